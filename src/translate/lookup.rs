//! Finding the translation of a text in the PO files of one language.

use std::collections::BTreeMap;

use super::checks::check;
use super::coverage::{Coverage, Tally};
use super::index::composed;
use super::{Index, Policy, Tongue, pseudo};
use crate::catalogue::{Entry, Progress};
use crate::diagnostic::{Origin, Problems};
use crate::model::{Date, Language, Pseudo, State, Text, TranslatedText};

/// Why a text has no translation that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// No PO file translates it.
    Missing,
    /// Its translation is marked as in need of work, here.
    NeedsWork(Origin),
    /// A machine wrote its translation here, and the overlay does not show drafts.
    HiddenDraft(Origin),
    /// Its translation here loses, adds or changes a placeholder or a link.
    Faulty(Origin),
}

/// The PO files of one language and what was found in them so far.
pub(super) struct Lookup<'a> {
    pub(super) language: &'a Language,
    policy: Policy,
    indexes: Vec<&'a Index<'a>>,
    /// By role, and then by the text as it was written.
    found: BTreeMap<&'static str, BTreeMap<String, Found>>,
}

/// What the PO files have for a message.
#[derive(Default)]
struct Found {
    /// What may be shown, if anything.
    words: Option<TranslatedText>,
    tally: Tally,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(tongue: &Tongue<'a>, policy: Policy) -> Self {
        Self { language: tongue.language, policy, indexes: tongue.indexes.clone(), found: BTreeMap::new() }
    }

    /// Looks a text up, once; whether there is something to show.
    pub(super) fn find(&mut self, role: &'static str, text: &Text, problems: &mut Problems) -> bool {
        let known = self.found.get(role).and_then(|texts| texts.get(&*text.written()));
        if let Some(found) = known {
            return found.words.is_some();
        }
        let found = match self.language.pseudo() {
            Some(pseudo) => self.made_up(text, pseudo),
            None => self.search(role, text, problems),
        };
        let shown = found.words.is_some();
        self.found.entry(role).or_default().insert(text.written().into_owned(), found);
        shown
    }

    /// The words of a text that was looked up.
    pub(super) fn words(&self, role: &str, text: &Text) -> Option<&TranslatedText> {
        self.found.get(role)?.get(&*text.written())?.words.as_ref()
    }

    /// Why there is nothing to show for a text that was looked up; `None` where there is.
    pub(super) fn lack(&self, role: &'static str, text: &Text) -> Option<Lack> {
        if self.words(role, text).is_some() {
            return None;
        }
        let entries = self.indexes.iter().flat_map(|index| index.find(role, text));
        let mut lacks = entries.filter(|entry| !entry.target.is_empty()).map(|entry| {
            let place = entry.place.as_ref().map_or(&text.origin, |place| &place.target).clone();
            match state(entry) {
                None => Lack::NeedsWork(place),
                Some(State::MachineDraft) if !self.policy.show_drafts => Lack::HiddenDraft(place),
                Some(_) => Lack::Faulty(place),
            }
        });
        Some(lacks.next().unwrap_or(Lack::Missing))
    }

    /// What was looked up, counted.
    pub(super) fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        for (role, texts) in &self.found {
            for found in texts.values() {
                coverage.all.add(found.tally);
                coverage.by_role.entry(role).or_default().add(found.tally);
            }
        }
        coverage
    }

    /// Whether a text came to translators a short time ago.
    fn is_recent(&self, role: &'static str, text: &Text) -> bool {
        let mut entries = self.indexes.iter().flat_map(|index| index.find(role, text));
        let from = self.policy.recent_from;
        from.is_some_and(|from| entries.any(|entry| entry.since().and_then(Date::parse) >= Some(from)))
    }

    /// A translation that no PO file needs to hold, and nobody to review.
    fn made_up(&self, text: &Text, pseudo: Pseudo) -> Found {
        let words = TranslatedText {
            markup: pseudo::translation(&text.markup, pseudo),
            language: self.language.clone(),
            state: State::Source,
            origin: text.origin.clone(),
        };
        Found { words: Some(words), tally: tally(State::Reviewed) }
    }

    /// Earlier files win, and a file that has nothing to show does not hide the next one.
    fn search(&self, role: &'static str, text: &Text, problems: &mut Problems) -> Found {
        let mut found = Found { words: None, tally: Tally { total: 1, ..Tally::default() } };
        for entry in self.indexes.iter().flat_map(|index| index.find(role, text)) {
            let Some(state) = state(entry) else {
                found.tally.needs_work |= usize::from(entry.progress() == Progress::NeedsWork);
                continue;
            };
            let markup = one_line(&entry.target);
            let origin = entry.place.as_ref().map_or(&text.origin, |place| &place.target);
            let faults = check(&text.markup, &markup);
            let is_fine = faults.is_empty() && !markup.is_empty();
            if state == State::MachineDraft && !self.policy.show_drafts {
                found.tally.drafts |= usize::from(is_fine);
                continue;
            }
            for fault in faults {
                problems.push(fault.at(origin).also("the source text", &text.origin));
            }
            if is_fine {
                found.tally = tally(state);
                let language = self.language.clone();
                found.words = Some(TranslatedText { markup, language, state, origin: origin.clone() });
                break;
            }
        }
        if found.tally.drafts > 0 {
            found.tally.needs_work = 0;
        }
        if found.tally.translated == 0 {
            found.tally.recent = usize::from(self.is_recent(role, text));
        }
        found
    }
}

/// The state in which an entry may be shown; `None` where it never may.
fn state(entry: &Entry) -> Option<State> {
    match entry.progress() {
        Progress::Untranslated | Progress::NeedsWork => None,
        Progress::MachineDraft => Some(State::MachineDraft),
        Progress::Translated => Some(State::Translated),
        Progress::Reviewed | Progress::Approved => Some(State::Reviewed),
    }
}

/// One message in a state.
fn tally(state: State) -> Tally {
    let is_draft = state == State::MachineDraft;
    Tally {
        total: 1,
        translated: usize::from(!is_draft),
        reviewed: usize::from(state == State::Reviewed),
        drafts: usize::from(is_draft),
        needs_work: 0,
        recent: 0,
    }
}

/// A text unit has no line breaks. Joiners and zero-width spaces are letters of some scripts and
/// stay.
pub(super) fn one_line(target: &str) -> String {
    let lines = target.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty());
    composed(&lines.collect::<Vec<_>>().join(" ")).into_owned()
}
