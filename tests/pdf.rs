//! Facilitator scripts as PDF: structure, words, bytes.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use kitbag::model::{Conditions, Edition, Element as Piece, Origins, Paper, RichText, Size, Visibility};
use kitbag::render::pdf::{self, Document};
use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId};
use support::pdf_words::unicode;
use support::sample;

const LANGUAGES: [&str; 5] = ["en", "si", "ta", "km", "fa-AF"];

fn script(edition: &Edition) -> Document {
    let (deck, _) = kitbag::deck::plan(edition);
    pdf::script(edition, &deck).unwrap()
}

/// Every document of an edition.
fn documents(edition: &Edition) -> Vec<(&'static str, Document)> {
    let quiz = edition.quiz.as_ref().unwrap();
    vec![
        ("script", script(edition)),
        ("handouts", pdf::handouts(edition).unwrap()),
        ("cases", pdf::cases(edition).unwrap()),
        ("quiz", pdf::quiz(edition, quiz).unwrap()),
        ("quiz-key", pdf::quiz_key(edition, quiz).unwrap()),
        ("cheat-sheet", pdf::cheat_sheet(edition).unwrap()),
    ]
}

fn load(document: &Document) -> lopdf::Document {
    lopdf::Document::load_mem(&document.bytes).unwrap()
}

fn dict(file: &lopdf::Document, object: &Object) -> Dictionary {
    match object {
        Object::Reference(id) => file.get_dictionary(*id).unwrap().clone(),
        other => other.as_dict().unwrap().clone(),
    }
}

fn name(dict: &Dictionary, key: &[u8]) -> String {
    String::from_utf8(dict.get(key).unwrap().as_name().unwrap().to_vec()).unwrap()
}

fn kids(element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(one) => vec![one.clone()],
        Err(_) => vec![],
    }
}

/// One element of the structure: its role, its parent's role, what it marks.
struct Element {
    id: ObjectId,
    role: String,
    above: String,
    dict: Dictionary,
    marked: Vec<(ObjectId, i64)>,
    links: usize,
}

/// All elements in reading order.
fn elements(file: &lopdf::Document) -> Vec<Element> {
    fn walk(file: &lopdf::Document, id: ObjectId, above: &str, all: &mut Vec<Element>) {
        let dict = file.get_dictionary(id).unwrap().clone();
        let role = name(&dict, b"S");
        let index = all.len();
        all.push(Element {
            id,
            role: role.clone(),
            above: above.into(),
            dict: dict.clone(),
            marked: vec![],
            links: 0,
        });
        for kid in kids(&dict) {
            match &kid {
                Object::Reference(below) => walk(file, *below, &role, all),
                Object::Integer(mark) => {
                    let page = dict.get(b"Pg").unwrap().as_reference().unwrap();
                    all[index].marked.push((page, *mark));
                }
                Object::Dictionary(kid) if kid.has(b"MCID") => {
                    let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                    all[index].marked.push((page, kid.get(b"MCID").unwrap().as_i64().unwrap()));
                }
                _ => all[index].links += 1,
            }
        }
    }
    let root = dict(file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut all = Vec::new();
    walk(file, root.get(b"K").unwrap().as_reference().unwrap(), "", &mut all);
    all
}

/// The parent tree: key to owners.
fn parents(file: &lopdf::Document) -> BTreeMap<i64, Object> {
    let root = dict(file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let tree = dict(file, root.get(b"ParentTree").unwrap());
    let numbers = tree.get(b"Nums").unwrap().as_array().unwrap();
    numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), pair[1].clone())).collect()
}

#[test]
fn every_marked_content_has_one_owner_and_nothing_stands_outside() {
    let editions = LANGUAGES.map(|tag| (tag, documents(&sample::edition(tag))));
    let all = editions
        .iter()
        .flat_map(|(tag, all)| all.iter().map(move |(kind, it)| (format!("{tag} {kind}"), it)));
    for (tag, document) in all {
        let file = load(document);
        let mut owners: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
        for element in elements(&file) {
            for mark in element.marked {
                assert_eq!(owners.insert(mark, element.id), None, "{tag}: {mark:?} has two owners");
            }
        }
        let parents = parents(&file);
        for page in file.get_pages().into_values() {
            let key = file.get_dictionary(page).unwrap().get(b"StructParents").unwrap().as_i64().unwrap();
            let listed = parents[&key].as_array().unwrap();
            let marks = marks(&file, page);
            assert_eq!(marks, (0..marks.len()).map(|it| i64::try_from(it).unwrap()).collect::<Vec<_>>());
            assert_eq!(marks.len(), listed.len(), "{tag}: {page:?}");
            for (mark, owner) in (0..).zip(listed) {
                assert_eq!(owners[&(page, mark)], owner.as_reference().unwrap());
            }
        }
    }
}

/// The numbers of a page's marked content. Fails where something is shown or painted outside.
fn marks(file: &lopdf::Document, page: ObjectId) -> Vec<i64> {
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let (mut depth, mut marks) = (0, Vec::new());
    for operation in content.operations {
        match operation.operator.as_str() {
            "BDC" | "BMC" => {
                assert_eq!(depth, 0, "marked content is never nested");
                depth += 1;
                let properties = operation.operands.get(1).and_then(|it| it.as_dict().ok());
                marks.extend(properties.and_then(|it| it.get(b"MCID").ok()).map(|it| it.as_i64().unwrap()));
            }
            "EMC" => depth -= 1,
            "Tj" | "TJ" | "f" | "f*" | "S" | "B" | "B*" | "Do" => {
                assert_eq!(depth, 1, "{} outside of marked content", operation.operator);
            }
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    marks
}

/// The words of each marked-content sequence of a page.
fn spoken(file: &lopdf::Document, page: ObjectId) -> BTreeMap<i64, String> {
    let fonts = unicode(file, page);
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let (mut font, mut open, mut words) = (Vec::new(), None, BTreeMap::new());
    for operation in content.operations {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                let mark = properties.get(b"MCID").ok().map(|it| it.as_i64().unwrap());
                let actual = properties.get(b"ActualText").ok().map(|it| it.as_str().unwrap()[2..].to_vec());
                let actual = actual.map(|it| {
                    let units: Vec<u16> = it.chunks(2).map(|it| u16::from_be_bytes([it[0], it[1]])).collect();
                    String::from_utf16(&units).unwrap()
                });
                let said = actual.is_some();
                if let Some(mark) = mark {
                    words.insert(mark, actual.unwrap_or_default());
                }
                open = mark.filter(|_| !said);
            }
            "EMC" => open = None,
            "TJ" => {
                let Some(text) = open.and_then(|mark| words.get_mut(&mark)) else { continue };
                for part in operation.operands[0].as_array().unwrap() {
                    for code in part.as_str().unwrap_or_default().chunks(2) {
                        text.push_str(&fonts[&font][&u16::from_be_bytes([code[0], code[1]])]);
                    }
                }
            }
            _ => {}
        }
    }
    words
}

/// The words of each element of the document.
fn heard(file: &lopdf::Document) -> BTreeSet<String> {
    let pages: BTreeMap<_, _> =
        file.get_pages().into_values().map(|page| (page, spoken(file, page))).collect();
    let words = |(page, mark): &(ObjectId, i64)| pages[page][mark].as_str();
    elements(file).iter().map(|element| element.marked.iter().map(words).collect()).collect()
}

#[test]
fn a_screen_reader_hears_each_paragraph_as_it_was_written() {
    for tag in ["en", "si", "ta", "km"] {
        let edition = sample::edition(tag);
        let heard = heard(&load(&script(&edition)));
        let slide = &edition.sections[0].slides[0];
        let mut written = vec![&edition.title, &edition.summary, &slide.title, &edition.cases[0].title];
        written.extend(edition.objectives.iter().map(|it| &it.text));
        for step in &slide.script {
            if let Some(Piece::Paragraph(text)) = step.body.elements().next() {
                written.push(text);
            }
        }
        for text in written {
            assert!(heard.contains(&text.to_plain()), "{tag}: {}", text.to_plain());
        }
    }
}

#[test]
fn t077_joiners_and_zero_width_spaces_are_in_the_words_of_the_page() {
    // Letters that run to the left stand in the file in the order in which they are drawn.
    for (tag, words) in sample::JOINED.iter().filter(|(tag, _)| *tag != "fa-AF") {
        let heard = heard(&load(&script(&sample::joined(tag, words))));
        assert!(heard.contains(*words), "{tag}: {words:?} in {heard:?}");
    }
}

#[test]
fn elements_stand_where_they_belong() {
    let homes: &[(&str, &[&str])] = &[
        ("LI", &["L"]),
        ("Lbl", &["LI"]),
        ("LBody", &["LI"]),
        ("TR", &["Table"]),
        ("TH", &["TR"]),
        ("TD", &["TR"]),
        ("TOCI", &["TOC"]),
        ("Reference", &["TOCI"]),
        ("L", &["Part", "Sect", "Div", "LBody"]),
    ];
    let documents = documents(&sample::edition("ta"));
    let elements: Vec<_> = documents.iter().flat_map(|(_, it)| elements(&load(it))).collect();
    for element in &elements {
        if let Some((_, above)) = homes.iter().find(|(role, _)| *role == element.role) {
            assert!(above.contains(&element.above.as_str()), "{} in {}", element.role, element.above);
        }
        match element.role.as_str() {
            "Figure" => assert!(element.dict.has(b"Alt") && element.dict.has(b"A")),
            "Link" => assert!(element.links > 0 && !element.marked.is_empty()),
            _ => {}
        }
    }
    let roles: BTreeSet<&str> = elements.iter().map(|it| it.role.as_str()).collect();
    let all = [
        "Div",
        "Document",
        "Figure",
        "H1",
        "H2",
        "H3",
        "L",
        "LBody",
        "LI",
        "Lbl",
        "Link",
        "P",
        "Part",
        "Reference",
        "Sect",
        "TD",
        "TH",
        "TOC",
        "TOCI",
        "TR",
        "Table",
    ];
    assert_eq!(roles, BTreeSet::from(all));
}

#[test]
fn heading_levels_are_never_skipped() {
    for (kind, document) in documents(&sample::edition("en")) {
        let mut last = 0;
        for element in elements(&load(&document)) {
            if let Some(level) = element.role.strip_prefix('H').and_then(|it| it.parse::<u8>().ok()) {
                assert!(level <= last + 1, "{kind}: H{level} after H{last}");
                last = level;
            }
        }
        assert!(last > 0, "{kind} has headings");
    }
}

#[test]
fn links_lead_to_pages_and_are_found_from_their_annotation() {
    let file = load(&script(&sample::edition("en")));
    let pages: BTreeSet<ObjectId> = file.get_pages().into_values().collect();
    let parents = parents(&file);
    let links: BTreeSet<ObjectId> =
        elements(&file).into_iter().filter(|it| it.role == "Link").map(|it| it.id).collect();
    let mut found = 0;
    for page in &pages {
        let page = file.get_dictionary(*page).unwrap();
        for annotation in page.get(b"Annots").and_then(Object::as_array).unwrap_or(&vec![]) {
            let annotation = dict(&file, annotation);
            let key = annotation.get(b"StructParent").unwrap().as_i64().unwrap();
            assert!(links.contains(&parents[&key].as_reference().unwrap()));
            match annotation.get(b"Dest") {
                Ok(target) => {
                    assert!(pages.contains(&target.as_array().unwrap()[0].as_reference().unwrap()));
                }
                Err(_) => assert_eq!(name(&dict(&file, annotation.get(b"A").unwrap()), b"S"), "URI"),
            }
            found += 1;
        }
    }
    // 13 lines of contents, 2 of the agenda, the licence.
    assert_eq!(found, 16);
}

#[test]
fn the_same_edition_gives_the_same_bytes_on_any_thread() {
    let documents: Vec<Vec<Document>> = std::thread::scope(|scope| {
        let run = || documents(&sample::edition("fa-AF")).into_iter().map(|(_, it)| it).collect();
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(documents.iter().all(|it| it == &documents[0]));
}

#[test]
fn the_file_says_what_it_is() {
    let document = script(&sample::edition("fa-AF"));
    let file = load(&document);
    assert_eq!(file.version, "1.7");
    assert_eq!(file.get_pages().len(), document.pages);
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fa-AF");
    let viewer = dict(&file, catalog.get(b"ViewerPreferences").unwrap());
    assert_eq!(name(&viewer, b"Direction"), "R2L");
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let metadata = file.get_object(metadata).unwrap().as_stream().unwrap();
    assert!(!metadata.dict.has(b"Filter"), "metadata must stay readable without unpacking");
    let packet = String::from_utf8(metadata.content.clone()).unwrap();
    let claims: Vec<&str> = packet
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("<pdfuaid:part") || line.starts_with("<pdfaid:"))
        .collect();
    assert_eq!(
        claims,
        [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ]
    );
    for date in [b"CreationDate".as_slice(), b"ModDate"] {
        assert!(!dict(&file, file.trailer.get(b"Info").unwrap()).has(date));
    }
}

#[test]
fn every_sheet_of_paper_has_its_own_size() {
    for (paper, size) in
        [(Paper::A4, [595.276, 841.89]), (Paper::Letter, [612.0, 792.0]), (Paper::Folio, [612.0, 936.0])]
    {
        let mut edition = sample::edition("en");
        edition.print.paper = paper;
        let file = load(&script(&edition));
        for page in file.get_pages().into_values() {
            let media =
                file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap().clone();
            let media: Vec<f32> = media.iter().map(|it| it.as_float().unwrap()).collect();
            assert_eq!(media[2..], size);
        }
    }
}

#[test]
fn characters_that_no_font_has_are_an_error_that_names_them() {
    let mut edition = sample::edition("en");
    edition.summary = RichText::plain("The word 漢字, and 漢 again", edition.summary.language);
    let (deck, _) = kitbag::deck::plan(&edition);
    let problems = pdf::script(&edition, &deck).unwrap_err().told(&edition, &Origins::default());
    let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        all,
        ["error[KB0604]: people-first of lk@en: no bundled font has U+5B57 `字`, U+6F22 `漢`\n \
         = hint: write these characters in another way\n"]
    );
}

#[test]
fn a_deck_without_slides_gives_a_script_without_pictures() {
    let edition = sample::edition("en");
    let (mut deck, _) = kitbag::deck::plan(&edition);
    deck.slides.clear();
    let document = pdf::script(&edition, &deck).unwrap();
    assert!(elements(&load(&document)).iter().all(|element| element.role != "Figure"));
}

#[test]
fn slides_for_the_facilitator_alone_are_in_the_script_without_a_number() {
    let mut edition = sample::edition("en");
    let all = script(&edition).pages;
    for slide in &mut edition.sections[0].slides {
        slide.visibility = Visibility::Facilitator;
    }
    let (deck, _) = kitbag::deck::plan(&edition);
    let hidden = edition.sections[0].slides.len();
    let figures = |document: &Document| {
        elements(&load(document)).iter().filter(|element| element.role == "Figure").count()
    };
    let document = pdf::script(&edition, &deck).unwrap();
    assert_eq!(figures(&document), deck.slides.len());
    let outline = load(&document).get_toc().unwrap().toc;
    let slides = outline
        .iter()
        .filter(|entry| entry.level == 3 && entry.title.starts_with("Who are our users? "))
        .count();
    assert_eq!(slides, hidden + 1);
    assert!(document.pages <= all);
}

/// All words of a page, running heads as well.
fn shown(file: &lopdf::Document, page: ObjectId) -> String {
    let fonts = unicode(file, page);
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let (mut font, mut words) = (Vec::new(), String::new());
    for operation in content.operations {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "TJ" => {
                let parts = operation.operands[0].as_array().unwrap().iter();
                for code in parts.flat_map(|part| part.as_str().unwrap_or_default().chunks(2)) {
                    words.push_str(&fonts[&font][&u16::from_be_bytes([code[0], code[1]])]);
                }
            }
            _ => {}
        }
    }
    words
}

#[test]
fn every_page_of_a_copy_for_reviewers_says_so() {
    let edition = Edition { conditions: Conditions::Marked, ..sample::edition("en") };
    for (edition, expected) in [(edition, true), (sample::edition("en"), false)] {
        let file = load(&script(&edition));
        for page in file.get_pages().into_values() {
            assert_eq!(
                shown(&file, page).contains("Review copy: shows the parts for all audiences"),
                expected
            );
        }
    }
}

#[test]
fn large_print_has_no_word_below_18_points_outside_of_pictures() {
    for tag in LANGUAGES {
        let mut edition = sample::edition(tag);
        edition.print.size = Size::Large;
        for (kind, document) in documents(&edition) {
            let file = load(&document);
            let pictures: BTreeSet<_> = elements(&file)
                .into_iter()
                .filter(|it| it.role == "Figure")
                .flat_map(|it| it.marked)
                .collect();
            let (mut set, mut smallest) = (0.0, f32::MAX);
            for page in file.get_pages().into_values() {
                let mut pictured = false;
                for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
                    match (operation.operator.as_str(), operation.operands.as_slice()) {
                        ("BDC", [_, Object::Dictionary(marked)]) if marked.has(b"MCID") => {
                            let mark = marked.get(b"MCID").unwrap().as_i64().unwrap();
                            pictured = pictures.contains(&(page, mark));
                        }
                        ("Tf", [_, size]) => set = size.as_float().unwrap(),
                        ("Tj" | "TJ", _) if !pictured => smallest = smallest.min(set),
                        _ => {}
                    }
                }
            }
            assert!(smallest >= 18.0, "{tag} {kind}: {smallest}");
        }
    }
}
