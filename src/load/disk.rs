//! Files as they are, byte for byte: what is packed, compared or edited rather than understood.

#![expect(clippy::disallowed_methods, reason = "beside tree.rs this file is the only reader of the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::tree::is_left_behind;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};

/// Largest archive that is read.
const MAX_BYTES: u64 = 200 << 20;

/// The bytes of one file of the workspace.
pub fn bytes(root: &Path, path: &str) -> Result<Vec<u8>, Problems> {
    present(root, path)?.ok_or_else(|| told(path, format!("`{path}` is not there")))
}

/// The bytes of a file at a path below a folder; `None` where it is not there.
pub fn present(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Problems> {
    at(&root.join(path), path)
}

/// The bytes of the file at a place, which is called `name`; `None` where it is not there.
pub(super) fn at(place: &Path, name: &str) -> Result<Option<Vec<u8>>, Problems> {
    match fs::metadata(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(metadata) if metadata.len() > MAX_BYTES => {
            let message = format!("`{name}` has {} bytes; at most {MAX_BYTES} are read", metadata.len());
            return Err(told(name, message));
        }
        _ => {}
    }
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) => Err(told(name, format!("`{name}` cannot be read: {error}"))),
    }
}

fn told(name: &str, message: String) -> Problems {
    let mut problems = Problems::none();
    problems.push(Diagnostic::new(Code::Unreadable, message).at(&Origin::of_path(name)));
    problems
}

/// Whether a folder, or where it is not there the nearest one above it, refuses to be written to.
pub fn is_protected(place: &Path) -> bool {
    let nearest = place.ancestors().find_map(|it| fs::metadata(it).ok());
    nearest.is_none_or(|it| !it.is_dir() || it.permissions().readonly())
}

/// Whether a place is a folder or lies below it, whatever links and `..` are on the way. Neither needs to be
/// there.
pub fn lies_below(place: &Path, folder: &Path) -> bool {
    followed(place).starts_with(followed(folder))
}

/// The first folder on the way from a folder down to a path that is a link to another place.
pub fn link_above(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut above: Vec<_> = Path::new(path).ancestors().skip(1).collect();
    above.reverse();
    above
        .into_iter()
        .map(Path::to_owned)
        .find(|it| folder.join(it).is_symlink() && !it.as_os_str().is_empty())
}

/// A path without links and `..`. A folder that is not there yet can be no link.
fn followed(path: &Path) -> PathBuf {
    let mut place = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            Component::CurDir | Component::Prefix(_) | Component::RootDir => place.push(part),
            Component::Normal(name) => {
                place.push(name);
                place = fs::canonicalize(&place).unwrap_or(place);
            }
        }
    }
    place
}

/// Every file below the folder `place`, by its path from there; none where there is no folder. Links
/// and what systems leave behind are passed over.
pub fn files(place: &Path) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let mut found = BTreeMap::new();
    for path in listing(place)? {
        if let Some(bytes) = at(&place.join(&path), &path)? {
            found.insert(path, bytes);
        }
    }
    Ok(found)
}

/// The path of every file that [`files`] reads, in order.
pub fn listing(place: &Path) -> Result<Vec<String>, Problems> {
    let mut found = Vec::new();
    let mut folders = vec![(place.to_owned(), String::new())];
    while let Some((folder, path)) = folders.pop() {
        let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(unreadable(&folder, &error)),
        };
        for entry in entries {
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?;
            if is_left_behind(&name) {
                continue;
            }
            let path = if path.is_empty() { name } else { format!("{path}/{name}") };
            if kind.is_dir() {
                folders.push((entry.path(), path));
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn unreadable(place: &Path, error: &io::Error) -> Problems {
    let name = place.display().to_string();
    told(&name, format!("`{name}` cannot be read: {error}"))
}
