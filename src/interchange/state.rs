//! The states of a translation under the names that translators see, and the comments that carry them.

use crate::catalogue::{APPROVED, Entry, FUZZY, MACHINE_DRAFT, Progress, REVIEWED};

/// All states, in the order in which a text passes through them.
pub(super) const ALL: [Progress; 6] = [
    Progress::Untranslated,
    Progress::MachineDraft,
    Progress::NeedsWork,
    Progress::Translated,
    Progress::Reviewed,
    Progress::Approved,
];

/// The name of a state.
pub(super) fn name(state: Progress) -> &'static str {
    match state {
        Progress::Untranslated => "untranslated",
        Progress::NeedsWork => "needs-work",
        Progress::MachineDraft => "machine-draft",
        Progress::Translated => "translated",
        Progress::Reviewed => "reviewed",
        Progress::Approved => "approved",
    }
}

/// The state that a person means.
pub(super) fn parse(words: &str) -> Option<Progress> {
    let words = words.trim().to_lowercase().replace([' ', '_'], "-");
    ALL.into_iter().find(|state| name(*state) == words)
}

/// Who reviewed or approved a translation.
pub(super) fn reviewer(entry: &Entry) -> Option<&str> {
    [APPROVED, REVIEWED].iter().find_map(|key| {
        let words = entry.comments.iter().find_map(|comment| comment.trim_start().strip_prefix(key));
        words.map(str::trim)
    })
}

/// The comments of translators that are no marks of a state, one a line.
pub(super) fn remarks(entry: &Entry) -> String {
    let marks = [APPROVED, REVIEWED, MACHINE_DRAFT];
    let is_mark = |comment: &&String| marks.iter().any(|mark| comment.trim_start().starts_with(mark));
    let remarks: Vec<_> = entry.comments.iter().filter(|comment| !is_mark(comment)).cloned().collect();
    remarks.join("\n")
}

/// Gives a translation a state. Without a translation there is none to give.
pub(super) fn mark(entry: &mut Entry, state: Progress, reviewer: &str) {
    match state {
        Progress::Untranslated | Progress::Translated => {}
        Progress::NeedsWork => entry.flags.push(FUZZY.to_owned()),
        Progress::MachineDraft => entry.comments.push(MACHINE_DRAFT.to_owned()),
        Progress::Reviewed => entry.comments.push(format!("{REVIEWED} {reviewer}").trim_end().to_owned()),
        Progress::Approved => entry.comments.push(format!("{APPROVED} {reviewer}").trim_end().to_owned()),
    }
}
