//! The styles of text: levels of the master and the default of tables and new boxes.

use super::locale::Locale;
use super::shape::solid;
use crate::deck::geometry::{self, scaled};
use crate::model::{Size, SlideLayout, SlideStyle, Slot};
use crate::package::Xml;

/// Levels of a list style (ECMA-376 part 1 §21.1.2.4.12).
const LEVELS: [&str; 9] = [
    "a:lvl1pPr",
    "a:lvl2pPr",
    "a:lvl3pPr",
    "a:lvl4pPr",
    "a:lvl5pPr",
    "a:lvl6pPr",
    "a:lvl7pPr",
    "a:lvl8pPr",
    "a:lvl9pPr",
];
/// The level of lead-ins, from 0.
const LEAD_IN: usize = 4;
/// Type size of tables and new text boxes in hundredths of a point.
const TABLE: u32 = 1800;

/// One level.
struct Level<'a> {
    locale: Locale<'a>,
    margin: i64,
    hanging: i64,
    gap: u32,
    bullet: Option<&'static str>,
    /// As it is written, in hundredths of a point.
    size: u32,
    bold: &'static str,
    colour: &'static str,
    faces: [&'static str; 3],
}

const MAJOR: [&str; 3] = ["+mj-lt", "+mj-ea", "+mj-cs"];
const MINOR: [&str; 3] = ["+mn-lt", "+mn-ea", "+mn-cs"];

/// `p:titleStyle`, `p:bodyStyle`, `p:otherStyle`.
pub(super) fn text_styles(xml: &mut Xml, locale: Locale<'_>) {
    xml.within("p:titleStyle", &[], |xml| {
        let size = geometry::title(SlideLayout::Bullets).size;
        let size = scaled(size, locale.script());
        let title = Level { bold: "1", colour: "tx2", faces: MAJOR, size, ..Level::plain(locale) };
        title.write(xml, LEVELS[0]);
    });
    xml.within("p:bodyStyle", &[], |xml| {
        for (index, name) in LEVELS.iter().enumerate() {
            Level::of_body(locale, index).write(xml, name);
        }
    });
    xml.within("p:otherStyle", &[], |xml| defaults(xml, locale, scaled(TABLE, locale.script())));
}

/// The default of all text that has no placeholder, tables above all; `size` is in hundredths of a
/// point.
pub(super) fn defaults(xml: &mut Xml, locale: Locale<'_>, size: u32) {
    for (index, name) in (0i64..).zip(LEVELS) {
        Level { margin: index * 457_200, size, ..Level::plain(locale) }.write(xml, name);
    }
}

/// A bullet in the accent colour.
pub(super) fn bullet(xml: &mut Xml, character: &str) {
    xml.within("a:buClr", &[], |xml| xml.empty("a:schemeClr", &[("val", "accent1")]));
    mark(xml, character);
}

/// A bullet in the colour of its text.
pub(super) fn mark(xml: &mut Xml, character: &str) {
    xml.empty("a:buFont", &[("typeface", "Arial")]);
    xml.empty("a:buChar", &[("char", character)]);
}

impl<'a> Level<'a> {
    fn plain(locale: Locale<'a>) -> Self {
        Self {
            locale,
            margin: 0,
            hanging: 0,
            gap: 0,
            bullet: None,
            size: scaled(TABLE, locale.script()),
            bold: "0",
            colour: "tx1",
            faces: MINOR,
        }
    }

    fn of_body(locale: Locale<'a>, index: usize) -> Self {
        let place =
            geometry::find(SlideLayout::Bullets, Slot::Body, Size::Usual).expect("bullets have a body");
        let size = |points| scaled(points, locale.script());
        let plain = Self { gap: place.gap, size: size(place.size), ..Self::plain(locale) };
        if index == LEAD_IN {
            return Self { bold: "1", colour: "accent1", ..plain };
        }
        let step = geometry::indent(SlideLayout::Bullets, SlideStyle::Bullet(1)).0;
        let depth = i64::try_from(index).expect("nine levels");
        let (bullet, size) = if index == 0 { ("•", plain.size) } else { ("–", size(place.size - 200)) };
        Self { margin: step * (depth + 1), hanging: step, bullet: Some(bullet), size, ..plain }
    }

    fn write(&self, xml: &mut Xml, name: &'static str) {
        let (margin, indent) = (self.margin.to_string(), (-self.hanging).to_string());
        let attributes = [
            ("marL", margin.as_str()),
            ("indent", indent.as_str()),
            ("algn", self.locale.start()),
            ("defTabSz", "914400"),
            ("rtl", self.locale.rtl()),
            ("eaLnBrk", "1"),
            ("latinLnBrk", "0"),
            ("hangingPunct", "1"),
        ];
        xml.within(name, &attributes, |xml| {
            xml.within("a:lnSpc", &[], |xml| {
                xml.empty("a:spcPct", &[("val", self.locale.line_spacing())]);
            });
            let gap = self.gap.to_string();
            xml.within("a:spcBef", &[], |xml| xml.empty("a:spcPts", &[("val", &gap)]));
            match self.bullet {
                Some(bullet) => self::bullet(xml, bullet),
                None => xml.empty("a:buNone", &[]),
            }
            self.characters(xml);
        });
    }

    fn characters(&self, xml: &mut Xml) {
        let size = self.size.to_string();
        let attributes = [("sz", size.as_str()), ("b", self.bold), ("kern", "1200")];
        xml.within("a:defRPr", &attributes, |xml| {
            solid(xml, self.colour);
            let [latin, asian, complex] = self.faces;
            xml.empty("a:latin", &[("typeface", latin)]);
            xml.empty("a:ea", &[("typeface", asian)]);
            xml.empty("a:cs", &[("typeface", complex)]);
        });
    }
}
