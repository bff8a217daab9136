//! PO files for translators: new ones and, after the texts changed, updated ones.
//!
//! A translation is kept where its text is still there. A new text gets the translation of the one
//! that stood at its place before, or of a similar one, as a suggestion that is never shown. The
//! translation of a text that is gone stays in the file, as it was, and comes back with the text;
//! that is also where the names of its reviewers stay, who have not seen the new text.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::donors::Donors;
use super::index::composed;
use super::messages::unite;
use super::{Message, limit, role, segmentation};
use crate::catalogue::{Catalogue, Entry, FUZZY, Previous, SINCE, is_date, is_review};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Date, Label, Language};

/// A `msgctxt` and a text in composed letters.
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

/// A PO file without translations.
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
    let limited = |message: &Message| limited(entry(message, None), message.role, Some(language));
    let entries = unite(messages.iter().cloned()).iter().map(limited).collect();
    Catalogue { header: Some(header), entries, tail: Vec::new() }
}

/// A PO file with exactly these messages, in their order; why not, where it was made by other rules.
/// Entries of kitbag's own words stay as they are. New texts say on which day they came, if there is
/// one.
pub fn merge(existing: Catalogue, messages: &[Message], day: Option<Date>) -> Result<Merged, Diagnostic> {
    let old = segmentation::migrated(existing)?;
    let messages = unite(messages.iter().cloned());
    let known: BTreeMap<Key, &Entry> = old.entries.iter().map(|entry| (key(entry), entry)).collect();
    let renewal =
        Renewal { known: &known, donors: Donors::of(&old, &messages), day, language: language(&old) };
    let mut fates = Fates::default();
    let mut entries: Vec<Entry> = messages.iter().map(|it| renewal.entry(it, &mut fates)).collect();
    let here: BTreeSet<Key> = entries.iter().map(key).collect();
    let left: Vec<&Entry> = old.entries.iter().filter(|entry| !here.contains(&key(entry))).collect();
    let labels = left.iter().filter(|entry| is_label(entry)).map(|entry| (*entry).clone());
    let gone = left.iter().filter(|entry| !is_label(entry) && !is_forgotten(entry, &known));
    fates.obsolete = gone.clone().filter(|entry| !entry.obsolete).count();
    let rest: Vec<_> = labels.chain(gone.map(|entry| vanished(entry))).collect();
    drop(here);
    entries.extend(rest);
    let catalogue = Catalogue { header: old.header.clone(), entries, tail: old.tail.clone() };
    Ok(Merged { catalogue, fates })
}

/// What an update has at hand for each text.
struct Renewal<'a> {
    known: &'a BTreeMap<Key<'a>, &'a Entry>,
    donors: Donors<'a>,
    day: Option<Date>,
    language: Option<Language>,
}

impl Renewal<'_> {
    /// The entry of a text, old or new.
    fn entry(&self, message: &Message, fates: &mut Fates) -> Entry {
        let msgctxt = message.msgctxt();
        let same = self.known.get(&(&*msgctxt, Cow::Borrowed(message.source.as_str()))).copied();
        let (fate, entry) = match same {
            Some(same) if same.obsolete => (&mut fates.revived, entry(message, Some(same))),
            Some(same) => (&mut fates.kept, entry(message, Some(same))),
            None => match self.donors.suggestion(message) {
                Some(donor) => (&mut fates.fuzzy, dated(suggested(message, donor), self.day)),
                None => (&mut fates.new, dated(entry(message, None), self.day)),
            },
        };
        *fate += 1;
        limited(entry, message.role, self.language.as_ref())
    }
}

fn key(entry: &Entry) -> Key<'_> {
    (entry.context.as_deref().unwrap_or_default(), composed(&entry.source))
}

/// The entry of a message, with the translation that is there.
pub(super) fn entry(message: &Message, old: Option<&Entry>) -> Entry {
    let mut extracted = vec![role::note(message.role).to_owned()];
    extracted.extend(message.notes.iter().cloned());
    Entry {
        extracted,
        references: message.references.clone(),
        context: Some(message.msgctxt().into_owned()),
        source: message.source.clone(),
        obsolete: false,
        ..old.cloned().unwrap_or_default()
    }
}

/// The entry with what translators should know of its length.
fn limited(mut entry: Entry, role: &str, language: Option<&Language>) -> Entry {
    if let Some(limit) = language.and_then(|language| limit::note(role, language)) {
        entry.extracted.insert(1, limit);
    }
    entry
}

/// The language that the header names; translation programs may add a country to it.
fn language(catalogue: &Catalogue) -> Option<Language> {
    let tag = catalogue.header_field("Language")?.replace('_', "-");
    Language::parse(&tag).or_else(|| Language::parse(tag.split('-').next()?))
}

/// A new text with the translation of another, which somebody must look at.
fn suggested(message: &Message, donor: &Entry) -> Entry {
    let previous = match &donor.previous {
        previous if previous.source.is_some() => previous.clone(),
        _ => Previous { context: donor.context.clone(), source: Some(donor.source.clone()) },
    };
    let mut flags = donor.flags.clone();
    if !donor.is_fuzzy() {
        flags.insert(0, FUZZY.to_owned());
    }
    let comments = donor.comments.iter().filter(|it| !is_review(it)).cloned().collect();
    Entry { comments, flags, previous, target: donor.target.clone(), ..entry(message, None) }
}

/// A new text with the day on which it came.
fn dated(mut entry: Entry, day: Option<Date>) -> Entry {
    entry.comments.retain(|comment| !is_date(comment));
    entry.comments.extend(day.map(|day| format!("{SINCE}{day}")));
    entry
}

fn vanished(entry: &Entry) -> Entry {
    Entry { extracted: Vec::new(), references: Vec::new(), obsolete: true, ..entry.clone() }
}

/// Whether an entry whose text is gone says nothing that the file does not say elsewhere: nobody
/// touched it, or it is a suggestion that nobody touched.
fn is_forgotten(entry: &Entry, known: &BTreeMap<Key<'_>, &Entry>) -> bool {
    let Some(source) = &entry.previous.source else {
        return entry.target.is_empty() && entry.comments.iter().all(|comment| is_date(comment));
    };
    let context = entry.previous.context.as_deref().unwrap_or_default();
    let donor = known.get(&(context, composed(source)));
    entry.is_fuzzy() && donor.is_some_and(|donor| donor.target == entry.target)
}

/// Entries whose text is in none of these messages: a notice each. Takes the messages of all
/// modules and overlays that use the file.
pub fn unknown(catalogue: &Catalogue, messages: &[Message]) -> Problems {
    let mut keys: Vec<_> =
        messages.iter().map(|message| (message.msgctxt(), message.source.as_str())).collect();
    keys.sort_unstable();
    let mut problems = Problems::none();
    for entry in catalogue.live().filter(|entry| !is_label(entry)) {
        let key = (Cow::Borrowed(entry.context.as_deref().unwrap_or_default()), entry.source.as_str());
        if let (Err(_), Some(place)) = (keys.binary_search(&key), &entry.place) {
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
