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

#[test]
fn t085_every_code_is_documented() {
    let mut page = String::from(
        "# Diagnostics\n\nEvery problem has a code that never changes, a severity, its place and a way out. Errors keep an edition from being built; warnings and notices do not, and `--strict` makes warnings count.\n\n| code | severity | meaning |\n|---|---|---|\n",
    );
    for code in Code::ALL {
        writeln!(page, "| {code} | {} | {} |", code.severity(), code.meaning()).unwrap();
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
