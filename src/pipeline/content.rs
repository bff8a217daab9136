//! What the modules of targets hold, and what is to be said of how they are written.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Planned, Request, Sources, TargetCoverage, coverage, editions, plan, seen};
use crate::diagnostic::Problems;
use crate::lint::{self, Figures, Surroundings};
use crate::load::Workspace;
use crate::model::{Id, LayerName};

/// What the modules of one overlay hold, whatever the language.
#[derive(Clone, Debug)]
pub struct Content {
    /// The overlay or the base.
    pub overlay: Id,
    /// The audiences.
    pub audiences: Vec<Id>,
    /// Its modules in order.
    pub modules: Vec<Figures>,
    /// Whether the series names competencies.
    pub has_competencies: bool,
    /// What is translated, in each of its languages but the base's.
    pub languages: Vec<TargetCoverage>,
}

/// The content of the targets that `words` name, of all without an audience where there are none.
pub fn contents(
    workspace: &Workspace,
    loaded: &Problems,
    words: &[String],
) -> Result<Vec<Content>, Problems> {
    let covered = coverage(workspace, loaded, words)?;
    let request = Request { targets: words.to_vec(), ..Request::default() };
    let (plans, _) = plan(workspace, loaded, &request)?;
    let sources = Sources::of(workspace, &plans);
    let asked = |planned: &&Planned<'_>| !words.is_empty() || planned.target.audiences.is_empty();
    let mut whole: BTreeMap<(&Id, &[Id]), &Planned<'_>> = BTreeMap::new();
    for planned in plans.iter().filter(asked) {
        let key = (&planned.target.overlay, planned.target.audiences.as_slice());
        let first = whole.entry(key).or_insert(planned);
        if planned.target.language == workspace.series.language {
            *first = planned;
        }
    }
    let content = |((overlay, audiences), planned): ((&Id, &[Id]), &Planned<'_>)| {
        let is_of = |it: &&TargetCoverage| it.target.overlay == *overlay && it.target.audiences == audiences;
        Content {
            overlay: overlay.clone(),
            audiences: audiences.to_vec(),
            modules: figures(&sources, planned),
            has_competencies: !workspace.series.competencies.is_empty(),
            languages: covered.iter().filter(is_of).cloned().collect(),
        }
    };
    let (base, others): (Vec<_>, _) = whole.into_iter().partition(|(_, planned)| planned.layers.is_empty());
    Ok([base, others].concat().into_par_iter().map(content).collect())
}

fn figures(sources: &Sources<'_>, planned: &Planned<'_>) -> Vec<Figures> {
    let around = Surroundings {
        library: &sources.workspace.library,
        facts: editions::facts(sources, planned),
        overlays: overlays(planned),
    };
    seen::of_target(sources, planned).iter().map(|module| Figures::of(module, &around)).collect()
}

/// What is to be said of how the modules of a request are written. Targets of the same layers, whose words
/// are the same, are read once.
pub fn lint(workspace: &Workspace, loaded: &Problems, request: &Request) -> Problems {
    let Ok((plans, _)) = plan(workspace, loaded, request) else { return Problems::none() };
    let sources = Sources::of(workspace, &plans);
    let mut distinct: BTreeMap<(Vec<&LayerName>, &[Id]), &Planned<'_>> = BTreeMap::new();
    for planned in &plans {
        let layers = planned.layers.iter().map(|layer| &layer.name).collect();
        distinct.entry((layers, planned.target.audiences.as_slice())).or_insert(planned);
    }
    let found: Vec<_> = distinct.into_values().collect();
    let found: Vec<_> = found.into_par_iter().map(|planned| of_target(&sources, planned)).collect();
    let mut problems = Problems::none();
    for it in found {
        problems.extend(it);
    }
    problems
}

fn of_target(sources: &Sources<'_>, planned: &Planned<'_>) -> Problems {
    let glossary = editions::glossary(sources.workspace, &planned.layers);
    let modules = seen::of_target(sources, planned);
    let mut problems = Problems::none();
    for module in &modules {
        problems.extend(lint::module(&module.root, &sources.workspace.series.language, &glossary));
    }
    // What share of all cases is local cannot be said while some are not there.
    if modules.len() == planned.taught.len()
        && let Some(problem) = lint::few_local(&modules, &planned.settings, &overlays(planned))
    {
        problems.push(problem);
    }
    problems
}

/// The overlays among the layers of a target: a country's, an organisation's.
fn overlays<'a>(planned: &Planned<'a>) -> BTreeSet<&'a Id> {
    let names = planned.layers.iter().map(|layer| &layer.name);
    let overlay = |name: &'a LayerName| match name {
        LayerName::Overlay(id) => Some(id),
        _ => None,
    };
    names.filter_map(overlay).collect()
}
