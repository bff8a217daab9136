//! One translation that came back beside the one that is there: its words, its state, its remarks.

use super::checks::check;
use super::import::Imported;
use super::seal::{Seal, lines};
use crate::catalogue::{Entry, Previous, Progress};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};

/// The entry that a translation belongs to.
pub(super) struct Found {
    /// As it is.
    pub(super) old: Entry,
    /// How its text is used today.
    pub(super) used: Used,
}

/// How the text of a translation is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Used {
    AsItIs,
    /// The text has changed since.
    Changed,
    /// No text says it any more.
    No,
}

/// The entry with the translation that came back; `None` where it stays as it is.
pub(super) fn settle(
    new: &Entry,
    found: &Found,
    imported: &mut Imported,
    problems: &mut Problems,
) -> Option<Entry> {
    let Found { old, used } = found;
    if new.target.is_empty() {
        imported.empty += usize::from(old.target.is_empty());
        imported.same += usize::from(!old.target.is_empty());
        problems.extend(emptied(old, new));
        return None;
    }
    let mut entry = old.clone();
    for remark in new.remarks().filter(|remark| old.remarks().all(|it| it != *remark)) {
        entry.comments.push(remark.to_owned());
    }
    problems.extend(lay(&mut entry, new));
    if *used == Used::Changed {
        entry.mark(Progress::NeedsWork, "");
    }
    if entry == *old {
        imported.same += 1;
        return None;
    }
    if entry.target == old.target {
        imported.marked += 1;
    } else if old.target.is_empty() {
        imported.new += 1;
    } else {
        imported.changed += 1;
    }
    problems.extend(told(*used, new));
    if entry.progress() != Progress::NeedsWork {
        entry.previous = Previous::default();
        for fault in check(&entry.source, &entry.target) {
            problems.push(fault.at(place(new)));
        }
    }
    Some(entry)
}

/// Lays words and state over an entry, where the translator changed them.
///
/// Whoever changes words and leaves the state has made a translation of a draft, and of a reviewed text
/// one that nobody has reviewed. A text in need of work stays so until somebody says that it is done. Words that
/// are there already, since the same file came twice, are not changed.
fn lay(entry: &mut Entry, new: &Entry) -> Problems {
    let now = Seal::of(entry);
    let sent = Seal::on(new).unwrap_or_else(|| now.clone());
    let came = Seal::of(new);
    let (was, says) = (entry.progress(), new.progress());
    // A table without the column of reviewers names none.
    let is_left = came.state == sent.state || (new.reviewer().is_empty() && was == says);
    let is_moved = now.words != sent.words && now.words != came.words && !entry.target.is_empty();
    if came.words == sent.words || came.words == now.words {
        return if is_left {
            Problems::none()
        } else if is_moved {
            changed_twice(entry, new, "the state that this file gives it is left")
        } else {
            restate(entry, new)
        };
    }
    let old = entry.clone();
    entry.target = lines(&new.target);
    if !is_left {
        entry.mark(says, new.reviewer());
    } else if says != Progress::NeedsWork {
        entry.mark(Progress::Translated, "");
    }
    if is_moved { changed_twice(&old, new, "the words of this file were taken") } else { Problems::none() }
}

/// Gives words that stay another state. A machine does not draft what a person has translated.
fn restate(entry: &mut Entry, new: &Entry) -> Problems {
    let mut problems = Problems::none();
    let says = new.progress();
    match entry.progress() {
        Progress::Reviewed | Progress::Approved if says == Progress::MachineDraft => {
            problems.push(went_back(new));
        }
        Progress::Translated if says == Progress::MachineDraft => {}
        _ => entry.mark(says, new.reviewer()),
    }
    problems
}

/// Where a translation stands that was read from a file: one that came back, or one that is there.
fn place(entry: &Entry) -> &Origin {
    let place = entry.place.as_ref().expect("it was read from a file");
    &place.target
}

/// Says that no text has the words of a translation that came back.
pub(super) fn not_ours(entry: &Entry) -> Diagnostic {
    let place = entry.place.as_ref().expect("what came back was read from a file");
    let message = match entry.context.as_deref().unwrap_or_default() {
        "" => "a translation without a role belongs to no text".to_owned(),
        role => format!("no text in the role `{role}` has these words"),
    };
    Diagnostic::new(Code::NotOurs, message)
        .at(&place.source)
        .hint("where the file was sent out before the text changed, send out a new one with `kitbag translate export`, and copy the translation into it")
        .hint("where somebody changed the source text in the file, write it as it was; or delete it from the file")
}

fn went_back(new: &Entry) -> Diagnostic {
    let message = "this translation is reviewed, and comes back in the same words as a machine draft";
    Diagnostic::new(Code::StateWentBack, message)
        .at(place(new))
        .hint("give it the state `reviewed`, or mark it as in need of work if it is wrong")
}

fn changed_twice(old: &Entry, new: &Entry, outcome: &str) -> Problems {
    let mut problems = Problems::none();
    let message = format!("others changed this translation after it was sent out; {outcome}");
    let problem = Diagnostic::new(Code::ChangedTwice, message).at(place(new));
    let problem = problem.also("what others wrote", place(old));
    problems.push(problem.hint("compare both, and write the better one into the PO file"));
    problems
}

fn emptied(old: &Entry, new: &Entry) -> Problems {
    let mut problems = Problems::none();
    if !old.target.is_empty() {
        let problem = Diagnostic::new(Code::Emptied, "this translation comes back empty; the old one stays");
        problems.push(problem.at(place(new)).hint("where it is wrong, give it the state `needs-work`"));
    }
    problems
}

/// What should be known of a text that is not used in the words of the translation.
fn told(used: Used, new: &Entry) -> Problems {
    let mut problems = Problems::none();
    let problem = match used {
        Used::AsItIs => return problems,
        Used::Changed => Diagnostic::new(
            Code::OldSource,
            "the text has changed since; its translation is kept and marked as in need of work",
        )
        .hint("compare it with the new text: kitbag translate export sends both"),
        Used::No => {
            Diagnostic::new(Code::OldText, "no text says this any more; its translation is kept for later")
        }
    };
    problems.push(problem.at(place(new)));
    problems
}
