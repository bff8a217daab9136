//! What there is to translate.

use std::collections::BTreeMap;

use super::{role, units};
use crate::markup::placeholders;
use crate::model::{Block, Id, Language, LayerName, Localized, Text};

/// A text in a role: one entry of a PO file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The role, which is the `msgctxt`.
    pub role: &'static str,
    /// The words in the base language.
    pub source: String,
    /// What the author wants translators to know.
    pub notes: Vec<String>,
    /// The language of the words, where it is not the base's.
    pub language: Option<Language>,
    /// Where the text is used: the layer that says it and the address, `lk why-digital/welcome#title`.
    pub references: Vec<String>,
    /// The layer that says it: of several the lowest.
    pub layer: LayerName,
}

impl Message {
    /// A text that a layer has beside its modules, as the title of the series; `None` where there is
    /// nothing to translate.
    pub fn new(role: &'static str, text: &Text, reference: &str, layer: &LayerName) -> Option<Self> {
        let message = || Self {
            role,
            source: text.markup.clone(),
            language: None,
            notes: Vec::new(),
            references: vec![reference.to_owned()],
            layer: layer.clone(),
        };
        needs_translation(&text.markup).then(message)
    }
}

/// The messages of a module in the order of its blocks, each text and role once. Takes the module
/// as it is before the audience filter, so that translators see the texts of all audiences.
pub fn messages(localized: &Localized) -> Vec<Message> {
    let mut found = Vec::new();
    note(&localized.root, &localized.root.id, None, &mut found);
    unite(found)
}

/// Notes the messages of a block and all below it, which speak its language unless they say another.
fn note(block: &Block<Text>, module: &Id, outer: Option<&Language>, found: &mut Vec<Message>) {
    let own = block.language();
    let language = own.as_ref().or(outer);
    let block_part = if block.id == *module { String::new() } else { format!("/{}", block.id) };
    for (field, slot) in units::fields(block) {
        let layer = &slot.touch.layer;
        let reference = format!("{} {module}{block_part}#{field}", folder(layer));
        for (role, text) in units::of_value(&slot.value, role::of(block.kind, field)) {
            let message = Message::new(role, text, &reference, layer);
            let notes = block.notes.clone();
            found.extend(message.map(|it| Message { notes, language: language.cloned(), ..it }));
        }
    }
    for child in &block.children {
        note(child, module, language, found);
    }
}

/// The messages of several modules, each text and role once, with all notes and references.
pub fn unite(messages: impl IntoIterator<Item = Message>) -> Vec<Message> {
    let mut united: Vec<Message> = Vec::new();
    let mut places: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
    for message in messages {
        let place = *places.entry((message.role, message.source.clone())).or_insert(united.len());
        match united.get_mut(place) {
            Some(known) => {
                add_missing(&mut known.notes, message.notes);
                add_missing(&mut known.references, message.references);
                known.layer = message.layer.min(known.layer.clone());
            }
            None => united.push(message),
        }
    }
    united
}

fn add_missing(known: &mut Vec<String>, more: Vec<String>) {
    for words in more {
        if !known.contains(&words) {
            known.push(words);
        }
    }
}

/// The folder of a layer, seen from `overlays`.
fn folder(name: &LayerName) -> String {
    let folder = name.to_string();
    folder.strip_prefix("overlays/").map_or(folder.clone(), str::to_owned)
}

/// Whether there are words outside placeholders: an empty cell, a line to write on and a number are
/// the same in every language.
pub(super) fn needs_translation(markup: &str) -> bool {
    let mut from = 0;
    for placeholder in placeholders(markup) {
        if markup[from..placeholder.range.start].contains(char::is_alphabetic) {
            return true;
        }
        from = placeholder.range.end;
    }
    markup[from..].contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::needs_translation;

    #[test]
    fn words_outside_placeholders_are_translated() {
        let found =
            ["", "____", "1,250 %", "{{country.name}}", "{{a.b}} – 3", "{{a.b}} km", "word {{a", "ខ្មែរ"]
                .map(needs_translation);
        assert_eq!(found, [false, false, false, false, false, true, true, true]);
    }
}
