//! A tagged PDF as a plain Typst document: its headings, paragraphs, lists and tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::pdf_words::unicode;

/// As kitbag sets scripts: A4, the same face and size.
const HEAD: &str = "#set page(paper: \"a4\", margin: 20mm, numbering: \"1\")
#set text(font: (\"Noto Sans Khmer\", \"Noto Sans\"), size: 11pt, lang: \"km\")
#set document(title: [Script])
";

/// The words of one marked content by page and number.
type Marked = BTreeMap<(ObjectId, i64), String>;

/// The source of the document.
pub(crate) fn source(pdf: &[u8]) -> String {
    let file = Document::load_mem(pdf).unwrap();
    let words = file.get_pages().into_values().flat_map(|page| marked(&file, page)).collect();
    let root = inner(&file, file.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let mut writer = Writer { file: &file, words, text: HEAD.to_owned() };
    for kid in kids(&root) {
        writer.block(&kid);
    }
    writer.text
}

fn inner(file: &Document, object: &Object) -> Dictionary {
    match object {
        Object::Reference(id) => file.get_dictionary(*id).unwrap().clone(),
        other => other.as_dict().unwrap().clone(),
    }
}

fn kids(element: &Dictionary) -> Vec<Object> {
    match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(one) => vec![one.clone()],
        Err(_) => vec![],
    }
}

fn marked(file: &Document, page: ObjectId) -> Marked {
    let fonts = unicode(file, page);
    let (mut font, mut at, mut words) = (Vec::new(), None, Marked::new());
    for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "BDC" => {
                let properties = operation.operands[1].as_dict().ok();
                at = properties.and_then(|it| it.get(b"MCID").ok()?.as_i64().ok());
            }
            "EMC" => at = None,
            "TJ" => {
                let Some(number) = at else { continue };
                let parts = operation.operands[0].as_array().unwrap().iter();
                let codes = parts.flat_map(|part| part.as_str().unwrap_or_default().chunks(2));
                let letters = codes.map(|code| &*fonts[&font][&u16::from_be_bytes([code[0], code[1]])]);
                words.entry((page, number)).or_default().extend(letters);
            }
            _ => {}
        }
    }
    words
}

struct Writer<'a> {
    file: &'a Document,
    words: Marked,
    text: String,
}

impl Writer<'_> {
    fn block(&mut self, kid: &Object) {
        let Some(element) = self.element(kid) else { return };
        let role = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
        match role.as_str() {
            "P" | "Caption" | "TOCI" => self.line("", &element),
            "LI" => self.line("- ", &element),
            "Table" => self.table(&element),
            "Figure" => {}
            heading if heading.len() == 2 && heading.starts_with('H') => {
                let level = heading[1..].parse().unwrap();
                self.line(&format!("{} ", "=".repeat(level)), &element);
            }
            _ => kids(&element).iter().for_each(|kid| self.block(kid)),
        }
    }

    fn element(&self, kid: &Object) -> Option<Dictionary> {
        let element = inner(self.file, kid);
        element.has(b"S").then_some(element)
    }

    fn line(&mut self, mark: &str, element: &Dictionary) {
        let words = self.said(element);
        writeln!(self.text, "{mark}{words}\n").unwrap();
    }

    fn table(&mut self, table: &Dictionary) {
        let rows: Vec<_> = self.all(table, "TR").iter().map(|row| self.cells(row)).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
        writeln!(self.text, "#table(columns: {columns},").unwrap();
        for row in rows {
            let cells: Vec<_> = row.iter().map(|cell| format!("[{cell}]")).collect();
            writeln!(self.text, "{},", cells.join(", ")).unwrap();
        }
        self.text.push_str(")\n\n");
    }

    /// The elements of a role below another, in order.
    fn all(&self, above: &Dictionary, role: &str) -> Vec<Dictionary> {
        let below = kids(above).into_iter().filter_map(|kid| self.element(&kid));
        let found = |element: Dictionary| {
            if element.get(b"S").unwrap().as_name().unwrap() == role.as_bytes() {
                vec![element]
            } else {
                self.all(&element, role)
            }
        };
        below.flat_map(found).collect()
    }

    fn cells(&self, row: &Dictionary) -> Vec<String> {
        let cells = kids(row).into_iter().filter_map(|kid| self.element(&kid));
        cells.map(|cell| self.said(&cell)).collect()
    }

    /// All words of an element, with the signs that Typst would take as markup escaped.
    fn said(&self, element: &Dictionary) -> String {
        let mut said = String::new();
        for kid in kids(element) {
            match &kid {
                Object::Integer(mark) => said.push_str(&self.marked(element, *mark)),
                Object::Dictionary(elsewhere) if elsewhere.has(b"MCID") => {
                    let mark = elsewhere.get(b"MCID").unwrap().as_i64().unwrap();
                    said.push_str(&self.marked(elsewhere, mark));
                }
                Object::Dictionary(reference) if reference.has(b"Obj") => {}
                kid => said.extend(self.element(kid).map(|inner| self.said(&inner))),
            }
        }
        said
    }

    /// The words of a mark on the page that a dictionary names.
    fn marked(&self, on: &Dictionary, mark: i64) -> String {
        let page = on.get(b"Pg").unwrap().as_reference().unwrap();
        let mut words = String::new();
        for c in self.words.get(&(page, mark)).map_or("", String::as_str).chars() {
            if c.is_ascii_punctuation() {
                words.push('\\');
            }
            words.push(c);
        }
        words
    }
}
