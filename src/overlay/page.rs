//! Blocks as Markdown: a slide under its heading, a document under its title.

use serde_yaml::Mapping;

use super::written;
use crate::model::{Block, Element, Field, Figure, Id, Kind, Piece, Prose, Text, Value};

/// The fields of a kind that its Markdown holds below the heading.
pub fn in_markdown(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Slide => &[Field::Title, Field::Body, Field::Picture, Field::Alt, Field::Script],
        Kind::Case | Kind::Tool | Kind::Activity => &[Field::Title, Field::Body],
        _ => &[],
    }
}

/// Some fields of a slide or document below its heading, which names the block and is always there.
pub(super) fn page(block: &Block<Text>, fields: &[Field]) -> String {
    let mark = if block.kind == Kind::Slide { "##" } else { "#" };
    let title = block.value(Field::Title).map(|title| format!("{} ", written(title))).unwrap_or_default();
    let mut parts = vec![format!("{mark} {title}{{#{}}}", block.id)];
    parts.extend(content(block, fields));
    format!("{}\n", parts.join("\n\n"))
}

/// A slide as the base has it: its other fields stand behind the id.
pub fn base_slide(block: &Block<Text>) -> String {
    let mut parts = vec![heading(block)];
    parts.extend(content(block, in_markdown(Kind::Slide)));
    parts.extend(notes(block));
    format!("{}\n", parts.join("\n\n"))
}

/// A document as the base has it, below its front matter.
pub fn base_document(block: &Block<Text>) -> String {
    let page = page(block, in_markdown(block.kind));
    notes(block).iter().fold(page, |page, note| format!("{page}\n{note}\n"))
}

/// The fields of a document that stand in its front matter.
pub fn front_matter(block: &Block<Text>) -> Mapping {
    let fields: Vec<_> = block.slots.keys().copied().collect();
    let fields: Vec<_> = fields.into_iter().filter(|it| !in_markdown(block.kind).contains(it)).collect();
    super::keyed(block, &fields)
}

/// The heading of a slide of the base.
pub fn heading(block: &Block<Text>) -> String {
    let mut attributes = vec![format!("#{}", block.id)];
    for field in [Field::Minutes, Field::Layout, Field::Objective, Field::Sensitivity] {
        attributes.extend(block.value(field).map(|value| match value {
            Value::Ids(ids) => {
                let ids = ids.iter().map(Id::as_str).collect::<Vec<_>>().join(",");
                format!("{field}={ids}")
            }
            value => format!("{field}={}", written(value)),
        }));
    }
    format!("## {} {{{}}}", title(block), attributes.join(" "))
}

fn title(block: &Block<Text>) -> String {
    block.value(Field::Title).map(written).unwrap_or_default()
}

fn content(block: &Block<Text>, fields: &[Field]) -> Vec<String> {
    let asked = |field: Field| block.value(field).filter(|_| fields.contains(&field));
    let mut parts: Vec<String> = asked(Field::Body).map(written).into_iter().collect();
    if let Some(Value::Asset(asset)) = asked(Field::Picture) {
        let alt = match block.value(Field::Alt) {
            Some(Value::Text(alt)) => Some(alt.clone()),
            _ => None,
        };
        let element = Element::Figure(Figure { asset: asset.clone(), alt });
        parts.push(written(&Value::Prose(Prose(vec![Piece::open(element)]))));
    }
    parts.extend(asked(Field::Script).map(written));
    parts
}

fn notes(block: &Block<Text>) -> Vec<String> {
    block.notes.iter().map(|note| format!("::: translator\n{note}\n:::")).collect()
}
