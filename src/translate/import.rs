//! Translations that came back, laid over the PO files: all of them or, where one is refused, none.

use std::collections::BTreeMap;

use super::outgoing::{Key, hold, key};
use super::seal::lines;
use super::settle::{Found, Used, not_ours, settle};
use super::{Message, merge};
use crate::catalogue::{Catalogue, Entry};
use crate::diagnostic::Problems;

/// The PO files of an edition, the nearest first.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The files.
    pub files: Vec<ShelfFile>,
    /// Which of them takes what the others cannot.
    pub own: usize,
}

/// A PO file that takes translations in.
#[derive(Clone, Debug)]
pub struct ShelfFile {
    /// What it holds.
    pub catalogue: Catalogue,
    /// The messages of which a new translation belongs into it.
    pub messages: Vec<Message>,
    /// Whether it can be written.
    pub access: Access,
}

/// Whether a PO file can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It stands in this workspace.
    Write,
    /// It is part of a base elsewhere.
    Read,
}

/// What became of the translations that came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Texts that had no translation before.
    pub new: usize,
    /// Texts whose translation changed.
    pub changed: usize,
    /// Texts of which the state or the remarks changed alone.
    pub marked: usize,
    /// Texts that came back as they were.
    pub same: usize,
    /// Texts that nobody has translated yet.
    pub empty: usize,
}

/// Lays translations over the files of a shelf. Where an error is told, the shelf must not be written.
pub fn import(returned: &Catalogue, mut shelf: Shelf) -> (Shelf, Imported, Problems) {
    let mut problems = Problems::none();
    let mut imported = Imported::default();
    let places = Places::of(&shelf);
    let mut settled = Vec::new();
    for entry in returned.live() {
        match places.find(entry, &shelf) {
            Some((place, found)) => {
                let entry = settle(entry, &found, &mut imported, &mut problems);
                settled.extend(entry.map(|entry| (place, found.used, entry)));
            }
            None if entry.target.is_empty() => imported.empty += 1,
            None => problems.push(not_ours(entry)),
        }
    }
    // What was translated from the words of today outweighs what was translated from earlier ones.
    settled.sort_by_key(|(_, used, _)| *used == Used::AsItIs);
    let (held, new): (Vec<_>, Vec<_>) = settled.into_iter().partition(|(place, ..)| shelf.can_write(*place));
    for (place, _, entry) in held {
        shelf.replace(place, entry);
    }
    for (place, _, entry) in new {
        shelf.add(place, entry);
    }
    (shelf, imported, problems)
}

/// Where an entry stands or will stand.
#[derive(Clone, Copy)]
enum Place {
    /// In this file, at this index.
    Held(usize, usize),
    /// Behind the others of this file.
    New(usize),
}

/// Where messages stand, by role and source text.
#[derive(Default)]
struct Places {
    live: BTreeMap<(String, String), (usize, usize)>,
    /// By the source text that they had before.
    moved: BTreeMap<(String, String), (usize, usize)>,
    obsolete: BTreeMap<(String, String), (usize, usize)>,
    messages: BTreeMap<(String, String), (usize, usize)>,
}

impl Places {
    fn of(shelf: &Shelf) -> Self {
        let mut places = Self::default();
        let mut live: BTreeMap<Key<'_>, (usize, usize, &Entry)> = BTreeMap::new();
        for (number, file) in shelf.files.iter().enumerate() {
            for (at, entry) in file.catalogue.entries.iter().enumerate() {
                if entry.obsolete {
                    places.obsolete.entry(owned(key(entry))).or_insert((number, at));
                    continue;
                }
                hold(&mut live, key(entry), (number, at, entry), |(_, _, entry)| entry);
                if let Some(old) = &entry.previous.source {
                    places.moved.entry(owned((key(entry).0, old))).or_insert((number, at));
                }
            }
            for (at, message) in file.messages.iter().enumerate() {
                places.messages.entry(owned((&message.msgctxt(), &message.source))).or_insert((number, at));
            }
        }
        places.live = live.into_iter().map(|(key, (number, at, _))| (owned(key), (number, at))).collect();
        places
    }

    fn find(&self, entry: &Entry, shelf: &Shelf) -> Option<(Place, Found)> {
        let key = owned(key(entry));
        let held = |(number, at): (usize, usize), used| {
            let old = shelf.files[number].catalogue.entries[at].clone();
            (Place::Held(number, at), Found { old, used })
        };
        if let Some(place) = self.live.get(&key) {
            return Some(held(*place, Used::AsItIs));
        }
        if let Some((number, at)) = self.messages.get(&key) {
            let old = merge::of_message(Entry::default(), &shelf.files[*number].messages[*at], None);
            return Some((Place::New(*number), Found { old, used: Used::AsItIs }));
        }
        let moved = self.moved.get(&key).map(|place| held(*place, Used::Changed));
        moved.or_else(|| self.obsolete.get(&key).map(|place| held(*place, Used::No)))
    }
}

fn owned((role, source): Key<'_>) -> (String, String) {
    (role.to_owned(), lines(source))
}

impl Shelf {
    /// Whether an entry is held in a file that can be written.
    fn can_write(&self, place: Place) -> bool {
        matches!(place, Place::Held(file, _) if self.files[file].access == Access::Write)
    }

    fn replace(&mut self, place: Place, entry: Entry) {
        if let Place::Held(file, at) = place {
            self.files[file].catalogue.entries[at] = entry;
        }
    }

    /// Adds an entry behind those that are used.
    fn add(&mut self, (Place::Held(file, _) | Place::New(file)): Place, entry: Entry) {
        let file = if self.files[file].access == Access::Write { file } else { self.own };
        let entries = &mut self.files[file].catalogue.entries;
        let behind = entries.iter().position(|entry| entry.obsolete).unwrap_or(entries.len());
        entries.insert(behind, entry);
    }
}
