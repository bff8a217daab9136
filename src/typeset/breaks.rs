//! Where no line ends although the dictionary would end one: it falls back on single letters where it lacks a
//! word, and it knows nothing of hyphens that begin one.

use parley::{LineBreakContext, LineBreakOverrideFn};

/// Keeps together what no line may part.
pub(super) static KEPT: &LineBreakOverrideFn = &(kept as fn(LineBreakContext) -> Option<bool>);

fn kept(at: LineBreakContext) -> Option<bool> {
    let is_inside = !at.before.is_whitespace() && (ends_none(at.before) || begins_none(at.after));
    let begins_word = at.before_before.is_none_or(char::is_whitespace);
    let is_after_first_hyphen =
        begins_word && matches!(at.before, '-' | '\u{2010}') && at.after.is_alphabetic();
    (is_inside || is_after_first_hyphen).then_some(false)
}

/// Vowels of Thai and Lao that stand before the consonant with which they are spoken.
fn ends_none(c: char) -> bool {
    matches!(c, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}')
}

/// Vowels of Thai and Lao that stand behind their consonant, and the signs, Khmer's too, that
/// repeat or shorten a word.
fn begins_none(c: char) -> bool {
    matches!(c,
        '\u{E2F}'..='\u{E30}' | '\u{E32}'..='\u{E33}' | '\u{E45}'..='\u{E46}'
        | '\u{EAF}'..='\u{EB0}' | '\u{EB2}'..='\u{EB3}' | '\u{EBD}' | '\u{EC6}'
        | '\u{17D7}'
    )
}
