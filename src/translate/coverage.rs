//! How much of a module is translated.

use std::collections::BTreeMap;

/// What there is of a module in the language of a target. Counts messages, which are distinct
/// texts in a role; `fuzzy` ones are not done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All messages.
    pub all: Tally,
    /// The messages of each role.
    pub by_role: BTreeMap<&'static str, Tally>,
    /// Text units that are shown in another language than the target's: those without a
    /// translation and those that share an atom with one.
    pub fallback: usize,
}

/// Messages by their progress.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Messages that need a translation.
    pub total: usize,
    /// Those that a person translated, reviewed ones included.
    pub translated: usize,
    /// Those that a second person has read.
    pub reviewed: usize,
    /// Those that have a machine draft alone, whether or not drafts are shown.
    pub drafts: usize,
    /// Those whose translation is marked as in need of work.
    pub needs_work: usize,
    /// Those that are not translated and came to translators a short time ago.
    pub recent: usize,
}

impl Tally {
    /// Translated messages in whole percent, rounded down: 100 means all.
    pub fn percent(self) -> usize {
        (self.translated * 100).checked_div(self.total).unwrap_or(100)
    }

    /// Messages of which there is nothing to use: no translation, or one with a fault.
    pub fn missing(self) -> usize {
        self.total - self.translated - self.drafts - self.needs_work
    }

    pub(super) fn add(&mut self, other: Self) {
        self.total += other.total;
        self.translated += other.translated;
        self.reviewed += other.reviewed;
        self.drafts += other.drafts;
        self.needs_work += other.needs_work;
        self.recent += other.recent;
    }
}

impl Coverage {
    /// Adds another module's.
    pub fn add(&mut self, other: &Self) {
        self.all.add(other.all);
        for (role, tally) in &other.by_role {
            self.by_role.entry(role).or_default().add(*tally);
        }
        self.fallback += other.fallback;
    }
}
