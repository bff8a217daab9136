//! Words that have no room to go on: running heads and feet, small pictures.

use super::compose::{Look, Setter};
use crate::model::RichText;
use crate::typeset::Milli;

/// What stands in the place of words that are left out.
pub(super) const MORE: &str = "…";

impl Setter<'_> {
    /// The first of these looks in which a text takes one line, if there is one.
    pub(super) fn one_line_look(&mut self, text: &RichText, looks: &[Look], width: Milli) -> Option<Look> {
        looks.iter().copied().find(|look| self.measure(text, *look, width).lines.len() == 1)
    }

    /// A text of so many lines at most; an ellipsis tells of what is left out.
    pub(super) fn shortened(
        &mut self,
        text: &RichText,
        look: Look,
        (width, lines): (Milli, usize),
    ) -> RichText {
        let text = &within(text, lines * letters(width, self.size(look)));
        let set = self.measure(text, look, width);
        let Some(last) = set.lines.get(lines).and(set.lines.get(lines - 1)) else { return text.clone() };
        let whole = text.to_plain();
        let ends = whole[..last.text.end].char_indices().rev().map(|(at, _)| at);
        let mut cuts = ends.map(|end| cut(text, end));
        cuts.find(|cut| self.measure(cut, look, width).lines.len() <= lines).unwrap_or_else(|| cut(text, 0))
    }
}

/// More letters than a line ever holds.
fn letters(width: Milli, size: Milli) -> usize {
    usize::try_from(width.0 * 5 / size.0.max(1)).unwrap_or(0) + 1
}

/// The first letters of a text, so that nobody breaks a long one into lines that are not shown.
pub(super) fn within(text: &RichText, letters: usize) -> RichText {
    let whole = text.to_plain();
    whole.char_indices().nth(letters).map_or_else(|| text.clone(), |(end, _)| cut(text, end))
}

/// The first bytes of a text, and an ellipsis.
fn cut(text: &RichText, end: usize) -> RichText {
    let mut cut = text.head(end);
    if let Some(last) = cut.runs.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        last.text.push_str(MORE);
    }
    cut
}
