//! kitbag's own words, and numbers in the digits of their language.

use super::compose::{Setter, neutral};
use crate::model::{Label, Language, RichText, clock};

impl Setter<'_> {
    /// A label, in the language in which it really is.
    pub(super) fn label(&self, label: Label) -> RichText {
        self.fill(label, &[])
    }

    /// A label with its values.
    pub(super) fn fill(&self, label: Label, values: &[(&str, &str)]) -> RichText {
        self.edition.labels.text(label, values)
    }

    /// A label with its numbers.
    pub(super) fn count(&self, label: Label, numbers: &[(&str, usize)]) -> RichText {
        self.edition.counted(label, numbers)
    }

    /// `5 min`.
    pub(super) fn minutes(&self, minutes: u32) -> RichText {
        self.edition.minutes(minutes)
    }

    /// Numbers as they stand beside words of a language.
    pub(super) fn digits(&self, written: &str, language: &Language) -> String {
        let own = *language == *self.edition.language();
        if own { self.edition.writing.digits(written) } else { written.to_owned() }
    }

    /// Numbers that stand alone: pages, times of the day.
    pub(super) fn figures(&self, written: &str) -> RichText {
        let language = self.edition.language();
        let digits = self.digits(written, language);
        if digits == written { neutral(written) } else { RichText::plain(digits, language.clone()) }
    }
}

/// `09:45–12:15`, of minutes after midnight.
pub(super) fn from_to((start, end): (u32, u32)) -> String {
    format!("{}–{}", clock(start), clock(end))
}
