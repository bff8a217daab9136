//! Settling drift: what changed below the edits of a layer goes into the layer, or is agreed to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use super::Changes;
use super::drift::{short, subjects};
use super::lock::{Settled, lock_text};
use super::rename::{Renamed, renamed};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile, nearest};
use crate::load::{self, CONFLICTS, LOCK, Workspace};
use crate::model::{Agreed, LayerName, Touched};
use crate::overlay::{Agreement, Merged, Subject, merge};

/// How drift is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The overlay's text stays as it is.
    Keep,
    /// The overlay's text becomes what lies below now.
    Take,
    /// What changed below goes into the overlay's text.
    Merge,
    /// All that lies below now is agreed to, also below edits that no lock knew.
    Accept,
}

/// What became of one edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are what is said")]
pub enum Settlement {
    Kept,
    Taken,
    Merged,
    /// The overlay says already what lies below now.
    Equal,
    Accepted,
    Conflict,
    /// It stands in `overlay.yaml`, which is its author's.
    Refused,
}

/// What a rebase of one layer did, and what is to be written.
#[derive(Debug)]
pub struct Rebase {
    /// The layer.
    pub layer: LayerName,
    /// What was touched, with its place in the overlay.
    pub rows: Vec<(Touched, Settlement, Origin)>,
    /// Old names of blocks that were written anew, each with its place.
    pub renamed: Vec<(String, Origin)>,
    /// Files to be written.
    pub changes: Changes,
    /// What could not be settled, and how it can.
    pub problems: Problems,
}

/// Settles the drift of a layer, or of the addresses in `only` alone. Nothing is written yet.
pub fn rebase(
    root: &Path,
    workspace: &Workspace,
    (name, only): (&LayerName, &[String]),
    way: Way,
) -> Result<Rebase, Problems> {
    let subjects = subjects(workspace, name)?;
    let mut work = Work {
        root,
        workspace,
        name,
        way,
        texts: BTreeMap::new(),
        settled: BTreeSet::new(),
        conflicts: Vec::new(),
        done: Rebase {
            layer: name.clone(),
            rows: Vec::new(),
            renamed: Vec::new(),
            changes: Changes::default(),
            problems: Problems::none(),
        },
    };
    let chosen = |subject: &&Subject| only.is_empty() || only.iter().any(|word| names(subject, word));
    for subject in subjects.iter().filter(chosen) {
        work.settle(subject);
    }
    work.finish(&subjects, only)
}

/// Words that name nothing that these layers touch.
pub fn unknown_addresses(
    workspace: &Workspace,
    layers: &[LayerName],
    only: &[String],
) -> Result<(), Problems> {
    let mut all = Vec::new();
    for name in layers {
        all.extend(subjects(workspace, name)?);
    }
    let mut problems = Problems::none();
    for word in only.iter().filter(|word| !all.iter().any(|subject| names(subject, word))) {
        let known: BTreeSet<String> =
            all.iter().flat_map(|it| [it.written.address(), it.written.to_string()]).collect();
        let near = nearest(word, known.iter().map(String::as_str)).map(str::to_owned);
        problems.push(
            Diagnostic::new(Code::MissingTarget, format!("the overlay has no edit of `{word}`"))
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
        );
    }
    problems.unless_errors(()).map(|_| ())
}

fn names(subject: &Subject, word: &str) -> bool {
    let of = |touched: &Touched| touched.address() == word || touched.to_string() == word;
    of(&subject.current) || of(&subject.written)
}

/// A text that could not be merged.
struct Conflict {
    touched: Touched,
    origin: Origin,
    version: String,
    text: String,
}

struct Work<'a> {
    root: &'a Path,
    workspace: &'a Workspace,
    name: &'a LayerName,
    way: Way,
    /// Text files with their new words.
    texts: BTreeMap<String, Arc<SourceFile>>,
    settled: BTreeSet<Touched>,
    conflicts: Vec<Conflict>,
    done: Rebase,
}

impl Work<'_> {
    fn settle(&mut self, subject: &Subject) {
        let lock = self.workspace.locks.get(self.name);
        let settlement = match (self.way, subject.agreement(lock)) {
            (_, Agreement::Agreed) | (Way::Keep | Way::Take | Way::Merge, Agreement::Untracked) => return,
            (Way::Accept, _) => Settlement::Accepted,
            (_, Agreement::Changed(_)) if subject.yours == subject.below => Settlement::Equal,
            (Way::Keep, Agreement::Changed(_)) => Settlement::Kept,
            (Way::Take, Agreement::Changed(_)) => self.take(subject),
            (Way::Merge, Agreement::Changed(then)) => self.merge(subject, then),
        };
        if !matches!(settlement, Settlement::Conflict | Settlement::Refused) {
            self.settled.insert(subject.current.clone());
        }
        self.done.rows.push((subject.current.clone(), settlement, subject.origin.clone()));
    }

    fn take(&mut self, subject: &Subject) -> Settlement {
        let taken = subject.below.as_deref().is_some_and(|below| self.write(subject, below));
        if taken {
            return Settlement::Taken;
        }
        self.done.problems.push(not_rebased(subject));
        Settlement::Refused
    }

    fn merge(&mut self, subject: &Subject, then: &Agreed) -> Settlement {
        let (Some(before), Some(yours), Some(now)) =
            (then.text.as_deref(), subject.yours.as_deref(), subject.below.as_deref())
        else {
            return self.conflict(subject, then, &side_by_side(subject, then));
        };
        if before == yours {
            return self.take(subject);
        }
        match merge(before, yours, now) {
            Merged::Clean(text) if self.write(subject, &text) => Settlement::Merged,
            Merged::Clean(text) | Merged::Conflict(text) => self.conflict(subject, then, &text),
        }
    }

    fn conflict(&mut self, subject: &Subject, then: &Agreed, text: &str) -> Settlement {
        self.conflicts.push(Conflict {
            touched: subject.current.clone(),
            origin: subject.origin.clone(),
            version: then.version.clone(),
            text: text.to_owned(),
        });
        Settlement::Conflict
    }

    /// Puts a new text into the overlay's file; false where the words stand elsewhere.
    fn write(&mut self, subject: &Subject, new: &str) -> bool {
        let file = &subject.origin.file;
        let (Some(field), true) = (subject.current.field, file.path.ends_with(".md")) else { return false };
        let known = self.texts.get(&file.path).unwrap_or(file);
        let Some(text) = load::with_field(known, subject.kind, field, new) else { return false };
        let new = SourceFile { path: file.path.clone(), text };
        self.texts.insert(file.path.clone(), Arc::new(new));
        true
    }

    fn finish(mut self, subjects: &[Subject], only: &[String]) -> Result<Rebase, Problems> {
        let whole = only.is_empty();
        let Renamed { words, told } = renamed(self.workspace, self.name);
        for (path, words) in words {
            let original = load::bytes(self.root, &path)?;
            let known = self.texts.remove(&path);
            let bytes = load::with_words(&original, &words).unwrap_or(original);
            match known {
                // The heading was written anew with the rest of the text.
                Some(file) => self.texts.extend([(path, with_heading(&file, &words))]),
                None => self.done.changes.replace(path, bytes),
            }
        }
        self.done.renamed = told;
        for (path, file) in &self.texts {
            let original = load::bytes(self.root, path)?;
            self.done.changes.replace(path.clone(), load::in_the_manner_of(&original, &file.text));
        }
        self.side_file(whole);
        let settled =
            if self.way == Way::Accept && whole { Settled::All } else { Settled::These(self.settled) };
        let lock = lock_text(self.workspace, self.name, &settled)?;
        let path = format!("{}/{LOCK}", self.name);
        let old = load::bytes(self.root, &path).unwrap_or_default();
        let needed = !subjects.is_empty() || !old.is_empty();
        if needed && old != lock.as_bytes() {
            self.done.changes.replace(path, lock);
        }
        Ok(self.done)
    }

    /// What could not be merged goes into a file beside the overlay; a rebase that leaves nothing open
    /// takes the file away.
    fn side_file(&mut self, whole: bool) {
        let path = format!("{}/{CONFLICTS}", self.name);
        if !self.conflicts.is_empty() {
            self.done.problems.push(unmerged(self.name, self.conflicts.len()));
            self.done.changes.replace(path, conflicts_text(self.name, &self.conflicts));
        } else if whole && !self.done.problems.has_errors() && self.workspace.unsettled.contains(self.name) {
            self.done.changes.delete(path);
        }
    }
}

fn with_heading(file: &Arc<SourceFile>, words: &[(Origin, String)]) -> Arc<SourceFile> {
    let text = words.iter().fold(file.text.clone(), |text, (old, new)| text.replacen(old.text(), new, 1));
    Arc::new(SourceFile { path: file.path.clone(), text })
}

fn not_rebased(subject: &Subject) -> Diagnostic {
    let touched = &subject.current;
    let message = format!("`{touched}` stands where rebase does not write");
    let diagnostic = Diagnostic::new(Code::NotRebased, message).at(&subject.origin);
    let diagnostic = match &subject.below_origin {
        Some(origin) => diagnostic.also("what lies below now", origin),
        None => diagnostic,
    };
    diagnostic.hint("delete it there: then what lies below shows by itself")
}

fn unmerged(name: &LayerName, count: usize) -> Diagnostic {
    let texts = if count == 1 { "text was" } else { "texts were" };
    let path = format!("{name}/{CONFLICTS}");
    Diagnostic::new(Code::Unsettled, format!("{count} {texts} changed on both sides; `{path}` shows them"))
        .at(&Origin::of_path(&path))
        .hint("put the right texts into the overlay")
        .hint(format!("then `kitbag rebase {} --accept` takes the file away", short(name)))
}

/// Both texts, where there is nothing to merge: a block that was taken out, a field that came or went.
fn side_by_side(subject: &Subject, then: &Agreed) -> String {
    let shown = |text: Option<&str>| text.unwrap_or("(nothing)").to_owned();
    let yours = match subject.current.field {
        Some(_) => shown(subject.yours.as_deref()),
        None => format!("({})", subject.verb),
    };
    let (then, now) = (shown(then.text.as_deref()), shown(subject.below.as_deref()));
    format!("<<<<<<< yours\n{yours}\n||||||| below, then\n{then}\n=======\n{now}\n>>>>>>> below, now")
}

fn conflicts_text(name: &LayerName, conflicts: &[Conflict]) -> String {
    let overlay = short(name);
    let mut text = format!(
        "# Texts of {overlay} that changed on both sides\n\n\
         Put the right words into the overlay, at the place that is named. Then run\n\
         `kitbag rebase {overlay} --accept`: it agrees to what lies below now and takes this file away.\n"
    );
    for conflict in conflicts {
        let Conflict { touched, origin, version, text: words } = conflict;
        let place = origin.place();
        write!(text, "\n## {touched}\n\nYours: {place}. Agreed with version {version}.\n\n{words}\n")
            .expect("a string takes any text");
    }
    text
}
