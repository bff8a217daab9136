//! The PO files of targets, read as a second reader would.

use std::collections::BTreeSet;

use super::editions::glossary;
use super::{Request, plan};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Language, LayerName};
use crate::overlay;
use crate::translate::Proofreader;

/// What a second reader would mark in the PO files of the targets that `words` name, or of all. Each
/// file is read with the glossary of its layer and of
/// those below.
pub fn proofread(workspace: &Workspace, loaded: &Problems, words: &[String]) -> Result<Problems, Problems> {
    let request = Request { targets: words.to_vec(), ..Request::default() };
    let (plans, _) = plan(workspace, loaded, &request)?;
    let mut files: BTreeSet<(LayerName, Language)> = BTreeSet::new();
    for planned in &plans {
        let layers = planned.layers.iter().map(|layer| &layer.name).chain([&LayerName::Base]);
        files.extend(layers.map(|name| (name.clone(), planned.target.language.clone())));
    }
    let mut problems = Problems::none();
    for file @ (name, language) in &files {
        let Some(catalogue) = workspace.catalogues.get(file) else { continue };
        let layers = overlay::home(name, &workspace.layers)?;
        let glossary = glossary(workspace, &layers);
        let reader = Proofreader::new(language, &glossary);
        for entry in catalogue.live() {
            problems.extend(reader.read(entry));
        }
    }
    Ok(problems)
}
