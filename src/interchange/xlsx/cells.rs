//! A workbook that came back, read cell by cell.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::escapes::unescaped;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::interchange::table::{self, Cell};
use crate::interchange::{Returned, plain_lines};
use crate::package::{self, Element};

/// Columns that are looked at; a translator may have added some.
const MOST_COLUMNS: usize = 40;

/// Rows that are looked at.
const MOST_ROWS: usize = 200_000;

pub(crate) fn read(name: &str, bytes: &[u8]) -> (Returned, Problems) {
    let file = Origin::of_path(name);
    match Workbook::open(name, bytes).and_then(|workbook| workbook.first_sheet()) {
        Ok(sheet) => table::read(sheet.rows(name), &file),
        Err(why) => {
            let mut problems = Problems::none();
            let message = format!("`{name}` cannot be read as a workbook: {why}");
            let problem = Diagnostic::new(Code::BadDelivery, message).at(&file);
            problems.push(
                problem.hint("open it in a spreadsheet program and save it as `.xlsx`, without a password"),
            );
            (Returned::default(), problems)
        }
    }
}

struct Workbook {
    parts: BTreeMap<String, Vec<u8>>,
}

/// The first sheet of a workbook.
struct Sheet {
    data: Element,
    /// Texts that cells name by number.
    shared: Vec<String>,
}

impl Workbook {
    fn open(name: &str, bytes: &[u8]) -> Result<Self, String> {
        if !bytes.starts_with(b"PK") {
            return Err("it is none, or a password locks it".to_owned());
        }
        match package::unpack(name, bytes) {
            Ok(parts) => Ok(Self { parts }),
            Err(problems) => {
                let name = format!("`{name}` ");
                let whys = problems.iter().map(|problem| problem.message.replacen(&name, "it ", 1));
                Err(whys.collect::<Vec<_>>().join("; "))
            }
        }
    }

    fn first_sheet(&self) -> Result<Sheet, String> {
        let workbook = self.part("xl/workbook.xml")?;
        let sheet =
            workbook.first("sheets").and_then(|sheets| sheets.first("sheet")).ok_or("it has no sheet")?;
        let id = sheet.attributes.iter().find(|(key, _)| key.ends_with(":id")).map(|(_, id)| id.as_str());
        let references = self.part("xl/_rels/workbook.xml.rels")?;
        let target = references.elements().find(|reference| reference.attribute("Id") == id);
        let target = target.and_then(|target| target.attribute("Target")).ok_or("its sheet is missing")?;
        // A path from the workbook or from the root of the archive.
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let sheet = self.part(&path)?;
        let data = sheet.first("sheetData").ok_or("its sheet has no cells")?.clone();
        Ok(Sheet { data, shared: self.shared_texts()? })
    }

    /// A workbook whose cells hold their texts themselves has none.
    fn shared_texts(&self) -> Result<Vec<String>, String> {
        const PATH: &str = "xl/sharedStrings.xml";
        if !self.parts.contains_key(PATH) {
            return Ok(Vec::new());
        }
        Ok(self.part(PATH)?.all("si").map(words).collect())
    }

    fn part(&self, path: &str) -> Result<Element, String> {
        let bytes = self.parts.get(path).ok_or_else(|| format!("it has no `{path}`"))?;
        let text = std::str::from_utf8(bytes).map_err(|_| format!("`{path}` is not UTF-8"))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        package::read_xml(text).map_err(|malformed| format!("`{path}`: {}", malformed.why))
    }
}

impl Sheet {
    fn rows(&self, file: &str) -> Vec<Vec<Cell>> {
        let mut names = Vec::new();
        let mut rows = Vec::new();
        for (row, before) in self.data.all("row").take(MOST_ROWS).zip(0_usize..) {
            let number = row.attribute("r").and_then(|number| number.parse().ok()).unwrap_or(before + 1);
            let texts = self.texts(row);
            if names.is_empty() {
                names.clone_from(&texts);
            }
            let cells = texts.into_iter().enumerate().map(|(at, text)| {
                let name = names.get(at).filter(|name| !name.is_empty());
                let column = name.cloned().unwrap_or_else(|| format!("column {}", at + 1));
                Cell { text, origin: Origin::of_path(&format!("{file}, row {number}, {column}")) }
            });
            rows.push(cells.collect());
        }
        rows
    }

    /// The texts of a row by column; cells that are left out are empty.
    fn texts(&self, row: &Element) -> Vec<String> {
        let mut texts = Vec::new();
        for cell in row.all("c") {
            let at = cell.attribute("r").map_or(texts.len(), column);
            if at >= MOST_COLUMNS {
                continue;
            }
            if texts.len() <= at {
                texts.resize(at + 1, String::new());
            }
            texts[at] = self.text(cell);
        }
        texts
    }

    fn text(&self, cell: &Element) -> String {
        let value = || cell.first("v").map(Element::text).unwrap_or_default();
        match cell.attribute("t") {
            Some("s") => value()
                .trim()
                .parse()
                .ok()
                .and_then(|at: usize| self.shared.get(at).cloned())
                .unwrap_or_default(),
            Some("inlineStr") => cell.first("is").map(words).unwrap_or_default(),
            Some("str") => unescaped(&value()),
            _ => value(),
        }
    }
}

/// The words of a text of one or several looks, without what is read beside them in Japanese.
fn words(text: &Element) -> String {
    let runs = text.elements().filter(|part| matches!(part.name.as_str(), "t" | "r"));
    let words: String = runs
        .flat_map(|part| if part.name == "t" { vec![part] } else { part.all("t").collect() })
        .map(Element::text)
        .collect();
    plain_lines(&unescaped(&words)).nfc().collect()
}

/// The number of the column in the name of a cell, from 0: 27 for `AB12`.
fn column(cell: &str) -> usize {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase());
    let number =
        letters.fold(0_usize, |number, letter| number.saturating_mul(26) + usize::from(letter - b'A') + 1);
    number.saturating_sub(1)
}
