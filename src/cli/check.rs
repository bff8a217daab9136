//! `kitbag check`.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use super::args::{Form, What};
use super::report::{Report, counted};
use super::{Outcome, build, judged, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::Date;
use crate::pipeline;

/// Report problems without writing files
///
/// Says everything that `build` would say about the same targets.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) what: What,

    /// Tell the problems as lines, as JSON for other programs, or as SARIF 2.1.0 for code hosts
    #[arg(short, long, value_name = "FORM", default_value = "text")]
    pub(super) format: Form,

    /// Treat warnings as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// Compare the review dates of facts and cases with this day instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<String>,
}

/// Takes everything through the line and writes nothing.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let request = match build::request(&arguments.what, &[]) {
        Ok(request) => request,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let Some(today) = today(arguments.today.as_deref()) else {
        let mut problems = Problems::none();
        problems.push(Diagnostic::new(Code::BadValue, "`--today` takes a day as 2026-11-20"));
        report.problems(&problems);
        return Outcome::CouldNotRun;
    };
    let overdue = pipeline::expired(&workspace, today);
    let stale = pipeline::stale(&workspace, &loaded);
    let content = pipeline::lint(&workspace, &loaded, &request);
    let checked = pipeline::with_threads(0, || pipeline::build(&workspace, loaded, &request, None, &|_| {}));
    match checked {
        Ok(summary) => {
            let mut problems = summary.problems;
            problems.extend(overdue);
            problems.extend(stale);
            problems.extend(content);
            let problems = problems.in_source_order();
            report.problems(&problems);
            let editions = counted(summary.rows.len(), "edition");
            report.line(format_args!("{editions} checked; nothing was written"));
            judged(&problems, arguments.strict)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// The day that was given, or the machine's. Only diagnostics depend on it, never an artifact.
fn today(given: Option<&str>) -> Option<Date> {
    match given {
        Some(text) => Date::parse(text),
        None => {
            #[expect(clippy::disallowed_methods, reason = "diagnostics alone read today's date")]
            let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
            Date::from_days(now.as_secs() / 86_400)
        }
    }
}
