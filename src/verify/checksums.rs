//! A folder beside its list of checksums, in the form that `sha256sum` writes and reads.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{AGAIN, is_finished, not_verified};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// A list of checksums.
#[derive(Debug)]
pub struct Checksums {
    name: String,
    rows: BTreeMap<String, (String, Origin)>,
}

impl Checksums {
    /// What the list in a folder is called.
    pub const NAME: &str = "SHA256SUMS";

    /// Reads the list that is called `name`.
    pub fn read(name: &str, bytes: &[u8]) -> (Self, Problems) {
        let mut problems = Problems::none();
        let text = String::from_utf8_lossy(bytes).into_owned();
        let file = Arc::new(SourceFile { path: name.to_owned(), text });
        let mut rows = BTreeMap::new();
        let mut start = 0;
        for line in file.text.split_inclusive('\n') {
            let origin = Origin::new(&file, start, start + line.trim_end().len());
            start += line.len();
            match row(line.trim_end()) {
                Some((sum, path)) => drop(rows.insert(path.to_owned(), (sum.to_lowercase(), origin))),
                None if line.trim().is_empty() => {}
                None => {
                    let message = "a line is no checksum with the path of a file below the folder";
                    problems.push(Diagnostic::new(Code::OtherBytes, message).at(&origin).hint(BUILD));
                }
            }
        }
        if rows.is_empty() {
            problems.push(not_verified(name, format!("`{name}` lists no file")).hint(AGAIN));
        }
        (Self { name: name.to_owned(), rows }, problems)
    }

    /// The paths of all files on the list.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().map(String::as_str)
    }

    /// Compares the list with the checksums of the files that are there.
    pub fn compare(&self, found: &BTreeMap<String, String>) -> Problems {
        let mut problems = Problems::none();
        for (path, (sum, origin)) in &self.rows {
            let message = match found.get(path) {
                Some(there) if there == sum => continue,
                Some(_) => format!("`{path}` is not the file that was listed"),
                None => format!("`{path}` is listed and not there"),
            };
            problems.push(Diagnostic::new(Code::OtherBytes, message).at(origin).hint(BUILD));
        }
        for path in found.keys().filter(|path| is_finished(path) && !self.rows.contains_key(*path)) {
            let message = format!("`{path}` stands in the folder and not in `{}`", self.name);
            let problem = Diagnostic::new(Code::UnlistedFile, message).at(&Origin::of_path(&self.name));
            problems.push(problem.hint("no build made it: move it elsewhere, so that nobody hands it on"));
        }
        problems
    }
}

const BUILD: &str = "copy the folder again, or build it again: it is not as kitbag left it";

/// A checksum of 64 digits, a blank, a blank or `*`, and a path.
fn row(line: &str) -> Option<(&str, &str)> {
    let (sum, rest) = line.split_at_checked(64)?;
    let path = rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *"))?;
    let plain = |step: &str| !matches!(step, "" | "." | "..");
    let leads_down = path.split('/').all(plain);
    (leads_down && sum.bytes().all(|it| it.is_ascii_hexdigit())).then_some((sum, path))
}
