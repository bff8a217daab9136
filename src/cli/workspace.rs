//! Finds and reads the workspace that a command works in.

use std::path::{Path, PathBuf};

use super::Outcome;
use super::report::Report;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{self, Workspace};

/// The folder at or above `directory` that has `base-modules/series.yaml` or `kitbag.yaml`.
pub(super) fn root(directory: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(directory).ok()?;
    let marks = ["base-modules/series.yaml", load::SETTINGS];
    start.ancestors().find(|folder| marks.iter().any(|mark| folder.join(mark).is_file())).map(Path::to_owned)
}

/// The workspace's folder, or tells that there is none.
pub(super) fn found(directory: &Path, report: &Report) -> Result<PathBuf, Outcome> {
    root(directory).ok_or_else(|| {
        report.could_not_run(
            Diagnostic::new(Code::NoWorkspace, format!("no workspace at or above `{}`", directory.display()))
                .hint("a workspace has the file `base-modules/series.yaml` or `kitbag.yaml`; go to its folder or name it with `-C DIR`")
                .hint("`kitbag new workspace FOLDER` starts one"),
        )
    })
}

/// Reads the workspace, or tells why that cannot be.
pub(super) fn open(directory: &Path, report: &Report) -> Result<(PathBuf, Workspace, Problems), Outcome> {
    let root = found(directory, report)?;
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
    let base = load::base(root)?;
    // A base may lie around its workspace; then only what is nearer keeps output away.
    let mut sources = ["base-modules", "overlays", base.path()].into_iter().map(|folder| root.join(folder));
    let output_is_in =
        |folder: PathBuf| load::lies_below(&root.join(output), &folder) && !load::lies_below(root, &folder);
    if !sources.any(output_is_in) {
        return Ok(());
    }
    let mut problems = Problems::none();
    let message = format!("`{}` lies among the sources", output.display());
    problems.push(Diagnostic::new(Code::CannotWrite, message).hint("name another folder with `--output`"));
    Err(problems)
}
