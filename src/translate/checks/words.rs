//! Words that were left out, left as they were, or written twice.

use super::pair::{OPEN, Pair, is_joiner};
use super::terms::Terms;
use super::{Check, Fault};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Language, Script};

/// A translation of blanks alone would be shown as nothing.
pub(super) fn blank(target: &str) -> Option<Diagnostic> {
    let is_blank = target.chars().all(|c| c.is_whitespace() || is_joiner(c));
    is_blank.then(|| {
        Diagnostic::new(Code::BlankTranslation, "the translation has no words")
            .hint("write the translation, or nothing at all between the quotation marks of `msgstr`")
    })
}

/// A text that nobody translated. Names, codes and terms that stay as they are do not count.
pub(super) fn same(pair: &Pair<'_>, terms: &Terms) -> Option<Fault> {
    if pair.source != pair.target {
        return None;
    }
    let kept = terms.kept(&pair.source);
    let words = pair.source.split(|c: char| !c.is_alphanumeric());
    let ordinary = words.filter(|word| is_ordinary(word) && !kept.contains(word)).count();
    // Languages in Latin letters share many a word with English: `Plan`, `Radio local`.
    let most = if pair.language.script() == Script::Latin { 2 } else { 0 };
    let hint = "translate it, or leave `msgstr` empty, so that it counts as not translated";
    (ordinary > most).then(|| Check::Same.fault("the translation is the source text", hint))
}

/// A word of small letters alone; others are names and codes.
fn is_ordinary(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_lowercase)
}

/// A word that stands twice in a row, as after a careless change.
pub(super) fn doubled(pair: &Pair<'_>) -> Option<Fault> {
    let word = twice(&pair.target, pair.language)?;
    if twice(&pair.source, pair.language).is_some() {
        return None;
    }
    Some(Check::Doubled.fault(format!("`{word}` stands twice in a row"), "delete one of the two"))
}

fn twice<'a>(text: &'a str, language: &Language) -> Option<&'a str> {
    let often = if reduplicates(language) { 3 } else { 2 };
    let mut run = 1;
    let mut last = "";
    for word in text.split_whitespace() {
        run = if word == last && is_word(word) { run + 1 } else { 1 };
        if run == often && !is_pronoun(word, language) {
            return Some(word);
        }
        last = word;
    }
    None
}

fn is_word(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || is_joiner(c) || !c.is_ascii() && c != OPEN)
}

/// Whether a language says a word twice to mean many, each or very: there only a third time is odd.
fn reduplicates(language: &Language) -> bool {
    !matches!(language.tag(), "ar" | "en" | "es" | "fr" | "pt" | "ru")
}

/// `nous nous voyons` is good French.
fn is_pronoun(word: &str, language: &Language) -> bool {
    language.tag() == "fr" && matches!(word, "nous" | "vous")
}
