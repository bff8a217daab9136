//! The sample edition with more of everything: what has to be split, linked and numbered.

#![allow(unreachable_pub, reason = "the modules of tests are private to their binaries")]

use kitbag::model::*;

use super::sample::{edition, id};

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><rect width="100" height="100" rx="20" fill="#3a1220"/><text x="115" y="70" font-family="Noto Sans" font-size="56" font-weight="bold" fill="#3a1220">LOGO</text></svg>"##;

fn prose(elements: Vec<Element<RichText>>) -> Prose<RichText> {
    Prose(elements.into_iter().map(Piece::open).collect())
}

fn list(ordered: bool, texts: &[RichText]) -> Element<RichText> {
    let item = |text: &RichText| ListItem::new(text.clone());
    Element::List(List { ordered, items: texts.iter().map(item).collect() })
}

/// The crowded edition in a language of the sample.
pub fn crowded(tag: &str) -> Edition {
    let mut edition = edition(tag);
    let language = edition.language().clone();
    let words: Vec<RichText> = edition.cases[0].body.texts().into_iter().cloned().collect();
    let word = |n: usize| words[n % words.len()].clone();
    let slide = |edition: &Edition, name: &str, layout, body| Slide {
        id: id(name),
        title: RichText::plain(name, Language::english()),
        layout,
        body: prose(body),
        ..edition.sections[0].slides[0].clone()
    };
    let heading = |n| Element::Heading { level: 3, text: word(n) };
    let rows = (0..7).map(|n| vec![word(n), word(n + 1), word(n + 2)]).collect();
    let table = Table { header: vec![word(0), word(2), word(3)], rows };
    let items: Vec<RichText> = (0..9).map(word).collect();
    let mut nested = List { ordered: true, items: vec![] };
    nested.items = items.iter().map(|text| ListItem::new(text.clone())).collect();
    nested.items[2].children = vec![word(2), word(3)];
    let more = vec![
        slide(
            &edition,
            "long-table",
            Layout::Table,
            vec![Element::Paragraph(word(1)), Element::Table(table)],
        ),
        slide(
            &edition,
            "long-list",
            Layout::Bullets,
            vec![Element::Paragraph(word(1)), Element::List(nested)],
        ),
        slide(
            &edition,
            "compare",
            Layout::Comparison,
            vec![
                heading(2),
                list(false, &items[2..4]),
                Element::ColumnBreak,
                heading(3),
                list(false, &items[3..5]),
            ],
        ),
    ];
    edition.sections[0].slides.extend(more);
    let linked = Run { link: Some(Link::Block(id("two-sides"))), ..word(2).runs[0].clone() };
    let web = Run {
        text: " kitbag".into(),
        link: Some(Link::Web("https://example.org/?a=1&b=2".into())),
        ..linked.clone()
    };
    let links = RichText { runs: vec![linked, web], language: language.clone() };
    let links = slide(&edition, "links", Layout::Activity, vec![Element::Paragraph(links)]);
    edition.sections[2].slides.insert(0, links);
    edition.sections[0].cases.clear();
    edition.sections[2].cases = vec![id("end-of-the-line")];
    edition.cases[0].body.0.extend(prose(vec![heading(0), Element::Paragraph(word(1))]).0);
    edition.activities = vec![Activity {
        id: id("map-a-service"),
        title: word(0),
        purpose: word(1),
        group: RichText::plain("4–6", language.clone()),
        minutes: 20,
        materials: vec![word(2)],
        body: prose(vec![heading(2), list(true, &items[..6])]),
        guidance: Prose::empty(),
        visibility: Visibility::Everyone,
    }];
    edition.sections[0].activities = vec![id("map-a-service")];
    let hidden =
        Slide { visibility: Visibility::Facilitator, ..slide(&edition, "hidden", Layout::Bullets, vec![]) };
    edition.sections[0].slides.push(hidden);
    add_questions(&mut edition, &words);
    let path = AssetPath::parse("assets/logo.svg").unwrap();
    let logo = Asset { bytes: LOGO.as_bytes().into(), media: Media::Svg, width: 300, height: 100, length: 0 };
    edition.assets.insert(path.clone(), logo);
    edition.branding.logo = Some((path, RichText::plain("Logo", language)));
    edition
}

fn add_questions(edition: &mut Edition, words: &[RichText]) {
    let item = |name: &str, n: usize| Item { id: id(name), text: words[n].clone(), feedback: None };
    let pair = |name: &str, n: usize| Pair {
        id: id(name),
        left: words[n].clone(),
        right: words[n + 1].clone(),
        feedback: None,
    };
    let quiz = edition.quiz.as_mut().unwrap();
    let first = quiz.questions[0].clone();
    let mut add =
        |name: &str, answer| quiz.questions.push(Question { id: id(name), answer, ..first.clone() });
    add("q-match", Answer::Matching(vec![pair("a", 1), pair("b", 3)]));
    add("q-number", Answer::Numeric { min: "6".into(), max: "6".into(), unit: None });
    add("q-order", Answer::Ordering(vec![item("a", 1), item("b", 2), item("c", 3)]));
    add("q-sixth", Answer::TrueFalse(true));
}
