//! Imposition: which pages stand on which side of which sheet, and where.

use std::borrow::Cow;

use super::paginate::Book;
use super::strip::Item;
use crate::model::Direction;
use crate::typeset::Milli;

/// How the sheets of a document are held together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// Each page stands on a sheet as it is.
    Loose,
    /// Two pages stand on each side of sheets that are folded and stapled in the fold.
    Booklet,
}

impl Binding {
    /// What becomes of a length on a page of a booklet: 9 points of 11, the size of most words. Half a sheet is as
    /// much smaller than a whole one as 8 points are smaller than 11, which is too small to read.
    const SMALLER: (i64, i64) = (9, 11);
    /// The smallest type before it is made smaller: 8 points on paper.
    pub(super) const LEAST: Milli = Milli(9_778);

    /// The page that half a sheet of this width and height holds, as large as it is before it is made smaller.
    pub(super) fn page((width, height): (i64, i64)) -> (i64, i64) {
        let (least, most) = Self::SMALLER;
        (height * most / (least * 2), width * most / least)
    }

    fn length(self, length: Milli) -> Milli {
        let (least, most) = Self::SMALLER;
        match self {
            Self::Loose => length,
            Self::Booklet => length * least / most,
        }
    }
}

/// One side of a sheet, or a page that needs no imposition.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) width: Milli,
    pub(super) height: Milli,
    /// From left to right.
    pub(super) pages: Vec<Placed>,
}

/// A page at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// Its place in the book, from 0.
    pub(super) page: usize,
    x: Milli,
    binding: Binding,
}

impl Placed {
    /// What stands on the page, where it stands on the side.
    pub(super) fn item<'i>(&self, item: &'i Item) -> Cow<'i, Item> {
        match self.binding {
            Binding::Loose => Cow::Borrowed(item),
            Binding::Booklet => {
                Cow::Owned(item.clone().resized(|it| self.binding.length(it)).moved(self.x, Milli(0)))
            }
        }
    }

    /// From the top edge of the side to a line of the page.
    pub(super) fn down(&self, y: Milli) -> Milli {
        self.binding.length(y)
    }

    /// The left edge of the page, where the side has more than one.
    pub(super) fn left(&self) -> Option<Milli> {
        (self.binding == Binding::Booklet).then_some(self.x)
    }
}

/// All sides in the order in which they are printed.
#[derive(Debug)]
pub(super) struct Imposition {
    pub(super) sides: Vec<Side>,
    /// The side of each page and its place on it.
    at: Vec<(usize, Placed)>,
}

impl Imposition {
    /// The sides of a book.
    pub(super) fn of(book: &Book) -> Self {
        let sides = match book.pages.first().map(|page| page.sheet) {
            Some(page) if page.binding == Binding::Booklet => {
                let half = Binding::Booklet.length(page.width);
                let folded = folded(book.pages.len(), page.direction).into_iter();
                let place = |(x, page): (Milli, Option<usize>)| {
                    page.map(|page| Placed { page, x, binding: Binding::Booklet })
                };
                let side = |[left, right]: [Option<usize>; 2]| Side {
                    width: half * 2,
                    height: Binding::Booklet.length(page.height),
                    pages: [(Milli(0), left), (half, right)].into_iter().filter_map(place).collect(),
                };
                folded.map(side).collect()
            }
            _ => loose(book),
        };
        Self { at: places(&sides), sides }
    }

    /// The side on which a page stands, and where.
    pub(super) fn find(&self, page: usize) -> (usize, Placed) {
        self.at[page]
    }

    /// Whether sheets are to be folded.
    pub(super) fn is_booklet(&self) -> bool {
        self.at.iter().any(|(_, placed)| placed.binding == Binding::Booklet)
    }

    /// What viewers call a side: the numbers of its pages from left to right.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.sides.iter().map(|side| {
            let numbers: Vec<_> = side.pages.iter().map(|it| (it.page + 1).to_string()).collect();
            if numbers.is_empty() { "–".to_owned() } else { numbers.join(", ") }
        })
    }
}

fn loose(book: &Book) -> Vec<Side> {
    let side = |(page, it): (usize, &super::paginate::Page)| Side {
        width: it.sheet.width,
        height: it.sheet.height,
        pages: vec![Placed { page, x: Milli(0), binding: Binding::Loose }],
    };
    book.pages.iter().enumerate().map(side).collect()
}

/// The pages on each side from left to right: the first and the last on the front of the outermost sheet, the second
/// and the last but one on its back. Whole sheets are filled up with empty pages behind the last one. Booklets
/// that are read from right to left are bound on the right.
fn folded(count: usize, direction: Direction) -> Vec<[Option<usize>; 2]> {
    let total = count.next_multiple_of(4);
    let side = |side: usize| {
        let (early, late) = (side, total - 1 - side);
        let is_front = side.is_multiple_of(2);
        let pair = if is_front == (direction == Direction::Ltr) { [late, early] } else { [early, late] };
        pair.map(|page| (page < count).then_some(page))
    };
    (0..total / 2).map(side).collect()
}

fn places(sides: &[Side]) -> Vec<(usize, Placed)> {
    let pages = sides.iter().enumerate();
    let mut at: Vec<_> =
        pages.flat_map(|(side, it)| it.pages.iter().map(move |page| (side, *page))).collect();
    at.sort_by_key(|(_, placed)| placed.page);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers as a print shop writes them; 0 is an empty page.
    fn numbers(count: usize, direction: Direction) -> Vec<[usize; 2]> {
        let sides = folded(count, direction).into_iter();
        sides.map(|side| side.map(|page| page.map_or(0, |it| it + 1))).collect()
    }

    #[test]
    fn sheets_laid_into_each_other_and_folded_give_the_pages_in_order() {
        assert_eq!(numbers(8, Direction::Ltr), [[8, 1], [2, 7], [6, 3], [4, 5]]);
        assert_eq!(numbers(5, Direction::Ltr), [[0, 1], [2, 0], [0, 3], [4, 5]]);
        assert_eq!(numbers(1, Direction::Ltr), [[0, 1], [0, 0]]);
    }

    #[test]
    fn what_is_read_from_right_to_left_is_bound_on_the_right() {
        assert_eq!(numbers(8, Direction::Rtl), [[1, 8], [7, 2], [3, 6], [5, 4]]);
    }

    #[test]
    fn most_words_have_nine_points_on_half_a_sheet() {
        let (width, height) = Binding::page((595_276, 841_890));
        assert_eq!(Binding::Booklet.length(Milli::pt(11)), Milli::pt(9));
        assert_eq!(Binding::Booklet.length(Binding::LEAST), Milli::pt(8));
        assert_eq!((Binding::Booklet.length(Milli(width)) * 2).0 / 10, 84_188);
        assert_eq!(Binding::Booklet.length(Milli(height)).0 / 10, 59_527);
    }
}
