//! `kitbag unpack`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, judged, workspace};
use crate::diagnostic::Problems;
use crate::load;
use crate::pipeline::{self, Parcel, Same, WhereFilesDiffer};

/// Put an overlay that `kitbag pack` wrote into this workspace
///
/// Every file is compared with the list in the pack first. A file that is here and differs is never
/// replaced without --force.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The zip
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Replace files that differ
    #[arg(long)]
    force: bool,

    /// Say what would become of each file, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Unpacks an overlay.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let parcel = match open(directory, &arguments.file) {
        Ok(parcel) => parcel,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let when = if arguments.force { WhereFilesDiffer::Replace } else { WhereFilesDiffer::Refuse };
    let unpacked = match pipeline::unpacked(&root, &parcel, when) {
        Ok(unpacked) => unpacked,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::ProblemsFound;
        }
    };
    for (path, same) in &unpacked.files {
        report.line(format_args!("  {:<9} {path}", words(*same)));
    }
    if arguments.dry_run {
        report.line("nothing was written");
    } else if let Err(problems) = unpacked.changes.carry_out(&root) {
        report.problems(&problems);
        return Outcome::CouldNotRun;
    }
    let mut problems = unpacked.problems;
    problems.extend(pipeline::other_base(&parcel, &workspace.series));
    report.problems(&problems);
    report.line(format_args!("Next: kitbag status {0}, then kitbag build {0}", parcel.overlay()));
    judged(&problems, false)
}

fn open(directory: &Path, file: &Path) -> Result<Parcel, Problems> {
    let name = file.to_string_lossy();
    match load::present(directory, &name)? {
        Some(bytes) => Parcel::open(&name, &bytes),
        None => Err(pipeline::no_parcel(&name)),
    }
}

fn words(same: Same) -> &'static str {
    match same {
        Same::New => "new",
        Same::Equal => "the same",
        Same::Replaced => "replaced",
    }
}
