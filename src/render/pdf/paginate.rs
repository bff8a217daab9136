//! Strips become pages.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::Sheet;
use super::strip::{After, Item, Mark, Strip};
use crate::model::{AssetPath, SectionStart};
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

impl Page {
    fn new(sheet: Sheet, running: Running) -> Self {
        Self { sheet, items: Vec::new(), running, is_blank: false }
    }
}

/// Pages and what is known now that they are.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) pages: Vec<Page>,
    pub(super) places: BTreeMap<String, Spot>,
    pub(super) outline: Vec<Entry>,
    /// How much of the last page is filled.
    pub(super) filled: Milli,
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

/// Breaks a story into pages, of which the first is on `sheet`. What must stay together does, unless it
/// is taller than a page.
pub(super) fn pages(story: Story, sheet: Sheet) -> Book {
    let mut press = Press::new(sheet, story.heads);
    let mut group = Vec::new();
    for strip in story.strips {
        let after = strip.after;
        group.push(strip);
        if after != After::Stay {
            press.group(std::mem::take(&mut group));
        }
        if let After::NewPage(next, start) = after {
            press.turn();
            press.page.sheet = next;
            if start == SectionStart::OddPage {
                press.turn_to_front();
            }
        }
    }
    press.group(group);
    press.close()
}

struct Press {
    heads: Vec<Strip>,
    book: Book,
    page: Page,
    used: Milli,
    running: Running,
    /// Whether the page has been told what its foot says.
    named: bool,
}

impl Press {
    fn new(sheet: Sheet, heads: Vec<Strip>) -> Self {
        Self {
            heads,
            book: Book::default(),
            page: Page::new(sheet, Running::default()),
            used: Milli(0),
            running: Running::default(),
            named: false,
        }
    }

    fn group(&mut self, group: Vec<Strip>) {
        let fresh = self.page.items.is_empty();
        let needed: Milli = group.iter().skip_while(|it| fresh && it.space).map(|it| it.height).sum();
        let solid = group.iter().any(|it| !it.space);
        if solid && !fresh && self.used + needed > self.page.sheet.body() {
            self.turn();
        }
        for strip in group {
            if !strip.space && self.used + strip.height > self.page.sheet.body() {
                self.turn();
            }
            self.put(strip);
        }
    }

    fn put(&mut self, strip: Strip) {
        if self.page.items.is_empty() {
            if strip.space && strip.marks.is_empty() {
                return;
            }
            if let Some(head) = strip.repeat {
                let head = self.heads[head].clone();
                self.draw(head);
            }
        }
        self.draw(strip);
    }

    fn draw(&mut self, strip: Strip) {
        let sheet = self.page.sheet;
        let y = sheet.top + self.used;
        let spot = Spot { page: self.book.pages.len(), y };
        for mark in strip.marks {
            match mark {
                Mark::Place(key) => drop(self.book.places.entry(key).or_insert(spot)),
                Mark::Outline { level, title } => self.book.outline.push(Entry { level, title, spot }),
                Mark::Running { slide, clock } => {
                    self.running = Running { slide, clock };
                    if !self.named {
                        self.page.running = self.running.clone();
                        self.named = true;
                    }
                }
            }
        }
        self.page.items.extend(strip.items.into_iter().map(|item| sheet.place(item, y)));
        self.used += strip.height;
    }

    fn turn(&mut self) {
        if self.page.items.is_empty() {
            return;
        }
        let next = Page::new(self.page.sheet.next(), self.running.clone());
        self.book.pages.push(std::mem::replace(&mut self.page, next));
        self.book.filled = self.used;
        self.used = Milli(0);
        self.named = false;
    }

    /// Leaves the back of the last sheet empty. Other paper begins with a sheet of its own.
    fn turn_to_front(&mut self) {
        let sheet = self.page.sheet;
        let alike = self.book.pages.iter().rev().take_while(|page| page.sheet.is_like(&sheet)).count();
        if alike % 2 == 1 {
            let blank = Page { is_blank: true, ..Page::new(sheet, Running::default()) };
            self.book.pages.push(blank);
        }
    }

    fn close(mut self) -> Book {
        self.turn();
        self.book
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::pdf::strip::{Area, Ink};

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
