//! `module.yaml` and `quiz.yaml`.

use serde_json::{Value, json};

use super::block;
use super::form::{self, Key, may, must};
use crate::load::module_file::DOCUMENTS;
use crate::load::quiz::PARTS;
use crate::model::{Field, Kind};

/// `module.yaml`.
pub(super) fn module() -> Value {
    let mut keys = block::keys(Kind::Module, &[Field::Pass, Field::Draw]);
    let objective = listed(Kind::Objective, form::id());
    let gone = form::named(form::id(), form::text());
    keys.extend([
        may("objectives", "What people can do afterwards", form::some(objective)),
        must("sections", "The sections, in the order in which they are taught", form::some(section())),
        may("quiz", "The file with the questions", json!({ "type": "string" })),
        may("renamed", "Old names of blocks and their new ones", form::named(form::id(), form::id())),
        may("removed", "Blocks that are gone, and what became of them", gone),
    ]);
    form::keys(keys)
}

/// A section, or a break between two.
fn section() -> Value {
    let mut keys = block::keys(Kind::Section, &[Field::Uses]);
    keys.insert(0, must("id", "Its name", form::id()));
    keys.push(may("file", "The Markdown file with its slides", json!({ "type": "string" })));
    for (_, folder, key) in DOCUMENTS {
        let about = format!("What it uses of the folder {folder}, of the module or the library");
        keys.push(may(key, &about, form::some(form::id())));
    }
    let pause = form::keys(vec![must("break", "How long the break is, in minutes", form::minutes())]);
    form::any(vec![form::keys(keys), pause])
}

/// A block with its name first.
fn listed(kind: Kind, name: Value) -> Value {
    let mut keys = block::keys(kind, &[]);
    keys.insert(0, must("id", "Its name", name));
    form::keys(keys)
}

/// `quiz.yaml`.
pub(super) fn quiz() -> Value {
    let mut question = block::keys(Kind::Question, &[]);
    question.insert(0, must("id", "Its name; learners' records refer to it", form::id()));
    question.extend(parts());
    form::keys(vec![
        may("pass", "The percent that pass", form::number(100)),
        may(
            "draw",
            "How many questions are asked in each attempt; all where nothing is said",
            form::number(1000),
        ),
        must("questions", "The questions", form::some(form::keys(question))),
    ])
}

/// The lists that a question may have.
pub(super) fn parts() -> Vec<Key> {
    let part = |kind| {
        let name = json!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" });
        form::some(listed(kind, name))
    };
    let about = |kind| match kind {
        Kind::Option => "The answers to choose from",
        Kind::Pair => "What belongs together",
        Kind::Item => "What is to be put in order, in the right order",
        Kind::Dimension => "What the learner judges",
        _ => "The steps of the judgement, the lowest first",
    };
    PARTS.iter().map(|(key, kind)| may(key, about(*kind), part(*kind))).collect()
}
