//! `kitbag pack`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, file, workspace};
use crate::pipeline;

/// Write one overlay into a zip, to be sent by e-mail
///
/// The zip holds the overlay's folder and the layers that it stands on, but not the base modules.
/// `kitbag unpack` puts it into another workspace.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The overlay: lk
    #[arg(value_name = "OVERLAY")]
    overlay: String,

    /// Write to FILE [default: OVERLAY.zip]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Packs an overlay.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let name = format!("{}.zip", file::name(&arguments.overlay));
    let place = directory.join(arguments.output.as_deref().unwrap_or(Path::new(&name)));
    let written = pipeline::packed(&root, &workspace, &arguments.overlay)
        .and_then(|pack| file::write(&place, pack.bytes).map(|()| pack.files));
    match written {
        Ok(files) => {
            for path in &files {
                report.line(format_args!("  {path}"));
            }
            report.line(format_args!("{} files in {}", files.len(), file::shown(&place)));
            report.line(format_args!("Next, in the other workspace: kitbag unpack {name}"));
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}
