//! The words of finished editions: links between modules, texts in a language of their own, variables.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]
#![allow(unreachable_pub, reason = "test binaries have no API")]

mod laws;
mod links;
mod local_first;
mod reading;
#[path = "../support/mod.rs"]
mod support;
mod variables;
mod workspace;

/// Compares two texts line by line; the margin of `expected` does not count.
#[track_caller]
fn same(actual: &str, expected: &str) {
    let margin = expected.lines().filter(|line| !line.trim().is_empty());
    let margin = margin.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let expected: Vec<_> = expected.lines().map(|line| line.get(margin..).unwrap_or("")).collect();
    let (expected, actual) = (expected.join("\n"), actual.trim_matches('\n'));
    let expected = expected.trim_matches(['\n', ' ']);
    assert!(actual == expected, "EXPECTED\n{expected}\nACTUAL\n{actual}\nEND");
}
