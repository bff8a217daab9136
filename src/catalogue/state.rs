//! The states of a translation by name, and the comments and flags that carry them.

use super::{APPROVED, Entry, FUZZY, MACHINE_DRAFT, Progress, REVIEWED, SINCE};

/// Comments that carry a state.
const MARKS: [&str; 3] = [APPROVED, REVIEWED, MACHINE_DRAFT];

impl Progress {
    /// All states, in the order in which a text passes through them.
    pub const ALL: [Self; 6] = [
        Self::Untranslated,
        Self::MachineDraft,
        Self::NeedsWork,
        Self::Translated,
        Self::Reviewed,
        Self::Approved,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Untranslated => "untranslated",
            Self::NeedsWork => "needs-work",
            Self::MachineDraft => "machine-draft",
            Self::Translated => "translated",
            Self::Reviewed => "reviewed",
            Self::Approved => "approved",
        }
    }

    /// The state that a person means.
    pub fn parse(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.into_iter().find(|state| state.name() == words)
    }
}

impl Entry {
    /// Who reviewed or approved the translation; empty where nobody is named.
    pub fn reviewer(&self) -> &str {
        let said =
            |mark: &str| self.comments.iter().find_map(|comment| comment.trim_start().strip_prefix(mark));
        [APPROVED, REVIEWED].into_iter().find_map(said).unwrap_or_default().trim()
    }

    /// What translators remarked, a line each: the comments that mean nothing to kitbag.
    pub fn remarks(&self) -> impl Iterator<Item = &str> {
        let is_ours = |comment: &str| comment.starts_with(SINCE) || is_mark(comment);
        self.comments.iter().map(String::as_str).filter(move |comment| !is_ours(comment.trim_start()))
    }

    /// Gives the translation a state in the place of the one that it has. Without a translation there is
    /// none to give.
    pub fn mark(&mut self, state: Progress, reviewer: &str) {
        self.comments.retain(|comment| !is_mark(comment.trim_start()));
        self.flags.retain(|flag| flag != FUZZY);
        let by = |mark: &str| format!("{mark} {reviewer}").trim_end().to_owned();
        match state {
            Progress::Untranslated | Progress::Translated => {}
            Progress::NeedsWork => self.flags.push(FUZZY.to_owned()),
            Progress::MachineDraft => self.comments.push(MACHINE_DRAFT.to_owned()),
            Progress::Reviewed => self.comments.push(by(REVIEWED)),
            Progress::Approved => self.comments.push(by(APPROVED)),
        }
    }
}

fn is_mark(comment: &str) -> bool {
    MARKS.iter().any(|mark| comment.starts_with(mark))
}
