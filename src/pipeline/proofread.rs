//! The PO files of a workspace, read a second time.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Request, editions, plan};
use crate::catalogue::Catalogue;
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Language, LayerName};
use crate::overlay;
use crate::translate::Proofreader;

/// What a second reader would mark in the PO files that are `wanted`, each read with the glossary of
/// its layer and those below.
pub fn proofread(workspace: &Workspace, wanted: impl Fn(&LayerName, &Language) -> bool + Sync) -> Problems {
    let files: Vec<_> =
        workspace.catalogues.iter().filter(|((layer, language), _)| wanted(layer, language)).collect();
    let told: Vec<_> =
        files.par_iter().map(|((layer, language), it)| read(workspace, (layer, language), it)).collect();
    let mut problems = Problems::none();
    for it in told {
        problems.extend(it);
    }
    problems.in_source_order()
}

/// The PO files in which the texts of these targets are looked up in the targets' own languages.
pub fn po_files_of(
    workspace: &Workspace,
    loaded: &Problems,
    targets: &[String],
) -> Result<BTreeSet<(LayerName, Language)>, Problems> {
    let request = Request { targets: targets.to_vec(), ..Request::default() };
    let (plans, _) = plan(workspace, loaded, &request)?;
    let files = plans.iter().flat_map(|planned| {
        let layers = planned.layers.iter().map(|layer| &layer.name).chain([&LayerName::Base]);
        layers.map(|name| (name.clone(), planned.target.language.clone()))
    });
    Ok(files.collect())
}

fn read(
    workspace: &Workspace,
    (layer, language): (&LayerName, &Language),
    catalogue: &Catalogue,
) -> Problems {
    // What is wrong with layers that extend each other in a circle is told elsewhere.
    let layers = overlay::home(layer, &workspace.layers).unwrap_or_default();
    let glossary = editions::glossary(workspace, &layers);
    let reader = Proofreader::new(language, &glossary);
    let mut problems = Problems::none();
    for entry in catalogue.live() {
        problems.extend(reader.read(entry));
    }
    problems
}
