//! Copies for reviewers: every part that not everybody sees is shown and marked in words.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::io::{Cursor, Read};

use support::workspace::Project;

/// One part of an archive.
fn part(project: &Project, archive: &str, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(project.read(archive))).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of a part, paragraph by paragraph.
fn words(xml: &str) -> Vec<String> {
    let plain = |text: &str| {
        let tags = text.split('<').skip(1).filter_map(|tag| tag.split_once('>'));
        tags.map(|(_, words)| words).collect::<String>().trim().to_owned()
    };
    xml.split("<a:p>").skip(1).map(plain).filter(|words| !words.is_empty()).collect()
}

#[test]
fn a_slide_and_its_notes_show_and_mark_every_part() {
    let project = Project::explained();
    let run = project.kitbag(&["build", "base", "--flag", "--format", "deck"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let deck = "output/base/en/base-en-queue-deck-flag.pptx";
    assert_eq!(
        words(&part(&project, deck, "ppt/slides/slide4.xml")),
        [
            "Who waits here?",
            "People without an appointment",
            "2.2 billion people who cannot book one",
            "[Only for: Young people · left out of this edition]",
            "Students between two classes",
            "[End: Only for: Young people]",
            "A small series",
            "4",
        ]
    );
    assert_eq!(
        words(&part(&project, deck, "ppt/notesSlides/notesSlide4.xml")),
        [
            "Review copy: shows the parts for all audiences, not for use in a course",
            "Say",
            "Welcome to your country. Think of the office.",
            "Do (1 min)",
            "[Not for: Young people, Older people]",
            "Count the chairs.",
            "[End: Not for: Young people, Older people]",
            "Watch out",
            "Tempers are lost here: forty a day.",
            "4",
        ]
    );
    let master = part(&project, deck, "ppt/slideMasters/slideMaster1.xml");
    assert!(words(&master).concat().contains("Review copy: shows the parts for all audiences"));
}

#[test]
fn a_screen_shows_and_marks_every_part_in_its_language() {
    let project = Project::explained();
    let run = project.kitbag(&["build", "lk@si", "lk@si+youth", "--flag", "--format", "web"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let marks = |file: &str| {
        let page = part(&project, file, "index.html");
        assert!(page.contains("<p>සමාලෝචන පිටපත"), "{file}");
        let marks = page.split("<p class=\"mark\">").skip(1).map(|rest| rest.split("</p>").next().unwrap());
        marks.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        marks("output/lk/si/lk-si-queue-web-flag.zip")[..2],
        [
            "<b>[මොවුන්ට පමණි: Young people · මෙම සංස්කරණයෙන් ඉවත් කර ඇත]</b>",
            "<b>[අවසානය: මොවුන්ට පමණි: Young people]</b>",
        ]
    );
    assert_eq!(
        marks("output/lk/si+youth/lk-si-youth-queue-web-flag.zip")[..2],
        ["<b>[මොවුන්ට පමණි: Young people]</b>", "<b>[අවසානය: මොවුන්ට පමණි: Young people]</b>"]
    );
}

#[test]
fn copies_for_reviewers_stand_beside_the_others() {
    let project = Project::explained();
    project.kitbag(&["build", "base", "--format", "web"]);
    let before = project.read("output/base/en/base-en-queue-web.zip");
    project.kitbag(&["build", "base", "--flag", "--format", "web,scorm12"]);
    assert_eq!(project.read("output/base/en/base-en-queue-web.zip"), before);
    let manifest = part(&project, "output/base/en/base-en-queue-scorm12-flag.zip", "imsmanifest.xml");
    assert!(manifest.contains("identifier=\"en-base-qu-flag-queue\""), "{manifest}");
    project.kitbag(&["build", "base", "--format", "web"]);
    assert!(project.path("output/base/en/base-en-queue-web-flag.zip").exists());
}
