//! Acronyms that nobody spells out.

use std::collections::{BTreeMap, BTreeSet};

use super::{in_base_language, plain};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Block, Field, GlossaryTerm, Text, Value};

/// What everybody knows by its letters alone.
const KNOWN: [&str; 7] = ["ID", "OK", "PDF", "PIN", "SMS", "TV", "UN"];

/// Words of so many letters get none in an acronym, as “of” and “and”.
const SMALL_WORD: usize = 3;

/// Each acronym of a module is spelled out somewhere in it, or is in its glossary.
pub(super) fn check(root: &Block<Text>, glossary: &[GlossaryTerm], problems: &mut Problems) {
    let mut first: BTreeMap<String, &Origin> = BTreeMap::new();
    let mut told = terms(root, glossary);
    let mut capitals = String::new();
    let blocks = in_base_language(root);
    for text in blocks.iter().flat_map(|it| it.texts()) {
        let words = plain(text);
        for (at, acronym) in acronyms(&words) {
            if is_explained(&words, at, acronym) {
                told.insert(acronym.to_owned());
            }
            first.entry(acronym.to_owned()).or_insert(&text.origin);
        }
        capitals.push_str(&initials(&words));
    }
    told.extend(KNOWN.map(str::to_owned));
    for (acronym, origin) in first.iter().filter(|(it, _)| !told.contains(*it) && !capitals.contains(*it)) {
        problems.push(
            Diagnostic::new(Code::UndefinedAcronym, format!("`{acronym}` is not spelled out in the module"))
                .at(origin)
                .hint(format!(
                    "write its words once, as `… ({acronym})`, or put it into the module's glossary"
                )),
        );
    }
}

/// Acronyms in the glossary of a module.
fn terms(root: &Block<Text>, glossary: &[GlossaryTerm]) -> BTreeSet<String> {
    let Some(Value::Ids(ids)) = root.value(Field::Glossary) else { return BTreeSet::new() };
    let own = glossary.iter().filter(|term| ids.contains(&term.id));
    let texts = own.flat_map(|term| [&term.term.markup, &term.definition.markup]);
    texts.flat_map(|text| acronyms(text)).map(|(_, acronym)| acronym.to_owned()).collect()
}

/// The acronyms of a text with their places: two capitals or more between blanks and marks. Names with
/// digits in them, as those of standards and sheets, are none.
fn acronyms(text: &str) -> Vec<(usize, &str)> {
    let is_inside = |c: char| c.is_alphanumeric() || "-_.{}/@&".contains(c);
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c| !is_inside(c)) {
        let bare = word.trim_end_matches(|c| !is_inside(c)).trim_end_matches('.');
        if bare.chars().count() > 1 && bare.chars().all(char::is_uppercase) {
            found.push((at, bare));
        }
        at += word.len();
    }
    found
}

/// Whether its words stand beside an acronym: `… (WWC)`, `WWC (words with capitals)`, `WWC, the words`.
fn is_explained(text: &str, at: usize, acronym: &str) -> bool {
    let (before, behind) = (&text[..at], &text[at + acronym.len()..]);
    before.ends_with('(') && behind.starts_with(')')
        || [" (", ", the "].iter().any(|it| behind.starts_with(it))
}

/// The first letters of words with a capital, small words left out; other words part them.
fn initials(text: &str) -> String {
    let words = text.split_whitespace().map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()));
    let initial = |word: &str| {
        let letter = word.chars().next()?;
        let is_small = word.chars().count() <= SMALL_WORD && letter.is_lowercase();
        (!is_small).then_some(if letter.is_uppercase() { letter } else { ' ' })
    };
    words.filter_map(initial).chain([' ']).collect()
}

#[cfg(test)]
mod tests {
    use super::{acronyms, initials, is_explained};

    #[test]
    fn acronyms_are_words_of_capitals() {
        let words = |text| acronyms(text).into_iter().map(|(_, it)| it.to_owned()).collect::<Vec<_>>();
        assert_eq!(words("The FBI (and UNDP’s staff) saw A4, COVID-19, W3C, I, RA."), ["FBI", "UNDP", "RA"]);
        assert_eq!(words("{{X}} TCP/IP a@B.ORG ÉTAT"), ["ÉTAT"]);
    }

    #[test]
    fn words_beside_an_acronym_or_their_capitals_spell_it_out() {
        assert!(is_explained("an interface (API)", 14, "API"));
        assert!(is_explained("UNICEF, the fund for children", 0, "UNICEF"));
        assert!(is_explained("API (an interface)", 0, "API"));
        assert!(!is_explained("API and an interface", 0, "API"));
        assert_eq!(initials("The “Federal Bureau of Investigation” kept files"), "TFBI   ");
    }
}
