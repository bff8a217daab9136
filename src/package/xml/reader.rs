//! A document as a tree of elements. Whoever sends one may mean ill: document types, and with them all
//! entities but the five of XML itself, are refused, and depth and size have limits.

use std::ops::Range;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::wellformed;

/// Deepest nesting that is read. XLIFF and workbooks have some fifteen levels.
const DEEPEST: usize = 64;

/// Most elements that are read: ten for each of 100,000 messages.
const MOST_ELEMENTS: usize = 1_000_000;

/// Most attributes of one element: the reader compares each with all others.
const MOST_ATTRIBUTES: usize = 64;

const FORBIDDEN: &str = "it holds a character that XML does not allow";

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
    if let Some(at) = wellformed::forbidden(text) {
        return Err(Malformed { why: FORBIDDEN.to_owned(), at });
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let mut tree = Tree::default();
    loop {
        let at = position(reader.buffer_position());
        let event = reader
            .read_event()
            .map_err(|error| Malformed { why: error.to_string(), at: position(reader.error_position()) })?;
        let end = position(reader.buffer_position());
        let refused = |why: String| Malformed { why, at };
        match event {
            Event::Start(start) => tree.open(&start, at).map_err(refused)?,
            Event::Empty(start) => {
                tree.open(&start, at).map_err(refused)?;
                tree.close(end);
            }
            Event::End(_) => tree.close(end),
            Event::Text(text) => {
                wellformed::text(&text).map_err(refused)?;
                tree.text(&text.xml10_content()).map_err(refused)?;
            }
            Event::CData(text) => {
                tree.within().and_then(|()| tree.text(&text.xml10_content())).map_err(refused)?;
            }
            Event::GeneralRef(reference) => {
                let c = meant(&reference).ok_or_else(|| {
                    refused("it uses an entity or a character that XML itself does not have".to_owned())
                })?;
                tree.within().and_then(|()| tree.text(c.encode_utf8(&mut [0; 4]))).map_err(refused)?;
            }
            Event::DocType(_) => {
                return Err(refused("it has a document type, which is not read".to_owned()));
            }
            Event::Decl(declaration) => wellformed::declaration(&declaration, at).map_err(refused)?,
            Event::PI(instruction) => wellformed::target(instruction.target()).map_err(refused)?,
            Event::Comment(_) => {}
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
        wellformed::tag(start)?;
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

    /// Outside of all elements stands white space and nothing that could mean something else.
    fn within(&self) -> Result<(), String> {
        if self.open.is_empty() {
            return Err("text stands outside of its outermost element".to_owned());
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        let Some(element) = self.open.last_mut() else {
            return if wellformed::is_blank(text) { Ok(()) } else { self.within() };
        };
        match element.nodes.last_mut() {
            Some(Node::Text(words)) => words.push_str(text),
            _ => element.nodes.push(Node::Text(text.to_owned())),
        }
        Ok(())
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
        if wellformed::forbidden(&value).is_some() {
            return Err(FORBIDDEN.to_owned());
        }
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
    use super::{DEEPEST, FORBIDDEN, MOST_ATTRIBUTES, Malformed, Node, read};

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

    #[test]
    fn what_no_document_may_hold_is_refused() {
        let cases = [
            ("<a>\0</a>", FORBIDDEN, 3),
            ("<a b='\u{1}'/>", FORBIDDEN, 6),
            ("<a>\u{FFFE}</a>", FORBIDDEN, 3),
            ("<a b='&#1;'/>", FORBIDDEN, 0),
            ("<a/>words", "text stands outside of its outermost element", 4),
            ("words<a/>", "text stands outside of its outermost element", 0),
            ("<a/>&#32;", "text stands outside of its outermost element", 4),
            ("<a/><![CDATA[ ]]>", "text stands outside of its outermost element", 4),
            ("<a>b]]>c</a>", "a text holds `]]>`", 3),
            ("<a><1b/></a>", "`1b` is no name in XML", 3),
            ("<a 1b=''/>", "`1b` is no name in XML", 0),
            ("< a/>", "`` is no name in XML", 0),
            ("<a b='1'c='2'/>", "two attributes of `a` stand without a blank between them", 0),
            ("<a b='<'/>", "the value of an attribute of `a` holds `<`", 0),
            ("\n<?xml version='1.0'?><a/>", "something stands before its declaration", 1),
            ("<?xml version='3.0'?><a/>", "its declaration does not name a version 1 of XML", 0),
            ("<?xml encoding='UTF-8'?><a/>", "its declaration does not name a version 1 of XML", 0),
            ("<?1b?><a/>", "`1b` is no name in XML", 0),
            ("<?XML b?><a/>", "an instruction is called `XML`, as only the declaration may be", 0),
        ];
        for (text, why, at) in cases {
            assert_eq!(refused(text), Malformed { why: why.to_owned(), at }, "{text}");
        }
        for text in ["<a><!-- b -- c --></a>", "<a b='1' b='2'/>", "<a b='&c;'/>", "<a b=c/>", "<a>&</a>"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_a_document_may_hold_is_read() {
        let text = "\u{FEFF}<?xml version=\"1.0\" encoding='UTF-8' standalone=\"yes\" ?>\r\n<?b c?>\n<!-- - -->\n<ä:é.-1 b = \"'>'\"\n\tc='\"'\t>]] >&#x10FFFF;\u{7F}</ä:é.-1 >\n<!---->";
        let root = read(text).unwrap();
        assert_eq!(root.attributes, [("b".to_owned(), "'>'".to_owned()), ("c".to_owned(), "\"".to_owned())]);
    }
}
