//! What `customise` writes: the text of a block as it lies below an overlay, in the overlay's form.

use serde_yaml::{Mapping, Value as Yaml};

use super::page::{in_markdown, page};
use crate::model::schema::Shape;
use crate::model::{Block, Field, Text};

/// An entry of `change` and the text that goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    /// The fields of the entry that stand in YAML, under their keys.
    pub keys: Mapping,
    /// The Markdown for all others.
    pub page: Option<String>,
}

/// The fields that are copied where none is named: the words, or all where there are none, as of a
/// break.
pub fn usual(block: &Block<Text>) -> Vec<Field> {
    let is_words =
        |shape| matches!(shape, Shape::Text(_) | Shape::Texts(_) | Shape::Prose(_) | Shape::Script);
    let there = || block.kind.fields().iter().filter(|rule| block.slots.contains_key(&rule.field));
    let shown = |field| in_markdown(block.kind).contains(&field);
    let markdown = there().any(|rule| is_prose(rule.shape));
    let usual = there().filter(|rule| if markdown { shown(rule.field) } else { is_words(rule.shape) });
    let usual: Vec<_> = usual.map(|rule| rule.field).collect();
    if usual.is_empty() { there().map(|rule| rule.field).collect() } else { usual }
}

/// Copies some fields of a block. Running text and scripts need a Markdown file, which then holds all
/// that Markdown can.
pub fn copy(block: &Block<Text>, fields: &[Field]) -> Copy {
    let prose = |field: &Field| block.kind.rule(*field).is_some_and(|rule| is_prose(rule.shape));
    let (below, keys): (Vec<Field>, Vec<Field>) = if fields.iter().any(prose) {
        fields.iter().partition(|field| in_markdown(block.kind).contains(field))
    } else {
        (Vec::new(), fields.to_vec())
    };
    Copy { keys: super::keyed(block, &keys), page: (!below.is_empty()).then(|| page(block, &below)) }
}

impl Copy {
    /// The entry in the order in which authors write it.
    pub fn entry(&self, at: &str, text: &str, because: Option<&str>) -> Yaml {
        let word = |text: &str| Yaml::from(text);
        let mut entry = Mapping::new();
        entry.insert(word("at"), word(at));
        entry.extend(self.keys.clone());
        if self.page.is_some() {
            entry.insert(word("text"), word(text));
        }
        entry.extend(because.map(|why| (word("because"), word(why))));
        Yaml::Mapping(entry)
    }
}

fn is_prose(shape: Shape) -> bool {
    matches!(shape, Shape::Prose(_) | Shape::Script)
}
