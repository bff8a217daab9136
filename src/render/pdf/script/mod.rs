//! The facilitator script: what to say, do and ask, minute by minute, beside the slides.

mod back;
mod contents;
mod front;
mod section;
mod slide;
mod step;
mod thumb;

use super::compose::Setter;
use super::words::from_to;
use crate::model::{Deck, Label};

/// Keys of places that are no blocks. Ids never begin with `#`.
const OBJECTIVES: &str = "#objectives";
const HOW_TO_USE: &str = "#how-to-use";
const AGENDA: &str = "#agenda";
const QUIZ: &str = "#quiz";
const KEY_POINTS: &str = "#key-points";

/// Sets the whole script.
pub(super) fn compose(setter: &mut Setter<'_>, deck: &Deck) {
    let listed = contents::entries(setter);
    setter.places.extend(listed.iter().filter_map(|entry| entry.place.clone()));
    setter.places.extend([OBJECTIVES, HOW_TO_USE, AGENDA].map(str::to_owned));
    setter.snugly(|it| it.cover(Label::FacilitatorScript));
    setter.new_page();
    setter.snugly(Setter::front);
    setter.snugly(|it| it.contents(&listed));
    let mut shown = 0;
    for sections in setter.edition.sections.chunk_by(|_, next| section::follows(next)) {
        shown = setter.snugly(|it| it.sections(sections, deck, shown));
    }
    setter.back(deck);
    setter.snugly(|it| {
        it.checklist();
        it.closing(deck, shown);
    });
}

/// `09:05–09:10`.
fn span(start: u32, minutes: u32) -> String {
    from_to((start, start + minutes))
}
