//! What a translator is sent: every message of an edition, with what the PO files have for it.

use std::collections::BTreeMap;

use super::seal::Seal;
use super::{Message, merge, template};
use crate::catalogue::{Catalogue, Entry, Progress};
use crate::model::Language;

/// Which messages are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All.
    All,
    /// Those without a translation, and those whose translation needs work.
    Missing,
}

/// The messages with the entries that the PO files have for them, the nearest file first. Texts that
/// are written in the language already are left out.
pub fn outgoing(messages: &[Message], files: &[&Catalogue], language: &Language, scope: Scope) -> Catalogue {
    let held = Held::of(files);
    let mut catalogue = template(&[], language);
    for message in messages.iter().filter(|message| message.language.as_ref() != Some(language)) {
        let mut entry = held.entry(message);
        entry.extracted.push(Seal::of(&entry).comment());
        let is_missing = matches!(entry.progress(), Progress::Untranslated | Progress::NeedsWork);
        if scope == Scope::All || is_missing {
            catalogue.entries.push(entry);
        }
    }
    catalogue
}

/// The entries of several PO files, of each message the one that is looked up.
#[derive(Debug)]
pub struct Held<'a>(BTreeMap<Key<'a>, &'a Entry>);

impl<'a> Held<'a> {
    /// The entries of these files, the nearest first.
    pub fn of(files: &[&'a Catalogue]) -> Self {
        let mut held = BTreeMap::new();
        for entry in files.iter().flat_map(|file| file.live()) {
            hold(&mut held, key(entry), entry, |it| it);
        }
        Self(held)
    }

    /// The entry of a message, without a translation where no file has one.
    pub fn entry(&self, message: &Message) -> Entry {
        let old = self.0.get(&(&*message.msgctxt(), message.source.as_str())).copied();
        merge::of_message(old.cloned().unwrap_or_default(), message, None)
    }
}

/// Role and source text.
pub(super) type Key<'a> = (&'a str, &'a str);

pub(super) fn key(entry: &Entry) -> Key<'_> {
    (entry.context.as_deref().unwrap_or_default(), &entry.source)
}

/// Keeps of several entries of one message the one that is looked up: the nearest that can be shown,
/// else the nearest with a translation, else the nearest.
pub(super) fn hold<'a, T>(
    held: &mut BTreeMap<Key<'a>, T>,
    key: Key<'a>,
    found: T,
    entry: impl Fn(&T) -> &Entry,
) {
    let rank = |found: &T| match entry(found).progress() {
        Progress::Untranslated => 2,
        Progress::NeedsWork => 1,
        Progress::MachineDraft | Progress::Translated | Progress::Reviewed | Progress::Approved => 0,
    };
    match held.get(&key) {
        Some(known) if rank(known) <= rank(&found) => {}
        _ => {
            held.insert(key, found);
        }
    }
}
