//! The output folder: a file at its final name is complete and checked, or what was there before.

#![expect(clippy::disallowed_methods, reason = "this file is the only writer of output")]

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use super::artifact::Artifact;
use super::manifest::{Entry, Manifest, sha256};
use super::part::{self, Part};
use super::provenance::Provenance;
use super::readme::readmes;
use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::{self, Workspace};

/// The folder in `.kitbag` that tells what artifacts were made of.
const PROVENANCE: &str = "provenance";

/// An output folder that this process alone writes to.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    _lock: File,
    manifest: Manifest,
}

/// A complete file that does not have its final name yet.
#[derive(Debug)]
pub struct Staged {
    part: Part,
    side: Part,
    path: String,
    entry: Entry,
}

/// A file of an output folder and what it was made of.
#[derive(Debug)]
pub struct Known {
    /// Below the output folder.
    pub path: String,
    /// What it was made of.
    pub provenance: Provenance,
    /// Whether the file is, byte for byte, the one that was built.
    pub is_same: bool,
}

impl Output {
    /// Opens the folder, making it where it is missing, and locks it.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        let inner = root.join(".kitbag");
        if inner.is_symlink() {
            return Err(leads_elsewhere(Path::new(".kitbag")));
        }
        fs::create_dir_all(&inner).map_err(|error| cannot(&inner, "made", &error))?;
        let path = inner.join("lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|error| cannot(&path, "opened", &error))?;
        lock.try_lock().map_err(|_| {
            Diagnostic::new(Code::CannotWrite, format!("another build is writing to `{}`", root.display()))
                .hint("wait until it is done, or name another folder with `--output`")
        })?;
        let manifest =
            fs::read(inner.join("manifest.json")).map(|json| Manifest::read(&json)).unwrap_or_default();
        sweep(root, 2);
        sweep(&inner.join(PROVENANCE), 2);
        Ok(Self { root: root.to_owned(), _lock: lock, manifest })
    }

    /// Writes an artifact beside its final place and reads it back.
    pub fn stage(&self, artifact: &Artifact, entry: Entry) -> Result<Staged, Diagnostic> {
        self.no_link_above(&artifact.path)?;
        let place = self.root.join(&artifact.path);
        let folder = place.parent().expect("an artifact stands in a folder");
        fs::create_dir_all(folder).map_err(|error| cannot(folder, "made", &error))?;
        let part = Part::write_through(&place, &artifact.bytes);
        let part = part.map_err(|error| cannot(&place, "written", &error))?;
        let read = part.read().map_err(|error| cannot(&place, "written", &error))?;
        if sha256(&read) != entry.sha256 {
            let message = format!("`{}` was not written whole", artifact.path);
            return Err(Diagnostic::new(Code::CannotWrite, message).hint("look for room on the disk"));
        }
        let side = self.side(&artifact.path);
        let side_part = Part::write(&side, artifact.provenance.as_bytes());
        let side = side_part.map_err(|error| cannot(&side, "written", &error))?;
        Ok(Staged { part, side, path: artifact.path.clone(), entry })
    }

    /// Gives the staged files their final names, takes away what no longer belongs, and writes the pages that
    /// tell of what is there, manifest and checksums. A file that cannot be replaced is named; all others are.
    pub fn commit(
        &mut self,
        staged: Vec<Staged>,
        belongs: impl Fn(&Entry) -> bool,
        workspace: &Workspace,
    ) -> (usize, Problems) {
        let mut problems = Problems::none();
        let mut written = 0;
        for Staged { part, side, path, entry } in staged {
            match part.finish() {
                Ok(()) => {
                    written += 1;
                    if let Err(error) = side.finish() {
                        problems.push(cannot(&self.side(&path), "written", &error));
                    }
                    self.manifest.files.insert(path, entry);
                }
                Err(error) => problems.push(in_use(&path, &error)),
            }
        }
        self.take_away(belongs);
        self.write_pages(workspace, &mut problems);
        for (name, text) in
            [(".kitbag/manifest.json", self.manifest.to_json()), ("SHA256SUMS", self.manifest.checksums())]
        {
            if let Err(error) = replace(&self.root.join(name), text.as_bytes()) {
                problems.push(cannot(Path::new(name), "written", &error));
            }
        }
        (written, problems)
    }

    /// Pages that did not change are not written again.
    fn write_pages(&mut self, workspace: &Workspace, problems: &mut Problems) {
        let mut gone = self.manifest.pages.clone();
        let mut pages = BTreeMap::new();
        for (path, bytes) in readmes(workspace, &self.manifest) {
            gone.remove(&path);
            if let Err(problem) = self.no_link_above(&path) {
                problems.push(problem);
                continue;
            }
            let place = self.root.join(&path);
            let is_there = fs::read(&place).is_ok_and(|there| there == bytes);
            match if is_there { Ok(()) } else { replace(&place, &bytes) } {
                Ok(()) => drop(pages.insert(path, sha256(&bytes))),
                Err(error) => problems.push(in_use(&path, &error)),
            }
        }
        for path in gone.keys().filter(|path| load::link_above(&self.root, path).is_none()) {
            let _ = fs::remove_file(self.root.join(path));
        }
        self.manifest.pages = pages;
    }

    /// Refuses a path that a link leads elsewhere: what lies there is not this folder's to replace.
    fn no_link_above(&self, path: &str) -> Result<(), Diagnostic> {
        let of_side = || load::link_above(&self.root, &format!(".kitbag/{PROVENANCE}/{path}"));
        match load::link_above(&self.root, path).or_else(of_side) {
            Some(link) => Err(leads_elsewhere(&link)),
            None => Ok(()),
        }
    }

    /// Where it is told what an artifact was made of.
    fn side(&self, path: &str) -> PathBuf {
        self.root.join(format!(".kitbag/{PROVENANCE}/{path}.json"))
    }

    fn take_away(&mut self, belongs: impl Fn(&Entry) -> bool) {
        let gone: Vec<String> = self
            .manifest
            .files
            .iter()
            .filter(|(_, entry)| !belongs(entry))
            .map(|(path, _)| path.clone())
            .collect();
        for path in gone {
            if self.no_link_above(&path).is_err() {
                self.manifest.files.remove(&path);
            } else if fs::remove_file(self.root.join(&path)).is_ok() || !self.root.join(&path).exists() {
                self.manifest.files.remove(&path);
                let _ = fs::remove_file(self.side(&path));
            }
        }
    }
}

/// What an artifact was made of. A file of another folder is known by its name, so that one that was
/// sent by mail can be asked about.
pub fn known(output: &Path, file: &Path) -> Result<Known, Problems> {
    let folder = file.ancestors().skip(1).find(|folder| folder.join(".kitbag/manifest.json").is_file());
    let output = folder.unwrap_or(output);
    let manifest = fs::read(output.join(".kitbag/manifest.json")).map(|json| Manifest::read(&json));
    let manifest = manifest.unwrap_or_default();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let names = || manifest.files.keys().map(|path| path.rsplit('/').next().unwrap_or(path));
    let entry = manifest.files.iter().find(|(path, _)| path.rsplit('/').next() == Some(&*name));
    let side =
        entry.and_then(|(path, _)| fs::read(output.join(format!(".kitbag/{PROVENANCE}/{path}.json"))).ok());
    let provenance = side.and_then(|json| serde_json::from_slice(&json).ok());
    let (Some((path, entry)), Some(provenance)) = (entry, provenance) else {
        return Err(unknown(&name, nearest(&name, names())));
    };
    let is_same = fs::read(file).map_or(true, |bytes| sha256(&bytes) == entry.sha256);
    Ok(Known { path: path.clone(), provenance, is_same })
}

fn unknown(name: &str, near: Option<&str>) -> Problems {
    let mut problems = Problems::none();
    let message = format!("no build that is known here made a file `{name}`");
    problems.push(
        Diagnostic::new(Code::UnknownFile, message)
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint("run `kitbag build`, or name the folder of built files with `--output`"),
    );
    problems
}

fn cannot(path: &Path, what: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::CannotWrite, format!("`{}` cannot be {what}: {error}", path.display()))
}

fn leads_elsewhere(link: &Path) -> Diagnostic {
    let message = format!("`{}` in the output folder is a link to another place", link.display());
    Diagnostic::new(Code::CannotWrite, message)
        .hint("delete the link and build again, or name another folder with `--output`")
}

fn in_use(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::CannotWrite, format!("`{path}` cannot be replaced: {error}"))
        .hint("close the program that has it open and build again")
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    Part::write_through(path, bytes)?.finish()
}

/// Takes away what an interrupted build left in a folder and so many levels below it: no other build can be
/// running.
fn sweep(folder: &Path, levels: usize) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        // Links are not followed: what lies behind them is not this folder's.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && levels > 0 {
            sweep(&entry.path(), levels - 1);
        } else if !is_folder && entry.file_name().to_string_lossy().ends_with(part::ENDING) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
