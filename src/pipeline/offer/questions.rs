//! `quiz.yaml`: questions and their parts.

use std::sync::Arc;

use serde_yaml::{Mapping, Value as Yaml};

use super::pages::Pages;
use super::structure::IN_QUIZ;
use super::{Pair, differing, position};
use crate::diagnostic::SourceFile;
use crate::load::{amend, emit};
use crate::model::{Block, Field, Id, Kind, Text};
use crate::overlay;

/// The lists of a question by what they hold.
const PARTS: [(Kind, &str); 5] = [
    (Kind::Option, "options"),
    (Kind::Pair, "pairs"),
    (Kind::Item, "items"),
    (Kind::Dimension, "dimensions"),
    (Kind::Level, "levels"),
];

/// Writes what differs in the quiz of a module. A module without a quiz gets one.
pub(super) fn write(pages: &mut Pages, pair: &Pair<'_>) {
    let questions: Vec<_> = pair.after.root.of_kind(Kind::Question).collect();
    let Some(file) = pair.before.root.of_kind(Kind::Question).next().map(|it| it.origin.file.clone()) else {
        return begin(pages, pair, &questions);
    };
    for field in differing(&pair.before.root, &pair.after.root) {
        if let Some(value) = pair.after.root.value(field).filter(|_| IN_QUIZ.contains(&field)) {
            let value = overlay::yaml(value);
            pages.amend(&file, |text| amend::set(text, &[field.name()], &value?));
        }
    }
    for (at, question) in questions.iter().enumerate() {
        match pair.old(question) {
            Some(old) => {
                fields(pages, &file, &["questions", question.id.as_str()], (old, question));
                parts(pages, &file, (old, question));
            }
            None => pages.amend(&file, |text| {
                let position = position(&questions, at, Id::as_str);
                amend::insert(text, &["questions"], position, &Yaml::Mapping(entry(question)))
            }),
        }
    }
}

fn begin(pages: &mut Pages, pair: &Pair<'_>, questions: &[&Block<Text>]) {
    if questions.is_empty() {
        return;
    }
    pages.create(format!("{}/quiz.yaml", pair.folder()), quiz(questions));
    pages.amend(&pair.module.root.origin.file, |text| amend::set(text, &["quiz"], &"quiz.yaml".into()));
}

fn fields(
    pages: &mut Pages,
    file: &Arc<SourceFile>,
    place: &[&str],
    (old, new): (&Block<Text>, &Block<Text>),
) {
    for field in differing(old, new) {
        let (key, inner) = overlay::key(field);
        let path: Vec<_> = place.iter().copied().chain([key]).chain(inner).collect();
        let value = new.value(field).and_then(overlay::yaml);
        pages.amend(file, |text| match value {
            Some(value) => amend::set(text, &path, &value),
            None => amend::unset(text, &path),
        });
    }
}

fn parts(pages: &mut Pages, file: &Arc<SourceFile>, (old, new): (&Block<Text>, &Block<Text>)) {
    let local = |id| local(&new.id, id);
    for (kind, list) in PARTS {
        let all: Vec<_> = new.of_kind(kind).collect();
        for (at, part) in all.iter().enumerate() {
            match old.find(&part.id) {
                Some(before) => {
                    let place = ["questions", new.id.as_str(), list, local(&part.id)];
                    fields(pages, file, &place, (before, part));
                }
                None => pages.amend(file, |text| {
                    let item = Yaml::Mapping(named(local(&part.id), part));
                    amend::insert(
                        text,
                        &["questions", new.id.as_str(), list],
                        position(&all, at, local),
                        &item,
                    )
                }),
            }
        }
    }
}

/// A new quiz.
fn quiz(questions: &[&Block<Text>]) -> String {
    let entries = questions.iter().map(|question| {
        let lines = emit::lines(&Yaml::Mapping(entry(question)));
        format!("  - {}\n", lines.replace('\n', "\n    "))
    });
    format!("questions:\n{}", entries.collect::<Vec<_>>().concat())
}

/// A question with all its parts.
fn entry(question: &Block<Text>) -> Mapping {
    let mut entry = named(question.id.as_str(), question);
    for (kind, list) in PARTS {
        let parts =
            question.of_kind(kind).map(|part| Yaml::Mapping(named(local(&question.id, &part.id), part)));
        let parts: Vec<_> = parts.collect();
        if !parts.is_empty() {
            entry.insert(list.into(), Yaml::Sequence(parts));
        }
    }
    entry
}

fn named(id: &str, block: &Block<Text>) -> Mapping {
    let fields: Vec<Field> = block.slots.keys().copied().collect();
    let mut item = Mapping::from_iter([("id".into(), id.into())]);
    item.extend(overlay::keyed(block, &fields));
    item
}

/// The id of a part inside its question.
fn local<'a>(question: &Id, part: &'a Id) -> &'a str {
    let rest = part.as_str().strip_prefix(question.as_str()).and_then(|rest| rest.strip_prefix('-'));
    rest.unwrap_or(part.as_str())
}
