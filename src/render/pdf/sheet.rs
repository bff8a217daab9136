//! The sheet of paper: margins, the rail for the clock, the column for the words.

use super::impose::Binding;
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
    pub(super) binding: Binding,
    /// From the top edge to the words.
    pub(super) top: Milli,
    /// From the words to the bottom edge.
    bottom: Milli,
    /// Both on pages that go on where this one ends.
    later: (Milli, Milli),
}

/// Measures that go with the size of the type.
struct Measures {
    /// Around all that is printed: printers need 12.7 mm.
    edge: Milli,
    /// At the sides.
    side: Milli,
    /// The rail in the margin: clock and labels.
    rail: Milli,
    /// The picture of a slide beside its title, or below it.
    thumb: Milli,
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
    edge: Milli::pt(36),
    side: Milli::pt(40),
    rail: Milli::pt(78),
    thumb: Milli::pt(178),
    head: Milli::pt(68),
    marks: Milli::pt(14),
    foot: Milli::pt(66),
    footer: Milli::pt(8),
    line: Milli::pt(63),
    under: Milli::pt(16),
};

const LARGE: Measures = Measures {
    edge: Milli::pt(36),
    side: Milli::pt(40),
    rail: Milli::pt(128),
    thumb: Milli::pt(300),
    head: Milli::pt(88),
    marks: Milli::pt(56),
    foot: Milli::pt(116),
    footer: Milli(0),
    line: Milli::pt(112),
    under: Milli::pt(40),
};

/// Before the page is made smaller with all that stands on it.
const BOOKLET: Measures = Measures {
    edge: Milli::pt(45),
    side: Milli::pt(45),
    rail: Milli::pt(76),
    thumb: Milli::pt(142),
    head: Milli::pt(80),
    marks: Milli::pt(26),
    foot: Milli::pt(82),
    footer: Milli::pt(8),
    line: Milli::pt(78),
    under: Milli::pt(18),
};

impl Measures {
    fn of(size: Size, binding: Binding) -> &'static Self {
        match (size, binding) {
            (Size::Usual, Binding::Loose) => &USUAL,
            (Size::Usual, Binding::Booklet) => &BOOKLET,
            (Size::Large, _) => &LARGE,
        }
    }
}

impl Sheet {
    /// Between rail and main column.
    const GUTTER: Milli = Milli::pt(14);
    /// The smallest type in large print.
    const LARGE: Milli = Milli::pt(18);
    /// What large print adds to type that is large by itself.
    const LARGER: Milli = Milli::pt(9);

    /// The page of an edition: a sheet, or half of one, as large as it is before it is made smaller.
    pub(super) fn new(edition: &Edition, binding: Binding) -> Self {
        let paper = edition.print.paper;
        let (width, height) = match paper {
            Paper::A4 => (595_276, 841_890),
            Paper::Letter => (612_000, 792_000),
            Paper::Folio => (612_000, 936_000),
        };
        let area = match binding {
            Binding::Loose => (width, height),
            Binding::Booklet => Binding::page((width, height)),
        };
        Self::of(edition, paper.name(), (area, binding))
    }

    /// The larger sheet for what needs more room, laid across.
    pub(super) fn larger(edition: &Edition) -> Self {
        let paper = edition.print.paper;
        let area = match paper {
            Paper::A4 | Paper::Folio => (1_190_551, 841_890),
            Paper::Letter => (1_224_000, 792_000),
        };
        Self::of(edition, paper.larger(), (area, Binding::Loose))
    }

    fn of(edition: &Edition, paper: &'static str, ((width, height), binding): ((i64, i64), Binding)) -> Self {
        let size = edition.print.size;
        let measures = Measures::of(size, binding);
        let marks = if edition.marks().is_empty() { Milli(0) } else { measures.marks };
        let footer = if edition.branding.footer.is_some() { measures.footer } else { Milli(0) };
        let (top, bottom) = (measures.head + marks, measures.foot + footer);
        Self {
            paper,
            width: Milli(width),
            height: Milli(height),
            direction: edition.labels.language().direction(),
            size,
            binding,
            top,
            bottom,
            later: (top, bottom),
        }
    }

    /// The sheet laid the other way.
    pub(super) fn turned(self) -> Self {
        Self { width: self.height, height: self.width, ..self }
    }

    /// Gives the room of running head and foot to the words, since a first page has none.
    pub(super) fn use_whole_page(&mut self) {
        let edge = self.edge();
        (self.top, self.bottom) = (edge, edge);
    }

    /// The next page of the same paper.
    pub(super) fn next(self) -> Self {
        let (top, bottom) = self.later;
        Self { top, bottom, ..self }
    }

    /// Whether another page can stand on the back of this one.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.paper, self.width, self.height) == (other.paper, other.width, other.height)
    }

    /// A sheet without marks and footer.
    #[cfg(test)]
    pub(super) fn plain(width: Milli, height: Milli) -> Self {
        let (top, bottom) = (USUAL.head, USUAL.foot);
        let (size, binding) = (Size::Usual, Binding::Loose);
        let direction = Direction::Ltr;
        Self { paper: "A4", width, height, direction, size, binding, top, bottom, later: (top, bottom) }
    }

    /// The type size to print instead of one that was asked for. Large print grows in proportion, 11
    /// points to 18, and titles by as much as words that are read aloud.
    pub(super) fn print_size(&self, size: Milli) -> Milli {
        match (self.size, self.binding) {
            (Size::Usual, Binding::Loose) => size,
            (Size::Usual, Binding::Booklet) => size.max(Binding::LEAST),
            (Size::Large, _) => (size * 18 / 11).min(size + Self::LARGER).max(Self::LARGE),
        }
    }

    fn measures(&self) -> &'static Measures {
        Measures::of(self.size, self.binding)
    }

    /// From the top edge to the running head.
    pub(super) fn edge(&self) -> Milli {
        self.measures().edge
    }

    /// The width of the picture of a slide beside its title, or below it.
    pub(super) fn thumb(&self) -> Milli {
        self.measures().thumb
    }

    /// From the top edge to the line of the foot.
    pub(super) fn foot(&self) -> Milli {
        self.height - self.measures().line
    }

    /// From the line of the foot to the overlay's own footer.
    pub(super) fn under(&self) -> Milli {
        self.measures().under
    }

    /// The margin column with the clock.
    pub(super) fn rail(&self) -> Column {
        Column { x: self.measures().side, width: self.measures().rail }
    }

    /// The column of the words.
    pub(super) fn main(&self) -> Column {
        self.full().inset(self.rail().width + Self::GUTTER, Milli(0))
    }

    /// Rail and main column together.
    pub(super) fn full(&self) -> Column {
        let side = self.measures().side;
        Column { x: side, width: self.width - side * 2 }
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
