//! The words of PDF files.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use lopdf::ObjectId;
use lopdf::content::Content;

/// The text behind each code of each font, from its `ToUnicode` map.
pub(crate) fn unicode(file: &lopdf::Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let code = |hex: &str| u16::from_str_radix(hex, 16).unwrap();
    let mut fonts = BTreeMap::new();
    for (name, font) in file.get_page_fonts(page).unwrap() {
        let map = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
        let map = file.get_object(map).unwrap().as_stream().unwrap().decompressed_content().unwrap();
        let map = String::from_utf8(map).unwrap();
        let pairs =
            map.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
        let text = |hex: &str| {
            let units: Vec<u16> = (0..hex.len() / 4).map(|at| code(&hex[at * 4..at * 4 + 4])).collect();
            String::from_utf16(&units).unwrap()
        };
        let pairs = pairs.filter(|(from, to)| from.len() == 4 && !to.contains('>'));
        fonts.insert(name, pairs.map(|(from, to)| (code(from), text(to))).collect());
    }
    fonts
}

/// All that is written on the pages of a document, piece by piece.
pub(crate) fn written(bytes: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let mut pieces = Vec::new();
    for page in file.get_pages().into_values() {
        let fonts = unicode(&file, page);
        let mut font = Vec::new();
        for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
            match operation.operator.as_str() {
                "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
                "TJ" => {
                    let parts = operation.operands[0].as_array().unwrap().iter();
                    let codes = parts.flat_map(|part| part.as_str().unwrap_or_default().chunks(2));
                    let letters = codes.map(|code| &*fonts[&font][&u16::from_be_bytes([code[0], code[1]])]);
                    pieces.push(letters.collect());
                }
                _ => {}
            }
        }
    }
    pieces
}
