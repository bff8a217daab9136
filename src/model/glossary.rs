//! Terms with their meanings and the agreed words in each language.

use std::collections::BTreeMap;

use super::{Id, Language, Text};

/// A row of `glossary.csv`.
#[derive(Clone, Debug)]
pub struct GlossaryTerm {
    /// Its id.
    pub id: Id,
    /// The term in the base language.
    pub term: Text,
    /// What it means; empty in a layer that leaves it to the base.
    pub definition: Text,
    /// Whether it stays as it is in every language.
    pub do_not_translate: bool,
    /// What is agreed per language.
    pub translations: BTreeMap<Language, Wording>,
}

/// What is agreed on a term in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The words that may stand for it; the first is printed.
    pub words: Vec<String>,
    /// Words that must not.
    pub avoid: Vec<String>,
}

/// One glossary of several, that of the nearest layer last. What a nearer one says of a term beats
/// what lies below: its term, its meaning where it has one, and each language that it fills in.
pub fn glossary_of<'a>(glossaries: impl IntoIterator<Item = &'a [GlossaryTerm]>) -> Vec<GlossaryTerm> {
    let mut united: Vec<GlossaryTerm> = Vec::new();
    for entry in glossaries.into_iter().flatten() {
        match united.iter_mut().find(|known| known.id == entry.id) {
            Some(known) => cover(known, entry),
            None => united.push(entry.clone()),
        }
    }
    united
}

fn cover(known: &mut GlossaryTerm, nearer: &GlossaryTerm) {
    known.term.clone_from(&nearer.term);
    if !nearer.definition.markup.is_empty() {
        known.definition.clone_from(&nearer.definition);
    }
    known.do_not_translate = nearer.do_not_translate;
    for (language, wording) in &nearer.translations {
        known.translations.insert(language.clone(), wording.clone());
    }
}
