//! The slide layouts: one per kind of slide, with the geometry that the deck was fitted to.

use super::dress::{self, Dress, Kind};
use super::locale::Locale;
use super::master::{self, Branded};
use super::part::NAMESPACES;
use super::shape::{Tree, frame, solid};
use super::styles;
use crate::deck::geometry::{self, Place};
use crate::model::{Bullets, Rect, SlideLayout, SlideStyle, Slot};
use crate::package::Xml;

/// The part of a layout.
pub(super) fn part(layout: SlideLayout, branded: &Branded<'_>) -> Vec<u8> {
    let mut xml = Xml::document();
    let mut attributes = NAMESPACES.to_vec();
    attributes.extend(dress::standard(layout).map(|standard| ("type", standard)));
    let own_shapes = geometry::panel(layout).is_some();
    if own_shapes {
        attributes.push(("showMasterSp", "0"));
    }
    attributes.push(("preserve", "1"));
    if dress::standard(layout).is_none() {
        attributes.push(("userDrawn", "1"));
    }
    xml.within("p:sldLayout", &attributes, |xml| {
        xml.within("p:cSld", &[("name", dress::name(layout))], |xml| {
            if let Some(colour) = dress::background(layout) {
                master::background(xml, colour);
            }
            Tree::write(xml, |xml, tree| shapes(xml, tree, (layout, branded)));
        });
        xml.within("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
    });
    xml.finish()
}

fn shapes(xml: &mut Xml, tree: &mut Tree, (layout, branded): (SlideLayout, &Branded<'_>)) {
    let locale = branded.locale;
    if let Some(panel) = geometry::panel(layout) {
        tree.block(xml, "Panel", (locale.mirror(panel), dress::panel(layout)));
        branded.card(xml, tree, layout);
        branded.draft(xml, tree);
    }
    if layout == SlideLayout::Quote {
        let (_, place) = geometry::places(layout, branded.size)[0];
        tree.block(xml, "Quote bar", (locale.mirror(quote_bar(place.rect)), "accent1"));
    }
    let title = Styled { layout, place: geometry::title(layout), dress: dress::title(layout), locale };
    title.write(xml, tree, ("Title", dress::title_kind(layout)));
    for (slot, place) in geometry::places(layout, branded.size) {
        let styled = Styled { layout, place, dress: dress::slot(layout, slot), locale };
        styled.write(xml, tree, (slot_name(slot), dress::kind(layout, slot)));
    }
    let colours = dress::small_print(layout);
    master::small_print(xml, tree, (branded, colours, [11, 12]));
}

/// The bar beside a quotation.
fn quote_bar(text: Rect) -> Rect {
    Rect { x: geometry::title(SlideLayout::Quote).rect.x, width: geometry::BAR.width, ..text }
}

/// The name of a slot inside names of shapes.
pub(super) fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Subtitle => "Subtitle",
        Slot::Body => "Body",
        Slot::Second => "Second",
        Slot::FirstHead => "First head",
        Slot::SecondHead => "Second head",
        Slot::Picture => "Picture",
        Slot::Facts => "Facts",
    }
}

/// A placeholder of a layout with all of its looks.
struct Styled<'a> {
    layout: SlideLayout,
    place: Place,
    dress: Dress,
    locale: Locale<'a>,
}

impl Styled<'_> {
    fn write(&self, xml: &mut Xml, tree: &mut Tree, (name, kind): (&str, Kind<'_>)) {
        tree.placeholder(xml, (name, kind), |xml| {
            xml.within("p:spPr", &[], |xml| {
                frame(xml, "a:xfrm", self.locale.mirror(self.place.rect));
                if let Some(fill) = self.dress.fill {
                    solid(xml, fill);
                }
            });
            xml.within("p:txBody", &[], |xml| {
                master::body_properties(xml, self.place.inset, self.dress.anchor);
                xml.within("a:lstStyle", &[], |xml| self.levels(xml));
                master::prompt(xml, name, self.locale);
            });
        });
    }

    fn levels(&self, xml: &mut Xml) {
        self.level(xml, ("a:lvl1pPr", SlideStyle::Bullet(1)));
        if self.dress.bullets == Bullets::Shown {
            self.level(xml, ("a:lvl2pPr", SlideStyle::Bullet(2)));
        }
        self.level(xml, ("a:lvl5pPr", SlideStyle::Heading));
    }

    fn level(&self, xml: &mut Xml, (name, style): (&'static str, SlideStyle)) {
        let hangs = self.dress.bullets == Bullets::Shown || self.layout == SlideLayout::Agenda;
        let indent = if hangs { geometry::indent(self.layout, style).0 } else { 0 };
        let hanging = match style {
            SlideStyle::Bullet(2) => {
                geometry::indent(self.layout, style).0
                    - geometry::indent(SlideLayout::Bullets, SlideStyle::Bullet(1)).0
            }
            _ => indent,
        };
        let (margin, first) = (indent.to_string(), (-hanging).to_string());
        let attributes = [
            ("marL", margin.as_str()),
            ("indent", first.as_str()),
            ("algn", self.locale.start()),
            ("rtl", self.locale.rtl()),
        ];
        let heading = style == SlideStyle::Heading;
        let size = geometry::size(self.place, style, self.locale.script()).to_string();
        xml.within(name, &attributes, |xml| {
            let gap = geometry::gap(self.place, style).to_string();
            xml.within("a:spcBef", &[], |xml| xml.empty("a:spcPts", &[("val", &gap)]));
            match style {
                SlideStyle::Bullet(level) if self.dress.bullets == Bullets::Shown => {
                    styles::bullet(xml, if level == 1 { "•" } else { "–" });
                }
                _ => xml.empty("a:buNone", &[]),
            }
            let bold = if heading { "1" } else { self.dress.bold };
            xml.within("a:defRPr", &[("sz", &size), ("b", bold)], |xml| {
                solid(xml, if heading { "accent1" } else { self.dress.colour });
            });
        });
    }
}
