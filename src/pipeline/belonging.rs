//! Which files of the output folder still belong there.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Entry;
use super::plan::{Planned, all_targets};
use crate::load::Workspace;

/// The targets of a build and of the whole workspace, by the names that the manifest has for them.
pub(super) struct Belonging {
    taught: BTreeMap<String, BTreeSet<String>>,
    overlays: BTreeSet<String>,
    known: BTreeSet<String>,
}

impl Belonging {
    pub(super) fn of(workspace: &Workspace, plans: &[Planned<'_>]) -> Self {
        let taught = |planned: &Planned<'_>| planned.taught.iter().map(ToString::to_string).collect();
        Self {
            taught: plans.iter().map(|it| (it.target.to_string(), taught(it))).collect(),
            overlays: plans.iter().map(|it| it.target.overlay.to_string()).collect(),
            known: all_targets(workspace).iter().map(ToString::to_string).collect(),
        }
    }

    /// Files of targets that were built belong as long as the target teaches their module; files of
    /// targets that no longer exist go when their overlay is built.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        if let Some(modules) = self.taught.get(&entry.target) {
            return modules.contains(&entry.module);
        }
        let overlay = entry.target.split('@').next().unwrap_or_default();
        let touched = self.overlays.contains(overlay);
        !touched || self.known.contains(&entry.target) || entry.target.contains('+')
    }
}
