//! `add`: brings new blocks. Those of `swap` come the same way.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Action, Address, Block, Edit, Id, Kind, Place, Sourced, Text};

use super::draft::{Draft, Gone, NOWHERE, Why};
use super::names::addresses;
use super::pass::{Pass, in_order};
use super::placement::Placement;
use super::status::Standing;
use super::{clearance, target};

/// Takes in the blocks that the layer brings into this module; they have no place yet.
pub(super) fn bring(draft: &mut Draft, pass: &mut Pass) {
    for (number, edit) in pass.edits.iter().enumerate() {
        let (address, block) = match &edit.action {
            Action::Add { place, block } => (&place.anchor, block),
            Action::Swap { at, block } => (at, block),
            _ => continue,
        };
        if !target::concerns(draft, pass, address) && !beside_shelved(draft, address) {
            continue;
        }
        let node = draft.insert(stamped(block, pass, edit), NOWHERE);
        let end = draft.nodes.len();
        pass.mark(node, edit);
        if admit(draft, pass, node) {
            pass.brought.insert(number, node..end);
            leave_uncleared(draft, pass, edit, node);
        } else {
            draft.log(pass, edit, None, Standing::Refused);
        }
    }
}

/// Whether an address names a block that overlays put beside those of the library. Which modules
/// have it shows when the places are settled.
fn beside_shelved(draft: &Draft, at: &Address) -> bool {
    at.module.is_none() && at.block.as_ref().is_some_and(|id| draft.shelved.contains(id))
}

/// Notes the ids of blocks that the layer puts beside those of the library.
pub(super) fn shelve(draft: &mut Draft, pass: &Pass) {
    for edit in pass.edits {
        if let Action::Add { place: Place { anchor: at, .. }, block } | Action::Swap { at, block } =
            &edit.action
            && at.module.is_none()
        {
            draft.shelved.extend(block.walk().into_iter().map(|block| block.id.clone()));
        }
    }
}

/// A new block that says of each of its values which edit brought it.
fn stamped(block: &Block<Text>, pass: &Pass, edit: &Edit) -> Block<Text> {
    let mut new = Block::new(block.id.clone(), block.kind, block.origin.clone());
    for (field, slot) in &block.slots {
        new.slots.insert(*field, Sourced::new(slot.value.clone(), pass.touch(edit, &slot.touch.origin)));
    }
    new.when.clone_from(&block.when);
    new.notes.clone_from(&block.notes);
    new.placed = vec![pass.touch(edit, &edit.origin)];
    new.children = block.children.iter().map(|child| stamped(child, pass, edit)).collect();
    new
}

/// Checks the ids of a new block and all below it; false where one stands already.
fn admit(draft: &mut Draft, pass: &mut Pass, top: usize) -> bool {
    let mut single = true;
    for node in draft.subtree(top) {
        let block = &draft.nodes[node].block;
        let (id, origin) = (block.id.clone(), block.origin.clone());
        if let Some(diagnostic) = wrong_prefix(draft, block, &pass.layer.prefix) {
            draft.report(diagnostic);
        }
        let there = draft.index.get(&id).or_else(|| pass.fresh.get(&id));
        if let Some(other) = there.map(|node| draft.nodes[*node].block.origin.clone()) {
            let (first, second) =
                if draft.index.contains_key(&id) { (&other, &origin) } else { in_order(&other, &origin) };
            let message = format!("module `{}` has a block `{id}` already", draft.module.root.id);
            draft.problems.push(
                Diagnostic::new(Code::DuplicateId, message).at(second).also("the other is here", first),
            );
            single = false;
        } else {
            pass.fresh.insert(id, node);
        }
    }
    single
}

/// A part of a question carries the prefix behind the name of its question.
fn wrong_prefix(draft: &Draft, block: &Block<Text>, prefix: &Id) -> Option<Diagnostic> {
    let id = block.id.as_str();
    let carries = |id: &str| id.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with('-'));
    if carries(id) {
        return None;
    }
    let question = (block.kind.parents() == [Kind::Question]).then(|| question_of(draft, id)).flatten();
    let better = match question {
        Some((_, part)) if carries(part) => return None,
        Some((question, part)) => format!("{question}-{prefix}-{part}"),
        None => format!("{prefix}-{id}"),
    };
    Some(
        Diagnostic::new(
            Code::WrongPrefix,
            format!("the new id `{id}` does not carry the prefix `{prefix}-`"),
        )
        .at(&block.origin)
        .hint(format!("call it `{better}`, so that no later block of the base can have its name")),
    )
}

/// The question that an id names first, and the part's own name.
fn question_of<'i>(draft: &Draft, id: &'i str) -> Option<(&'i str, &'i str)> {
    let hyphens = id.rmatch_indices('-').map(|(at, _)| (&id[..at], &id[at + 1..]));
    let is_question = |name: &str| {
        let node = Id::parse(name).and_then(|id| draft.index.get(&id));
        node.is_some_and(|node| draft.nodes[*node].block.kind == Kind::Question)
    };
    hyphens.into_iter().find(|(name, _)| is_question(name))
}

/// Empties the places of new blocks that are not cleared.
fn leave_uncleared(draft: &mut Draft, pass: &Pass, edit: &Edit, top: usize) {
    for node in draft.subtree(top) {
        if !clearance::missing(&draft.nodes[node].block) {
            continue;
        }
        let what = format!("`{}`", draft.name(node));
        let notice = clearance::notice(&what, &draft.nodes[node].block.origin);
        draft.log(pass, edit, None, Standing::NotCleared);
        draft.report(notice);
        for below in draft.subtree(node) {
            let place = draft.nodes[below].place;
            draft.spots[place].holds = None;
        }
    }
}

/// Where the layer's new blocks go, in the order of the file.
pub(super) fn plan<'a>(draft: &mut Draft, pass: &Pass<'a>) -> Vec<Placement<'a>> {
    let mut found = Vec::new();
    for (number, edit) in pass.edits.iter().enumerate() {
        let Action::Add { place, .. } = &edit.action else { continue };
        let anchor = target::anchor(draft, pass, edit, &place.anchor);
        if let (Some(anchor), Some(nodes)) = (anchor, pass.brought.get(&number)) {
            let anchor = pass.present(anchor);
            found.push(Placement { edit, node: nodes.start, anchor, place });
        }
    }
    found
}

/// Makes the new blocks that found a place a part of the module.
pub(super) fn commit(draft: &mut Draft, pass: &Pass) {
    for (number, nodes) in &pass.brought {
        let edit = pass.edits[*number];
        let touch = pass.touch(edit, &edit.origin);
        let placed = draft.nodes[nodes.start].parent != NOWHERE;
        let everywhere = addresses(edit).all(|address| address.module.is_none());
        for node in nodes.clone() {
            let here = draft.spots[draft.nodes[node].place].holds == Some(node);
            if here && placed {
                draft.nodes[node].borrowed = everywhere;
                draft.register(node);
            } else {
                let why = if placed { Why::Uncleared } else { Why::Faulty };
                draft.bury(node, Gone { node, why, touch: touch.clone(), everywhere });
            }
        }
    }
}
