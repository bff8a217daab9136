//! Commands and what they said, as one text.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

use std::fmt::Write;
use std::path::Path;

use super::workspace::{Project, bless};

/// The session so far.
pub(crate) struct Session {
    pub(crate) project: Project,
    pub(crate) told: String,
}

impl Session {
    /// Nothing has been said in this workspace yet.
    pub(crate) fn of(project: Project) -> Self {
        Self { project, told: String::new() }
    }

    /// Runs a command.
    pub(crate) fn kitbag(&mut self, line: &str) -> i32 {
        let run = self.project.kitbag(&line.split(' ').collect::<Vec<_>>());
        write!(self.told, "$ kitbag {line}\n{}{}exit {}\n\n", run.stdout, run.stderr, run.code).unwrap();
        run.code
    }

    /// Tells what happens beside the commands.
    pub(crate) fn says(&mut self, words: &str) {
        writeln!(self.told, "# {words}").unwrap();
    }

    /// Compares all with `tests/story/<name>`.
    #[track_caller]
    pub(crate) fn is(&self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/story").join(name);
        if bless() {
            std::fs::write(&path, &self.told).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(self.told == expected, "EXPECTED\n{expected}\nTOLD\n{}\nEND", self.told);
    }
}
