//! The base changes under a translation: what its translators are given, and what readers see meanwhile.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fmt::Write;
use std::io::Read;

use support::session::Session;
use support::workspace::Project;

const PO: &str = "base-modules/i18n/si.po";
const SLIDES: &str = "base-modules/queue/slides/01-waiting.md";
const PACKAGE: &str = "output/lk/si/lk-si-queue-web.zip";

/// A file whose every text is translated: the Sinhala word for Sinhala in front of the words.
fn translate(project: &Project, path: &str) {
    let text = String::from_utf8(project.read(path)).unwrap();
    let mut done = String::new();
    let mut source = "";
    for line in text.lines() {
        source = line.strip_prefix("msgid \"").unwrap_or(source);
        match line {
            "msgstr \"\"" if source != "\"" => writeln!(done, "msgstr \"සිංහල {source}").unwrap(),
            line => writeln!(done, "{line}").unwrap(),
        }
    }
    project.write(path, &done);
}

fn entries<'a>(entries: impl Iterator<Item = &'a str>) -> String {
    entries.flat_map(|entry| [entry, "\n\n"]).collect()
}

/// The entries of the base's file that are marked, each as its lines.
fn marked(project: &Project) -> String {
    let text = String::from_utf8(project.read(PO)).unwrap();
    let marked = text.split("\n\n").filter(|entry| entry.contains("#, fuzzy"));
    entries(marked)
}

/// What a translation program does when somebody mends the marked texts.
fn mend(project: &Project) {
    let text = String::from_utf8(project.read(PO)).unwrap();
    let entries = text.split("\n\n").map(|entry| {
        let is_marked = entry.contains("#, fuzzy");
        let lines =
            entry.lines().filter(|line| !is_marked || !line.starts_with("#, ") && !line.starts_with("#| "));
        let lines = lines.collect::<Vec<_>>().join("\n");
        if is_marked { lines.replace(" pay", " wages") } else { lines }
    });
    project.write(PO, &(entries.collect::<Vec<_>>().join("\n\n") + "\n"));
}

/// The texts of the package that are marked as English.
fn in_english(project: &Project) -> String {
    let file = std::fs::File::open(project.path(PACKAGE)).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let mut page = String::new();
    archive.by_name("index.html").unwrap().read_to_string(&mut page).unwrap();
    let marked = page
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .filter(|(tag, _)| tag.contains("lang=\"en\""));
    marked.flat_map(|(_, words)| [words.trim(), "\n"]).collect()
}

#[test]
fn t068_t071_a_text_changes_and_comes_back_translated() {
    let mut session = Session::of(Project::small());
    session.project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    session.says("PO files are made for the languages that are published, and translated.");
    assert_eq!(session.kitbag("translate update"), 0);
    translate(&session.project, PO);
    translate(&session.project, "overlays/lk/i18n/si.po");
    assert_eq!(session.kitbag("translate coverage"), 0);
    assert_eq!(session.kitbag("translate update"), 0);
    session.says("The base mends an answer and what the trainer says on a slide.");
    session.project.edit(SLIDES, "is an hour without pay.", "is an hour without wages.");
    session.project.edit("base-modules/queue/quiz.yaml", "text: An hour of pay", "text: An hour of wages");
    session.project.edit("base-modules/series.yaml", "date: 2026-01-15", "date: 2026-03-01");
    assert_eq!(session.kitbag("translate update --dry-run"), 0);
    assert_eq!(session.kitbag("translate update base si"), 0);
    session.says("base-modules/i18n/si.po, what is marked:");
    session.told += &marked(&session.project);
    session.says("Until it is mended, the question is in English, and one step of the script.");
    assert_eq!(session.kitbag("translate coverage lk@si"), 0);
    for address in ["queue/q-cost", "queue/q-cost-pay", "queue/what-it-costs"] {
        session.kitbag(&format!("explain lk@si {address}"));
    }
    assert_eq!(session.kitbag("build lk@si --format web"), 0);
    session.says("What the package marks as English:");
    session.told += &in_english(&session.project);
    session.says("A translator mends them.");
    mend(&session.project);
    assert_eq!(session.kitbag("translate update"), 0);
    assert_eq!(session.kitbag("explain lk@si queue/q-cost"), 0);
    assert_eq!(session.kitbag("build lk@si --format web"), 0);
    session.says("The base takes both back: the translations are there as they were.");
    session.project.edit(SLIDES, "is an hour without wages.", "is an hour without pay.");
    session.project.edit("base-modules/queue/quiz.yaml", "text: An hour of wages", "text: An hour of pay");
    assert_eq!(session.kitbag("translate update base"), 0);
    session.is("round-trip.txt");
}

#[test]
fn files_of_sources_with_errors_are_left_alone() {
    let mut session = Session::of(Project::small());
    session.project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    assert_eq!(session.kitbag("translate update"), 0);
    translate(&session.project, PO);
    session.says("An error in the overlay does not concern the base.");
    session.project.edit("overlays/lk/overlay.yaml", "at: queue/who-waits", "at: queue/who-wait");
    assert_eq!(session.kitbag("translate update"), 1);
    session.says("An error in the base concerns all.");
    session.project.edit(SLIDES, "::: say", "::: sya");
    assert_eq!(session.kitbag("translate update"), 1);
    session.says("Typos.");
    for line in ["update kl", "update base", "update lk sin", "update _shared/lk"] {
        session.kitbag(&format!("translate {line}"));
    }
    session.is("update-refused.txt");
}

#[test]
fn a_base_elsewhere_is_not_written() {
    let project = Project::small();
    project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    assert_eq!(project.kitbag(&["base", "pack", "-o", "base.zip"]).code, 0);
    project.remove("base-modules");
    project.write("kitbag.yaml", "base: base.zip\n");
    let mut session = Session::of(project);
    assert_eq!(session.kitbag("translate update"), 0);
    assert_eq!(session.kitbag("translate update base"), 2);
    session.is("update-base-elsewhere.txt");
}

#[test]
fn t069_texts_that_are_told_apart_have_translations_of_their_own() {
    let mut session = Session::of(Project::small());
    session.project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si]");
    session.project.edit(SLIDES, "- People who came yesterday", "- Right {ctx=side}\n- Right");
    session.project.edit(SLIDES, "## Who waits here?", "## Who waits here? {ctx=people}");
    session.project.edit("base-modules/queue/quiz.yaml", "text: Nothing,", "text: \"Nothing {ctx=money}\",");
    assert_eq!(session.kitbag("translate update base"), 0);
    let text = String::from_utf8(session.project.read(PO)).unwrap();
    let apart = text.split("\n\n").filter(|entry| entry.contains('|') || entry.contains("\"Right"));
    session.told += &entries(apart);
    assert_eq!(session.kitbag("explain lk@si queue/who-waits#body"), 0);
    assert_eq!(session.kitbag("build lk@en --format web"), 0);
    session.is("contexts.txt");
}

#[test]
fn t073_a_block_in_a_language_of_its_own_is_translated_into_the_others() {
    let mut session = Session::of(Project::small());
    session.project.edit("overlays/lk/overlay.yaml", "list: [en]", "list: [en, si, ta]");
    session.project.edit(
        "overlays/lk/overlay.yaml",
        "change:\n",
        "add:\n  - after: queue/what-it-costs\n    slide: lk-tea\n    text: text/queue/lk-tea.md\nchange:\n",
    );
    session.project.write(
        "overlays/lk/text/queue/lk-tea.md",
        "## තේ {#lk-tea minutes=0 lang=si}\n\n- පැයක් යනු තේ කූඩයකි\n",
    );
    assert_eq!(session.kitbag("translate update lk"), 0);
    for language in ["en", "si", "ta"] {
        let text =
            String::from_utf8(session.project.read(&format!("overlays/lk/i18n/{language}.po"))).unwrap();
        let sources = text.lines().filter(|line| line.starts_with("msgid") && *line != "msgid \"\"");
        for line in std::iter::once(language).chain(sources) {
            writeln!(session.told, "{line}").unwrap();
        }
    }
    session.is("local-first.txt");
}
