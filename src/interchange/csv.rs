//! CSV as spreadsheets write and read it (RFC 4180 and what Excel makes of it).

use std::sync::Arc;

use csv_core::{ReadFieldResult, ReaderBuilder};

use super::table::{self, Cell, Column};
use super::{Order, Returned};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Tells Excel that the file is UTF-8.
const MARK: &str = "\u{FEFF}";

/// With these a spreadsheet would begin a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠'];

/// Stands before a cell that begins with one of those.
const GUARD: char = '\'';

pub(super) fn write(order: &Order<'_>) -> Vec<u8> {
    let mut out = MARK.to_owned();
    row(&mut out, Column::ALL.map(|column| column.name().to_owned()));
    for entry in order.catalogue.live() {
        row(&mut out, Column::ALL.map(|column| table::cell(order, entry, column)));
    }
    out.into_bytes()
}

fn row(out: &mut String, cells: [String; Column::ALL.len()]) {
    let quoted = cells.map(|cell| format!("\"{}\"", guarded(&cell).replace('"', "\"\"")));
    out.push_str(&quoted.join(","));
    out.push_str("\r\n");
}

fn guarded(cell: &str) -> String {
    let looks_guarded = cell.strip_prefix(GUARD).is_some_and(needs_guard);
    if cell.starts_with(FORMULA) || looks_guarded { format!("{GUARD}{cell}") } else { cell.to_owned() }
}

/// The guard goes only where it was needed: `'tis` keeps its apostrophe.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| needs_guard(rest)).unwrap_or(cell)
}

fn needs_guard(rest: &str) -> bool {
    rest.starts_with(FORMULA) || rest.starts_with(GUARD)
}

pub(super) fn read(file: &Arc<SourceFile>) -> (Returned, Problems) {
    let mut problems = Problems::none();
    let (separator, start) = separator(file);
    let records = Records { file, separator }.from(start, &mut problems);
    let (returned, found) = table::read(records, &Origin::of_file(file));
    problems.extend(found);
    (returned, problems)
}

/// What separates cells, and where the first row begins. Excel takes the separator of the country, and
/// may say it in a line of its own.
fn separator(file: &Arc<SourceFile>) -> (u8, usize) {
    let first = file.text.split_inclusive('\n').next().unwrap_or_default();
    if let Some(separator) = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next())
        && b",;\t|".contains(&separator)
    {
        return (separator, first.len());
    }
    let known = |separator: u8| {
        let first = Records { file, separator }.first();
        table::known_columns(first.iter().map(String::as_str))
    };
    let best = [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| known(*separator));
    (best.expect("there are three"), 0)
}

/// A file as rows of cells.
struct Records<'a> {
    file: &'a Arc<SourceFile>,
    separator: u8,
}

impl Records<'_> {
    /// The cells of the first row.
    fn first(&self) -> Vec<String> {
        let mut cells = Vec::new();
        self.each(0, |cell, _, ends_row| {
            cells.push(cell);
            !ends_row
        });
        cells
    }

    /// The rows from a byte on.
    fn from(&self, start: usize, problems: &mut Problems) -> Vec<Vec<Cell>> {
        let mut rows = vec![Vec::new()];
        self.each(start, |text, origin, ends_row| {
            if is_open(origin.text()) {
                let line = origin.text().lines().next().map_or(0, str::len);
                let place = Origin::new(&origin.file, origin.start, origin.start + line);
                let problem =
                    Diagnostic::new(Code::BadDelivery, "a quotation mark of this cell is not closed");
                problems.push(
                    problem.at(&place).hint(
                        "put `\"` at the end of the cell, and write a quotation mark inside a cell twice",
                    ),
                );
            }
            let cell = Cell { text: unguarded(&text).to_owned(), origin };
            rows.last_mut().expect("there is a row from the start").push(cell);
            if ends_row {
                rows.push(Vec::new());
            }
            true
        });
        rows
    }

    /// Calls `take` with each cell, its place and whether it ends its row, until it has enough.
    fn each(&self, start: usize, mut take: impl FnMut(String, Origin, bool) -> bool) {
        let mut reader = ReaderBuilder::new().delimiter(self.separator).build();
        let bytes = self.file.text.as_bytes();
        let mut cell = vec![0; bytes.len() - start];
        let (mut at, mut from, mut filled) = (start, start, 0);
        loop {
            let (result, read, written) = reader.read_field(&bytes[at..], &mut cell[filled..]);
            at += read;
            filled += written;
            match result {
                // Once more, with nothing, ends the last cell.
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => unreachable!("no cell is longer than its file"),
                ReadFieldResult::End => return,
                ReadFieldResult::Field { record_end } => {
                    let text =
                        String::from_utf8(cell[..filled].to_vec()).expect("cells end at ASCII characters");
                    if !take(text, self.place(from, at), record_end) {
                        return;
                    }
                    (from, filled) = (at, 0);
                }
            }
        }
    }

    /// The place of a cell, without the separator behind it and the empty lines before it.
    fn place(&self, from: usize, to: usize) -> Origin {
        let raw = &self.file.text[from..to];
        let start = from + (raw.len() - raw.trim_start_matches('\n').len());
        let end = if raw.ends_with(['\n', char::from(self.separator)]) { to - 1 } else { to };
        Origin::new(&self.file.clone(), start, end)
    }
}

/// Whether a cell begins with a quotation mark and does not end with its partner.
fn is_open(raw: &str) -> bool {
    raw.starts_with('"') && (!raw.ends_with('"') || raw.matches('"').count() % 2 == 1)
}
