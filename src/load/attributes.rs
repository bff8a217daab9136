//! Attributes behind headings and fences: `{#id minutes=5 layout=bullets}`.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::model::Id;

/// Attributes as written, each with its place.
#[derive(Clone, Debug)]
pub(super) struct Attributes {
    pub(super) id: Option<(Id, Origin)>,
    pub(super) values: Vec<Attribute>,
    /// Whether something in them could not be read, which was told already.
    pub(super) broken: bool,
}

/// One `key=value`.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) key: String,
    pub(super) value: String,
    pub(super) origin: Origin,
}

impl Attribute {
    /// Minutes within a day.
    pub(super) fn minutes(&self) -> Option<u32> {
        let digits = self.value.bytes().all(|b| b.is_ascii_digit());
        self.value.parse().ok().filter(|minutes| digits && *minutes <= super::decode::MAX_MINUTES)
    }
}

/// Splits a line into its words and the attributes at its end. `start` is the byte of the line in
/// its file. A `{ctx=…}` is part of the words.
pub(super) fn split<'a>(
    file: &Arc<SourceFile>,
    line: &'a str,
    start: usize,
    problems: &mut Problems,
) -> (&'a str, Attributes) {
    let none = Attributes { id: None, values: Vec::new(), broken: false };
    let line = line.trim_end();
    let Some(open) = line.rfind('{').filter(|_| line.ends_with('}') && !line.ends_with("}}")) else {
        return (line, none);
    };
    let inner = &line[open + 1..line.len() - 1];
    if inner.starts_with("ctx=") {
        return (line, none);
    }
    let attributes = read(file, inner, start + open + 1, problems);
    (line[..open].trim_end(), attributes)
}

fn read(file: &Arc<SourceFile>, inner: &str, start: usize, problems: &mut Problems) -> Attributes {
    let mut attributes = Attributes { id: None, values: Vec::new(), broken: false };
    if let Some(at) = inner.find(['“', '”', '„', '‘', '’', '«', '»']) {
        let origin = Origin::new(file, start + at, start + at + 3);
        problems.push(
            Diagnostic::new(Code::CurlyQuotes, "typographic quotation marks in attributes")
                .at(&origin)
                .hint("type straight ones: \" (word processors and phones change them)"),
        );
        attributes.broken = true;
        return attributes;
    }
    for (word, at) in words(inner) {
        let origin = Origin::new(file, start + at, start + at + word.len());
        if let Some(name) = word.strip_prefix('#') {
            match Id::parse(name) {
                Some(_) if attributes.id.is_some() => problems.push(twice("an id", &origin)),
                Some(id) => attributes.id = Some((id, origin)),
                None => {
                    problems.push(super::decode::bad_id(name, &origin));
                    attributes.broken = true;
                }
            }
        } else if let Some((key, value)) = word.split_once('=') {
            if attributes.values.iter().any(|other| other.key == key) {
                problems.push(twice(&format!("`{key}`"), &origin));
                continue;
            }
            let value = value.trim_matches('"').to_owned();
            attributes.values.push(Attribute { key: key.to_owned(), value, origin });
        } else {
            problems.push(
                Diagnostic::new(Code::BadAttribute, format!("`{word}` is neither `#id` nor `key=value`"))
                    .at(&origin)
                    .hint("attributes look like {#id minutes=5 layout=bullets}"),
            );
        }
    }
    attributes
}

fn twice(what: &str, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::BadAttribute, format!("{what} is given twice"))
        .at(origin)
        .hint("delete one of the two")
}

/// Words apart by blanks outside quotes, with their byte offsets.
fn words(inner: &str) -> Vec<(&str, usize)> {
    let mut words = Vec::new();
    let mut begin = None;
    let mut quoted = false;
    for (at, c) in inner.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                if let Some(from) = begin.take() {
                    words.push((&inner[from..at], from));
                }
                continue;
            }
            _ => {}
        }
        begin = begin.or(Some(at));
    }
    words.extend(begin.map(|from| (&inner[from..], from)));
    words
}
