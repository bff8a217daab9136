//! A document as a tree of elements. Whoever sends one may mean ill: document types, and with them all
//! entities but the five of XML itself, are refused, and depth and size have limits.

use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// Deepest nesting that is read. XLIFF and workbooks have some fifteen levels.
const DEEPEST: usize = 64;

/// Most elements that are read: ten for each of 100,000 messages.
const MOST_ELEMENTS: usize = 1_000_000;

/// Most attributes of one element: the reader compares each with all others.
const MOST_ATTRIBUTES: usize = 64;

/// An element of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The name without its namespace's prefix.
    pub name: String,
    /// Names as they are written, and values.
    pub attributes: Vec<(String, String)>,
    /// What stands in it, in order. Comments and instructions are dropped.
    pub nodes: Vec<Node>,
    /// Bytes from the start of its first tag to the end of its last.
    pub span: Range<usize>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text; no two texts stand side by side.
    Text(String),
}

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// In words, as the rest of a sentence that begins with the file.
    pub why: String,
    /// The byte where it was found.
    pub at: usize,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it that have a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element in it that has a name.
    pub fn first(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// All text in it, however deep.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.add_text(text),
                Node::Text(words) => text.push_str(words),
            }
        }
    }
}

/// Reads a document; its outermost element.
pub fn read(text: &str) -> Result<Element, Malformed> {
    let mut reader = Reader::from_str(text);
    let mut tree = Tree::default();
    loop {
        let at = position(reader.buffer_position());
        let event = reader
            .read_event()
            .map_err(|error| Malformed { why: error.to_string(), at: position(reader.error_position()) })?;
        let end = position(reader.buffer_position());
        let refused = |why: &str| Malformed { why: why.to_owned(), at };
        match event {
            Event::Start(start) => tree.open(&start, at).map_err(|why| refused(&why))?,
            Event::Empty(start) => {
                tree.open(&start, at).map_err(|why| refused(&why))?;
                tree.close(end);
            }
            Event::End(_) => tree.close(end),
            Event::Text(text) => tree.text(&text.xml10_content()),
            Event::CData(text) => tree.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let c = meant(&reference).ok_or_else(|| {
                    refused("it uses an entity or a character that XML itself does not have")
                })?;
                tree.text(c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(refused("it has a document type, which is not read")),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    let unclosed = tree.open.last().map(|element| element.span.start);
    if let Some(at) = unclosed {
        return Err(Malformed { why: "an element is not closed".to_owned(), at });
    }
    tree.root.ok_or_else(|| Malformed { why: "it holds no element".to_owned(), at: 0 })
}

fn position(bytes: u64) -> usize {
    usize::try_from(bytes).expect("a text in memory has as many bytes as memory can count")
}

#[derive(Default)]
struct Tree {
    open: Vec<Element>,
    root: Option<Element>,
    elements: usize,
}

impl Tree {
    fn open(&mut self, start: &BytesStart<'_>, at: usize) -> Result<(), String> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(format!("it has more than {MOST_ELEMENTS} elements"));
        }
        if self.open.len() >= DEEPEST {
            return Err(format!("it is nested deeper than {DEEPEST} levels"));
        }
        if self.root.is_some() {
            return Err("something stands behind its last element".to_owned());
        }
        let name = start.local_name().as_ref().to_owned();
        self.open.push(Element { name, attributes: attributes(start)?, nodes: Vec::new(), span: at..at });
        Ok(())
    }

    fn close(&mut self, end: usize) {
        let mut element = self.open.pop().expect("the reader compares each end with its start");
        element.span.end = end;
        match self.open.last_mut() {
            Some(parent) => parent.nodes.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }

    /// Text outside of all elements is white space.
    fn text(&mut self, text: &str) {
        let Some(element) = self.open.last_mut() else { return };
        match element.nodes.last_mut() {
            Some(Node::Text(words)) => words.push_str(text),
            _ => element.nodes.push(Node::Text(text.to_owned())),
        }
    }
}

fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, String> {
    let mut found = Vec::new();
    for attribute in start.attributes() {
        if found.len() == MOST_ATTRIBUTES {
            return Err(format!("an element has more than {MOST_ATTRIBUTES} attributes"));
        }
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        found.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(found)
}

/// The character of a reference, where XML allows it in a document.
fn meant(reference: &BytesRef<'_>) -> Option<char> {
    let c = match reference.resolve_char_ref().ok()? {
        Some(c) => c,
        None => match &**reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        },
    };
    super::writer::is_allowed(c).then_some(c)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{DEEPEST, MOST_ATTRIBUTES, Malformed, Node, read};

    fn refused(text: &str) -> Malformed {
        read(text).unwrap_err()
    }

    #[test]
    fn elements_texts_and_attributes_have_their_places() {
        let text =
            "<?xml version=\"1.0\"?><!-- a --><x:a b=\"1 &amp; 2\">o<b/>n<![CDATA[<]]>&#xe9;&lt;</x:a>\n";
        let root = read(text).unwrap();
        assert_eq!(root.name, "a");
        assert_eq!(root.attribute("b"), Some("1 & 2"));
        assert_eq!(root.text(), "on<é<");
        assert_eq!(&text[root.span.clone()], text.trim_end().split_at(31).1);
        assert_eq!(root.nodes[0], Node::Text("o".to_owned()));
        assert_eq!(&text[root.first("b").unwrap().span.clone()], "<b/>");
    }

    #[test]
    fn document_types_and_entities_are_refused() {
        let doctype = refused("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        assert_eq!(doctype.why, "it has a document type, which is not read");
        let entity = Malformed {
            why: "it uses an entity or a character that XML itself does not have".to_owned(),
            at: 3,
        };
        assert_eq!(refused("<a>&b;</a>"), entity);
        assert_eq!(refused("<a>&#1;</a>"), entity);
    }

    #[test]
    fn broken_deep_and_wide_documents_are_refused() {
        assert_eq!(refused("<a><b></a>").at, 6);
        assert_eq!(refused("<a><b>").why, "an element is not closed");
        assert_eq!(refused(" ").why, "it holds no element");
        assert_eq!(refused("<a/><b/>").why, "something stands behind its last element");
        assert_eq!(refused(&"<a>".repeat(100_000)).why, format!("it is nested deeper than {DEEPEST} levels"));
        let wide = (0..100_000).map(|number| format!("a{number}=''")).collect::<Vec<_>>().join(" ");
        assert_eq!(
            refused(&format!("<a {wide}/>")).why,
            format!("an element has more than {MOST_ATTRIBUTES} attributes")
        );
    }
}
