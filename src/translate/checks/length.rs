//! Texts too long for their place.

use unicode_segmentation::UnicodeSegmentation;

use super::pair::{Pair, is_joiner};
use super::{Check, Fault};
use crate::translate::limit::{self, Limit};

/// A translation with more letters than there is room for.
pub(super) fn fault(pair: &Pair<'_>) -> Option<Fault> {
    let limit = limit::of(pair.role, pair.language, pair.source.chars().count())?;
    let (Limit::Room(most) | Limit::Growth(most)) = limit;
    // Clusters are never more than characters, and are dear to count.
    if pair.target.chars().filter(|c| !is_joiner(*c)).count() <= most {
        return None;
    }
    let letters = letters_of(&pair.target);
    let message = match limit {
        Limit::Room(_) => format!("the translation has {letters} letters; its place has room for {most}"),
        Limit::Growth(_) => {
            format!(
                "the translation has {letters} letters; one of a text so short rarely has more than {most}"
            )
        }
    };
    (letters > most).then(|| Check::Length.fault(message, "say it in fewer words"))
}

/// The letters of a text as a reader counts them: with all their signs, without zero-width spaces.
pub(in crate::translate) fn letters_of(text: &str) -> usize {
    text.graphemes(true).filter(|letter| !letter.chars().all(is_joiner)).count()
}
