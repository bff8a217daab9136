//! What is a little taller than its pages is set closer, so that no page carries a few last lines.

use super::compose::{Draft, Setter};
use super::paginate;
use crate::typeset::Milli;

/// How close words are set, in thousandths of what they ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Closeness {
    size: u32,
    leading: u32,
    gap: i64,
    /// Lines are no closer than this, in thousandths of the script's usual line height.
    least: u32,
}

impl Closeness {
    /// As it was meant.
    pub(super) const NONE: Self = Self { size: 1000, leading: 1000, gap: 1000, least: 800 };
    /// From what was meant to the closest.
    pub(super) const ALL: [Self; 7] = [
        Self::NONE,
        Self::STEPS[0],
        Self::STEPS[1],
        Self::STEPS[2],
        Self { size: 900, leading: 860, gap: 400, least: 750 },
        Self { size: 890, leading: 820, gap: 300, least: 710 },
        Self::CLOSEST,
    ];
    /// Ever closer, but never so close that reading suffers.
    const STEPS: [Self; 3] = [
        Self { size: 1000, leading: 960, gap: 800, least: 800 },
        Self { size: 970, leading: 930, gap: 650, least: 800 },
        Self { size: 930, leading: 910, gap: 500, least: 800 },
    ];
    /// For what is glanced at and not read.
    pub(super) const CLOSEST: Self = Self { size: 850, leading: 800, gap: 250, least: 700 };

    /// The type size to set instead of one that was asked for.
    pub(super) fn size(self, size: Milli) -> Milli {
        size.scaled(self.size)
    }

    /// The space to leave instead of one that was asked for.
    pub(super) fn gap(self, gap: Milli) -> Milli {
        gap * self.gap / 1000
    }

    /// The leading to set instead of one that was asked for.
    pub(super) fn leading(self, leading: u32) -> u32 {
        (leading * self.leading / 1000).max(leading.min(self.least))
    }
}

impl Setter<'_> {
    /// Sets what begins on a new page. Where its last page would be mostly empty, it is set closer if
    /// that saves the page, else as it was meant.
    pub(super) fn snugly<T>(&mut self, set: impl Fn(&mut Self) -> T) -> T {
        let before = self.draft();
        let done = self.set_closer(Closeness::NONE, &set);
        let (pages, filled) = self.extent(before);
        if pages < 2 || filled > self.sheet.body() * 2 / 5 {
            return done;
        }
        let meant = self.take(before);
        for step in Closeness::STEPS {
            let done = self.set_closer(step, &set);
            if self.extent(before).0 < pages {
                return done;
            }
            self.discard(before);
        }
        self.put(meant);
        done
    }

    /// Sets something as close as is said.
    pub(super) fn set_closer<T>(&mut self, closeness: Closeness, set: &impl Fn(&mut Self) -> T) -> T {
        let first = self.story.strips.len();
        self.closeness = closeness;
        let done = set(self);
        self.closeness = Closeness::NONE;
        let spaces = self.story.strips[first..].iter_mut();
        for strip in spaces.filter(|strip| strip.space && strip.items.is_empty()) {
            strip.height = closeness.gap(strip.height);
        }
        done
    }

    /// How many pages the strips set since then fill, and how much of the last one.
    pub(super) fn extent(&self, since: Draft) -> (usize, Milli) {
        paginate::extent(&self.story.strips[since.strips..], &self.story.heads, self.sheet)
    }
}
