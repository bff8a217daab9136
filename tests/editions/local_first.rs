//! Blocks that an overlay brings in a language of its own.

use crate::same;
use crate::workspace::{Series, marked};

const SLIDE: &str = "## ප්‍රාදේශීය ලේකම් කාර්යාලය {#lk-office minutes=5 lang=si}\n\nපෝලිම\n";

fn series() -> Series {
    let series = Series::new();
    series.overlay("add:\n  - { after: queue/one-thing, slide: lk-office, text: text/queue/lk-office.md }\n");
    series.0.write("overlays/lk/text/queue/lk-office.md", SLIDE);
    series
}

#[test]
fn the_words_are_the_source_in_their_language() {
    let series = series();
    assert_eq!(series.shown("lk@si"), "පෝලිම");
    assert_eq!(series.shown("lk@en"), "si: පෝලිම");
    assert_eq!(series.shown("lk@ta"), "si: පෝලිම");
}

#[test]
fn other_editions_translate_into_their_language() {
    let series = series();
    series.translation("en", "slide-title", &[("ප්‍රාදේශීය ලේකම් කාර්යාලය", "The Divisional Secretariat")]);
    series.translation("en", "slide-text", &[("පෝලිම", "The queue")]);
    assert_eq!(series.shown("lk@en"), "The queue");
    assert_eq!(series.shown("lk@ta"), "en: The queue");
    series.translation("ta", "slide-title", &[("ප්‍රාදේශීය ලේකම් කාර්යාලය", "பிரதேச செயலகம்")]);
    series.translation("ta", "slide-text", &[("පෝලිම", "வரிசை")]);
    assert_eq!(series.shown("lk@ta"), "வரிசை");
}

#[test]
fn what_is_not_translated_is_told() {
    same(
        &series().problems("lk@en"),
        "
        notice[KB0505]: 2 of 2 messages of `queue` cannot be shown in English; texts in another language: 2
         --> base-modules/queue/module.yaml:1:1
          |
        1 | title: The queue
          | ^
          = hint: translate them in `i18n/en.po`
    ",
    );
}

#[test]
fn a_question_speaks_its_language_in_all_parts() {
    let series = Series::new();
    series.overlay(
        "add:\n  - after: queue/q-cost\n    question: q-lk-form\n    lang: si\n    type: single\n    stem: පෝරමය\n    options:\n      - { id: lk-a, text: ඔව්, right: true, feedback: හරි }\n      - { id: lk-b, text: නැත, feedback: වැරදි }\n"
            .replace("q-lk-form", "lk-q-form")
            .as_str(),
    );
    let (edition, problems) = series.edition("lk@en");
    let edition = edition.unwrap_or_else(|| panic!("{problems}"));
    let question = edition.quiz.unwrap().questions.pop().unwrap();
    assert_eq!(marked(&question.stem, &series.edition("lk@en").0.unwrap()), "si: පෝරමය");
}

#[test]
fn the_limit_of_words_is_for_the_base_language() {
    let series = Series::new();
    series.overlay("add:\n  - { after: queue/one-thing, slide: lk-office, text: text/queue/lk-office.md }\n");
    let long = vec!["පෝලිම"; 45].join(" ");
    let slide = |attributes: &str| format!("## කාර්යාලය {{#lk-office minutes=5{attributes}}}\n\n{long}\n");
    series.0.write("overlays/lk/text/queue/lk-office.md", &slide(" lang=si"));
    assert!(!series.problems("lk@en").contains("KB0169"));
    series.0.write("overlays/lk/text/queue/lk-office.md", &slide(""));
    assert!(series.problems("lk@en").contains("warning[KB0169]: the slide `lk-office` has 45 words"));
}

#[test]
fn a_language_cannot_be_changed_alone() {
    let series = Series::new();
    series.overlay("change:\n  - { at: queue/q-cost, lang: si }\n");
    same(
        &series.problems("lk@en"),
        "
        error[KB0211]: `lang` is said of a new block, not changed
         --> overlays/lk/overlay.yaml:6:31
          |
        6 |   - { at: queue/q-cost, lang: si }
          |                               ^^
          = hint: bring the block anew in its language: `swap: [{ at: queue/q-cost, with: text/… }]`
    ",
    );
}

#[test]
fn a_language_that_nobody_knows() {
    let series = series();
    series.0.write("overlays/lk/text/queue/lk-office.md", &SLIDE.replace("lang=si", "lang=sinhala"));
    let problems = series.problems("lk@en");
    assert!(
        problems.contains("error[KB0163]: `sinhala` is no value of `lang`")
            && problems.contains("= hint: the languages are: ar, bn, en,"),
        "{problems}"
    );
}
