//! How each placeholder of each layout looks, and what kind it is in the format.

use crate::model::{Bullets, SlideLayout, Slot};

/// A placeholder's type and number (ECMA-376 part 1 §19.3.1.36).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind<'a> {
    /// Empty for content of any kind.
    pub(super) name: &'a str,
    /// `None` where it is the first of its type.
    pub(super) index: Option<u32>,
}

/// Colours, weight and anchor of a placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dress {
    pub(super) colour: &'static str,
    pub(super) bold: &'static str,
    pub(super) anchor: &'static str,
    pub(super) fill: Option<&'static str>,
    pub(super) bullets: Bullets,
}

/// The file number of a layout, from 1.
pub(super) fn number(layout: SlideLayout) -> usize {
    SlideLayout::ALL.iter().position(|it| *it == layout).expect("every layout is listed") + 1
}

/// The part of a layout.
pub(super) fn path(layout: SlideLayout) -> String {
    format!("ppt/slideLayouts/slideLayout{}.xml", number(layout))
}

/// The name that PowerPoint shows in its list of layouts.
pub(super) fn name(layout: SlideLayout) -> &'static str {
    match layout {
        SlideLayout::Title => "Title Slide",
        SlideLayout::Agenda => "Agenda",
        SlideLayout::Section => "Section Header",
        SlideLayout::Bullets => "Title and Content",
        SlideLayout::TwoColumns => "Two Content",
        SlideLayout::Comparison => "Comparison",
        SlideLayout::Table => "Table",
        SlideLayout::Picture => "Picture",
        SlideLayout::PictureText => "Picture with Text",
        SlideLayout::Quote => "Quote",
        SlideLayout::Case => "Case Study",
        SlideLayout::Activity => "Activity",
        SlideLayout::Quiz => "Quiz",
        SlideLayout::KeyPoints => "Key Points",
        SlideLayout::Closing => "Closing",
    }
}

/// The type that other programs know a layout by; `None` for layouts of our own.
pub(super) fn standard(layout: SlideLayout) -> Option<&'static str> {
    match layout {
        SlideLayout::Title => Some("title"),
        SlideLayout::Section => Some("secHead"),
        SlideLayout::Bullets => Some("obj"),
        SlideLayout::TwoColumns => Some("twoObj"),
        SlideLayout::Comparison => Some("twoTxTwoObj"),
        SlideLayout::PictureText => Some("picTx"),
        _ => None,
    }
}

/// The kind of the title of a layout.
pub(super) fn title_kind(layout: SlideLayout) -> Kind<'static> {
    let name = if layout == SlideLayout::Title { "ctrTitle" } else { "title" };
    Kind { name, index: None }
}

/// The kind of the footer (`ftr`) or slide number (`sldNum`) of a layout. No other placeholder of
/// kitbag's layouts has its number.
pub(super) fn foot(name: &str) -> Kind<'_> {
    Kind { name, index: Some(if name == "ftr" { 11 } else { 12 }) }
}

/// The kind of another placeholder of a layout.
pub(super) fn kind(layout: SlideLayout, slot: Slot) -> Kind<'static> {
    let (name, index) = match (layout, slot) {
        (_, Slot::Subtitle) => ("subTitle", 1),
        (SlideLayout::Section, Slot::Facts) | (SlideLayout::Comparison, Slot::FirstHead) => ("body", 1),
        (SlideLayout::Comparison, Slot::Body) | (SlideLayout::TwoColumns, Slot::Second) => ("", 2),
        (SlideLayout::Comparison, Slot::SecondHead) => ("body", 3),
        (SlideLayout::Comparison, Slot::Second) => ("", 4),
        (SlideLayout::TwoColumns | SlideLayout::Bullets, Slot::Body) => ("", 1),
        (SlideLayout::PictureText, Slot::Picture) => ("pic", 1),
        (SlideLayout::PictureText, Slot::Body) => ("body", 2),
        (SlideLayout::Table, Slot::Body) => ("tbl", 13),
        (_, Slot::Picture) => ("pic", 14),
        (_, Slot::Body) => ("body", 15),
        (_, Slot::Second) => ("body", 16),
        (_, Slot::Facts) => ("body", 17),
        (_, Slot::FirstHead) => ("body", 18),
        (_, Slot::SecondHead) => ("body", 19),
    };
    Kind { name, index: Some(index) }
}

/// The look of the title of a layout.
pub(super) fn title(layout: SlideLayout) -> Dress {
    match layout {
        SlideLayout::Title | SlideLayout::Section => dress("bg1", "1", "b"),
        _ => dress("tx2", "1", "ctr"),
    }
}

/// The look of another placeholder of a layout.
pub(super) fn slot(layout: SlideLayout, slot: Slot) -> Dress {
    let listed = |dress| Dress { bullets: Bullets::Shown, ..dress };
    let plain = dress("tx1", "0", "t");
    match (layout, slot) {
        (SlideLayout::Title, Slot::Facts) => dress("bg2", "0", "b"),
        (SlideLayout::Title | SlideLayout::Section, _) => dress("bg1", "0", "t"),
        (_, Slot::Facts) => dress("accent1", "1", "ctr"),
        (_, Slot::FirstHead | Slot::SecondHead) => dress("accent1", "1", "b"),
        (SlideLayout::Quote, _) => dress("tx2", "0", "ctr"),
        (SlideLayout::KeyPoints, _) => listed(Dress { fill: Some("bg2"), ..dress("tx1", "0", "ctr") }),
        (SlideLayout::Case, Slot::Second) => Dress { fill: Some("bg2"), ..dress("tx2", "0", "ctr") },
        (SlideLayout::Agenda | SlideLayout::Picture | SlideLayout::Table, _) => plain,
        (SlideLayout::PictureText, Slot::Body) => listed(dress("tx1", "0", "ctr")),
        _ => listed(plain),
    }
}

/// The background of a layout; `None` where it is the master's.
pub(super) fn background(layout: SlideLayout) -> Option<&'static str> {
    match layout {
        SlideLayout::Title => Some("tx2"),
        SlideLayout::Section => Some("accent1"),
        _ => None,
    }
}

/// The colour of the panel at the end side.
pub(super) fn panel(layout: SlideLayout) -> &'static str {
    if layout == SlideLayout::Section { "tx2" } else { "accent1" }
}

/// The colours of footer and slide number.
pub(super) fn small_print(layout: SlideLayout) -> [&'static str; 2] {
    match layout {
        SlideLayout::Title | SlideLayout::Section => ["bg1", "bg1"],
        SlideLayout::Closing => ["tx1", "bg1"],
        _ => ["tx1", "tx1"],
    }
}

fn dress(colour: &'static str, bold: &'static str, anchor: &'static str) -> Dress {
    Dress { colour, bold, anchor, fill: None, bullets: Bullets::Hidden }
}
