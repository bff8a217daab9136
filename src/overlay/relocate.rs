//! `move`: takes blocks elsewhere in their module.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Action, Address, Edit, Id, Place};

use super::draft::{Draft, ROOT};
use super::pass::{Pass, in_order};
use super::placement::Placement;
use super::status::Standing;
use super::target;

/// Where the layer's moved blocks go, in the order in which they stand below.
pub(super) fn plan<'a>(draft: &mut Draft, pass: &mut Pass<'a>) -> Vec<Placement<'a>> {
    let mut found: BTreeMap<usize, Placement<'a>> = BTreeMap::new();
    for edit in pass.edits {
        let Action::Move { at, place } = &edit.action else { continue };
        if across(draft, at, &place.anchor) {
            let diagnostic = wrong_module(at, place);
            draft.log(pass, edit, None, Standing::Refused);
            draft.report(diagnostic);
            continue;
        }
        let node = target::block(draft, pass, edit, at);
        let Some(node) = node.map(|node| pass.present(node)) else { continue };
        if node == ROOT {
            draft.report(whole_module(at));
            continue;
        }
        let anchor = target::anchor(draft, pass, edit, &place.anchor);
        let Some(anchor) = anchor.map(|anchor| pass.present(anchor)) else { continue };
        let placement = Placement { edit, node, anchor, place };
        match found.get(&node) {
            Some(other) => report_twice(draft, pass, other.edit, edit),
            None => {
                pass.mark(node, edit);
                found.insert(node, placement);
            }
        }
    }
    in_module_order(draft, found)
}

fn across(draft: &Draft, at: &Address, anchor: &Address) -> bool {
    let here = Some(&draft.module.root.id);
    let named = |address: &Address| address.module.as_ref().is_some_and(|id| Some(id) == here);
    let elsewhere = |address: &Address| address.module.as_ref().is_some_and(|id| Some(id) != here);
    named(at) && elsewhere(anchor) || elsewhere(at) && named(anchor)
}

fn wrong_module(at: &Address, place: &Place) -> Diagnostic {
    let name = |id: &Option<Id>| id.as_ref().map_or_else(|| "library".to_owned(), Id::to_string);
    let message = format!("`{at}` cannot move to module `{}`", name(&place.anchor.module));
    Diagnostic::new(Code::WrongAnchor, message)
        .at(&place.anchor.origin)
        .hint(format!("remove it from `{}` and add a block of your own there", name(&at.module)))
}

fn whole_module(at: &Address) -> Diagnostic {
    Diagnostic::new(Code::WrongAnchor, format!("`{at}` is a whole module and has no place in one"))
        .at(&at.origin)
        .hint("`modules: { order: […] }` says in what order modules are taught")
}

fn report_twice(draft: &mut Draft, pass: &Pass, one: &Edit, other: &Edit) {
    let Action::Move { at, .. } = &one.action else { return };
    let (first, second) = in_order(&one.origin, &other.origin);
    let message = format!("`{at}` is moved twice in one layer");
    let diagnostic = Diagnostic::new(Code::SetTwice, message).at(second).also("first moved here", first);
    draft.log(pass, other, None, Standing::Refused);
    draft.report(diagnostic);
}

fn in_module_order<'a>(draft: &Draft, found: BTreeMap<usize, Placement<'a>>) -> Vec<Placement<'a>> {
    let mut found: Vec<_> = found.into_values().collect();
    if found.len() > 1 {
        let ranks: BTreeMap<_, _> =
            draft.subtree(ROOT).into_iter().enumerate().map(|(rank, node)| (node, rank)).collect();
        found.sort_by_key(|it| ranks.get(&it.node).copied());
    }
    found
}

/// The block that holds a block, and what stands on either side of it.
pub(super) type Surroundings = (usize, Option<usize>, Option<usize>);

/// The surroundings of each moved block, new blocks left out.
pub(super) fn surroundings(draft: &Draft, pass: &Pass, moves: &[Placement]) -> Vec<Surroundings> {
    let swapped: BTreeSet<_> = pass.swapped.values().copied().collect();
    let old =
        |node: &usize| draft.index.get(&draft.nodes[*node].block.id) == Some(node) || swapped.contains(node);
    let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut ranks: BTreeMap<usize, usize> = BTreeMap::new();
    for parent in moves.iter().map(|it| draft.nodes[it.node].parent) {
        lists.entry(parent).or_insert_with(|| {
            let list: Vec<_> = draft.children(parent).into_iter().filter(old).collect();
            ranks.extend(list.iter().enumerate().map(|(rank, node)| (*node, rank)));
            list
        });
    }
    let beside = |it: &Placement| {
        let parent = draft.nodes[it.node].parent;
        let rank = ranks.get(&it.node).copied();
        let at = |rank: Option<usize>| rank.and_then(|rank| lists[&parent].get(rank).copied());
        (parent, at(rank.and_then(|rank| rank.checked_sub(1))), at(rank.map(|rank| rank + 1)))
    };
    moves.iter().map(beside).collect()
}

/// Records the moves of blocks that found a place, and says so where one stands as it stood.
pub(super) fn record(draft: &mut Draft, pass: &Pass, moves: &[Placement], before: &[Surroundings]) {
    let after = surroundings(draft, pass, moves);
    for (it, (before, after)) in moves.iter().zip(before.iter().zip(&after)) {
        if before == after {
            let message = format!("`{}` stands there already", draft.name(it.node));
            draft.log(pass, it.edit, None, Standing::NoEffect);
            let notice = Diagnostic::new(Code::NoEffect, message).at(&it.edit.origin);
            draft.report(notice.hint("take it out of the overlay"));
        } else {
            let touch = pass.touch(it.edit, &it.edit.origin);
            draft.block_mut(it.node).placed.push(touch);
            draft.log(pass, it.edit, None, Standing::Ok);
        }
    }
}
