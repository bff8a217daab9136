//! Where the translation of a new text may be borrowed from.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::similar::{Crowd, Likeness, shares_words};
use super::{Message, role};
use crate::catalogue::{Catalogue, Entry};

/// A role and an address.
type Place<'a> = (&'a str, &'a str);

/// The translated entries of a PO file, by where their texts stood and by what they say.
pub(super) struct Donors<'a> {
    old: &'a Catalogue,
    /// Used entries by place.
    at: BTreeMap<Place<'a>, Vec<&'a Entry>>,
    /// What stands at each place now.
    now: BTreeMap<Place<'a>, BTreeSet<&'a str>>,
    /// Entries that can be suggested for similar texts, by role, made when they are first asked for.
    alike: OnceCell<BTreeMap<&'a str, Alike<'a>>>,
}

struct Alike<'a> {
    entries: Vec<&'a Entry>,
    crowd: Crowd<'a>,
}

impl<'a> Donors<'a> {
    /// The entries of a PO file, and the texts that it is to hold.
    pub(super) fn of(old: &'a Catalogue, messages: &'a [Message]) -> Self {
        let mut at: BTreeMap<Place, Vec<&Entry>> = BTreeMap::new();
        for entry in old.live() {
            for address in entry.references.iter().filter_map(|reference| address(reference)) {
                at.entry((role_of(entry), address)).or_default().push(entry);
            }
        }
        let mut now: BTreeMap<Place, BTreeSet<&str>> = BTreeMap::new();
        for message in messages {
            for address in message.references.iter().filter_map(|reference| address(reference)) {
                now.entry((message.role, address)).or_default().insert(&message.source);
            }
        }
        Self { old, at, now, alike: OnceCell::new() }
    }

    /// The entry whose translation may help with a new text: the one that stood where it stands, or
    /// a similar one.
    pub(super) fn suggestion(&self, message: &Message) -> Option<&'a Entry> {
        let places = message.references.iter().filter_map(|reference| address(reference));
        let here = places.filter_map(|address| self.stood_at((message.role, address), &message.source));
        here.into_iter().next().or_else(|| self.similar(message))
    }

    /// What stood at a place and does so no longer. Where several texts share a place, as in a list,
    /// the nearest of those with words in common.
    fn stood_at(&self, place: Place<'_>, text: &str) -> Option<&'a Entry> {
        let old = self.at.get(&place)?;
        let now = self.now.get(&place)?;
        let is_alone = old.len() == 1 && now.len() == 1;
        let gone: Vec<_> = old
            .iter()
            .filter(|entry| !entry.target.is_empty() && !now.contains(entry.source.as_str()))
            .filter(|entry| is_alone || shares_words(&entry.source, text))
            .collect();
        let crowd = Crowd::of(gone.iter().map(|entry| entry.source.as_str()));
        crowd.nearest(text, Likeness::Any).map(|rank| *gone[rank])
    }

    fn similar(&self, message: &Message) -> Option<&'a Entry> {
        let alike = self.alike.get_or_init(|| self.by_role()).get(message.role)?;
        alike.crowd.nearest(&message.source, Likeness::Mended).map(|rank| alike.entries[rank])
    }

    /// A suggestion that waits to be looked at is none for other texts.
    fn by_role(&self) -> BTreeMap<&'a str, Alike<'a>> {
        let mut by_role: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in self.old.entries.iter().filter(|entry| !entry.target.is_empty() && !entry.is_fuzzy()) {
            by_role.entry(role_of(entry)).or_default().push(entry);
        }
        let alike = |entries: Vec<&'a Entry>| {
            let crowd = Crowd::of(entries.iter().map(|entry| entry.source.as_str()));
            Alike { entries, crowd }
        };
        by_role.into_iter().map(|(role, entries)| (role, alike(entries))).collect()
    }
}

fn role_of(entry: &Entry) -> &str {
    role::of_msgctxt(entry.context.as_deref().unwrap_or_default())
}

/// The address in a reference. The layer in front of it may change: a shared layer's text that a
/// country takes over is still the same text.
fn address(reference: &str) -> Option<&str> {
    reference.rsplit(':').next().filter(|address| address.contains('#'))
}
