//! Blocks that a module does not have any more, for texts that still lead to them.

use std::collections::BTreeMap;

use crate::model::{Absence, Id, LayerName, Touch, Verb};

use super::draft::{Draft, Why};

/// Why each block that the base or a layer once had is not there.
pub(super) fn absent(draft: &Draft) -> BTreeMap<Id, Absence> {
    let module = draft.module;
    let renamed = module.renamed.iter().map(|(old, (new, _))| (old.clone(), Absence::Renamed(new.clone())));
    let removed = module.removed.iter().map(|(id, (reason, origin))| {
        let because = Some(reason.clone());
        let touch = Touch { layer: LayerName::Base, verb: Verb::Remove, because, origin: origin.clone() };
        (id.clone(), Absence::Removed(touch))
    });
    let gone = draft.gone.iter().map(|(id, gone)| {
        let absence = match &gone.why {
            Why::Swapped(new) => Absence::Swapped(new.clone()),
            Why::Uncleared => Absence::NotCleared,
            Why::Removed | Why::Faulty => Absence::Removed(gone.touch.clone()),
        };
        (id.clone(), absence)
    });
    let mut absent: BTreeMap<Id, Absence> = renamed.chain(removed).chain(gone).collect();
    absent.retain(|id, _| !draft.index.contains_key(id));
    absent
}
