//! `kitbag translate`.

mod check;
mod coverage;
mod export;
mod import;
mod pseudo;
mod review;
mod update;

use std::path::Path;

use clap::{Args, Subcommand};

use super::Outcome;
use super::args::Form;
use super::report::Report;

/// Send texts to translators, take translations in, see how far each language is
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Check(check::Arguments),
    Coverage(coverage::Arguments),
    Update(update::Arguments),
    Export(export::Arguments),
    Import(import::Arguments),
    Pseudo(pseudo::Arguments),
    Review(review::Arguments),
}

impl Arguments {
    /// The form that was asked for.
    pub(super) fn form(&self) -> Form {
        match &self.action {
            Action::Coverage(arguments) if arguments.json => Form::Json,
            Action::Check(_)
            | Action::Coverage(_)
            | Action::Update(_)
            | Action::Export(_)
            | Action::Import(_)
            | Action::Pseudo(_)
            | Action::Review(_) => Form::Text,
        }
    }
}

/// Runs one of the commands.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    match &arguments.action {
        Action::Check(arguments) => check::run(directory, arguments, report),
        Action::Coverage(arguments) => coverage::run(directory, arguments, report),
        Action::Update(arguments) => update::run(directory, arguments, report),
        Action::Export(arguments) => export::run(directory, arguments, report),
        Action::Import(arguments) => import::run(directory, arguments, report),
        Action::Pseudo(arguments) => pseudo::run(directory, arguments, report),
        Action::Review(arguments) => review::run(directory, arguments, report),
    }
}
