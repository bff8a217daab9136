//! What translations cost: 20,000 texts in six languages, brought up to date after their author went
//! over them, beside GNU msgmerge on the same files. Linux only.
//!
//! `make bench` runs it. One thread does all the measured work.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints and writes its workspace"
)]

#[path = "../scale/clock.rs"]
mod clock;
mod workload;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue};
use kitbag::diagnostic::SourceFile;
use kitbag::load::{self, Workspace};
use kitbag::model::{Language, LayerName};
use kitbag::pipeline;
use kitbag::translate::{self, Message};
use tempfile::TempDir;
use workload::{LANGUAGES, TEXTS};

/// CPU seconds that all of it may take.
const LIMIT: f64 = 2.0;

fn main() {
    pipeline::with_threads(1, || {
        let folder = TempDir::new().expect("there is room for a workspace");
        let files = before(folder.path());
        workload::after(folder.path());
        let workspace = open(folder.path());
        let messages = base(&workspace);
        let merge = || files.iter().map(|(_, text)| updated(text, &messages)).collect::<Vec<_>>();
        let merged = merge();
        let seconds = clock::medians(&mut [
            &mut || assert_eq!(base(&workspace).len(), messages.len(), "all texts are found"),
            &mut || drop(merge()),
            &mut || merged.iter().for_each(|it| assert!(!translate::unknown(it, &messages).has_errors())),
        ]);
        tell(&seconds, &merged);
        beside(folder.path(), &files[0].1, &messages);
        let all: f64 = seconds.iter().sum();
        assert!(all < LIMIT, "{TEXTS} texts in six languages take {all:.2} s, {LIMIT} s or more");
    });
}

/// The workspace before the change, and its files with every text translated.
fn before(root: &Path) -> Vec<(Language, String)> {
    workload::before(root);
    let messages = base(&open(root));
    assert!(messages.len() >= TEXTS, "{} texts are too few", messages.len());
    let translated = |tag: &&str| {
        let language = Language::parse(tag).expect("it is in the table");
        let mut file = translate::template(&messages, &language);
        for entry in &mut file.entries {
            entry.target = entry.source.chars().rev().collect();
        }
        (language, catalogue::write(&file))
    };
    LANGUAGES.iter().map(translated).collect()
}

fn open(root: &Path) -> Workspace {
    let (workspace, problems) = load::workspace(root).expect("the workload can be read");
    assert!(!problems.has_errors(), "the workload is sound");
    workspace
}

/// The texts of the base.
fn base(workspace: &Workspace) -> Vec<Message> {
    let all = pipeline::translatables(workspace);
    let base = all.iter().find(|it| it.layer == LayerName::Base).expect("the base has texts");
    base.messages(&Language::parse(LANGUAGES[0]).expect("it is in the table"), None)
}

/// Reads a file, brings it up to date and writes it.
fn updated(text: &str, messages: &[Message]) -> Catalogue {
    let file = SourceFile { path: "file.po".into(), text: text.to_owned() };
    let (old, problems) = catalogue::parse(&Arc::new(file));
    assert_eq!(problems.count(kitbag::diagnostic::Severity::Error), 1, "only its name is not its language");
    let merged = translate::merge(old, messages, None).expect("it is of this version");
    assert!(!catalogue::write(&merged.catalogue).is_empty());
    merged.catalogue
}

fn tell(seconds: &[f64], merged: &[Catalogue]) {
    let fuzzy = merged[0].live().filter(|entry| entry.is_fuzzy()).count();
    println!(
        "CPU seconds for {} texts in {} languages, {fuzzy} of them suggestions; medians of five\n\n{:>8} {:>8} {:>8} {:>8}",
        merged[0].live().count(),
        merged.len(),
        "extract",
        "merge",
        "check",
        "all"
    );
    let all = seconds.iter().sum();
    println!("{}", seconds.iter().chain([&all]).map(|it| format!("{it:>8.3}")).collect::<Vec<_>>().join(" "));
}

/// GNU msgmerge on one of the files.
fn beside(folder: &Path, old: &str, messages: &[Message]) {
    let template = translate::template(messages, &Language::parse(LANGUAGES[0]).expect("it is in the table"));
    let (po, pot) = (folder.join("old.po"), folder.join("new.pot"));
    std::fs::write(&po, old).expect("the file can be written");
    std::fs::write(&pot, catalogue::write(&template)).expect("the file can be written");
    let before = clock::children();
    let run = Command::new("msgmerge")
        .args(["--quiet", "--previous", "--no-wrap", "--output-file=/dev/null"])
        .args([&po, &pot])
        .status();
    match run {
        Ok(status) if status.success() => {
            println!("\nGNU msgmerge: {:.3} for one language", clock::children() - before);
        }
        Ok(status) => println!("\nGNU msgmerge ended with {status}"),
        Err(_) => println!("\nGNU msgmerge is not installed: `apt-get install gettext` brings it"),
    }
}
