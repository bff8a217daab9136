//! How much of a text is too much for its place.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{RichText, Script};

/// Most letters by which a text is found.
const FOUND_BY: usize = 24;

/// What must go, in the unit in which it is easily counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Surplus {
    count: usize,
    unit: Unit,
    /// How the text begins, to find the place where it was written.
    pub(super) begins: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Words,
    /// User-perceived characters (UAX #29), where words stand without spaces between them.
    Letters,
}

impl Surplus {
    /// What must go from the end of a text so that the rest fits.
    pub(super) fn of(text: &RichText, mut fits: impl FnMut(&RichText) -> bool) -> Self {
        let unit = Unit::of(text.language.script());
        let ends = unit.ends(&text.to_plain());
        let kept = ends.partition_point(|end| fits(&text.head(*end)));
        let begins = text.runs.first().map_or("", |run| run.text.trim());
        Self { count: ends.len() - kept, unit, begins: begins.chars().take(FOUND_BY).collect() }
    }

    /// As it is said: `12 words`.
    pub(super) fn told(&self) -> String {
        let (one, many) = match self.unit {
            Unit::Words => ("word", "words"),
            Unit::Letters => ("letter", "letters"),
        };
        format!("{} {}", self.count, if self.count == 1 { one } else { many })
    }
}

impl Unit {
    fn of(script: Script) -> Self {
        if script.has_spaces() { Self::Words } else { Self::Letters }
    }

    /// Where each unit of a text ends, in bytes.
    fn ends(self, text: &str) -> Vec<usize> {
        match self {
            Self::Words => {
                let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
                let ends = blanks.chain([text.len()]);
                ends.filter(|end| text[..*end].ends_with(|c: char| !c.is_whitespace())).collect()
            }
            Self::Letters => text.grapheme_indices(true).map(|(at, it)| at + it.len()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Surplus;
    use crate::model::{Language, RichText, Run};

    fn over(text: &RichText, letters: usize) -> String {
        Surplus::of(text, |head| head.to_plain().chars().count() <= letters).told()
    }

    #[test]
    fn whole_words_go_and_one_is_one() {
        let text = RichText::plain(" people who  wait ", Language::english());
        assert_eq!(
            [0, 7, 10, 11, 12].map(|letters| over(&text, letters)),
            ["3 words", "2 words", "2 words", "1 word", "1 word"]
        );
    }

    #[test]
    fn words_of_several_looks_are_counted_once() {
        let plain = RichText::plain("two", Language::english());
        let run = |text: &str, bold| Run { text: text.to_owned(), bold, ..plain.runs[0].clone() };
        let text = RichText { runs: vec![run("one tw", false), run("o three", true)], ..plain };
        assert_eq!([3, 7].map(|letters| over(&text, letters)), ["2 words", "1 word"]);
    }
}
