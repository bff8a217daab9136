//! Paper of every kind: nothing leaves what a printer can print, nothing stands on other words, whatever the words
//! are; booklets, sheets that begin on the front, and pages that save ink.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeSet;

use kitbag::model::{
    Answer, Edition, Element, InkUse, Language, Paper, Piece, Prose, RichText, SectionStart, Size, Step,
    StepKind, Table, Term, Tool,
};
use kitbag::render::pdf::{self, Document};
use lopdf::content::Content;
use lopdf::{Dictionary, Object};
use support::crowded::crowded;
use support::pdf_places::{faults, pages};
use support::pdf_words::written;
use support::sample::{self, id};
use support::workspace::Project;

const LANGUAGES: [&str; 5] = ["en", "si", "ta", "km", "fa-AF"];

/// What printers need on every side, in points: 12.7 mm.
const MARGIN: f32 = 36.0;

/// Every document of an edition.
fn documents(edition: &Edition) -> Vec<(&'static str, Document)> {
    let (deck, _) = kitbag::deck::plan(edition);
    let quiz = edition.quiz.as_ref().unwrap();
    vec![
        ("script", pdf::script(edition, &deck).unwrap()),
        ("handouts", pdf::handouts(edition).unwrap()),
        ("cases", pdf::cases(edition).unwrap()),
        ("quiz", pdf::quiz(edition, quiz).unwrap()),
        ("quiz-key", pdf::quiz_key(edition, quiz).unwrap()),
        ("cheat-sheet", pdf::cheat_sheet(edition).unwrap()),
    ]
}

fn booklets(edition: &Edition) -> Vec<(&'static str, Document)> {
    let (deck, _) = kitbag::deck::plan(edition);
    vec![
        ("script-booklet", pdf::script_booklet(edition, &deck).unwrap()),
        ("handouts-booklet", pdf::handouts_booklet(edition).unwrap()),
        ("cases-booklet", pdf::cases_booklet(edition).unwrap()),
    ]
}

/// All that one kind of paper can get wrong.
fn judge(edition: &Edition, what: &str, found: &mut Vec<String>) {
    let mut all = documents(edition);
    if edition.print.size == Size::Usual {
        all.extend(booklets(edition));
    }
    for (kind, document) in all {
        found.extend(
            faults(&document.bytes, MARGIN).into_iter().take(3).map(|it| format!("{what} {kind}: {it}")),
        );
    }
}

#[test]
fn nothing_leaves_the_paper_and_no_words_stand_on_others() {
    let mut found = Vec::new();
    for tag in LANGUAGES {
        let usual = Paper::ALL.map(|paper| (paper, Size::Usual));
        for (paper, size) in usual.into_iter().chain([(Paper::Folio, Size::Large)]) {
            let mut edition = crowded(tag);
            (edition.print.paper, edition.print.size) = (paper, size);
            judge(&edition, &format!("{tag} {} {size:?}", paper.name()), &mut found);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The edition with a text for a title in every place that has one.
fn titled(tag: &str, text: &str) -> Edition {
    let mut edition = crowded(tag);
    let words = RichText::plain(text, edition.language().clone());
    edition.title = words.clone();
    for section in &mut edition.sections {
        section.title = words.clone();
        if let Some(slide) = section.slides.first_mut() {
            slide.title = words.clone();
        }
    }
    edition.cases[0].title = words.clone();
    edition.activities[0].title = words.clone();
    edition.tools[0].title = words.clone();
    edition.sections[0].tools = vec![edition.tools[0].id.clone()];
    edition
}

/// The edition with a text in every place that has words.
fn filled(tag: &str, text: &str) -> Edition {
    let mut edition = titled(tag, text);
    let words = RichText::plain(text, edition.language().clone());
    let prose = || Prose(vec![Piece::open(Element::Paragraph(words.clone()))]);
    for place in [&mut edition.summary, &mut edition.series.title] {
        *place = words.clone();
    }
    edition.series.overlay = Some(words.clone());
    edition.series.credits = vec![text.to_owned()];
    edition.branding.footer = Some(words.clone());
    edition.objectives[0].text = words.clone();
    for section in &mut edition.sections {
        section.cut = Some(words.clone());
        for slide in section.slides.iter_mut().take(2) {
            slide.title = words.clone();
            for step in &mut slide.script {
                step.body = prose();
            }
        }
    }
    let case = &mut edition.cases[0];
    case.body = prose();
    case.sources[0].title = words.to_plain();
    case.sources[0].url = format!("https://example.org/{}", text.replace(' ', "/"));
    let activity = &mut edition.activities[0];
    (activity.purpose, activity.group) = (words.clone(), words.clone());
    activity.materials = vec![words.clone()];
    let tool = &mut edition.tools[0];
    (tool.purpose, tool.guidance) = (words.clone(), prose());
    edition.glossary = vec![Term {
        id: id("term"),
        term: words.clone(),
        translation: Some(words.clone()),
        definition: words.clone(),
    }];
    for question in &mut edition.quiz.as_mut().unwrap().questions {
        question.stem = words.clone();
        question.right = Some(words.clone());
        match &mut question.answer {
            Answer::Single(choices) | Answer::Multiple(choices) => {
                for choice in choices {
                    (choice.text, choice.feedback) = (words.clone(), Some(words.clone()));
                }
            }
            Answer::Matching(pairs) => pairs[0].right = words.clone(),
            Answer::Numeric { unit, .. } => *unit = Some(words.clone()),
            _ => {}
        }
    }
    edition
}

/// So many characters of a language's own words.
fn text_of(tag: &str, length: usize, spaces: bool) -> String {
    let edition = sample::edition(tag);
    let words = edition.summary.to_plain();
    let kept = words.chars().filter(|c| spaces || c.is_alphabetic() || !c.is_ascii()).collect::<String>();
    let kept = if spaces { kept + " " } else { kept.replace(char::is_whitespace, "") };
    kept.chars().cycle().take(length).collect()
}

#[test]
fn four_hundred_characters_without_a_space_are_broken_and_never_cut() {
    let mut found = Vec::new();
    for tag in ["en", "ta", "km", "fa-AF"] {
        judge(&filled(tag, &text_of(tag, 400, false)), tag, &mut found);
    }
    let mut large = filled("en", &"x".repeat(400));
    large.print.size = Size::Large;
    judge(&large, "large", &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn titles_of_five_thousand_characters_go_on_over_pages() {
    let mut found = Vec::new();
    for tag in ["en", "km"] {
        let edition = titled(tag, &text_of(tag, 5000, true));
        judge(&edition, tag, &mut found);
        let (deck, _) = kitbag::deck::plan(&edition);
        let script = written(&pdf::script(&edition, &deck).unwrap().bytes).concat();
        if tag == "en" {
            // The cover, the contents and three sections with a slide each have it whole.
            let once = edition.title.to_plain().matches("counters").count();
            let said = script.matches("counters").count();
            assert!(said > once * 10, "{said} of {once}");
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_table_with_as_many_columns_as_are_read_stays_on_the_page() {
    let mut found = Vec::new();
    for tag in LANGUAGES {
        for size in [Size::Usual, Size::Large] {
            let mut edition = crowded(tag);
            edition.print.size = size;
            let word = |n: usize| {
                let words = edition.summary.to_plain();
                let words: Vec<&str> = words.split_whitespace().collect();
                RichText::plain(words[n % words.len()], edition.language().clone())
            };
            let row = |from: usize| (from..from + 12).map(word).collect::<Vec<_>>();
            let table = Element::Table(Table { header: row(0), rows: (1..9).map(row).collect() });
            let prose = Prose(vec![Piece::open(table)]);
            edition.cases[0].body = prose.clone();
            edition.tools[0].body = prose.clone();
            edition.activities[0].body = prose.clone();
            edition.sections[0].slides[0].script.push(Step {
                kind: StepKind::Do,
                minutes: None,
                body: prose,
                when: vec![],
            });
            judge(&edition, &format!("{tag} {size:?}"), &mut found);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The operators of all pages with their numbers.
fn operations(document: &Document) -> Vec<(String, Vec<f32>)> {
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let contents = file.get_pages().into_values().map(|page| file.get_page_content(page));
    let all = contents.flat_map(|content| Content::decode(&content).unwrap().operations);
    all.map(|it| (it.operator, it.operands.iter().filter_map(|it| it.as_float().ok()).collect())).collect()
}

/// Contrast with white of a grey or colour (WCAG 2.2).
fn contrast(colour: &[f32]) -> f32 {
    let linear = |part: f32| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let light = 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
    1.05 / (light + 0.05)
}

#[test]
fn ink_saver_fills_nothing_and_keeps_all_words_in_good_contrast() {
    for tag in LANGUAGES {
        let mut usual = crowded(tag);
        // Pictures of a logo, a case or a sheet are the authors' own.
        usual.branding.logo = None;
        let mut saver = usual.clone();
        saver.print.ink = InkUse::Saver;
        for ((kind, usual), (_, saver)) in documents(&usual).into_iter().zip(documents(&saver)) {
            assert_eq!((usual.pages, kind), (saver.pages, kind));
            let (mut colour, mut area) = (vec![0.0; 3], Vec::new());
            for (operator, numbers) in operations(&saver) {
                match operator.as_str() {
                    "rg" => colour = numbers,
                    "re" => area = numbers,
                    "w" => assert!(numbers[0] <= 1.2, "{tag} {kind}: a line of {numbers:?}"),
                    "f" => {
                        assert!(area[2].abs().min(area[3].abs()) <= 1.21, "{tag} {kind}: {area:?} is filled");
                    }
                    "TJ" => assert!(contrast(&colour) >= 7.0, "{tag} {kind}: words in {colour:?}"),
                    "Do" | "f*" | "B" | "B*" => panic!("{tag} {kind}: {operator}"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn a_slide_that_saves_ink_says_what_its_picture_shows() {
    let mut edition = sample::edition("en");
    let alt = edition.sections[0].slides[3].picture.as_ref().unwrap().alt.as_ref().unwrap().to_plain();
    let count = |edition: &Edition| {
        let (deck, _) = kitbag::deck::plan(edition);
        written(&pdf::script(edition, &deck).unwrap().bytes)
            .concat()
            .replace(' ', "")
            .matches(&alt.replace(' ', ""))
            .count()
    };
    let usual = count(&edition);
    edition.print.ink = InkUse::Saver;
    assert_eq!(count(&edition), usual + 2, "two slides have the picture");
}

fn dict(file: &lopdf::Document, object: &Object) -> Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap().clone()
}

/// The numbers of pages that viewers show.
fn labels(file: &lopdf::Document) -> Vec<String> {
    let labels = dict(file, file.catalog().unwrap().get(b"PageLabels").unwrap());
    let numbers = labels.get(b"Nums").unwrap().as_array().unwrap();
    let prefix = |label: &Object| match label.as_dict().unwrap().get(b"P") {
        Ok(text) => match text.as_str().unwrap() {
            [0xFE, 0xFF, utf16 @ ..] => {
                let units: Vec<u16> = utf16.chunks(2).map(|it| u16::from_be_bytes([it[0], it[1]])).collect();
                String::from_utf16(&units).unwrap()
            }
            ascii => String::from_utf8(ascii.to_vec()).unwrap(),
        },
        Err(_) => "counted".to_owned(),
    };
    numbers.chunks(2).map(|pair| prefix(&pair[1])).collect()
}

#[test]
fn a_booklet_is_two_pages_across_in_the_order_of_folded_sheets() {
    let edition = sample::edition("en");
    let document = pdf::cases_booklet(&edition).unwrap();
    assert_eq!((document.pages, document.sheets, document.papers.as_slice()), (2, 1, ["A4"].as_slice()));
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let sides = pages(&document.bytes);
    assert_eq!(sides.len(), 2);
    for side in &sides {
        assert!((side.width - 841.89).abs() < 0.01 && (side.height - 595.27).abs() < 0.01);
    }
    // The first page is on the right, its back on the left.
    assert!(sides[0].pieces.iter().all(|it| it.left > 420.9));
    assert!(sides[1].pieces.iter().all(|it| it.right < 420.9));
    let viewer = dict(&file, file.catalog().unwrap().get(b"ViewerPreferences").unwrap());
    assert_eq!(viewer.get(b"Duplex").unwrap().as_name().unwrap(), b"DuplexFlipShortEdge");
    let dari = pdf::cases_booklet(&sample::edition("fa-AF")).unwrap();
    let sides = pages(&dari.bytes);
    assert!(sides[0].pieces.iter().all(|it| it.right < 420.9), "bound on the right");
}

#[test]
fn a_booklet_has_the_words_of_the_document_in_nine_points_and_never_less_than_eight() {
    for tag in LANGUAGES {
        let edition = crowded(tag);
        let (deck, _) = kitbag::deck::plan(&edition);
        let booklet = pdf::script_booklet(&edition, &deck).unwrap();
        assert_eq!(booklet.sheets, booklet.pages.div_ceil(4));
        let file = lopdf::Document::load_mem(&booklet.bytes).unwrap();
        assert_eq!(file.get_pages().len(), booklet.sheets * 2);
        let labels = labels(&file);
        let middle = booklet.sheets * 2;
        let last = match tag {
            "fa-AF" => edition.writing.digits(&format!("{}, {middle}", middle + 1)),
            _ => format!("{middle}, {}", middle + 1),
        };
        assert_eq!(labels.last(), Some(&last), "{tag}");
        let body = edition.cases[0].body.texts().first().map(|it| it.language.script().size_factor());
        let body = 9.0 * f32::from(u16::try_from(body.unwrap()).unwrap()) / 1000.0;
        let sizes: Vec<f32> =
            pages(&booklet.bytes).iter().flat_map(|side| side.pieces.iter().map(|it| it.size)).collect();
        let are_body = sizes.iter().filter(|size| (**size - body).abs() < 0.01).count();
        assert!(are_body * 8 > sizes.len(), "{tag}: {are_body} of {}", sizes.len());
    }
}

/// The elements of a document with their words, in the order in which they are read.
fn read_aloud(document: &Document) -> Vec<String> {
    fn walk(file: &lopdf::Document, element: &Dictionary, roles: &mut Vec<String>) {
        roles.push(String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap());
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(one) => vec![one.clone()],
            Err(_) => vec![],
        };
        for kid in kids {
            if let Object::Reference(below) = kid {
                walk(file, file.get_dictionary(below).unwrap(), roles);
            }
        }
    }
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let root = dict(&file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut roles = Vec::new();
    walk(&file, &dict(&file, root.get(b"K").unwrap()), &mut roles);
    roles
}

#[test]
fn a_booklet_is_read_aloud_in_the_order_of_its_pages() {
    let edition = crowded("en");
    let (deck, _) = kitbag::deck::plan(&edition);
    assert_eq!(
        read_aloud(&pdf::script_booklet(&edition, &deck).unwrap()),
        read_aloud(&pdf::script(&edition, &deck).unwrap())
    );
    let (flat, booklet) =
        (pdf::script(&edition, &deck).unwrap(), pdf::script_booklet(&edition, &deck).unwrap());
    let outline = |document: &Document| {
        let toc = lopdf::Document::load_mem(&document.bytes).unwrap().get_toc().unwrap().toc;
        toc.into_iter().map(|entry| (entry.level, entry.title)).collect::<Vec<_>>()
    };
    assert_eq!(outline(&booklet), outline(&flat));
}

#[test]
fn a_canvas_stays_out_of_the_booklet_and_keeps_its_number() {
    let mut edition = sample::edition("en");
    let tool = |name: &str, is_large: bool| Tool {
        id: id(name),
        title: RichText::plain(format!("Sheet {name}"), Language::english()),
        is_large,
        ..edition.tools[0].clone()
    };
    edition.tools = vec![tool("large", true), tool("small", false)];
    let booklet = written(&pdf::handouts_booklet(&edition).unwrap().bytes).concat();
    for shown in ["Handout 1 · Sheet large (A3)", "Handout 2 · Sheet small"] {
        assert!(booklet.contains(shown), "{shown} in {booklet}");
    }
    assert_eq!(booklet.matches("Sheet large").count(), 1);
    assert_eq!(booklet.matches("Sheet small").count(), 2);
}

#[test]
fn an_overlay_that_prints_booklets_gets_them_beside_the_documents() {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "overlay: lk\n", "overlay: lk\nprint: { booklet: on }\n");
    let run = project.kitbag(&["build", "lk@en", "--format", "script,cases,quiz"]);
    assert_eq!(
        (run.stderr.as_str(), run.stdout.as_str()),
        (
            "",
            "Built  lk@en/queue                  script (7 pages = 4 sheets), script-booklet (7 pages = 2 sheets), cases (2 pages = 1 sheet), cases-booklet (2 pages = 1 sheet), quiz (1 page)\n5 files in output\n"
        )
    );
    let page = String::from_utf8(project.read("output/lk/READ-ME-FIRST.html")).unwrap();
    assert!(page.contains("lk-en-queue-script-booklet.pdf"));
    assert!(page.contains("turned over the short edge"));
    let run = project.kitbag(&["build", "base", "--format", "cases-booklet"]);
    assert_eq!(
        run.stdout,
        "Built  base@en/queue                cases-booklet (2 pages = 1 sheet)\n1 file in output\n"
    );
}

#[test]
fn large_print_goes_into_no_booklet() {
    let project = Project::small();
    project.edit(
        "overlays/lk/overlay.yaml",
        "overlay: lk\n",
        "overlay: lk\nprint: { booklet: on, size: large }\n",
    );
    let run = project.kitbag(&["build", "lk@en", "--format", "cases,cases-booklet"]);
    assert!(run.stdout.contains("cases (") && !run.stdout.contains("booklet"), "{}", run.stdout);
}

#[test]
fn sections_handouts_and_cases_begin_on_the_front_of_a_sheet() {
    let mut edition = crowded("en");
    edition.print.section_start = SectionStart::OddPage;
    let (deck, _) = kitbag::deck::plan(&edition);
    let note = "This page is left blank on purpose.";
    let fronts = |document: &Document, heads: &[String]| {
        let mut blanks = 0;
        for (page, number) in pages(&document.bytes).iter().zip(1..) {
            let words: Vec<&str> = page.pieces.iter().map(|it| it.text.trim()).collect();
            let is_head = words.iter().skip(2).any(|it| heads.iter().any(|head| it == head)) && number > 2;
            assert!(!is_head || number % 2 == 1, "page {number}: {words:?}");
            if words.contains(&note) {
                blanks += 1;
                assert_eq!(number % 2, 0);
            }
        }
        blanks
    };
    let heads: Vec<String> = (1..4).map(|n| format!("Handout {n}")).collect();
    assert!(fronts(&pdf::handouts(&edition).unwrap(), &heads) > 0);
    assert!(fronts(&pdf::cases(&edition).unwrap(), &["Case 1".to_owned()]) > 0);
    let titles: BTreeSet<String> = edition.sections.iter().map(|it| it.title.to_plain()).collect();
    let script = pdf::script(&edition, &deck).unwrap();
    assert!(!titles.is_empty() && script.pages > 0);
    edition.print.section_start = SectionStart::NextPage;
    let usual = pdf::script(&edition, &deck).unwrap();
    assert!(script.pages >= usual.pages);
    assert_eq!(written(&usual.bytes).concat().matches(note).count(), 0);
}

#[test]
fn dari_papers_count_in_the_digits_of_dari() {
    let mut edition = crowded("fa-AF");
    let labels = kitbag::translate::shipped_labels(edition.language());
    edition.labels = labels;
    let latin = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    // Names and addresses that are the same in every language.
    let names =
        ["fa-AF · 0.1.0", "0123456789", "0.1.0", "CC BY 4.0", "2020-01-05", "20 Nov 2026", "https://"];
    // Small pictures count as the slides do.
    let on_slides = |text: &str| {
        text.starts_with('(') || text.trim_end_matches('.').parse::<u8>().is_ok_and(|number| number < 20)
    };
    for (kind, document) in documents(&edition) {
        if kind == "quiz-key" {
            continue;
        }
        for page in pages(&document.bytes) {
            for piece in page.pieces.iter().filter(|it| latin(&it.text)) {
                let text = piece.text.trim();
                let is_name = names.iter().any(|name| text.contains(name) || name.contains(text));
                let is_on_slide = piece.size < 10.5 && on_slides(text);
                assert!(is_name || is_on_slide, "{kind}: {}", piece.text);
            }
        }
    }
}
