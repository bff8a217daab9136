//! An XML document of a finished file, with the place of everything in it.

use std::sync::Arc;

use super::AGAIN;
use crate::diagnostic::{Code, Diagnostic, Origin, SourceFile};
use crate::package::{Element, read_xml, resolved};

/// A document of an archive.
#[derive(Debug)]
pub(super) struct Document {
    file: Arc<SourceFile>,
    pub(super) root: Element,
}

impl Document {
    /// Reads the document at `path` in the file that is called `name`.
    pub(super) fn read(name: &str, path: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let place = format!("{name}: {path}");
        let Some(text) = decoded(bytes) else {
            let problem = Diagnostic::new(Code::NotVerified, format!("`{path}` is neither UTF-8 nor UTF-16"));
            return Err(problem.at(&Origin::of_path(&place)).hint(AGAIN));
        };
        let file = Arc::new(SourceFile { path: place, text });
        match read_xml(&file.text) {
            Ok(root) => Ok(Self { file, root }),
            Err(it) => {
                let origin = Origin::new(&file, it.at, it.at);
                let message = format!("`{path}` cannot be read as XML: {}", it.why);
                Err(Diagnostic::new(Code::NotVerified, message).at(&origin).hint(AGAIN))
            }
        }
    }

    /// A problem at the first tag of an element.
    pub(super) fn problem(&self, code: Code, element: &Element, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(&self.origin(element))
    }

    /// The first tag of an element.
    pub(super) fn origin(&self, element: &Element) -> Origin {
        let start = element.span.start;
        Origin::new(&self.file, start, start + self.tag(element).len())
    }

    /// The text of the first tag of an element.
    fn tag(&self, element: &Element) -> &str {
        let text = &self.file.text[element.span.clone()];
        text.find('>').map_or(text, |end| &text[..=end])
    }

    /// The prefix of an element's name; empty where it has none.
    pub(super) fn prefix(&self, element: &Element) -> &str {
        let name = self.tag(element).trim_start_matches('<');
        let name = name.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or(name);
        name.split_once(':').map_or("", |(prefix, _)| prefix)
    }
}

/// The text without byte-order mark.
fn decoded(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return std::str::from_utf8(bytes).ok().map(|it| it.trim_start_matches('\u{FEFF}').to_owned()),
    };
    let units = bytes[2..].as_chunks().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// Every element of a tree, in the order in which they are written. Of alternatives for newer and older
/// programs only those for the newest are there, as each says the same.
pub(super) fn walk<'a>(root: &'a Element, visit: &mut dyn FnMut(&'a Element)) {
    visit(root);
    for child in children(root) {
        walk(child, visit);
    }
}

/// Every element of a tree that has a name.
pub(super) fn all<'a>(root: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    walk(root, &mut |element| {
        if element.name == name {
            found.push(element);
        }
    });
    found
}

/// The elements in an element, those of alternatives among them.
pub(super) fn children(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for child in element.elements() {
        if child.name == "AlternateContent" {
            found.extend(child.first("Choice").into_iter().flat_map(children));
        } else {
            found.push(child);
        }
    }
    found
}

/// The first element at a path of names below an element.
pub(super) fn below<'a>(element: &'a Element, path: &[&str]) -> Option<&'a Element> {
    path.iter().try_fold(element, |element, name| element.first(name))
}

/// What may stand in an element, in order; names that stand together have no order among them.
pub(super) type Sequence = &'static [&'static [&'static str]];

/// Two neighbours in an element that stand in the wrong order. Elements that the sequence does not name
/// may stand anywhere.
pub(super) fn misordered(element: &Element, sequence: Sequence) -> Option<(&Element, &Element)> {
    let rank = |child: &Element| sequence.iter().position(|names| names.contains(&child.name.as_str()));
    let known: Vec<_> =
        children(element).into_iter().filter_map(|child| Some((rank(child)?, child))).collect();
    let wrong = known.windows(2).find(|pair| pair[0].0 > pair[1].0);
    wrong.map(|pair| (pair[0].1, pair[1].1))
}

/// Where an address leads that stands in a file of `folder`.
pub(super) fn target(folder: &str, address: &str) -> String {
    unescaped(&resolved(folder, address))
}

/// A path without the `%20` that addresses have for blanks and letters beyond ASCII.
fn unescaped(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut plain = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).and_then(|it| std::str::from_utf8(it).ok());
        let byte = digits.filter(|_| bytes[at] == b'%').and_then(|it| u8::from_str_radix(it, 16).ok());
        plain.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(plain).unwrap_or_else(|_| path.to_owned())
}
