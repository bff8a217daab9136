//! Letters of the wrong script, characters that nobody sees, and texts in the encoding Zawgyi.

use super::pair::{Pair, is_joiner};
use super::{Check, Fault};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Script;

/// Letters, characters that nobody sees, and outer blanks.
pub(super) fn faults(pair: &Pair<'_>) -> Vec<Fault> {
    let letters = mixed(pair).or_else(|| foreign(pair)).or_else(|| keyboard(pair));
    let found = [letters, hidden(pair), outer(pair)];
    found.into_iter().flatten().collect()
}

/// Scripts whose letters look alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    Latin,
    Cyrillic,
    Greek,
}

fn alike(c: char) -> Option<Alike> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' => Some(Alike::Latin),
        '\u{370}'..='\u{3FF}' => Some(Alike::Greek),
        '\u{400}'..='\u{52F}' => Some(Alike::Cyrillic),
        _ => None,
    }
}

/// A word with letters of two scripts that look alike, as `pаge` with a Cyrillic `а`.
fn mixed(pair: &Pair<'_>) -> Option<Fault> {
    if pair.target.chars().all(|c| !matches!(c, '\u{370}'..='\u{52F}')) {
        return None;
    }
    let is_mixed = |word: &&str| {
        let mut scripts = word.chars().filter_map(alike);
        scripts.next().is_some_and(|first| scripts.any(|other| other != first))
    };
    let word = pair.target.split(|c: char| !c.is_alphanumeric()).find(is_mixed)?;
    let message = format!("`{word}` has letters of two scripts that look alike");
    Some(Check::Script.fault(message, "type the word anew with one keyboard"))
}

/// A letter of a script that neither the language nor the source text uses.
fn foreign(pair: &Pair<'_>) -> Option<Fault> {
    let own = pair.language.script();
    let is_foreign = |c: &char| {
        let script = script(*c);
        script.is_some_and(|script| script != own && script != Script::Latin)
    };
    let c = pair.target.chars().find(is_foreign)?;
    if pair.source.chars().any(|other| script(other) == script(c)) {
        return None;
    }
    let word = pair.target.split_whitespace().find(|word| word.contains(c)).unwrap_or_default();
    let message = format!("`{word}` has a letter that is not written in {}: `{c}`", pair.language.name());
    Some(Check::Script.fault(message, "type the word anew with the keyboard of the language"))
}

/// The script of a letter that is not Latin.
fn script(c: char) -> Option<Script> {
    let script = match c {
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{750}'..='\u{77F}' => Script::Arabic,
        '\u{904}'..='\u{963}' => Script::Devanagari,
        '\u{980}'..='\u{9E3}' => Script::Bengali,
        '\u{B80}'..='\u{BE5}' => Script::Tamil,
        '\u{D80}'..='\u{DE5}' | '\u{DF2}' | '\u{DF3}' => Script::Sinhala,
        '\u{E01}'..='\u{E4E}' => Script::Thai,
        '\u{E81}'..='\u{ECD}' | '\u{EDC}'..='\u{EDF}' => Script::Lao,
        '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' => Script::Myanmar,
        '\u{1780}'..='\u{17D3}' | '\u{17DC}' => Script::Khmer,
        _ => return None,
    };
    Some(script)
}

/// Letters of one language's keyboard for those of another: they look the same and are not found
/// by a search. Language, wrong letter, right letter.
const KEYBOARDS: &[(&str, char, char)] = &[
    ("ar", 'ک', 'ك'),
    ("ar", 'ی', 'ي'),
    ("fa-AF", 'ك', 'ک'),
    ("fa-AF", 'ي', 'ی'),
    ("ps", 'ك', 'ک'),
    ("ur", 'ك', 'ک'),
    ("ur", 'ي', 'ی'),
];

fn keyboard(pair: &Pair<'_>) -> Option<Fault> {
    let tag = pair.language.tag();
    let of_language = KEYBOARDS.iter().filter(|(language, ..)| *language == tag);
    let (_, wrong, right) = of_language.into_iter().find(|(_, wrong, _)| pair.target.contains(*wrong))?;
    let name = pair.language.name();
    let message = format!(
        "the letter `{wrong}` (U+{:04X}) is not written in {name}, though it looks like `{right}` (U+{:04X})",
        u32::from(*wrong),
        u32::from(*right),
    );
    Some(Check::Script.fault(message, format!("put `{right}` in place of each `{wrong}`")))
}

/// Invisible characters that are no part of any word. Joiners and zero-width spaces are letters to
/// many scripts and stay.
fn hidden(pair: &Pair<'_>) -> Option<Fault> {
    let is_hidden = |c: &char| {
        let is_known = is_joiner(*c) || matches!(c, '\n' | '\t');
        !is_known && (c.is_control() || is_format(*c))
    };
    let c = pair.raw.chars().find(is_hidden)?;
    let message =
        format!("the translation has the character U+{:04X} in it, which nobody sees", u32::from(c));
    Some(Check::Hidden.fault(message, "delete it, or type the text around it anew"))
}

/// Marks of direction, soft hyphens, byte order marks and other characters without a shape.
fn is_format(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2061}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFFD}' | '\u{E000}'..='\u{F8FF}'
    )
}

/// Blanks before the first and behind the last word.
fn outer(pair: &Pair<'_>) -> Option<Fault> {
    let message = match (pair.raw.starts_with(char::is_whitespace), pair.raw.ends_with(char::is_whitespace)) {
        (false, false) => return None,
        (true, false) => "the translation begins with a blank",
        (false, true) => "the translation ends with a blank",
        (true, true) => "the translation begins and ends with a blank",
    };
    Some(Check::Spaces.fault(message, "delete it; no output shows it"))
}

/// Burmese in the encoding Zawgyi, which looks right with a Zawgyi font alone and is nonsense in
/// every output. It is told by what Unicode Burmese cannot have: a sign with no letter before it,
/// the vowel `ေ` behind what carries none, a stacking sign with no letter behind it, or letters of Mon,
/// Karen and Palaung, in whose places Zawgyi has Burmese ones.
pub(super) fn zawgyi(target: &str) -> Option<Diagnostic> {
    let mut before = None;
    let mut chars = target.chars().peekable();
    let mut is_zawgyi = false;
    while let Some(c) = chars.next() {
        is_zawgyi |= match c {
            '\u{1033}' | '\u{1034}' | '\u{1064}' | '\u{106A}' | '\u{106B}' | '\u{108F}' => true,
            '\u{1031}' => !before.is_some_and(carries_vowel),
            '\u{102B}'..='\u{103E}' if c != '\u{1039}' => !before.is_some_and(is_burmese),
            '\u{1039}' => !chars.peek().is_some_and(|next| matches!(next, '\u{1000}'..='\u{1021}')),
            _ => false,
        };
        before = Some(c);
    }
    is_zawgyi.then(|| {
        Diagnostic::new(Code::Zawgyi, "the translation is Burmese in the encoding Zawgyi, not in Unicode")
            .hint("convert the text from Zawgyi to Unicode, as keyboard programs for Burmese offer, and paste it anew")
    })
}

/// What a sign can stand behind.
fn is_burmese(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{109D}' | '\u{A9E0}'..='\u{AA7F}' | '\u{25CC}')
        || is_joiner(c)
}

/// Consonants, their medials and joiners: what `ေ` is written behind.
fn carries_vowel(c: char) -> bool {
    matches!(c, '\u{1000}'..='\u{1021}' | '\u{1025}' | '\u{1027}' | '\u{1029}' | '\u{103B}'..='\u{103F}')
        || matches!(c, '\u{1050}' | '\u{1051}' | '\u{105A}'..='\u{1061}' | '\u{1065}' | '\u{1066}')
        || matches!(c, '\u{106E}'..='\u{1070}' | '\u{1075}'..='\u{1082}' | '\u{108E}' | '\u{25CC}')
        || matches!(c, '\u{A9E0}'..='\u{AA7F}')
        || is_joiner(c)
}
