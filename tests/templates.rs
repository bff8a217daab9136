//! Decks on a country's own PowerPoint file.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use kitbag::diagnostic::Problems;
use kitbag::model::{ChosenTemplate, Content, Emu, LeftOut, Rect, SlideLayout, Slot};
use kitbag::package::{Package, pack};
use kitbag::render::pptx::{Casting, Role};
use support::crowded::crowded;
use support::deck_rules::{faults, parts};
use support::sample::edition;
use support::says::says;
use support::templates::{Foreign, LINKS, MASTER, PRESENTATION, TYPES, built, on, part};
use support::workspace::Project;

/// Layouts that most files of PowerPoint have.
const OF_OFFICE: [SlideLayout; 6] = [
    SlideLayout::Title,
    SlideLayout::Section,
    SlideLayout::Bullets,
    SlideLayout::TwoColumns,
    SlideLayout::Comparison,
    SlideLayout::PictureText,
];

const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const SLIDE_MASTER: &str = "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml";
const RELATIONSHIP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn text(package: &Package, path: &str) -> String {
    String::from_utf8(package.get(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap()
}

/// The kinds of slide that stand on a layout of the template, each with the layout's name.
fn theirs(file: &Foreign, named: &[(SlideLayout, usize)]) -> BTreeMap<SlideLayout, String> {
    let chosen = ChosenTemplate { template: file.read().into(), named: named.iter().copied().collect() };
    let casting = Casting::of(&chosen);
    let name = |role: &Role<'_>| match role {
        Role::Theirs(cast) => Some(cast.layout.name.clone()),
        Role::Grafted(_) => None,
    };
    casting.roles.iter().filter_map(|(layout, role)| Some((*layout, name(role)?))).collect()
}

fn messages(problems: &Problems) -> Vec<String> {
    problems.iter().map(|it| format!("{} {}", it.code, it.message)).collect()
}

#[test]
fn kitbags_own_file_has_a_layout_for_everything_and_stays_as_it_is() {
    let file = Foreign::whole();
    assert_eq!(theirs(&file, &[]).len(), SlideLayout::ALL.len());
    let (deck, package, problems) = built(&on(crowded("en"), file.read(), &[]));
    assert_eq!(messages(&problems), Vec::<String>::new());
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    let (own, _) = kitbag::deck::plan(&crowded("en"));
    assert_eq!(deck.slides.len(), own.slides.len());
    let kept = file.0.iter().filter(|(path, _)| {
        ["slideMasters", "slideLayouts", "notesMasters", "handoutMasters", "theme", "tableStyles"]
            .iter()
            .any(|folder| path.starts_with(&format!("ppt/{folder}")))
    });
    for (path, bytes) in kept {
        assert_eq!(&text(&package, path), bytes, "{path}");
    }
}

#[test]
fn what_a_file_lacks_is_put_onto_its_master_under_fresh_numbers() {
    let file = Foreign::with(&OF_OFFICE);
    assert_eq!(theirs(&file, &[]).into_keys().collect::<Vec<_>>(), OF_OFFICE);
    let (_, package, problems) = built(&on(crowded("en"), file.read(), &[]));
    assert_eq!(messages(&problems), Vec::<String>::new());
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    let grafted = 15 - OF_OFFICE.len();
    let (before, after) = (&file.0[MASTER], text(&package, MASTER));
    let (head, tail) = before.split_at(before.find("</p:sldLayoutIdLst>").unwrap());
    let added = after.strip_prefix(head).unwrap().strip_suffix(tail).unwrap();
    assert_eq!(added.matches("<p:sldLayoutId ").count(), grafted);
    let ids: BTreeSet<&str> = after.split(" id=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    let numbers = ids.iter().filter(|id| id.starts_with("2147483")).count();
    assert_eq!(numbers, 15, "every layout has a number of its own");
    assert_eq!(text(&package, LINKS).matches("kitbag").count(), grafted);
    let quiz = text(&package, &part(SlideLayout::Agenda));
    assert!(quiz.contains("matchingName=\"Agenda\""), "{quiz}");
    assert!(!quiz.contains("schemeClr") && !quiz.contains("srgbClr") && !quiz.contains("latin"), "{quiz}");
}

#[test]
fn the_foot_of_a_file_gets_numbers_that_no_place_of_kitbags_has() {
    let mut file = Foreign::with(&[SlideLayout::Title, SlideLayout::Bullets]);
    let bullets = part(SlideLayout::Bullets);
    file.edit(&bullets, "idx=\"11\"", "idx=\"2\"");
    file.edit(&bullets, "idx=\"12\"", "idx=\"3\"");
    let (_, package, problems) = built(&on(crowded("en"), file.read(), &[]));
    assert_eq!(messages(&problems), Vec::<String>::new());
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    let comparison = text(&package, &part(SlideLayout::Comparison));
    let numbers: Vec<&str> =
        comparison.split("idx=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "11", "12"]);
}

#[test]
fn a_layout_is_found_by_type_then_by_either_name_and_first_of_all_by_the_overlay() {
    let mut file =
        Foreign::with(&[SlideLayout::Title, SlideLayout::Bullets, SlideLayout::KeyPoints, SlideLayout::Case]);
    let (title, bullets) = (part(SlideLayout::Title), part(SlideLayout::Bullets));
    file.edit(&title, "name=\"Title Slide\"", "name=\"ស្លាយចំណងជើង\"");
    file.edit(&bullets, "name=\"Title and Content\"", "name=\"ចំណងជើង និងខ្លឹមសារ\"");
    file.edit(&part(SlideLayout::KeyPoints), "name=\"Key Points\"", "name=\"ចំណុចសំខាន់\"");
    file.edit(&part(SlideLayout::KeyPoints), "<p:sldLayout ", "<p:sldLayout matchingName=\"key points\" ");
    file.edit(&part(SlideLayout::Case), "name=\"Case Study\"", "name=\"ករណីសិក្សា\"");
    let found = theirs(&file, &[]);
    let row = |layout, name: &str| (layout, name.to_owned());
    let expected = [
        row(SlideLayout::Title, "ស្លាយចំណងជើង"),
        row(SlideLayout::Bullets, "ចំណងជើង និងខ្លឹមសារ"),
        row(SlideLayout::KeyPoints, "ចំណុចសំខាន់"),
    ];
    assert_eq!(found, BTreeMap::from(expected.clone()));
    let place = file.read().layouts.iter().position(|it| it.name == "ករណីសិក្សា").unwrap();
    let found = theirs(&file, &[(SlideLayout::Case, place), (SlideLayout::Bullets, place)]);
    let mut expected = BTreeMap::from(expected);
    expected.insert(SlideLayout::Case, "ករណីសិក្សា".to_owned());
    expected.insert(SlideLayout::Bullets, "ករណីសិក្សា".to_owned());
    assert_eq!(found, expected);
    let (_, package, _) = built(&on(crowded("km"), file.read(), &[(SlideLayout::Case, "ករណីសិក្សា")]));
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
}

#[test]
fn a_named_layout_without_the_placeholders_is_told_and_not_used() {
    let file = Foreign::with(&OF_OFFICE);
    let (_, package, problems) =
        built(&on(crowded("en"), file.read(), &[(SlideLayout::Table, "Section Header")]));
    assert_eq!(
        messages(&problems),
        [
            "KB0663 the layout `Section Header` of `overlays/lk/assets/deck.pptx` lacks placeholders for slides `table`"
        ]
    );
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
}

#[test]
fn words_for_a_slot_that_a_layout_lacks_join_another() {
    let mut file = Foreign::whole();
    let activity = part(SlideLayout::Activity);
    let shapes = file.0[&activity].clone();
    let start = shapes[..shapes.find("idx=\"17\"").unwrap()].rfind("<p:sp>").unwrap();
    let end = start + shapes[start..].find("</p:sp>").unwrap() + "</p:sp>".len();
    file.edit(&activity, &shapes[start..end], "");
    let (deck, package, _) = built(&on(crowded("en"), file.read(), &[]));
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    let (own, _) = kitbag::deck::plan(&crowded("en"));
    let words = |deck: &kitbag::model::Deck| -> Vec<String> {
        let slides = deck.slides.iter().filter(|it| it.layout == SlideLayout::Activity);
        let texts = slides.flat_map(|it| &it.placed).flat_map(|placed| match &placed.content {
            Content::Text(texts) => texts.iter().map(|it| it.text.to_plain()).collect(),
            _ => Vec::new(),
        });
        texts.collect()
    };
    assert!(!words(&own).is_empty());
    assert_eq!(words(&deck), words(&own));
    let seats = deck.slides.iter().filter(|it| it.layout == SlideLayout::Activity).flat_map(|it| &it.placed);
    assert!(seats.clone().all(|placed| placed.slot == Slot::Body) && seats.count() > 0);
}

/// The file without the placeholder of a number on one of its layouts.
fn without(mut file: Foreign, layout: SlideLayout, index: u32) -> Foreign {
    let path = part(layout);
    let shapes = file.0[&path].clone();
    let start = shapes[..shapes.find(&format!("idx=\"{index}\"")).unwrap()].rfind("<p:sp>").unwrap();
    let end = start + shapes[start..].find("</p:sp>").unwrap() + "</p:sp>".len();
    file.edit(&path, &shapes[start..end], "");
    file
}

#[test]
fn a_head_without_a_place_stands_above_its_own_column() {
    let slots = |index| {
        let file = without(Foreign::whole(), SlideLayout::Comparison, index);
        let (deck, _, _) = built(&on(crowded("en"), file.read(), &[]));
        let slide = deck.slides.into_iter().find(|it| it.layout == SlideLayout::Comparison).unwrap();
        slide.placed.iter().map(|it| it.slot).collect::<Vec<_>>()
    };
    assert_eq!(slots(1), [Slot::Body, Slot::SecondHead, Slot::Second]);
    assert_eq!(slots(3), [Slot::FirstHead, Slot::Body, Slot::Second]);
}

#[test]
fn a_layout_with_places_beyond_the_edge_is_not_used() {
    let mut file = Foreign::with(&OF_OFFICE);
    assert_eq!(theirs(&file, &[]).len(), OF_OFFICE.len());
    file.edit(PRESENTATION, "cx=\"12192000\"", "cx=\"9144000\"");
    assert_eq!(theirs(&file, &[]).into_values().collect::<Vec<_>>(), ["Title Slide"]);
}

/// A file whose slides are as wide as 4:3 asks for, with all places pulled together.
fn narrow() -> Foreign {
    let mut file = Foreign::with(&OF_OFFICE);
    file.edit(PRESENTATION, "cx=\"12192000\"", "cx=\"9144000\"");
    for text in file.0.iter_mut().filter(|(path, _)| path.contains("slide")).map(|(_, text)| text) {
        for (name, end) in [("<a:off x=\"", "\" y="), ("<a:ext cx=\"", "\" cy=")] {
            let mut pulled = String::new();
            let mut rest = text.as_str();
            while let Some(at) = rest.find(name) {
                let (head, tail) = rest.split_at(at + name.len());
                let (number, tail) = tail.split_at(tail.find(end).unwrap());
                pulled += head;
                pulled += &(number.parse::<i64>().unwrap() * 3 / 4).to_string();
                rest = tail;
            }
            *text = pulled + rest;
        }
    }
    file
}

#[test]
fn the_plan_is_made_for_the_slides_of_the_template() {
    let (deck, package, _) = built(&on(crowded("en"), narrow().read(), &[]));
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    assert_eq!((deck.grid.width, deck.grid.height), (Emu(9_144_000), Emu(6_858_000)));
    assert!(text(&package, PRESENTATION).contains("<p:sldSz cx=\"9144000\" cy=\"6858000\"/>"));
    let (own, _) = kitbag::deck::plan(&crowded("en"));
    assert!(deck.slides.len() > own.slides.len(), "{} and {}", deck.slides.len(), own.slides.len());
    let inside = |rect: Rect| {
        rect.x.0 >= 0 && rect.x.0 + rect.width.0 <= 9_144_000 && rect.y.0 + rect.height.0 <= 6_858_000
    };
    for layout in SlideLayout::ALL {
        let spread = deck.grid.spread(layout);
        assert!(inside(spread.title.rect), "{layout:?}");
        for (slot, seat) in &spread.seats {
            assert!(inside(seat.rect), "{layout:?} {slot:?} {:?}", seat.rect);
        }
    }
}

#[test]
fn large_type_of_a_template_makes_more_slides() {
    let slides = |file: &Foreign| built(&on(crowded("en"), file.read(), &[])).0.slides.len();
    let usual = Foreign::whole();
    let mut large = usual.clone();
    let bullets = part(SlideLayout::Bullets);
    large.edit(&bullets, "sz=\"2200\"", "sz=\"4800\"");
    assert!(slides(&large) > slides(&usual));
}

#[test]
fn words_against_the_direction_of_a_template_say_so_and_its_places_stay() {
    let file = Foreign::with(&OF_OFFICE);
    let (deck, package, problems) = built(&on(crowded("fa-AF"), file.read(), &[]));
    assert_eq!(
        messages(&problems),
        ["KB0664 `overlays/lk/assets/deck.pptx` is drawn for languages that run the other way than `fa-AF`"]
    );
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    let number = deck.slides.iter().find(|it| it.layout == SlideLayout::Bullets).unwrap().number;
    let slide = text(&package, &format!("ppt/slides/slide{number}.xml"));
    assert!(slide.contains("algn=\"r\" rtl=\"1\""), "{slide}");
    assert_eq!(text(&package, &part(SlideLayout::Bullets)), file.0[&part(SlideLayout::Bullets)]);
    let table = deck.slides.iter().find(|it| it.layout == SlideLayout::Table).unwrap();
    let x = table.placed[0].rect.x.0;
    let slide = text(&package, &format!("ppt/slides/slide{}.xml", table.number));
    assert!(slide.contains(&format!("<p:xfrm><a:off x=\"{x}\"")), "{slide}");
}

#[test]
fn lists_bring_the_bullets_that_a_layout_lacks() {
    let mut file = Foreign::with(&OF_OFFICE);
    let bullets = part(SlideLayout::Bullets);
    let shapes = file.0[&bullets].clone();
    let start = shapes.find("<a:buClr>").unwrap();
    let end =
        start + shapes[start..].find("<a:buChar char=\"•\"/>").unwrap() + "<a:buChar char=\"•\"/>".len();
    file.edit(&bullets, &shapes[start..end], "<a:buNone/>");
    let (deck, package, _) = built(&on(crowded("en"), file.read(), &[]));
    let listed = |it: &&kitbag::model::PlannedSlide| {
        it.layout == SlideLayout::Bullets
            && it.placed.iter().any(|placed| match &placed.content {
                Content::Text(texts) => {
                    texts.iter().any(|it| it.style == kitbag::model::SlideStyle::Bullet(1))
                }
                _ => false,
            })
    };
    let number = deck.slides.iter().find(listed).unwrap().number;
    let slide = text(&package, &format!("ppt/slides/slide{number}.xml"));
    assert!(
        slide.contains(
            "<a:pPr marL=\"329184\" indent=\"-329184\"><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>"
        ),
        "{slide}"
    );
}

/// A file with a second master, on which the layout with two columns stands.
fn two_masters() -> Foreign {
    let mut file = Foreign::with(&OF_OFFICE);
    let columns = "<p:sldLayoutId id=\"2147483653\" r:id=\"rId5\"/>";
    let row = format!(
        "<Relationship Id=\"rId5\" Type=\"{RELATIONSHIP}/slideLayout\" Target=\"../slideLayouts/slideLayout5.xml\"/>"
    );
    let (master, links) = (file.0[MASTER].clone(), file.0[LINKS].clone());
    file.edit(MASTER, columns, "");
    file.edit(LINKS, &row, "");
    let start = master.find("<p:sldLayoutIdLst>").unwrap();
    let end = master.find("</p:sldLayoutIdLst>").unwrap();
    let second = format!(
        "{}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483700\" r:id=\"rId5\"/>{}",
        &master[..start],
        &master[end..]
    );
    let theme = links.find("<Relationship Id=\"rId16\"").unwrap();
    let second_links = format!("{}{row}{}", &links[..links.find("<Relationship ").unwrap()], &links[theme..]);
    let second_links = second_links.replace("theme1.xml", "theme9.xml");
    file.add("ppt/slideMasters/slideMaster2.xml", SLIDE_MASTER, &second);
    file.0.insert("ppt/slideMasters/_rels/slideMaster2.xml.rels".to_owned(), second_links);
    let theme = file.0["ppt/theme/theme1.xml"].clone();
    file.add("ppt/theme/theme9.xml", THEME, &theme);
    file.edit("ppt/slideLayouts/_rels/slideLayout5.xml.rels", "slideMaster1.xml", "slideMaster2.xml");
    file.edit(
        PRESENTATION,
        "</p:sldMasterIdLst>",
        "<p:sldMasterId id=\"2147483690\" r:id=\"rId99\"/></p:sldMasterIdLst>",
    );
    let row = format!(
        "<Relationship Id=\"rId99\" Type=\"{RELATIONSHIP}/slideMaster\" Target=\"slideMasters/slideMaster2.xml\"/></Relationships>"
    );
    file.edit("ppt/_rels/presentation.xml.rels", "</Relationships>", &row);
    file
}

#[test]
fn both_masters_of_a_file_stay_and_their_numbers_are_one_space() {
    let file = two_masters();
    assert_eq!(theirs(&file, &[]).into_keys().collect::<Vec<_>>(), OF_OFFICE);
    let (_, package, _) = built(&on(crowded("en"), file.read(), &[]));
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    assert_eq!(
        text(&package, "ppt/slideMasters/slideMaster2.xml"),
        file.0["ppt/slideMasters/slideMaster2.xml"]
    );
    let presentation = text(&package, PRESENTATION);
    assert!(presentation.contains("<p:sldMasterId id=\"2147483690\""), "{presentation}");
}

#[test]
fn notes_have_a_master_even_where_the_file_has_none() {
    let mut file = Foreign::with(&OF_OFFICE);
    for (folder, kind) in
        [("notesMasters/notesMaster1", "notesMaster"), ("handoutMasters/handoutMaster1", "handoutMaster")]
    {
        file.forget(&format!("ppt/{folder}.xml"));
        let (place, name) = folder.split_once('/').unwrap();
        file.0.remove(&format!("ppt/{place}/_rels/{name}.xml.rels")).unwrap();
        let links = file.0["ppt/_rels/presentation.xml.rels"].clone();
        let start = links[..links.find(&format!("/{kind}\"")).unwrap()].rfind("<Relationship ").unwrap();
        let end = start + links[start..].find("/>").unwrap() + 2;
        file.edit("ppt/_rels/presentation.xml.rels", &links[start..end], "");
    }
    for theme in ["ppt/theme/theme2.xml", "ppt/theme/theme3.xml"] {
        file.forget(theme);
    }
    let (_, package, _) = built(&on(crowded("en"), file.read(), &[]));
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    assert!(package.get("ppt/notesMasters/notesMaster1.xml").is_some());
}

#[test]
fn a_draft_says_so_on_every_slide() {
    let file = Foreign::with(&OF_OFFICE);
    let (deck, package, _) = built(&on(crowded("km"), file.read(), &[]));
    for slide in &deck.slides {
        let slide = text(&package, &format!("ppt/slides/slide{}.xml", slide.number));
        assert!(slide.contains("name=\"Draft mark\""));
    }
}

#[test]
fn slides_macros_and_leftovers_of_a_file_get_into_no_deck() {
    let mut file = Foreign::with(&OF_OFFICE);
    for (path, content_type) in [
        ("ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        ("ppt/slides/slide1.xml", "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"),
        ("customXml/item1.xml", "application/xml"),
        ("ppt/revisionInfo.xml", "application/vnd.ms-powerpoint.revisioninfo+xml"),
        ("docProps/thumbnail.jpeg", "image/jpeg"),
    ] {
        file.add(path, content_type, "<x/>");
    }
    file.edit(TYPES, "presentationml.presentation.main+xml", "presentationml.template.main+xml");
    let (template, told) = kitbag::load::template("overlays/lk/assets/deck.potm", &file.bytes()).unwrap();
    assert_eq!(messages(&told), ["KB0661 the macros of `overlays/lk/assets/deck.potm` get into no deck"]);
    assert_eq!(
        template.left_out,
        [LeftOut::Macros, LeftOut::Slides, LeftOut::CustomData, LeftOut::History, LeftOut::Thumbnail]
    );
    let (_, package, _) = built(&on(edition("en"), template, &[]));
    assert_eq!(faults(&parts(&package)), Vec::<String>::new());
    let left: Vec<&str> =
        package.paths().filter(|it| it.contains("vba") || it.starts_with("customXml")).collect();
    assert_eq!(left, Vec::<&str>::new());
    assert!(text(&package, TYPES).contains("presentationml.presentation.main+xml"));
}

#[test]
fn files_on_which_no_deck_can_be_made_are_refused_with_the_reason() {
    let refused = |bytes: &[u8]| {
        let problems = kitbag::load::template("deck.pptx", bytes).unwrap_err();
        messages(&problems)
            .into_iter()
            .map(|it| it.replace("KB0660 no deck can be made on `deck.pptx`: ", ""))
            .collect::<Vec<_>>()
    };
    let changed = |change: fn(&mut Foreign)| {
        let mut file = Foreign::with(&OF_OFFICE);
        change(&mut file);
        refused(&file.bytes())
    };
    assert_eq!(
        refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]),
        ["it is behind a password, or in the format of 2003 and before"]
    );
    let nothing: &[u8] = b"nothing";
    assert!(
        refused(nothing)[0].starts_with("it is no zip archive that can be read"),
        "{:?}",
        refused(nothing)
    );
    let out = BTreeMap::from([("../out.xml".to_owned(), b"x".to_vec())]);
    assert_eq!(refused(&pack(&out)), ["it holds `../out.xml`, a path that leads out of it"]);
    let bomb = BTreeMap::from([("ppt/media/a.xml".to_owned(), vec![b' '; 3 << 20])]);
    assert_eq!(
        refused(&pack(&bomb)),
        ["it holds `ppt/media/a.xml`, more than 100 times as large as it is packed"]
    );
    assert_eq!(
        refused(&pack(&BTreeMap::from([("word/document.xml".to_owned(), b"<x/>".to_vec())]))),
        ["it has no part `[Content_Types].xml`"]
    );
    assert_eq!(
        changed(|file| file.edit(PRESENTATION, "cx=\"12192000\"", "cx=\"12\"")),
        ["its slides are smaller than 1 inch or larger than 56 inches"]
    );
    assert_eq!(
        changed(|file| file.edit(MASTER, "</p:sldMaster>", "")),
        ["its part `ppt/slideMasters/slideMaster1.xml` cannot be read: an element is not closed"]
    );
    assert_eq!(
        changed(|file| file.edit(LINKS, "Target=\"../theme/theme1.xml\"", "Target=\"../theme/other.xml\"")),
        ["it has no part `ppt/theme/other.xml`"]
    );
    let picture = format!(
        "<Relationship Id=\"rId90\" Type=\"{RELATIONSHIP}/image\" Target=\"https://example.org/a.png\" TargetMode=\"External\"/></Relationships>"
    );
    let control = format!(
        "<Relationship Id=\"rId91\" Type=\"{RELATIONSHIP}/control\" Target=\"../theme/theme1.xml\"/>{picture}"
    );
    let mut file = Foreign::with(&OF_OFFICE);
    file.edit(LINKS, "</Relationships>", &control);
    assert_eq!(
        refused(&file.bytes()),
        [
            "its part `ppt/slideMasters/slideMaster1.xml` holds what is not taken over: `control`",
            "its part `ppt/slideMasters/slideMaster1.xml` shows what is not in the file: `https://example.org/a.png`",
        ]
    );
    assert_eq!(
        changed(|file| file.edit(
            LINKS,
            "schemas.openxmlformats.org/officeDocument/2006",
            "purl.oclc.org/ooxml/officeDocument"
        )),
        ["it is a Strict Open XML presentation, which few programs read"]
    );
}

#[test]
fn two_placeholders_of_one_number_are_one() {
    let mut file = Foreign::with(&[SlideLayout::Title, SlideLayout::Bullets, SlideLayout::TwoColumns]);
    file.edit(&part(SlideLayout::TwoColumns), "<p:ph idx=\"2\"/>", "<p:ph idx=\"1\"/>");
    assert_eq!(
        theirs(&file, &[]).into_keys().collect::<Vec<_>>(),
        [SlideLayout::Title, SlideLayout::Bullets]
    );
}

#[test]
fn the_same_bytes_twice_and_on_eight_threads() {
    let bytes = || {
        let file = Foreign::with(&OF_OFFICE);
        built(&on(edition("km"), file.read(), &[])).1.seal()
    };
    let once = bytes();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(bytes)).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), once);
        }
    });
}

/// The small workspace with a template in its overlay.
fn project(file: &Foreign, branding: &str) -> Project {
    let project = Project::small();
    let place = project.path("overlays/lk/assets");
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(place.join("deck.pptx"), file.bytes()).unwrap();
    let overlay = String::from_utf8(project.read("overlays/lk/overlay.yaml")).unwrap();
    project.write("overlays/lk/overlay.yaml", &format!("{overlay}\nbranding:\n{branding}"));
    project
}

#[test]
fn an_overlay_names_its_template_and_its_layouts() {
    let mut file = Foreign::with(&OF_OFFICE);
    file.edit(&part(SlideLayout::Comparison), "name=\"Comparison\"", "name=\"Side by side\"");
    let branding = "  template: assets/deck.pptx\n  layouts: { two-columns: Side by sides, case: Nowhere }\n";
    says("template-names", &project(&file, branding).kitbag(&["check", "lk"]));
    let branding = "  template: assets/deck.pptx\n  layouts: { casse: Two Content }\n";
    says("template-no-such-slides", &project(&file, branding).kitbag(&["check", "lk"]));
    let branding = "  template: assets/deck.pptx\n  fonts: embedded\n";
    says("template-fonts", &project(&file, branding).kitbag(&["check", "lk"]));
    let branding = "  template: assets/deck.pptx\n  layouts: { two-columns: Side by side }\n";
    let project = project(&file, branding);
    says("template-build", &project.kitbag(&["build", "lk", "--format", "deck,script"]));
    project.edit("overlays/lk/overlay.yaml", "template: assets/deck.pptx", "footer: Words");
    says("template-unnamed", &project.kitbag(&["check", "lk"]));
    project.edit("overlays/lk/overlay.yaml", "footer: Words", "template: assets/desk.pptx");
    says("template-not-there", &project.kitbag(&["check", "lk"]));
    project.edit("overlays/lk/overlay.yaml", "assets/desk.pptx", "assets/deck.ppt");
    says("template-bad-path", &project.kitbag(&["check", "lk"]));
}

#[test]
fn a_file_that_cannot_be_used_stops_the_overlay_that_names_it() {
    let project = project(&Foreign::whole(), "  template: assets/deck.pptx\n");
    project.write("overlays/lk/assets/deck.pptx", "no archive");
    says("template-broken", &project.kitbag(&["check"]));
}

#[test]
fn a_file_to_start_from_is_written_once_and_fits_everything() {
    let project = Project::small();
    says("template-init", &project.kitbag(&["template", "--init", "lk.pptx", "--overlay", "lk"]));
    says("template-init-again", &project.kitbag(&["template", "--init", "lk.pptx"]));
    says("template-check-own", &project.kitbag(&["template", "--check", "lk.pptx"]));
    says("template-nothing", &project.kitbag(&["template"]));
}

#[test]
fn a_check_says_which_layouts_show_what() {
    let mut file = Foreign::with(&OF_OFFICE);
    file.edit(&part(SlideLayout::TwoColumns), "<p:ph idx=\"2\"/>", "<p:ph type=\"pic\" idx=\"2\"/>");
    file.edit(
        "ppt/theme/theme1.xml",
        "<a:dk1><a:srgbClr val=\"1F1F1F\"/>",
        "<a:dk1><a:srgbClr val=\"B0B0B0\"/>",
    );
    file.add("ppt/printerSettings/printerSettings1.bin", "application/octet-stream", "x");
    let project = project(&file, "  template: assets/deck.pptx\n  layouts: { case: Title and Content }\n");
    let path = "overlays/lk/assets/deck.pptx";
    says("template-check", &project.kitbag(&["template", "--check", path]));
    says("template-check-overlay", &project.kitbag(&["template", "--check", path, "--overlay", "lk"]));
    project.write("text.pptx", "no archive");
    says("template-check-broken", &project.kitbag(&["template", "--check", "text.pptx"]));
    says("template-check-missing", &project.kitbag(&["template", "--check", "nowhere.pptx"]));
}

#[test]
fn what_a_template_cannot_do_is_told_once() {
    let mut file = Foreign::with(&OF_OFFICE);
    file.add("ppt/vbaProject.bin", "application/vnd.ms-office.vbaProject", "x");
    let branding = "  template: assets/deck.pptx\n  layouts: { table: Section Header }\n";
    let project = project(&file, branding);
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, fa-AF]");
    says("template-told", &project.kitbag(&["check", "lk"]));
}
