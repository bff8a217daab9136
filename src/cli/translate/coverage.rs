//! `kitbag translate coverage`.

use std::fmt::{Display, Write};
use std::path::Path;

use clap::Args;

use crate::cli::report::{Report, counted};
use crate::cli::{Outcome, json, workspace};
use crate::pipeline::{self, ModuleCoverage, TargetCoverage};
use crate::translate::Tally;

/// Show how much of each module is translated
///
/// With a target, every role is shown by itself: titles, answers, what the trainer says.
/// Counts distinct texts. Machine drafts and texts that need work are not done; they are counted by
/// themselves.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Targets: an overlay (lk), an edition (lk@si) or an audience's edition (lk@si+youth)
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,

    /// Tell as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Tells the coverage of targets that are not in the language of the base.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, problems) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let covered = match pipeline::coverage(&workspace, &problems, &arguments.targets) {
        Ok(covered) => covered,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    if arguments.json {
        report.document(&json::coverage(&covered));
        return Outcome::Fine;
    }
    for target in &covered {
        tell(target, arguments, report);
    }
    if covered.is_empty() {
        report.line("nothing is translated: every target is in the language of the base");
    }
    Outcome::Fine
}

fn tell(target: &TargetCoverage, arguments: &Arguments, report: &Report) {
    report.line(format_args!("{} ({})", target.target, target.target.language.name()));
    report.line(format_args!("  {}", head()));
    for ModuleCoverage { module, coverage, .. } in &target.modules {
        report.line(format_args!("  {}", line(module.as_str(), coverage.all)));
        for (role, tally) in coverage.by_role.iter().filter(|_| !arguments.targets.is_empty()) {
            report.line(format_args!("    {}", line(role, *tally)));
        }
        if coverage.fallback > 0 {
            let texts = counted(coverage.fallback, "text");
            report.line(format_args!("    shown in another language: {texts}"));
        }
    }
}

fn head() -> String {
    row("", &["texts", "done", "reviewed", "draft", "to mend", "missing", "done"])
}

fn line(name: &str, tally: Tally) -> String {
    let counts =
        [tally.total, tally.translated, tally.reviewed, tally.drafts, tally.needs_work, tally.missing()];
    let share = format!("{} %", tally.percent());
    let cells: Vec<String> = counts.iter().map(ToString::to_string).chain([share]).collect();
    row(name, &cells)
}

/// A name and columns of numbers.
fn row(name: &str, cells: &[impl Display]) -> String {
    let mut row = format!("{name:<20}");
    for cell in cells {
        write!(row, "{cell:>9}").expect("a string takes any text");
    }
    row
}
