//! A deck: what PowerPoint repairs or refuses, and what keeps people from following it. Schemas and
//! public validators know only some of these rules.

mod content_type;
mod contrast;
mod identity;
mod master;
mod order;
mod part;
mod placeholder;
mod presentation;
mod properties;
mod reading;
mod relation;
mod required;
mod section;
mod shape;
mod table;
mod value;

use super::{archive, not_verified};
use crate::diagnostic::Problems;
use crate::package::ArchiveReader;
use part::{Parts, Role};

/// The entry by which an archive is known to be a deck, or another file of Office.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// Most tags of all documents together. A deck of 40 slides with notes has some 25,000; each takes some
/// hundred bytes of memory.
const MOST_TAGS: usize = 1_000_000;

/// What PowerPoint takes, but asks to repair or leaves out.
const REPAIR: &str = "build the deck again; if it is not kitbag's, let PowerPoint repair it, look through its \
                      slides and save it under another name";

/// What PowerPoint forgives.
const SAVE: &str = "PowerPoint opens it all the same; saved there again, most decks are as they should be";

/// Looks at a deck.
pub(super) fn verify(name: &str, reader: &mut ArchiveReader<'_>) -> Problems {
    let mut problems = Problems::none();
    let first = reader.entries().first().map(|entry| entry.path.clone());
    if first.as_deref() != Some(CONTENT_TYPES) {
        let message = format!("`{CONTENT_TYPES}` is not the first entry of `{name}`");
        problems.push(archive::uncommon(name, message));
    }
    let paths = reader.entries().iter().map(|entry| entry.path.clone()).collect();
    let Some(contents) = archive::contents(name, reader, is_document, &mut problems) else { return problems };
    let tags = contents.values().flatten().filter(|it| **it == b'<').count();
    if tags > MOST_TAGS {
        let message = format!("`{name}` holds {tags} tags of XML; at most {MOST_TAGS} are looked at");
        problems.push(not_verified(name, message).hint("split the deck into several"));
        return problems;
    }
    if let Some(parts) = Parts::read(name, paths, &contents, &mut problems) {
        rules(&parts, &mut problems);
    }
    problems
}

fn is_document(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["xml", "rels"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

fn rules(parts: &Parts<'_>, problems: &mut Problems) {
    content_type::check(parts, problems);
    relation::check(parts, problems);
    if parts.of(Role::Presentation).next().is_none() {
        let message = format!("`{}` is no deck: it has no presentation", parts.name);
        problems.push(not_verified(parts.name, message).hint("name a file .pptx or .potx"));
        return;
    }
    presentation::check(parts, problems);
    master::check(parts, problems);
    identity::check(parts, problems);
    section::check(parts, problems);
    properties::check(parts, problems);
    contrast::check(parts, problems);
    for part in parts.all().filter(|part| part.role.is_some()) {
        order::check(part, problems);
        required::check(part, problems);
        value::check(part, problems);
        table::check(part, problems);
    }
    placeholder::check(parts, problems);
    for part in parts.of(Role::Slide) {
        shape::check(part, problems);
    }
    reading::check(parts, problems);
}
