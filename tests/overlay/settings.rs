//! What layers set for whole targets.

use std::collections::BTreeMap;
use std::sync::Arc;

use kitbag::diagnostic::{Origin, SourceFile};
use kitbag::model::*;
use kitbag::overlay;

use crate::case::{BASE, Ground, messages, same};
use crate::written::id;

fn place() -> Origin {
    let text = "modules: [why-digital, people-furst, data, data]\n".to_owned();
    Origin::of_file(&Arc::new(SourceFile { path: "overlays/lk/overlay.yaml".into(), text }))
}

fn assigned(value: Option<&str>, by_language: &[(&str, &str)]) -> Assignment {
    let words = |(tag, value): &(&str, &str)| (Language::parse(tag).unwrap(), (*value).to_owned());
    Assignment {
        value: value.map(str::to_owned),
        by_language: by_language.iter().map(words).collect(),
        origin: place(),
    }
}

#[test]
fn the_nearest_wins_key_by_key() {
    let mut layers = Ground::new(BASE).layers(&["_shared/south-asia\n", "lk\n"]);
    layers[0].settings = Settings {
        lunch: Some(60),
        start: Some(540),
        credits: vec!["The region".into()],
        publish: Publish { show_drafts: Some(true), ..Publish::default() },
        fallback: BTreeMap::from([(Language::parse("si").unwrap(), vec![Language::english()])]),
        ..Settings::default()
    };
    layers[1].settings = Settings {
        lunch: Some(45),
        publish: Publish { show_drafts: Some(false), ..Publish::default() },
        credits: vec!["The country".into(), "The region".into()],
        ..Settings::default()
    };
    let settings = overlay::settings(&[&layers[0], &layers[1], &layers[1]]);
    assert_eq!(
        (settings.lunch, settings.start, settings.publish.show_drafts),
        (Some(45), Some(540), Some(false))
    );
    assert_eq!(settings.credits, ["The region", "The country"]);
    assert_eq!(settings.fallback.len(), 1);
}

#[test]
fn variables_add_up() {
    let mut layers = Ground::new(BASE).layers(&["_shared/south-asia\n", "lk\n"]);
    layers[0].settings.variables = BTreeMap::from([
        ("portal".into(), assigned(Some("a portal"), &[("si", "dvaraya")])),
        ("office".into(), assigned(Some("an office"), &[("si", "karyalaya")])),
        ("phone".into(), assigned(Some("1919"), &[])),
    ]);
    layers[1].settings.variables = BTreeMap::from([
        ("portal".into(), assigned(Some("gov.lk"), &[])),
        ("office".into(), assigned(None, &[("ta", "aluvalakam")])),
    ]);
    let settings = overlay::settings(&[&layers[0], &layers[1]]);
    let told: Vec<_> = settings
        .variables
        .iter()
        .map(|(name, it)| format!("{name}: {:?} {:?}", it.value, it.by_language.values().collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        told,
        [
            r#"office: Some("an office") ["karyalaya", "aluvalakam"]"#,
            r#"phone: Some("1919") []"#,
            r#"portal: Some("gov.lk") []"#,
        ]
    );
}

/// What a target teaches that says `modules: …` of a series of three.
fn selected(taught: Taught, order: Option<&[&str]>) -> String {
    let series = ["why-digital", "people-first", "data"].map(|name| (id(name), place()));
    let modules = Some(Selection { taught, order: order.map(at) });
    match overlay::select(&series, &Settings { modules, ..Settings::default() }) {
        Ok(ids) => ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" "),
        Err(problems) => messages(&problems),
    }
}

fn at(words: &[&str]) -> Vec<(Id, Origin)> {
    let mut from = 0;
    let file = place().file;
    words
        .iter()
        .map(|word| {
            let next = file.text[from..].find(word).map(|at| from + at);
            let start = next.or_else(|| file.text.find(word)).unwrap_or(0);
            from = start + word.len();
            (id(word), Origin::new(&file, start, from))
        })
        .collect()
}

#[test]
fn selects_modules() {
    assert_eq!(selected(Taught::All, None), "why-digital people-first data");
    assert_eq!(selected(Taught::Only(at(&["data", "why-digital"])), None), "data why-digital");
    assert_eq!(selected(Taught::Except(at(&["data"])), None), "why-digital people-first");
}

#[test]
fn selects_modules_in_another_order() {
    assert_eq!(
        selected(Taught::All, Some(&["data", "why-digital", "people-first"])),
        "data why-digital people-first"
    );
    assert_eq!(
        selected(Taught::Except(at(&["data"])), Some(&["people-first", "why-digital"])),
        "people-first why-digital"
    );
    assert_eq!(
        selected(Taught::Only(at(&["why-digital", "data"])), Some(&["data", "why-digital"])),
        "data why-digital"
    );
}

#[test]
fn an_order_names_each_module_that_is_taught_once() {
    same(
        &selected(Taught::Except(at(&["why-digital"])), Some(&["why-digital", "data"])),
        "
        error[KB0245]: module `why-digital` is in the order, but not taught
         --> overlays/lk/overlay.yaml:1:11
          |
        1 | modules: [why-digital, people-furst, data, data]
          |           ^^^^^^^^^^^
          = hint: take it out of `order`, or teach it
        error[KB0245]: the order does not say where `people-first` comes
         --> overlays/lk/overlay.yaml:1:38
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                                      ^^^^
          = hint: name every module that is taught, as `people-first` behind `data`
    ",
    );
    same(
        &selected(Taught::All, Some(&["people-furst", "data", "data"])),
        "
        error[KB0142]: no module `people-furst` in the series
         --> overlays/lk/overlay.yaml:1:24
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                        ^^^^^^^^^^^^
          = hint: did you mean `people-first`?
        error[KB0204]: module `data` is named twice
         --> overlays/lk/overlay.yaml:1:44
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                                            ^^^^
         ::: overlays/lk/overlay.yaml:1:38: first named here
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                                      ^^^^
    ",
    );
}

#[test]
fn selects_modules_that_are_not_there() {
    same(
        &selected(Taught::Only(at(&["why-digital", "people-furst", "data", "data"])), None),
        "
        error[KB0142]: no module `people-furst` in the series
         --> overlays/lk/overlay.yaml:1:24
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                        ^^^^^^^^^^^^
          = hint: did you mean `people-first`?
        error[KB0204]: module `data` is named twice
         --> overlays/lk/overlay.yaml:1:44
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                                            ^^^^
         ::: overlays/lk/overlay.yaml:1:38: first named here
          |
        1 | modules: [why-digital, people-furst, data, data]
          |                                      ^^^^
    ",
    );
}

#[test]
fn selects_nothing() {
    same(
        &selected(Taught::Except(at(&["why-digital", "people-first", "data"])), None),
        "
        error[KB0127]: no module is left to teach
         --> overlays/lk/overlay.yaml:1:11
          |
        1 | modules: [why-digital, people-furst, data, data]
          |           ^^^^^^^^^^^
    ",
    );
}
