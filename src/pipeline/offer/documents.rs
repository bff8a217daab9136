//! Cases, tools and activities: new files, and changes in those that are there.

use std::sync::Arc;

use serde_yaml::Value as Yaml;

use super::pages::Pages;
use super::{Pair, differing};
use crate::diagnostic::SourceFile;
use crate::load::{self, amend, emit};
use crate::model::{Block, Field, Kind, Text};
use crate::overlay;

/// Writes the documents that are new or changed.
pub(super) fn write(pages: &mut Pages, pair: &Pair<'_>) {
    for block in pair.after.root.walk() {
        let Some(folder) = folder(block.kind) else { continue };
        match pair.old(block) {
            None => {
                let path = format!("{}/{folder}/{}.md", pair.folder(), block.id);
                pages.create(path, whole(block));
            }
            Some(old) => {
                let fields = differing(old, block);
                let file = &old.origin.file;
                if !fields.is_empty() && !pages.has(&file.path) {
                    pages.amend(file, |text| changed(text, block, &fields));
                }
            }
        }
    }
}

/// The folder of a kind of document.
fn folder(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Case => Some("cases"),
        Kind::Tool => Some("tools"),
        Kind::Activity => Some("activities"),
        _ => None,
    }
}

fn whole(block: &Block<Text>) -> String {
    let front = emit::lines(&Yaml::Mapping(overlay::front_matter(block)));
    format!("---\n{front}\n---\n{}", overlay::base_document(block))
}

fn changed(text: &str, block: &Block<Text>, fields: &[Field]) -> Option<String> {
    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let mut front = format!("{front}\n");
    let below = overlay::in_markdown(block.kind);
    for field in fields.iter().filter(|field| !below.contains(field)) {
        front = match block.value(*field).and_then(overlay::yaml) {
            Some(value) => amend::set(&front, &[field.name()], &value)?,
            None => amend::unset(&front, &[field.name()])?,
        };
    }
    let mut below = fields.iter().filter(|field| below.contains(field));
    let kept = below.try_fold(body.to_owned(), |text, field| with_field(text, block, *field));
    let body = kept.unwrap_or_else(|| overlay::base_document(block));
    Some(format!("---\n{front}---\n{body}"))
}

/// The document with one field more that is new, all else as it was, where that can be.
fn with_field(text: String, new: &Block<Text>, field: Field) -> Option<String> {
    let value = new.value(field)?;
    let file = Arc::new(SourceFile { path: String::new(), text });
    load::with_field(&file, new.kind, field, &overlay::written(value))
}
