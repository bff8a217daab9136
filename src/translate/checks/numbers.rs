//! Numbers are the same in every language, whatever digits and separators write them.

use super::pair::Pair;
use super::{Check, Fault};

/// English words of small numbers, which a translation may write with digits.
const SPELLED: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
];

/// Numbers of one text alone. How a number is grouped is not looked at: `1,250` and `1.250` are the
/// same, as languages differ in their separators.
pub(super) fn fault(pair: &Pair<'_>) -> Option<Fault> {
    let (source, mut extra) = (numbers(&pair.source), numbers(&pair.target));
    let mut missing = Vec::new();
    for number in source {
        match extra.iter().position(|other| other.digits == number.digits) {
            Some(at) => drop(extra.swap_remove(at)),
            None => missing.push(number),
        }
    }
    extra.retain(|number| !is_spelled(&number.digits, &pair.source));
    let list = |numbers: &[Number<'_>]| {
        let number = if numbers.len() == 1 { "number" } else { "numbers" };
        let listed: Vec<_> = numbers.iter().map(|number| format!("`{}`", number.text)).collect();
        format!("{number} {}", listed.join(", "))
    };
    let words = match (missing.is_empty(), extra.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("the translation lacks the {}", list(&missing)),
        (true, false) => format!("the translation has the {} in addition", list(&extra)),
        (false, false) => {
            format!("the translation has the {} where the source has the {}", list(&extra), list(&missing))
        }
    };
    let hint = "write the numbers of the source text, in whichever digits the language uses";
    Some(Check::Numbers.fault(words, hint))
}

struct Number<'a> {
    text: &'a str,
    /// Its digits as Latin ones, without separators and leading zeros.
    digits: String,
}

/// The numbers of a text, in order.
fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut found: Vec<Number<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let Some(digit) = digit(c) else { continue };
        let mut digits = String::from(digit);
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = chars.peek().copied() {
            let separated = is_separator(c).then(|| text[at + c.len_utf8()..].chars().next()).flatten();
            match (self::digit(c), separated.and_then(self::digit)) {
                (Some(digit), _) => digits.push(digit),
                (None, Some(_)) => {}
                (None, None) => break,
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let significant = digits.trim_start_matches('0');
        let digits = if significant.is_empty() { "0" } else { significant }.to_owned();
        found.push(Number { text: &text[start..end], digits });
    }
    found
}

/// A digit of any script as a Latin one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '০'..='৯' => '০',
        '௦'..='௯' => '௦',
        '෦'..='෯' => '෦',
        '๐'..='๙' => '๐',
        '໐'..='໙' => '໐',
        '၀'..='၉' => '၀',
        '០'..='៩' => '០',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10)
}

/// What stands between digits of one number: marks, and spaces that do not break.
fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '٫' | '٬' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '’' | '\'')
}

/// Whether the source text says a number with a word.
fn is_spelled(digits: &str, source: &str) -> bool {
    let Some((word, _)) = SPELLED.iter().find(|(_, value)| *value == digits) else { return false };
    source.split(|c: char| !c.is_alphabetic()).any(|other| other.eq_ignore_ascii_case(word))
}
