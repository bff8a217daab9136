//! XLSX: the table as a workbook, so that no program has to guess what a cell is. Written by the same
//! archive writer as decks: the crates that write and read workbooks switch the deflate backend of the
//! whole program, and read archives without limits.

mod cells;
mod escapes;
mod styles;
mod workbook;

pub(super) use cells::read;
pub(super) use workbook::write;

/// The namespace of sheets (ECMA-376 part 1 §18).
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
