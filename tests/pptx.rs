//! Decks as files: the rules that PowerPoint repairs by, and the same bytes every time.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and reads the disk")]

mod support;

use kitbag::model::{
    DeckFonts, Edition, Element, Language, Layout, List, ListItem, Piece, Prose, RichText, Size, SlideLayout,
    Step, StepKind,
};
use kitbag::package::Package;
use kitbag::render::pptx::{Look, Scenery, deck_before};
use support::crowded::crowded;
use support::deck_rules::{faults, parts};
use support::sample::{self, edition};

const TAGS: [&str; 5] = ["en", "si", "ta", "km", "fa-AF"];

fn package(edition: &Edition) -> Package {
    let (deck, _) = kitbag::deck::plan(edition);
    kitbag::render::pptx::deck(edition, &deck)
}

/// One element a line.
fn readable(package: &Package, path: &str) -> String {
    let text = String::from_utf8(package.get(path).unwrap().to_vec()).unwrap();
    text.replace("><", ">\n<")
}

#[test]
fn every_edition_keeps_the_rules() {
    for tag in TAGS {
        for edition in [edition(tag), crowded(tag)] {
            assert_eq!(faults(&parts(&package(&edition))), Vec::<String>::new(), "{tag}");
        }
    }
}

#[test]
fn typefaces_stand_in_the_file_where_the_overlay_asks_for_them() {
    let number = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let faces = [("en", "Noto Sans", "NotoSans"), ("km", "Noto Sans Khmer", "NotoSansKhmer")];
    for (tag, family, file) in faces.into_iter().chain([("fa-AF", "Noto Naskh Arabic", "NotoNaskhArabic")]) {
        let mut edition = crowded(tag);
        edition.branding.fonts = DeckFonts::Embedded;
        let deck = package(&edition);
        assert_eq!(faults(&parts(&deck)), Vec::<String>::new(), "{tag}");
        assert_eq!(readable(&deck, "ppt/theme/theme1.xml").matches(&format!("\"{family}\"")).count(), 2);
        let presentation = readable(&deck, "ppt/presentation.xml");
        assert!(presentation.contains("embedTrueTypeFonts=\"1\""), "{presentation}");
        assert!(presentation.contains(&format!("<p:font typeface=\"{family}\"/>")), "{presentation}");
        for (part, cut) in [("font1", "Regular"), ("font2", "Bold")] {
            let face = deck.get(&format!("ppt/fonts/{part}.fntdata")).unwrap();
            let whole = std::fs::read(format!("assets/fonts/{file}-{cut}.ttf")).unwrap();
            assert_eq!((number(face, 0), number(face, 4)), (face.len(), whole.len()));
            assert!(face.ends_with(&whole), "{part}");
            assert_eq!(&face[34..36], b"LP");
            let name: Vec<u8> = family.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(&face[84..84 + name.len()], name);
        }
    }
    let device = package(&crowded("km"));
    assert!(device.paths().all(|path| !path.starts_with("ppt/fonts/")));
}

#[test]
fn each_rule_catches_a_deck_that_breaks_it() {
    let whole = parts(&package(&crowded("en")));
    let rows = [
        (
            "ppt/slides/slide2.xml",
            "</p:sld>",
            "",
            "ppt/slides/slide2.xml: the root node was opened but never closed",
        ),
        (
            "[Content_Types].xml",
            "/ppt/presProps.xml",
            "/ppt/other.xml",
            "ppt/other.xml: Override without part",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "presProps.xml",
            "other.xml",
            "ppt/presentation.xml: relationship to missing ppt/other.xml",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "viewProps.xml",
            "presProps.xml",
            "ppt/viewProps.xml: nothing relates to it",
        ),
        (
            "ppt/slides/slide2.xml",
            "r:id=\"rId2\"",
            "r:id=\"rId99\"",
            "ppt/slides/slide2.xml: rId99 has no relationship",
        ),
        (
            "ppt/notesMasters/_rels/notesMaster1.xml.rels",
            "theme2",
            "theme1",
            "ppt/notesMasters/notesMaster1.xml: shares its theme",
        ),
        (
            "ppt/slides/_rels/slide3.xml.rels",
            "relationships/slideLayout",
            "relationships/other",
            "ppt/slides/slide3.xml: 0 relationships of the kind slideLayout",
        ),
        ("ppt/slides/slide3.xml", "id=\"3\"", "id=\"2\"", "ppt/slides/slide3.xml: shape 2 stands twice"),
        (
            "ppt/slideMasters/slideMaster1.xml",
            "2147483649",
            "2147483648",
            "master or layout 2147483648: not a number of its own from 2147483648",
        ),
        (
            "ppt/presentation.xml",
            "<p:notesMasterId ",
            "<p:other ",
            "notesMasterId: not as many as relationships",
        ),
        ("ppt/presentation.xml", "<p14:sldId id=\"258\"/>", "", "sections: not a partition of the slides"),
        ("docProps/core.xml", "dc:subject", "dc:title", "docProps/core.xml: no title, or an element twice"),
        (
            "ppt/slides/slide4.xml",
            "idx=\"11\"",
            "idx=\"10\"",
            "ppt/slides/slide4.xml: its layout has no placeholder \"ftr\" \"10\"",
        ),
        (
            "ppt/slides/slide6.xml",
            "<a:gridCol w=\"5317236\"/>",
            "",
            "ppt/slides/slide6.xml: a row has 2 cells for 0 columns",
        ),
        (
            "ppt/slides/slide7.xml",
            " descr=",
            " title=",
            "ppt/slides/slide7.xml: a picture without alternative text",
        ),
        (
            "ppt/notesSlides/notesSlide4.xml",
            " lang=\"en-GB\"",
            "",
            "ppt/notesSlides/notesSlide4.xml: text without a language",
        ),
        (
            "ppt/slides/slide2.xml",
            "<a:t>Agenda</a:t>",
            "<a:t> </a:t>",
            "ppt/slides/slide2.xml: title \" \" is empty or stands twice",
        ),
    ];
    for (path, from, to, fault) in rows {
        let mut broken = whole.clone();
        let text = broken.get_mut(path).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        *text = text.replace(from, to);
        let found = faults(&broken);
        assert!(found.iter().any(|it| it == fault), "expected {fault}\nfound {found:#?}");
    }
}

#[test]
fn t077_joiners_and_zero_width_spaces_are_in_the_words_of_a_slide() {
    for (tag, title) in sample::JOINED {
        let package = package(&sample::joined(tag, title));
        assert!(readable(&package, "ppt/slides/slide1.xml").contains(title), "{tag}: {title:?}");
    }
}

#[test]
fn the_same_bytes_twice_and_on_eight_threads() {
    let once: Vec<Vec<u8>> = TAGS.iter().map(|tag| package(&crowded(tag)).seal()).collect();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|n| {
                let tag = TAGS[n % TAGS.len()];
                (n, scope.spawn(move || package(&crowded(tag)).seal()))
            })
            .collect();
        for (n, thread) in threads {
            assert!(thread.join().unwrap() == once[n % TAGS.len()], "{}", TAGS[n % TAGS.len()]);
        }
    });
}

#[test]
fn slides_hold_placeholders_and_languages_alone() {
    let edition = crowded("fa-AF");
    let (deck, _) = kitbag::deck::plan(&edition);
    let package = kitbag::render::pptx::deck(&edition, &deck);
    let number = |layout| deck.slides.iter().find(|it| it.layout == layout).unwrap().number;
    for (name, layout) in [
        ("agenda", SlideLayout::Agenda),
        ("table", SlideLayout::Table),
        ("picture", SlideLayout::Picture),
        ("quiz", SlideLayout::Quiz),
    ] {
        let path = format!("ppt/slides/slide{}.xml", number(layout));
        insta::assert_snapshot!(name, readable(&package, &path));
    }
    let notes = format!("ppt/notesSlides/notesSlide{}.xml", number(SlideLayout::Bullets));
    insta::assert_snapshot!("notes", readable(&package, &notes));
}

#[test]
fn the_presentation_and_its_properties_say_what_they_were_made_from() {
    let package = package(&edition("km"));
    for (name, path) in [
        ("presentation", "ppt/presentation.xml"),
        ("core", "docProps/core.xml"),
        ("custom", "docProps/custom.xml"),
        ("master", "ppt/slideMasters/slideMaster1.xml"),
    ] {
        insta::assert_snapshot!(name, readable(&package, path));
    }
}

#[test]
fn decks_of_one_look_share_what_stands_behind_their_slides() {
    let mut other = edition("si");
    other.module = sample::id("another-module");
    other.title = other.summary.clone();
    let decks = [edition("si"), other].map(|edition| (kitbag::deck::plan(&edition).0, edition));
    let looks = decks.each_ref().map(|(deck, edition)| Look::of(edition, deck));
    assert!(looks[0] == looks[1]);
    let scenery = Scenery::of(&looks[0]);
    for (deck, edition) in &decks {
        let package = deck_before(&scenery, edition, deck);
        let alone = kitbag::render::pptx::deck(edition, deck);
        assert_eq!(package, alone);
        assert!(package.seal() == alone.seal());
        let own = package.paths().filter(|path| !package.is_shared(path));
        let own: Vec<_> = own.filter(|path| !path.contains("lide") && !path.contains("media")).collect();
        let every = ["[Content_Types].xml", "docProps/app.xml", "docProps/core.xml", "docProps/custom.xml"];
        assert_eq!(own[..4], every);
        assert_eq!(own[4..], ["ppt/_rels/presentation.xml.rels", "ppt/presentation.xml"]);
        assert!(!package.is_shared("ppt/slides/slide1.xml"));
        assert!(package.is_shared("ppt/notesSlides/_rels/notesSlide4.xml.rels"));
        assert!(package.is_shared("ppt/slides/_rels/slide4.xml.rels"));
    }
}

type Change = fn(&mut Edition);

#[test]
fn whatever_is_seen_behind_the_slides_makes_another_look() {
    let usual = edition("en");
    let (deck, _) = kitbag::deck::plan(&usual);
    let look = Look::of(&usual, &deck);
    let changes: [(&str, Change); 6] = [
        ("colour", |it| std::mem::swap(&mut it.branding.accent, &mut it.branding.pale)),
        ("typefaces", |it| it.branding.fonts = DeckFonts::Embedded),
        ("footer", |it| it.branding.footer = Some(it.title.clone())),
        ("no footer", |it| it.branding.footer = None),
        ("size", |it| it.print.size = Size::Large),
        ("draft mark", |it| it.draft.module = !it.draft.module),
    ];
    for (what, change) in changes {
        let mut edition = usual.clone();
        change(&mut edition);
        assert!(Look::of(&edition, &deck) != look, "{what}");
    }
    let others = ["si", "km", "fa-AF"].map(edition);
    assert!(others.iter().all(|edition| Look::of(edition, &deck) != look));
}

/// The numbers and indents of the paragraphs of a part that have words.
fn lists(package: &Package, path: &str) -> Vec<String> {
    let text = String::from_utf8(package.get(path).unwrap().to_vec()).unwrap();
    let paragraphs = text.split("<a:p>").skip(1).map(|it| it.split("</a:p>").next().unwrap());
    let shown = paragraphs.map(|it| {
        let words: String = it.split("<a:t>").skip(1).filter_map(|it| it.split("</a:t>").next()).collect();
        let properties = it.split("<a:pPr").nth(1).map_or("", |it| it.split("</a:pPr>").next().unwrap());
        let value = |name: &str| {
            let found = properties.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
            Some(format!(" {name}={found}"))
        };
        let values = ["lvl", "marL", "type", "startAt", "char"].into_iter().filter_map(value);
        format!("{words}:{}", values.collect::<String>())
    });
    shown.filter(|it| !it.starts_with(':')).collect()
}

#[test]
fn lists_below_others_have_their_numbers_on_slides_and_in_notes() {
    let word = |it: &str| RichText::plain(it, Language::english());
    let item = |it: &str, ordered| ListItem {
        children: vec![word(&format!("{it}a")), word(&format!("{it}b"))],
        ordered,
        ..ListItem::new(word(it))
    };
    let list = |ordered, items| Prose(vec![Piece::open(Element::List(List { ordered, items }))]);
    let mut edition = edition("en");
    edition.sections[0].slides.truncate(1);
    let slide = &mut edition.sections[0].slides[0];
    slide.layout = Layout::Bullets;
    slide.body = list(true, vec![item("x", true), item("y", false)]);
    let body = list(false, vec![item("z", true)]);
    slide.script = vec![Step { kind: StepKind::Do, minutes: None, body, when: Vec::new() }];
    let package = package(&edition);
    let (deck, _) = kitbag::deck::plan(&edition);
    let number = deck.slides.iter().find(|it| it.layout == SlideLayout::Bullets).unwrap().number;
    assert_eq!(
        lists(&package, &format!("ppt/slides/slide{number}.xml"))[1..7],
        [
            "x: type=arabicPeriod startAt=1",
            "xa: lvl=1 type=arabicPeriod startAt=1",
            "xb: lvl=1 type=arabicPeriod startAt=1",
            "y: type=arabicPeriod startAt=1",
            "ya: lvl=1",
            "yb: lvl=1",
        ]
    );
    assert_eq!(
        lists(&package, &format!("ppt/notesSlides/notesSlide{number}.xml"))[1..4],
        [
            "z: marL=228600 char=•",
            "za: lvl=1 marL=457200 type=arabicPeriod",
            "zb: lvl=1 marL=457200 type=arabicPeriod",
        ]
    );
}
