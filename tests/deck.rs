//! Planning: which slides an edition becomes, and where they split.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::fmt::Write;

use kitbag::deck::plan;
use kitbag::model::*;
use support::crowded::crowded;
use support::sample::{edition, id};

/// A line a slide: number, layout, section, title, slots.
fn outline(deck: &Deck) -> String {
    let mut text = String::new();
    for section in &deck.sections {
        writeln!(text, "{}", section.id).unwrap();
        for slide in &deck.slides[section.first..section.first + section.count] {
            let slots: Vec<String> = slide.placed.iter().map(slot).collect();
            let script = if slide.carries_script { " script" } else { "" };
            let PlannedSlide { number, layout, block, .. } = slide;
            let (title, slots) = (slide.title.to_plain(), slots.join(" "));
            writeln!(text, "  {number:2} {layout:?} `{block}` {title} | {slots}{script}").unwrap();
        }
    }
    text
}

fn slot(placed: &Placed) -> String {
    let size = match &placed.content {
        Content::Text(texts) => texts.len(),
        Content::Table(table) => table.rows.len(),
        Content::Picture(..) => 1,
    };
    format!("{:?}:{size}", placed.slot)
}

/// What fits no slide of an edition.
fn told(edition: &Edition) -> Vec<String> {
    let (_, overflows) = plan(edition);
    overflows.iter().map(|it| it.told(edition, &Origins::default()).message).collect()
}

#[test]
fn an_edition_becomes_title_agenda_sections_quiz_and_closing() {
    insta::assert_snapshot!("outline", outline(&plan(&edition("en")).0));
}

#[test]
fn what_does_not_fit_is_split_with_repeated_heads_and_numbers() {
    let (deck, overflows) = plan(&crowded("en"));
    insta::assert_snapshot!("crowded", outline(&deck));
    assert_eq!(overflows, []);
}

#[test]
fn the_agenda_leads_to_each_section_and_not_to_breaks() {
    let (deck, _) = plan(&crowded("si"));
    let Content::Text(texts) = &deck.slides[1].placed[0].content else { panic!("the agenda is text") };
    let jumps: Vec<_> = texts.iter().map(|text| text.jump).collect();
    let first = |name| Some(deck.slide_of(&id(name)).unwrap().number);
    assert_eq!(jumps, [first("users"), None, first("wrap")]);
}

#[test]
fn a_table_stands_beside_the_other_column_where_its_words_have_room() {
    let text = |words: &str| RichText::plain(words, Language::english());
    let table = |head: &str| {
        let table =
            Table { header: vec![text(head), text("Days")], rows: vec![vec![text("Letter"), text("9")]] };
        Piece::open(Element::Table(table))
    };
    let words = |words: &str| Piece::open(Element::Paragraph(text(words)));
    let heading = || Piece::open(Element::Heading { level: 3, text: text("Before") });
    let split = || Piece::open(Element::ColumnBreak);
    let shown = |layout: Layout, body: Vec<Piece<RichText>>| {
        let mut edition = edition("en");
        let slide = &mut edition.sections[0].slides[0];
        (slide.layout, slide.body, slide.picture) = (layout, Prose(body), None);
        let block = slide.id.clone();
        let (deck, _) = plan(&edition);
        let slides = deck.slides.iter().filter(|it| it.block == block);
        let line = |it: &PlannedSlide| {
            format!("{:?} {}", it.layout, it.placed.iter().map(slot).collect::<Vec<_>>().join(" "))
        };
        slides.map(line).collect::<Vec<_>>().join("; ")
    };
    let long = "Departmentalisation-of-everything";
    let rows = [
        (Layout::TwoColumns, vec![table("Step"), split(), words("One")], "TwoColumns Body:1 Second:1"),
        (Layout::TwoColumns, vec![words("One"), split(), table("Step")], "TwoColumns Body:1 Second:1"),
        (
            Layout::TwoColumns,
            vec![heading(), table("Step"), split(), table("Step")],
            "Comparison FirstHead:1 Body:1 Second:1",
        ),
        (Layout::TwoColumns, vec![table(long), split(), words("One")], "Table Body:1 Second:1"),
        (
            Layout::TwoColumns,
            vec![words("Above"), table("Step"), split(), words("One")],
            "TwoColumns Body:1 Second:1; Table Body:1",
        ),
        (Layout::Bullets, vec![table("Step"), split(), words("One")], "Table Body:1 Second:1"),
    ];
    for (layout, body, expected) in rows {
        assert_eq!(shown(layout, body), expected);
    }
}

#[test]
fn what_only_the_facilitator_may_see_never_reaches_a_slide() {
    let mut edition = crowded("en");
    edition.cases[0].visibility = Visibility::Facilitator;
    edition.activities[0].visibility = Visibility::Facilitator;
    let (deck, _) = plan(&edition);
    for block in ["hidden", "end-of-the-line", "map-a-service"] {
        assert!(deck.slide_of(&id(block)).is_none(), "{block}");
    }
}

#[test]
fn text_too_long_for_any_slide_is_named() {
    let mut edition = edition("en");
    let long = RichText::plain("words that go on ".repeat(40), Language::english());
    edition.sections[0].slides[0].title = long.clone();
    let paragraph = RichText::plain("words that go on ".repeat(90), Language::english());
    edition.sections[0].slides[1].body = Prose(vec![Piece::open(Element::Paragraph(paragraph))]);
    assert_eq!(
        told(&edition),
        [
            "`people-first/two-sides of lk@en`: a paragraph is 180 words too long for its place on a slide",
            "`people-first/who-are-our-users of lk@en`: the title is 112 words too long for its place on a slide",
        ]
    );
}

#[test]
fn a_row_of_a_table_in_a_column_is_told_as_one() {
    let mut edition = edition("en");
    let text = |words: &str| RichText::plain(words, Language::english());
    let rows = vec![vec![text("people who wait ".repeat(40).trim()), text("9")]];
    let table = Table { header: vec![text("Step"), text("Days")], rows };
    let body = [Element::Table(table), Element::ColumnBreak, Element::Paragraph(text("One"))];
    let slide = &mut edition.sections[0].slides[0];
    slide.layout = Layout::TwoColumns;
    slide.body = Prose(body.map(Piece::open).into());
    assert_eq!(
        told(&edition),
        [
            "`people-first/who-are-our-users of lk@en`: a row of the table is 54 words too long for its place on a slide"
        ]
    );
}

#[test]
fn a_footer_too_long_for_its_line_is_named_once() {
    let mut edition = edition("en");
    edition.branding.footer = Some(RichText::plain("words that go on ".repeat(20), Language::english()));
    let (_, overflows) = plan(&edition);
    let [footer] = overflows.as_slice() else { panic!("{overflows:?}") };
    assert_eq!(
        footer.told(&edition, &Origins::default()).to_string(),
        "warning[KB0802]: `people-first of lk@en`: the footer is 18 words too long for its place on a slide\n \
         = hint: shorten `footer` under `branding`, or the title of the series that stands there\n"
    );
}

#[test]
fn words_without_spaces_between_them_are_counted_in_letters() {
    let mut edition = edition("km");
    let khmer = Language::parse("km").unwrap();
    let paragraph = RichText::plain("សេវាសាធារណៈ".repeat(90), khmer);
    edition.sections[0].slides[1].body = Prose(vec![Piece::open(Element::Paragraph(paragraph))]);
    assert_eq!(
        told(&edition),
        ["`people-first/two-sides of lk@km`: a paragraph is 216 letters too long for its place on a slide"]
    );
}

#[test]
fn a_long_title_becomes_smaller_before_it_is_too_long() {
    let scale = |words: usize| {
        let mut edition = edition("en");
        edition.sections[0].title = RichText::plain("people ".repeat(words).trim(), Language::english());
        let (deck, overflows) = plan(&edition);
        let slide = deck.slides.iter().find(|it| it.layout == SlideLayout::Section).unwrap();
        (slide.title_scale, overflows.len())
    };
    assert_eq!([4, 15, 19, 23, 60].map(scale), [(100, 0), (100, 0), (90, 0), (85, 0), (80, 1)]);
}

#[test]
fn much_text_becomes_smaller_before_it_is_split() {
    let shown = |paragraphs: usize| {
        let mut edition = edition("en");
        let slide = &mut edition.sections[0].slides[0];
        let words = Element::Paragraph(RichText::plain("words that go on", Language::english()));
        slide.layout = Layout::Bullets;
        slide.body = Prose(vec![Piece::open(words); paragraphs]);
        let block = slide.id.clone();
        let (deck, _) = plan(&edition);
        let slides = deck.slides.iter().filter(|it| it.block == block);
        slides.map(|it| it.placed[0].scale).collect::<Vec<_>>()
    };
    assert_eq!([8, 9, 10].map(shown), [vec![100], vec![90], vec![100, 100]]);
}

#[test]
fn large_print_sets_bodies_in_at_least_24_points_on_as_many_slides_as_they_need() {
    let mut edition = crowded("en");
    let (usual, _) = plan(&edition);
    edition.print.size = Size::Large;
    let (large, _) = plan(&edition);
    assert!(large.slides.len() > usual.slides.len());
    for slide in &large.slides {
        for placed in slide.placed.iter().filter(|it| matches!(it.slot, Slot::Body | Slot::Second)) {
            let place = kitbag::deck::geometry::find(slide.layout, placed.slot, Size::Large).unwrap();
            assert!(place.size * placed.scale >= 240_000, "{}", slide.block);
        }
    }
}
