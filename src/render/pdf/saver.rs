//! Ink-saver: no fills, thin rules. What they said is said by words and bold letters, too.

use super::paginate::Book;
use super::strip::{Area, Ink, Item};
use crate::typeset::Milli;

/// The thinnest rule: two dots of an office printer.
const THINNEST: Milli = Milli(240);
/// The thickest, where a bar stood.
const THICKEST: Milli = Milli(1_200);

/// Takes the ink off all pages that reading does not need.
pub(super) fn save_ink(book: &mut Book) {
    for page in &mut book.pages {
        let items = std::mem::take(&mut page.items);
        page.items = items.into_iter().filter_map(spared).collect();
    }
}

fn spared(item: Item) -> Option<Item> {
    match item {
        Item::Fill { ink: Ink::PALE, .. } => None,
        Item::Fill { area, ink } => Some(Item::Fill { area: thinned(area), ink: firm(ink) }),
        Item::Frame { area, weight, ink } => Some(Item::Frame { area, weight: thin(weight), ink: firm(ink) }),
        other => Some(other),
    }
}

/// A rule with less of its shorter side.
fn thinned(area: Area) -> Area {
    if area.height < area.width {
        Area { height: thin(area.height), ..area }
    } else {
        Area { width: thin(area.width), ..area }
    }
}

fn thin(weight: Milli) -> Milli {
    (weight * 2 / 5).clamp(THINNEST, THICKEST)
}

/// Thin rules in grey would come out as dots.
fn firm(ink: Ink) -> Ink {
    if ink == Ink::LINE { Ink::SOFT } else { ink }
}
