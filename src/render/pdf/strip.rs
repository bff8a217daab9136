//! Strips: what stands beside each other and is never torn apart by a page break.

use std::sync::Arc;

use super::sheet::Sheet;
use super::tree::NodeId;
use crate::model::{AssetPath, Colour, Direction, SectionStart};
use crate::typeset::{GlyphRun, Milli};

/// A colour on paper. Meaning never rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink(pub(super) Colour);

impl Ink {
    pub(super) const BLACK: Self = Self::grey(0);
    /// Second-rank words: 8.5:1 on white.
    pub(super) const SOFT: Self = Self::grey(74);
    /// Hairlines.
    pub(super) const LINE: Self = Self::grey(150);
    /// Fills behind words: 6 percent.
    pub(super) const PALE: Self = Self::grey(240);

    const fn grey(level: u8) -> Self {
        Self(Colour { red: level, green: level, blue: level })
    }
}

/// Who a mark on the page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// An element of the structure tree.
    Node(NodeId),
    /// Decoration.
    Ornament,
    /// The running head.
    Head,
    /// The foot.
    Foot,
}

/// A rectangle from the top left corner of a strip or a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: Milli,
    pub(super) y: Milli,
    pub(super) width: Milli,
    pub(super) height: Milli,
}

impl Area {
    fn resize(&mut self, resize: &impl Fn(&mut [&mut Milli])) {
        resize(&mut [&mut self.x, &mut self.y, &mut self.width, &mut self.height]);
    }
}

/// Something to draw.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// One line of text in a box; `owners` by span.
    Text { x: Milli, width: Milli, baseline: Milli, runs: Arc<[GlyphRun]>, owners: Vec<Owner>, ink: Ink },
    /// A filled rectangle.
    Fill { area: Area, ink: Ink },
    /// The outline of a rectangle.
    Frame { area: Area, weight: Milli, ink: Ink },
    /// A dotted horizontal line.
    Dots { x: Milli, width: Milli, y: Milli },
    /// A picture that fills its area.
    Picture { area: Area, asset: AssetPath, owner: Owner },
    /// The number of the page on which a place is, set when all pages are known.
    PageNumber { x: Milli, width: Milli, baseline: Milli, size: Milli, place: String, owner: Owner },
    /// Puts an element into the tree here: an empty cell, or a figure with the box it fills.
    Claim { area: Area, node: NodeId },
}

impl Item {
    /// The item moved to the right and down.
    #[must_use]
    pub(super) fn moved(mut self, right: Milli, down: Milli) -> Self {
        match &mut self {
            Self::Text { x, baseline, .. } | Self::PageNumber { x, baseline, .. } => {
                *x += right;
                *baseline += down;
            }
            Self::Fill { area, .. }
            | Self::Frame { area, .. }
            | Self::Picture { area, .. }
            | Self::Claim { area, .. } => {
                area.x += right;
                area.y += down;
            }
            Self::Dots { x, y, .. } => {
                *x += right;
                *y += down;
            }
        }
        self
    }

    /// The item on a page of another size.
    #[must_use]
    pub(super) fn resized(mut self, to: impl Fn(Milli) -> Milli) -> Self {
        let resize = |lengths: &mut [&mut Milli]| lengths.iter_mut().for_each(|it| **it = to(**it));
        match &mut self {
            Self::Text { x, width, baseline, runs, .. } => {
                resize(&mut [x, width, baseline]);
                *runs = runs.iter().map(|run| run.resized(&to)).collect();
            }
            Self::PageNumber { x, width, baseline, size, .. } => resize(&mut [x, width, baseline, size]),
            Self::Frame { area, weight, .. } => {
                area.resize(&resize);
                resize(&mut [weight]);
            }
            Self::Fill { area, .. } | Self::Picture { area, .. } | Self::Claim { area, .. } => {
                area.resize(&resize);
            }
            Self::Dots { x, width, y } => resize(&mut [x, width, y]),
        }
        self
    }

    /// The item as it stands on a page that runs from right to left.
    #[must_use]
    pub(super) fn mirrored(mut self, page: Milli) -> Self {
        match &mut self {
            Self::Text { x, width, .. } | Self::PageNumber { x, width, .. } | Self::Dots { x, width, .. } => {
                *x = page - *x - *width;
            }
            Self::Fill { area, .. }
            | Self::Frame { area, .. }
            | Self::Picture { area, .. }
            | Self::Claim { area, .. } => {
                area.x = page - area.x - area.width;
            }
        }
        self
    }
}

/// What may happen below a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// The page may end.
    Break,
    /// The next strip stays on the same page.
    Stay,
    /// The page ends; the next one is on this sheet.
    NewPage(Sheet, SectionStart),
}

/// Something that is known once the page of a strip is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A place that links lead to.
    Place(String),
    /// An entry of the outline, from level 1.
    Outline { level: u8, title: String },
    /// What the foot of the page says from here on.
    Running { slide: String, clock: String },
}

/// A horizontal band of the text column.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    pub(super) height: Milli,
    pub(super) items: Vec<Item>,
    pub(super) after: After,
    /// Dropped at the top of a page.
    pub(super) space: bool,
    /// The head that is repeated when a page begins with this strip.
    pub(super) repeat: Option<usize>,
    pub(super) marks: Vec<Mark>,
}

impl Strip {
    /// A band with something on it.
    pub(super) fn of(height: Milli, items: Vec<Item>) -> Self {
        Self { height, items, after: After::Break, space: false, repeat: None, marks: Vec::new() }
    }

    /// Empty paper that keeps what stands above and below together.
    pub(super) fn glue(height: Milli) -> Self {
        Self { space: true, after: After::Stay, ..Self::of(height, Vec::new()) }
    }

    /// Empty paper at which a page may end.
    pub(super) fn gap(height: Milli) -> Self {
        Self { space: true, ..Self::of(height, Vec::new()) }
    }

    /// Where its words end.
    pub(super) fn end_of_words(&self, direction: Direction) -> Option<Milli> {
        let Some(Item::Text { x, width, runs, .. }) = self.items.last() else { return None };
        let end = match direction {
            Direction::Ltr => runs.last().map_or(Milli(0), |run| run.x + run.width),
            Direction::Rtl => *width - runs.first().map_or(*width, |run| run.x),
        };
        Some(*x + end)
    }

    /// The strip with empty paper above all that stands on it.
    #[must_use]
    pub(super) fn lowered(mut self, down: Milli) -> Self {
        self.items = self.items.into_iter().map(|item| item.moved(Milli(0), down)).collect();
        self.height += down;
        self
    }
}

/// The first baseline of some items.
pub(super) fn baseline(items: &[Item]) -> Option<Milli> {
    items.iter().find_map(|item| match item {
        Item::Text { baseline, .. } => Some(*baseline),
        _ => None,
    })
}

/// The height of strips on top of each other.
pub(super) fn height(strips: &[Strip]) -> Milli {
    strips.iter().map(|strip| strip.height).sum()
}

/// One strip of several.
pub(super) fn flatten(strips: Vec<Strip>) -> Strip {
    let mut whole = Strip::of(Milli(0), Vec::new());
    for strip in strips {
        let down = whole.height;
        whole.items.extend(strip.items.into_iter().map(|item| item.moved(Milli(0), down)));
        whole.height += strip.height;
        whole.marks.extend(strip.marks);
        whole.after = strip.after;
    }
    whole
}

/// One strip of two that stand beside each other.
pub(super) fn beside(mut left: Strip, right: Strip) -> Strip {
    left.height = left.height.max(right.height);
    left.items.extend(right.items);
    left.marks.extend(right.marks);
    left
}

/// Keeps all strips on one page with what follows.
pub(super) fn stay(strips: &mut [Strip]) {
    for strip in strips {
        strip.after = After::Stay;
    }
}

/// Keeps strips together among themselves.
pub(super) fn together(strips: &mut [Strip]) {
    let count = strips.len().saturating_sub(1);
    stay(&mut strips[..count]);
}
