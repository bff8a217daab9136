//! Strips become pages.

use std::collections::{BTreeMap, BTreeSet};

use super::press::{Imprint, Leaf, Placed, Set, press};
use super::sheet::Sheet;
use super::strip::{Item, Mark, Strip};
use crate::model::AssetPath;
use crate::typeset::Milli;

/// All that stands in the document, from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) strips: Vec<Strip>,
    /// Heads of tables, repeated on each page that continues one.
    pub(super) heads: Vec<Strip>,
}

/// A place on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// From 0.
    pub(super) page: usize,
    /// From the top edge.
    pub(super) y: Milli,
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) title: String,
    pub(super) spot: Spot,
}

/// What the foot of a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Running {
    pub(super) slide: String,
    pub(super) clock: String,
}

/// One page.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) sheet: Sheet,
    pub(super) items: Vec<Item>,
    pub(super) running: Running,
    /// Whether it was left empty so that the next one is the front of a sheet.
    pub(super) is_blank: bool,
}

/// Pages and what is known now that they are.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) pages: Vec<Page>,
    pub(super) places: BTreeMap<String, Spot>,
    pub(super) outline: Vec<Entry>,
}

impl Book {
    /// How many sheets its pages take when printed on both sides.
    pub(super) fn sheets(&self) -> usize {
        let alike = self.pages.chunk_by(|a, b| a.sheet.is_like(&b.sheet));
        alike.map(|pages| pages.len().div_ceil(2)).sum()
    }

    /// The names of the sheets, in the order in which they come.
    pub(super) fn papers(&self) -> Vec<&'static str> {
        let mut papers: Vec<&'static str> = Vec::new();
        for page in &self.pages {
            if !papers.contains(&page.sheet.paper) {
                papers.push(page.sheet.paper);
            }
        }
        papers
    }

    /// The pictures that stand on its pages.
    pub(super) fn pictures(&self) -> BTreeSet<&AssetPath> {
        let items = self.pages.iter().flat_map(|page| &page.items);
        let pictures = items.filter_map(|item| match item {
            Item::Picture { asset, .. } => Some(asset),
            _ => None,
        });
        pictures.collect()
    }
}

/// Breaks a story into pages, of which the first is on `sheet`.
pub(super) fn pages(story: Story, sheet: Sheet) -> Book {
    let Imprint { leaves, placed, .. } = press(&story.strips, &story.heads, sheet);
    let mut binder = Binder { strips: story.strips, heads: story.heads, ..Binder::default() };
    let mut placed = placed.into_iter().peekable();
    for (number, leaf) in leaves.into_iter().enumerate() {
        binder.begin(leaf);
        while let Some(at) = placed.next_if(|at| at.page == number) {
            binder.draw(&at);
        }
    }
    placed.for_each(|at| binder.note(&at));
    binder.book
}

/// How many pages strips fill, and how much of the last one.
pub(super) fn extent(strips: &[Strip], heads: &[Strip], sheet: Sheet) -> (usize, Milli) {
    let imprint = press(strips, heads, sheet);
    (imprint.leaves.len(), imprint.filled)
}

/// Draws strips where they come to stand.
#[derive(Default)]
struct Binder {
    strips: Vec<Strip>,
    heads: Vec<Strip>,
    book: Book,
    running: Running,
    /// Whether the page has been told what its foot says.
    named: bool,
}

impl Binder {
    fn begin(&mut self, leaf: Leaf) {
        let running = if leaf.is_blank { Running::default() } else { self.running.clone() };
        self.book.pages.push(Page { sheet: leaf.sheet, items: Vec::new(), running, is_blank: leaf.is_blank });
        self.named = false;
    }

    fn draw(&mut self, at: &Placed) {
        self.note(at);
        let page = &mut self.book.pages[at.page];
        let items = match at.set {
            Set::Strip(index) => std::mem::take(&mut self.strips[index].items),
            Set::Head(index) => self.heads[index].items.clone(),
        };
        page.items.extend(items.into_iter().map(|item| page.sheet.place(item, at.top)));
    }

    /// Keeps what is known once the place of a strip is.
    fn note(&mut self, at: &Placed) {
        let spot = Spot { page: at.page, y: at.top };
        let marks = match at.set {
            Set::Strip(index) => std::mem::take(&mut self.strips[index].marks),
            Set::Head(index) => self.heads[index].marks.clone(),
        };
        for mark in marks {
            match mark {
                Mark::Place(key) => drop(self.book.places.entry(key).or_insert(spot)),
                Mark::Outline { level, title } => self.book.outline.push(Entry { level, title, spot }),
                Mark::Running { slide, clock } => self.run(at.page, Running { slide, clock }),
            }
        }
    }

    fn run(&mut self, page: usize, running: Running) {
        if let Some(page) = self.book.pages.get_mut(page).filter(|_| !self.named) {
            page.running = running.clone();
            self.named = true;
        }
        self.running = running;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SectionStart;
    use crate::render::pdf::strip::{After, Area, Ink};

    fn line(height: i64) -> Strip {
        Strip::of(Milli::pt(height), vec![Item::Fill { area: Area::default(), ink: Ink::BLACK }])
    }

    fn kept(height: i64) -> Strip {
        Strip { after: After::Stay, ..line(height) }
    }

    /// How many items stand on each page.
    fn items(strips: Vec<Strip>, heads: Vec<Strip>) -> Vec<usize> {
        let sheet = Sheet::plain(Milli::pt(612), Milli::pt(792));
        let book = pages(Story { strips, heads }, sheet);
        book.pages.iter().map(|page| page.items.len()).collect()
    }

    #[test]
    fn what_stays_together_moves_to_the_next_page_together() {
        assert_eq!(items(vec![line(500), kept(100), line(100)], vec![]), [1, 2]);
        assert_eq!(items(vec![line(500), line(100), line(100)], vec![]), [2, 1]);
    }

    #[test]
    fn a_group_taller_than_a_page_is_torn() {
        assert_eq!(items(vec![kept(400), kept(400), line(400)], vec![]), [1, 1, 1]);
    }

    #[test]
    fn space_vanishes_at_the_top_of_a_page_and_never_makes_one() {
        let gap = || Strip::gap(Milli::pt(100));
        assert_eq!(items(vec![line(600), gap(), line(600), gap()], vec![]), [1, 1]);
    }

    #[test]
    fn a_continued_table_repeats_its_head() {
        let row = || Strip { repeat: Some(0), ..line(300) };
        assert_eq!(items(vec![kept(20), row(), row(), row()], vec![line(20)]), [3, 2]);
    }

    #[test]
    fn a_new_page_may_be_on_another_sheet() {
        let (sheet, large) =
            (Sheet::plain(Milli::pt(612), Milli::pt(792)), Sheet::plain(Milli::pt(1224), Milli::pt(1600)));
        let turn =
            |sheet| Strip { after: After::NewPage(sheet, SectionStart::NextPage), ..Strip::gap(Milli(0)) };
        let strips = vec![line(600), turn(large), line(600), line(600), line(600), turn(sheet), line(600)];
        let book = pages(Story { strips, heads: vec![] }, sheet);
        let shown: Vec<_> = book.pages.iter().map(|page| (page.sheet == large, page.items.len())).collect();
        assert_eq!(shown, [(false, 1), (true, 2), (true, 1), (false, 1)]);
    }

    #[test]
    fn what_begins_on_an_odd_page_leaves_the_back_of_the_last_sheet_empty() {
        let (sheet, large) =
            (Sheet::plain(Milli::pt(612), Milli::pt(792)), Sheet::plain(Milli::pt(1224), Milli::pt(1600)));
        let turn =
            |sheet| Strip { after: After::NewPage(sheet, SectionStart::OddPage), ..Strip::gap(Milli(0)) };
        let strips = vec![
            turn(sheet),
            line(600),
            turn(sheet),
            line(600),
            line(600),
            turn(sheet),
            line(600),
            turn(large),
            line(600),
            turn(sheet),
            line(600),
        ];
        let book = pages(Story { strips, heads: vec![] }, sheet);
        let blank: Vec<_> = book.pages.iter().map(|page| page.is_blank).collect();
        assert_eq!(blank, [false, true, false, false, false, false, false]);
    }

    #[test]
    fn places_know_their_page() {
        let mut last = line(600);
        last.marks.push(Mark::Place("end".into()));
        let sheet = Sheet::plain(Milli::pt(612), Milli::pt(792));
        let book = pages(Story { strips: vec![line(600), last], heads: vec![] }, sheet);
        assert_eq!(book.places["end"], Spot { page: 1, y: sheet.top });
    }
}
