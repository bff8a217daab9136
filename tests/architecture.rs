//! The house keeps its floors: imports go down only, and each outside tool has one user.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and reads the sources")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Modules by floor, lowest first; those of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["diagnostic"],
    &["markup", "model", "typeset"],
    &["catalogue", "deck", "package"],
    &["interchange", "load", "overlay", "translate", "resolve", "render", "verify", "lint"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];

/// What only one place may use, and that place.
const SOLE_USERS: &[(&str, &str)] = &[
    ("granit_parser::", "load/yaml.rs"),
    ("zip::write", "package/zip.rs"),
    ("ZipArchive", "package/zip.rs"),
    ("quick_xml::", "package/xml/"),
    ("csv_core::", "interchange/csv.rs"),
    ("parley::", "typeset/"),
    ("printpdf::", "render/pdf/write.rs"),
    ("rayon::", "pipeline/"),
    ("std::fs", ""),
    ("println!", "cli/report.rs"),
    ("clap::", "cli/"),
];

/// The only files that touch the disk.
const DISK: &[&str] =
    &["load/disk.rs", "load/tree.rs", "pipeline/changes.rs", "pipeline/part.rs", "pipeline/write.rs"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "common", "misc", "manager", "types", "shared"];

/// Longest source file in lines.
const LONGEST: usize = 500;

struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source { path: name, text: std::fs::read_to_string(path).unwrap() });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The first segments of all `crate::` paths of a text.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + 7..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = &group[..group.find("};").unwrap_or(group.len())];
            found.extend(group.split(',').map(|item| first_word(item.trim())));
        } else {
            found.push(first_word(rest));
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_go_down_only() {
    let mut faults = String::new();
    for Source { path, text } in sources() {
        let module = path.split(['/', '.']).next().unwrap();
        let Some(own) = floor(module) else { continue };
        for import in imports(&text) {
            let allowed = import == module || floor(&import).is_none_or(|other| other < own);
            if !allowed {
                writeln!(faults, "src/{path}: {module} must not use {import}").unwrap();
            }
        }
        if text.contains("super::super") {
            writeln!(faults, "src/{path}: a path over two levels hides what is used").unwrap();
        }
    }
    assert_eq!(faults, "");
}

#[test]
fn formats_do_not_know_each_other() {
    let mut faults = String::new();
    for Source { path, text } in sources() {
        let Some(format) = path.strip_prefix("render/").and_then(|rest| rest.split_once('/')).map(|it| it.0)
        else {
            continue;
        };
        for other in ["pdf", "pptx", "review", "scorm", "web"] {
            if other != format && text.contains(&format!("render::{other}")) {
                writeln!(faults, "src/{path}: {format} must not use {other}").unwrap();
            }
        }
    }
    assert_eq!(faults, "");
}

#[test]
fn every_module_has_a_floor_and_the_map_names_them_all() {
    let map = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for Source { path, .. } in sources() {
        let Some((module, _)) = path.split_once('/') else { continue };
        assert!(floor(module).is_some(), "src/{module} stands on no floor of this test");
        assert!(map.contains(&format!("{module}/")), "ARCHITECTURE.md does not name {module}/");
    }
}

#[test]
fn each_tool_has_one_user() {
    let mut faults = String::new();
    for Source { path, text } in sources() {
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for (tool, user) in SOLE_USERS {
            let owner =
                if *tool == "std::fs" { DISK.contains(&path.as_str()) } else { path.starts_with(user) };
            if code.contains(tool) && !owner {
                writeln!(faults, "src/{path}: only {user} may use {tool}").unwrap();
            }
        }
    }
    assert_eq!(faults, "");
}

#[test]
fn files_are_short_named_and_introduced() {
    let mut faults = String::new();
    for Source { path, text } in sources() {
        let lines = text.lines().count();
        if lines > LONGEST {
            writeln!(faults, "src/{path}: {lines} lines, at most {LONGEST}").unwrap();
        }
        if !path.ends_with("tests.rs") && !text.starts_with("//!") {
            writeln!(faults, "src/{path}: the first line does not say what the file is").unwrap();
        }
        if path.split(['/', '.']).any(|part| EMPTY_NAMES.contains(&part)) {
            writeln!(faults, "src/{path}: the name says nothing").unwrap();
        }
    }
    assert_eq!(faults, "");
}
