//! Modules under their layers. Targets whose layers do the same to a module share the work.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::plan::Planned;
use super::sources::Sources;
use crate::diagnostic::Problems;
use crate::model::{Block, Id, Layer, LayerName, Localized, Text};
use crate::overlay::Stem;
use crate::resolve;

/// A module and the layers that may change it, lowest first.
pub(super) type Key<'a> = (&'a Id, Vec<&'a LayerName>);

/// A module with its layers in, and what the targets that share it ask about it.
pub(super) struct Layered {
    /// The module.
    pub(super) localized: Localized,
    /// The names that its placeholders use.
    pub(super) used: BTreeSet<String>,
    /// Problems that leave it usable.
    pub(super) problems: Problems,
}

/// The modules of a batch of targets.
pub(super) struct Layering<'a>(BTreeMap<Key<'a>, Result<Layered, Problems>>);

impl<'a> Layering<'a> {
    /// Applies to every module the different lists of layers that these targets have for it.
    pub(super) fn of(sources: &'a Sources<'a>, plans: &[&'a Planned<'a>]) -> Self {
        let mut wanted: BTreeMap<&Id, BTreeMap<Vec<&LayerName>, Vec<&Layer>>> = BTreeMap::new();
        for planned in plans {
            for module in &planned.taught {
                let layers = sources.layers_of(planned, module);
                wanted.entry(module).or_default().insert(names(&layers), layers);
            }
        }
        let applied = wanted.into_par_iter().flat_map_iter(|(id, lists)| {
            let module = sources.workspace.modules.get(id);
            let stem = module.map(|it| Stem::new(it, &sources.workspace.library, &sources.names));
            let lists: Vec<_> = lists.into_values().collect();
            let grown = stem.map(|stem| grow(stem, &lists, 0)).unwrap_or_default();
            grown.into_iter().map(move |(layers, result)| ((id, layers), result))
        });
        Self(applied.collect())
    }

    /// A module of a target; `None` where the module could not be read.
    pub(super) fn get(&self, key: &Key<'a>) -> Option<&Result<Layered, Problems>> {
        self.0.get(key)
    }
}

/// How a module of a target is found.
pub(super) fn key<'a>(sources: &Sources<'a>, planned: &'a Planned<'a>, module: &'a Id) -> Key<'a> {
    (module, names(&sources.layers_of(planned, module)))
}

fn names<'a>(layers: &[&'a Layer]) -> Vec<&'a LayerName> {
    layers.iter().map(|layer| &layer.name).collect()
}

type Grown<'a> = Vec<(Vec<&'a LayerName>, Result<Layered, Problems>)>;

/// Takes a stem to the end of each list. The lists are in order and have their first `depth` layers,
/// which are in the stem, in common.
fn grow<'a>(mut stem: Stem<'a>, lists: &[Vec<&'a Layer>], mut depth: usize) -> Grown<'a> {
    let next = |list: &Vec<&'a Layer>, depth: usize| list.get(depth).map(|layer| &layer.name);
    while lists.iter().all(|it| it.len() > depth && next(it, depth) == next(&lists[0], depth)) {
        stem = stem.with(lists[0][depth]);
        depth += 1;
    }
    let (ended, others) = lists.split_at(usize::from(lists[0].len() == depth));
    let branches: Vec<_> = others.chunk_by(|a, b| next(a, depth) == next(b, depth)).collect();
    let grown = branches.into_par_iter().flat_map_iter(|branch| grow(stem.clone(), branch, depth));
    let mut grown: Grown<'a> = grown.collect();
    if let [layers] = ended {
        grown.push((names(layers), finish(stem)));
    }
    grown
}

fn finish(stem: Stem<'_>) -> Result<Layered, Problems> {
    let (localized, problems) = stem.finish()?;
    let used = used(&localized.root);
    Ok(Layered { localized, used, problems })
}

fn used(root: &Block<Text>) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    resolve::used_placeholders(root, &mut used);
    used
}
