//! Names in offered texts that the base does not know: persons, places and offices of one country.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::load::Workspace;
use crate::model::{Block, Text};

/// The words of the base.
pub(super) struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// The words of every text of the base.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let modules = workspace.modules.values().flat_map(|module| module.root.walk());
        let texts = modules.chain(&workspace.library.blocks).flat_map(texts);
        Self(texts.flat_map(UnicodeSegmentation::unicode_words).map(str::to_owned).collect())
    }

    /// Words with a capital inside of a sentence that the base does not have, neighbours together, each
    /// once, in the order of the text.
    pub(super) fn unknown(&self, texts: &[&str]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for text in texts {
            for name in self.names(text) {
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
        let all = found.clone();
        found.retain(|name| !all.iter().any(|other| other != name && other.contains(name.as_str())));
        found
    }

    fn names(&self, text: &str) -> Vec<String> {
        let mut names = Vec::new();
        let mut name: Option<(usize, usize)> = None;
        for (at, word) in text.unicode_word_indices() {
            let end = at + word.len();
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let joins = name.is_some_and(|(_, last)| text[last..at].trim().is_empty());
            if capital && joins {
                name = name.map(|(start, _)| (start, end));
                continue;
            }
            names.extend(name.take().map(|(start, end)| text[start..end].to_owned()));
            if capital && !begins_sentence(&text[..at]) && !self.0.contains(word) {
                name = Some((at, end));
            }
        }
        names.extend(name.map(|(start, end)| text[start..end].to_owned()));
        names
    }
}

fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || "“”\"‘’'(*[{".contains(c));
    before.is_empty() || before.ends_with(['.', '?', '!', ':', '…'])
}

fn texts(block: &Block<Text>) -> impl Iterator<Item = &str> {
    block.texts().map(|text| text.markup.as_str())
}
