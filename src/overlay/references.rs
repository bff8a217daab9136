//! Fields that name blocks, after a layer.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin, nearest};
use crate::model::{Field, Id, Kind, Touch, Value};

use super::check::removed_now;
use super::draft::{Draft, ROOT, Why};
use super::pass::Pass;

/// Fields that name blocks, and the kinds that they name.
const FIELDS: [(Field, &[Kind]); 3] = [
    (Field::Objective, &[Kind::Objective]),
    (Field::Tool, &[Kind::Tool]),
    (Field::Uses, &[Kind::Case, Kind::Tool, Kind::Activity]),
];

/// Reports references that the layer wrote to nothing, and removals of what others still name.
pub(super) fn check(draft: &mut Draft, pass: &Pass) {
    let mut dangling: BTreeMap<Id, Vec<Origin>> = BTreeMap::new();
    let mut unknown = Vec::new();
    for node in draft.subtree(ROOT) {
        for (field, kinds) in FIELDS {
            let Some(slot) = draft.nodes[node].block.slots.get(&field) else { continue };
            let Value::Ids(ids) = &slot.value else { continue };
            for id in ids.iter().filter(|id| !exists(draft, id, kinds)) {
                if removed_now(draft, pass, id).is_some() {
                    dangling.entry(id.clone()).or_default().push(slot.touch.origin.clone());
                } else if slot.touch.layer == pass.layer.name {
                    unknown.push((id.clone(), slot.touch.clone(), kinds));
                }
            }
        }
    }
    for (id, users) in dangling {
        report_dangling(draft, pass, &id, &users);
    }
    let mut seen = BTreeSet::new();
    for (id, touch, kinds) in unknown {
        if seen.insert((id.clone(), touch.origin.start)) {
            report_unknown(draft, &id, &touch, kinds);
        }
    }
}

fn exists(draft: &Draft, id: &Id, kinds: &[Kind]) -> bool {
    let here = draft.index.get(id).map(|node| draft.nodes[*node].block.kind);
    let lent = || draft.shelf.get(id).map(|block| block.kind);
    let uncleared = draft.gone.get(id).is_some_and(|gone| matches!(gone.why, Why::Uncleared));
    let gone = draft.gone.contains_key(id);
    uncleared || here.or_else(|| lent().filter(|_| !gone)).is_some_and(|kind| kinds.contains(&kind))
}

fn report_dangling(draft: &mut Draft, pass: &Pass, id: &Id, users: &[Origin]) {
    let Some(origin) = removed_now(draft, pass, id) else { return };
    let mut diagnostic =
        Diagnostic::new(Code::RequiredRemoved, format!("`{id}` was removed, but other blocks need it"))
            .at(origin);
    for user in users {
        diagnostic = diagnostic.also("needed here", user);
    }
    draft.report(diagnostic.hint("change or remove those blocks too"));
}

fn report_unknown(draft: &mut Draft, id: &Id, touch: &Touch, kinds: &[Kind]) {
    let kind = kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
    let of_kind = |node: &&usize| kinds.contains(&draft.nodes[**node].block.kind);
    let names = draft.index.values().filter(of_kind).map(|node| draft.nodes[*node].block.id.as_str());
    let near = nearest(id.as_str(), names);
    let mut diagnostic = Diagnostic::new(Code::UnknownReference, format!("no {kind} `{id}`"))
        .at(&touch.origin)
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")));
    if let Some(gone) = draft.gone.get(id) {
        diagnostic = diagnostic.also("it was taken out here", &gone.touch.origin);
    }
    draft.report(diagnostic);
}
