//! Facts and restricted blocks: what learners never get, and what a day changes.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use support::workspace::Project;

/// Words that stand in restricted facts and blocks alone.
const SECRETS: [&str; 7] = ["forty a day", "zebra", "quagga", "okapi", "gerenuk", "dik-dik", "bongo"];

/// The base of the explained workspace, with a restricted block of each kind.
fn restricted() -> Project {
    let project = Project::explained();
    project.remove("overlays");
    let queue = "base-modules/queue";
    let slide = "\n## A zebra {#secret-slide minutes=1 sensitivity=restricted}\n\n\
                 ![A quagga in the queue](assets/quagga.svg)\n\n\
                 ::: say\nThe quagga says {{fact.tempers-lost}}.\n:::\n";
    let path = format!("{queue}/slides/02-close.md");
    let slides = String::from_utf8(project.read(&path)).unwrap() + slide;
    project.write(&path, &slides.replace("minutes=3", "minutes=2"));
    let picture = String::from_utf8(project.read(&format!("{queue}/assets/clock.svg"))).unwrap();
    project
        .write(&format!("{queue}/assets/quagga.svg"), &picture.replace("</svg>", "<g id=\"bongo\"/></svg>"));
    for (kind, name, title) in [
        ("cases", "one-counter", "An okapi at the counter, {{fact.tempers-lost}}: "),
        ("tools", "tally-sheet", "A gerenuk for "),
        ("activities", "count-the-queue", "A dik-dik, or: "),
    ] {
        let path = format!("{queue}/{kind}/{name}.md");
        project.edit(&path, "\n---\n# ", &format!("\nsensitivity: restricted\n---\n# {title}"));
    }
    project
}

/// The parts of an archive by name.
fn parts(archive: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), String::from_utf8_lossy(&bytes).into_owned());
    }
    parts
}

/// The secrets in a text, whatever its case.
fn secrets(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    SECRETS.into_iter().filter(|secret| text.contains(secret)).collect()
}

#[test]
fn restricted_facts_and_blocks_never_reach_learners() {
    let project = restricted();
    let kinds = "scorm12,scorm2004,scorm2004-4th,web,deck";
    for (flag, ending) in [(None, ""), (Some("--flag"), "-flag")] {
        let mut command = vec!["build", "base", "--format", kinds];
        command.extend(flag);
        let run = project.kitbag(&command);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for kind in kinds.split(',') {
            let extension = if kind == "deck" { "pptx" } else { "zip" };
            let file = format!("output/base/en/base-en-queue-{kind}{ending}.{extension}");
            let mut in_notes = 0;
            for (name, text) in parts(project.read(&file)) {
                let found = [secrets(&name), secrets(&text)].concat();
                if name.starts_with("ppt/notesSlides/") {
                    in_notes += found.len();
                } else {
                    assert_eq!(found, Vec::<&str>::new(), "{file}: {name}");
                }
            }
            assert_eq!(in_notes > 0, kind == "deck", "{file}");
        }
    }
}

#[test]
fn the_script_holds_what_is_restricted() {
    let project = restricted();
    assert_eq!(project.kitbag(&["build", "base", "--format", "script"]).code, 0);
    let file = lopdf::Document::load_mem(&project.read("output/base/en/base-en-queue-script.pdf")).unwrap();
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    let titles = dictionaries.filter_map(|dict| dict.get(b"Title").ok());
    let outline: String = titles.filter_map(|title| lopdf::decode_text_string(title).ok()).collect();
    assert_eq!(secrets(&outline), ["forty a day", "zebra", "okapi", "gerenuk", "dik-dik"], "{outline}");
}

#[test]
fn a_day_changes_what_check_says_of_every_layer_and_no_artifact() {
    let project = Project::explained();
    let facts = String::from_utf8(project.read("base-modules/facts.yaml")).unwrap();
    let fact = facts.split("- id: tempers-lost").next().unwrap();
    project.write("overlays/lk/audiences/youth/facts.yaml", fact);
    project.write(
        "overlays/lk/languages/si/overlay.yaml",
        "overlay: lk\nchange:\n  - { at: queue/one-counter, review_by: 2026-06-01 }\n",
    );
    project.write("overlays/lk/languages/si/facts.yaml", &fact.replace("2027-05-20", "2026-07-01"));
    let overdue = |day: &str| -> Vec<String> {
        let run = project.kitbag(&["check", "--today", day]);
        let lines: Vec<_> = run.stderr.lines().collect();
        let told = lines.windows(2).filter(|pair| pair[0].starts_with("warning[KB0406]"));
        told.map(|pair| format!("{} {}", pair[0], pair[1].trim_start_matches([' ', '-', '>']))).collect()
    };
    assert_eq!(overdue("2026-06-01"), Vec::<String>::new());
    assert_eq!(
        overdue("2026-07-02"),
        [
            "warning[KB0406]: the fact `people-offline` was to be reviewed by 2026-07-01 overlays/lk/languages/si/facts.yaml:1:3",
            "warning[KB0406]: the case `one-counter` was to be reviewed by 2026-06-01 overlays/lk/languages/si/overlay.yaml:3:41",
        ]
    );
    let places = overdue("2027-05-21").join("\n");
    for layer in ["base-modules/facts", "_shared/region/facts", "lk/facts", "audiences/youth/facts"] {
        assert!(places.contains(layer), "{layer}: {places}");
    }
    let sums = |day: &str| {
        let run = project.kitbag_with(&["build", "lk@si"], &[("SOURCE_DATE_EPOCH", day)]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        project.read("output/SHA256SUMS")
    };
    assert_eq!(sums("1000000000"), sums("2000000000"));
}
