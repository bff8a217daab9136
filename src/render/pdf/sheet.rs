//! The sheet of paper: margins, the rail for the clock, the column for the words.

use super::strip::Item;
use crate::model::{Direction, Edition, Paper, Size};
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

/// The geometry of a page. Measures run from the side where reading starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The name of the paper.
    pub(super) paper: &'static str,
    pub(super) width: Milli,
    pub(super) height: Milli,
    pub(super) direction: Direction,
    pub(super) size: Size,
    /// From the top edge to the words.
    pub(super) top: Milli,
    /// From the words to the bottom edge.
    bottom: Milli,
}

/// Measures that go with the size of the type.
struct Measures {
    /// The rail in the margin: clock and labels.
    rail: Milli,
    /// Above the words: the running head.
    head: Milli,
    /// Above the words, for the marks of a draft in two lines.
    marks: Milli,
    /// Below the words: slide, clock and page.
    foot: Milli,
    /// Below the words, for the overlay's own footer.
    footer: Milli,
    /// From the line of the foot to the bottom edge.
    line: Milli,
    /// From that line to the overlay's own footer.
    under: Milli,
}

const USUAL: Measures = Measures {
    rail: Milli::pt(78),
    head: Milli::pt(68),
    marks: Milli::pt(14),
    foot: Milli::pt(66),
    footer: Milli::pt(8),
    line: Milli::pt(63),
    under: Milli::pt(16),
};

const LARGE: Measures = Measures {
    rail: Milli::pt(128),
    head: Milli::pt(88),
    marks: Milli::pt(56),
    foot: Milli::pt(116),
    footer: Milli(0),
    line: Milli::pt(112),
    under: Milli::pt(40),
};

impl Measures {
    fn of(size: Size) -> &'static Self {
        match size {
            Size::Usual => &USUAL,
            Size::Large => &LARGE,
        }
    }
}

impl Sheet {
    /// Between rail and main column.
    const GUTTER: Milli = Milli::pt(14);
    /// Side margins: printers need 12.7 mm.
    const SIDE: Milli = Milli::pt(40);
    /// The smallest type in large print.
    const LARGE: Milli = Milli::pt(18);
    /// What large print adds to type that is large by itself.
    const LARGER: Milli = Milli::pt(9);

    /// The sheet that an edition is printed on.
    pub(super) fn new(edition: &Edition) -> Self {
        let paper = edition.print.paper;
        let area = match paper {
            Paper::A4 => (595_276, 841_890),
            Paper::Letter => (612_000, 792_000),
            Paper::Folio => (612_000, 936_000),
        };
        Self::of(edition, paper.name(), area)
    }

    /// The larger sheet for what needs more room, laid across.
    pub(super) fn larger(edition: &Edition) -> Self {
        let paper = edition.print.paper;
        let area = match paper {
            Paper::A4 | Paper::Folio => (1_190_551, 841_890),
            Paper::Letter => (1_224_000, 792_000),
        };
        Self::of(edition, paper.larger(), area)
    }

    fn of(edition: &Edition, paper: &'static str, (width, height): (i64, i64)) -> Self {
        let size = edition.print.size;
        let measures = Measures::of(size);
        let marks = if edition.marks().is_empty() { Milli(0) } else { measures.marks };
        let footer = if edition.branding.footer.is_some() { measures.footer } else { Milli(0) };
        Self {
            paper,
            width: Milli(width),
            height: Milli(height),
            direction: edition.labels.language().direction(),
            size,
            top: measures.head + marks,
            bottom: measures.foot + footer,
        }
    }

    /// The sheet with its short side below.
    pub(super) fn upright(self) -> Self {
        Self { width: self.height, height: self.width, ..self }
    }

    /// Gives the room of running head and foot to the words.
    pub(super) fn use_whole_page(&mut self) {
        (self.top, self.bottom) = (Self::SIDE, Self::SIDE);
    }

    /// A sheet without marks and footer.
    #[cfg(test)]
    pub(super) fn plain(width: Milli, height: Milli) -> Self {
        let (top, bottom) = (USUAL.head, USUAL.foot);
        Self { paper: "A4", width, height, direction: Direction::Ltr, size: Size::Usual, top, bottom }
    }

    /// The type size to print instead of one that was asked for. Large print grows in proportion, 11
    /// points to 18, and titles by as much as words that are read aloud.
    pub(super) fn print_size(&self, size: Milli) -> Milli {
        match self.size {
            Size::Usual => size,
            Size::Large => (size * 18 / 11).min(size + Self::LARGER).max(Self::LARGE),
        }
    }

    /// From the top edge to the line of the foot.
    pub(super) fn foot(&self) -> Milli {
        self.height - Measures::of(self.size).line
    }

    /// From the line of the foot to the overlay's own footer.
    pub(super) fn under(&self) -> Milli {
        Measures::of(self.size).under
    }

    /// The margin column with the clock.
    pub(super) fn rail(&self) -> Column {
        Column { x: Self::SIDE, width: Measures::of(self.size).rail }
    }

    /// The column of the words.
    pub(super) fn main(&self) -> Column {
        self.full().inset(self.rail().width + Self::GUTTER, Milli(0))
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
