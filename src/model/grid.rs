//! Where text and pictures stand on the slides of one look, and how text is set there.

use std::collections::BTreeMap;

use super::{Content, Emu, Rect, SlideLayout, SlideStyle, Slot};

/// The places of all layouts of one look: kitbag's own, or those of a country's template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Width of every slide.
    pub width: Emu,
    /// Height of every slide.
    pub height: Emu,
    /// What becomes of the rectangles in languages that run from right to left.
    pub turn: Turn,
    /// Type size of titles, in hundredths of a point, down to which long ones become smaller than others
    /// would; `None` where all keep to the usual scales.
    pub smallest_title: Option<u32>,
    /// The places of each layout.
    pub layouts: BTreeMap<SlideLayout, Spread>,
}

/// What becomes of rectangles in languages that run from right to left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// They are mirrored.
    #[default]
    Mirrored,
    /// They stay where they are: a template is as its country drew it.
    Kept,
}

/// The places of one layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The title.
    pub title: Seat,
    /// The others, in reading order.
    pub seats: Vec<(Slot, Seat)>,
    /// The footer; `None` where the layout has none.
    pub footer: Option<Seat>,
}

/// A placeholder as the planner sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Its rectangle.
    pub rect: Rect,
    /// Space between the rectangle and its text, on each side.
    pub inset: Inset,
    /// How a plain paragraph is set.
    pub plain: Setting,
    /// How a bullet of the first level or a numbered item is set.
    pub first: Setting,
    /// How a bullet of the second level is set.
    pub second: Setting,
    /// How a lead-in is set.
    pub heading: Setting,
    /// The distance of lines in percent of what is usual.
    pub spacing: u32,
    /// Type size of a slide with much text in percent of the usual one.
    pub scale: u32,
    /// Whether it may hold a table.
    pub tables: bool,
}

/// Space between a rectangle and its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inset {
    /// On the left and on the right.
    pub across: Emu,
    /// At the top and at the bottom.
    pub down: Emu,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Type size in hundredths of a point.
    pub size: u32,
    /// Space above a paragraph that is not the first, in hundredths of a point.
    pub gap: u32,
    /// How far its text stands from the start of the placeholder.
    pub indent: Emu,
}

impl Grid {
    /// The places of a layout.
    pub fn spread(&self, layout: SlideLayout) -> &Spread {
        self.layouts.get(&layout).expect("a grid has every layout")
    }

    /// One placeholder of a layout; `None` where the layout has no such slot.
    pub fn find(&self, layout: SlideLayout, slot: Slot) -> Option<Seat> {
        self.spread(layout).seats.iter().find(|(other, _)| *other == slot).map(|(_, seat)| *seat)
    }

    /// A placeholder as its content is set there; `None` where the layout has no such slot for it.
    pub fn find_for(&self, layout: SlideLayout, slot: Slot, content: &Content) -> Option<Seat> {
        match content {
            Content::Table(_) => self.find_for_table(layout, slot),
            Content::Text(_) | Content::Picture(..) => self.find(layout, slot),
        }
    }

    /// A placeholder as a table is set there: in the type of tables, whatever the layout; `None` where it
    /// holds none.
    pub fn find_for_table(&self, layout: SlideLayout, slot: Slot) -> Option<Seat> {
        let Seat { plain, spacing, .. } = self.find(SlideLayout::Table, Slot::Body)?;
        let seat = self.find(layout, slot).filter(|seat| seat.tables)?;
        Some(Seat { plain, spacing, ..seat })
    }
}

impl Seat {
    /// How a paragraph of a style is set, in the size that the scale asks for.
    pub fn setting(&self, style: SlideStyle) -> Setting {
        let setting = match style {
            SlideStyle::Plain => self.plain,
            SlideStyle::Bullet(2) | SlideStyle::SecondNumber(_) => self.second,
            SlideStyle::Bullet(_) | SlideStyle::Number(_) => self.first,
            SlideStyle::Heading => self.heading,
        };
        Setting { size: setting.size * self.scale / 100, ..setting }
    }

    /// The rectangle of its text.
    pub fn inner(&self) -> Rect {
        let mut rect = self.rect;
        rect.width.0 -= self.inset.across.0 * 2;
        rect.height.0 -= self.inset.down.0 * 2;
        rect
    }
}
