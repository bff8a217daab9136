//! Cases, tools and activities: front matter, a `#` title and a body.

use crate::diagnostic::{Code, Diagnostic, Origin, Severity};
use crate::model::{Block, Field, Id, Kind, Text, Value};

use super::attributes;
use super::body::{Place, Reader};
use super::decode::Fields;
use super::fields;
use super::slides::{first_words, set};
use super::yaml;

/// Reads a document as a block. `complete` documents are new blocks and need every required field;
/// others change a block and may lack any.
pub(super) fn document(reader: &mut Reader<'_>, id: Id, kind: Kind, need: Need) -> Block<Text> {
    let file = reader.file;
    let mut block = Block::new(id, kind, Origin::of_file(file));
    let before = reader.problems.count(Severity::Error);
    let after = front_matter(reader, &mut block);
    let sound = reader.problems.count(Severity::Error) == before;
    let mut body_start = after;
    if let Some((line_start, line_end)) = title_line(&file.text, after) {
        let line = &file.text[line_start..line_end];
        let (words, attributes) = attributes::split(file, &line[2..], line_start + 2, reader.problems);
        let words = words.trim();
        let start = line_start + line.find(words).unwrap_or(0);
        let origin = Origin::new(file, start, start + words.len());
        super::inline::check(words, &origin, reader.problems);
        if let Some((named, at)) = attributes.id.filter(|(named, _)| *named != block.id) {
            reader.problems.push(
                Diagnostic::new(
                    Code::BadId,
                    format!("the heading names `{named}`, the file is `{}`", block.id),
                )
                .at(&at)
                .hint("rename one of the two; the file's name is the id"),
            );
        }
        if !words.is_empty() {
            set(&mut block, Field::Title, Value::Text(Text::new(words, origin.clone())), &origin);
        }
        block.origin = origin;
        body_start = line_end;
    }
    let body = reader.body(body_start, file.text.len(), Place::Document);
    if !body.prose.is_empty() {
        let first = first_words(&body.prose, &block.origin);
        set(&mut block, Field::Body, Value::Prose(body.prose), &first);
    }
    block.notes = body.notes;
    // A front matter that cannot be read lacks what it would have said.
    if need == Need::Complete && sound {
        fields::require_all(&block, reader.problems);
    }
    if let Some(slot) = block.slots.get(&Field::Confidence)
        && slot.value == Value::Word("uncertain".to_owned())
    {
        reader.problems.push(
            Diagnostic::new(Code::UncertainFact, format!("the {kind} `{}` is marked uncertain", block.id))
                .at(&slot.touch.origin)
                .hint("leave it out until a source settles it"),
        );
    }
    block
}

/// Whether every required field must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// A new block.
    Complete,
    /// Fields that replace those of another block.
    Some,
}

/// Reads the YAML between two lines `---`; the byte behind it.
fn front_matter(reader: &mut Reader<'_>, block: &mut Block<Text>) -> usize {
    let text = &reader.file.text;
    let Some(rest) = text.strip_prefix("---\n") else { return 0 };
    let closed = || rest.strip_suffix("\n---").map(|inner| inner.len() + 4);
    let end = if rest.starts_with("---\n") { Some(3) } else { rest.find("\n---\n").map(|at| at + 4) };
    let Some(end) = end.or_else(closed) else {
        let origin = Origin::new(reader.file, 0, 3);
        reader.problems.push(
            Diagnostic::new(Code::BadYaml, "the front matter is not closed")
                .at(&origin)
                .hint("put a line `---` behind its last key"),
        );
        return text.len();
    };
    if let Some(node) = yaml::parse(reader.file, 4, end + 1, reader.problems)
        && let Some(mut map) = Fields::of(&node, reader.problems)
    {
        fields::read(block, &mut map, &[Field::Title, Field::Body], reader.problems);
        map.finish(reader.problems);
    }
    (end + 5).min(text.len())
}

/// The first line behind `from` that is a `#` heading, if nothing else stands in front of it.
fn title_line(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = &text[from..];
    let start = from + (rest.len() - rest.trim_start().len());
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
    text[start..end].starts_with("# ").then_some((start, end))
}
