//! Which files of the output folder still belong there.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Entry;
use super::plan::{Planned, Request, all_targets};
use super::{programme, series_tests};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Guide, Pseudo};

/// The targets of a build and of the whole workspace, by the names that the manifest has for them.
pub(super) struct Belonging {
    taught: BTreeMap<String, BTreeSet<String>>,
    built: BTreeSet<String>,
    known: BTreeSet<String>,
    left: Option<BTreeSet<String>>,
    refused: Vec<(String, String)>,
}

impl Belonging {
    /// What a build of these plans is to leave. An overlay with problems is there, even where it
    /// cannot be read.
    pub(super) fn of(
        workspace: &Workspace,
        plans: &[Planned<'_>],
        (request, refused): (&Request, &[(String, String)]),
        found: &Problems,
    ) -> Self {
        let whole = request.targets.is_empty();
        let taught = |planned: &Planned<'_>| {
            let tests = series_tests::of_target(&workspace.series, &planned.taught).iter();
            let modules = planned.taught.iter().map(ToString::to_string);
            let programme = programme::of_target(&workspace.series, &planned.settings);
            let tests = tests.map(|test| test.name().to_owned());
            let guide = workspace.series.has_guide().then(|| Guide::NAME.to_owned());
            modules.chain(tests).chain(programme.map(ToString::to_string)).chain(guide).collect()
        };
        Self {
            taught: plans.iter().map(|it| (it.target.to_string(), taught(it))).collect(),
            built: plans.iter().map(|it| it.target.overlay.to_string()).collect(),
            known: all_targets(workspace).iter().map(ToString::to_string).collect(),
            left: whole.then(|| overlays(workspace, found)),
            refused: refused.to_vec(),
        }
    }

    /// Files of targets that were built belong as long as the target teaches and publishes their module. Files of
    /// targets that no longer exist go when their overlay is built, or everything is; those in languages
    /// that nobody speaks go when everything is built.
    pub(super) fn holds(&self, entry: &Entry) -> bool {
        if let Some(modules) = self.taught.get(&entry.target) {
            let is_refused =
                |(target, module): &(String, String)| *target == entry.target && *module == entry.module;
            return modules.contains(&entry.module) && !self.refused.iter().any(is_refused);
        }
        let overlay = entry.target.split('@').next().unwrap_or_default();
        let strange = is_strange(&entry.target);
        let gone = self.left.as_ref().is_some_and(|left| strange || !left.contains(overlay));
        let other = self.known.contains(&entry.target) || entry.target.contains('+') || strange;
        !gone && (!self.built.contains(overlay) || other)
    }
}

/// Whether a target is in a language that nobody speaks.
fn is_strange(target: &str) -> bool {
    let edition = target.split_once('@').map_or(target, |(_, edition)| edition);
    edition.split('+').next().is_some_and(|tag| Pseudo::parse(tag).is_some())
}

/// The overlays that are there, by their folders.
fn overlays(workspace: &Workspace, found: &Problems) -> BTreeSet<String> {
    let folders = workspace.layers.keys().map(ToString::to_string);
    let faulty = found.iter().filter_map(|it| it.origin.as_ref()).map(|it| it.file.path.clone());
    let name = |path: String| path.strip_prefix("overlays/")?.split('/').next().map(str::to_owned);
    folders.chain(faulty).filter_map(name).chain(["base".to_owned()]).collect()
}
