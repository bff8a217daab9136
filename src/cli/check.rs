//! `kitbag check`.

use std::path::Path;

use super::args;
use super::report::Report;
use super::{Outcome, build, judged, workspace};
use crate::pipeline;

/// Takes everything through the line and writes nothing.
pub(super) fn run(directory: &Path, arguments: &args::Check, report: &Report) -> Outcome {
    let (_, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let request = match build::request(&arguments.what) {
        Ok(request) => request,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let checked = pipeline::with_threads(0, || pipeline::build(&workspace, loaded, &request, None, &|_| {}));
    match checked {
        Ok(summary) => {
            report.problems(&summary.problems);
            let editions = summary.rows.len();
            report.line(format_args!("{editions} editions checked; nothing was written"));
            judged(&summary.problems, arguments.strict)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}
