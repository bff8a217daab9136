//! A module under construction: its blocks in one list, and the places that hold them.
//!
//! A place outlives its block. What stands before or after a block hangs on the block's place, so
//! a block that leaves takes nothing with it, and a later layer finds its groups together.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Problems};
use crate::model::{Block, Borrowed, Id, Library, Module, Side, Text, Touch};

use super::names::Names;
use super::status::Outcome;

/// The module itself.
pub(super) const ROOT: usize = 0;

/// The parent of a block that has no place yet.
pub(super) const NOWHERE: usize = usize::MAX;

/// A block without its parts, and where it stands.
#[derive(Clone)]
pub(super) struct Node {
    /// The block, shared by the copies of a draft until one changes it; its children are in `inner`.
    pub(super) block: Arc<Block<Text>>,
    /// The block that holds it.
    pub(super) parent: usize,
    /// The place that holds it.
    pub(super) place: usize,
    /// Places of its parts.
    pub(super) inner: Vec<usize>,
    /// Whether it comes from the library.
    pub(super) borrowed: bool,
}

/// A place among the parts of a block.
#[derive(Clone)]
pub(super) struct Spot {
    /// The block that stands here, if it has not left.
    pub(super) holds: Option<usize>,
    before: Vec<usize>,
    after: Vec<usize>,
}

/// A block that is no longer there.
#[derive(Clone)]
pub(super) struct Gone {
    /// The block.
    pub(super) node: usize,
    /// Why.
    pub(super) why: Why,
    /// The edit that did it.
    pub(super) touch: Touch,
    /// Whether the edit named the library, and so means every module.
    pub(super) everywhere: bool,
}

/// Why a block is not there.
#[derive(Clone)]
pub(super) enum Why {
    /// A layer took it out.
    Removed,
    /// A layer put another in its place.
    Swapped(Id),
    /// It is not cleared; its place stays a place.
    Uncleared,
    /// Its edit had an error, which was reported.
    Faulty,
}

/// A module under construction.
#[derive(Clone)]
pub(super) struct Draft<'a> {
    /// The module as the base has it.
    pub(super) module: &'a Module,
    /// The library by id.
    pub(super) shelf: BTreeMap<&'a Id, &'a Block<Text>>,
    /// Names of the whole series.
    pub(super) names: &'a Names,
    /// All blocks that ever were there.
    pub(super) nodes: Vec<Node>,
    /// All places.
    pub(super) spots: Vec<Spot>,
    /// Blocks that are there, without the module itself.
    pub(super) index: BTreeMap<Id, usize>,
    /// Blocks that are not.
    pub(super) gone: BTreeMap<Id, Gone>,
    /// Ids of blocks that layers put beside those of the library, in whichever module.
    pub(super) shelved: BTreeSet<Id>,
    /// What was found.
    pub(super) problems: Problems,
    /// What became of each edit.
    pub(super) outcomes: Vec<Outcome>,
}

impl<'a> Draft<'a> {
    /// The module with its borrowed blocks, without layers.
    pub(super) fn new(module: &'a Module, library: &'a Library, names: &'a Names) -> Self {
        let mut draft = Self {
            module,
            shelf: library.blocks.iter().map(|block| (&block.id, block)).collect(),
            names,
            nodes: Vec::new(),
            spots: Vec::new(),
            index: BTreeMap::new(),
            gone: BTreeMap::new(),
            shelved: BTreeSet::new(),
            problems: Problems::none(),
            outcomes: Vec::new(),
        };
        let root = draft.insert(module.root.clone(), NOWHERE);
        for node in draft.subtree(root).into_iter().skip(1) {
            draft.register(node);
        }
        for borrowed in &module.borrowed {
            draft.borrow(borrowed);
        }
        draft
    }

    fn borrow(&mut self, Borrowed { section, block: id, at }: &Borrowed) {
        let Some(&section) = self.index.get(section) else { return };
        let Some(&block) = self.shelf.get(id) else { return };
        if self.index.contains_key(id) {
            return;
        }
        let top = self.insert(block.clone(), section);
        let (place, parts) = (self.nodes[top].place, &mut self.nodes[section].inner);
        parts.insert((*at).min(parts.len()), place);
        for node in self.subtree(top) {
            self.nodes[node].borrowed = true;
            self.register(node);
        }
    }

    /// Takes a tree of blocks in, each with a place that hangs nowhere yet.
    pub(super) fn insert(&mut self, mut block: Block<Text>, parent: usize) -> usize {
        let children = mem::take(&mut block.children);
        let node = self.nodes.len();
        let place = self.new_spot(node);
        self.nodes.push(Node { block: Arc::new(block), parent, place, inner: Vec::new(), borrowed: false });
        for child in children {
            let child = self.insert(child, node);
            let place = self.nodes[child].place;
            self.nodes[node].inner.push(place);
        }
        node
    }

    /// A place that hangs nowhere yet.
    pub(super) fn new_spot(&mut self, node: usize) -> usize {
        self.spots.push(Spot { holds: Some(node), before: Vec::new(), after: Vec::new() });
        self.spots.len() - 1
    }

    /// Hangs the place of `node` beside or into `anchor`, outside of what hangs there.
    pub(super) fn attach(&mut self, node: usize, anchor: usize, side: Side) {
        let place = self.nodes[node].place;
        let beside = self.nodes[anchor].place;
        match side {
            Side::Before => self.spots[beside].before.push(place),
            Side::After => self.spots[beside].after.push(place),
            Side::Into => self.nodes[anchor].inner.push(place),
        }
    }

    /// A block, to be changed in this draft alone.
    pub(super) fn block_mut(&mut self, node: usize) -> &mut Block<Text> {
        Arc::make_mut(&mut self.nodes[node].block)
    }

    /// Makes a block one that is there.
    pub(super) fn register(&mut self, node: usize) {
        let id = self.nodes[node].block.id.clone();
        self.gone.remove(&id);
        self.index.insert(id, node);
    }

    /// Takes a block out of its place and out of the index.
    pub(super) fn bury(&mut self, node: usize, gone: Gone) {
        let place = self.nodes[node].place;
        if self.spots[place].holds == Some(node) {
            self.spots[place].holds = None;
        }
        let id = self.nodes[node].block.id.clone();
        if self.index.get(&id).is_none_or(|there| *there == node) {
            self.index.remove(&id);
            self.gone.insert(id, gone);
        }
    }

    /// The parts of a block in order.
    pub(super) fn children(&self, node: usize) -> Vec<usize> {
        self.held(&self.nodes[node].inner)
    }

    /// The blocks that stand in some places and what hangs on them.
    fn held(&self, places: &[usize]) -> Vec<usize> {
        enum Step {
            Group(usize),
            Held(usize),
        }
        let mut found = Vec::new();
        let mut stack: Vec<_> = places.iter().rev().map(|at| Step::Group(*at)).collect();
        while let Some(step) = stack.pop() {
            match step {
                Step::Held(at) => found.extend(self.spots[at].holds),
                Step::Group(at) => {
                    let spot = &self.spots[at];
                    stack.extend(spot.after.iter().rev().map(|at| Step::Group(*at)));
                    stack.push(Step::Held(at));
                    stack.extend(spot.before.iter().map(|at| Step::Group(*at)));
                }
            }
        }
        found
    }

    /// A block and all below it, parents first.
    pub(super) fn subtree(&self, node: usize) -> Vec<usize> {
        let mut found = vec![node];
        for child in self.children(node) {
            found.extend(self.subtree(child));
        }
        found
    }

    /// The module with all its parts. Only blocks that another draft shares are copied.
    pub(super) fn into_root(mut self) -> Block<Text> {
        let mut nodes: Vec<_> = mem::take(&mut self.nodes).into_iter().map(Some).collect();
        self.assemble(&mut nodes, ROOT)
    }

    fn assemble(&self, nodes: &mut [Option<Node>], at: usize) -> Block<Text> {
        let node = nodes[at].take().expect("a block stands in one place");
        let mut block = Arc::unwrap_or_clone(node.block);
        block.children =
            self.held(&node.inner).into_iter().map(|child| self.assemble(nodes, child)).collect();
        block
    }

    /// The address of a block in this module.
    pub(super) fn name(&self, node: usize) -> String {
        let module = &self.module.root.id;
        if node == ROOT { module.to_string() } else { format!("{module}/{}", self.nodes[node].block.id) }
    }

    /// Adds a problem.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }
}
