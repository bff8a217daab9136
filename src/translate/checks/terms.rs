//! The glossary: terms that must be translated in one way, and words that must be avoided.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use super::pair::{Pair, is_joiner};
use super::{Check, Fault};
use crate::model::{GlossaryTerm, Language, Script};

/// The glossary of one language, ready to be looked up in many texts.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// The terms by their first word in small letters, the longest first.
    by_first: BTreeMap<String, Vec<Term>>,
}

#[derive(Debug)]
struct Term {
    /// Its words in small letters.
    words: Vec<String>,
    /// As the glossary has it.
    written: String,
    rule: Rule,
    /// Words that must not stand for it, as they are written and folded.
    avoided: Vec<(String, String)>,
}

#[derive(Debug)]
enum Rule {
    /// It stays as it is.
    Kept,
    /// One of these stands for it: as they are written, and the beginnings of their words.
    Translated(Vec<(String, Vec<String>)>),
    /// Nothing is agreed.
    Free,
}

impl Terms {
    pub(super) fn of(glossary: &[GlossaryTerm], language: &Language) -> Self {
        let mut terms = Self::default();
        for entry in glossary {
            let words: Vec<String> = spoken(&entry.term.markup).map(Cow::into_owned).collect();
            let Some(first) = words.first().cloned() else { continue };
            let term = Term {
                words,
                written: entry.term.markup.clone(),
                rule: rule(entry, language),
                avoided: avoided(entry, language),
            };
            terms.by_first.entry(first).or_default().push(term);
        }
        terms.by_first.values_mut().for_each(|terms| terms.sort_by_key(|term| usize::MAX - term.words.len()));
        terms
    }

    /// The words of a text that the glossary keeps in every language, in small letters.
    pub(super) fn kept(&self, text: &str) -> BTreeSet<&str> {
        let kept = self.find(text).into_iter().filter(|term| matches!(term.rule, Rule::Kept));
        kept.flat_map(|term| term.words.iter().map(String::as_str)).collect()
    }

    /// Terms of the source text that the translation lacks, and avoided words that it has.
    pub(super) fn faults(&self, pair: &Pair<'_>) -> Vec<Fault> {
        let found = self.find(&pair.source);
        if found.is_empty() {
            return Vec::new();
        }
        let folded = folded(&pair.target);
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for term in found.into_iter().filter(|term| seen.insert(&term.written)) {
            faults.extend(term.avoided(&folded).or_else(|| term.missing(pair, &folded)));
        }
        faults
    }

    /// The terms in a text: at each place the longest, so that `digital identity` is no `identity`.
    fn find(&self, text: &str) -> Vec<&Term> {
        let mut found = Vec::new();
        if self.by_first.is_empty() {
            return found;
        }
        let words: Vec<_> = spoken(text).collect();
        let mut rest = words.as_slice();
        while let Some(first) = rest.first() {
            let terms = singulars(first).filter_map(|word| self.by_first.get(&*word));
            let term = terms.flatten().find(|term| term.begins(rest));
            found.extend(term);
            rest = &rest[term.map_or(1, |term| term.words.len())..];
        }
        found
    }
}

impl Term {
    /// Whether a text begins with the term; its last word may stand for many.
    fn begins(&self, text: &[Cow<'_, str>]) -> bool {
        let Some(text) = text.get(..self.words.len()) else { return false };
        let last = self.words.len() - 1;
        let mut pairs = self.words.iter().zip(text).enumerate();
        pairs.all(|(at, (word, other))| {
            word == other || at == last && singulars(other).any(|singular| singular == *word)
        })
    }

    fn missing(&self, pair: &Pair<'_>, folded: &str) -> Option<Fault> {
        let term = &self.written;
        match &self.rule {
            Rule::Free => None,
            Rule::Kept if pair.target.contains(term.as_str()) => None,
            Rule::Kept => {
                let message =
                    format!("`{term}` stays as it is in every language and is not in the translation");
                Some(Check::Term.fault(message, format!("write `{term}`, as the glossary has it")))
            }
            Rule::Translated(forms) => {
                let is_there =
                    |(_, stems): &(String, Vec<String>)| stems.iter().all(|it| folded.contains(it));
                if forms.iter().any(is_there) {
                    return None;
                }
                let agreed: Vec<_> = forms.iter().map(|(form, _)| format!("`{form}`")).collect();
                let message = format!("the glossary has {} for `{term}`", agreed.join(" or "));
                let hint = format!(
                    "use the agreed word, or add yours to it in `glossary.csv`: `{} | …`",
                    forms[0].0
                );
                Some(Check::Term.fault(message, hint))
            }
        }
    }

    fn avoided(&self, folded: &str) -> Option<Fault> {
        let (word, _) = self.avoided.iter().find(|(_, avoided)| folded.contains(avoided))?;
        let message = format!("the glossary says not to write `{word}` for `{}`", self.written);
        let hint = match &self.rule {
            Rule::Translated(forms) => format!("write `{}`", forms[0].0),
            Rule::Kept => format!("write `{}`", self.written),
            Rule::Free => "write another word".to_owned(),
        };
        Some(Check::Avoided.fault(message, hint))
    }
}

fn rule(entry: &GlossaryTerm, language: &Language) -> Rule {
    let agreed = entry.translations.get(language).map(|agreed| agreed.words.as_slice()).unwrap_or_default();
    if entry.do_not_translate {
        return Rule::Kept;
    }
    if agreed.is_empty() {
        return Rule::Free;
    }
    Rule::Translated(agreed.iter().map(|form| (form.clone(), stems(form, language))).collect())
}

fn avoided(entry: &GlossaryTerm, language: &Language) -> Vec<(String, String)> {
    let words = entry.translations.get(language).map(|agreed| agreed.avoid.as_slice()).unwrap_or_default();
    words.iter().map(|word| (word.clone(), folded(word))).collect()
}

/// The beginnings of the words of an agreed translation. Where a language changes the ends of its
/// words, the last letters of a word may differ; Khmer makes nouns with `ការ` in front.
fn stems(form: &str, language: &Language) -> Vec<String> {
    let (cut, least) = match language.script() {
        script if !script.has_spaces() => (0, 0),
        Script::Latin | Script::Cyrillic => (2, 4),
        _ => (1, 2),
    };
    let stem = |word: &str| {
        let verb = word.strip_prefix("ការ").filter(|verb| !verb.is_empty()).unwrap_or(word);
        let letters: Vec<&str> = verb.graphemes(true).collect();
        let kept = letters.len().saturating_sub(cut).max(letters.len().min(least));
        letters[..kept].concat()
    };
    folded(form).split_whitespace().map(stem).collect()
}

/// Small letters without joiners, as words are compared.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_joiner(*c)) {
        // From Hebrew on, no script of a supported language has capital letters.
        match c {
            '\0'..'\u{590}' => folded.extend(c.to_lowercase()),
            c => folded.push(c),
        }
    }
    folded
}

/// The words of a text in small letters.
fn spoken(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_small = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase());
    words.map(move |word| if is_small(word) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) })
}

/// A word, and what it may be the plural of in English.
fn singulars(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let cut = |end| word.strip_suffix(end).map(Cow::Borrowed);
    let in_y = word.strip_suffix("ies").map(|stem| Cow::Owned(format!("{stem}y")));
    [Some(Cow::Borrowed(word)), cut("s"), cut("es"), in_y].into_iter().flatten()
}
