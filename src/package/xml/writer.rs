//! Documents that are written, escaped here and nowhere else.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is written from top to bottom.
///
/// Text and attribute values must be free of the characters that XML 1.0 §2.2 forbids; `load`
/// refuses them in every source file.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

/// Attributes in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    /// A document with the declaration `version="1.0" encoding="UTF-8" standalone="yes"`.
    pub fn document() -> Self {
        let mut xml = Self::fragment();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// A piece of a document, without declaration.
    pub fn fragment() -> Self {
        Self { writer: Writer::new(Vec::new()), open: Vec::new() }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        let name = self.open.pop().expect("each close has its open");
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// Opens an element, writes what stands in it, closes it.
    pub fn within(&mut self, name: &'static str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inner(self);
        self.close();
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with text alone.
    pub fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        assert_allowed(text);
        self.event(Event::Text(BytesText::new(text)));
    }

    /// The finished document.
    pub fn finish(self) -> Vec<u8> {
        assert!(self.open.is_empty(), "{:?} left open", self.open);
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes every write");
    }
}

fn start<'a>(name: &'static str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        assert_allowed(value);
        start.push_attribute((*key, *value));
    }
    start
}

fn assert_allowed(text: &str) {
    assert!(text.chars().all(is_allowed), "XML 1.0 forbids a character of {text:?}");
}

/// Whether a character may stand in a document (XML 1.0 §2.2); a carriage return would not come back.
pub(super) fn is_allowed(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\u{7F}'..='\u{9F}');
    !is_control && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
