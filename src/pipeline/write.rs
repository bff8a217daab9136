//! The output folder: a file at its final name is complete and checked, or what was there before.

#![expect(clippy::disallowed_methods, reason = "this file is the only writer of the disk")]

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::artifact::Artifact;
use super::manifest::{Entry, Manifest, sha256};
use crate::diagnostic::{Code, Diagnostic, Problems};

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
    temporary: PathBuf,
    path: String,
    entry: Entry,
}

impl Output {
    /// Opens the folder, making it where it is missing, and locks it.
    pub fn open(root: &Path) -> Result<Self, Diagnostic> {
        let inner = root.join(".kitbag");
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
        sweep(root);
        Ok(Self { root: root.to_owned(), _lock: lock, manifest })
    }

    /// Writes an artifact beside its final place and reads it back.
    pub fn stage(&self, artifact: &Artifact, entry: Entry) -> Result<Staged, Diagnostic> {
        let place = self.root.join(&artifact.path);
        let folder = place.parent().expect("an artifact stands in a folder");
        fs::create_dir_all(folder).map_err(|error| cannot(folder, "made", &error))?;
        let name = place.file_name().expect("an artifact has a name").to_string_lossy();
        let temporary = folder.join(format!(".{name}.kitbag-part"));
        let staged = write_through(&temporary, &artifact.bytes)
            .and_then(|()| fs::read(&temporary))
            .map_err(|error| cannot(&place, "written", &error));
        match staged {
            Ok(read) if sha256(&read) == entry.sha256 => {}
            Ok(_) => {
                let _ = fs::remove_file(&temporary);
                let message = format!("`{}` was not written whole", artifact.path);
                return Err(Diagnostic::new(Code::CannotWrite, message).hint("look for room on the disk"));
            }
            Err(problem) => {
                let _ = fs::remove_file(&temporary);
                return Err(problem);
            }
        }
        Ok(Staged { temporary, path: artifact.path.clone(), entry })
    }

    /// Gives the staged files their final names, takes away what no longer belongs, and writes
    /// manifest and checksums. A file that cannot be replaced is named; all others are.
    pub fn commit(&mut self, staged: Vec<Staged>, belongs: impl Fn(&Entry) -> bool) -> (usize, Problems) {
        let mut problems = Problems::none();
        let mut written = 0;
        for Staged { temporary, path, entry } in staged {
            match fs::rename(&temporary, self.root.join(&path)) {
                Ok(()) => {
                    written += 1;
                    self.manifest.files.insert(path, entry);
                }
                Err(error) => {
                    let _ = fs::remove_file(&temporary);
                    problems.push(
                        Diagnostic::new(Code::CannotWrite, format!("`{path}` cannot be replaced: {error}"))
                            .hint("close the program that has it open and build again"),
                    );
                }
            }
        }
        self.take_away(belongs);
        for (name, text) in
            [(".kitbag/manifest.json", self.manifest.to_json()), ("SHA256SUMS", self.manifest.checksums())]
        {
            if let Err(error) = replace(&self.root.join(name), text.as_bytes()) {
                problems.push(cannot(Path::new(name), "written", &error));
            }
        }
        (written, problems)
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
            if fs::remove_file(self.root.join(&path)).is_ok() || !self.root.join(&path).exists() {
                self.manifest.files.remove(&path);
            }
        }
    }
}

fn cannot(path: &Path, what: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::CannotWrite, format!("`{}` cannot be {what}: {error}", path.display()))
}

fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = path.with_extension("kitbag-part");
    write_through(&temporary, bytes)?;
    fs::rename(&temporary, path)
}

/// Takes away what an interrupted build left: no other build can be running.
fn sweep(root: &Path) {
    let Ok(overlays) = fs::read_dir(root) else { return };
    for overlay in overlays.flatten() {
        for edition in fs::read_dir(overlay.path()).into_iter().flatten().flatten() {
            for file in fs::read_dir(edition.path()).into_iter().flatten().flatten() {
                if file.file_name().to_string_lossy().ends_with(".kitbag-part") {
                    let _ = fs::remove_file(file.path());
                }
            }
        }
    }
}
