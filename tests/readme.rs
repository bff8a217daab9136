//! The README's first overlay works as it is told.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::fmt::Write;
use std::path::Path;

use support::workspace::{Project, bless, without_time};

/// The fenced blocks of the README in one language, in order.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = readme;
    while let Some(at) = rest.find("\n```") {
        let fence = &rest[at + 4..];
        let (name, body) = fence.split_once('\n').unwrap();
        let (text, after) = body.split_once("\n```").unwrap();
        if name == language {
            found.push(format!("{text}\n"));
        }
        rest = after;
    }
    found
}

#[test]
fn a_first_overlay_in_five_minutes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap().replace("\r\n", "\n");
    let project = Project::of_repository();
    project.write("overlays/np/overlay.yaml", &blocks(&readme, "yaml")[0]);
    project.write("overlays/np/text/why-digital/commitment.md", &blocks(&readme, "markdown")[0]);
    let session = blocks(&readme, "").into_iter().find(|block| block.starts_with("$ ")).unwrap();
    let mut told = String::new();
    for line in session.lines().filter_map(|line| line.strip_prefix("$ kitbag ")) {
        let arguments: Vec<_> = line.split(' ').collect();
        let run = project.kitbag(&arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{line}");
        write!(told, "$ kitbag {line}\n{}", run.stdout).unwrap();
    }
    if bless() {
        let told = told.replace(" files in output\n", " files in output (1.2 s)\n");
        std::fs::write(root.join("README.md"), readme.replace(&session, &told)).unwrap();
        return;
    }
    assert_eq!(told, without_time(&session));
}

#[test]
fn the_readme_is_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(std::fs::read_to_string(root.join("README.md")).unwrap().lines().count() <= 120);
}
