//! `kitbag diff`: what a layer says beside what lies below it.

use super::address::Typed;
use super::drift::subjects;
use crate::diagnostic::{Origin, Problems};
use crate::load::Workspace;
use crate::model::{Action, Address, Edit, Field, LayerName, Place, Side, Text, Value};
use crate::overlay::{self, Agreement, Subject};

/// One thing that a layer does.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The block, and the field where one is set.
    pub address: String,
    /// Where the layer says so.
    pub origin: Origin,
    /// The author's reason.
    pub because: Option<String>,
    /// What it does.
    pub what: What,
}

/// What a layer does to a block.
#[derive(Clone, Debug)]
pub enum What {
    /// It sets a field.
    Field(FieldTexts),
    /// It adds, moves, swaps or removes the block, in words.
    Block(String),
}

/// The texts of a field; `None` where nothing lies below.
#[derive(Clone, Debug)]
pub struct FieldTexts {
    /// What lay below when the author last looked, where it has changed since.
    pub then: Option<Option<String>>,
    /// What lies below now.
    pub below: Option<String>,
    /// What the layer says.
    pub yours: String,
}

/// What a layer does, in the order of its file; of one block or field alone where that is asked for.
/// What lies below are the base and the layers that it extends.
pub fn differences(
    workspace: &Workspace,
    name: &LayerName,
    only: Option<&Typed>,
) -> Result<Vec<Difference>, Problems> {
    let subjects = subjects(workspace, name)?;
    let lock = workspace.locks.get(name);
    let then = |subject: &Subject| match subject.agreement(lock) {
        Agreement::Changed(agreed) => Some(agreed.text.clone()),
        Agreement::Agreed | Agreement::Untracked => None,
    };
    let asked = |address: &Address, field| only.is_none_or(|typed| typed.means(address, field));
    let mut found = Vec::new();
    let mut edits: Vec<_> = workspace.layers.get(name).into_iter().flat_map(|layer| &layer.edits).collect();
    edits.sort_by_key(|edit| edit.origin.start);
    for edit in edits {
        let Action::Change { at, fields } = &edit.action else {
            let subject = subject(&edit.action);
            if asked(&subject, None) || asked(edit.action.address(), None) {
                found.push(difference(
                    subject.to_string(),
                    edit,
                    &edit.origin,
                    What::Block(words(&edit.action)),
                ));
            }
            continue;
        };
        for (field, set) in fields.iter().filter(|(field, _)| asked(at, Some(field.name()))) {
            let subject = subjects.iter().find(|it| it.origin == set.1 && it.written.field == Some(*field));
            let (then, below) = subject.map_or((None, None), |it| (then(it), it.below.clone()));
            let texts = FieldTexts { then, below, yours: overlay::written(&set.0) };
            if !repeats(edit, *field, set, &texts) {
                found.push(difference(format!("{at}#{field}"), edit, &set.1, What::Field(texts)));
            }
        }
    }
    Ok(found)
}

fn difference(address: String, edit: &Edit, origin: &Origin, what: What) -> Difference {
    Difference { address, origin: origin.clone(), because: edit.because.clone(), what }
}

/// The heading of a text names its block; where it repeats the title it sets nothing.
fn repeats(edit: &Edit, field: Field, (_, origin): &(Value<Text>, Origin), texts: &FieldTexts) -> bool {
    field == Field::Title && origin.file != edit.origin.file && texts.below.as_ref() == Some(&texts.yours)
}

/// The block that an edit is about: for a new one its own address.
fn subject(action: &Action) -> Address {
    let anchor = action.address().clone();
    match action {
        Action::Add { block, .. } => Address { block: Some(block.id.clone()), ..anchor },
        _ => anchor,
    }
}

/// What an edit does to a whole block.
pub(super) fn words(action: &Action) -> String {
    match action {
        Action::Add { place: at, block } => format!("a new {} {}", block.kind, place(at)),
        Action::Move { place: at, .. } => format!("moved {}", place(at)),
        Action::Swap { block, .. } => format!("swapped for `{}`", block.id),
        Action::Remove { .. } => "removed".to_owned(),
        Action::Change { .. } => "changed".to_owned(),
    }
}

fn place(Place { anchor, side }: &Place) -> String {
    let side = match side {
        Side::Before => "before",
        Side::After => "after",
        Side::Into => "into",
    };
    format!("{side} `{anchor}`")
}
