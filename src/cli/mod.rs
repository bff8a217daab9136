//! The command line: reads arguments, calls the stages, reports.

mod agenda;
mod args;
mod base;
mod build;
mod check;
mod content;
mod customise;
mod diff;
mod doctor;
mod explain;
mod file;
mod json;
mod list;
mod new;
mod offer;
mod pack;
mod print_pack;
mod rebase;
mod report;
mod sarif;
mod schema;
mod status;
mod template;
mod translate;
mod unpack;
mod verify;
mod welcome;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command, Form};
use report::Report;

use crate::diagnostic::{Problems, Severity};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong.
    Fine,
    /// Problems were found and told.
    ProblemsFound,
    /// The command could not do its work.
    CouldNotRun,
}

/// Runs one command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let wanted = !error.use_stderr();
            // Help that cannot be printed has nobody who reads it.
            let _ = error.print();
            return if wanted { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let report = Report::new(cli.color, cli.command.as_ref().map_or(Form::Text, Command::form));
    let outcome = match &cli.command {
        None => welcome::run(&cli.directory, &report),
        Some(Command::Build(arguments)) => build::run(&cli.directory, arguments, &report),
        Some(Command::Check(arguments)) => check::run(&cli.directory, arguments, &report),
        Some(Command::Content(arguments)) => content::run(&cli.directory, arguments, &report),
        Some(Command::Customise(arguments)) => customise::run(&cli.directory, arguments, &report),
        Some(Command::Diff(arguments)) => diff::run(&cli.directory, arguments, &report),
        Some(Command::List(arguments)) => list::run(&cli.directory, arguments, &report),
        Some(Command::Explain(arguments)) => explain::run(&cli.directory, arguments, &report),
        Some(Command::Status(arguments)) => status::run(&cli.directory, arguments, &report),
        Some(Command::Rebase(arguments)) => rebase::run(&cli.directory, arguments, &report),
        Some(Command::Translate(arguments)) => translate::run(&cli.directory, arguments, &report),
        Some(Command::New(arguments)) => new::run(&cli.directory, arguments, &report),
        Some(Command::Base(arguments)) => base::run(&cli.directory, arguments, &report),
        Some(Command::Pack(arguments)) => pack::run(&cli.directory, arguments, &report),
        Some(Command::PrintPack(arguments)) => print_pack::run(&cli.directory, arguments, &report),
        Some(Command::Unpack(arguments)) => unpack::run(&cli.directory, arguments, &report),
        Some(Command::Verify(arguments)) => verify::run(&cli.directory, arguments, &report),
        Some(Command::Doctor(arguments)) => doctor::run(&cli.directory, arguments, &report),
        Some(Command::Template(arguments)) => template::run(&cli.directory, arguments, &report),
        Some(Command::Schema(arguments)) => schema::run(&cli.directory, arguments, &report),
    };
    match outcome {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::ProblemsFound => ExitCode::from(1),
        Outcome::CouldNotRun => ExitCode::from(2),
    }
}

/// Errors always count; warnings do under `--strict`.
fn judged(problems: &Problems, strict: bool) -> Outcome {
    let wrong = problems.has_errors() || (strict && problems.count(Severity::Warning) > 0);
    if wrong { Outcome::ProblemsFound } else { Outcome::Fine }
}
