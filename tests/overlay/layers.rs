//! The ordered list of layers.

use std::collections::BTreeMap;

use kitbag::model::*;
use kitbag::overlay;

use crate::case::{BASE, Ground, messages, same};
use crate::written::id;

const ALL: [&str; 12] = [
    "_shared/asia\n",
    "_shared/south-asia\nextends asia",
    "_shared/islands\nextends asia",
    "_shared/health\n",
    "lk\nextends south-asia islands",
    "lk-dmt\nextends lk health",
    "_audiences/youth\n",
    "_audiences/rural-women\n",
    "lk/audiences/youth\n",
    "lk-dmt/audiences/youth\n",
    "lk/languages/si\n",
    "lk-dmt/languages/si\n",
];

fn target(overlay: &str, language: &str, audiences: &[&str]) -> Target {
    let language = Language::parse(language).unwrap();
    Target { overlay: id(overlay), language, audiences: audiences.iter().map(|name| id(name)).collect() }
}

/// The names of the layers, or all messages.
fn listed(texts: &[&str], target: &Target) -> String {
    let layers = Ground::new(BASE).layers(texts);
    let all: BTreeMap<_, _> = layers.into_iter().map(|layer| (layer.name.clone(), layer)).collect();
    match overlay::layers(target, &all) {
        Ok(layers) => layers
            .iter()
            .map(|layer| layer.name.to_string().replace("overlays/", ""))
            .collect::<Vec<_>>()
            .join(" "),
        Err(problems) => messages(&problems),
    }
}

#[test]
fn t041_a_diamond_is_applied_once() {
    let found = listed(&ALL, &target("lk", "ta", &[]));
    assert_eq!(found, "_shared/asia _shared/south-asia _shared/islands lk");
}

#[test]
fn an_organisation_stands_on_its_country() {
    let found = listed(&ALL, &target("lk-dmt", "si", &["rural-women", "youth"]));
    let expected = "_shared/asia _shared/south-asia _shared/islands _shared/health lk lk-dmt \
                    _audiences/rural-women _audiences/youth lk/audiences/youth lk-dmt/audiences/youth \
                    lk/languages/si lk-dmt/languages/si";
    assert_eq!(found, expected);
}

#[test]
fn the_base_has_no_layer_of_a_country() {
    assert_eq!(listed(&ALL, &target("base", "en", &[])), "");
    assert_eq!(listed(&ALL, &target("base", "en", &["youth"])), "_audiences/youth");
}

#[test]
fn t042_f030_circle_of_extends() {
    let texts = ["_shared/a\nextends b", "_shared/b\nextends c", "_shared/c\nextends a", "lk\nextends a"];
    same(&listed(&texts, &target("lk", "si", &[])), "
        error[KB0207]: layers extend each other in a circle: overlays/_shared/a → overlays/_shared/b → overlays/_shared/c → overlays/_shared/a
         --> overlays/_shared/c/overlay.yaml:1:9
          |
        1 | extends a
          |         ^
          = hint: take one of them out of `extends`
    ");
}

#[test]
fn t047_unknown_layer() {
    let texts = ["_shared/south-asia\n", "lk\nextends sout-asia kh", "kh\n", "_audiences/youth\nextends kh"];
    same(
        &listed(&texts, &target("lk", "si", &["youth"])),
        "
        error[KB0208]: no layer `kh` to extend
         --> overlays/_audiences/youth/overlay.yaml:1:9
          |
        1 | extends kh
          |         ^^
          = hint: a layer that several extend stands in `overlays/_shared/kh`
        error[KB0208]: no layer `sout-asia` to extend
         --> overlays/lk/overlay.yaml:1:9
          |
        1 | extends sout-asia kh
          |         ^^^^^^^^^
          = hint: did you mean `south-asia`?
          = hint: a layer that several extend stands in `overlays/_shared/sout-asia`
    ",
    );
}

#[test]
fn unknown_overlay() {
    same(
        &listed(&ALL, &target("lk-dmd", "si", &[])),
        "
        error[KB0213]: no overlay `lk-dmd`
         = hint: did you mean `lk-dmt`?
         = hint: `kitbag list` shows all targets
    ",
    );
}

#[test]
fn a_language_in_which_it_is_not_published() {
    let mut layers = Ground::new(BASE).layers(&["lk\nextends x"]);
    let mut layer = layers.remove(0);
    let origin = layer.extends.remove(0).1;
    layer.settings.languages = ["si", "ta"].map(|tag| (Language::parse(tag).unwrap(), origin.clone())).into();
    let all = BTreeMap::from([(layer.name.clone(), layer)]);
    let problems = overlay::layers(&target("lk", "km", &[]), &all).unwrap_err();
    same(
        &messages(&problems),
        "
        error[KB0213]: overlay `lk` is not published in `km`
         ::: overlays/lk/overlay.yaml:1:9: its languages
          |
        1 | extends x
          |         ^
          = hint: ask for one of `si`, `ta`, or add the language there
    ",
    );
}
