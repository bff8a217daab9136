//! The files below a folder, read once. What nobody takes is reported as stray.

#![expect(clippy::disallowed_methods, reason = "this file is the only reader of the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::source;
use super::sums::Sums;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Largest file of any kind.
const MAX_BYTES: u64 = 40 << 20;

/// Deepest nesting of folders.
const MAX_DEPTH: usize = 12;

/// Contents of files by path, relative to the workspace, with forward slashes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Paths of the files below `root/folder`, relative to `root`, in order; none where it is not there.
pub fn paths(root: &Path, folder: &str) -> Vec<String> {
    Tree::read(&root.join(folder), folder, &Files::new(), &mut Problems::none()).files.into_keys().collect()
}

/// Files by path, relative to the workspace.
#[derive(Debug, Default)]
pub(super) struct Tree {
    files: Files,
    /// Their checksums.
    pub(super) sums: Sums,
    /// Files that somebody took already.
    taken: BTreeSet<String>,
    /// Files that are there but cannot be used, which was told.
    unusable: BTreeSet<String>,
}

impl Tree {
    /// Reads every file below the folder `place`, which is called `folder`; those of `laid` stand in place of
    /// the disk's.
    pub(super) fn read(place: &Path, folder: &str, laid: &Files, problems: &mut Problems) -> Self {
        let mut tree = Self::default();
        if place.is_dir() {
            tree.walk(place, folder, 0, problems);
        }
        let below = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let laid = laid.iter().filter(|(path, _)| below(path));
        tree.files.extend(laid.map(|(path, bytes)| (path.clone(), bytes.clone())));
        tree.report_twins(problems);
        tree
    }

    /// Takes the files of an archive for those of a folder that is called `folder`.
    pub(super) fn unpacked(files: Files, folder: &str, problems: &mut Problems) -> Self {
        let mut tree = Self::default();
        for (name, bytes) in files.into_iter().filter(|(name, _)| !name.split('/').any(is_ignored)) {
            let path = format!("{folder}/{name}");
            if name.split('/').any(is_refused_by_windows) {
                problems.push(refused_by_windows(&path));
            }
            tree.sums.add(&path, &bytes);
            tree.files.insert(path, bytes);
        }
        tree.report_twins(problems);
        tree
    }

    fn walk(&mut self, place: &Path, folder: &str, depth: usize, problems: &mut Problems) {
        let listing = fs::read_dir(place).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = match listing {
            Ok(entries) => entries,
            Err(error) => return problems.push(unreadable(folder, &error)),
        };
        for entry in entries {
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                let message = format!("a file name in `{folder}` is not UTF-8");
                problems.push(Diagnostic::new(Code::BadPath, message).at(&Origin::of_path(folder)));
                continue;
            };
            if is_ignored(&name) {
                continue;
            }
            let path = format!("{folder}/{name}");
            if is_refused_by_windows(&name) {
                problems.push(refused_by_windows(&path));
            }
            // Links are followed by nobody: what they show may differ on the next machine.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < MAX_DEPTH => {
                    self.walk(&entry.path(), &path, depth + 1, problems);
                }
                Ok(kind) if kind.is_file() => self.file(&entry.path(), path, problems),
                Ok(kind) => {
                    problems.push(odd_file(&path, kind));
                    self.unusable.insert(path);
                }
                Err(error) => problems.push(unreadable(&path, &error)),
            }
        }
    }

    fn file(&mut self, place: &Path, path: String, problems: &mut Problems) {
        match fs::metadata(place) {
            Ok(metadata) if metadata.len() > MAX_BYTES => {
                let message = format!("`{path}` has {} bytes; at most {MAX_BYTES} are read", metadata.len());
                problems.push(
                    Diagnostic::new(Code::TooLarge, message)
                        .at(&Origin::of_path(&path))
                        .hint("make it smaller, or split it"),
                );
                self.unusable.insert(path);
            }
            _ => match fs::read(place) {
                Ok(bytes) => {
                    self.sums.add(&path, &bytes);
                    self.files.insert(path, bytes);
                }
                Err(error) => {
                    problems.push(unreadable(&path, &error));
                    self.unusable.insert(path);
                }
            },
        }
    }

    fn report_twins(&self, problems: &mut Problems) {
        let mut seen: BTreeMap<String, &String> = BTreeMap::new();
        for path in self.files.keys() {
            if let Some(first) = seen.insert(path.nfc().collect::<String>().to_lowercase(), path) {
                let composed = path.nfc().eq(first.nfc());
                let how = if composed { "in how accents are stored" } else { "in case" };
                let message = format!("`{first}` and `{path}` differ only {how}");
                problems.push(
                    Diagnostic::new(Code::CaseTwins, message)
                        .at(&Origin::of_path(path))
                        .hint("rename one: other systems take them for one file"),
                );
            }
        }
    }

    /// Whether there is no file at all.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Takes a text file out of the tree; `None` where it is not there or cannot be read.
    pub(super) fn text(&mut self, path: &str, problems: &mut Problems) -> Option<Arc<SourceFile>> {
        let bytes = self.files.remove(path)?;
        self.taken.insert(path.to_owned());
        match source::decode(path, &bytes) {
            Ok((file, found)) => {
                problems.extend(found);
                Some(file)
            }
            Err(found) => {
                problems.extend(found);
                self.unusable.insert(path.to_owned());
                None
            }
        }
    }

    /// Whether a file is there but cannot be used, which was told already.
    pub(super) fn is_unusable(&self, path: &str) -> bool {
        self.unusable.contains(path)
    }

    /// Passes over what nobody takes below a folder whose main file cannot be used.
    pub(super) fn pass_over(&mut self, folder: &str) {
        for path in self.below(folder) {
            self.files.remove(&path);
        }
    }

    /// Takes a text file that `origin` names.
    pub(super) fn named(
        &mut self,
        path: &str,
        origin: &Origin,
        problems: &mut Problems,
    ) -> Option<Arc<SourceFile>> {
        if !self.files.contains_key(path) && !self.is_unusable(path) {
            problems.push(self.not_there(path).at(origin));
        }
        self.text(path, problems)
    }

    fn not_there(&self, path: &str) -> Diagnostic {
        if self.taken.contains(path) {
            return Diagnostic::new(Code::DuplicateId, format!("the file `{path}` is named twice"))
                .hint("each place has a file of its own");
        }
        if path.contains('\\') || path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Diagnostic::new(Code::BadPath, format!("the path `{path}` is not allowed"))
                .hint("name a file below the folder, with forward slashes, as `slides/01-welcome.md`");
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let names = self.below(folder);
        let near = crate::diagnostic::nearest(path, names.iter().map(String::as_str));
        Diagnostic::new(Code::MissingFile, format!("the file `{path}` is not there"))
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint("make the file, or correct its name here")
    }

    /// Takes the bytes of a file.
    pub(super) fn bytes(&mut self, path: &str) -> Option<Vec<u8>> {
        self.files.remove(path)
    }

    /// Paths below a folder, in order.
    pub(super) fn below(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        self.files.keys().filter(|path| path.starts_with(&prefix)).cloned().collect()
    }

    /// Names of the folders directly in a folder.
    pub(super) fn folders(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        let rest = self.files.keys().filter_map(|path| path.strip_prefix(&prefix));
        let mut names: Vec<_> =
            rest.filter_map(|rest| rest.split_once('/')).map(|(name, _)| name.to_owned()).collect();
        names.dedup();
        names
    }

    /// Reports what nobody took.
    pub(super) fn report_strays(&self, problems: &mut Problems) {
        for path in self.files.keys() {
            let twice = [".md", ".yaml", ".po", ".csv"]
                .iter()
                .find_map(|ending| path.strip_suffix(".txt").filter(|rest| rest.ends_with(ending)));
            let problem = match twice {
                Some(meant) => {
                    Diagnostic::new(Code::DoubleExtension, format!("`{path}` has a second extension"))
                        .hint(format!("rename it to `{meant}`; the editor added `.txt`"))
                }
                None => Diagnostic::new(Code::StrayFile, format!("nothing refers to `{path}`"))
                    .hint("name it where it belongs, or delete it"),
            };
            problems.push(problem.at(&Origin::of_path(path)));
        }
    }
}

/// What systems and office programs leave behind, and what is for people alone.
fn is_ignored(name: &str) -> bool {
    is_left_behind(name) || name == "README.md" || name == "LICENSE.md"
}

/// What nobody wants in an archive either.
pub(super) fn is_left_behind(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name == "Thumbs.db" || name == "desktop.ini"
}

fn unreadable(path: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("`{path}` cannot be read: {error}")).at(&Origin::of_path(path))
}

fn odd_file(path: &str, kind: fs::FileType) -> Diagnostic {
    let (what, hint) = if kind.is_symlink() {
        ("a link to another place", "put the file itself there")
    } else if kind.is_dir() {
        ("a folder nested too deep", "move its files up")
    } else {
        ("no plain file", "delete it")
    };
    Diagnostic::new(Code::BadPath, format!("`{path}` is {what}")).at(&Origin::of_path(path)).hint(hint)
}

/// Names that Windows gives to devices, and characters that it does not store.
pub fn is_refused_by_windows(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    });
    DEVICES.contains(&stem.as_str())
        || numbered
        || name.ends_with(['.', ' '])
        || name.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c))
}

/// Why a file of a pack may not stand at its path below the workspace: it would be refused or passed over.
pub fn unfit(path: &str) -> Option<Diagnostic> {
    let names = || path.split('/');
    if names().any(is_refused_by_windows) {
        return Some(refused_by_windows(path));
    }
    let problem = |what: &str| Diagnostic::new(Code::BadPath, format!("`{path}` {what}"));
    let foreign = if names().any(is_left_behind) {
        Some("is hidden, or left behind by a system")
    } else {
        is_program(path).then_some("is a program")
    };
    if let Some(what) = foreign {
        return Some(problem(what).at(&Origin::of_path(path)).hint(
            "nothing of the kind belongs to an overlay: delete it, or ask who sent it what it is for",
        ));
    }
    // The name of the file and that of the folder from which the depth is counted.
    (names().count() > MAX_DEPTH + 2).then(|| {
        problem("lies in a folder nested too deep").at(&Origin::of_path(path)).hint("move its files up")
    })
}

/// Whether a system runs a file that somebody opens, by its name.
fn is_program(path: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "app", "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "jar", "js", "lnk", "msi", "pif", "ps1",
        "scr", "sh", "vbs", "wsf",
    ];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it))
}

fn refused_by_windows(path: &str) -> Diagnostic {
    Diagnostic::new(Code::BadPath, format!("Windows cannot store the name `{path}`"))
        .at(&Origin::of_path(path))
        .hint("rename it with lower-case letters, digits and hyphens")
}
