//! The looks of cells. All are text, so that a program takes no translation for a number or a formula.

use super::MAIN;
use crate::model::{Direction, Language};
use crate::package::Xml;

/// The looks of cells, by their number in `cellXfs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The names of the columns.
    Head = 1,
    /// What nobody should change: grey, and locked while the sheet is protected.
    Fixed = 2,
    /// What a translator fills in.
    Open = 3,
    /// A translation, in the direction of its script.
    Words = 4,
}

impl Look {
    /// The attribute `s` of a cell.
    pub(super) fn number(self) -> String {
        (self as u8).to_string()
    }
}

/// `xl/styles.xml`.
pub(super) fn part(language: &Language) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.within("styleSheet", &[("xmlns", MAIN)], |xml| {
        xml.within("fonts", &[("count", "2")], |xml| {
            font(xml, |_| {});
            font(xml, |xml| xml.empty("b", &[]));
        });
        xml.within("fills", &[("count", "3")], |xml| {
            // The first two are reserved by Excel.
            for pattern in ["none", "gray125"] {
                xml.within("fill", &[], |xml| xml.empty("patternFill", &[("patternType", pattern)]));
            }
            xml.within("fill", &[], |xml| {
                xml.within("patternFill", &[("patternType", "solid")], |xml| {
                    xml.empty("fgColor", &[("rgb", "FFF0F0F0")]);
                });
            });
        });
        xml.within("borders", &[("count", "1")], |xml| xml.empty("border", &[]));
        xml.within("cellStyleXfs", &[("count", "1")], |xml| xml.empty("xf", &[]));
        xml.within("cellXfs", &[("count", "5")], |xml| {
            xml.empty("xf", &[]);
            look(xml, ["1", "2"], "1", None);
            look(xml, ["0", "2"], "1", None);
            look(xml, ["0", "0"], "0", None);
            look(xml, ["0", "0"], "0", Some(language.direction()));
        });
    });
    xml.finish()
}

fn font(xml: &mut Xml, weight: impl FnOnce(&mut Xml)) {
    xml.within("font", &[], |xml| {
        weight(xml);
        xml.empty("sz", &[("val", "11")]);
        xml.empty("name", &[("val", "Calibri")]);
    });
}

/// Number format 49 is text.
fn look(xml: &mut Xml, [font, fill]: [&str; 2], locked: &str, direction: Option<Direction>) {
    let attributes = [
        ("numFmtId", "49"),
        ("fontId", font),
        ("fillId", fill),
        ("applyNumberFormat", "1"),
        ("applyAlignment", "1"),
        ("applyProtection", "1"),
    ];
    xml.within("xf", &attributes, |xml| {
        let mut alignment = vec![("vertical", "top"), ("wrapText", "1")];
        if direction == Some(Direction::Rtl) {
            alignment.extend([("horizontal", "right"), ("readingOrder", "2")]);
        }
        xml.empty("alignment", &alignment);
        xml.empty("protection", &[("locked", locked)]);
    });
}
