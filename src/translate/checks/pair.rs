//! A source text and its translation, ready for the checks.

use std::borrow::Cow;

use crate::catalogue::Entry;
use crate::model::Language;
use crate::translate::role;

/// Stands where a placeholder stood: its value is not known yet.
pub(super) const OPEN: char = '\u{FFFC}';

/// The two texts of an entry.
pub(super) struct Pair<'a> {
    pub(super) role: &'a str,
    pub(super) language: &'a Language,
    /// The words of the source text.
    pub(super) source: Cow<'a, str>,
    /// The words of the translation.
    pub(super) target: Cow<'a, str>,
    /// The translation with its markup.
    pub(super) raw: &'a str,
}

impl<'a> Pair<'a> {
    pub(super) fn of(entry: &'a Entry, language: &'a Language) -> Self {
        Self {
            role: role::of_msgctxt(entry.context.as_deref().unwrap_or_default()),
            language,
            source: words(&entry.source),
            target: words(&entry.target),
            raw: &entry.target,
        }
    }
}

/// A text without markup, the addresses of its links and its placeholders.
pub(super) fn words(text: &str) -> Cow<'_, str> {
    if !text.contains(['{', '[', '*', '\\', '`', '<']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (skipped, left) = match c {
            '{' => (close(rest, '}'), OPEN),
            ']' if rest.starts_with("](") => (close(rest, ')'), '\0'),
            '<' if rest.starts_with("<http") || rest.starts_with("<mailto:") => (close(rest, '>'), OPEN),
            '\\' => {
                let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation);
                (1 + escaped.map_or(0, char::len_utf8), escaped.unwrap_or('\\'))
            }
            '[' | ']' | '*' | '`' => (1, '\0'),
            c => (c.len_utf8(), c),
        };
        plain.extend((left != '\0').then_some(left));
        rest = &rest[skipped..];
    }
    Cow::Owned(plain)
}

/// The bytes up to the closing character and all of its kind that follow.
fn close(text: &str, end: char) -> usize {
    let Some(first) = text.find(end) else { return 1 };
    let many = if end == '}' { text[first..].chars().take_while(|c| *c == end).count() } else { 1 };
    first + many
}

/// Whether a character is invisible and belongs to the letters around it: zero-width spaces between
/// Khmer words, joiners in Sinhala, Persian and others.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_what_is_read() {
        let shown = [
            "plain",
            "see **[the law](https://a.org/2026)** of {{year}}",
            "\\*5\\* `a` {n} of {m}",
            "an [open",
            "{ open",
        ]
        .map(words);
        assert_eq!(
            shown,
            ["plain", "see the law of \u{FFFC}", "*5* a \u{FFFC} of \u{FFFC}", "an open", "\u{FFFC} open"]
        );
    }
}
