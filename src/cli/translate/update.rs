//! `kitbag translate update`.

use std::path::Path;

use clap::Args;

use crate::cli::report::Report;
use crate::cli::{Outcome, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::Workspace;
use crate::model::{Language, LayerName};
use crate::pipeline::{self, Update, starter};
use crate::translate::Fates;

/// Bring the PO files up to date with the texts
///
/// Translations of texts that are still there are kept. A text that changed gets its old translation
/// as a suggestion, marked `fuzzy`, with the old words beside it; it is not shown until somebody has
/// looked at it. A translation whose text is gone stays in the file, and comes back with the text.
/// Files that are missing for a language that is published are made.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only the files of this overlay, of one layer by its folder (_shared/south-asia), or of the base (base)
    #[arg(value_name = "OVERLAY")]
    overlay: Option<String>,

    /// Only the files of this language
    #[arg(value_name = "LANGUAGE")]
    language: Option<String>,

    /// Tell what would change, but write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Updates and tells of each file.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, problems) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let update = match asked(&workspace, arguments) {
        Ok((layers, language)) => pipeline::update(&workspace, &problems, &layers, language.as_ref()),
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    if !arguments.dry_run
        && let Err(problems) = update.changes.carry_out(&root)
    {
        report.problems(&problems);
        return Outcome::CouldNotRun;
    }
    tell(&update, arguments, report);
    report.problems(&update.problems);
    if update.problems.has_errors() { Outcome::ProblemsFound } else { Outcome::Fine }
}

fn asked(
    workspace: &Workspace,
    arguments: &Arguments,
) -> Result<(Vec<LayerName>, Option<Language>), Problems> {
    let layers = match arguments.overlay.as_deref() {
        None => std::iter::once(LayerName::Base).chain(workspace.layers.keys().cloned()).collect(),
        Some("base") => {
            starter::own_base(workspace, "the PO files of the base are a part of it")?;
            vec![LayerName::Base]
        }
        Some(word) => pipeline::layers_named(workspace, word)?,
    };
    Ok((layers, arguments.language.as_deref().map(spoken).transpose()?))
}

fn spoken(tag: &str) -> Result<Language, Problems> {
    Language::parse(tag).ok_or_else(|| {
        let mut problems = Problems::none();
        let near = nearest(tag, Language::tags());
        let problem = Diagnostic::new(Code::BadValue, format!("`{tag}` is no language that kitbag knows"))
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint(format!("the languages are: {}", Language::tags().collect::<Vec<_>>().join(", ")));
        problems.push(problem);
        problems
    })
}

fn tell(update: &Update, arguments: &Arguments, report: &Report) {
    let wrote = if arguments.dry_run { "Would write" } else { "Wrote" };
    for (path, fates) in &update.files {
        let done = if update.changes.touches(path) { wrote } else { "Unchanged" };
        report.line(format_args!("{done} {path}: {}", counts(*fates)));
    }
    if update.files.is_empty() && !update.problems.has_errors() {
        report.line("there is nothing to translate here");
    }
}

/// What became of the entries, as `312 kept, 2 to mend, 1 new`.
fn counts(fates: Fates) -> String {
    let others = [
        (fates.revived, "back"),
        (fates.fuzzy, "to mend"),
        (fates.new, "new"),
        (fates.obsolete, "no longer used"),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let parts = std::iter::once((fates.kept, "kept")).chain(others);
    parts.map(|(count, word)| format!("{count} {word}")).collect::<Vec<_>>().join(", ")
}
