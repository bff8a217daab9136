//! YAML with places: the only file that knows a YAML parser for users' text.
//!
//! Scalars stay text until a decoder asks for a type, so `no`, `1.20` and `12:30` are what they look
//! like. Anchors, aliases, tags, merge keys and second documents are refused: they make a file mean
//! something else than what it shows.

use std::collections::HashMap;
use std::sync::Arc;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity, SourceFile};

/// Deepest nesting.
const MAX_DEPTH: usize = 40;

/// The key that would merge another mapping in.
const MERGE: &str = "<<";

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) origin: Origin,
    pub(super) kind: NodeKind,
}

impl Node {
    /// Whether nothing stands there; the parser gives `~` for it.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.kind, NodeKind::Scalar { text, plain: true } if text.is_empty() || text == "~")
    }
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    /// Text; `plain` where it stands without quotes.
    Scalar { text: String, plain: bool },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order of the file, each key once.
    Mapping(Vec<Entry>),
}

/// A key, its place and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_origin: Origin,
    pub(super) value: Node,
}

/// Reads the part of a file from `start` to `end` as one YAML document; `None` where it is empty.
pub(super) fn parse(
    file: &Arc<SourceFile>,
    start: usize,
    end: usize,
    problems: &mut Problems,
) -> Option<Node> {
    let text = &file.text[start..end];
    if let Some(problem) = too_deep_flow(file, start, text) {
        problems.push(problem);
        return None;
    }
    let mut reader = Reader { file, start, chars: char_offsets(text), problems };
    reader.document(Parser::new_from_str(text))
}

/// Reads a whole file that may not be empty; `keys` names what it needs.
pub(super) fn required(file: &Arc<SourceFile>, keys: &str, problems: &mut Problems) -> Option<Node> {
    let before = problems.count(Severity::Error);
    let root = parse(file, 0, file.text.len(), problems);
    if root.is_none() && problems.count(Severity::Error) == before {
        problems.push(
            Diagnostic::new(Code::MissingKey, format!("the file is empty; it needs {keys}"))
                .at(&Origin::of_file(file))
                .hint("write the keys, or delete the file"),
        );
    }
    root
}

/// Byte offset of each character: spans count characters.
fn char_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

/// Refuses deep flow nesting before the parser sees it.
fn too_deep_flow(file: &Arc<SourceFile>, start: usize, text: &str) -> Option<Diagnostic> {
    let mut run = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => run += 1,
            b' ' | b'\n' => {}
            _ => run = 0,
        }
        if run > MAX_DEPTH {
            return Some(too_deep(&Origin::new(file, start + at, start + at + 1)));
        }
    }
    None
}

fn too_deep(origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::TooDeep, format!("nested deeper than {MAX_DEPTH} levels"))
        .at(origin)
        .hint("look for brackets or dashes that stand there by mistake")
}

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    start: usize,
    chars: Vec<usize>,
    problems: &'a mut Problems,
}

/// A collection that is not closed yet.
enum Open {
    Sequence { from: Origin, items: Vec<Node> },
    Mapping { from: Origin, entries: Vec<Entry>, key: Option<(String, Origin)> },
}

impl Reader<'_> {
    fn document<'i>(
        &mut self,
        parser: impl Iterator<Item = Result<(Event<'i>, Span), granit_parser::ScanError>>,
    ) -> Option<Node> {
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        let mut documents = 0;
        for next in parser {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    self.scan_error(&error);
                    return None;
                }
            };
            let origin = self.origin(span);
            let node = match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        self.refuse(
                            &origin,
                            "a second document",
                            "keep one document in a file; delete the line `---`",
                        );
                        return root;
                    }
                    continue;
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.refuse_properties(&origin, anchor, tag.is_some());
                    let plain = style == ScalarStyle::Plain;
                    Some(Node { origin, kind: NodeKind::Scalar { text: text.into_owned(), plain } })
                }
                Event::SequenceStart(_, anchor, tag) => {
                    self.refuse_properties(&origin, anchor, tag.is_some());
                    open.push(Open::Sequence { from: origin, items: Vec::new() });
                    None
                }
                Event::MappingStart(_, anchor, tag) => {
                    self.refuse_properties(&origin, anchor, tag.is_some());
                    open.push(Open::Mapping { from: origin, entries: Vec::new(), key: None });
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let closed = open.pop().expect("each end has its start");
                    Some(self.close(closed, &origin))
                }
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.refuse(&origin, "an alias", "write the value out");
                    return None;
                }
                _ => continue,
            };
            if open.len() > MAX_DEPTH {
                self.problems.push(too_deep(&self.here(span)));
                return None;
            }
            if let Some(node) = node {
                match open.last_mut() {
                    Some(parent) => self.put(parent, node),
                    None => root = Some(node),
                }
            }
        }
        root.filter(|node| !node.is_empty())
    }

    fn put(&mut self, parent: &mut Open, node: Node) {
        match parent {
            Open::Sequence { items, .. } => items.push(node),
            Open::Mapping { entries, key, .. } => match key.take() {
                Some((key, _)) if key == MERGE => {}
                Some((key, key_origin)) => {
                    if node.is_empty()
                        && let Some(value) = value_in_comment(self.file, key_origin.end)
                    {
                        self.problems.push(taken_for_comment(&value));
                    }
                    entries.push(Entry { key, key_origin, value: node });
                }
                None => *key = Some(self.key(node)),
            },
        }
    }

    fn key(&mut self, node: Node) -> (String, Origin) {
        match node.kind {
            NodeKind::Scalar { text, .. } => {
                if text == MERGE {
                    self.refuse(&node.origin, "a merge key", "write the keys out");
                }
                (text, node.origin)
            }
            _ => {
                let message = "a key is a list or a mapping, a word was expected";
                self.problems.push(Diagnostic::new(Code::BadYaml, message).at(&node.origin));
                (String::new(), node.origin)
            }
        }
    }

    fn close(&mut self, open: Open, end: &Origin) -> Node {
        match open {
            Open::Sequence { from, items } => {
                Node { origin: Origin::new(self.file, from.start, end.end), kind: NodeKind::Sequence(items) }
            }
            Open::Mapping { from, entries, .. } => {
                let kind = NodeKind::Mapping(self.once(entries));
                Node { origin: Origin::new(self.file, from.start, end.end), kind }
            }
        }
    }

    /// Each key once; the first wins, the others are reported.
    fn once(&mut self, entries: Vec<Entry>) -> Vec<Entry> {
        let mut seen: HashMap<String, Origin> = HashMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            if let Some(first) = seen.get(&entry.key) {
                let message = format!("the key `{}` stands twice", entry.key);
                self.problems.push(
                    Diagnostic::new(Code::DuplicateKey, message)
                        .at(&entry.key_origin)
                        .also("first here", first)
                        .hint("delete one of the two"),
                );
                continue;
            }
            seen.insert(entry.key.clone(), entry.key_origin.clone());
            kept.push(entry);
        }
        kept
    }

    fn refuse_properties(&mut self, origin: &Origin, anchor: usize, tagged: bool) {
        if anchor > 0 {
            self.refuse(origin, "an anchor", "delete the word behind `&` and write each value out");
        }
        if tagged {
            self.refuse(origin, "a tag", "delete the word behind `!`");
        }
    }

    fn refuse(&mut self, origin: &Origin, what: &str, hint: &str) {
        self.problems
            .push(Diagnostic::new(Code::Refused, format!("{what} is not used here")).at(origin).hint(hint));
    }

    fn scan_error(&mut self, error: &granit_parser::ScanError) {
        let at = self.byte(error.marker().index());
        let problem = match self.tab_from(at, &error.info()) {
            Some(tab) => Diagnostic::new(Code::Tab, "the line begins with a tab, YAML wants spaces")
                .at(&tab)
                .hint("put two spaces for each level"),
            None => self.swallowed_before(at, &error.info()).unwrap_or_else(|| {
                let origin = Origin::new(self.file, at, at + 1);
                let told =
                    Diagnostic::new(Code::BadYaml, format!("the YAML cannot be read: {}", error.info()));
                told.hint(advice(origin.source_line()).unwrap_or(ANYWHERE)).at(&origin)
            }),
        };
        self.problems.push(problem);
    }

    /// A value that YAML took for a comment, with the bracket that closes its line.
    fn swallowed_before(&self, at: usize, info: &str) -> Option<Diagnostic> {
        let before = info.contains("flow").then(|| &self.file.text[self.start..at])?;
        let mut colons = before.rmatch_indices(": #").map(|(colon, _)| self.start + colon);
        colons.find_map(|colon| value_in_comment(self.file, colon)).map(|value| taken_for_comment(&value))
    }

    /// The tab in the indentation at which the parser stopped. Where a value goes on behind its line, the
    /// parser names the place where the value begins.
    fn tab_from(&self, at: usize, info: &str) -> Option<Origin> {
        let text = &self.file.text;
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let lines = if info.contains("tab") { usize::MAX } else { 1 };
        let mut begins = start;
        for line in text[start..].split_inclusive('\n').take(lines) {
            let indent = &line[..line.len() - line.trim_start().len()];
            if let Some(tab) = indent.trim_end_matches('\n').find('\t') {
                return Some(Origin::new(self.file, begins + tab, begins + tab + 1));
            }
            begins += line.len();
        }
        None
    }

    fn here(&self, span: Span) -> Origin {
        self.origin(span)
    }

    fn origin(&self, span: Span) -> Origin {
        Origin::new(self.file, self.byte(span.start.index()), self.byte(span.end.index()))
    }

    fn byte(&self, character: usize) -> usize {
        let last = self.chars.len() - 1;
        self.start + self.chars[character.min(last)]
    }
}

/// What stands behind the colon of a key as a comment and is none: a blank follows the sign of a comment.
fn value_in_comment(file: &Arc<SourceFile>, key_end: usize) -> Option<Origin> {
    let line = file.text[key_end..].split('\n').next()?;
    let value = line.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?.trim_start();
    let is_value = value.strip_prefix('#')?.starts_with(|c: char| c.is_alphanumeric());
    let word = value.split([' ', ',', '}', ']']).next()?;
    let start = key_end + line.len() - value.len();
    is_value.then(|| Origin::new(file, start, start + word.len()))
}

fn taken_for_comment(value: &Origin) -> Diagnostic {
    let word = value.text();
    Diagnostic::new(Code::BadYaml, format!("YAML takes `{word}` for a comment: it begins with `#`"))
        .at(value)
        .hint(format!("put it in quotes: \"{word}\"; a comment has a blank behind its `#`"))
}

/// The way out where the line says nothing.
const ANYWHERE: &str = "look at the lines before it too: quotation marks and brackets must be closed, and keys of \
one level begin in one column";

/// What most often is wrong with a line that does not parse.
fn advice(line: &str) -> Option<&'static str> {
    let value = line.split_once(": ").map(|(_, value)| value.trim());
    match value {
        Some(value) if !value.starts_with(['"', '\'', '[', '{']) && value.contains(": ") => {
            Some("put the value in quotes: it has a colon in it")
        }
        Some(value) if value.starts_with(['@', '`', '%', '*', '&', '!']) => {
            Some("put the value in quotes: YAML gives its first character a meaning")
        }
        _ => None,
    }
}
