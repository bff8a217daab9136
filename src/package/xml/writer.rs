//! Documents that are written, escaped here and nowhere else.

use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;

/// Bytes of a short document.
const SHORT: usize = 1 << 10;

/// A document that is written from top to bottom.
///
/// Text and attribute values must be free of the characters that XML 1.0 §2.2 forbids; `load`
/// refuses them in every source file.
pub struct Xml {
    written: String,
    open: Vec<&'static str>,
}

/// Attributes in the order in which they are written.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    /// A document with the declaration `version="1.0" encoding="UTF-8" standalone="yes"`.
    pub fn document() -> Self {
        let mut xml = Self::fragment();
        xml.written.push_str(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#);
        xml
    }

    /// A piece of a document, without declaration.
    pub fn fragment() -> Self {
        Self { written: String::with_capacity(SHORT), open: Vec::new() }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.written.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        let name = self.open.pop().expect("each close has its open");
        self.written.push_str("</");
        self.written.push_str(name);
        self.written.push('>');
    }

    /// Opens an element, writes what stands in it, closes it.
    pub fn within(&mut self, name: &'static str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inner(self);
        self.close();
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.written.push_str("/>");
    }

    /// An element with text alone.
    pub fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.within(name, attributes, |xml| xml.text(text));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        assert_allowed(text);
        self.written.push_str(&escape(text));
    }

    /// The finished document.
    pub fn finish(self) -> Vec<u8> {
        assert!(self.open.is_empty(), "{:?} left open", self.open);
        self.written.into_bytes()
    }

    /// The first tag of an element, without its end.
    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.written.push('<');
        self.written.push_str(name);
        for (key, value) in attributes {
            assert_allowed(value);
            self.written.push(' ');
            self.written.push_str(key);
            self.written.push_str("=\"");
            self.written.push_str(&Attribute::from((*key, *value)).value);
            self.written.push('"');
        }
    }
}

fn assert_allowed(text: &str) {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    assert!(
        text.bytes().all(is_plain) || text.chars().all(is_allowed),
        "XML 1.0 forbids a character of {text:?}"
    );
}

/// Whether a character may stand in a document (XML 1.0 §2.2); a carriage return would not come back.
pub(super) fn is_allowed(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\u{7F}'..='\u{9F}');
    !is_control && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
