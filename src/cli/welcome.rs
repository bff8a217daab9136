//! What is said to somebody who typed nothing.

use std::path::Path;

use super::report::Report;
use super::{Outcome, workspace};

/// Names the workspace and the next command.
pub(super) fn run(directory: &Path, report: &Report) -> Outcome {
    let Some(root) = workspace::root(directory) else {
        report
            .line("No workspace here: a workspace has the file `base-modules/series.yaml` or `kitbag.yaml`.");
        report.line("Go to its folder, or name it: kitbag -C DIR list");
        report.line("Or start one: kitbag new workspace FOLDER");
        return Outcome::CouldNotRun;
    };
    report.line(format_args!("Workspace: {}", root.display()));
    report.line("");
    report.line("  kitbag list     name its modules, overlays and targets");
    report.line("  kitbag check    report problems");
    report.line("  kitbag build    build everything into output/");
    report.line("  kitbag --help   name all commands");
    Outcome::Fine
}
