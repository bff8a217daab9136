//! What there is to translate.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{role, units};
use crate::markup::placeholders;
use crate::model::{Block, Id, Language, LayerName, Localized, Text};

/// A text in a role: one entry of a PO file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The role.
    pub role: &'static str,
    /// What its author tells it by from equal words in the same role.
    pub context: Option<String>,
    /// The words in the base language.
    pub source: String,
    /// What the author wants translators to know.
    pub notes: Vec<String>,
    /// The language of the words, where it is not the base's.
    pub language: Option<Language>,
    /// The lowest layer that says it: the one whose PO files hold its translations.
    pub layer: LayerName,
    /// Where the text is used: the layer that says it and the address,
    /// `lk:why-digital/welcome#title`, in one word, since gettext takes blanks for borders.
    pub references: Vec<String>,
}

impl Message {
    /// The modules that use the text; for texts beside the modules a word that names none.
    pub fn modules(&self) -> impl Iterator<Item = Id> {
        let addresses = self.references.iter().filter_map(|reference| Some(reference.split_once(':')?.1));
        addresses.filter_map(|address| Id::parse(address.split(['/', '#']).next()?))
    }

    /// A text of a layer at an address; `None` where there is nothing to translate.
    pub fn new(role: &'static str, text: &Text, layer: &LayerName, address: &str) -> Option<Self> {
        let message = || Self {
            role,
            context: text.context.clone(),
            source: text.markup.clone(),
            language: None,
            layer: layer.clone(),
            notes: Vec::new(),
            references: vec![format!("{}:{address}", folder(layer))],
        };
        needs_translation(&text.markup).then(message)
    }

    /// What its role is, in words for whoever translates or reviews it.
    pub fn about(&self) -> &'static str {
        role::note(self.role)
    }

    /// Its `msgctxt`.
    pub fn msgctxt(&self) -> Cow<'static, str> {
        role::msgctxt(self.role, self.context.as_deref())
    }
}

/// The messages of a module in the order of its blocks, each text and role once. Takes the module
/// as it is before the audience filter, so that translators see the texts of all audiences.
pub fn messages(localized: &Localized) -> Vec<Message> {
    unite(by_block(localized).into_iter().map(|(_, message)| message))
}

/// The messages of a module in the order of its blocks, each with its block and wherever it stands.
pub fn by_block(localized: &Localized) -> Vec<(&Block<Text>, Message)> {
    let mut found = Vec::new();
    note(&localized.root, &localized.root.id, None, &mut found);
    found
}

/// Notes the messages of a block and all below it, which speak its language unless they say another.
fn note<'a>(
    block: &'a Block<Text>,
    module: &Id,
    outer: Option<&Language>,
    found: &mut Vec<(&'a Block<Text>, Message)>,
) {
    let own = block.language();
    let language = own.as_ref().or(outer);
    let block_part = if block.id == *module { String::new() } else { format!("/{}", block.id) };
    for (field, slot) in units::fields(block) {
        let address = format!("{module}{block_part}#{field}");
        let role = role::of(block.kind, field);
        let hidden: Vec<_> =
            slot.hidden.iter().map(|(value, touch)| (units::of_value(value, role), touch)).collect();
        for unit in units::of_value(&slot.value, role) {
            let lowest = hidden.iter().find(|(units, _)| units.iter().any(|it| is_same(*it, unit)));
            let layer = if role::is_of_recording(unit.0) {
                LayerName::holding(&unit.1.origin.file.path)
            } else {
                lowest.map_or(&slot.touch.layer, |(_, touch)| &touch.layer).clone()
            };
            let message = Message::new(unit.0, unit.1, &layer, &address);
            let notes = block.notes.clone();
            found.extend(message.map(|it| (block, Message { notes, language: language.cloned(), ..it })));
        }
    }
    for child in &block.children {
        note(child, module, language, found);
    }
}

fn is_same(one: (&str, &Text), other: (&str, &Text)) -> bool {
    one == other && one.1.context == other.1.context
}

/// The messages of several modules, each text and role once, with the lowest of its layers and all
/// notes and references.
pub fn unite(messages: impl IntoIterator<Item = Message>) -> Vec<Message> {
    let mut united: Vec<Message> = Vec::new();
    let mut places: BTreeMap<(Cow<'static, str>, String), usize> = BTreeMap::new();
    for message in messages {
        let place = *places.entry((message.msgctxt(), message.source.clone())).or_insert(united.len());
        match united.get_mut(place) {
            Some(known) => {
                known.layer = message.layer.min(known.layer.clone());
                add_missing(&mut known.notes, message.notes);
                add_missing(&mut known.references, message.references);
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
    let path = name.to_string();
    path.strip_prefix("overlays/").map_or(path.clone(), str::to_owned)
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
