//! One layer on its way through a module: what it brought, named and set so far.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Origin;
use crate::model::{Edit, Field, Id, Layer, Touch, Verb};

/// One layer on its way through a module.
pub(super) struct Pass<'a> {
    /// The layer.
    pub(super) layer: &'a Layer,
    /// Its edits in source order.
    pub(super) edits: &'a [&'a Edit],
    /// Blocks that it brings, by id.
    pub(super) fresh: BTreeMap<Id, usize>,
    /// Blocks that it brings with all below them, by the number of their edit.
    pub(super) brought: BTreeMap<usize, Range<usize>>,
    /// Blocks that it swaps and what comes in their place.
    pub(super) swapped: BTreeMap<usize, usize>,
    /// What it did to each block.
    pub(super) marks: BTreeMap<usize, Vec<(Verb, Origin)>>,
    /// Fields that it set, with the edits and the places of the values.
    pub(super) set: BTreeMap<(usize, Field), (&'a Edit, &'a Origin)>,
    /// Blocks whose parts it changed, with one edit that did so.
    pub(super) stirred: BTreeMap<usize, Touch>,
}

impl<'a> Pass<'a> {
    /// A layer at its start.
    pub(super) fn new(layer: &'a Layer, edits: &'a [&'a Edit]) -> Self {
        Self {
            layer,
            edits,
            fresh: BTreeMap::new(),
            brought: BTreeMap::new(),
            swapped: BTreeMap::new(),
            marks: BTreeMap::new(),
            set: BTreeMap::new(),
            stirred: BTreeMap::new(),
        }
    }

    /// Who sets a value that is written at `origin`.
    pub(super) fn touch(&self, edit: &Edit, origin: &Origin) -> Touch {
        Touch {
            layer: self.layer.name.clone(),
            verb: edit.action.verb(),
            because: edit.because.clone(),
            origin: origin.clone(),
        }
    }

    /// Notes what an edit does to a block.
    pub(super) fn mark(&mut self, node: usize, edit: &Edit) {
        let mark = (edit.action.verb(), edit.origin.clone());
        self.marks.entry(node).or_default().push(mark);
    }

    /// Notes that an edit changes the parts of a block. Of several the one that is told does not
    /// depend on the order of the phases.
    pub(super) fn stir(&mut self, parent: usize, edit: &Edit) {
        let touch = self.touch(edit, &edit.origin);
        let told = self.stirred.entry(parent).or_insert_with(|| touch.clone());
        if (touch.verb, place(&touch.origin)) < (told.verb, place(&told.origin)) {
            *told = touch;
        }
    }

    /// The block that stands for one that may have been swapped.
    pub(super) fn present(&self, node: usize) -> usize {
        self.swapped.get(&node).copied().unwrap_or(node)
    }
}

/// What orders places of one or several files.
pub(super) fn place(origin: &Origin) -> (&str, usize) {
    (&origin.file.path, origin.start)
}

/// Two places of one layer in source order.
pub(super) fn in_order<'o>(a: &'o Origin, b: &'o Origin) -> (&'o Origin, &'o Origin) {
    if place(a) <= place(b) { (a, b) } else { (b, a) }
}
