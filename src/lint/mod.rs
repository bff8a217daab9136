//! How a module reads and what it holds: what `check` says of its content, and what is counted of it.
//! Looks at the source language, layers in and placeholders open.

mod acronyms;
mod balance;
mod figures;
mod reading;
mod sentences;

pub use balance::{few_local, is_local};
pub use figures::{Figures, Of, Surroundings};
pub use reading::Reading;

use crate::diagnostic::Problems;
use crate::markup;
use crate::model::{Block, Field, GlossaryTerm, Language, Script, Text, Value};

/// What is to be said of the content of a module that is written in `language`.
pub fn module(root: &Block<Text>, language: &Language, glossary: &[GlossaryTerm]) -> Problems {
    let mut problems = Problems::none();
    // Elsewhere words have no blanks between them, or no capitals.
    if matches!(language.script(), Script::Latin | Script::Cyrillic) {
        sentences::check(root, &mut problems);
        acronyms::check(root, glossary, &mut problems);
    }
    if root.value(Field::Status).and_then(Value::as_word) != Some("draft") {
        balance::check(root, &mut problems);
    }
    problems
}

/// A block and those below it, without those that are in a language of their own.
fn in_base_language(block: &Block<Text>) -> Vec<&Block<Text>> {
    if block.language().is_some() {
        return Vec::new();
    }
    std::iter::once(block).chain(block.children.iter().flat_map(in_base_language)).collect()
}

/// The words of a text without their look.
fn plain(text: &Text) -> String {
    markup::inlines(&text.markup).into_iter().map(|inline| inline.text).collect()
}
