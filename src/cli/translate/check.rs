//! `kitbag translate check`.

use std::path::Path;

use clap::Args;

use crate::cli::report::Report;
use crate::cli::{Outcome, judged, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Below, Language, LayerName};
use crate::pipeline::{self, ModuleCoverage, TargetCoverage};
use crate::translate::{Coverage, Shortfall, Tally};

/// Read the translations once more, and tell what keeps a language from being published
///
/// Looks for numbers, words of the glossary, marks, letters and lengths that differ from what the
/// source text and the language ask for. Where a translation is right as it stands, a comment above
/// its entry says so, and the message names it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Targets: an overlay (lk), an edition (lk@si) or an audience's edition (lk@si+youth)
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,

    /// Fail where a translation has a warning, and where a module falls short of its shares
    #[arg(long)]
    strict: bool,
}

/// Tells of each target whether it is published, then what a second reader would mark.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match found(&workspace, &loaded, &arguments.targets) {
        Ok((covered, problems)) => {
            for target in &covered {
                tell(target, report);
            }
            report.problems(&problems);
            let short = covered.iter().flat_map(|target| &target.modules).any(|it| !it.shortfalls.is_empty());
            if arguments.strict && short {
                Outcome::ProblemsFound
            } else {
                judged(&problems, arguments.strict)
            }
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn found(
    workspace: &Workspace,
    loaded: &Problems,
    targets: &[String],
) -> Result<(Vec<TargetCoverage>, Problems), Problems> {
    let covered = pipeline::coverage(workspace, loaded, targets)?;
    let mut problems = loaded.clone();
    let files = pipeline::po_files_of(workspace, loaded, targets)?;
    let wanted = |layer: &LayerName, language: &Language| files.contains(&(layer.clone(), language.clone()));
    problems.extend(pipeline::proofread(workspace, wanted));
    if targets.is_empty() {
        problems.extend(pipeline::stale(workspace, loaded));
    }
    Ok((covered, problems.in_source_order()))
}

fn tell(target: &TargetCoverage, report: &Report) {
    for ModuleCoverage { module, coverage, shortfalls } in &target.modules {
        let standing = standing(target, coverage, shortfalls);
        report.line(format_args!("{}/{module}: {standing}", target.target));
        for Shortfall { share, wanted, done, total, .. } in shortfalls {
            report.line(format_args!("  {done} of {total} {}; {wanted} % are asked for", share.words()));
        }
        for line in lacks(coverage.all) {
            report.line(format_args!("  {line}"));
        }
    }
}

fn standing(target: &TargetCoverage, coverage: &Coverage, shortfalls: &[Shortfall]) -> &'static str {
    match (shortfalls.is_empty(), target.below) {
        (false, Below::Refuse) => "not built",
        (false, Below::Draft) => "built as a draft",
        (true, _) if coverage.fallback == 0 => "published",
        (true, _) => "published, with texts in another language",
    }
}

/// What is not done, by what is to be done about it.
fn lacks(tally: Tally) -> Vec<String> {
    let counts = [
        (tally.missing(), "to translate"),
        (tally.needs_work, "to mend: their text changed, or somebody marked them"),
        (tally.drafts, "to review: a machine wrote them"),
        (tally.recent, "of these came a short time ago and are not counted yet"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, words)| format!("{count} {words}")).collect()
}
