//! Compares what a command says with a file.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

use super::workspace::{Run, bless};

/// Compares what a command says with `tests/cli/<name>.txt`.
pub(crate) fn says(name: &str, run: &Run) {
    let said = format!("exit {}\n{}{}", run.code, run.stdout, run.stderr);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/{name}.txt"));
    if bless() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(said, expected, "tests/cli/{name}.txt");
}
