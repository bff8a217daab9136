//! What would become of the workspace if some files were written.

use std::path::Path;

use crate::diagnostic::{Problems, Severity};
use crate::load::{self, Files, Workspace};
use crate::model::LayerName;
use crate::overlay::{self, Names};

/// The workspace with some files, unless a layer of it had errors that it does not have today.
pub(super) fn with(
    root: &Path,
    (workspace, loaded): (&Workspace, &Problems),
    layer: &LayerName,
    files: &Files,
) -> Result<Workspace, Problems> {
    let (after, mut told) = load::workspace_with(root, files)?;
    told.extend(applied(&after, layer));
    let mut known = applied(workspace, layer);
    known.extend(loaded.clone());
    new_errors(&told, &known).unless_errors(after).map(|(after, _)| after)
}

/// What is wrong with a layer where it meets the modules.
fn applied(workspace: &Workspace, name: &LayerName) -> Problems {
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let layers = match overlay::home(name, &workspace.layers) {
        Ok(layers) => layers,
        Err(problems) => return problems,
    };
    let mut problems = Problems::none();
    for module in workspace.modules.values() {
        if let Err(found) = overlay::apply(module, &workspace.library, &layers, &names) {
            problems.extend(found);
        }
    }
    problems
}

/// The errors that were not known before, whatever line they stand in now.
pub(super) fn new_errors(told: &Problems, known: &Problems) -> Problems {
    let known: Vec<_> = known.iter().map(|it| &it.message).collect();
    let mut problems = Problems::none();
    for problem in told.iter().filter(|it| it.severity == Severity::Error) {
        if !known.contains(&&problem.message) {
            problems.push(problem.clone());
        }
    }
    problems
}
