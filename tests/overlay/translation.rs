//! Translations belong to words, never to places, whatever layers do.

use std::sync::Arc;

use kitbag::catalogue::{self, Catalogue};
use kitbag::diagnostic::{Problems, SourceFile};
use kitbag::model::*;
use kitbag::translate::{self, Index, Policy, Request, Tongue};
use proptest::prelude::*;

use crate::case::{BASE, Ground};
use crate::laws::{config, edits, text};

fn si() -> Language {
    Language::parse("si").unwrap()
}

/// What every text is translated with: no two alike.
fn sinhala(words: &str) -> String {
    format!("සිං {words}")
}

/// A PO file that translates all texts of a module.
fn translated(localized: &Localized) -> Catalogue {
    let mut file = translate::template(&translate::messages(localized), &si());
    for entry in &mut file.entries {
        entry.target = sinhala(&entry.source);
    }
    read(&file)
}

/// The file as it is read again from the disk.
fn read(file: &Catalogue) -> Catalogue {
    let file = SourceFile { path: "i18n/si.po".into(), text: catalogue::write(file) };
    let (catalogue, problems) = catalogue::parse(&Arc::new(file));
    assert_eq!(problems, Problems::none());
    catalogue
}

/// Each text with what a reader of Sinhala sees of it, and how many of them are in Sinhala.
fn seen(localized: &Localized, file: &Catalogue) -> (Vec<(String, TranslatedText)>, usize) {
    let (language, base, index) = (si(), Language::english(), Index::of(file));
    let request = Request {
        tongue: Tongue { language: &language, indexes: vec![&index] },
        fallback: vec![],
        base_language: &base,
        policy: Policy { show_drafts: true, recent_from: None },
    };
    let (translated, ..) = translate::apply(localized, &request);
    let mut pairs = Vec::new();
    for (before, after) in localized.root.walk().into_iter().zip(translated.root.walk()) {
        for (slot, shown) in before.slots.values().zip(after.slots.values()) {
            let texts = slot.value.texts().into_iter().map(|text| text.markup.clone());
            pairs.extend(texts.zip(shown.value.texts().into_iter().cloned()));
        }
    }
    let count = pairs.iter().filter(|(_, shown)| shown.language == language).count();
    (pairs, count)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn t070_a_text_that_a_country_changed_never_carries_the_translation_of_another(low in edits(0..6, 5), high in edits(0..6, 5)) {
        let ground = Ground::new(BASE);
        let layers = ground.layers(&[&text("_shared/asia", "asia", &low), &text("lk", "lk", &high)]);
        let Ok((plain, _)) = ground.apply(&[]) else { return Err(TestCaseError::fail("the base is sound")) };
        let Ok((localized, _)) = ground.apply(&[&layers[0], &layers[1]]) else { return Ok(()) };
        let base = translated(&plain);
        prop_assert!(seen(&plain, &base).1 > 10);
        // The file of the base, and the same with the old translations as suggestions for the new words.
        let updated = translate::merge(base.clone(), &translate::messages(&localized), None).unwrap().catalogue;
        for file in [&base, &read(&updated)] {
            for (words, shown) in seen(&localized, file).0 {
                let is_english = shown.language == Language::english();
                let expected = if is_english { words } else { sinhala(&words) };
                prop_assert_eq!(&shown.markup, &expected);
            }
        }
    }
}
