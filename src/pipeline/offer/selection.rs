//! Which edits of a layer the base could take, and why it could not take the others.

use std::collections::BTreeSet;

use super::Pair;
use super::supplies::touched;
use crate::load::Workspace;
use crate::model::{Action, Address, Block, Edit, Id, Kind, Layer, Place, Settings, Side, Text};

/// The edits of a layer in two lots.
pub(super) struct Selection<'a> {
    /// A layer of those that are offered; a swap is offered as a new block beside the old one.
    pub(super) layer: Layer,
    /// The edits that are offered.
    pub(super) offered: Vec<&'a Edit>,
    /// Those that stay local, and why.
    pub(super) left: Vec<(&'a Edit, &'static str)>,
}

/// Sorts the edits of a layer.
pub(super) fn select<'a>(workspace: &Workspace, layer: &'a Layer) -> Selection<'a> {
    let known = Known::of(workspace, layer);
    let mut selection = Selection {
        layer: Layer { edits: Vec::new(), settings: Settings::default(), ..layer.clone() },
        offered: Vec::new(),
        left: Vec::new(),
    };
    let mut edits: Vec<_> = layer.edits.iter().collect();
    edits.sort_by_key(|edit| edit.origin.start);
    for edit in edits {
        match known.judge(edit) {
            Ok(action) => {
                selection.layer.edits.push(Edit { action, ..edit.clone() });
                selection.offered.push(edit);
            }
            Err(why) => selection.left.push((edit, why)),
        }
    }
    selection
}

impl Selection<'_> {
    /// Edits that change nothing in the base stay local: blocks that are not cleared, and texts that the
    /// base has by now.
    pub(super) fn leave_what_has_no_effect(&mut self, pairs: &[Pair<'_>]) {
        for edit in std::mem::take(&mut self.offered) {
            match &edit.action {
                Action::Move { .. } => self.offered.push(edit),
                _ if !blocks(edit, pairs).is_empty() => self.offered.push(edit),
                Action::Change { .. } => self.left.push((edit, "the base says the same")),
                _ => self.left.push((edit, "it is not cleared")),
            }
        }
    }
}

/// A block of a module as it is offered.
pub(super) type Offered<'a> = (&'a Pair<'a>, &'a Block<Text>);

/// The blocks that an edit changes or adds.
pub(super) fn blocks<'a>(edit: &Edit, pairs: &'a [Pair<'a>]) -> Vec<Offered<'a>> {
    let address = edit.action.address();
    let here = |pair: &&Pair<'_>| address.module.as_ref().is_none_or(|id| *id == pair.module.root.id);
    let ids: Vec<_> = match &edit.action {
        Action::Add { block, .. } | Action::Swap { block, .. } => {
            block.walk().into_iter().map(|block| block.id.clone()).collect()
        }
        action => action.address().block.clone().into_iter().collect(),
    };
    let mut found: Vec<Offered<'a>> = Vec::new();
    for pair in pairs.iter().filter(here) {
        let of_edit = |block: &&Block<Text>| match ids.as_slice() {
            [] => block.kind == Kind::Module,
            ids => ids.contains(&block.id),
        };
        found.extend(touched(pair).into_iter().filter(of_edit).map(|block| (pair, block)));
    }
    found.dedup_by(|a, b| a.1.id == b.1.id);
    found
}

/// Blocks that an offer can name.
struct Known {
    /// Those of the base, old names included: module and id, without a module for the library.
    base: BTreeSet<(Option<Id>, Id)>,
    /// Breaks, which have no id in the base's files.
    breaks: BTreeSet<(Option<Id>, Id)>,
    /// Sections, questions and their like, whose places an offer does not write.
    fixed: BTreeSet<(Option<Id>, Id)>,
    /// Those that the layer brings.
    own: BTreeSet<Id>,
}

impl Known {
    fn of(workspace: &Workspace, layer: &Layer) -> Self {
        let (base, breaks) = (BTreeSet::new(), BTreeSet::new());
        let mut known = Self { base, breaks, fixed: BTreeSet::new(), own: BTreeSet::new() };
        for (id, module) in &workspace.modules {
            let all = module.root.walk();
            let (breaks, blocks): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.kind == Kind::Break);
            let named = |id: &Id, block: &Id| (Some(id.clone()), block.clone());
            known.breaks.extend(breaks.iter().map(|block| named(id, &block.id)));
            let fixed = blocks.iter().filter(|block| block.kind.parents() != [Kind::Section]);
            known.fixed.extend(fixed.map(|block| named(id, &block.id)));
            known.base.extend(blocks.iter().map(|block| named(id, &block.id)));
            known.base.extend(module.borrowed.iter().map(|it| named(id, &it.block)));
            known.base.extend(module.renamed.keys().map(|old| named(id, old)));
        }
        known.base.extend(workspace.library.blocks.iter().map(|block| (None, block.id.clone())));
        for edit in &layer.edits {
            if let Action::Add { block, .. } | Action::Swap { block, .. } = &edit.action {
                known.own.extend(block.walk().into_iter().map(|block| block.id.clone()));
            }
        }
        known
    }

    /// What is offered of an edit, or why nothing is.
    fn judge(&self, edit: &Edit) -> Result<Action, &'static str> {
        match &edit.action {
            Action::Remove { .. } => Err("what one country leaves out, others may need"),
            Action::Change { at, .. } if self.is_break(at) => Err("a break has no id in the base"),
            Action::Change { at, .. } => self.of_base(at).map(|()| edit.action.clone()),
            Action::Add { place, .. } => self.beside(&place.anchor).map(|()| edit.action.clone()),
            Action::Move { at, place } => {
                self.of_base(at)?;
                self.written(at)?;
                self.beside(&place.anchor)?;
                Ok(edit.action.clone())
            }
            Action::Swap { at, block } => {
                self.of_base(at)?;
                let place = Place { anchor: at.clone(), side: Side::After };
                Ok(Action::Add { place, block: block.clone() })
            }
        }
    }

    fn is_break(&self, at: &Address) -> bool {
        at.block.as_ref().is_some_and(|id| self.breaks.contains(&(at.module.clone(), id.clone())))
    }

    /// Whether the place of a block is one that the offered files can say.
    fn written(&self, at: &Address) -> Result<(), &'static str> {
        let fixed = at.block.as_ref().is_some_and(|id| self.fixed.contains(&(at.module.clone(), id.clone())));
        if fixed { Err("an offer moves slides, cases, tools and activities alone") } else { Ok(()) }
    }

    fn of_base(&self, at: &Address) -> Result<(), &'static str> {
        let known = at.block.as_ref().is_none_or(|id| self.base.contains(&(at.module.clone(), id.clone())));
        if known { Ok(()) } else { Err("the base does not have this block") }
    }

    fn beside(&self, anchor: &Address) -> Result<(), &'static str> {
        if anchor.block.as_ref().is_some_and(|id| self.own.contains(id)) || self.is_break(anchor) {
            return Ok(());
        }
        self.of_base(anchor).map_err(|_| "it stands beside a block that the base does not have")
    }
}
