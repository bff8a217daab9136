//! Where the words of an edition were written: for what shows only once they are set.

use std::collections::BTreeMap;

use super::{Block, Id, TranslatedText};
use crate::diagnostic::Origin;

/// The places of the texts of one edition.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// Each block, and its texts in the order of its fields.
    blocks: BTreeMap<Id, (Origin, Vec<Origin>)>,
    /// Texts that are no block's, as the title of the series.
    beside: Vec<Origin>,
}

impl Origins {
    /// The places of all blocks of a module.
    pub fn of(root: &Block<TranslatedText>) -> Self {
        let places = |block: &Block<TranslatedText>| {
            let texts = block.texts().map(|text| text.origin.clone()).collect();
            (block.id.clone(), (block.origin.clone(), texts))
        };
        Self { blocks: root.walk().into_iter().map(places).collect(), beside: Vec::new() }
    }

    /// The same with texts that are no block's.
    #[must_use]
    pub fn with<'t>(mut self, texts: impl Iterator<Item = &'t TranslatedText>) -> Self {
        self.beside.extend(texts.map(|text| text.origin.clone()));
        self
    }

    /// The place of words of a block; where they were written in another way, that of the block. `None`
    /// where the block is one of kitbag's own.
    pub fn of_words(&self, block: &Id, words: &str) -> Option<Origin> {
        let (declared, texts) = self.blocks.get(block)?;
        Some(texts.iter().find_map(|text| within(text, words)).unwrap_or_else(|| declared.clone()))
    }

    /// The place of words of a text that is no block's.
    pub fn of_words_beside(&self, words: &str) -> Option<Origin> {
        self.beside.iter().find_map(|text| within(text, words))
    }

    /// The first place of a character.
    pub fn of_character(&self, c: char) -> Option<Origin> {
        let texts = self.blocks.values().flat_map(|(_, texts)| texts).chain(&self.beside);
        let words = c.to_string();
        let found = texts.filter_map(|text| within(text, &words));
        found.min_by(|one, other| (&one.file.path, one.start).cmp(&(&other.file.path, other.start)))
    }
}

/// Words inside a text, whose lines may break anywhere between two of them.
fn within(text: &Origin, words: &str) -> Option<Origin> {
    let at = text.start + text.text().replace('\n', " ").find(words)?;
    Some(Origin::new(&text.file, at, at + words.len()))
}
