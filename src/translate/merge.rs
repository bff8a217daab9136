//! PO files for translators: new ones and, after the texts changed, updated ones.
//!
//! A translation is kept where its text is still there. A new text gets the translation of the one
//! that stood at its place before, or of a similar one, as a suggestion that is never shown. The
//! translation of a text that is gone stays in the file, as it was, and comes back with the text;
//! that is also where the names of its reviewers stay, who have not seen the new text.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::donors::Donors;
use super::index::composed;
use super::{Message, limit, role, segmentation};
use crate::catalogue::{Catalogue, Entry, FUZZY, Previous, SINCE, is_date, is_review};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Date, Label, Language};

/// A `msgctxt` and a text in composed letters. Entries are looked up by it and never listed, so that
/// the order of a hash shows nowhere.
type Key<'a> = (&'a str, Cow<'a, str>);

/// A PO file after an update, and what became of its entries.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The file.
    pub catalogue: Catalogue,
    /// What became of the entries.
    pub fates: Fates,
}

/// What became of the entries of a PO file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fates {
    /// Texts that were there already.
    pub kept: usize,
    /// New texts with the translation of another as a suggestion.
    pub fuzzy: usize,
    /// New texts without one.
    pub new: usize,
    /// Translations of texts that are gone.
    pub obsolete: usize,
    /// Texts that had been gone and are back, with their translations.
    pub revived: usize,
}

/// A PO file without translations, of messages that are [united](super::unite).
pub fn template(messages: &[Message], language: &Language) -> Catalogue {
    let header = Entry {
        target: format!(
            "Project-Id-Version: kitbag\nLanguage: {}\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n{}",
            language.tag().replace('-', "_"),
            segmentation::field(),
        ),
        ..Entry::default()
    };
    let empty = |message: &Message| of_message(Entry::default(), message, Some(language));
    let entries = messages.iter().map(empty).collect();
    Catalogue { header: Some(header), entries, tail: Vec::new() }
}

/// A PO file with exactly these messages, which are [united](super::unite), in their order; why not,
/// where it was made by other rules. Entries of kitbag's own words stay as they are. New texts say on
/// which day they came, if there is one.
pub fn merge(existing: Catalogue, messages: &[Message], day: Option<Date>) -> Result<Merged, Diagnostic> {
    let old = segmentation::migrated(existing)?;
    let language = language(&old);
    let (found, forgotten) = found(&old, messages);
    let mut left: Vec<Option<Entry>> = old.entries.into_iter().map(Some).collect();
    let mut fates = Fates::default();
    let mut entries = Vec::with_capacity(left.len());
    for (message, found) in messages.iter().zip(found) {
        let (fate, entry) = match found {
            Found::Same(place) => match left[place].take().expect("united messages differ") {
                same if same.obsolete => (&mut fates.revived, same),
                same => (&mut fates.kept, same),
            },
            Found::Suggestion(entry) => (&mut fates.fuzzy, dated(*entry, day)),
            Found::Nothing => (&mut fates.new, dated(Entry::default(), day)),
        };
        *fate += 1;
        entries.push(of_message(entry, message, language.as_ref()));
    }
    let left = left.into_iter().zip(forgotten).filter_map(|(entry, forgotten)| Some((entry?, forgotten)));
    let (labels, gone): (Vec<_>, Vec<_>) = left.partition(|(entry, _)| is_label(entry));
    entries.extend(labels.into_iter().map(|(entry, _)| entry));
    for (entry, _) in gone.into_iter().filter(|(_, forgotten)| !forgotten) {
        fates.obsolete += usize::from(!entry.obsolete);
        entries.push(vanished(entry));
    }
    Ok(Merged { catalogue: Catalogue { header: old.header, entries, tail: old.tail }, fates })
}

/// What a PO file has for a text.
enum Found {
    /// Its entry, by its place in the file.
    Same(usize),
    /// The translation of another text.
    Suggestion(Box<Entry>),
    Nothing,
}

/// What there is for each text, and which entries may be forgotten once their text is gone.
fn found(old: &Catalogue, messages: &[Message]) -> (Vec<Found>, Vec<bool>) {
    let places = old.entries.iter().enumerate();
    let known: HashMap<Key, usize> = places.map(|(place, entry)| (key(entry), place)).collect();
    let same = |message: &Message| {
        known.get(&(&*message.msgctxt(), Cow::Borrowed(message.source.as_str()))).copied()
    };
    let same: Vec<_> = messages.iter().map(same).collect();
    let new = messages.iter().zip(&same).filter(|(_, same)| same.is_none()).map(|(message, _)| message);
    let donors = Donors::of(old, messages, new);
    let found = messages.iter().zip(same).map(|(message, same)| match same {
        Some(place) => Found::Same(place),
        None => donors
            .suggestion(message)
            .map_or(Found::Nothing, |donor| Found::Suggestion(Box::new(suggested(donor)))),
    });
    let entry = |key: Key| known.get(&key).map(|place| &old.entries[*place]);
    (found.collect(), old.entries.iter().map(|it| is_forgotten(it, entry)).collect())
}

fn key(entry: &Entry) -> Key<'_> {
    (entry.context.as_deref().unwrap_or_default(), composed(&entry.source))
}

/// The entry with what a message says: its words, its notes, its places, how long it may be. What it says
/// already stays where it is, which is nearly everything in an update.
pub(super) fn of_message(mut entry: Entry, message: &Message, language: Option<&Language>) -> Entry {
    let limit = language.and_then(|language| limit::note(message.role, language));
    let notes = || {
        let role = std::iter::once(role::note(message.role));
        role.chain(limit.as_deref()).chain(message.notes.iter().map(String::as_str))
    };
    if !notes().eq(entry.extracted.iter().map(String::as_str)) {
        entry.extracted = notes().map(str::to_owned).collect();
    }
    entry.references.clone_from(&message.references);
    let context = message.msgctxt();
    if entry.context.as_deref() != Some(&*context) {
        entry.context = Some(context.into_owned());
    }
    entry.source.clone_from(&message.source);
    entry.obsolete = false;
    entry
}

/// The language that the header names; translation programs may add a country to it.
fn language(catalogue: &Catalogue) -> Option<Language> {
    let tag = catalogue.header_field("Language")?.replace('_', "-");
    Language::parse(&tag).or_else(|| Language::parse(tag.split('-').next()?))
}

/// The translation of a text for another, which somebody must look at.
fn suggested(donor: &Entry) -> Entry {
    let previous = match &donor.previous {
        previous if previous.source.is_some() => previous.clone(),
        _ => Previous { context: donor.context.clone(), source: Some(donor.source.clone()) },
    };
    let mut flags = donor.flags.clone();
    if !donor.is_fuzzy() {
        flags.insert(0, FUZZY.to_owned());
    }
    let comments = donor.comments.iter().filter(|it| !is_review(it)).cloned().collect();
    Entry { comments, flags, previous, target: donor.target.clone(), ..Entry::default() }
}

/// A new text with the day on which it came.
fn dated(mut entry: Entry, day: Option<Date>) -> Entry {
    entry.comments.retain(|comment| !is_date(comment));
    entry.comments.extend(day.map(|day| format!("{SINCE}{day}")));
    entry
}

fn vanished(entry: Entry) -> Entry {
    Entry { extracted: Vec::new(), references: Vec::new(), obsolete: true, ..entry }
}

/// Whether an entry, once its text is gone, says nothing that the file does not say elsewhere: nobody
/// touched it, or it is a suggestion that nobody touched.
fn is_forgotten<'a>(entry: &'a Entry, known: impl Fn(Key<'a>) -> Option<&'a Entry>) -> bool {
    let Some(source) = &entry.previous.source else {
        return entry.target.is_empty() && entry.comments.iter().all(|comment| is_date(comment));
    };
    let context = entry.previous.context.as_deref().unwrap_or_default();
    entry.is_fuzzy() && known((context, composed(source))).is_some_and(|donor| donor.target == entry.target)
}

/// Entries whose text is in none of these messages: a notice each. Takes the messages of all
/// modules and overlays that use the file.
pub fn unknown(catalogue: &Catalogue, messages: &[Message]) -> Problems {
    let keys: HashSet<_> =
        messages.iter().map(|message| (message.msgctxt(), message.source.as_str())).collect();
    let mut problems = Problems::none();
    for entry in catalogue.live().filter(|entry| !is_label(entry)) {
        let key = (Cow::Borrowed(entry.context.as_deref().unwrap_or_default()), entry.source.as_str());
        if let (false, Some(place)) = (keys.contains(&key), &entry.place) {
            let message = match role::of_msgctxt(&key.0) {
                "" => "a message without a role: nothing is looked up here".to_owned(),
                role => format!("no text in the role `{role}` has these words any more"),
            };
            let problem = Diagnostic::new(Code::UnknownMessage, message).at(&place.source);
            problems.push(
                problem.hint("copy the new words into `msgid` and mend the translation, or delete the entry"),
            );
        }
    }
    problems
}

fn is_label(entry: &Entry) -> bool {
    let is_known = |source: &str| Label::ALL.iter().any(|label| label.english() == source);
    !entry.obsolete && entry.context.as_deref() == Some(role::LABEL) && is_known(&entry.source)
}
