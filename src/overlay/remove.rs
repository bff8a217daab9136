//! `remove`: takes blocks out, with all their parts.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Action, Address, Edit, Field, Id, Kind, Sourced, Value, Verb};

use super::draft::{Draft, Gone, ROOT, Why};
use super::pass::{Pass, in_order};
use super::status::Standing;
use super::{change, target};

/// Takes out what the layer removes, once everything else is in its place.
pub(super) fn apply<'a>(draft: &mut Draft, pass: &mut Pass<'a>, doomed: &BTreeMap<usize, &'a Edit>) {
    for (node, edit) in doomed {
        if draft.index.get(&draft.nodes[*node].block.id) != Some(node) {
            continue;
        }
        contradictions(draft, pass, edit, *node);
        let everywhere = matches!(&edit.action, Action::Remove { at } if at.module.is_none());
        for node in draft.subtree(*node) {
            let touch = pass.touch(edit, &edit.origin);
            draft.bury(node, Gone { node, why: Why::Removed, touch, everywhere });
        }
        pass.stir(draft.nodes[*node].parent, edit);
        draft.log(pass, edit, None, Standing::Ok);
    }
    forget(draft, pass, doomed);
}

/// The blocks that the layer removes.
pub(super) fn plan<'a>(draft: &mut Draft, pass: &mut Pass<'a>) -> BTreeMap<usize, &'a Edit> {
    let mut doomed: BTreeMap<usize, &Edit> = BTreeMap::new();
    for edit in pass.edits {
        let Action::Remove { at } = &edit.action else { continue };
        let Some(node) = target::block(draft, pass, edit, at) else { continue };
        if node == ROOT {
            draft.log(pass, edit, None, Standing::Refused);
            draft.report(whole_module(at));
        } else if let Some(other) = doomed.insert(node, edit) {
            let (first, second) = in_order(&other.origin, &edit.origin);
            let message = format!("`{at}` is removed twice in one layer");
            draft.log(pass, edit, None, Standing::Refused);
            draft
                .problems
                .push(Diagnostic::new(Code::SetTwice, message).at(second).also("first removed here", first));
        } else {
            pass.mark(node, edit);
        }
    }
    doomed
}

/// Says that a whole module is not taken out by an edit.
pub(super) fn whole_module(at: &Address) -> Diagnostic {
    Diagnostic::new(Code::RequiredRemoved, format!("`{at}` is a whole module"))
        .at(&at.origin)
        .hint(format!("to leave it out, write `modules: {{ except: [{at}] }}`"))
}

/// Reports the other edits of the layer that a removal or swap of `top` would undo.
pub(super) fn contradictions(draft: &mut Draft, pass: &Pass, edit: &Edit, top: usize) {
    let verb = participle(edit.action.verb());
    for node in draft.subtree(top) {
        for (other, origin) in pass.marks.get(&node).into_iter().flatten() {
            if *origin == edit.origin || (*other, edit.action.verb()) == (Verb::Remove, Verb::Remove) {
                continue;
            }
            let (name, done) = (draft.name(node), participle(*other));
            let message = if node == top {
                format!("`{name}` is {done} and {verb} in one layer")
            } else {
                format!(
                    "`{name}` is {done} inside of `{}`, which is {verb} in the same layer",
                    draft.name(top)
                )
            };
            draft.problems.push(
                Diagnostic::new(Code::Contradiction, message)
                    .at(&edit.origin)
                    .also(format!("{done} here"), origin),
            );
        }
    }
}

fn participle(verb: Verb) -> &'static str {
    match verb {
        Verb::Base => "there",
        Verb::Change => "changed",
        Verb::Add => "added",
        Verb::Move => "moved",
        Verb::Remove => "removed",
        Verb::Swap => "swapped",
    }
}

/// Takes removed blocks off the lists of what sections use.
fn forget(draft: &mut Draft, pass: &Pass, doomed: &BTreeMap<usize, &Edit>) {
    let ids: BTreeMap<Id, &Edit> =
        doomed.iter().map(|(node, edit)| (draft.nodes[*node].block.id.clone(), *edit)).collect();
    if ids.is_empty() {
        return;
    }
    for section in draft.children(ROOT) {
        let block = &draft.nodes[section].block;
        let Some(Value::Ids(names)) = block.value(Field::Uses) else { continue };
        let Some(edit) = names.iter().find_map(|name| ids.get(name)) else { continue };
        let left = names.iter().filter(|name| !ids.contains_key(*name)).cloned().collect();
        let touch = pass.touch(edit, &edit.origin);
        debug_assert!(block.kind == Kind::Section, "only sections use blocks");
        change::put(&mut draft.block_mut(section).slots, Field::Uses, Sourced::new(Value::Ids(left), touch));
    }
}
