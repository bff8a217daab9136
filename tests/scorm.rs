//! Packages of sample editions, judged by rules that hold for every edition.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::BTreeSet;

use kitbag::model::*;
use kitbag::package::Package;
use kitbag::render::scorm::{Version, package};
use kitbag::render::web;
use support::sample::{edition, id};

const LANGUAGES: [&str; 4] = ["en", "si", "km", "fa-AF"];
const VERSIONS: [Version; 3] = [Version::V12, Version::V2004Third, Version::V2004Fourth];

/// Words that only the facilitator may read.
const SECRET: &str = "for the facilitator alone";

/// The sample with all nine types of question, an activity, a glossary and restricted blocks.
fn full(tag: &str) -> Edition {
    let mut edition = edition(tag);
    let language = edition.language().clone();
    let text = |words: &str| RichText::plain(words, language.clone());
    let secret = || RichText::plain(SECRET, Language::english());
    let users = edition.sections[0].slides[0].title.clone();
    let paragraph = |text: RichText| Prose(vec![Piece { element: Element::Paragraph(text), when: vec![] }]);
    let item = |name: &str, words: RichText| Item { id: id(name), text: words.clone(), feedback: Some(words) };
    let pair = |name: &str, left: &RichText, right: &str| Pair {
        id: id(name),
        left: left.clone(),
        right: text(right),
        feedback: Some(left.clone()),
    };
    let said = edition.cases[0].body.texts()[1].clone();
    let question = |name: &str, answer| Question {
        id: id(name),
        objective: Some(id("o1")),
        stem: users.clone(),
        answer,
        right: Some(said.clone()),
        wrong: Some(edition.title.clone()),
    };
    let more = vec![
        question("q-true", Answer::TrueFalse(false)),
        question("q-match", Answer::Matching(vec![
            pair("m-one", &edition.title, "A </script> & \"1\""),
            pair("m-two", &users, "B"),
            pair("m-three", &edition.objectives[0].text, "C"),
        ])),
        question("q-order", Answer::Ordering(vec![
            item("first", edition.title.clone()),
            item("second", users.clone()),
            item("third", edition.objectives[1].text.clone()),
        ])),
        question("q-number", Answer::Numeric { min: "6".into(), max: "6.5".into(), unit: Some(text("h")) }),
        question("q-word", Answer::ShortText(vec!["once-only".into(), edition.title.to_plain()])),
        question("q-likert", Answer::Likert(vec![
            item("l1", edition.title.clone()),
            item("l2", edition.objectives[0].text.clone()),
            item("l3", users.clone()),
        ])),
        question("q-wheel", Answer::SelfAssessment {
            dimensions: vec![item("people", edition.title.clone()), item("rules", users.clone())],
            levels: vec![item("l1", text("1")), item("l2", text("2")), item("l3", text("3"))],
        }),
    ];
    let restricted = Slide {
        id: id("restricted"),
        title: secret(),
        visibility: Visibility::Facilitator,
        ..edition.sections[0].slides[0].clone()
    };
    let mut quiz = edition.quiz.clone().unwrap();
    quiz.questions.extend(more);
    quiz.draw = 7;
    edition.quiz = Some(quiz);
    edition.sections[0].slides.push(restricted);
    for section in &mut edition.sections {
        section.cut = section.cut.as_ref().map(|_| secret());
        for slide in &mut section.slides {
            slide.script.iter_mut().for_each(|step| step.body = paragraph(secret()));
        }
    }
    edition.tools.push(Tool {
        id: id("answers"),
        title: secret(),
        purpose: secret(),
        body: paragraph(secret()),
        visibility: Visibility::Facilitator,
    });
    edition.activities.push(Activity {
        id: id("map-it"),
        title: edition.title.clone(),
        purpose: said.clone(),
        group: text("4–6"),
        minutes: 20,
        materials: vec![users.clone(), edition.title.clone()],
        body: paragraph(said.clone()),
        visibility: Visibility::Everyone,
    });
    edition.glossary.push(Term {
        id: id("api"),
        term: RichText::plain("API", Language::english()),
        translation: (tag != "en").then(|| edition.title.clone()),
        definition: said,
    });
    edition
}

fn packages(edition: &Edition) -> Vec<Package> {
    let mut packages: Vec<_> = VERSIONS.iter().map(|version| package(edition, *version, None).unwrap()).collect();
    packages.push(web::package(edition).unwrap());
    packages
}

fn words(package: &Package, path: &str) -> String {
    String::from_utf8(package.get(path).unwrap().to_vec()).unwrap()
}

/// The values of an attribute, in order.
fn values<'a>(text: &'a str, attribute: &str) -> Vec<&'a str> {
    text.split(&format!(" {attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn names_are_safe_and_unique() {
    for package in LANGUAGES.iter().flat_map(|tag| packages(&full(tag))) {
        let mut base_names = BTreeSet::new();
        for path in package.paths() {
            let name = path.rsplit('/').next().unwrap();
            assert!(path.len() <= 100, "{path}");
            assert!(path.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._/-".contains(&b)), "{path}");
            assert!(name.split_once('.').is_some_and(|(stem, end)| !stem.is_empty() && !end.is_empty()), "{path}");
            assert!(base_names.insert(name.to_owned()), "{path}: its base name stands twice");
        }
    }
}

#[test]
fn the_manifest_lists_every_file_and_no_other() {
    for edition in LANGUAGES.iter().map(|tag| full(tag)) {
        for version in VERSIONS {
            let package = package(&edition, version, None).unwrap();
            let manifest = words(&package, "imsmanifest.xml");
            let listed: Vec<_> = values(&manifest, "href");
            let there: Vec<_> = package.paths().filter(|path| *path != "imsmanifest.xml").collect();
            assert_eq!(listed[0], "index.html");
            assert_eq!(listed[1..], there[..]);
        }
    }
}

#[test]
fn every_reference_of_the_page_is_in_the_package() {
    for package in LANGUAGES.iter().flat_map(|tag| packages(&full(tag))) {
        let page = words(&package, "index.html");
        let ids: BTreeSet<_> = values(&page, "id").into_iter().collect();
        let mut used = BTreeSet::from(["index.html", "imsmanifest.xml"]);
        for reference in values(&page, "src").into_iter().chain(values(&page, "href")) {
            if let Some(anchor) = reference.strip_prefix('#') {
                assert!(ids.contains(anchor), "#{anchor}");
            } else if !reference.starts_with("https://") && reference != "data:," {
                assert!(package.get(reference).is_some(), "{reference}");
                used.insert(reference);
            }
        }
        let stray: Vec<_> = package.paths().filter(|path| !used.contains(path)).collect();
        assert_eq!(stray, Vec::<&str>::new());
        let all = values(&page, "id");
        assert_eq!(all.len(), ids.len(), "an id stands twice");
    }
}

#[test]
fn learners_never_see_what_is_for_the_facilitator() {
    for package in LANGUAGES.iter().flat_map(|tag| packages(&full(tag))) {
        for path in package.paths().filter(|path| !path.starts_with("media/")) {
            assert_eq!(words(&package, path).find(SECRET), None, "{path}");
        }
    }
}

#[test]
fn pages_hold_no_script_or_style_of_their_own() {
    for package in packages(&full("si")) {
        let page = words(&package, "index.html");
        assert_eq!(page.matches("<script ").count(), page.matches("></script>").count());
        assert_eq!(values(&page, "style"), Vec::<&str>::new());
        assert_eq!(page.find("<style"), None);
        assert_eq!(words(&package, "course.js").find('<'), None);
    }
}

#[test]
fn each_edition_of_the_standard_has_its_own_driver() {
    let edition = full("en");
    let drivers = |package: &Package| {
        package.paths().filter(|path| path.starts_with("driver-")).map(str::to_owned).collect::<Vec<_>>()
    };
    let found: Vec<_> = packages(&edition).iter().map(drivers).collect();
    assert_eq!(found, [
        ["driver-scorm12.js"],
        ["driver-scorm2004.js"],
        ["driver-scorm2004.js"],
        ["driver-preview.js"]
    ]);
}

#[test]
fn the_same_edition_gives_the_same_bytes() {
    for tag in LANGUAGES {
        let seal = || packages(&full(tag)).iter().map(Package::seal).collect::<Vec<_>>();
        assert_eq!(seal(), seal());
    }
}

#[test]
fn the_first_screen_is_light() {
    let package = package(&full("km"), Version::V2004Third, None).unwrap();
    let size = |path: &str| package.get(path).unwrap().len();
    let scripts: usize = package.paths().filter(|path| path.ends_with(".js")).map(size).sum();
    assert!(scripts <= 60_000, "{scripts} bytes of scripts");
    let first = scripts + size("index.html") + size("player.css");
    assert!(first <= 150_000, "{first} bytes for the first screen");
}
