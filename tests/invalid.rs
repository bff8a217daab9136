//! Bad input: each folder of `tests/invalid` is laid over the small workspace and checked; what
//! `kitbag check` says must be `expected.txt`, word for word.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fs;
use std::path::Path;

use support::workspace::{Project, bless};

#[test]
fn every_fault_is_told_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let mut cases: Vec<_> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(!cases.is_empty());
    let mut faults = Vec::new();
    for case in cases {
        let project = Project::small();
        if case.join("overlays").is_dir() {
            project.remove("overlays");
        }
        project.lay(&case);
        let run = project.kitbag(&["check"]);
        let said = format!("exit {}\n{}", run.code, run.stderr);
        let expected = case.join("expected.txt");
        if bless() {
            fs::write(&expected, &said).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n");
        if said != wanted {
            faults.push(format!("{}\n--- expected\n{wanted}--- said\n{said}", case.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
