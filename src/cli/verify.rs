//! `kitbag verify`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::{Report, counted};
use super::{Outcome, judged};
use crate::pipeline::{self, Verified};

/// Look at finished files and tell what is wrong with them
///
/// Decks (.pptx, .potx) are looked at for what PowerPoint would repair or refuse, SCORM and web
/// packages (.zip) for what an LMS needs, PDFs for tags, language and faces, and all of them for what
/// keeps people from using them. A folder is compared with its list SHA256SUMS. The files need not be
/// kitbag's, and no workspace is needed. Nothing is written.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Files, or folders with files at any depth
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,

    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,

    /// Tell the problems as JSON, for other programs
    #[arg(long)]
    pub(super) json: bool,
}

/// Looks at the files.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let names: Vec<_> = arguments.paths.iter().map(|path| name(path)).collect();
    match pipeline::with_threads(0, || pipeline::verify(directory, &names)) {
        Ok(verified) => {
            report.problems(&verified.problems);
            report.line(summary(&verified));
            judged(&verified.problems, arguments.strict)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// A path as problems tell it, with forward slashes.
fn name(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn summary(verified: &Verified) -> String {
    let kinds: Vec<_> = verified.kinds.iter().map(|(kind, count)| counted(*count, kind.name())).collect();
    let kinds = if kinds.is_empty() { String::new() } else { format!(": {}", kinds.join(", ")) };
    format!("{} looked at{kinds}", counted(verified.files, "file"))
}
