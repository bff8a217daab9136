//! Tables on slides, in their placeholder.

use super::dress::Kind;
use super::shape::{frame, ph};
use super::text::Ink;
use crate::deck::table::{MARGIN, PADDING};
use crate::model::{Direction, Emu, Rect, RichText, Table};
use crate::package::Xml;

/// Height of a row of one line; programs make rows higher where their text needs it.
const ROW: Emu = Emu(460_000);

const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";

/// The frame around a table.
pub(super) struct Frame<'a> {
    pub(super) name: &'a str,
    pub(super) alt: &'a RichText,
    pub(super) kind: Kind<'a>,
    pub(super) rect: Rect,
    /// Widths of the columns.
    pub(super) widths: &'a [Emu],
    /// GUID of the style.
    pub(super) style: &'a str,
}

/// Writes `p:graphicFrame` with the number of its shape.
pub(super) fn write(
    xml: &mut Xml,
    (id, frame, table): (&str, &Frame<'_>, &Table<RichText>),
    ink: &mut Ink<'_, '_>,
) {
    let alt = frame.alt.to_plain();
    xml.within("p:graphicFrame", &[], |xml| {
        xml.within("p:nvGraphicFramePr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", frame.name), ("descr", &alt)]);
            xml.within("p:cNvGraphicFramePr", &[], |xml| {
                xml.empty("a:graphicFrameLocks", &[("noGrp", "1")]);
            });
            xml.within("p:nvPr", &[], |xml| ph(xml, frame.kind));
        });
        let rows = i64::try_from(table.rows.len() + 1).expect("a slide has few rows");
        self::frame(xml, "p:xfrm", Rect { height: Emu(rows * ROW.0), ..frame.rect });
        xml.within("a:graphic", &[], |xml| {
            xml.within("a:graphicData", &[("uri", TABLE)], |xml| grid(xml, (frame, table), ink));
        });
    });
}

fn grid(xml: &mut Xml, (frame, table): (&Frame<'_>, &Table<RichText>), ink: &mut Ink<'_, '_>) {
    xml.within("a:tbl", &[], |xml| {
        let mut attributes = vec![("firstRow", "1"), ("bandRow", "1")];
        if ink.locale.language.direction() == Direction::Rtl {
            attributes.insert(0, ("rtl", "1"));
        }
        xml.within("a:tblPr", &attributes, |xml| xml.leaf("a:tableStyleId", &[], frame.style));
        xml.within("a:tblGrid", &[], |xml| {
            for width in frame.widths {
                xml.empty("a:gridCol", &[("w", &width.0.to_string())]);
            }
        });
        for row in std::iter::once(&table.header).chain(&table.rows) {
            xml.within("a:tr", &[("h", &ROW.0.to_string())], |xml| {
                for cell in row {
                    xml.within("a:tc", &[], |xml| self::cell(xml, cell, ink));
                }
            });
        }
    });
}

fn cell(xml: &mut Xml, text: &RichText, ink: &mut Ink<'_, '_>) {
    xml.within("a:txBody", &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.empty("a:lstStyle", &[]);
        ink.cell(xml, text);
    });
    let (margin, padding) = (MARGIN.0.to_string(), PADDING.0.to_string());
    let attributes = [
        ("marL", margin.as_str()),
        ("marR", margin.as_str()),
        ("marT", padding.as_str()),
        ("marB", padding.as_str()),
        ("anchor", "ctr"),
    ];
    xml.empty("a:tcPr", &attributes);
}
