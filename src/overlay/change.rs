//! `change`: sets fields, each on its own.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::{Action, Address, Edit, Field, Kind, Sourced, Text, Value};

use super::draft::Draft;
use super::fit::fit;
use super::pass::{Pass, in_order};
use super::status::Standing;
use super::{clearance, target};

/// Sets the fields that the layer changes.
pub(super) fn apply(draft: &mut Draft, pass: &mut Pass) {
    for edit in pass.edits.iter().copied() {
        let Action::Change { at, fields } = &edit.action else { continue };
        let Some(node) = target::block(draft, pass, edit, at) else { continue };
        if clearance::lost(&draft.nodes[node].block, fields) {
            let what = format!("the change of `{}`", draft.name(node));
            draft.log(pass, edit, None, Standing::NotCleared);
            draft.report(clearance::notice(&what, &edit.origin));
            continue;
        }
        pass.mark(node, edit);
        for (field, (value, origin)) in fields {
            let kind = draft.nodes[node].block.kind;
            let fitting = if *field == Field::Lang {
                Err(of_whole(at, origin))
            } else {
                fit(kind, *field, value, origin)
            };
            match fitting {
                Ok(value) => set(draft, pass, edit, (node, *field, value, origin)),
                Err(diagnostic) => {
                    draft.log(pass, edit, Some(*field), Standing::Refused);
                    draft.report(diagnostic);
                }
            }
        }
    }
}

/// A block speaks one language, so its words come anew all at once.
fn of_whole(at: &Address, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::WrongField, "`lang` is said of a new block, not changed")
        .at(origin)
        .hint(format!("bring the block anew in its language: `swap: [{{ at: {at}, with: text/… }}]`"))
}

type Assignment<'a> = (usize, Field, Value<Text>, &'a Origin);

fn set<'a>(
    draft: &mut Draft,
    pass: &mut Pass<'a>,
    edit: &'a Edit,
    (node, field, value, origin): Assignment<'a>,
) {
    if let Some((_, first)) = pass.set.insert((node, field), (edit, origin)) {
        let (first, second) = in_order(first, origin);
        let message = format!("`{}#{field}` is set twice in one layer", draft.name(node));
        draft.log(pass, edit, Some(field), Standing::Refused);
        draft.report(Diagnostic::new(Code::SetTwice, message).at(second).also("first set here", first));
        return;
    }
    let equal = draft.nodes[node].block.value(field) == Some(&value);
    if equal {
        return unchanged(draft, pass, edit, (node, field, origin));
    }
    let touch = pass.touch(edit, origin);
    let new = Sourced::new(value, touch);
    put(&mut draft.block_mut(node).slots, field, new);
    draft.log(pass, edit, Some(field), Standing::Ok);
    let (kind, parent) = (draft.nodes[node].block.kind, draft.nodes[node].parent);
    if (kind, field) == (Kind::Slide, Field::Minutes) || (kind, field) == (Kind::Option, Field::Right) {
        pass.stir(parent, edit);
    }
    if (kind, field) == (Kind::Question, Field::Type) {
        pass.stir(node, edit);
    }
}

/// Puts a value over what is there, which is kept below it.
pub(super) fn put(slots: &mut BTreeMap<Field, Sourced<Text>>, field: Field, mut new: Sourced<Text>) {
    if let Some(old) = slots.remove(&field) {
        new.hidden = old.hidden;
        new.hidden.push((old.value, old.touch));
    }
    slots.insert(field, new);
}

fn unchanged(draft: &mut Draft, pass: &Pass, edit: &Edit, (node, field, origin): (usize, Field, &Origin)) {
    let block = &draft.nodes[node].block;
    // Whether a section's own minutes have an effect is known when its slides are in place.
    if (block.kind, field) == (Kind::Section, Field::Minutes) {
        return;
    }
    let Action::Change { fields, .. } = &edit.action else { return };
    let heading = field == Field::Title && fields.len() > 1 && origin.file != edit.origin.file;
    // A text file has a heading to be readable; one that says what is there sets nothing.
    if !heading {
        draft.log(pass, edit, Some(field), Standing::NoEffect);
        draft.report(no_effect(draft, (node, field), origin));
    }
}

/// Says that a field already had the value.
pub(super) fn no_effect(draft: &Draft, (node, field): (usize, Field), origin: &Origin) -> Diagnostic {
    let message = format!("`{}#{field}` has this value already", draft.name(node));
    let below = &draft.nodes[node].block.slots[&field].touch.origin;
    Diagnostic::new(Code::NoEffect, message)
        .at(origin)
        .also("set here", below)
        .hint("take it out of the overlay")
}
