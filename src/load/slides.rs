//! Slide files: each `##` heading and what follows it is a slide.

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Block, Element, Field, Id, Kind, Language, Prose, Sourced, Text, Touch, Value, schema};

use super::attributes::{self, Attribute, Attributes};
use super::body::{Place, Reader};

/// A heading of level 2 and the bytes of its body.
pub(super) struct Heading {
    pub(super) line_start: usize,
    pub(super) line_end: usize,
    pub(super) body_end: usize,
}

impl Heading {
    /// Its words, where they stand, and the attributes behind them.
    pub(super) fn read<'a>(&self, reader: &mut Reader<'a>) -> (&'a str, Origin, Attributes) {
        let file = reader.file;
        let line = &file.text[self.line_start..self.line_end];
        let (words, attributes) = attributes::split(file, &line[3..], self.line_start + 3, reader.problems);
        let words = words.trim();
        let start = self.line_start + line.find(words).unwrap_or(0);
        (words, Origin::new(file, start, start + words.len()), attributes)
    }
}

/// All slides of a file. Whether a slide is complete is for the caller to say: in an overlay only
/// the fields that stand there are set.
pub(super) fn slides(reader: &mut Reader<'_>) -> Vec<Block<Text>> {
    let headings = headings(&reader.file.text);
    if let Some(origin) = in_front(reader, &headings) {
        reader.problems.push(
            Diagnostic::new(Code::NotAllowedHere, "text in front of the first slide")
                .at(&origin)
                .hint("a slide begins with `## Title {#id minutes=5}`"),
        );
    }
    headings.iter().filter_map(|heading| slide(reader, heading)).collect()
}

/// The first line of what stands in front of the first heading, if anything does.
pub(super) fn in_front(reader: &Reader<'_>, headings: &[Heading]) -> Option<Origin> {
    let text = &reader.file.text;
    let before = &text[..headings.first().map_or(text.len(), |first| first.line_start)];
    let written = before.trim();
    let start = before.len() - before.trim_start().len();
    let first_line = written.lines().next()?;
    Some(Origin::new(reader.file, start, start + first_line.len()))
}

/// The headings of level 2.
pub(super) fn headings(text: &str) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("## ") {
            if let Some(last) = found.last_mut() {
                last.body_end = at;
            }
            found.push(Heading { line_start: at, line_end: at + line.len(), body_end: text.len() });
        }
        at += line.len();
    }
    found
}

fn slide(reader: &mut Reader<'_>, heading: &Heading) -> Option<Block<Text>> {
    let (words, origin, attributes) = heading.read(reader);
    let Some((id, id_origin)) = attributes.id.clone() else {
        if !attributes.broken {
            reader.problems.push(missing_id(words, &origin));
        }
        return None;
    };
    let mut block = Block::new(id, Kind::Slide, id_origin);
    if !words.is_empty() {
        super::inline::check(words, &origin, reader.problems);
        set(&mut block, Field::Title, Value::Text(Text::new(words, origin.clone())), &origin);
    }
    read_attributes(&mut block, &attributes, reader.problems);
    let body = reader.body(heading.line_end, heading.body_end, Place::Slide);
    let prose = lift_picture(&mut block, body.prose, reader.problems);
    if !prose.is_empty() {
        let first = first_words(&prose, &origin);
        set(&mut block, Field::Body, Value::Prose(prose), &first);
    }
    if !body.script.is_empty() {
        let first = body.script_at.unwrap_or(origin);
        set(&mut block, Field::Script, Value::Script(body.script), &first);
    }
    block.notes = body.notes;
    Some(block)
}

fn missing_id(words: &str, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::MissingId, "a slide without an id")
        .at(origin)
        .hint(format!("add one behind the title: {{#{} minutes=5}}", likely_id(words)))
}

/// An id that would suit these words.
pub(super) fn likely_id(words: &str) -> String {
    let slug: String = words
        .to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(6)
        .collect::<Vec<_>>()
        .join("-");
    Id::parse(&slug).map_or("a-short-name".to_owned(), |id| id.to_string())
}

/// Puts a value into a block as the file wrote it.
pub(super) fn set(block: &mut Block<Text>, field: Field, value: Value<Text>, origin: &Origin) {
    block.slots.insert(field, Sourced::new(value, Touch::base(origin)));
}

/// Where the words of a prose begin; a prose without any stands at its heading.
pub(super) fn first_words(prose: &Prose<Text>, heading: &Origin) -> Origin {
    prose.texts().first().map_or(heading, |text| &text.origin).clone()
}

fn read_attributes(block: &mut Block<Text>, attributes: &Attributes, problems: &mut Problems) {
    for attribute in &attributes.values {
        let value = match attribute.key.as_str() {
            "minutes" => attribute.minutes().map(|n| (Field::Minutes, Value::Number(n))),
            "layout" => schema::LAYOUTS
                .contains(&attribute.value.as_str())
                .then(|| (Field::Layout, Value::Word(attribute.value.clone()))),
            "objective" => ids(&attribute.value).map(|ids| (Field::Objective, Value::Ids(ids))),
            "sensitivity" => ["open", "restricted"]
                .contains(&attribute.value.as_str())
                .then(|| (Field::Sensitivity, Value::Word(attribute.value.clone()))),
            "lang" => Language::parse(&attribute.value)
                .map(|language| (Field::Lang, Value::Word(language.tag().to_owned()))),
            _ => None,
        };
        match value {
            Some((field, value)) => set(block, field, value, &attribute.origin),
            None => {
                problems.push(bad_attribute(attribute));
                // What was told here is not told again as missing.
                if attribute.key == "minutes" {
                    set(block, Field::Minutes, Value::Number(0), &attribute.origin);
                }
            }
        }
    }
}

fn ids(words: &str) -> Option<Vec<Id>> {
    words.split(',').map(|word| Id::parse(word.trim())).collect()
}

fn bad_attribute(attribute: &Attribute) -> Diagnostic {
    let keys = ["minutes", "layout", "objective", "sensitivity", "lang"];
    let Attribute { key, value, origin } = attribute;
    if !keys.contains(&key.as_str()) {
        let near = crate::diagnostic::nearest(key, keys);
        return Diagnostic::new(Code::BadAttribute, format!("a slide has no attribute `{key}`"))
            .at(origin)
            .hint(match near {
                _ if key == "ctx" => "it stands behind the words: `## Right {ctx=side} {#right}`".to_owned(),
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the attributes are: #id, {}", keys.join(", ")),
            });
    }
    let near = crate::diagnostic::nearest(value, schema::LAYOUTS.iter().copied());
    let problem = Diagnostic::new(Code::BadAttribute, format!("`{value}` is no value of `{key}`")).at(origin);
    match key.as_str() {
        "layout" => problem
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint(format!("the layouts are: {}", schema::LAYOUTS.join(", "))),
        "lang" => {
            problem.hint(format!("the languages are: {}", Language::tags().collect::<Vec<_>>().join(", ")))
        }
        "minutes" => problem.hint("minutes are a whole number up to 1000, as minutes=5"),
        _ => problem,
    }
}

/// The picture of a slide has a place of its own; the first one that stands alone is it.
fn lift_picture(block: &mut Block<Text>, prose: Prose<Text>, problems: &mut Problems) -> Prose<Text> {
    let mut kept = Vec::new();
    for piece in prose.0 {
        match piece.element {
            Element::Figure(figure) => {
                let origin = figure.alt.as_ref().map_or(&block.origin, |alt| &alt.origin).clone();
                if block.slots.contains_key(&Field::Picture) {
                    problems.push(
                        Diagnostic::new(Code::NotAllowedHere, "a second picture on one slide")
                            .at(&origin)
                            .hint("put it on a slide of its own"),
                    );
                    continue;
                }
                set(block, Field::Picture, Value::Asset(figure.asset), &origin);
                if let Some(alt) = figure.alt {
                    set(block, Field::Alt, Value::Text(alt), &origin);
                }
            }
            _ => kept.push(piece),
        }
    }
    Prose(kept)
}
