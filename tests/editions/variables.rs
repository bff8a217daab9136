//! Variables of every type, in every place, in every language.

use crate::same;
use crate::workspace::Series;

fn with(declared: &[&str], set: &str, text: &str) -> Series {
    let series = Series::new();
    for line in declared {
        series.declare(line);
    }
    series.overlay(&format!("variables:\n{set}"));
    series.close(text);
    series
}

#[test]
fn t059_types_are_shown_as_the_language_writes_them() {
    let series = with(
        &["people: { type: number, default: 1 }", "opening: { type: date, default: 2026-01-31 }"],
        "  people: 1234567.5\n",
        "{{people}} since {{opening}}",
    );
    assert_eq!(series.shown("base@en"), "1 since 31 January 2026");
    assert_eq!(series.shown("lk@en"), "1,234,567.5 since 31 January 2026");
    assert_eq!(series.shown("lk@ta"), "en: 12,34,567.5 since 31 ஜனவரி 2026");
}

#[test]
fn t059_a_variable_in_a_link() {
    let series = with(
        &["portal: { type: url, default: \"https://example.org\" }"],
        "  portal: \"https://gov.lk\"\n",
        "[here]({{portal}}/{{country.name}}), [](https://a.org/{{country.name}}), {{portal}}",
    );
    assert_eq!(
        series.shown("lk@en"),
        "[here](https://gov.lk/your country), [https://a.org/your country](https://a.org/your country), https://gov.lk"
    );
}

#[test]
fn t059_a_link_that_a_value_makes_dangerous() {
    let series = with(
        &["portal: { type: text, default: none }"],
        "  portal: \"javascript:alert(1)\"\n",
        "[here]({{portal}})",
    );
    same(
        &series.problems("lk@en"),
        "
        error[KB0167]: the link `javascript:alert(1)` leads to a place that is not allowed
         --> base-modules/queue/slides/02-close.md:3:8
          |
        3 | [here]({{portal}})
          |        ^^^^^^^^^^
          = hint: a variable that begins a link is of the type `url`
    ",
    );
}

#[test]
fn t059_a_picture() {
    let declared = ["seal: { type: image, default: assets/clock.svg }"];
    let text = "![The seal of {{country.name}}]({{seal}})";
    let series = with(&declared, "  seal: assets/seal.svg\n", text);
    let svg = String::from_utf8(series.0.read("base-modules/queue/assets/clock.svg")).unwrap();
    series.0.write("overlays/lk/assets/seal.svg", &svg);
    let (edition, problems) = series.edition("lk@en");
    let edition = edition.unwrap_or_else(|| panic!("{problems}"));
    let slide = edition.sections.last().unwrap().slides.last().unwrap();
    let picture = slide.picture.as_ref().unwrap();
    assert_eq!(picture.asset.as_str(), "assets/seal.svg");
    assert_eq!(picture.alt.as_ref().unwrap().to_plain(), "The seal of your country");
    assert!(edition.assets.contains_key(&picture.asset));
}

#[test]
fn t059_a_picture_that_is_none() {
    let series = with(&[], "  office: the counter\n", "![A seal]({{office}})");
    same(
        &series.problems("lk@en"),
        "
        error[KB0403]: `{{office}}` is `the counter`, which is no picture
         --> base-modules/queue/slides/02-close.md:3:11
          |
        3 | ![A seal]({{office}})
          |           ^^^^^^^^^^
          = hint: a variable that holds a picture is of the type `image`, as assets/seal.svg
    ",
    );
    let series = with(&["seal: { type: image }"], "  seal: assets/seal.svg\n", "![A seal]({{seal}})");
    let problems = series.problems("lk@en");
    assert!(problems.contains("error[KB0105]: the picture `assets/seal.svg` is not there"), "{problems}");
}

#[test]
fn t059_values_are_words_and_nothing_else() {
    let series = with(&[], "  office: \"<b>a</b> **b** {{#if x}} [c](d)\"\n", "At {{office}}.");
    assert_eq!(series.shown("lk@en"), "At <b>a</b> **b** {{#if x}} [c](d).");
}

#[test]
fn t059_one_level_of_other_variables() {
    let declared = ["where: { type: text, default: \"at {{office}}\" }"];
    let series = with(&declared, "  office: the counter\n", "Meet {{where}}.");
    assert_eq!(series.shown("lk@en"), "Meet at the counter.");
    assert_eq!(series.problems("lk@en"), "");
}

#[test]
fn t059_circles_and_deeper_levels() {
    let declared = ["one: { type: text, default: \"{{two}}\" }", "two: { type: text, default: \"{{one}}\" }"];
    let series = with(&declared, "  office: \"{{one}}\"\n", "{{office}}");
    same(
        &series.problems("lk@en"),
        r#"
        error[KB0404]: `one` uses a variable itself
          --> base-modules/series.yaml:10:3
           |
        10 |   two: { type: text, default: "{{one}}" }
           |   ^^^
           = hint: a value may use others, but theirs must be plain; write the words out
        error[KB0404]: `two` uses a variable itself
          --> base-modules/series.yaml:11:3
           |
        11 |   one: { type: text, default: "{{two}}" }
           |   ^^^
           = hint: a value may use others, but theirs must be plain; write the words out
        error[KB0404]: `one` uses a variable itself
         --> overlays/lk/overlay.yaml:6:3
          |
        6 |   office: "{{one}}"
          |   ^^^^^^
          = hint: a value may use others, but theirs must be plain; write the words out
    "#,
    );
}

#[test]
fn t059_a_value_that_uses_what_nobody_has() {
    let series = with(&[], "  office: \"the {{ofice}}\"\n", "{{office}}");
    same(
        &series.problems("lk@en"),
        "
        error[KB0401]: no value for `ofice`
         --> overlays/lk/overlay.yaml:6:3
          |
        6 |   office: \"the {{ofice}}\"
          |   ^^^^^^
          = hint: did you mean `{{office}}`?
          = hint: declare it under `variables:` in base-modules/series.yaml and give it a value in the overlay
    ",
    );
}

#[test]
fn t059_no_value_in_a_language() {
    let series = with(&[], "  office: { si: කාර්යාලය, en: the counter }\n", "{{office}}");
    assert_eq!(series.shown("lk@si"), "en: කාර්යාලය");
    assert_eq!(series.shown("lk@ta"), "en: the counter");
    assert!(!series.problems("lk@en").contains("KB0247"));
    let problems = series.problems("lk@ta");
    let told: String = problems.split_inclusive('\n').skip_while(|line| !line.contains("KB0247")).collect();
    same(
        &told,
        "
        warning[KB0247]: `office` has no value in Tamil: `the counter` is shown
         --> overlays/lk/overlay.yaml:6:3
          |
        6 |   office: { si: කාර්යාලය, en: the counter }
          |   ^^^^^^
          = hint: add `ta:` or `default:` with its value
    ",
    );
}

#[test]
fn t059_a_variable_that_another_uses_is_used() {
    let declared = ["where: { type: text, default: none }", "city: { type: text }"];
    let series = with(&declared, "  where: \"in {{city}}\"\n  city: Galle\n", "Meet {{where}}.");
    assert_eq!(series.problems("lk@en"), "");
    let series = with(&declared, "  city: Galle\n", "Meet {{where}}.");
    assert!(series.problems("lk@en").contains("warning[KB0402]: no text uses `city`"));
}

#[test]
fn t059_the_nearest_layer_wins() {
    let series = with(&[], "  office: the counter\naudiences: [youth]\n", "{{office}}");
    series
        .0
        .write("overlays/lk/audiences/youth/overlay.yaml", "overlay: lk\nvariables: { office: the hall }\n");
    assert_eq!(series.shown("lk@en"), "the counter");
    assert_eq!(series.shown("lk@en+youth"), "the hall");
}

#[test]
fn t059_defaults_have_the_type_that_the_series_declares() {
    let series = with(&["people: { type: number, default: many }"], "  office: x\n", "{{people}} {{office}}");
    same(
        &series.problems("base@en"),
        "
        error[KB0403]: `many` stands here where a number as 6 or 2.5 belongs
          --> base-modules/series.yaml:10:36
           |
        10 |   people: { type: number, default: many }
           |                                    ^^^^
           = hint: write a value of the type, or another `type:`
    ",
    );
}
