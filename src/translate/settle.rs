//! One translation that came back beside the one that is there: its words, its state, its remarks.

use super::checks::check;
use super::import::Imported;
use crate::catalogue::{APPROVED, Entry, FUZZY, MACHINE_DRAFT, Previous, Progress, REVIEWED};
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

/// Line ends as every file keeps them.
pub(super) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
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
    let words = if lines(&new.target) == lines(&old.target) { Words::Same } else { Words::Other };
    if words == Words::Other {
        entry.target = lines(&new.target);
    }
    problems.extend(mark(&mut entry, new, (words, old.progress())));
    if *used == Used::Changed && entry.progress() != Progress::NeedsWork {
        clear(&mut entry);
        entry.flags.push(FUZZY.to_owned());
    }
    if entry == *old {
        imported.same += 1;
        return None;
    }
    match words {
        Words::Same => imported.marked += 1,
        Words::Other if old.target.is_empty() => imported.new += 1,
        Words::Other => imported.changed += 1,
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

/// Whether a translation came back in the words in which it is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Same,
    Other,
}

/// Gives an entry the state and the remarks that came back. Whoever changes words and leaves the state
/// has made a translation of a draft, and of a reviewed text one that nobody has reviewed.
fn mark(entry: &mut Entry, new: &Entry, (words, was): (Words, Progress)) -> Problems {
    let mut problems = Problems::none();
    let says = new.progress();
    for remark in new.comments.iter().filter(|comment| !is_mark(comment)) {
        if !entry.comments.contains(remark) {
            entry.comments.push(remark.clone());
        }
    }
    let is_left = was == says && (reviewer(new).is_empty() || reviewer(new) == reviewer(entry));
    match (words, was) {
        (Words::Same, _) | (Words::Other, Progress::NeedsWork) if is_left => {}
        (Words::Other, _) if is_left => clear(entry),
        (Words::Same, Progress::Reviewed | Progress::Approved) if says == Progress::MachineDraft => {
            problems.push(went_back(new));
        }
        _ => {
            clear(entry);
            entry.comments.extend(new.comments.iter().filter(|comment| is_mark(comment)).cloned());
            entry.flags.extend(new.flags.iter().filter(|flag| *flag == FUZZY).cloned());
        }
    }
    problems
}

const MARKS: [&str; 3] = [APPROVED, REVIEWED, MACHINE_DRAFT];

/// Whether a comment carries a state.
fn is_mark(comment: &str) -> bool {
    MARKS.iter().any(|mark| comment.trim_start().starts_with(mark))
}

/// Takes the state of a translation away.
fn clear(entry: &mut Entry) {
    entry.comments.retain(|comment| !is_mark(comment));
    entry.flags.retain(|flag| flag != FUZZY);
}

/// Who reviewed or approved a translation; empty where nobody is named.
fn reviewer(entry: &Entry) -> &str {
    let names = [APPROVED, REVIEWED]
        .into_iter()
        .filter_map(|mark| entry.comments.iter().find_map(|comment| comment.trim_start().strip_prefix(mark)));
    names.map(str::trim).next().unwrap_or_default()
}

/// Where a translation stands that came back.
fn place(entry: &Entry) -> &Origin {
    let place = entry.place.as_ref().expect("what came back was read from a file");
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
