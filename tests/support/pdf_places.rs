//! Where the words of PDF files stand.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fmt;

use lopdf::content::Content;
use lopdf::{Object, ObjectId};

use super::pdf_words::unicode;

/// Words that are shown together, in points from the bottom left corner of the page.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
    pub(crate) text: String,
}

impl Piece {
    /// Whether its letters stand on those of another piece.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let beside = self.right.min(other.right) - self.left.max(other.left);
        // From the baseline to the height of small letters.
        let top = |it: &Self| it.baseline + it.size * 0.45;
        let over = top(self).min(top(other)) - self.baseline.max(other.baseline);
        beside > 0.8 && over > self.size.min(other.size) * 0.1
    }
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: String = self.text.chars().take(40).collect();
        write!(f, "`{text}` at {:.1}–{:.1}, {:.1}", self.left, self.right, self.baseline)
    }
}

/// One page: its size and its words.
pub(crate) struct Page {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) pieces: Vec<Piece>,
}

/// All pages of a file.
pub(crate) fn pages(bytes: &[u8]) -> Vec<Page> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    file.get_pages().into_values().map(|page| read(&file, page)).collect()
}

/// What stands where no printer can print, or on other words.
pub(crate) fn faults(bytes: &[u8], margin: f32) -> Vec<String> {
    let mut faults = Vec::new();
    for (page, number) in pages(bytes).iter().zip(1..) {
        for piece in &page.pieces {
            let inside = piece.left >= margin - 0.1
                && piece.right <= page.width - margin + 0.1
                && piece.baseline - piece.size * 0.2 >= margin - 2.0
                && piece.baseline + piece.size * 0.7 <= page.height - margin + 2.0;
            if !inside {
                faults.push(format!("page {number}: {piece} leaves {} × {}", page.width, page.height));
            }
        }
        for (at, piece) in page.pieces.iter().enumerate() {
            for other in &page.pieces[at + 1..] {
                if piece.covers(other) {
                    faults.push(format!("page {number}: {piece} stands on {other}"));
                }
            }
        }
    }
    faults
}

fn read(file: &lopdf::Document, page: ObjectId) -> Page {
    let area = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
    let (width, height) = (area[2].as_float().unwrap(), area[3].as_float().unwrap());
    let words = unicode(file, page);
    let widths = widths(file, page);
    let mut pieces = Vec::new();
    let (mut font, mut size, mut at) = (Vec::new(), 0.0, (0.0, 0.0));
    let mut piece: Option<Piece> = None;
    for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
        let number = |at: usize| operation.operands[at].as_float().unwrap();
        match operation.operator.as_str() {
            "BT" => (at, piece) = ((0.0, 0.0), None),
            "Tf" => (font, size) = (operation.operands[0].as_name().unwrap().to_vec(), number(1)),
            "Td" => at = (at.0 + number(0), at.1 + number(1)),
            "TJ" => {
                let x = &mut at.0;
                let mut shown = Piece { left: *x, right: *x, baseline: at.1, size, text: String::new() };
                for part in operation.operands[0].as_array().unwrap() {
                    if let Ok(back) = part.as_float() {
                        *x -= back / 1000.0 * size;
                    }
                    for code in part.as_str().unwrap_or_default().chunks(2) {
                        let code = u16::from_be_bytes([code[0], code[1]]);
                        *x += widths[&font][&code] / 1000.0 * size;
                        let text = &words[&font][&code];
                        let is_first = shown.text.trim().is_empty();
                        shown.text.push_str(text);
                        if !text.trim().is_empty() {
                            shown.right = *x;
                        } else if is_first {
                            (shown.left, shown.right) = (*x, *x);
                        }
                    }
                }
                piece = Some(match piece {
                    // Marks above and below letters have operators of their own.
                    Some(first) => Piece {
                        left: first.left.min(shown.left),
                        right: first.right.max(shown.right),
                        text: first.text + &shown.text,
                        ..first
                    },
                    None => shown,
                });
            }
            "ET" => pieces.extend(piece.take().filter(|it| !it.text.trim().is_empty())),
            _ => {}
        }
    }
    Page { width, height, pieces }
}

/// The advance of each code of each font, in thousandths of the type size.
fn widths(file: &lopdf::Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, f32>> {
    let mut fonts = BTreeMap::new();
    for (name, font) in file.get_page_fonts(page).unwrap() {
        let below = &font.get(b"DescendantFonts").unwrap().as_array().unwrap()[0];
        let below = match below {
            Object::Reference(id) => file.get_dictionary(*id).unwrap(),
            other => other.as_dict().unwrap(),
        };
        let listed = file.dereference(below.get(b"W").unwrap()).unwrap().1.as_array().unwrap();
        let mut widths = BTreeMap::new();
        let mut parts = listed.iter();
        while let Some(first) = parts.next() {
            let first = u16::try_from(first.as_i64().unwrap()).unwrap();
            match parts.next().unwrap() {
                Object::Array(each) => {
                    widths.extend((first..).zip(each.iter().map(|it| it.as_float().unwrap())));
                }
                last => {
                    let width = parts.next().unwrap().as_float().unwrap();
                    let last = u16::try_from(last.as_i64().unwrap()).unwrap();
                    widths.extend((first..=last).map(|code| (code, width)));
                }
            }
        }
        fonts.insert(name, widths);
    }
    fonts
}
