//! What is read is what was written.

use crate::same;
use crate::workspace::Series;

/// The title of the last slide, changed by the overlay.
fn title(written: &str) -> String {
    let series = Series::new();
    series.overlay(&format!("change:\n  - at: queue/one-thing\n    title: {written}\n"));
    let (edition, problems) = series.edition("lk@en");
    let edition = edition.unwrap_or_else(|| panic!("{problems}"));
    edition.sections.last().unwrap().slides.last().unwrap().title.to_plain()
}

#[test]
fn t005_words_that_look_like_values_are_words() {
    for word in ["no", "NO", "on", "1.20", "012", "12:30", "2024-01-01", "null", "true", "1e3"] {
        assert_eq!(title(word), word);
    }
}

#[test]
fn t005_words_that_look_like_values_are_names() {
    let series = Series::new();
    for name in ["no", "on"] {
        series.declare(&format!("{name}: {{ type: text, default: none }}"));
    }
    series.overlay("variables: { no: never, on: always }\n");
    series.close("{{no}} {{on}}");
    assert_eq!(series.shown("lk@en"), "never always");
}

#[test]
fn t006_a_colon_in_a_title() {
    assert_eq!(title("\"Case: a queue\""), "Case: a queue");
    let series = Series::new();
    series.overlay("change:\n  - at: queue/one-thing\n    title: Case: a queue\n");
    same(
        &series.problems("lk@en"),
        "
        error[KB0120]: the YAML cannot be read: mapping values are not allowed in this context
         --> overlays/lk/overlay.yaml:7:16
          |
        7 |     title: Case: a queue
          |                ^
          = hint: put the value in quotes: it has a colon in it
    ",
    );
}

#[test]
fn t007_an_empty_value() {
    let series = Series::new();
    series.overlay("change:\n  - at: queue/one-thing\n    title: ~\n");
    let tilde = series.problems("lk@en");
    series.overlay("change:\n  - at: queue/one-thing\n    title:\n");
    assert_eq!(series.problems("lk@en"), tilde);
    same(
        &series.problems("lk@en"),
        "
        error[KB0125]: the entry changes nothing
         --> overlays/lk/overlay.yaml:6:9
          |
        6 |   - at: queue/one-thing
          |         ^^^^^^^^^^^^^^^
          = hint: add a field, as `title: …`, or `text:` with a Markdown file
    ",
    );
}

#[test]
fn t015_columns_count_what_a_person_sees() {
    let series = Series::new();
    series.close("ខ្មែរ 👩‍👩‍👧 [a](#nowhere)\r");
    same(
        &series.problems("base@en"),
        "
        error[KB0142]: a link leads to `#nowhere`, which is nowhere
         --> base-modules/queue/slides/02-close.md:3:10
          |
        3 | ខ្មែរ 👩‍👩‍👧 [a](#nowhere)
          |            ^^^^^^^^
    ",
    );
}

#[test]
fn t017_two_modules_may_use_one_id() {
    let series = Series::new();
    series.0.edit("base-modules/counter/slides/01-meet.md", "who-sits", "who-waits");
    series.overlay("change:\n  - { at: counter/who-waits, title: Who sits here? }\n");
    series.close("[](counter/who-waits) [](#who-waits)");
    assert_eq!(series.shown("lk@en"), "Who sits here? [Who waits here?](#who-waits)");
}
