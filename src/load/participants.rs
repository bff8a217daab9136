//! Lists of participants, as spreadsheets write them: CSV with a column of names.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::glossary_file::{Cell, rows};
use super::received::received;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// Longest name in characters.
const LONGEST: usize = 120;

/// The names in a list with their places, in its order; `headings` are the words that may stand above
/// them. Empty rows are passed over.
pub fn participants(
    name: &str,
    bytes: &[u8],
    headings: &[&str],
) -> Result<(Vec<(String, Origin)>, Problems), Problems> {
    if is_workbook(name, bytes) {
        return Err(workbook(name));
    }
    let (file, mut problems) = received(name, bytes)?;
    let (separator, start) = separator(&file);
    let mut rows = rows((&file, start), separator, &mut problems).into_iter();
    let head = rows.next().unwrap_or_default();
    let Some(column) = head.iter().position(|cell| is_heading(&cell.text, headings)) else {
        problems.push(without_names(&file, &head, headings));
        return Err(problems);
    };
    let mut names: Vec<(String, Origin)> = Vec::new();
    for row in rows.filter(|row| row.iter().any(|cell| !cell.text.is_empty())) {
        names.extend(participant(row, (column, head.len()), &mut problems));
    }
    if names.is_empty() && !problems.has_errors() {
        problems.push(
            Diagnostic::new(Code::BadNames, "the list has no names")
                .at(&Origin::of_file(&file))
                .hint("write one name in each row below the head"),
        );
    }
    twice(&names, &mut problems);
    problems.unless_errors(names)
}

/// Whether a list is a file of Excel or LibreOffice Calc: a zip, or what Excel wrote before 2007.
fn is_workbook(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|ending| name.ends_with(ending))
        || bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

fn workbook(name: &str) -> Problems {
    let message = format!("`{name}` is a workbook; a list of names as CSV was expected");
    let mut problems = Problems::none();
    problems.push(
        Diagnostic::new(Code::BadNames, message)
            .at(&Origin::of_path(name))
            .hint("open it in the spreadsheet program, save it as `CSV UTF-8` and name that file"),
    );
    problems
}

/// What stands between cells, and where the head begins. Excel may say it in a line of its own.
fn separator(file: &SourceFile) -> (char, usize) {
    let first = file.text.split_inclusive('\n').next().unwrap_or_default();
    if let Some(separator) = first.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return (separator, first.len());
    }
    let count = |separator: &char| first.matches(*separator).count();
    ([';', '\t', ','].into_iter().max_by_key(count).expect("there are three"), 0)
}

fn is_heading(words: &str, headings: &[&str]) -> bool {
    headings.iter().any(|heading| heading.to_lowercase() == words.to_lowercase())
}

fn without_names(file: &Arc<SourceFile>, head: &[Cell], headings: &[&str]) -> Diagnostic {
    let origin = head.first().map_or(Origin::of_file(file), |cell| cell.origin.clone());
    let found: Vec<_> = head.iter().map(|cell| format!("`{}`", cell.text)).collect();
    let message = format!("no column of the list is called `{}`", headings[0]);
    Diagnostic::new(Code::BadNames, message).at(&origin).hint(format!(
        "the first row names the columns, here {}; write `{}` above the names",
        found.join(", "),
        headings[0]
    ))
}

fn participant(
    row: Vec<Cell>,
    (column, columns): (usize, usize),
    problems: &mut Problems,
) -> Option<(String, Origin)> {
    let fault = |message: &str, origin: &Origin| Diagnostic::new(Code::BadNames, message).at(origin);
    if let Some(cell) = row.get(columns..).into_iter().flatten().find(|cell| !cell.text.is_empty()) {
        problems.push(
            fault("the row has more cells than the head", &cell.origin)
                .hint("put a name with a comma in it into quotation marks: \"Perera, A.\""),
        );
        return None;
    }
    let Some(cell) = row.get(column).filter(|cell| !cell.text.is_empty()) else {
        let first = row.into_iter().find(|cell| !cell.text.is_empty())?;
        problems.push(fault("the row has no name", &first.origin).hint("write the name, or delete the row"));
        return None;
    };
    let name = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length > LONGEST {
        let message = format!("the name has {length} characters; at most {LONGEST} fit on a certificate");
        problems.push(fault(&message, &cell.origin).hint("shorten it as its owner would"));
        return None;
    }
    Some((name, cell.origin.clone()))
}

/// Names that stand again: two people may share one, or one stands twice.
fn twice(names: &[(String, Origin)], problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Origin> = BTreeMap::new();
    for (name, origin) in names {
        if let Some(first) = seen.insert(name, origin) {
            problems.push(
                Diagnostic::new(Code::SameName, format!("`{name}` stands twice, and gets two certificates"))
                    .at(origin)
                    .also("first here", first)
                    .hint("delete one of the rows, unless two people have this name"),
            );
        }
    }
}
