//! `kitbag schema`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Outcome;
use super::report::Report;
use crate::pipeline::starter;

/// Write schemas that help editors with the YAML files
///
/// JSON Schema (draft-07) of every YAML file of a workspace. An editor that knows them names the keys,
/// explains them and marks what kitbag would refuse. New files name their schema in the first line.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Write to DIR
    #[arg(short, long, value_name = "DIR", default_value = "schemas")]
    output: PathBuf,
}

/// Writes the schemas.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let schemas = starter::schemas();
    if let Err(problems) = schemas.carry_out(&directory.join(&arguments.output)) {
        report.problems(&problems);
        return Outcome::CouldNotRun;
    }
    for line in schemas.told() {
        report.line(line);
    }
    report.line(format_args!("in {}", arguments.output.display()));
    Outcome::Fine
}
