//! What became of each edit: the part of `kitbag status` that needs no lock.

use std::collections::BTreeMap;

use crate::diagnostic::Origin;
use crate::model::{Action, Edit, Field, Id, Layer, LayerName, Library, Module, Touch, Verb};

use super::draft::Draft;
use super::names::Names;
use super::pass::{Pass, place};

/// What became of an edit, or of one field that it sets.
#[derive(Clone, Debug)]
pub struct Row {
    /// The layer.
    pub layer: LayerName,
    /// Its verb.
    pub verb: Verb,
    /// The block, as `explain` takes it: its address as written, that of a new block with its module.
    pub address: String,
    /// The field, where the edit sets several.
    pub field: Option<Field>,
    /// What became of it.
    pub standing: Standing,
    /// Where it is written.
    pub origin: Origin,
}

/// What became of an edit.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It is in force.
    Ok,
    /// It sets what is already there.
    NoEffect,
    /// What lies below has changed since the author looked, with this version of the series.
    BaseChanged(String),
    /// No lock says what lay below.
    Untracked,
    /// This edit of a later layer hides it.
    Shadowed(Touch),
    /// Its block is not there.
    TargetGone,
    /// Its block has another name now; it is in force besides.
    Renamed(Id),
    /// Its block is not there, which it allows.
    Unused,
    /// What it shows is not cleared.
    NotCleared,
    /// It has an error.
    Refused,
}

/// A row and what later rows can hide it by.
#[derive(Clone)]
pub(super) struct Outcome {
    row: Row,
    key: Option<(Id, Option<Field>)>,
}

/// What became of each edit of this module, in the order of layers and files. An edit of an old
/// name has two rows: that it is renamed, and what became of it.
pub fn status(module: &Module, library: &Library, layers: &[&Layer]) -> Vec<Row> {
    let names = Names::default();
    let mut draft = Draft::new(module, library, &names);
    let mut bounds = Vec::new();
    for layer in super::each_once(layers) {
        let start = draft.outcomes.len();
        super::pass(&mut draft, layer);
        draft.outcomes[start..]
            .sort_by(|a, b| (place(&a.row.origin), a.row.field).cmp(&(place(&b.row.origin), b.row.field)));
        bounds.push(start..draft.outcomes.len());
    }
    let mut later: BTreeMap<(Id, Option<Field>), Touch> = BTreeMap::new();
    let mut outcomes = draft.outcomes;
    for bound in bounds.into_iter().rev() {
        for outcome in &mut outcomes[bound.clone()] {
            shadow(outcome, &later);
        }
        later.extend(outcomes[bound].iter().filter_map(hides));
    }
    outcomes.into_iter().map(|outcome| outcome.row).collect()
}

fn shadow(outcome: &mut Outcome, later: &BTreeMap<(Id, Option<Field>), Touch>) {
    let Some((id, field)) = outcome.key.clone().filter(|_| matches!(outcome.row.standing, Standing::Ok))
    else {
        return;
    };
    let whole = later.get(&(id.clone(), None));
    let touch = match outcome.row.verb {
        Verb::Change => later.get(&(id, field)).or(whole),
        Verb::Remove | Verb::Base => None,
        Verb::Add | Verb::Move | Verb::Swap => whole,
    };
    if let Some(touch) = touch {
        outcome.row.standing = Standing::Shadowed(touch.clone());
    }
}

/// What a row hides: the same field, or the whole block.
fn hides(outcome: &Outcome) -> Option<((Id, Option<Field>), Touch)> {
    let row = &outcome.row;
    let hides = matches!(row.standing, Standing::Ok | Standing::Shadowed(_))
        && matches!(row.verb, Verb::Change | Verb::Remove | Verb::Swap);
    let touch = Touch { layer: row.layer.clone(), verb: row.verb, because: None, origin: row.origin.clone() };
    outcome.key.clone().filter(|_| hides).map(|key| (key, touch))
}

impl Draft<'_> {
    /// Notes what became of an edit.
    pub(super) fn log(&mut self, pass: &Pass, edit: &Edit, field: Option<Field>, standing: Standing) {
        let address = edit.action.address();
        let origin = match &edit.action {
            Action::Change { fields, .. } => {
                field.and_then(|field| fields.get(&field)).map(|(_, origin)| origin)
            }
            _ => None,
        };
        let (shown, id) = match &edit.action {
            Action::Add { block, .. } => {
                let scope = address.module.as_ref().map_or("library", Id::as_str);
                (format!("{scope}/{}", block.id), Some(&block.id))
            }
            _ => (address.to_string(), address.block.as_ref()),
        };
        let row = Row {
            layer: pass.layer.name.clone(),
            verb: edit.action.verb(),
            address: shown,
            field,
            standing,
            origin: origin.unwrap_or(&edit.origin).clone(),
        };
        let key = Some((id.unwrap_or(&self.module.root.id).clone(), field));
        self.outcomes.push(Outcome { row, key });
    }
}
