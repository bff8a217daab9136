//! Finished files and folders of them, looked at in parallel.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::sha256;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::load;
use crate::verify::{self, Checksums, Kind};

/// What was looked at and found.
#[derive(Debug, Default)]
pub struct Verified {
    /// How many files there were of each kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// How many files there were.
    pub files: usize,
    /// All that is wrong, in the order of the files.
    pub problems: Problems,
}

/// Looks at the files and folders of these names, as they are seen from `directory`. An error is what
/// cannot be read.
pub fn verify(directory: &Path, names: &[String]) -> Result<Verified, Problems> {
    let mut verified = Verified::default();
    let mut unreadable = Problems::none();
    for name in names {
        let looked_at = if directory.join(name).is_dir() {
            folder(directory, name, &mut verified)
        } else {
            look(directory, (std::slice::from_ref(name), |_| true), &mut verified).map(drop)
        };
        looked_at.unwrap_or_else(|found| unreadable.extend(found));
    }
    if unreadable.has_errors() {
        unreadable.extend(verified.problems);
        return Err(unreadable.in_source_order());
    }
    Ok(Verified { problems: verified.problems.in_source_order(), ..verified })
}

/// A folder, with its list of checksums where it has one.
fn folder(directory: &Path, name: &str, verified: &mut Verified) -> Result<(), Problems> {
    let top = name.trim_end_matches('/');
    let named = |path: &str| if top == "." { path.to_owned() } else { format!("{top}/{path}") };
    let there = load::listing(&directory.join(name))?;
    let list = named(Checksums::NAME);
    let sums = load::present(directory, &list)?.map(|bytes| Checksums::read(&list, &bytes));
    let listed: Vec<&str> = sums.iter().flat_map(|(sums, _)| sums.paths()).collect();
    let is_meant = |path: &&String| verify::is_finished(path) || listed.contains(&path.as_str());
    let paths: Vec<&String> = there.iter().filter(is_meant).collect();
    if paths.is_empty() {
        verified.problems.push(nothing(name));
    }
    let names: Vec<String> = paths.iter().map(|path| named(path)).collect();
    let found = look(directory, (&names, verify::is_finished), verified)?;
    if let Some((sums, problems)) = sums {
        verified.problems.extend(problems);
        let found = paths.into_iter().cloned().zip(found).collect();
        verified.problems.extend(sums.compare(&found));
    }
    Ok(())
}

/// Looks at the files that are finished ones and gives the checksum of each file.
fn look(
    directory: &Path,
    (names, is_finished): (&[String], fn(&str) -> bool),
    verified: &mut Verified,
) -> Result<Vec<String>, Problems> {
    let looked_at: Vec<_> = names
        .par_iter()
        .map(|name| {
            let bytes = load::bytes(directory, name)?;
            Ok((sha256(&bytes), is_finished(name).then(|| verify::verify(name, &bytes))))
        })
        .collect();
    let mut sums = Vec::new();
    let mut unreadable = Problems::none();
    for file in looked_at {
        match file {
            Ok((sum, verdict)) => {
                sums.push(sum);
                let Some(verdict) = verdict else { continue };
                verified.files += 1;
                verified.problems.extend(verdict.problems);
                verdict.kind.into_iter().for_each(|kind| *verified.kinds.entry(kind).or_default() += 1);
            }
            Err(found) => unreadable.extend(found),
        }
    }
    unreadable.unless_errors(sums).map(|(sums, _)| sums)
}

fn nothing(name: &str) -> Diagnostic {
    Diagnostic::new(Code::NotVerified, format!("`{name}` holds no finished file"))
        .at(&Origin::of_path(name))
        .hint("name a folder with decks, packages or PDFs, as `output` is after `kitbag build`")
}
