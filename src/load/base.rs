//! Where the base modules of a workspace are: its own folder, or the folder or zip that `kitbag.yaml`
//! names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::disk;
use super::settings_file::settings;
use super::tree::{Files, Tree};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package;

/// What the base is called wherever it really is.
pub(super) const FOLDER: &str = "base-modules";

/// Where the base modules are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// The workspace's own folder `base-modules`.
    Own,
    /// A folder or zip elsewhere, relative to the workspace.
    Elsewhere {
        /// Its path, with forward slashes.
        path: String,
        /// Where `kitbag.yaml` names it.
        origin: Origin,
    },
}

impl Base {
    /// The base at a path that somebody typed.
    pub fn at(path: &str) -> Self {
        if path == FOLDER {
            return Self::Own;
        }
        Self::Elsewhere { path: path.to_owned(), origin: Origin::of_path(path) }
    }

    /// Its path from the workspace.
    pub fn path(&self) -> &str {
        match self {
            Self::Own => FOLDER,
            Self::Elsewhere { path, .. } => path,
        }
    }
}

/// What `kitbag.yaml` says of the base.
pub fn base(root: &Path) -> Result<Base, Problems> {
    settings(root).map(|settings| settings.base)
}

/// Every file of a base, byte for byte; each path begins with `base-modules`.
pub fn base_files(root: &Path, base: &Base) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let place = below(root, base.path());
    let files = match disk::at(&place, base.path()) {
        Ok(Some(bytes)) if !place.is_dir() => return package::unpack(base.path(), &bytes),
        _ => disk::files(&place)?,
    };
    Ok(files.into_iter().map(|(path, bytes)| (format!("{FOLDER}/{path}"), bytes)).collect())
}

/// Reads the files of a base; every path begins with `base-modules`, wherever it is.
pub(super) fn tree(root: &Path, base: &Base, laid: &Files, problems: &mut Problems) -> Tree {
    let Base::Elsewhere { path, origin } = base else {
        return Tree::read(&root.join(FOLDER), FOLDER, laid, problems);
    };
    if root.join(FOLDER).join("series.yaml").is_file() {
        problems.push(
            Diagnostic::new(Code::SecondBase, format!("`{FOLDER}` is not read: the base is `{path}`"))
                .at(origin)
                .hint(format!("type `kitbag base set {FOLDER}` to use it, or delete the folder")),
        );
    }
    let place = below(root, path);
    if place.is_dir() {
        if !place.join("series.yaml").is_file() {
            problems.push(no_series(&place, path, origin));
            return Tree::default();
        }
        return Tree::read(&place, FOLDER, laid, problems);
    }
    match disk::at(&place, path) {
        Ok(Some(bytes)) => archive(path, &bytes, problems),
        Ok(None) => {
            problems.push(
                Diagnostic::new(Code::MissingFile, format!("the base `{path}` is not there"))
                    .at(origin)
                    .hint("put it there, or name another one with `kitbag base set FOLDER|ZIP`"),
            );
            Tree::default()
        }
        Err(found) => {
            problems.extend(found);
            Tree::default()
        }
    }
}

/// Where a path from the workspace leads, which need not be there yet.
fn below(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_owned(), |mut place, part| {
        match part {
            ".." => {
                place.pop();
            }
            part => place.push(part),
        }
        place
    })
}

/// A folder that holds no base, though one below it may.
fn no_series(place: &Path, path: &str, origin: &Origin) -> Diagnostic {
    let below = place.join(FOLDER).join("series.yaml").is_file();
    let problem =
        Diagnostic::new(Code::MissingFile, format!("`{path}` has no file `series.yaml`")).at(origin);
    if below {
        return problem.hint(format!("did you mean `{path}/{FOLDER}`?"));
    }
    problem.hint("a base is the folder that has `series.yaml`, or a zip of it")
}

fn archive(path: &str, bytes: &[u8], problems: &mut Problems) -> Tree {
    let files = match package::unpack(path, bytes) {
        Ok(files) => files,
        Err(found) => {
            problems.extend(found);
            return Tree::default();
        }
    };
    let tops = files.keys().filter_map(|name| name.strip_suffix("series.yaml"));
    let top = tops.filter(|top| top.is_empty() || top.ends_with('/')).min_by_key(|top| top.len());
    let top = top.filter(|top| top.matches('/').count() < 2 && files.keys().all(|it| it.starts_with(top)));
    let Some(top) = top.map(str::to_owned) else {
        problems.push(
            Diagnostic::new(
                Code::BadArchive,
                format!("`{path}` is no base: it has no `series.yaml` at its top"),
            )
            .at(&Origin::of_path(path))
            .hint(
                "the file may stand in one folder that holds all others; `kitbag base pack` makes such a zip",
            ),
        );
        return Tree::default();
    };
    let inner = files.into_iter().map(|(name, bytes)| (name[top.len()..].to_owned(), bytes));
    Tree::unpacked(inner.collect(), FOLDER, problems)
}
