//! Which modules a layer has to do with.

use std::collections::BTreeSet;

use crate::model::{Id, Layer};

use super::names::addresses;

/// The modules that a layer edits or brings pictures for. A layer changes nothing in any other.
#[derive(Clone, Debug)]
pub struct Reach {
    modules: BTreeSet<Id>,
    library: bool,
}

impl Reach {
    /// The reach of a layer.
    pub fn of(layer: &Layer) -> Self {
        let edited = layer.edits.iter().flat_map(addresses).map(|address| address.module.as_ref());
        let pictured =
            layer.assets.keys().map(|(owner, _)| Some(owner).filter(|owner| owner.as_str() != "library"));
        let owners: BTreeSet<Option<&Id>> = edited.chain(pictured).collect();
        Self { library: owners.contains(&None), modules: owners.into_iter().flatten().cloned().collect() }
    }

    /// Whether the layer may change a module. What it says of the library concerns them all.
    pub fn covers(&self, module: &Id) -> bool {
        self.library || self.modules.contains(module)
    }
}
