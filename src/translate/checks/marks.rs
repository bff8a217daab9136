//! Marks of punctuation: those of the language, at the end as in the source, and once.

use super::length::letters_of;
use super::pair::{OPEN, Pair, is_joiner};
use super::{Check, Fault};
use crate::model::{Language, Script};

/// What a text ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Stop,
    Question,
    Exclamation,
    Colon,
    Ellipsis,
    Nothing,
}

impl End {
    fn of(mark: char) -> Self {
        match mark {
            '.' | '។' | '៕' | '।' | '۔' | '။' | '。' => Self::Stop,
            '?' | '؟' | '？' => Self::Question,
            '!' | '！' => Self::Exclamation,
            ':' | '៖' | '：' => Self::Colon,
            '…' => Self::Ellipsis,
            _ => Self::Nothing,
        }
    }

    /// The mark in a language; `None` where it has none.
    fn mark(self, language: &Language) -> Option<char> {
        let script = language.script();
        match (self, script) {
            (Self::Nothing, _) | (Self::Stop, Script::Thai | Script::Lao) => None,
            (Self::Stop, Script::Khmer) => Some('។'),
            (Self::Stop, Script::Devanagari | Script::Bengali) => Some('।'),
            (Self::Stop, Script::Myanmar) => Some('။'),
            (Self::Stop, Script::Arabic) if language.tag() == "ur" => Some('۔'),
            (Self::Stop, _) => Some('.'),
            (Self::Question, Script::Arabic) => Some('؟'),
            (Self::Question, _) => Some('?'),
            (Self::Exclamation, _) => Some('!'),
            (Self::Colon, Script::Khmer) => Some('៖'),
            (Self::Colon, _) => Some(':'),
            (Self::Ellipsis, _) => Some('…'),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Stop => "a full stop",
            Self::Question => "a question mark",
            Self::Exclamation => "an exclamation mark",
            Self::Colon => "a colon",
            Self::Ellipsis => "an ellipsis",
            Self::Nothing => "no mark",
        }
    }
}

/// What is wrong with the marks of a translation.
pub(super) fn faults(pair: &Pair<'_>) -> Vec<Fault> {
    let found = [foreign(pair).or_else(|| end(pair)), opening(pair), doubled(pair)];
    found.into_iter().flatten().collect()
}

/// The mark at the end is that of the source, in the language's own form.
fn end(pair: &Pair<'_>) -> Option<Fault> {
    let (source, target) = (last(&pair.source)?, last(&pair.target)?);
    let (wanted, found) = (End::of(source), End::of(target));
    let own = wanted.mark(pair.language);
    let name = pair.language.name();
    if wanted == found {
        let own = own.filter(|own| *own != target && is_fixed(wanted, pair.language))?;
        let message = format!("the translation ends with `{target}`; {name} writes `{own}` there");
        return Some(Check::Punctuation.fault(message, format!("end it with `{own}`")));
    }
    // Where a language has no such mark, or asks with words, any end is fine.
    let asks_with_words = pair.language.script() == Script::Myanmar && found == End::Stop;
    let is_free = own.is_none() && found == End::Nothing && wanted != End::Nothing;
    if is_free || asks_with_words || wanted == End::Nothing && is_abbreviated(&pair.target) {
        return None;
    }
    let message =
        format!("the translation ends with {}, the source text with {}", found.words(), wanted.words());
    let hint = match own {
        Some(own) => format!("end it with `{own}`"),
        None => "end it as the source text ends".to_owned(),
    };
    Some(Check::Punctuation.fault(message, hint))
}

/// Whether a text ends with a short word and a point, as `5 min.` does.
fn is_abbreviated(text: &str) -> bool {
    let words = text.strip_suffix('.').map(|text| text.rsplit([' ', '\u{A0}', OPEN]));
    let last = words.and_then(|mut words| words.next());
    last.is_some_and(|word| letters_of(word) <= 4)
}

/// Whether a language takes no other form of a mark.
fn is_fixed(end: End, language: &Language) -> bool {
    end != End::Colon || language.script() != Script::Khmer
}

/// The last character that is no closing quotation mark or bracket; `None` where a placeholder
/// stands there, whose value may bring a mark.
fn last(text: &str) -> Option<char> {
    let is_closing = |c: char| {
        c.is_whitespace() || is_joiner(c) || matches!(c, '”' | '"' | '’' | '\'' | '»' | '›' | ')' | ']' | '_')
    };
    let text = text.trim_end_matches(is_closing);
    if text.ends_with("...") {
        return Some('…');
    }
    text.chars().next_back().filter(|c| *c != OPEN)
}

/// Latin marks behind Arabic letters.
fn foreign(pair: &Pair<'_>) -> Option<Fault> {
    if pair.language.script() != Script::Arabic {
        return None;
    }
    let mut before = ' ';
    for c in pair.target.chars() {
        let own = match c {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            _ => {
                before = c;
                continue;
            }
        };
        if !before.is_ascii() && before.is_alphabetic() {
            let name = pair.language.name();
            let message = format!("`{c}` stands behind a word; {name} writes `{own}` there");
            return Some(
                Check::Punctuation.fault(message, format!("put `{own}` in place of each such `{c}`")),
            );
        }
    }
    None
}

/// Spanish opens its questions and exclamations.
fn opening(pair: &Pair<'_>) -> Option<Fault> {
    if pair.language.tag() != "es" {
        return None;
    }
    let is_open = |close: char, open: char| pair.target.contains(close) && !pair.target.contains(open);
    let (close, open) = [('?', '¿'), ('!', '¡')].into_iter().find(|(close, open)| is_open(*close, *open))?;
    let message = format!("`{close}` without `{open}` before it");
    Some(Check::Punctuation.fault(message, format!("write `{open}` where the sentence begins")))
}

/// A mark that stands twice where the source text has it once.
fn doubled(pair: &Pair<'_>) -> Option<Fault> {
    let mark = twice(&pair.target)?;
    if twice(&pair.source).is_some() {
        return None;
    }
    Some(Check::Punctuation.fault(format!("`{mark}` stands twice in a row"), "delete one of the two"))
}

/// The first mark that stands twice; three points are an ellipsis.
fn twice(text: &str) -> Option<char> {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let mut run = 1;
        while chars.next_if_eq(&c).is_some() {
            run += 1;
        }
        let is_mark = End::of(c) != End::Nothing || matches!(c, ',' | ';' | '،' | '؛' | '၊');
        if is_mark && run > 1 && !(c == '.' && run == 3) {
            return Some(c);
        }
    }
    None
}
