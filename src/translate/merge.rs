//! PO files for translators: new ones and, after the texts changed, updated ones.

use std::collections::BTreeMap;

use super::messages::unite;
use super::{Message, role};
use crate::catalogue::{Catalogue, Entry};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Label, Language};

/// The version of the rules by which texts are split into messages. A change of these rules needs
/// a new number and a way to carry translations over.
const SEGMENTS: u32 = 1;

type Key = (Option<String>, String);

/// A PO file without translations.
pub fn template(messages: &[Message], language: &Language) -> Catalogue {
    let header = Entry {
        target: format!(
            "Project-Id-Version: kitbag\nLanguage: {}\nMIME-Version: 1.0\n\
             Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\
             X-Kitbag-Segments: {SEGMENTS}\n",
            language.tag().replace('-', "_")
        ),
        ..Entry::default()
    };
    let entries = unite(messages.iter().cloned()).iter().map(|message| entry(message, None)).collect();
    Catalogue { header: Some(header), entries, tail: Vec::new() }
}

/// A PO file with exactly these messages: translations of texts that are still there are kept,
/// those of vanished texts become obsolete, and revive when the text returns. The order is that of
/// the messages. Entries of kitbag's own words stay as they are.
#[must_use]
pub fn merge_new(existing: &Catalogue, messages: &[Message]) -> Catalogue {
    let mut known: BTreeMap<Key, &Entry> = BTreeMap::new();
    let (obsolete, live): (Vec<_>, Vec<_>) = existing.entries.iter().partition(|entry| entry.obsolete);
    for entry in live.into_iter().chain(obsolete) {
        known.entry(key(entry)).or_insert(entry);
    }
    let mut entries: Vec<Entry> = Vec::new();
    for message in unite(messages.iter().cloned()) {
        let old = known.remove(&(Some(message.role.to_owned()), message.source.clone()));
        entries.push(entry(&message, old));
    }
    let left = || existing.entries.iter().filter(|entry| known.get(&key(entry)) == Some(entry));
    entries.extend(left().filter(|entry| is_label(entry)).cloned());
    entries.extend(left().filter(|entry| !is_label(entry) && !entry.target.is_empty()).map(vanished));
    Catalogue { header: existing.header.clone(), entries, tail: existing.tail.clone() }
}

/// Entries whose text is in none of these messages: a notice each. Takes the messages of all
/// modules and overlays that use the file.
pub fn unknown(catalogue: &Catalogue, messages: &[Message]) -> Problems {
    let mut keys: Vec<_> = messages.iter().map(|message| (message.role, message.source.as_str())).collect();
    keys.sort_unstable();
    let mut problems = Problems::none();
    for entry in catalogue.live().filter(|entry| !is_label(entry)) {
        let key = (entry.context.as_deref().unwrap_or_default(), entry.source.as_str());
        if let (Err(_), Some(place)) = (keys.binary_search(&key), &entry.place) {
            let message = match key.0 {
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

/// The entry of a message, with the translation that is there.
pub(super) fn entry(message: &Message, old: Option<&Entry>) -> Entry {
    let mut extracted = vec![role::note(message.role).to_owned()];
    extracted.extend(message.notes.iter().cloned());
    Entry {
        extracted,
        references: message.references.clone(),
        context: Some(message.role.to_owned()),
        source: message.source.clone(),
        obsolete: false,
        ..old.cloned().unwrap_or_default()
    }
}

fn vanished(entry: &Entry) -> Entry {
    Entry { extracted: Vec::new(), references: Vec::new(), obsolete: true, ..entry.clone() }
}

fn key(entry: &Entry) -> Key {
    (entry.context.clone(), entry.source.clone())
}

fn is_label(entry: &Entry) -> bool {
    let is_known = |source: &str| Label::ALL.iter().any(|label| label.english() == source);
    !entry.obsolete && entry.context.as_deref() == Some(role::LABEL) && is_known(&entry.source)
}
