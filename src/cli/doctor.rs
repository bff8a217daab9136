//! `kitbag doctor`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, workspace};
use crate::pipeline::{self, Have, Topic};

/// Tell what this workspace has of all that its files need
///
/// Looks at the base and the overlays, at typefaces for each language, at the codes that keep packages
/// apart, at the output folder and at the control schemas of SCORM. Nothing is written.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Look at DIR as the folder to write to
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(super) output: PathBuf,
}

/// Tells what is there and what is not.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    report.line(concat!("kitbag ", env!("CARGO_PKG_VERSION")));
    let (root, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match pipeline::doctor(&workspace, &loaded, &root.join(&arguments.output)) {
        Ok(topics) => {
            for topic in &topics {
                tell(topic, report);
            }
            let broken = topics.iter().flat_map(|it| &it.findings).any(|it| it.have == Have::Broken);
            if broken { Outcome::ProblemsFound } else { Outcome::Fine }
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn tell(topic: &Topic, report: &Report) {
    report.line(format_args!("\n{}", topic.title));
    for finding in &topic.findings {
        report.line(format_args!("  {:<8} {}", finding.have.name(), finding.words));
    }
    if let Some(hint) = &topic.hint {
        report.line(format_args!("  {hint}"));
    }
}
