//! Finished files and folders of them, looked at in parallel.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::load;
use crate::verify::{self, Kind, Verdict};

/// What was looked at and found.
#[derive(Debug)]
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
    let mut files = Vec::new();
    let (mut problems, mut unreadable) = (Problems::none(), Problems::none());
    for name in names {
        let place = directory.join(name);
        match if place.is_dir() { below(&place, name) } else { Ok(vec![name.clone()]) } {
            Ok(found) => {
                if found.is_empty() {
                    problems.push(nothing(name));
                }
                files.extend(found);
            }
            Err(found) => unreadable.extend(found),
        }
    }
    files.sort();
    files.dedup();
    let verdicts: Vec<Result<Verdict, Problems>> = files
        .par_iter()
        .map(|name| load::bytes(directory, name).map(|bytes| verify::verify(name, &bytes)))
        .collect();
    let mut kinds = BTreeMap::new();
    for verdict in verdicts {
        match verdict {
            Ok(verdict) => {
                problems.extend(verdict.problems);
                verdict.kind.into_iter().for_each(|kind| *kinds.entry(kind).or_default() += 1);
            }
            Err(found) => unreadable.extend(found),
        }
    }
    if unreadable.has_errors() {
        unreadable.extend(problems);
        return Err(unreadable.in_source_order());
    }
    Ok(Verified { kinds, files: files.len(), problems: problems.in_source_order() })
}

fn below(place: &Path, name: &str) -> Result<Vec<String>, Problems> {
    let folder = name.trim_end_matches('/');
    let paths = load::listing(place)?.into_iter().filter(|path| verify::is_finished(path));
    Ok(paths.map(|path| if folder == "." { path } else { format!("{folder}/{path}") }).collect())
}

fn nothing(name: &str) -> Diagnostic {
    Diagnostic::new(Code::NotVerified, format!("`{name}` holds no finished file"))
        .at(&Origin::of_path(name))
        .hint("name a folder with decks, as `output` is after `kitbag build`")
}
