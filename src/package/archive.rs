//! Archives of files as they are: made the same every time, and opened with suspicion, since they come
//! by e-mail.

use std::collections::BTreeMap;

use super::zip::{self, Entry, Holds};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};

/// Most files of an archive. A base of ten modules has some 300.
const MOST_FILES: usize = 5000;

/// Most bytes of one file, unpacked.
const MOST_OF_ONE: u64 = 40 << 20;

/// Most bytes of all files, unpacked.
const MOST_OF_ALL: u64 = 300 << 20;

/// How many times larger than packed a file of more than a mebibyte may be. Long texts reach 20.
const MOST_TIMES: u64 = 100;

/// An archive of files by path: the same bytes for the same files.
pub fn pack(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    zip::archive(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
}

/// The files of the archive that is called `name`, by path; nothing of one that holds what no honest
/// archive does.
pub fn unpack(name: &str, bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let mut problems = Problems::none();
    let mut archive = match zip::Reader::open(bytes) {
        Ok(archive) => archive,
        Err(why) => {
            problems.push(
                refused(name, &format!("is no zip archive that can be read: {why}"))
                    .hint("ask for it again, or pack it anew: it may have been cut off on its way"),
            );
            return Err(problems);
        }
    };
    for why in faults(&archive) {
        problems.push(
            refused(name, &why)
                .hint("do not unpack it by other means; ask who sent it for one that kitbag made"),
        );
    }
    if problems.has_errors() {
        return Err(problems);
    }
    let mut files = BTreeMap::new();
    for at in 0..archive.entries().len() {
        let entry = archive.entries()[at].clone();
        if entry.holds != Holds::File || entry.path.starts_with("__MACOSX/") {
            continue;
        }
        match archive.read(at, entry.bytes) {
            Ok(bytes) => {
                files.insert(entry.path, bytes);
            }
            Err(why) => problems.push(
                refused(name, &format!("has a damaged file `{}`: {why}", entry.path))
                    .hint("ask for it again, or pack it anew: it may have been cut off on its way"),
            ),
        }
    }
    problems.unless_errors(files).map(|(files, _)| files)
}

fn refused(name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(Code::BadArchive, format!("`{name}` {why}")).at(&Origin::of_path(name))
}

/// What no honest archive has.
fn faults(archive: &zip::Reader<'_>) -> Vec<String> {
    let entries = archive.entries();
    if entries.len() > MOST_FILES {
        return vec![format!("holds {} files; at most {MOST_FILES} are read", entries.len())];
    }
    let mut faults = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for Entry { path, holds, .. } in entries {
        if !leads_down(path) {
            faults.push(format!("holds `{path}`, a path that leads out of it"));
        }
        match holds {
            Holds::Link => faults.push(format!("holds `{path}`, a link")),
            Holds::Secret => faults.push(format!("holds `{path}`, which a password locks")),
            Holds::File | Holds::Folder => {}
        }
        if let Some(first) = seen.insert(path.trim_end_matches('/').to_lowercase(), path) {
            faults.push(format!("holds `{first}` and `{path}`, which many systems take for one file"));
        }
    }
    if archive.has_twins() {
        faults.push("holds two files of one name".to_owned());
    }
    faults.extend(entries.iter().filter_map(too_large));
    let all: u64 = entries.iter().map(|entry| entry.bytes).sum();
    if all > MOST_OF_ALL {
        faults.push(format!("holds {all} bytes unpacked; at most {MOST_OF_ALL} are read"));
    }
    faults
}

fn too_large(entry: &Entry) -> Option<String> {
    let Entry { path, bytes, packed, .. } = entry;
    if *bytes > MOST_OF_ONE {
        return Some(format!("holds `{path}` with {bytes} bytes; at most {MOST_OF_ONE} are read"));
    }
    let bomb = *bytes > 1 << 20 && bytes / (*packed).max(1) > MOST_TIMES;
    bomb.then(|| format!("holds `{path}`, more than {MOST_TIMES} times as large as it is packed"))
}

/// Whether a path leads down from where it is unpacked, on every system.
fn leads_down(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    path.strip_suffix('/').unwrap_or(path).split('/').all(plain) && !path.contains(['\\', ':', '\0'])
}
