//! The documents beside the script: what is in them, what never is, and whether a pen finds room.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::io::Read;
use std::path::Path;

use kitbag::model::{
    Activity, Answer, Choice, Element, Item, Language, Pair, Paper, Piece, Prose, Question, Quiz, RichText,
    Table, Tool, Visibility,
};
use kitbag::render::pdf::{self, Document};
use lopdf::content::Content;
use support::pdf_words::written;
use support::sample::{self, id};
use support::workspace::Project;

fn english(words: &str) -> RichText {
    RichText::plain(words, Language::english())
}

fn item(name: &str) -> Item {
    Item { id: id(name), text: english(&format!("Item {name}")), feedback: Some(english("Secret feedback")) }
}

fn choice(name: &str, right: bool) -> Choice {
    Choice { id: id(name), text: english(name), right, feedback: Some(english("Secret feedback")) }
}

fn pair(name: &str, left: &str, right: &str) -> Pair {
    Pair { id: id(name), left: english(left), right: english(right), feedback: Some(english("Secret pair")) }
}

/// A question of every type. `right` turns every answer over that can be.
fn quiz(right: bool) -> Quiz {
    let number = if right { "17" } else { "94" };
    let word = if right { "prototype" } else { "model" };
    let answers = [
        Answer::Single(vec![choice("one", right), choice("two", !right)]),
        Answer::Multiple(vec![choice("three", true), choice("four", right), choice("five", false)]),
        Answer::TrueFalse(right),
        Answer::Matching(vec![pair("p", "Life", "Zebra"), pair("q", "Hour", "Apple")]),
        Answer::Ordering(vec![item("c"), item("a"), item("b")]),
        Answer::Numeric { min: number.into(), max: number.into(), unit: Some(english("hours")) },
        Answer::ShortText(vec![word.into()]),
        Answer::Likert(vec![item("low"), item("high")]),
        Answer::SelfAssessment { dimensions: vec![item("x"), item("y")], levels: vec![item("l"), item("m")] },
    ];
    let question = |(answer, at): (Answer, usize)| Question {
        id: id(&format!("q-{at}")),
        objective: Some(id("o1")),
        stem: english(&format!("Stem {at}")),
        answer,
        right: Some(english("Secret praise")),
        wrong: Some(english("Secret blame")),
    };
    let questions: Vec<_> = answers.into_iter().zip(1..).map(question).collect();
    Quiz { draw: 3, questions, test: None }
}

/// The words of a document, piece by piece.
fn words(document: &Document) -> String {
    written(&document.bytes).join("\n")
}

/// The same without breaks between pieces of one line.
fn joined(document: &Document) -> String {
    written(&document.bytes).concat()
}

fn prose(elements: Vec<Element<RichText>>) -> Prose<RichText> {
    Prose(elements.into_iter().map(Piece::open).collect())
}

fn tool(name: &str, body: Vec<Element<RichText>>, visibility: Visibility) -> Tool {
    let (title, purpose) = (english(&format!("Sheet {name}")), english("To learn"));
    Tool {
        id: id(name),
        title,
        purpose,
        body: prose(body),
        guidance: Prose::empty(),
        is_large: false,
        visibility,
    }
}

#[test]
fn the_paper_is_the_same_whatever_is_right() {
    let edition = sample::edition("en");
    let paper = pdf::quiz(&edition, &quiz(true)).unwrap();
    assert_eq!(paper, pdf::quiz(&edition, &quiz(false)).unwrap());
    let said = joined(&paper);
    for shown in ["Stem 9", "hours", "True", "False", "Zebra", "Item b", "Score / 7:", "Your name:"] {
        assert!(said.contains(shown), "{shown} in {said}");
    }
    for hidden in ["Secret", "17", "94", "prototype", "Right", "Objective"] {
        assert!(!said.contains(hidden), "{hidden} in {said}");
    }
}

#[test]
fn the_key_has_the_numbers_and_letters_of_the_paper() {
    let edition = sample::edition("en");
    let (paper, key) =
        (pdf::quiz(&edition, &quiz(true)).unwrap(), pdf::quiz_key(&edition, &quiz(true)).unwrap());
    let (paper, key) = (written(&paper.bytes), written(&key.bytes));
    let after = |pieces: &[String], label: &str, words: &str| {
        pieces.windows(2).any(|pair| pair[0] == label && pair[1] == words)
    };
    // What pairs and steps are called on the paper.
    for (letter, text) in [("A", "Apple"), ("B", "Zebra"), ("A", "Item a"), ("B", "Item b"), ("C", "Item c")]
    {
        assert!(after(&paper, letter, text), "{letter} {text} in {paper:?}");
    }
    let key = key.join("");
    for line in [
        "1.one — Right",
        "2.twoSecret feedback",
        "1. True — Right",
        "1.Life — B Zebra",
        "2.Hour — A Apple",
        "1.C Item c",
        "2.A Item a",
        "3.B Item b",
        "17 hours — Right",
        "prototype — Right",
        "Right · Secret praise",
        "Not quite right · Secret blame",
        "Objective · Residents and visitors come to the counter",
    ] {
        assert!(key.contains(line), "{line} in {key}");
    }
}

#[test]
fn what_the_facilitator_alone_may_read_is_in_the_script_and_in_nothing_else() {
    let secret = || vec![Element::Paragraph(english("Whom we suspect"))];
    let mut edition = sample::edition("en");
    edition.cases[0].visibility = Visibility::Facilitator;
    edition.cases[0].body = prose(secret());
    edition.tools.push(tool("hidden", secret(), Visibility::Facilitator));
    edition.sections[0].tools = vec![id("hidden"), id("journey-map")];
    edition.activities = vec![Activity {
        id: id("alone"),
        title: english("Alone"),
        purpose: english("Whom we suspect"),
        group: english("nobody"),
        minutes: 5,
        materials: vec![],
        body: prose(secret()),
        guidance: prose(secret()),
        visibility: Visibility::Facilitator,
    }];
    // Beside a sheet that everybody gets.
    edition.tools[0].guidance = prose(secret());
    let (deck, _) = kitbag::deck::plan(&edition);
    assert_eq!(words(&pdf::script(&edition, &deck).unwrap()).matches("Whom we suspect").count(), 6);
    assert!(edition.given_cases().next().is_none());
    let handouts = words(&pdf::handouts(&edition).unwrap());
    assert!(!handouts.contains("Whom we suspect") && !handouts.contains("Sheet hidden"));
    // What is left out takes no number away.
    assert!(handouts.contains("Handout 1") && !handouts.contains("Handout 2"));
}

#[test]
fn the_script_names_cases_and_handouts_by_the_numbers_that_stand_on_them() {
    let mut edition = sample::edition("en");
    edition.tools.push(tool("second", vec![], Visibility::Everyone));
    edition.sections[0].tools = vec![id("second")];
    let (deck, _) = kitbag::deck::plan(&edition);
    let script = joined(&pdf::script(&edition, &deck).unwrap());
    let handouts = joined(&pdf::handouts(&edition).unwrap());
    let cases = joined(&pdf::cases(&edition).unwrap());
    assert!(script.contains("Handout 1 · Sheet second"), "{script}");
    assert!(
        handouts.contains("Handout 1 · Sheet second") && handouts.contains("Handout 2 · Who are our users?")
    );
    assert!(script.contains("Case 1 · The person at the end of the line"));
    assert!(
        cases.contains("Case 1 · The person at the end of the line") && cases.contains("A report. An office")
    );
    assert!(!script.contains("A report. An office"), "the story stands in the case pack alone");
}

/// Thin lines across the page, from the top: their places and lengths in points.
fn rules(document: &Document, number: usize) -> Vec<(f32, f32)> {
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let page = *file.get_pages().values().nth(number - 1).unwrap();
    let mut found = Vec::new();
    for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
        if operation.operator == "re" {
            let [_, y, width, height] = [0, 1, 2, 3].map(|at| operation.operands[at].as_float().unwrap());
            if height.abs() < 1.2 && width > 60.0 {
                found.push((y, width));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found
}

const NINE_MM: f32 = 25.5;

#[test]
fn rows_of_a_sheet_are_high_enough_for_a_pen() {
    let empty = || vec![english(""), english("____")];
    let table = |rows| Element::Table(Table { header: vec![english("What"), english("Who")], rows });
    for rows in [2, 12, 40] {
        let mut edition = sample::edition("en");
        edition.tools = vec![tool("t", vec![table(vec![empty(); rows])], Visibility::Everyone)];
        let document = pdf::handouts(&edition).unwrap();
        for page in 2..=document.pages {
            let lines: Vec<_> =
                rules(&document, page).into_iter().filter(|(_, width)| *width > 500.0).collect();
            // The running head stands above the head row, the foot below the last.
            for pair in lines[1..lines.len() - 1].windows(2) {
                let height = pair[0].0 - pair[1].0;
                assert!(height >= NINE_MM, "{rows} rows, page {page}: {height}");
            }
        }
        assert_eq!(document.pages > 2, rows == 40, "{rows}");
    }
}

#[test]
fn a_tall_head_is_whole_on_every_page_of_its_table() {
    let long = "district ".repeat(40);
    let narrow = "Head";
    let header: Vec<_> = std::iter::once(long.as_str()).chain([narrow; 9]).map(english).collect();
    let rows = vec![vec![english("x"); header.len()]; 60];
    let mut edition = sample::edition("en");
    edition.tools = vec![tool("t", vec![Element::Table(Table { header, rows })], Visibility::Everyone)];
    let document = pdf::handouts(&edition).unwrap();
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let tints = |number| {
        let page = file.get_pages()[&number];
        let operations = Content::decode(&file.get_page_content(page)).unwrap().operations;
        let boxes = operations.iter().filter(|it| it.operator == "re");
        let sizes = boxes.map(|it| [2, 3].map(|at: usize| it.operands[at].as_float().unwrap().abs()));
        sizes.filter(|[width, height]| *width > 300.0 && (150.0..400.0).contains(height)).count()
    };
    let pages = u32::try_from(document.pages).unwrap();
    assert!(pages > 3, "{pages}");
    assert_eq!((2..=pages).map(tints).collect::<Vec<_>>(), vec![1; document.pages - 1]);
}

#[test]
fn a_blank_in_a_sentence_is_wide_and_one_at_its_end_a_line() {
    let mut edition = sample::edition("en");
    let blank = |text: &str| Element::Paragraph(english(text));
    edition.tools = vec![tool(
        "t",
        vec![blank("By Friday I will: ____"), blank("____ needs ____.")],
        Visibility::Everyone,
    )];
    let document = pdf::handouts(&edition).unwrap();
    let said = words(&document);
    let wide = "_".repeat(24);
    assert!(said.contains(&format!("{wide} needs {wide}.")), "{said}");
    assert!(said.contains("By Friday I will:\n"), "{said}");
    assert!(rules(&document, 2).iter().any(|(_, width)| (390.0..460.0).contains(width)));
}

/// Width and height of each page, in whole points.
fn sizes(document: &Document) -> Vec<(i64, i64)> {
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let pages = file.get_pages().into_values();
    let size = |page| {
        let area = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let [width, height] = [2, 3].map(|at: usize| area[at].as_float().unwrap());
        #[allow(clippy::cast_possible_truncation, reason = "pages are small")]
        (width.round() as i64, height.round() as i64)
    };
    pages.map(size).collect()
}

/// Handouts with a canvas of so many rows before a sheet of the usual size.
fn canvas(paper: Paper, rows: usize) -> Document {
    let header = vec![english("What"), english("Who")];
    let rows = vec![vec![english(""), english("")]; rows];
    let table = Element::Table(Table { header, rows });
    let mut edition = sample::edition("en");
    edition.print.paper = paper;
    let large = Tool { is_large: true, ..tool("large", vec![table], Visibility::Everyone) };
    edition.tools = vec![large, tool("usual", vec![], Visibility::Everyone)];
    pdf::handouts(&edition).unwrap()
}

#[test]
fn a_canvas_stands_on_the_next_larger_sheet_across_where_it_fits() {
    let across = canvas(Paper::A4, 6);
    assert_eq!(sizes(&across), [(595, 842), (1191, 842), (595, 842)]);
    assert_eq!((across.pages, across.sheets, across.papers.join(" ")), (3, 3, "A4 A3".into()));
    let said = joined(&across);
    assert!(said.contains("Handout 1 · Sheet large (A3)") && said.contains("Handout 1 · A3"), "{said}");
    assert_eq!(sizes(&canvas(Paper::A4, 30))[1], (842, 1191));
    let letter = canvas(Paper::Letter, 6);
    assert_eq!(sizes(&letter), [(612, 792), (1224, 792), (612, 792)]);
    assert_eq!(letter.papers, ["Letter", "Tabloid"]);
}

#[test]
fn a_document_holds_the_pictures_that_it_shows_and_no_others() {
    let edition = sample::edition("en");
    let mut without = edition.clone();
    without.assets.clear();
    assert_eq!(pdf::cases(&edition), pdf::cases(&without));
}

#[test]
fn a_restricted_part_is_in_the_script_and_in_nothing_that_learners_get() {
    let project = Project::small();
    let tool = "base-modules/queue/tools/tally-sheet.md";
    let text = String::from_utf8(project.read(tool)).unwrap();
    project.write(tool, &format!("{text}\n::: restricted\n\n## What to expect\n\nMost come twice.\n\n:::\n"));
    let run = project.kitbag(&["build", "lk@en", "--format", "script,handouts,web"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let said = |kind: &str| written(&project.read(&format!("output/lk/en/lk-en-queue-{kind}.pdf"))).concat();
    assert!(
        said("script").contains("Handout 2 · Tally sheet") && said("script").contains("Most come twice.")
    );
    assert!(said("handouts").contains("Tally sheet") && !said("handouts").contains("Most come twice."));
    let archive = std::io::Cursor::new(project.read("output/lk/en/lk-en-queue-web.zip"));
    let mut page = String::new();
    let mut archive = zip::ZipArchive::new(archive).unwrap();
    archive.by_name("index.html").unwrap().read_to_string(&mut page).unwrap();
    assert!(page.contains("Tally sheet") && !page.contains("Most come twice."));
    project.kitbag(&["customise", "queue/tally-sheet", "--overlay", "lk"]);
    let copied = String::from_utf8(project.read("overlays/lk/text/queue/tally-sheet.md")).unwrap();
    assert!(copied.ends_with("\n:::: restricted\n## What to expect\n\nMost come twice.\n::::\n"), "{copied}");
}

#[test]
fn a_module_with_nothing_to_hand_out_gives_no_file_and_is_no_failure() {
    let project = Project::small();
    project.remove_file("base-modules/queue/quiz.yaml");
    project.edit("base-modules/queue/module.yaml", "quiz: quiz.yaml\n", "");
    let run = project.kitbag(&["build", "base", "--format", "quiz-key,cheat-sheet"]);
    assert_eq!(run.stdout, "Built  base@en/queue                cheat-sheet (1 page)\n1 file in output\n");
    let run = project.kitbag(&["build", "base", "--format", "quiz-key"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "Empty  base@en/queue                nothing of these kinds\n0 files in output\n")
    );
}

#[test]
fn a_cheat_sheet_that_takes_more_than_a_page_is_told_with_its_place() {
    let project = Project::small();
    let point = "\n::: key-point\nWhoever waits pays with the wage of an hour, and an office that sees the queue \
                 from the inside alone will never count it, whatever it measures of its own work.\n:::\n";
    let slide = "base-modules/queue/slides/02-close.md";
    let text = String::from_utf8(project.read(slide)).unwrap();
    project.write(slide, &format!("{text}{}", point.repeat(56)));
    let run = project.kitbag(&["build", "lk", "--format", "cheat-sheet"]);
    assert_eq!(
        run.stderr,
        "warning[KB0650]: the cheat sheet of `queue` takes 2 pages in `lk@en`\n \
         --> base-modules/queue/module.yaml:1:1\n  |\n\
         1 | title: The queue\n  | ^\n  \
         = hint: shorten key points (`::: key-point`), or what is left out when time runs short (`cut:`)\n\n\
         1 warning\n"
    );
    assert_eq!(run.code, 0);
}

#[test]
fn cheat_sheets_of_long_translations_take_one_page() {
    let project = Project::of_repository();
    project.lay_below("overlays", &Path::new(env!("CARGO_MANIFEST_DIR")).join("overlays"));
    for target in ["lk@si+youth", "lk@ta+youth", "lk@si", "lk@ta"] {
        let arguments = ["build", target, "--module", "why-digital", "--format", "cheat-sheet", "--dry-run"];
        let run = project.kitbag(&arguments);
        assert!(run.stdout.contains("cheat-sheet (1 page)"), "{target}: {}", run.stdout);
    }
}

#[test]
fn guidance_for_a_sheet_of_two_sections_stands_in_the_first_and_is_named_in_the_second() {
    let mut edition = sample::edition("en");
    edition.tools[0].guidance = prose(vec![Element::Paragraph(english("Fair answers"))]);
    edition.sections[0].tools = vec![id("journey-map")];
    edition.sections[2].tools = vec![id("journey-map")];
    let (deck, _) = kitbag::deck::plan(&edition);
    let script = words(&pdf::script(&edition, &deck).unwrap());
    assert_eq!(script.matches("Fair answers").count(), 1);
    let behind = script.split("Fair answers").nth(1).unwrap().replace('\n', "");
    let named: Vec<_> = behind.match_indices("Handout 1 · Who are our users?").collect();
    // Among what the section needs, and with the page of the guidance.
    assert_eq!(named.len(), 2, "{behind}");
    let page = &behind[named[1].0 + named[1].1.len()..];
    assert!(page.starts_with(|c: char| c.is_ascii_digit()), "{page}");
}

#[test]
fn the_repositorys_own_scripts_take_less_than_45_pages_and_their_cheat_sheets_one() {
    let project = Project::of_repository();
    let run = project.kitbag(&["build", "base", "--format", "script,cheat-sheet", "--dry-run", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let mut modules = 0;
    for module in told["targets"][0]["modules"].as_array().unwrap() {
        let Some([script, sheet]) = module["artifacts"].as_array().map(Vec::as_slice) else { continue };
        assert!(script["pages"].as_u64().unwrap() < 45, "{script}");
        assert_eq!(sheet["pages"], 1, "{sheet}");
        modules += 1;
    }
    assert!(modules >= 3, "{modules}");
}
