//! A workbook of one sheet, written.

use super::MAIN;
use super::escapes::escaped;
use super::styles::{self, Look};
use crate::catalogue::{Entry, Progress};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::interchange::Order;
use crate::interchange::table::{self, Column};
use crate::package::{Opc, Relationships, Xml};

/// Most characters of a cell, as Excel counts them.
const LONGEST: usize = 32_767;

/// The namespace of references between parts.
const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Starts the name of a kind of reference.
macro_rules! reference {
    ($kind:literal) => {
        concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $kind)
    };
}

/// Names the content type of a part.
macro_rules! content_type {
    ($kind:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.spreadsheetml.", $kind, "+xml")
    };
}

pub(crate) fn write(order: &Order<'_>) -> Result<Vec<u8>, Problems> {
    let problems = too_long(order);
    if problems.has_errors() {
        return Err(problems);
    }
    let mut opc = Opc::new();
    opc.part("xl/workbook.xml", content_type!("sheet.main"), workbook(order));
    opc.part("xl/worksheets/sheet1.xml", content_type!("worksheet"), sheet(order));
    opc.part("xl/styles.xml", content_type!("styles"), styles::part(&order.target.language));
    let mut package = Relationships::new();
    package.add(reference!("officeDocument"), "xl/workbook.xml");
    opc.relate("", &package);
    let mut parts = Relationships::new();
    parts.add(reference!("worksheet"), "worksheets/sheet1.xml");
    parts.add(reference!("styles"), "styles.xml");
    opc.relate("xl/workbook.xml", &parts);
    Ok(opc.finish().seal())
}

fn too_long(order: &Order<'_>) -> Problems {
    let mut problems = Problems::none();
    for entry in order.catalogue.live() {
        let texts = Column::ALL.map(|column| table::cell(order, entry, column));
        let longest = texts.iter().map(|text| text.encode_utf16().count()).max().unwrap_or_default();
        if longest > LONGEST {
            let message = format!("a text of {longest} characters; a cell of a workbook takes {LONGEST}");
            let problem = Diagnostic::new(Code::TooLarge, message).hint("send it out as PO or XLIFF");
            problems.push(match &entry.place {
                Some(place) => problem.at(&place.target),
                None => problem,
            });
        }
    }
    problems
}

fn workbook(order: &Order<'_>) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.within("workbook", &[("xmlns", MAIN), ("xmlns:r", REFERENCES)], |xml| {
        xml.within("sheets", &[], |xml| {
            let name = order.target.slug();
            // Excel takes 31 characters.
            let name: String = name.chars().take(31).collect();
            xml.empty("sheet", &[("name", &name), ("sheetId", "1"), ("r:id", "rId1")]);
        });
    });
    xml.finish()
}

fn sheet(order: &Order<'_>) -> Vec<u8> {
    let entries: Vec<_> = order.catalogue.live().collect();
    let last_row = entries.len() + 1;
    let everything = format!("A1:{}{last_row}", letter(Column::ALL.len() - 1));
    let mut xml = Xml::document();
    xml.within("worksheet", &[("xmlns", MAIN)], |xml| {
        xml.within("sheetViews", &[], |xml| {
            xml.within("sheetView", &[("workbookViewId", "0")], |xml| {
                let frozen = [("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft")];
                xml.empty("pane", &[&frozen[..], &[("state", "frozen")]].concat());
            });
        });
        columns(xml);
        xml.within("sheetData", &[], |xml| {
            let names = Column::ALL.map(|column| (column.name().to_owned(), Look::Head));
            row(xml, 1, &names);
            for (entry, number) in entries.iter().zip(2..) {
                row(xml, number, &Column::ALL.map(|column| cell(order, entry, column)));
            }
        });
        // Without a password: it keeps from slips, not from intent.
        let free = ["formatCells", "formatColumns", "formatRows", "sort", "autoFilter"].map(|it| (it, "0"));
        xml.empty("sheetProtection", &[&[("sheet", "1")], &free[..]].concat());
        xml.empty("autoFilter", &[("ref", &everything)]);
        if last_row > 1 {
            states(xml, last_row);
        }
    });
    xml.finish()
}

fn cell(order: &Order<'_>, entry: &Entry, column: Column) -> (String, Look) {
    let look = match column {
        Column::Translation => Look::Words,
        column if column.is_open() => Look::Open,
        _ => Look::Fixed,
    };
    (table::cell(order, entry, column), look)
}

fn row(xml: &mut Xml, number: usize, cells: &[(String, Look)]) {
    let number = number.to_string();
    xml.within("row", &[("r", &number)], |xml| {
        for (at, (text, look)) in cells.iter().enumerate() {
            let place = format!("{}{number}", letter(at));
            if text.is_empty() {
                xml.empty("c", &[("r", &place), ("s", &look.number())]);
                continue;
            }
            xml.within("c", &[("r", &place), ("s", &look.number()), ("t", "inlineStr")], |xml| {
                xml.within("is", &[], |xml| xml.leaf("t", &[("xml:space", "preserve")], &escaped(text)));
            });
        }
    });
}

fn columns(xml: &mut Xml) {
    xml.within("cols", &[], |xml| {
        for (column, number) in Column::ALL.into_iter().zip(1..) {
            let number = number.to_string();
            let width = match column {
                Column::Source | Column::Translation => "60",
                Column::Where | Column::Note | Column::Remarks | Column::OldSource => "30",
                Column::Role | Column::State | Column::Reviewer | Column::Sent | Column::Target => "14",
            };
            let mut attributes = vec![
                ("min", number.as_str()),
                ("max", number.as_str()),
                ("width", width),
                ("customWidth", "1"),
            ];
            if column == Column::Sent {
                attributes.push(("hidden", "1"));
            }
            xml.empty("col", &attributes);
        }
    });
}

/// The states to choose from.
fn states(xml: &mut Xml, last_row: usize) {
    let at = Column::ALL.iter().position(|column| *column == Column::State).expect("it is one of them");
    let range = format!("{0}2:{0}{last_row}", letter(at));
    let names = Progress::ALL.map(Progress::name).join(",");
    xml.within("dataValidations", &[("count", "1")], |xml| {
        xml.within(
            "dataValidation",
            &[("type", "list"), ("allowBlank", "1"), ("showErrorMessage", "1"), ("sqref", &range)],
            |xml| xml.leaf("formula1", &[], &format!("\"{names}\"")),
        );
    });
}

/// The letter of a column: there are fewer than 26.
fn letter(at: usize) -> char {
    char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at])
}
