//! Frames around what must stand out without colour.

use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{After, Area, Ink, Item, Strip, together};
use crate::typeset::Milli;

/// Above and below the words in a frame.
const PAD: Milli = Milli::pt(7);

/// Strips in a frame that may be open where a page ends.
pub(super) fn framed(mut strips: Vec<Strip>, column: Column, weight: Milli) -> Vec<Strip> {
    strips.insert(0, Strip { space: false, ..Strip::glue(PAD) });
    if let Some(last) = strips.last_mut() {
        last.after = After::Stay;
    }
    strips.push(Strip::of(PAD, Vec::new()));
    let side = |x: Milli, height: Milli| Item::Fill {
        area: Area { x, y: Milli(0), width: weight, height },
        ink: Ink::BLACK,
    };
    let edge = |y: Milli| Item::Fill {
        area: Area { x: column.x, y, width: column.width, height: weight },
        ink: Ink::BLACK,
    };
    for strip in &mut strips {
        strip.items.push(side(column.x, strip.height));
        strip.items.push(side(column.x + column.width - weight, strip.height));
    }
    if let Some(first) = strips.first_mut() {
        first.items.push(edge(Milli(0)));
    }
    if let Some(last) = strips.last_mut() {
        last.items.push(edge(last.height - weight));
    }
    strips
}

/// A short frame that is never torn.
pub(super) fn card(strips: Vec<Strip>, column: Column, weight: Milli) -> Vec<Strip> {
    let mut framed = framed(strips, column, weight);
    together(&mut framed);
    framed
}
