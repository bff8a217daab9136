//! Modules as audiences see them. Targets share what they see alike.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::layered::{Key as Module, Layered};
use super::plan::Planned;
use super::sources::Sources;
use super::spoken::Readers;
use crate::diagnostic::Problems;
use crate::model::{Conditions, Id, Localized};
use crate::overlay;

/// What is seen of a module depends on its layers and the audiences.
pub(super) type Key<'a> = (Module<'a>, Readers<'a>);

/// A filtered module and what was said about it.
pub(super) type Seen = (Localized, Problems);

/// The modules of one target as its audiences see them, before they are translated. Those that its
/// layers leave with errors are not among them.
pub(super) fn of_target(sources: &Sources<'_>, planned: &Planned<'_>) -> Vec<Localized> {
    let workspace = sources.workspace;
    let module = |id: &Id| {
        let module = workspace.modules.get(id)?;
        let layers = sources.layers_of(planned, id);
        let (localized, _) = overlay::apply(module, &workspace.library, &layers, &sources.names).ok()?;
        Some(overlay::for_audiences(localized, &planned.target.audiences).0)
    };
    planned.modules.iter().filter_map(module).collect()
}

/// Filters modules, each once.
pub(super) fn see<'a>(wanted: BTreeMap<Key<'a>, &Layered>) -> BTreeMap<Key<'a>, Seen> {
    let filtered = wanted.into_par_iter().map(|(key, layered)| {
        let (audiences, conditions) = key.1;
        let localized = layered.localized.clone();
        let seen = match conditions {
            Conditions::Applied => overlay::for_audiences(localized, audiences),
            Conditions::Marked => (localized, Problems::none()),
        };
        (key, seen)
    });
    filtered.collect()
}
