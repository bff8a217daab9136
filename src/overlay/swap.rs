//! `swap`: puts a block in the place of another, references included.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Action, Address, Block, Edit, Field, Id, Sourced, Touch, Value, Verb};

use super::draft::{Draft, Gone, ROOT, Why};
use super::fit::a;
use super::pass::{Pass, in_order};
use super::status::Standing;
use super::{change, remove, target};

/// Puts the layer's new blocks in the places of old ones. The old blocks stay known until the
/// layer's moves and adds have found their anchors.
pub(super) fn apply(draft: &mut Draft, pass: &mut Pass) {
    for (number, edit) in pass.edits.iter().enumerate() {
        let Action::Swap { at, .. } = &edit.action else { continue };
        let Some(old) = target::block(draft, pass, edit, at) else { continue };
        let Some(new) = pass.brought.get(&number).map(|nodes| nodes.start) else { continue };
        if refused(draft, pass, edit, (old, new, at)) {
            draft.log(pass, edit, None, Standing::Refused);
            continue;
        }
        let place = draft.nodes[new].place;
        let cleared = draft.spots[place].holds.is_some();
        draft.nodes[new].parent = draft.nodes[old].parent;
        draft.nodes[new].place = draft.nodes[old].place;
        if cleared {
            take_place(draft, pass, edit, (old, new));
        }
    }
}

fn refused(draft: &mut Draft, pass: &Pass, edit: &Edit, (old, new, at): (usize, usize, &Address)) -> bool {
    let (there, comes) = (&draft.nodes[old].block, &draft.nodes[new].block);
    let diagnostic = if old == ROOT {
        Some(remove::whole_module(at))
    } else if there.kind != comes.kind {
        let message = format!("`{}` is {} and cannot stand for {}", comes.id, a(comes.kind), a(there.kind));
        Some(
            Diagnostic::new(Code::WrongAnchor, message)
                .at(&edit.origin)
                .also("the block that goes", &there.origin)
                .hint(format!("bring {}, or remove the one and add the other", a(there.kind))),
        )
    } else if pass.swapped.contains_key(&old) {
        let marks = pass.marks.get(&old).into_iter().flatten();
        let other = marks.filter(|(verb, _)| *verb == Verb::Swap).map(|(_, origin)| origin).next();
        let (first, second) = in_order(other.unwrap_or(&edit.origin), &edit.origin);
        let message = format!("`{}` is swapped twice in one layer", draft.name(old));
        Some(Diagnostic::new(Code::SetTwice, message).at(second).also("first swapped here", first))
    } else {
        None
    };
    let refused = diagnostic.is_some();
    if let Some(diagnostic) = diagnostic {
        draft.report(diagnostic);
    }
    refused
}

fn take_place(draft: &mut Draft, pass: &mut Pass, edit: &Edit, (old, new): (usize, usize)) {
    let place = draft.nodes[new].place;
    draft.spots[place].holds = Some(new);
    pass.swapped.insert(old, new);
    pass.mark(old, edit);
    pass.stir(draft.nodes[old].parent, edit);
    let below = Block::clone(&draft.nodes[old].block);
    let block = draft.block_mut(new);
    let told = below.placed.iter().any(|touch| matches!(touch.verb, Verb::Add | Verb::Base));
    let declared = (!told).then(|| Touch::base(&below.origin));
    block.placed.splice(0..0, declared.into_iter().chain(below.placed));
    for (field, slot) in below.slots {
        if let Some(new) = block.slots.get_mut(&field) {
            new.hidden = slot.hidden;
            new.hidden.push((slot.value, slot.touch));
        }
    }
    draft.log(pass, edit, None, Standing::Ok);
}

/// Takes the old blocks out.
pub(super) fn commit(draft: &mut Draft, pass: &Pass) {
    let olds: BTreeMap<usize, usize> = pass.swapped.iter().map(|(old, new)| (*new, *old)).collect();
    let mut ids = BTreeMap::new();
    for (number, nodes) in &pass.brought {
        let edit = pass.edits[*number];
        let Action::Swap { at, block } = &edit.action else { continue };
        let Some(&old) = olds.get(&nodes.start) else { continue };
        remove::contradictions(draft, pass, edit, old);
        for node in draft.subtree(old) {
            let why = if node == old { Why::Swapped(block.id.clone()) } else { Why::Removed };
            let touch = pass.touch(edit, &edit.origin);
            draft.bury(node, Gone { node, why, touch, everywhere: at.module.is_none() });
        }
        ids.insert(draft.nodes[old].block.id.clone(), (block.id.clone(), edit));
    }
    if !ids.is_empty() {
        rewrite(draft, pass, &ids);
    }
}

/// Makes the fields that name an old block name the new one.
fn rewrite(draft: &mut Draft, pass: &Pass, ids: &BTreeMap<Id, (Id, &Edit)>) {
    for node in draft.subtree(ROOT) {
        for field in [Field::Objective, Field::Uses, Field::Tool] {
            let block = &draft.nodes[node].block;
            let Some(Value::Ids(names)) = block.value(field) else { continue };
            let Some((_, edit)) = names.iter().find_map(|name| ids.get(name)) else { continue };
            let new = names.iter().map(|name| ids.get(name).map_or(name, |(new, _)| new).clone()).collect();
            let touch = pass.touch(edit, &edit.origin);
            change::put(&mut draft.block_mut(node).slots, field, Sourced::new(Value::Ids(new), touch));
        }
    }
}
