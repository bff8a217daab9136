//! The laws of overlaying, of the files that are built: the same bytes, whatever the order; other bytes
//! only where an overlay says something else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{Cursor, Read};

use kitbag::load;
use kitbag::pipeline::{self, Finished, Format, Request, Sources};
use proptest::prelude::*;

use crate::workspace::Series;

const FORMATS: [Format; 4] = [Format::Scorm12, Format::Scorm2004, Format::Script, Format::Deck];

/// Entries of the overlay that can stand together in any number and order, with their verbs.
const ENTRIES: [(&str, &str); 9] = [
    ("change", "{ at: queue/who-waits, title: Who waits here?!, because: Short }"),
    ("change", "{ at: queue/q-cost, stem: What is an hour in a queue? }"),
    ("change", "{ at: queue/q-cost-pay, text: A wage }"),
    ("add", "{ after: queue/one-thing, slide: lk-a, minutes: 3, title: First, body: [One] }"),
    ("add", "{ after: queue/one-thing, slide: lk-b, minutes: 2, title: Second, body: [Two] }"),
    ("add", "{ after: queue/o1, objective: lk-o2, text: Count a queue }"),
    ("move", "{ at: queue/what-it-costs, before: queue/one-thing }"),
    ("move", "{ at: queue/tally-sheet, into: queue/waiting }"),
    ("remove", "{ at: queue/break-1 }"),
];

/// The overlay with these entries; the verbs in the order of their first entries.
fn overlay(entries: &[usize]) -> String {
    let mut verbs: Vec<&str> = Vec::new();
    for at in entries {
        if !verbs.contains(&ENTRIES[*at].0) {
            verbs.push(ENTRIES[*at].0);
        }
    }
    let mut text = String::new();
    for verb in verbs {
        writeln!(text, "{verb}:").unwrap();
        for at in entries.iter().filter(|at| ENTRIES[**at].0 == verb) {
            writeln!(text, "  - {}", ENTRIES[*at].1).unwrap();
        }
    }
    text
}

fn finished(series: &Series, target: &str) -> Vec<Finished> {
    let (workspace, loaded) = load::workspace(&series.0.path("")).unwrap();
    assert!(!loaded.has_errors(), "{loaded:?}");
    let targets = vec![target.to_owned()];
    let request = Request { targets, ..Request::default() };
    let (plans, _) = pipeline::plan(&workspace, &loaded, &request).unwrap();
    let mut all = pipeline::editions(&Sources::of(&workspace, &plans), &plans.iter().collect::<Vec<_>>());
    let target = all.remove(0);
    assert!(target.failed.is_empty(), "{:?}", target.problems);
    target.editions
}

/// The bytes of all files of a target, by path.
fn built(series: &Series, target: &str) -> BTreeMap<String, Vec<u8>> {
    let finished = finished(series, target);
    let jobs = finished.iter().flat_map(|it| {
        FORMATS.map(|format| pipeline::render(it, format, &kitbag::model::ControlSchemas::new()).unwrap())
    });
    jobs.map(|artifact| (artifact.path, artifact.bytes)).collect()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(6))]

    #[test]
    fn t038_shuffled_entries_give_the_same_bytes(order in Just((0..ENTRIES.len()).collect::<Vec<_>>()).prop_shuffle(), most in 1..=ENTRIES.len()) {
        let chosen = &order[..most];
        let mut sorted = chosen.to_vec();
        sorted.sort_unstable();
        // Adds at one anchor keep their order.
        let mut adds = sorted.iter().filter(|at| ENTRIES[**at].0 == "add");
        let shuffled: Vec<_> =
            chosen.iter().map(|at| if ENTRIES[*at].0 == "add" { *adds.next().unwrap() } else { *at }).collect();
        let series = Series::new();
        series.overlay(&overlay(&sorted));
        let expected = built(&series, "lk@en");
        series.overlay(&overlay(&shuffled));
        prop_assert!(built(&series, "lk@en") == expected, "{:?} is not {:?}", shuffled, sorted);
    }

    #[test]
    fn t041_a_layer_reached_twice_applies_once(entries in proptest::sample::subsequence((0..ENTRIES.len()).collect::<Vec<_>>(), 1..4)) {
        let series = Series::new();
        let shared = overlay(&entries).replace("lk-", "asia-");
        series.0.write("overlays/_shared/asia/overlay.yaml", &format!("overlay: asia\n{shared}"));
        series.0.write("overlays/_shared/south/overlay.yaml", "overlay: south\nextends: [asia]\n");
        series.overlay("extends: [asia]\n");
        let expected = built(&series, "lk@en");
        series.overlay("extends: [asia, south, asia]\n");
        prop_assert!(built(&series, "lk@en") == expected);
    }

    #[test]
    fn t040_only_files_of_what_is_named_change(entries in proptest::sample::subsequence((0..ENTRIES.len()).collect::<Vec<_>>(), 1..5)) {
        let series = Series::new();
        let before = built(&series, "lk@en");
        series.overlay(&overlay(&entries));
        let after = built(&series, "lk@en");
        for (path, bytes) in &before {
            prop_assert_eq!(path.contains("-counter-"), &after[path] == bytes, "{}", path);
        }
    }
}

/// The parts of an archive as text, with the name of one target in the place of another's.
fn parts(bytes: &[u8], names: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        parts.insert(
            file.name().unwrap().into_owned(),
            names.iter().fold(text, |text, (from, to)| text.replace(from, to)),
        );
    }
    parts
}

#[test]
fn t039_an_overlay_that_says_nothing_gives_the_parts_of_the_base() {
    let series = Series::new();
    series.0.write("overlays/zzzz/overlay.yaml", "overlay: zzzz\ncode: base\nlanguages: { list: [en] }\n");
    let (base, empty) = (finished(&series, "base@en"), finished(&series, "zzzz@en"));
    assert_eq!(base.len(), empty.len());
    for (base, empty) in base.iter().zip(&empty) {
        let names = [("zzzz", "base"), (empty.edition.hash.as_str(), base.edition.hash.as_str())];
        for format in [Format::Scorm12, Format::Scorm2004, Format::Deck] {
            let of = |it: &Finished| {
                pipeline::render(it, format, &kitbag::model::ControlSchemas::new()).unwrap().bytes
            };
            let (expected, found) = (parts(&of(base), &[]), parts(&of(empty), &names));
            assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
            for (name, part) in &expected {
                assert!(
                    found[name] == *part,
                    "{}: {name} differs\n{part}\n{}",
                    base.edition.module,
                    found[name]
                );
            }
        }
    }
}
