//! What stands behind the slides of decks of one look: drawn and compressed once for all of them.

use std::sync::OnceLock;

use super::editions::Finished;
use crate::model::{Deck, Edition};
use crate::package::Package;
use crate::render::pptx::{self, Look, Scenery};

/// A scenery for each look, which its first deck draws.
#[derive(Default)]
pub(super) struct Sceneries<'a>(Vec<(Look<'a>, OnceLock<Scenery<'a>>)>);

impl<'a> Sceneries<'a> {
    /// Those of some decks.
    pub(super) fn of(decks: impl Iterator<Item = &'a Finished>) -> Self {
        let mut sceneries: Vec<(Look<'a>, OnceLock<Scenery<'a>>)> = Vec::new();
        for Finished { edition, deck, .. } in decks {
            let look = Look::of(edition, deck);
            if sceneries.iter().all(|(other, _)| *other != look) {
                sceneries.push((look, OnceLock::new()));
            }
        }
        Self(sceneries)
    }

    /// The parts of a deck, which draws a scenery for itself where none is here for its look.
    pub(super) fn deck(&self, edition: &Edition, deck: &Deck) -> Package {
        let look = Look::of(edition, deck);
        match self.0.iter().find(|(other, _)| *other == look) {
            Some((look, drawn)) => pptx::deck_before(drawn.get_or_init(|| Scenery::of(look)), edition, deck),
            None => pptx::deck(edition, deck),
        }
    }
}
