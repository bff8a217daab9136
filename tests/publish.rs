//! What becomes of languages of which not enough is translated.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fmt::Write;
use std::io::Read;

use kitbag::model::{Label, Language};
use kitbag::translate::shipped_labels;
use support::says::says;
use support::workspace::Project;

const PACKAGE: &str = "output/lk/si/lk-si-queue-web.zip";

const HEAD: &str = "msgid \"\"\nmsgstr \"Language: si\\n\"\n";

/// The small workspace in Sinhala, of which two titles are translated.
fn in_sinhala(publish: &str) -> Project {
    let project = Project::small();
    project.edit(
        "overlays/lk/overlay.yaml",
        "list: [en] }",
        &format!("list: [en, si] }}\npublish: {publish}"),
    );
    let title = |source: &str| format!("\nmsgctxt \"section-title\"\nmsgid \"{source}\"\nmsgstr \"වචන\"\n");
    project.write("base-modules/i18n/si.po", &(HEAD.to_owned() + &title("Waiting") + &title("Close")));
    project
}

#[test]
fn t072_below_its_share_an_edition_is_a_draft_and_says_so() {
    let project = in_sinhala("{ min: 95, titles: 20, quiz: 100 }");
    says("publish-draft", &project.kitbag(&["check", "lk@si"]));
    assert_eq!(project.kitbag(&["build", "lk@si", "--format", "web"]).code, 0);
    says("translate-check", &project.kitbag(&["translate", "check", "lk@si"]));
    assert_eq!(project.kitbag(&["translate", "check", "lk@si", "--strict"]).code, 1);
    let file = std::fs::File::open(project.path(PACKAGE)).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut page = String::new();
    archive.by_name("index.html").unwrap().read_to_string(&mut page).unwrap();
    let label = shipped_labels(&Language::parse("si").unwrap());
    assert!(page.contains(label.get(Label::DraftLanguage)), "{page}");
}

#[test]
fn t072_below_its_share_an_edition_is_refused_where_the_overlay_says_so() {
    let project = in_sinhala("{ min: 1, below: refuse }");
    assert_eq!(project.kitbag(&["build", "lk@si", "--format", "web"]).code, 0);
    assert!(project.path(PACKAGE).exists());
    project.edit("overlays/lk/overlay.yaml", "min: 1,", "min: 1, languages: { si: { min: 50 } },");
    says("publish-refused", &project.kitbag(&["check", "lk@si"]));
    assert_eq!(project.kitbag(&["check", "lk@si", "--strict"]).code, 1);
    assert_eq!(project.kitbag(&["build", "lk@si", "--format", "web"]).code, 0);
    assert!(!project.path(PACKAGE).exists());
}

#[test]
fn t072_recent_texts_are_not_held_against_a_language() {
    let project = in_sinhala("{ titles: 40, grace-days: 30 }");
    let short = |project: &Project| {
        let told = project.kitbag(&["check", "lk@si"]).stderr;
        told.lines().find(|line| line.contains("KB0507")).map(str::to_owned)
    };
    assert_eq!(
        short(&project).unwrap(),
        "notice[KB0507]: `queue` of `lk@si` is a draft: 2 of 9 titles are translated, and 40 % are asked for"
    );
    let since = |day: &str| {
        let mut text = String::from_utf8(project.read("base-modules/i18n/si.po")).unwrap();
        for title in ["Who waits here?", "What the wait costs", "One thing to do by Friday", "The queue"] {
            let role = if title == "The queue" { "module-title" } else { "slide-title" };
            write!(text, "\n# since: {day}\nmsgctxt \"{role}\"\nmsgid \"{title}\"\nmsgstr \"\"\n").unwrap();
        }
        text
    };
    let (before, in_time) = (since("2025-12-15"), since("2025-12-16"));
    project.write("base-modules/i18n/si.po", &before);
    assert!(short(&project).is_some());
    project.write("base-modules/i18n/si.po", &in_time);
    assert_eq!(short(&project), None);
}
