//! The language of characters inside a text.

use super::locale::is_complex;
use crate::model::{Direction, Language};

/// The language of some characters.
#[derive(Clone, Copy)]
pub(super) enum Tongue<'a> {
    Of(&'a Language),
    /// Latin words inside text that runs from right to left.
    Latin,
}

impl Tongue<'_> {
    pub(super) fn attributes(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Latin => vec![("lang", "en-US")],
            Self::Of(language) if is_complex(language.script()) => {
                vec![("lang", language.office_tag()), ("altLang", "en-US")]
            }
            Self::Of(language) => vec![("lang", language.office_tag())],
        }
    }
}

/// Cuts right-to-left text so that Latin words have runs of their own: PowerPoint orders the
/// punctuation beside them by the language of the run.
pub(super) fn pieces<'a>(words: &'a str, language: &'a Language) -> Vec<(&'a str, Tongue<'a>)> {
    if language.direction() == Direction::Ltr {
        return vec![(words, Tongue::Of(language))];
    }
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let end = start + latin_length(&rest[start..]);
        if start > 0 {
            pieces.push((&rest[..start], Tongue::Of(language)));
        }
        pieces.push((&rest[start..end], Tongue::Latin));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        pieces.push((rest, Tongue::Of(language)));
    }
    pieces
}

/// The bytes up to the last Latin letter or digit before anything else than ASCII.
fn latin_length(words: &str) -> usize {
    let ascii = words.find(|c: char| !c.is_ascii()).unwrap_or(words.len());
    words[..ascii].rfind(|c: char| c.is_ascii_alphanumeric()).map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(words: &str, tag: &str) -> Vec<String> {
        let language = Language::parse(tag).expect("a language");
        let mark = |tongue| if matches!(tongue, Tongue::Latin) { "latin" } else { "own" };
        pieces(words, &language)
            .into_iter()
            .map(|(text, tongue)| format!("{} {text}", mark(tongue)))
            .collect()
    }

    #[test]
    fn latin_words_stand_alone_in_right_to_left_text_only() {
        assert_eq!(cut("فورم PDF (2.0 MB)", "fa-AF"), ["own فورم ", "latin PDF (2.0 MB", "own )"]);
        assert_eq!(cut("۲ UNDP، ۳", "fa-AF"), ["own ۲ ", "latin UNDP", "own ، ۳"]);
        assert_eq!(cut("ទម្រង់ PDF", "km"), ["own ទម្រង់ PDF"]);
    }
}
