//! kitbag's own words in the languages that it brings along.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and reads its files")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue, Progress};
use kitbag::diagnostic::{Problems, SourceFile};
use kitbag::model::{Date, Label, Language};
use kitbag::translate::{self, Proofreader, shipped_labels};
use support::workspace::bless;

const LANGUAGES: [&str; 9] = ["ar", "es", "fa-AF", "fil", "fr", "km", "ps", "si", "ta"];

fn path(tag: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/labels/{tag}.po"))
}

fn updated(catalogue: Catalogue) -> String {
    let merged =
        translate::merge(catalogue, &translate::label_messages(), Some(Date::parse("2026-01-01").unwrap()))
            .unwrap();
    catalogue::write(&merged.catalogue)
}

/// Each file has every label of the program and no other, as the program itself writes it. Blessing
/// adds the labels that are missing.
#[test]
fn every_label_has_an_entry_in_every_language() {
    let mut files: Vec<_> = std::fs::read_dir(path("x").parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_eq!(files, LANGUAGES.map(|tag| format!("{tag}.po")));
    for tag in LANGUAGES {
        let text = std::fs::read_to_string(path(tag)).unwrap();
        let file = Arc::new(SourceFile { path: format!("assets/labels/{tag}.po"), text: text.clone() });
        let (catalogue, problems) = catalogue::parse(&file);
        assert_eq!(problems, Problems::none());
        let updated = updated(catalogue);
        if bless() {
            std::fs::write(path(tag), &updated).unwrap();
            continue;
        }
        let is_same = text == updated;
        assert!(is_same, "assets/labels/{tag}.po: run with KITBAG_BLESS=1 and translate what is new");
    }
}

#[test]
fn t066_every_label_is_translated_and_keeps_its_values() {
    for tag in LANGUAGES {
        let language = Language::parse(tag).unwrap();
        let text = std::fs::read_to_string(path(tag)).unwrap();
        let (catalogue, _) = catalogue::parse(&Arc::new(SourceFile { path: tag.to_owned(), text }));
        let reader = Proofreader::new(&language, &[]);
        for entry in catalogue.live() {
            assert!(entry.progress() >= Progress::MachineDraft, "{tag}: {}", entry.source);
            let told: Vec<_> = reader.read(entry).iter().map(ToString::to_string).collect();
            assert_eq!(told, Vec::<String>::new(), "{tag}");
        }
        let shown = shipped_labels(&language);
        let english: Vec<_> =
            Label::ALL.iter().filter(|label| shown.language_of(**label) != language).collect();
        assert!(english.is_empty(), "{tag}: {english:?}");
    }
}
