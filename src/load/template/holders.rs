//! The placeholders of layouts, with all that they inherit from their master.

use std::collections::BTreeSet;

use super::archive::number;
use super::colours::Palette;
use super::styles::Level;
use crate::model::{Colour, Emu, Holder, Inset, Rect};
use crate::package::Element;

/// Space beside and above text where nobody sets one (ECMA-376 part 1 §21.1.2.1.1).
const ACROSS: i64 = 91_440;
const DOWN: i64 = 45_720;

/// The farthest from the corner that anything can stand.
const FARTHEST: i64 = 51_206_400;

/// What a layout inherits.
pub(super) struct Inherited<'a> {
    pub(super) master: &'a Element,
    pub(super) palette: &'a Palette,
}

impl Inherited<'_> {
    /// The placeholders of a layout in which text that runs across can stand.
    pub(super) fn holders(&self, layout: &Element) -> Vec<Holder> {
        let mut numbers = BTreeSet::new();
        let mut holders: Vec<Holder> = shapes(layout).filter_map(|shape| self.holder(shape)).collect();
        // Slides find a placeholder by its number: of two with one number only the first is found.
        holders.retain(|it| is_title(&it.kind) || numbers.insert(it.index.unwrap_or_default()));
        holders
    }

    /// A placeholder of the master itself.
    pub(super) fn own(&self, kind: &str) -> Option<Holder> {
        self.holder(shapes(self.master).find(|shape| kind_of(shape) == Some(kind))?)
    }

    /// The plain colour behind a layout.
    pub(super) fn background(&self, layout: &Element) -> Option<Colour> {
        let behind = |root: &'_ Element| {
            let background = root.first("cSld")?.first("bg")?;
            Some(match background.first("bgPr") {
                Some(properties) => self.palette.fill(properties),
                None => background.first("bgRef")?.elements().next().and_then(|it| self.palette.named(it)),
            })
        };
        behind(layout).or_else(|| behind(self.master)).flatten()
    }

    fn holder(&self, shape: &Element) -> Option<Holder> {
        let kind = kind_of(shape)?;
        let master = shapes(self.master).find(|it| kind_of(it) == Some(of_master(kind)));
        let bodies: Vec<&Element> =
            [Some(shape), master].into_iter().flatten().filter_map(|it| it.first("txBody")).collect();
        let mut properties = bodies.iter().filter_map(|body| body.first("bodyPr"));
        if properties.find_map(|it| it.attribute("vert")).is_some_and(|way| way != "horz") {
            return None;
        }
        let level = |level| {
            let own = bodies.iter().filter_map(|body| body.first("lstStyle"));
            let styles = own.chain(self.style(kind));
            let says = styles.map(|style| Level::of(style, level, self.palette));
            says.fold(Level::default(), Level::over).settled()
        };
        Some(Holder {
            kind: kind.to_owned(),
            index: placeholder(shape)?.attribute("idx").and_then(|index| index.parse().ok()),
            rect: rect(shape).or_else(|| master.and_then(rect))?,
            inset: inset(&bodies),
            levels: [level(1), level(2)],
        })
    }

    /// The style that the master has for a kind of text.
    fn style(&self, kind: &str) -> Option<&Element> {
        let name = match of_master(kind) {
            "title" => "titleStyle",
            "body" => "bodyStyle",
            _ => "otherStyle",
        };
        self.master.first("txStyles")?.first(name)
    }
}

/// The types of all placeholders of a part.
pub(super) fn kinds(root: &Element) -> BTreeSet<&str> {
    shapes(root).filter_map(kind_of).collect()
}

fn is_title(kind: &str) -> bool {
    matches!(kind, "title" | "ctrTitle")
}

/// The placeholder of a master from which one of a layout inherits.
fn of_master(kind: &str) -> &str {
    match kind {
        "title" | "ctrTitle" => "title",
        "dt" | "ftr" | "sldNum" | "hdr" | "sldImg" => kind,
        _ => "body",
    }
}

fn shapes(root: &Element) -> impl Iterator<Item = &Element> {
    let tree = root.first("cSld").and_then(|slide| slide.first("spTree"));
    tree.into_iter().flat_map(Element::elements).filter(|it| matches!(it.name.as_str(), "sp" | "pic"))
}

fn placeholder(shape: &Element) -> Option<&Element> {
    shape.elements().find(|it| it.name.starts_with("nv"))?.first("nvPr")?.first("ph")
}

/// The type of a shape that is a placeholder; empty for content of any kind.
fn kind_of(shape: &Element) -> Option<&str> {
    placeholder(shape).map(|it| it.attribute("type").filter(|kind| *kind != "obj").unwrap_or_default())
}

fn rect(shape: &Element) -> Option<Rect> {
    let frame = shape.first("spPr")?.first("xfrm")?;
    let (offset, extent) = (frame.first("off")?, frame.first("ext")?);
    let at = |name| number(offset, name).filter(|it| it.abs() <= FARTHEST).map(Emu);
    let length = |name| number(extent, name).filter(|it| (1..=FARTHEST).contains(it)).map(Emu);
    Some(Rect { x: at("x")?, y: at("y")?, width: length("cx")?, height: length("cy")? })
}

/// The space around text: half of what stands on both sides together.
fn inset(bodies: &[&Element]) -> Inset {
    let side = |name, usual: i64| {
        let said = bodies.iter().find_map(|body| number(body.first("bodyPr")?, name));
        said.filter(|it| (0..=FARTHEST).contains(it)).unwrap_or(usual)
    };
    Inset {
        across: Emu(i64::midpoint(side("lIns", ACROSS), side("rIns", ACROSS))),
        down: Emu(i64::midpoint(side("tIns", DOWN), side("bIns", DOWN))),
    }
}
