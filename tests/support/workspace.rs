//! A workspace in a temporary folder and the program run in it.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A workspace that is gone after the test.
pub(crate) struct Project {
    folder: TempDir,
}

/// What a run said.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Project {
    /// A copy of `tests/small`.
    pub(crate) fn small() -> Self {
        let project = Self { folder: TempDir::new().unwrap() };
        project.lay(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small"));
        project
    }

    /// A copy of `tests/explained` over the modules of `tests/small`: layers, facts, audiences and
    /// translations in every state.
    pub(crate) fn explained() -> Self {
        let project = Self::small();
        project.remove("overlays");
        project.lay(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explained"));
        project
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A copy of this repository's own modules, without its overlays.
    pub(crate) fn of_repository() -> Self {
        let project = Self { folder: TempDir::new().unwrap() };
        let modules = Path::new(env!("CARGO_MANIFEST_DIR")).join("base-modules");
        fs::create_dir(project.path("base-modules")).unwrap();
        copy(&modules, &project.path("base-modules"));
        project
    }

    /// Lays the files of a folder over the workspace.
    pub(crate) fn lay(&self, from: &Path) {
        copy(from, self.folder.path());
    }

    /// Lays the files of a folder over one of the workspace.
    pub(crate) fn lay_below(&self, folder: &str, from: &Path) {
        fs::create_dir_all(self.path(folder)).unwrap();
        copy(from, &self.path(folder));
    }

    /// Takes a folder away.
    pub(crate) fn remove(&self, folder: &str) {
        fs::remove_dir_all(self.path(folder)).unwrap();
    }

    /// Takes one file away.
    pub(crate) fn remove_file(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// Writes one file.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads one file.
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    /// Where a file stands.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Replaces a text that must be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.read(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Runs the program in the workspace.
    pub(crate) fn kitbag(&self, arguments: &[&str]) -> Run {
        self.kitbag_with(arguments, &[])
    }

    /// Runs the program with environment variables set.
    pub(crate) fn kitbag_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kitbag"));
        command.args(arguments).current_dir(self.folder.path()).envs(environment.iter().copied());
        let output = command.output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: without_time(&String::from_utf8(output.stdout).unwrap()),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The lines without the time that a build took: `8 files in output (0.9 s)`.
pub(crate) fn without_time(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" (") {
        Some((words, time)) if time.ends_with(" s)") => format!("{words}\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// Whether expectations are written anew.
pub(crate) fn bless() -> bool {
    std::env::var_os("KITBAG_BLESS").is_some()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else if entry.file_name() != "expected.txt" {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
