//! Files of the workspace that commands write for their user: overlays, locks, starters. Output has
//! its own writer, [`super::write`].

#![expect(clippy::disallowed_methods, reason = "beside write.rs this file is the only writer of the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::part::Part;
use crate::diagnostic::{Code, Diagnostic, Problems};

/// What is to become of some files, by path below the workspace with forward slashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes(BTreeMap<String, Change>);

/// What is to become of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// A file that must not be there yet.
    Create(Vec<u8>),
    /// A file that may be there.
    Replace(Vec<u8>),
    /// A file that goes, if it is there.
    Delete,
}

impl Changes {
    /// Writes a file that must not be there yet.
    pub fn create(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), Change::Create(bytes.into()));
    }

    /// Writes a file over what is there.
    pub fn replace(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), Change::Replace(bytes.into()));
    }

    /// Takes a file away.
    pub fn delete(&mut self, path: impl Into<String>) {
        self.0.insert(path.into(), Change::Delete);
    }

    /// Whether something is done to a file.
    pub fn touches(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is done to each file, in order of the paths, in words for those who wait for it.
    pub fn told(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(path, change)| match change {
            Change::Create(_) | Change::Replace(_) => format!("Wrote {path}"),
            Change::Delete => format!("Deleted {path}"),
        })
    }

    /// Carries everything out below `root`: nothing where a file is in the way or cannot be written,
    /// and each file whole. Paths lead down from `root` and nowhere else.
    pub fn carry_out(&self, root: &Path) -> Result<(), Problems> {
        let problems = self.in_the_way(root);
        if problems.has_errors() {
            return Err(problems);
        }
        let mut staged = Vec::new();
        for (path, change) in &self.0 {
            let (Change::Create(bytes) | Change::Replace(bytes)) = change else { continue };
            let part = Part::write_through(&root.join(path), bytes).map_err(|error| cannot(path, &error))?;
            staged.push((part, root.join(path)));
        }
        for (part, place) in staged {
            part.finish().map_err(|error| cannot(&place.display().to_string(), &error))?;
        }
        for (path, _) in self.0.iter().filter(|(_, change)| **change == Change::Delete) {
            let place = root.join(path);
            if place.exists() {
                fs::remove_file(&place).map_err(|error| cannot(path, &error))?;
            }
        }
        Ok(())
    }

    fn in_the_way(&self, root: &Path) -> Problems {
        let mut problems = Problems::none();
        for (path, change) in &self.0 {
            let down = path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains('\\');
            if !down {
                let message = format!("`{path}` leads out of the workspace");
                problems.push(Diagnostic::new(Code::BadPath, message));
            } else if matches!(change, Change::Create(_)) && root.join(path).exists() {
                problems.push(
                    Diagnostic::new(Code::CannotWrite, format!("`{path}` is there already"))
                        .hint("nothing was written; choose another name, or delete it first"),
                );
            }
        }
        problems
    }
}

fn cannot(path: &str, error: &std::io::Error) -> Problems {
    let mut problems = Problems::none();
    problems.push(Diagnostic::new(Code::CannotWrite, format!("`{path}` cannot be written: {error}")));
    problems
}
