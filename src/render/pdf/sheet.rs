//! The sheet of paper: margins, the rail for the clock, the column for the words.

use super::strip::Item;
use crate::model::{Direction, Language, Paper};
use crate::typeset::Milli;

/// A part of the width of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) x: Milli,
    pub(super) width: Milli,
}

impl Column {
    /// The column without `start` at its first and `end` at its last side.
    pub(super) fn inset(self, start: Milli, end: Milli) -> Self {
        Self { x: self.x + start, width: self.width - start - end }
    }

    /// The column cut at `first`, with `gap` between the two parts.
    pub(super) fn split(self, first: Milli, gap: Milli) -> (Self, Self) {
        (Self { width: first, ..self }, self.inset(first + gap, Milli(0)))
    }
}

/// The geometry of every page. Measures run from the side where reading starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) width: Milli,
    pub(super) height: Milli,
    pub(super) direction: Direction,
}

impl Sheet {
    /// The rail in the margin: clock and labels.
    const RAIL: Milli = Milli::pt(78);
    /// Between rail and main column.
    const GUTTER: Milli = Milli::pt(14);
    /// Side margins: printers need 12.7 mm.
    const SIDE: Milli = Milli::pt(40);
    /// From the top edge to the words.
    const TOP: Milli = Milli::pt(72);
    /// From the words to the bottom edge.
    const BOTTOM: Milli = Milli::pt(62);

    /// The sheet of a paper and a language.
    pub(super) fn new(paper: Paper, language: &Language) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595_276, 841_890),
            Paper::Letter => (612_000, 792_000),
            Paper::Folio => (612_000, 936_000),
        };
        Self { width: Milli(width), height: Milli(height), direction: language.direction() }
    }

    /// The margin column with the clock.
    pub(super) fn rail(&self) -> Column {
        Column { x: Self::SIDE, width: Self::RAIL }
    }

    /// The column of the words.
    pub(super) fn main(&self) -> Column {
        self.full().inset(Self::RAIL + Self::GUTTER, Milli(0))
    }

    /// Rail and main column together.
    pub(super) fn full(&self) -> Column {
        Column { x: Self::SIDE, width: self.width - Self::SIDE * 2 }
    }

    /// Where the words begin, from the top edge.
    pub(super) fn top(&self) -> Milli {
        Self::TOP
    }

    /// The height for words.
    pub(super) fn body(&self) -> Milli {
        self.height - Self::TOP - Self::BOTTOM
    }

    /// An item of a strip at its place on the page.
    pub(super) fn place(&self, item: Item, down: Milli) -> Item {
        let item = item.moved(Milli(0), down);
        match self.direction {
            Direction::Ltr => item,
            Direction::Rtl => item.mirrored(self.width),
        }
    }
}
