//! From an address to its block, or to the reason why there is none.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Origin, nearest};
use crate::model::{Address, Edit, Id};

use super::draft::{Draft, ROOT, Why};
use super::pass::Pass;
use super::status::Standing;

/// The block that an edit acts on, as the layers below left it.
pub(super) fn block(draft: &mut Draft, pass: &Pass, edit: &Edit, at: &Address) -> Option<usize> {
    find(draft, pass, edit, at, Seek::Block)
}

/// The block beside which an edit puts something: also one that the same layer brings, or one that
/// was left out for want of clearance.
pub(super) fn anchor(draft: &mut Draft, pass: &Pass, edit: &Edit, at: &Address) -> Option<usize> {
    find(draft, pass, edit, at, Seek::Anchor)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seek {
    Block,
    Anchor,
}

fn find(draft: &mut Draft, pass: &Pass, edit: &Edit, at: &Address, seek: Seek) -> Option<usize> {
    if !concerns(draft, pass, at) {
        return None;
    }
    let Some(written) = &at.block else { return Some(ROOT) };
    let id = current(draft, written);
    let known = draft.index.get(&id).copied();
    let found = known.or_else(|| (seek == Seek::Anchor).then(|| lasting(draft, pass, &id)).flatten());
    if found.is_none() {
        miss(draft, pass, edit, (at, &id));
    } else if &id != written {
        renamed(draft, pass, edit, (at, &id));
    }
    found
}

/// Whether an address can mean a block of this module. One of the library does so where the module
/// borrows the block, and where the library does not have it, for somebody must say so.
pub(super) fn concerns(draft: &Draft, pass: &Pass, at: &Address) -> bool {
    let (None, Some(id)) = (&at.module, &at.block) else {
        return at.module.as_ref() == Some(&draft.module.root.id);
    };
    if let Some(node) = draft.index.get(id) {
        return draft.nodes[*node].borrowed;
    }
    if let Some(gone) = draft.gone.get(id) {
        return gone.everywhere;
    }
    pass.fresh.contains_key(id) || !draft.shelf.contains_key(id) && !draft.shelved.contains(id)
}

/// The id that an old one leads to, through a chain of renames.
fn current(draft: &Draft, id: &Id) -> Id {
    let mut id = id;
    let mut seen = BTreeSet::new();
    while !draft.index.contains_key(id) && !draft.gone.contains_key(id) && seen.insert(id) {
        match draft.module.renamed.get(id) {
            Some((next, _)) => id = next,
            None => break,
        }
    }
    id.clone()
}

fn lasting(draft: &Draft, pass: &Pass, id: &Id) -> Option<usize> {
    let uncleared = || draft.gone.get(id).filter(|gone| matches!(gone.why, Why::Uncleared));
    pass.fresh.get(id).copied().or_else(|| uncleared().map(|gone| gone.node))
}

fn renamed(draft: &mut Draft, pass: &Pass, edit: &Edit, (at, id): (&Address, &Id)) {
    let module = &draft.module.root.id;
    let old = at.block.as_ref().expect("only the name of a block can be an old one");
    let declared = draft.module.renamed.get(old).map(|(_, origin)| origin.clone());
    let mut diagnostic = Diagnostic::new(
        Code::RenamedTarget,
        format!("block `{old}` of module `{module}` is called `{id}` now"),
    )
    .at(&at.origin)
    .hint(format!("write `{module}/{id}`"));
    if let Some(origin) = declared {
        diagnostic = diagnostic.also("renamed here", &origin);
    }
    draft.log(pass, edit, None, Standing::Renamed(id.clone()));
    draft.report(diagnostic);
}

fn miss(draft: &mut Draft, pass: &Pass, edit: &Edit, (at, id): (&Address, &Id)) {
    let why = draft.gone.get(id).map(|gone| &gone.why);
    if matches!(why, Some(Why::Faulty)) {
        draft.log(pass, edit, None, Standing::Refused);
        return;
    }
    if matches!(why, Some(Why::Uncleared)) {
        let message = format!("`{id}` is not cleared, so this edit was left out too");
        let below = draft.gone[id].touch.origin.clone();
        draft.log(pass, edit, None, Standing::NotCleared);
        draft.report(Diagnostic::new(Code::NotCleared, message).at(&at.origin).also("left out here", &below));
        return;
    }
    if edit.optional {
        draft.log(pass, edit, None, Standing::Unused);
        return;
    }
    let diagnostic = absent(draft, pass, at, id);
    draft.log(pass, edit, None, Standing::TargetGone);
    draft.report(diagnostic);
}

fn absent(draft: &Draft, pass: &Pass, at: &Address, id: &Id) -> Diagnostic {
    let module = &draft.module.root.id;
    if let Some(gone) = draft.gone.get(id) {
        let (what, new) = match &gone.why {
            Why::Swapped(new) => ("swapped", Some(new)),
            _ => ("removed", None),
        };
        return Diagnostic::new(
            Code::RemovedTarget,
            format!("block `{id}` of module `{module}` was {what} by {}", gone.touch.layer),
        )
        .at(&at.origin)
        .also(format!("{what} here"), &gone.touch.origin)
        .maybe_hint(new.map(|new| format!("`{module}/{new}` stands in its place")))
        .hint("write `optional: true` if both are meant");
    }
    if let Some((reason, origin)) = at.module.as_ref().and_then(|_| draft.module.removed.get(id)) {
        let message = format!("the base removed block `{id}` from module `{module}`: {reason}");
        return Diagnostic::new(Code::RemovedTarget, message)
            .at(&at.origin)
            .also("the base says so here", origin);
    }
    unknown(draft, pass, at, id)
}

fn unknown(draft: &Draft, pass: &Pass, at: &Address, id: &Id) -> Diagnostic {
    let module = &draft.module.root.id;
    if at.module.is_none() {
        let near = nearest(id.as_str(), draft.shelf.keys().map(|id| id.as_str()));
        let near = near.and_then(|near| draft.shelf.values().find(|block| block.id.as_str() == near));
        return Diagnostic::new(Code::MissingTarget, format!("no block `{id}` in the library"))
            .at(&at.origin)
            .maybe_hint(near.map(|block| meant(&format!("library/{}", block.id), &block.origin)));
    }
    let diagnostic =
        Diagnostic::new(Code::MissingTarget, format!("no block `{id}` in module `{module}`")).at(&at.origin);
    if let Some(node) = pass.fresh.get(id) {
        let origin = &draft.nodes[*node].block.origin;
        return diagnostic.also("it comes with this layer", origin).hint("write it there as it should be");
    }
    let near = nearest(id.as_str(), draft.index.keys().chain(pass.fresh.keys()).map(Id::as_str));
    let near = near.and_then(Id::parse).and_then(|near| draft.index.get(&near).or(pass.fresh.get(&near)));
    let here = near.map(|node| meant(&draft.name(*node), &draft.nodes[*node].block.origin));
    let hint =
        here.or_else(|| draft.names.suggest(id, module).map(|address| format!("did you mean `{address}`?")));
    diagnostic.maybe_hint(hint)
}

fn meant(address: &str, origin: &Origin) -> String {
    format!("did you mean `{address}`? ({}:{})", origin.file.path, origin.line())
}
