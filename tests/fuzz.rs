//! Whatever is in the files, reading and overlaying end with words, never with a panic.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::sync::Arc;

use kitbag::catalogue;
use kitbag::diagnostic::SourceFile;
use kitbag::load;
use kitbag::pipeline::{self, Request, Sources};
use proptest::prelude::*;
use support::workspace::Project;

/// Files that people write.
const FILES: [&str; 7] = [
    "base-modules/series.yaml",
    "base-modules/queue/module.yaml",
    "base-modules/queue/quiz.yaml",
    "base-modules/queue/slides/01-waiting.md",
    "base-modules/queue/cases/one-counter.md",
    "overlays/lk/overlay.yaml",
    "overlays/lk/text/queue/who-waits.md",
];

/// What is put into a file: pieces of the languages that the readers know, and characters of all kinds.
const PIECES: [&str; 24] = [
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "\n",
    "  ",
    "\"",
    "'",
    "|",
    "#",
    "::: say\n",
    ":::\n",
    "---\n",
    "{{office}}",
    "&a",
    "*a",
    "![](",
    "ක්‍ෂ",
    "\u{202e}",
    "\u{feff}",
    "at: queue/who-waits",
    "~",
];

/// A cut out of a file, and what is put there; both in thousandths of its length.
type Change = (usize, usize, Vec<usize>);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let pieces = prop::collection::vec(0..PIECES.len(), 0..3);
    prop::collection::vec((0..1000_usize, 0..60_usize, pieces), 1..4)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, cut, pieces) in changes {
        let from = letters.len() * at / 1000;
        let to = (from + letters.len() * cut / 1000).min(letters.len());
        letters.splice(from..to, pieces.iter().flat_map(|piece| PIECES[*piece].chars()));
    }
    letters.into_iter().collect()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn t083_broken_files_are_told(file in 0..FILES.len(), changes in changes()) {
        let project = Project::small();
        let text = String::from_utf8(project.read(FILES[file])).unwrap();
        project.write(FILES[file], &changed(&text, &changes));
        let Ok((workspace, loaded)) = load::workspace(&project.path("")) else { return Ok(()) };
        let request = Request::default();
        if let Ok((plans, _)) = pipeline::plan(&workspace, &loaded, &request) {
            let sources = Sources::of(&workspace, &plans);
            for target in pipeline::editions(&sources, &plans.iter().collect::<Vec<_>>()) {
                prop_assert!(target.failed.is_empty() || target.problems.has_errors(), "a failure without a word");
            }
        }
    }

    #[test]
    fn t083_broken_catalogues_are_told(changes in changes(), more in ".{0,80}") {
        let po = "msgid \"\"\nmsgstr \"Language: si\\n\"\n\n#. note\n#: lk queue/who-waits#title\n#, fuzzy\nmsgctxt \"say\"\nmsgid \"One\"\nmsgstr \"එක\"\n\n#~ msgid \"Old\"\n#~ msgstr \"පරණ\"\n";
        let text = changed(po, &changes) + &more;
        let (catalogue, _) = catalogue::parse(&Arc::new(SourceFile { path: "i18n/si.po".into(), text }));
        let written = catalogue::write(&catalogue);
        let (again, _) = catalogue::parse(&Arc::new(SourceFile { path: "i18n/si.po".into(), text: written.clone() }));
        prop_assert_eq!(catalogue::write(&again), written, "what is written reads as it was written");
    }
}
