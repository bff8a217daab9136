//! The documents say what is true.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may panic and reads the documents"
)]

mod support;

use std::fmt::Write;
use std::path::Path;

use kitbag::diagnostic::Code;
use support::workspace::bless;

/// Compares a document that is made from the code with its file.
fn same(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if bless() {
        std::fs::write(&path, made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(found, made, "{name} is not what the code says; run `make bless`");
}

/// The last cell of the row of a code, which people write.
fn way_out(page: &str, code: Code) -> String {
    let row = page.lines().find(|line| line.starts_with(&format!("| {code} |")));
    let cells: Vec<_> = row.unwrap_or_default().trim_matches('|').split(" | ").map(str::trim).collect();
    cells.get(3).copied().unwrap_or_default().to_owned()
}

#[test]
fn t085_every_code_is_documented() {
    let old =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md")).unwrap();
    let mut page = String::from(
        "# Diagnostics\n\nEvery problem has a code that never changes, a severity, its place and a way out. Errors keep an edition from being built; warnings and notices do not, and `--strict` makes warnings count. People are told notices first, then warnings, then errors, each in the order of the files; JSON and SARIF keep the order of the files.\n\n| code | severity | meaning | way out |\n|---|---|---|---|\n",
    );
    for code in Code::ALL {
        let way_out = way_out(&old, *code);
        assert!(
            !way_out.is_empty(),
            "docs/diagnostics.md says no way out of {code}: write it into the last cell"
        );
        writeln!(page, "| {code} | {} | {} | {way_out} |", code.severity(), code.meaning()).unwrap();
    }
    same("docs/diagnostics.md", &page);
}

#[test]
fn codes_are_distinct_and_in_order() {
    let numbers: Vec<_> = Code::ALL.iter().map(|code| code.number()).collect();
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(numbers, sorted);
}

/// All files below a folder with this ending, as text.
fn texts(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let fits =
                |path: &Path| endings.iter().any(|it| path.extension().is_some_and(|other| other == *it));
            if path.is_dir() {
                folders.push(path);
            } else if fits(&path) {
                found.extend(std::fs::read_to_string(&path));
            }
        }
    }
    found
}

/// Codes whose words depend on the system, or on a fault of kitbag itself.
const UNTRIED: [Code; 2] = [Code::Unreadable, Code::Internal];

#[test]
fn t085_every_code_is_tried() {
    let texts = [texts("tests", &["rs", "txt"]), texts("src", &["rs"])].concat();
    let tried = |code: &Code| {
        let head = format!("{}[{code}]: ", code.severity());
        let given = format!("(\"{code}\", message");
        texts.iter().any(|text| text.contains(&head) || text.contains(&given))
    };
    let missing: Vec<_> = Code::ALL.iter().filter(|code| !tried(code) && !UNTRIED.contains(code)).collect();
    assert!(missing.is_empty(), "no test tells the message of {missing:?}");
}

#[test]
fn every_number_of_the_list_of_cases_has_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let page = std::fs::read_to_string(root.join("numbers.md")).unwrap();
    let code = [texts("tests", &["rs"]), texts("src", &["rs"])].concat().concat();
    let mut numbers = Vec::new();
    for row in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| number")) {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        numbers.push(cells[0].parse::<u32>().unwrap());
        let tests: Vec<_> = cells[2].split(", ").map(|name| name.trim_matches('`')).collect();
        assert!(!tests.is_empty(), "{row}");
        for test in tests {
            let there = code.contains(&format!("fn {test}(")) || root.join("invalid").join(test).is_dir();
            assert!(there, "no test is called `{test}`");
        }
    }
    let expected: Vec<u32> = (1..=85).collect();
    assert_eq!(numbers, expected);
}
