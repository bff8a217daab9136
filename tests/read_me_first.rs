//! The page beside the files of an overlay.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::path::Path;

use support::workspace::{Project, bless};

const PAGE: &str = "output/lk/READ-ME-FIRST.html";

/// The small workspace in English and in Dari, and an edition for young people.
fn project() -> Project {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [fa-AF, en]");
    project.write(
        "overlays/_audiences/youth/overlay.yaml",
        "overlay: youth\nchange:\n  - at: queue/who-waits\n    title: Who waits with you\n    because: They know it\n",
    );
    project
}

fn page(project: &Project) -> String {
    String::from_utf8(project.read(PAGE)).unwrap()
}

#[test]
fn the_whole_page_in_each_language_of_the_folder() {
    let project = project();
    project.kitbag(&[
        "build",
        "lk",
        "--format",
        "scorm12,scorm2004,scorm2004-4th,web,script,handouts,cases,quiz,quiz-key,cheat-sheet,deck",
    ]);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/read-me-first/lk.html");
    if bless() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, page(&project)).unwrap();
    }
    let golden = std::fs::read_to_string(golden).unwrap().replace("\r\n", "\n");
    for (line, expected) in page(&project).lines().zip(golden.lines()) {
        assert_eq!(line, expected);
    }
    assert_eq!(page(&project).len(), golden.len());
}

#[test]
fn files_of_earlier_builds_are_on_the_page_of_a_partial_build() {
    let whole = project();
    whole.kitbag(&["build", "--format", "deck"]);
    let parts = project();
    for target in ["lk@en", "base", "lk@fa-AF"] {
        parts.kitbag(&["build", target, "--format", "deck"]);
    }
    assert_eq!(page(&parts), page(&whole));
    assert!(page(&whole).contains("href=\"fa-AF/lk-fa-af-queue-deck.pptx\""));
}

#[test]
fn every_link_leads_to_a_file_of_the_folder() {
    let project = project();
    project.kitbag(&["build", "lk@en", "lk@en+youth", "--format", "scorm12,deck"]);
    let page = page(&project);
    let files: Vec<_> = page.split("href=\"").skip(1).map(|it| it.split_once('"').unwrap().0).collect();
    assert_eq!(
        files,
        [
            "en/lk-en-queue-scorm12.zip",
            "en/lk-en-queue-deck.pptx",
            "en+youth/lk-en-youth-queue-scorm12.zip",
            "en+youth/lk-en-youth-queue-deck.pptx",
        ]
    );
    for file in files {
        assert!(project.path(&format!("output/lk/{file}")).exists(), "{file}");
    }
}

#[test]
fn the_page_goes_with_the_last_file_of_its_overlay() {
    let project = project();
    project.kitbag(&["build", "--format", "deck"]);
    assert!(project.path(PAGE).exists());
    project.remove("overlays/lk");
    project.kitbag(&["build", "--format", "deck"]);
    assert!(!project.path(PAGE).exists());
    assert!(project.path("output/base/READ-ME-FIRST.html").exists());
}

#[test]
fn a_page_that_cannot_be_written_is_named() {
    let project = project();
    project.write(&format!("{PAGE}/open"), "a folder where the page belongs");
    let run = project.kitbag(&["build", "lk@en", "--format", "deck"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("`lk/READ-ME-FIRST.html` cannot be replaced: "), "{}", run.stderr);
    assert!(project.path("output/lk/en/lk-en-queue-deck.pptx").exists());
}

#[test]
fn languages_that_nobody_speaks_have_a_page_too() {
    let project = project();
    let run = project.kitbag(&["translate", "pseudo", "lk", "--output", "strange"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let page = String::from_utf8(project.read("strange/lk/READ-ME-FIRST.html")).unwrap();
    assert!(
        page.contains("<section id=\"en-XA\"")
            && page.contains("<section id=\"en-XB\" lang=\"en-XB\" dir=\"rtl\">")
    );
}
