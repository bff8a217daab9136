//! Packages of sample editions, judged by rules that hold for every edition.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use kitbag::model::*;
use kitbag::package::Package;
use kitbag::render::player::{Driver, player};
use kitbag::render::scorm::package;
use kitbag::render::web;
use support::sample::{self, edition, id};

const LANGUAGES: [&str; 4] = ["en", "si", "km", "fa-AF"];
const VERSIONS: [ScormVersion; 3] = ScormVersion::ALL;
const NO_SCHEMAS: ControlSchemas = ControlSchemas::new();

/// Words that only the facilitator may read.
const SECRET: &str = "for the facilitator alone";

fn paragraph(text: RichText) -> Prose<RichText> {
    Prose(vec![Piece::open(Element::Paragraph(text))])
}

/// The sample with all nine types of question, an activity, a glossary and restricted blocks.
fn full(tag: &str) -> Edition {
    let mut edition = edition(tag);
    let language = edition.language().clone();
    let text = |words: &str| RichText::plain(words, language.clone());
    let secret = || RichText::plain(SECRET, Language::english());
    let users = edition.sections[0].slides[0].title.clone();
    let item =
        |name: &str, words: RichText| Item { id: id(name), text: words.clone(), feedback: Some(words) };
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
        question(
            "q-match",
            Answer::Matching(vec![
                pair("m-one", &edition.title, "A </script> & \"1\""),
                pair("m-two", &users, "B"),
                pair("m-three", &edition.objectives[0].text, "C"),
            ]),
        ),
        question(
            "q-order",
            Answer::Ordering(vec![
                item("first", edition.title.clone()),
                item("second", users.clone()),
                item("third", edition.objectives[1].text.clone()),
            ]),
        ),
        question("q-number", Answer::Numeric { min: "6".into(), max: "6.5".into(), unit: Some(text("h")) }),
        question("q-word", Answer::ShortText(vec!["once-only".into(), edition.title.to_plain()])),
        question(
            "q-likert",
            Answer::Likert(vec![
                item("l1", edition.title.clone()),
                item("l2", edition.objectives[0].text.clone()),
                item("l3", users.clone()),
            ]),
        ),
        question(
            "q-wheel",
            Answer::SelfAssessment {
                dimensions: vec![item("people", edition.title.clone()), item("rules", users.clone())],
                levels: vec![item("l1", text("1")), item("l2", text("2")), item("l3", text("3"))],
            },
        ),
    ];
    let first = edition.sections[0].slides[0].clone();
    let restricted =
        Slide { id: id("restricted"), title: secret(), visibility: Visibility::Facilitator, ..first };
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
        ..edition.tools[0].clone()
    });
    edition.activities.push(Activity {
        id: id("map-it"),
        title: edition.title.clone(),
        purpose: said.clone(),
        group: text("4–6"),
        minutes: 20,
        materials: vec![users.clone(), edition.title.clone()],
        body: paragraph(said.clone()),
        guidance: paragraph(secret()),
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
    let mut packages: Vec<_> =
        VERSIONS.iter().map(|version| package(edition, *version, &NO_SCHEMAS).unwrap()).collect();
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

/// A manifest with one element on each line.
fn manifest(edition: &Edition, version: ScormVersion) -> String {
    words(&package(edition, version, &NO_SCHEMAS).unwrap(), "imsmanifest.xml").replace("><", ">\n<")
}

#[test]
fn a_manifest_of_1_2() {
    insta::assert_snapshot!(manifest(&edition("si"), ScormVersion::V12), @r#"
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <manifest identifier="si-lk-pf-people-first" version="0.1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
    <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <imsmd:lom>
    <imsmd:general>
    <imsmd:title>
    <imsmd:langstring xml:lang="si">මිනිසුන්ගෙන් ආරම්භ කරන්න</imsmd:langstring>
    </imsmd:title>
    <imsmd:language>si</imsmd:language>
    <imsmd:description>
    <imsmd:langstring xml:lang="si">කාර්යාලය එක් පෝරමයක් අන්තර්ජාලයට ගෙන ගොස් කවුන්ටර දෙකක් වසා දැමීය; වැඩිහිටියන් පැමිණීම නතර විය.</imsmd:langstring>
    </imsmd:description>
    </imsmd:general>
    <imsmd:lifecycle>
    <imsmd:version>
    <imsmd:langstring xml:lang="x-none">0.1.0</imsmd:langstring>
    </imsmd:version>
    </imsmd:lifecycle>
    <imsmd:rights>
    <imsmd:copyrightandotherrestrictions>
    <imsmd:source>
    <imsmd:langstring xml:lang="x-none">LOMv1.0</imsmd:langstring>
    </imsmd:source>
    <imsmd:value>
    <imsmd:langstring xml:lang="x-none">yes</imsmd:langstring>
    </imsmd:value>
    </imsmd:copyrightandotherrestrictions>
    <imsmd:description>
    <imsmd:langstring xml:lang="en">CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. The kitbag contributors</imsmd:langstring>
    </imsmd:description>
    </imsmd:rights>
    </imsmd:lom>
    </metadata>
    <organizations default="org">
    <organization identifier="org">
    <title>මිනිසුන්ගෙන් ආරම්භ කරන්න</title>
    <item identifier="item-people-first" identifierref="res-people-first" isvisible="true">
    <title>මිනිසුන්ගෙන් ආරම්භ කරන්න</title>
    <adlcp:masteryscore>70</adlcp:masteryscore>
    </item>
    </organization>
    </organizations>
    <resources>
    <resource identifier="res-people-first" type="webcontent" adlcp:scormtype="sco" href="index.html">
    <file href="answer.js"/>
    <file href="brand.css"/>
    <file href="certificate.js"/>
    <file href="course.js"/>
    <file href="device.js"/>
    <file href="driver-scorm12.js"/>
    <file href="index.html"/>
    <file href="media/counter.svg"/>
    <file href="navigation.js"/>
    <file href="notes.js"/>
    <file href="player-icon.svg"/>
    <file href="player.css"/>
    <file href="player.js"/>
    <file href="quiz.js"/>
    <file href="session.js"/>
    <file href="state.js"/>
    </resource>
    </resources>
    </manifest>
    "#);
}

#[test]
fn a_manifest_of_2004_third_edition() {
    insta::assert_snapshot!(manifest(&edition("fa-AF"), ScormVersion::V2004Third), @r#"
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <manifest identifier="fa-af-lk-pf-people-first" version="0.1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
    <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 3rd Edition</schemaversion>
    </metadata>
    <organizations default="org">
    <organization identifier="org" adlseq:objectivesGlobalToSystem="false">
    <title>از مردم آغاز کنید</title>
    <item identifier="item-people-first" identifierref="res-people-first" isvisible="true">
    <title>از مردم آغاز کنید</title>
    <imsss:sequencing>
    <imsss:objectives>
    <imsss:primaryObjective objectiveID="primary" satisfiedByMeasure="true">
    <imsss:minNormalizedMeasure>0.70</imsss:minNormalizedMeasure>
    </imsss:primaryObjective>
    </imsss:objectives>
    <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
    </imsss:sequencing>
    <adlnav:presentation>
    <adlnav:navigationInterface>
    <adlnav:hideLMSUI>previous</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>exit</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>exitAll</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>abandon</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>abandonAll</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>suspendAll</adlnav:hideLMSUI>
    </adlnav:navigationInterface>
    </adlnav:presentation>
    </item>
    <imsss:sequencing>
    <imsss:controlMode choice="true" flow="true"/>
    </imsss:sequencing>
    </organization>
    </organizations>
    <resources>
    <resource identifier="res-people-first" type="webcontent" adlcp:scormType="sco" href="index.html">
    <file href="answer.js"/>
    <file href="brand.css"/>
    <file href="certificate.js"/>
    <file href="course.js"/>
    <file href="device.js"/>
    <file href="driver-scorm2004.js"/>
    <file href="index.html"/>
    <file href="media/counter.svg"/>
    <file href="navigation.js"/>
    <file href="notes.js"/>
    <file href="player-icon.svg"/>
    <file href="player.css"/>
    <file href="player.js"/>
    <file href="quiz.js"/>
    <file href="session.js"/>
    <file href="state.js"/>
    </resource>
    </resources>
    </manifest>
    "#);
}

#[test]
fn the_fourth_edition_differs_in_its_name_alone() {
    let third = manifest(&full("km"), ScormVersion::V2004Third);
    let fourth = manifest(&full("km"), ScormVersion::V2004Fourth);
    assert_eq!(fourth, third.replace("2004 3rd Edition", "2004 4th Edition"));
}

#[test]
fn without_a_scored_quiz_nobody_but_the_course_decides() {
    let mut edition = full("en");
    let quiz = edition.quiz.as_mut().unwrap();
    quiz.questions.retain(|it| matches!(it.answer, Answer::Likert(_) | Answer::SelfAssessment { .. }));
    let passing = |edition: &Edition| {
        let third = manifest(edition, ScormVersion::V2004Third).contains("minNormalizedMeasure");
        (manifest(edition, ScormVersion::V12).contains("masteryscore"), third)
    };
    assert_eq!(passing(&full("en")), (true, true));
    assert_eq!(passing(&edition), (false, false));
    edition.quiz = None;
    assert_eq!(passing(&edition), (false, false));
    let mut free = full("en");
    free.lms.mastery = 0;
    assert_eq!(passing(&free), (false, false));
}

#[test]
fn long_titles_end_between_two_characters() {
    let mut edition = edition("km");
    // Each is one character to a reader and two to a computer.
    edition.title = RichText::plain("កំ".repeat(101) + "ក្រុម", edition.language().clone());
    let manifest = manifest(&edition, ScormVersion::V2004Third);
    let title = manifest.split("<title>").nth(1).unwrap().split('<').next().unwrap();
    assert_eq!(title, "កំ".repeat(100));
}

#[test]
fn identifiers_tell_packages_apart_by_their_first_fifteen_characters() {
    let mut youth = edition("fa-AF");
    youth.target.audiences = vec![id("youth")];
    let identifiers = [&edition("si"), &edition("fa-AF"), &youth].map(Edition::identifier);
    assert_eq!(
        identifiers,
        ["si-lk-pf-people-first", "fa-af-lk-pf-people-first", "fa-af-lk-pf-youth-people-first"]
    );
    let starts: BTreeSet<_> = identifiers.iter().map(|it| &it[..15]).collect();
    assert_eq!(starts.len(), identifiers.len());
}

#[test]
fn a_state_that_may_not_fit_stops_the_build() {
    let mut edition = full("en");
    assert_eq!(player(&edition, Driver::Scorm12).worst_state, 500);
    let quiz = edition.quiz.as_mut().unwrap();
    let word = quiz.questions.iter().find(|it| matches!(it.answer, Answer::ShortText(_))).unwrap().clone();
    let more = (0..20).map(|n| Question { id: id(&format!("q-word-{n}")), ..word.clone() });
    quiz.questions.extend(more);
    quiz.draw = 17;
    let said: Vec<_> = package(&edition, ScormVersion::V12, &NO_SCHEMAS)
        .unwrap_err()
        .iter()
        .map(|it| (it.code.number(), it.message.clone(), it.hints.clone()))
        .collect();
    let hints = [
        "lower `draw` in people-first/quiz.yaml",
        "replace questions of type `short-text`, which need the most room",
    ];
    let message =
        "the learner's state of module `people-first` can reach 4293 characters; SCORM 1.2 keeps 4096"
            .to_owned();
    assert_eq!(said, [("KB0801", message, hints.map(str::to_owned).to_vec())]);
    assert!(package(&edition, ScormVersion::V2004Third, &NO_SCHEMAS).is_ok());
}

#[test]
fn a_package_holds_the_control_schemas_of_its_edition_alone() {
    let set = |names: &[&'static str]| -> BTreeMap<&'static str, std::sync::Arc<[u8]>> {
        names.iter().map(|name| (*name, name.as_bytes().into())).collect()
    };
    for version in VERSIONS {
        let schemas: ControlSchemas = VERSIONS.map(|it| (it, set(it.schemas()))).into();
        let without = package(&edition("en"), version, &NO_SCHEMAS).unwrap();
        let with = package(&edition("en"), version, &schemas).unwrap();
        let added: Vec<_> = with.paths().filter(|path| without.get(path).is_none()).collect();
        assert_eq!(added, version.schemas(), "{version:?}");
        assert_eq!(with.get("imsmanifest.xml"), without.get("imsmanifest.xml"), "{version:?}");
        let others: ControlSchemas = schemas.into_iter().filter(|(it, _)| *it != version).collect();
        assert_eq!(package(&edition("en"), version, &others).unwrap(), without, "{version:?}");
    }
}

#[test]
fn names_are_safe_and_unique() {
    for package in LANGUAGES.iter().flat_map(|tag| packages(&full(tag))) {
        let mut base_names = BTreeSet::new();
        for path in package.paths() {
            let name = path.rsplit('/').next().unwrap();
            assert!(path.len() <= 100, "{path}");
            assert!(
                path.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._/-".contains(&b)),
                "{path}"
            );
            assert!(
                name.split_once('.').is_some_and(|(stem, end)| !stem.is_empty() && !end.is_empty()),
                "{path}"
            );
            assert!(base_names.insert(name.to_owned()), "{path}: its base name stands twice");
        }
    }
}

#[test]
fn t077_joiners_and_zero_width_spaces_are_in_the_words_of_the_page() {
    for (tag, title) in sample::JOINED {
        let edition = sample::joined(tag, title);
        for package in packages(&edition) {
            assert!(words(&package, "index.html").contains(title), "{tag}: {title:?}");
        }
    }
}

#[test]
fn the_manifest_lists_every_file_and_no_other() {
    for edition in LANGUAGES.iter().map(|tag| full(tag)) {
        for version in VERSIONS {
            let package = package(&edition, version, &NO_SCHEMAS).unwrap();
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
            } else if !reference.starts_with("https://") {
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
    assert_eq!(
        found,
        [["driver-scorm12.js"], ["driver-scorm2004.js"], ["driver-scorm2004.js"], ["driver-preview.js"]]
    );
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
    let package = package(&full("km"), ScormVersion::V2004Third, &NO_SCHEMAS).unwrap();
    let size = |path: &str| package.get(path).unwrap().len();
    let scripts: usize = package.paths().filter(|path| path.rsplit('.').next() == Some("js")).map(size).sum();
    assert!(scripts <= 60_000, "{scripts} bytes of scripts");
    let first = scripts + size("index.html") + size("player.css");
    assert!(first <= 150_000, "{first} bytes for the first screen");
    let all: usize = package.paths().filter(|path| !path.starts_with("media/")).map(size).sum();
    assert!(all <= 1_000_000, "{all} bytes without pictures");
}

/// The screens with a place for notes.
fn noted(package: &Package) -> Vec<String> {
    values(&words(package, "index.html"), "data-notes").into_iter().map(str::to_owned).collect()
}

#[test]
fn notes_are_taken_where_learners_write() {
    let mut edition = full("en");
    let blank = RichText::plain("By Friday I will: ____", Language::english());
    let card = Tool { id: id("card"), body: paragraph(blank), ..edition.tools[0].clone() };
    edition.tools.push(card);
    for package in packages(&edition) {
        assert_eq!(noted(&package), ["tool-card", "activity-map-it", "question-q-wheel"]);
    }
}

#[test]
fn tables_of_one_screen_have_names_of_their_own() {
    let mut edition = full("en");
    let text = |words: &str| RichText::plain(words, Language::english());
    let table = Table { header: vec![text("Question"), text("Answer")], rows: vec![] };
    let twice = Prose(vec![Piece::open(Element::Table(table)); 2]);
    let sheet = |name: &str| Tool { id: id(name), body: twice.clone(), ..edition.tools[0].clone() };
    edition.tools = vec![sheet("first"), sheet("second")];
    let page = words(&web::package(&edition).unwrap(), "index.html");
    let names: Vec<_> =
        values(&page, "aria-label").into_iter().filter(|it| it.starts_with("Question,")).collect();
    assert_eq!(
        names,
        ["Question, Answer", "Question, Answer (2)", "Question, Answer", "Question, Answer (2)"]
    );
}

#[test]
fn devices_keep_each_package_apart() {
    let names: BTreeSet<_> = LANGUAGES
        .iter()
        .flat_map(|tag| packages(&full(tag)))
        .map(|package| {
            let course = words(&package, "course.js");
            course.split("\"identifier\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        })
        .collect();
    let wanted = ["en-lk-pf-people-first", "fa-af-lk-pf-people-first", "km-lk-pf-people-first"];
    assert_eq!(names.into_iter().collect::<Vec<_>>(), [&wanted[..], &["si-lk-pf-people-first"]].concat());
}

#[test]
fn only_where_nobody_records_them_are_answers_kept_on_the_device() {
    let asked: Vec<_> = packages(&full("en"))
        .iter()
        .map(|package| values(&words(package, "index.html"), "id").contains(&"keep-yes"))
        .collect();
    assert_eq!(asked, [false, false, false, true]);
}

#[test]
fn an_overlay_may_do_without_certificates() {
    let mut edition = full("en");
    let has_one = |edition: &Edition| {
        let page = words(&web::package(edition).unwrap(), "index.html");
        ["certificate", "holder", "certified-on", "certified-score", "to-certificate"]
            .map(|name| values(&page, "id").contains(&name))
    };
    assert_eq!(has_one(&edition), [true; 5]);
    let state = player(&edition, Driver::Scorm12).worst_state;
    edition.lms.certificate = false;
    assert_eq!(has_one(&edition), [false; 5]);
    assert_eq!(player(&edition, Driver::Scorm12).worst_state, state);
}

#[test]
fn t059_the_player_counts_in_the_digits_of_the_language() {
    let page = words(&web::package(&full("fa-AF")).unwrap(), "index.html");
    assert!(page.contains(">Module ۲<"));
    assert!(page.contains("The pass mark is ۷۰ %."));
    let course = words(&web::package(&full("fa-AF")).unwrap(), "course.js");
    assert!(course.contains("\"digits\":\"۰۱۲۳۴۵۶۷۸۹\""));
}
