//! Finds and reads the workspace that a command works in.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::report::Report;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{self, Workspace};

/// The folder at or above `directory` that has `base-modules/series.yaml`.
pub(super) fn root(directory: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(directory).ok()?;
    start.ancestors().find(|folder| folder.join("base-modules/series.yaml").is_file()).map(Path::to_owned)
}

/// Reads the workspace, or tells why that cannot be.
pub(super) fn open(directory: &Path, report: &Report) -> Result<(PathBuf, Workspace, Problems), Outcome> {
    let Some(root) = root(directory) else {
        let mut problems = Problems::none();
        problems.push(
            Diagnostic::new(Code::NoWorkspace, format!("no workspace at or above `{}`", directory.display()))
                .hint("a workspace has the file `base-modules/series.yaml`; go to its folder or name it with `-C DIR`"),
        );
        report.problems(&problems);
        return Err(Outcome::CouldNotRun);
    };
    match load::workspace(&root) {
        Ok((workspace, problems)) => Ok((root, workspace, problems)),
        Err(problems) => {
            report.problems(&problems.in_source_order());
            Err(Outcome::ProblemsFound)
        }
    }
}

/// Refuses a folder for output that lies among the sources.
pub(super) fn outside_of_sources(root: &Path, output: &Path) -> Result<(), Problems> {
    let folder = root.join(output);
    if !folder.starts_with(root.join("base-modules")) && !folder.starts_with(root.join("overlays")) {
        return Ok(());
    }
    let mut problems = Problems::none();
    let message = format!("`{}` lies among the sources", output.display());
    problems.push(Diagnostic::new(Code::CannotWrite, message).hint("name another folder with `--output`"));
    Err(problems)
}
