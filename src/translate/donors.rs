//! Where the translation of a new text may be borrowed from.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::similar::{Crowd, Likeness, shares_words};
use super::{Message, role};
use crate::catalogue::{Catalogue, Entry};

/// A role and an address.
type Place<'a> = (&'a str, &'a str);

/// The translated entries of a PO file, by where their texts stood and by what they say.
pub(super) struct Donors<'a> {
    old: &'a Catalogue,
    /// The places of new texts.
    at: HashMap<Place<'a>, Stand<'a>>,
    /// Entries that can be suggested for similar texts, by role, made when they are first asked for.
    alike: OnceCell<BTreeMap<&'a str, Alike<'a>>>,
}

/// What stood at a place, and what stands there now.
#[derive(Default)]
struct Stand<'a> {
    before: Vec<&'a Entry>,
    now: Vec<&'a str>,
}

struct Alike<'a> {
    entries: Vec<&'a Entry>,
    crowd: Crowd<'a>,
}

impl<'a> Donors<'a> {
    /// The entries of a PO file, the texts that it is to hold, and those of them that are new.
    pub(super) fn of(
        old: &'a Catalogue,
        messages: &'a [Message],
        new: impl Iterator<Item = &'a Message>,
    ) -> Self {
        let mut at: HashMap<Place, Stand> = new.flat_map(places).map(|it| (it, Stand::default())).collect();
        for entry in old.live() {
            for address in addresses(&entry.references) {
                if let Some(stand) = at.get_mut(&(role_of(entry), address)) {
                    stand.before.push(entry);
                }
            }
        }
        for message in messages {
            for place in places(message) {
                if let Some(stand) = at.get_mut(&place) {
                    stand.now.push(&message.source);
                }
            }
        }
        Self { old, at, alike: OnceCell::new() }
    }

    /// The entry whose translation may help with a new text: the one that stood where it stands, or
    /// a similar one.
    pub(super) fn suggestion(&self, message: &Message) -> Option<&'a Entry> {
        let mut here = places(message).filter_map(|place| self.stood_at(place, &message.source));
        here.next().or_else(|| self.similar(message))
    }

    /// What stood at a place and does so no longer. Where several texts share a place, as in a list,
    /// the nearest of those with words in common.
    fn stood_at(&self, place: Place<'_>, text: &str) -> Option<&'a Entry> {
        let Stand { before, now } = self.at.get(&place)?;
        let is_alone = before.len() == 1 && now.len() == 1;
        let gone: Vec<_> = before
            .iter()
            .filter(|entry| !entry.target.is_empty() && !now.contains(&entry.source.as_str()))
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

fn places(message: &Message) -> impl Iterator<Item = Place<'_>> {
    addresses(&message.references).map(|address| (message.role, address))
}

fn addresses(references: &[String]) -> impl Iterator<Item = &str> {
    references.iter().filter_map(|reference| address(reference))
}

/// The address in a reference. The layer in front of it may change: a shared layer's text that a
/// country takes over is still the same text.
fn address(reference: &str) -> Option<&str> {
    reference.rsplit(':').next().filter(|address| address.contains('#'))
}
