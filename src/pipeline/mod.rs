//! Plans, builds and writes. The only place with threads, the only place that writes the disk.

mod build;
mod changes;
mod drift;
mod format;
mod inspect;
mod lock;
mod manifest;
mod plan;
mod rebase;
mod rename;
mod status;
mod write;

pub use build::{Artifact, Finished, Size, TargetEditions, editions, path, render, with_threads};
pub use changes::Changes;
pub use drift::{drift, layers_named, short, subjects};
pub use format::Format;
pub use inspect::{TranslatedField, expired, localized, stale, translated_fields};
pub use lock::{Settled, lock_text};
pub use manifest::{Entry, Manifest};
pub use plan::{Planned, Request, all_targets, plan, targets};
pub use rebase::{Rebase, Settlement, Way, rebase, unknown_addresses};
pub use status::{StatusRow, status};
pub use write::{Output, Staged};

use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Problems};
use crate::load::Workspace;
use crate::model::Target;

/// What a build did.
#[derive(Debug, Default)]
pub struct Summary {
    /// Every edition that was asked for, in order, with its artifacts.
    pub rows: Vec<Row>,
    /// Files written.
    pub written: usize,
    /// All problems, once each, in source order.
    pub problems: Problems,
}

/// One module of one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The target.
    pub target: Target,
    /// The module's id.
    pub module: String,
    /// Kinds that were made with what they count; empty where the edition failed.
    pub made: Vec<(Format, Size)>,
}

/// Loads nothing and reads nothing: takes a workspace through the line and, with an output folder,
/// writes what comes out. `done` is called for every artifact, from any thread.
pub fn build(
    workspace: &Workspace,
    loaded: Problems,
    request: &Request,
    output: Option<&Path>,
    done: &(dyn Fn(&str) + Sync),
) -> Result<Summary, Problems> {
    let (plans, mut problems) = plan(workspace, &loaded, request)?;
    let layers = plans.iter().flat_map(|planned| &planned.layers).map(|layer| layer.name.clone()).collect();
    problems.extend(drift(workspace, &loaded, &layers));
    problems.extend(loaded);
    let mut folder = output.map(Output::open).transpose().map_err(only)?;
    let finished = editions(workspace, &plans, request.variant);
    let jobs = jobs(&finished, &request.formats);
    let made: Vec<_> = jobs.par_iter().map(|job| make(job, folder.as_ref(), done)).collect();
    let mut summary = Summary { rows: rows(&finished), ..Summary::default() };
    let mut staged = Vec::new();
    for (job, result) in jobs.iter().zip(made) {
        match result {
            Ok((size, file)) => {
                summary.rows[job.row].made.push((job.format, size));
                staged.extend(file);
            }
            Err(found) => problems.extend(found),
        }
    }
    for target in finished {
        problems.extend(target.problems);
    }
    if let Some(folder) = &mut folder {
        let (written, found) = folder.commit(staged, |entry| belongs(entry, workspace, &plans));
        summary.written = written;
        problems.extend(found);
    }
    summary.problems = problems.in_source_order();
    Ok(summary)
}

/// One artifact to be made.
struct Job<'a> {
    finished: &'a Finished,
    format: Format,
    row: usize,
}

fn jobs<'a>(targets: &'a [TargetEditions], formats: &[Format]) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    let mut row = 0;
    for target in targets {
        for finished in &target.editions {
            jobs.extend(formats.iter().map(|format| Job { finished, format: *format, row }));
            row += 1;
        }
        row += target.failed.len();
    }
    jobs
}

fn rows(targets: &[TargetEditions]) -> Vec<Row> {
    let mut rows = Vec::new();
    for target in targets {
        let made = target.editions.iter().map(|finished| finished.edition.module.to_string());
        let all = made.chain(target.failed.iter().map(ToString::to_string));
        rows.extend(all.map(|module| Row { target: target.target.clone(), module, made: Vec::new() }));
    }
    rows
}

fn make(
    job: &Job<'_>,
    folder: Option<&Output>,
    done: &(dyn Fn(&str) + Sync),
) -> Result<(Size, Option<Staged>), Problems> {
    let artifact = render(job.finished, job.format)?;
    let edition = &job.finished.edition;
    let stage =
        |folder: &Output| folder.stage(&artifact, &edition.target.to_string(), edition.module.as_str());
    let staged = folder.map(stage).transpose().map_err(only)?;
    done(&artifact.path);
    Ok((artifact.size, staged))
}

/// Files of targets that were built belong as long as the target teaches their module; files of
/// targets that no longer exist go when their overlay is built.
fn belongs(entry: &Entry, workspace: &Workspace, plans: &[Planned<'_>]) -> bool {
    let built = plans.iter().find(|planned| planned.target.to_string() == entry.target);
    if let Some(planned) = built {
        return planned.taught.iter().any(|id| id.as_str() == entry.module);
    }
    let overlay = entry.target.split('@').next().unwrap_or_default();
    let touched = plans.iter().any(|planned| planned.target.overlay.as_str() == overlay);
    let known = || all_targets(workspace).iter().any(|target| target.to_string() == entry.target);
    !touched || known() || entry.target.contains('+')
}

fn only(problem: Diagnostic) -> Problems {
    let mut problems = Problems::none();
    problems.push(problem);
    problems
}
