//! What is said of an overlay that somebody names and that is not there: why its folder could not be
//! read, where there is one.

use super::only;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{self, Workspace};

/// The errors of the layer that a word names, as `lk`, `lk@si+youth` or `_shared/south-asia`; `absent`
/// where there are none.
pub fn unread(workspace: &Workspace, word: &str, absent: Diagnostic) -> Problems {
    let errors = errors(workspace, word);
    if errors.has_errors() { errors } else { only(absent) }
}

/// The errors that keep a layer from being what its author meant.
pub(super) fn errors(workspace: &Workspace, word: &str) -> Problems {
    let name = word.split('@').next().unwrap_or(word);
    let name = name.trim_start_matches("overlays/").trim_end_matches('/');
    workspace.unread.in_folder(&format!("overlays/{name}")).in_source_order()
}

/// What was found after reading, but for what blocks of a layer lack whose files have errors: they lack what
/// could not be read.
pub(super) fn without_echoes(found: &Problems, workspace: &Workspace, loaded: &Problems) -> Problems {
    let folders = workspace.layers.keys().map(ToString::to_string);
    let broken: Vec<_> = folders.filter(|folder| !load::is_whole(folder, loaded)).collect();
    let is_echo = |it: &Diagnostic| {
        it.code == Code::MissingKey
            && broken.iter().any(|folder| it.path().starts_with(&format!("{folder}/")))
    };
    let mut problems = Problems::none();
    found.iter().filter(|it| !is_echo(it)).for_each(|it| problems.push(it.clone()));
    problems
}
