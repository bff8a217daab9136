//! Where strips come to stand, before anything is drawn.

use std::ops::Range;

use super::sheet::Sheet;
use super::strip::{After, Strip};
use crate::model::SectionStart;
use crate::typeset::Milli;

/// A page that strips fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    pub(super) sheet: Sheet,
    /// Whether it was left empty so that the next one is the front of a sheet.
    pub(super) is_blank: bool,
}

impl Leaf {
    fn new(sheet: Sheet) -> Self {
        Self { sheet, is_blank: false }
    }
}

/// What stands at a place, by its number among its like.
#[derive(Clone, Copy, Debug)]
pub(super) enum Set {
    Strip(usize),
    /// The head of a table, once more.
    Head(usize),
}

/// A place on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) set: Set,
    /// From 0.
    pub(super) page: usize,
    /// From the top edge of the page.
    pub(super) top: Milli,
}

/// Places for strips, from the first page to the last.
#[derive(Debug, Default)]
pub(super) struct Imprint {
    pub(super) leaves: Vec<Leaf>,
    pub(super) placed: Vec<Placed>,
    /// How much of the last page is filled.
    pub(super) filled: Milli,
}

/// Finds a place for strips, of which the first is on `sheet`. What must stay together does, unless it is taller than
/// a page.
pub(super) fn press(strips: &[Strip], heads: &[Strip], sheet: Sheet) -> Imprint {
    let mut press = Press {
        strips,
        heads,
        imprint: Imprint::default(),
        leaf: Leaf::new(sheet),
        used: Milli(0),
        is_bare: true,
    };
    let mut first = 0;
    for (index, strip) in strips.iter().enumerate() {
        if strip.after == After::Stay {
            continue;
        }
        press.group(first..index + 1);
        first = index + 1;
        if let After::NewPage(next, start) = strip.after {
            press.turn();
            press.leaf.sheet = next;
            if start == SectionStart::OddPage {
                press.turn_to_front();
            }
        }
    }
    press.group(first..strips.len());
    press.turn();
    press.imprint
}

struct Press<'a> {
    strips: &'a [Strip],
    heads: &'a [Strip],
    imprint: Imprint,
    leaf: Leaf,
    used: Milli,
    /// Whether nothing is drawn on the page.
    is_bare: bool,
}

impl Press<'_> {
    fn group(&mut self, group: Range<usize>) {
        let strips = &self.strips[group.clone()];
        let needed: Milli = strips.iter().skip_while(|it| self.is_bare && it.space).map(|it| it.height).sum();
        let is_solid = strips.iter().any(|it| !it.space);
        if is_solid && !self.is_bare && self.used + needed > self.leaf.sheet.body() {
            self.turn();
        }
        for index in group {
            let strip = &self.strips[index];
            if !strip.space && self.used + strip.height > self.leaf.sheet.body() {
                self.turn();
            }
            self.put(index);
        }
    }

    fn put(&mut self, index: usize) {
        let strip = &self.strips[index];
        if self.is_bare {
            if strip.space && strip.marks.is_empty() {
                return;
            }
            if let Some(head) = strip.repeat {
                self.set(Set::Head(head), &self.heads[head]);
            }
        }
        self.set(Set::Strip(index), strip);
    }

    fn set(&mut self, set: Set, strip: &Strip) {
        let (page, top) = (self.imprint.leaves.len(), self.leaf.sheet.top + self.used);
        self.imprint.placed.push(Placed { set, page, top });
        self.is_bare &= strip.items.is_empty();
        self.used += strip.height;
    }

    fn turn(&mut self) {
        if self.is_bare {
            return;
        }
        let next = Leaf::new(self.leaf.sheet.next());
        self.imprint.leaves.push(std::mem::replace(&mut self.leaf, next));
        self.imprint.filled = self.used;
        self.used = Milli(0);
        self.is_bare = true;
    }

    /// Leaves the back of the last sheet empty. Other paper begins with a sheet of its own.
    fn turn_to_front(&mut self) {
        let sheet = self.leaf.sheet;
        let alike = self.imprint.leaves.iter().rev().take_while(|it| it.sheet.is_like(&sheet)).count();
        if alike % 2 == 1 {
            self.imprint.leaves.push(Leaf { sheet, is_blank: true });
        }
    }
}
