//! `module.yaml`: fields of the module, objectives, sections and what they use.

use serde_yaml::{Mapping, Value as Yaml};

use super::pages::Pages;
use super::{Pair, differing, position};
use crate::load::amend;
use crate::model::{Block, Field, Id, Kind, Text, Value};
use crate::overlay;

/// Fields of the module that stand in its quiz.
pub(super) const IN_QUIZ: [Field; 2] = [Field::Pass, Field::Draw];

/// The keys of a section that name documents.
const DOCUMENTS: [(Kind, &str); 3] =
    [(Kind::Case, "case"), (Kind::Tool, "tool"), (Kind::Activity, "activity")];

/// Writes what differs in the structure of a module.
pub(super) fn write(pages: &mut Pages, pair: &Pair<'_>) {
    let root = &pair.after.root;
    for field in differing(&pair.before.root, root) {
        if !IN_QUIZ.contains(&field) {
            set(pages, pair, &[field.name()], root.value(field));
        }
    }
    let objectives: Vec<_> = root.of_kind(Kind::Objective).collect();
    for (at, objective) in objectives.iter().enumerate() {
        match pair.old(objective) {
            Some(old) => fields(pages, pair, ("objectives", old, objective)),
            None => insert(pages, pair, "objectives", (&objectives, at), item(objective)),
        }
    }
    let sections: Vec<_> = root.of_kind(Kind::Section).collect();
    for (at, section) in sections.iter().enumerate() {
        match pair.old(section) {
            Some(old) => {
                fields(pages, pair, ("sections", old, section));
                documents(pages, pair, old, section);
            }
            None => insert(pages, pair, "sections", (&sections, at), new_section(section)),
        }
    }
}

fn set(pages: &mut Pages, pair: &Pair<'_>, path: &[&str], value: Option<&Value<Text>>) {
    pages.amend(&pair.module.root.origin.file, |text| match value.and_then(overlay::yaml) {
        Some(value) => amend::set(text, path, &value),
        None => amend::unset(text, path),
    });
}

fn fields(pages: &mut Pages, pair: &Pair<'_>, (list, old, new): (&str, &Block<Text>, &Block<Text>)) {
    for field in differing(old, new).into_iter().filter(|field| *field != Field::Uses) {
        set(pages, pair, &[list, new.id.as_str(), field.name()], new.value(field));
    }
}

fn insert(
    pages: &mut Pages,
    pair: &Pair<'_>,
    list: &str,
    (all, at): (&[&Block<Text>], usize),
    item: Mapping,
) {
    pages.amend(&pair.module.root.origin.file, |text| {
        amend::insert(text, &[list], position(all, at, Id::as_str), &Yaml::Mapping(item))
    });
}

/// An entry of a list: the id and every field.
fn item(block: &Block<Text>) -> Mapping {
    let fields: Vec<_> = block.slots.keys().copied().filter(|field| *field != Field::Uses).collect();
    let mut item = Mapping::from_iter([("id".into(), block.id.as_str().into())]);
    item.extend(overlay::keyed(block, &fields));
    item
}

fn new_section(section: &Block<Text>) -> Mapping {
    let mut entry = item(section);
    if section.of_kind(Kind::Slide).next().is_some() {
        entry.insert("file".into(), format!("slides/{}.md", section.id).into());
    }
    for (kind, key) in DOCUMENTS {
        let ids = used(section, kind);
        if !ids.is_empty() {
            entry.insert(key.into(), overlay::id_list(&ids));
        }
    }
    entry
}

/// Names the documents of a section that are not those of the base.
fn documents(pages: &mut Pages, pair: &Pair<'_>, old: &Block<Text>, new: &Block<Text>) {
    for (kind, key) in DOCUMENTS {
        let ids = used(new, kind);
        if ids == used(old, kind) {
            continue;
        }
        let path = ["sections", new.id.as_str(), key];
        pages.amend(&pair.module.root.origin.file, |text| {
            if ids.is_empty() {
                amend::unset(text, &path)
            } else {
                amend::set(text, &path, &overlay::id_list(&ids))
            }
        });
    }
}

/// The documents of one kind that a section has.
fn used(section: &Block<Text>, kind: Kind) -> Vec<Id> {
    section.of_kind(kind).map(|block| block.id.clone()).collect()
}
