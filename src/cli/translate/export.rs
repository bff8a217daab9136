//! `kitbag translate export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::catalogue::{Catalogue, Progress};
use crate::cli::file::{self, InTheWay};
use crate::cli::report::{Report, counted};
use crate::cli::{Outcome, workspace};
use crate::diagnostic::Problems;
use crate::interchange::{self, Format, Order};
use crate::load::Workspace;
use crate::model::Target;
use crate::pipeline;
use crate::translate::Scope;

/// Write a file for a translator: every text of an overlay in one language
///
/// The file holds all texts that the overlay's editions show, with what is translated already, notes
/// for the translator and the state of each translation. It comes back with `kitbag translate import`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The overlay, or base for the base modules alone: lk
    #[arg(value_name = "OVERLAY")]
    overlay: String,

    /// The language: si
    #[arg(value_name = "LANGUAGE")]
    language: String,

    /// The form of the file
    #[arg(short, long, value_name = "FORMAT", default_value = "po")]
    format: Form,

    /// Only texts without a translation and those whose translation needs work
    #[arg(long)]
    missing: bool,

    /// Write to FILE [default: OVERLAY-LANGUAGE and the form's ending, as lk-si.po]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

/// The forms in which translators get texts
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// For Poedit, Weblate and every program of translators
    Po,
    /// A table as text, for any spreadsheet
    Csv,
    /// A workbook, for Excel and LibreOffice
    Xlsx,
    /// XLIFF 1.2, for agencies
    Xliff,
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Po => Self::Po,
            Form::Csv => Self::Csv,
            Form::Xlsx => Self::Xlsx,
            Form::Xliff => Self::Xliff,
        }
    }
}

/// Writes the file and says how it comes back.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match export(directory, &workspace, arguments) {
        Ok((place, sent)) => {
            tell(&place, &sent, report);
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn export(
    directory: &Path,
    workspace: &Workspace,
    arguments: &Arguments,
) -> Result<(PathBuf, Catalogue), Problems> {
    let target = pipeline::translated_target(workspace, &arguments.overlay, &arguments.language)?;
    let scope = if arguments.missing { Scope::Missing } else { Scope::All };
    let catalogue = pipeline::outgoing(workspace, &target, scope)?;
    let format = Format::from(arguments.format);
    let source_language = &workspace.series.language;
    let bytes =
        interchange::write(&Order { target: &target, source_language, catalogue: &catalogue }, format)?;
    let place = directory.join(arguments.output.clone().unwrap_or_else(|| named(&target, format)));
    let in_the_way = if arguments.force { InTheWay::Replace } else { InTheWay::Keep };
    file::write_unless(&place, bytes, in_the_way)?;
    Ok((place, catalogue))
}

fn named(target: &Target, format: Format) -> PathBuf {
    PathBuf::from(format!("{}.{}", target.slug(), format.extension()))
}

fn tell(place: &Path, sent: &Catalogue, report: &Report) {
    let count = |progress| sent.entries.iter().filter(|entry| entry.progress() == progress).count();
    let texts = counted(sent.entries.len(), "text");
    let missing = count(Progress::Untranslated);
    let drafts = counted(count(Progress::MachineDraft), "machine draft");
    let to_mend = count(Progress::NeedsWork);
    let place = file::shown(place);
    report.line(format_args!(
        "Wrote {place}: {texts}, {missing} without a translation, {drafts}, {to_mend} to mend"
    ));
    report.line(format_args!("When it comes back: kitbag translate import {place}"));
}
