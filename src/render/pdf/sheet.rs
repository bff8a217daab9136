//! The sheet of paper: margins, the rail for the clock, the column for the words.

use super::strip::Item;
use crate::model::{Direction, Draft, Edition, Paper};
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
    /// From the top edge to the words.
    pub(super) top: Milli,
    /// From the words to the bottom edge.
    bottom: Milli,
}

impl Sheet {
    /// The rail in the margin: clock and labels.
    const RAIL: Milli = Milli::pt(78);
    /// Between rail and main column.
    const GUTTER: Milli = Milli::pt(14);
    /// Side margins: printers need 12.7 mm.
    const SIDE: Milli = Milli::pt(40);
    /// Above the words: the running head.
    const HEAD: Milli = Milli::pt(68);
    /// Above the words, for the marks of a draft in two lines.
    const MARKS: Milli = Milli::pt(14);
    /// Below the words: slide, clock and page.
    const FOOT: Milli = Milli::pt(66);
    /// Below the words, for the overlay's own footer.
    const FOOTER: Milli = Milli::pt(8);

    /// The sheet that an edition is printed on.
    pub(super) fn new(edition: &Edition) -> Self {
        let (width, height) = match edition.print.paper {
            Paper::A4 => (595_276, 841_890),
            Paper::Letter => (612_000, 792_000),
            Paper::Folio => (612_000, 936_000),
        };
        let Draft { module, translation, fallback } = edition.draft;
        let marks =
            if module || translation || fallback || edition.is_review() { Self::MARKS } else { Milli(0) };
        let footer = if edition.branding.footer.is_some() { Self::FOOTER } else { Milli(0) };
        Self {
            width: Milli(width),
            height: Milli(height),
            direction: edition.labels.language().direction(),
            top: Self::HEAD + marks,
            bottom: Self::FOOT + footer,
        }
    }

    /// A sheet without marks and footer.
    #[cfg(test)]
    pub(super) fn plain(width: Milli, height: Milli) -> Self {
        Self { width, height, direction: Direction::Ltr, top: Self::HEAD, bottom: Self::FOOT }
    }

    /// The margin column with the clock.
    pub(super) fn rail() -> Column {
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

    /// The height for words.
    pub(super) fn body(&self) -> Milli {
        self.height - self.top - self.bottom
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
