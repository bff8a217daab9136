//! Batches of targets: what is in memory at once does not grow with the number of targets.

use rayon::prelude::*;

use super::artifact::{Artifact, Size, render_before};
use super::editions::{Finished, TargetEditions, editions};
use super::manifest::{About, Entry, sha256};
use super::papers::{self, Known};
use super::plan::{Planned, Request};
use super::sceneries::Sceneries;
use super::sources::Sources;
use super::write::{Output, Staged};
use super::{Format, only, paper};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Edition, Id, LayerName, Target};

/// Targets that are in memory together: enough of them to share work and to keep every core busy.
const TOGETHER: usize = 16;

/// Stack of a worker: deep Markdown and pictures recurse, and an overflow would end the process.
const STACK: usize = 16 << 20;

/// One module of one target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The target.
    pub target: Target,
    /// The module's id.
    pub module: String,
    /// Artifacts that were made, in the order of kinds.
    pub made: Vec<Made>,
    /// Whether it has something of the kinds that were asked for.
    pub is_asked: bool,
}

impl Row {
    /// Whether nothing was made of it although something should have been.
    pub fn is_failed(&self) -> bool {
        self.is_asked && self.made.is_empty()
    }
}

/// One artifact that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Below the output folder, with forward slashes.
    pub path: String,
    /// The kind.
    pub format: Format,
    /// What it counts.
    pub size: Size,
    /// The sheets of paper it is made for.
    pub paper: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What became of some targets.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) rows: Vec<Row>,
    pub(super) staged: Vec<Staged>,
    /// Target and module of editions that are not published.
    pub(super) refused: Vec<(String, String)>,
    pub(super) problems: Problems,
}

/// Where artifacts go, and who is told of each.
pub(super) struct Sink<'a> {
    pub(super) folder: Option<&'a Output>,
    pub(super) done: &'a (dyn Fn(&str) + Sync),
}

/// Runs `work` with the given number of threads; 0 takes one per core.
pub fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    pool.expect("threads can be started").install(work)
}

/// Takes all targets through the line, a batch at a time. Rows stand in the order of the plans,
/// whichever batch they were in.
pub(super) fn run(
    sources: &Sources<'_>,
    plans: &[Planned<'_>],
    request: &Request,
    sink: &Sink<'_>,
) -> Outcome {
    let mut rows = vec![Vec::new(); plans.len()];
    let mut whole = Outcome::default();
    for batch in batches(plans) {
        let targets: Vec<_> = batch.iter().map(|at| &plans[*at]).collect();
        for (at, outcome) in batch.into_iter().zip(together(sources, &targets, request, sink)) {
            rows[at] = outcome.rows;
            whole.staged.extend(outcome.staged);
            whole.refused.extend(outcome.refused);
            whole.problems.extend(outcome.problems);
        }
        whole.problems = whole.problems.in_source_order();
    }
    whole.rows = rows.into_iter().flatten().collect();
    whole
}

/// The plans in batches, by their places in the list. Those whose layers begin alike stand together.
fn batches(plans: &[Planned<'_>]) -> Vec<Vec<usize>> {
    let layers = |at: &usize| -> Vec<&LayerName> { plans[*at].layers.iter().map(|it| &it.name).collect() };
    let mut order: Vec<usize> = (0..plans.len()).collect();
    order.sort_by_cached_key(layers);
    order.chunks(TOGETHER).map(<[usize]>::to_vec).collect()
}

/// Takes the targets of one batch through the line. Their editions are gone when it is done.
fn together<'a>(
    sources: &'a Sources<'a>,
    batch: &[&'a Planned<'a>],
    request: &Request,
    sink: &Sink<'_>,
) -> Vec<Outcome> {
    let finished = editions(sources, batch);
    let jobs: Vec<_> = finished.iter().enumerate().flat_map(|it| jobs(it, &request.formats)).collect();
    let (late, early): (Vec<Job<'_>>, Vec<Job<'_>>) =
        jobs.into_iter().partition(|job| job.format.counts_papers());
    let decks = early.iter().filter(|job| job.format == Format::Deck).map(|job| job.finished);
    let (sceneries, workspace) = (Sceneries::of(decks), sources.workspace);
    let make_one = |job: &Job<'_>| make(job.finished, job.format, (workspace, &sceneries), sink);
    let made: Vec<_> = early.par_iter().map(make_one).collect();
    let counted = late.par_iter().map(|job| {
        let finished = count(job, &finished[job.target], (&early, &made))?;
        make(&finished, job.format, (workspace, &sceneries), sink)
    });
    let counted: Vec<_> = counted.collect();
    let mut outcomes: Vec<_> = finished.iter().map(|it| outcome(it, &request.formats)).collect();
    for (job, result) in early.iter().zip(made).chain(late.iter().zip(counted)) {
        let outcome = &mut outcomes[job.target];
        match result {
            Ok(Kept { made, staged, problems }) => {
                outcome.rows[job.row].made.push(made);
                outcome.staged.extend(staged);
                outcome.problems.extend(problems);
            }
            Err(found) => outcome.problems.extend(found),
        }
    }
    outcomes
}

/// One artifact to be made, and the row that tells of it.
struct Job<'a> {
    finished: &'a Finished,
    format: Format,
    target: usize,
    row: usize,
}

fn jobs<'a>((target, of_target): (usize, &'a TargetEditions), formats: &[Format]) -> Vec<Job<'a>> {
    let editions = of_target.editions.iter().enumerate();
    let each = editions.flat_map(|(row, finished)| {
        let formats = Format::of(&finished.edition, formats).into_iter();
        formats.map(move |format| Job { finished, format, target, row })
    });
    each.collect()
}

/// A target before its artifacts: finished editions first, in order, then those that failed.
fn outcome(target: &TargetEditions, formats: &[Format]) -> Outcome {
    let is_asked = |edition: &Edition| formats.iter().any(|format| format.suits(edition));
    let finished = target.editions.iter().map(|it| (&it.edition.module, is_asked(&it.edition)));
    let modules = finished.chain(target.failed.iter().map(|id| (id, true)));
    let row = |(module, is_asked): (&Id, bool)| Row {
        target: target.target.clone(),
        module: module.to_string(),
        made: Vec::new(),
        is_asked,
    };
    let refused = target.refused.iter().map(|id| (target.target.to_string(), id.to_string()));
    Outcome {
        rows: modules.map(row).collect(),
        staged: Vec::new(),
        refused: refused.collect(),
        problems: target.problems.clone(),
    }
}

fn entry(edition: &Edition, artifact: &Artifact) -> Entry {
    Entry {
        target: edition.target.to_string(),
        module: edition.module.to_string(),
        format: artifact.format.name().to_owned(),
        sha256: sha256(&artifact.bytes),
        bytes: artifact.bytes.len() as u64,
        size: artifact.size,
        about: About { paper: artifact.paper.clone(), ..About::of(edition) },
    }
}

/// An artifact that was made, and what is to be said about it.
struct Kept {
    made: Made,
    staged: Option<Staged>,
    problems: Problems,
}

/// The edition of a job with the pages of all papers of its target.
fn count(
    job: &Job<'_>,
    target: &TargetEditions,
    (early, made): (&[Job<'_>], &[Result<Kept, Problems>]),
) -> Result<Finished, Problems> {
    let of_target = early.iter().zip(made).filter(|(it, _)| it.target == job.target);
    let known = of_target.filter_map(|(it, made)| {
        let Made { format, size, paper, .. } = &made.as_ref().ok()?.made;
        Some(Known { finished: it.finished, format: *format, size: *size, sheet: paper })
    });
    let papers = papers::of_target(target, &known.collect::<Vec<_>>())?;
    Ok(job.finished.with_papers(papers))
}

fn make(
    finished: &Finished,
    format: Format,
    (workspace, sceneries): (&Workspace, &Sceneries<'_>),
    sink: &Sink<'_>,
) -> Result<Kept, Problems> {
    let edition = &finished.edition;
    let artifact = render_before(sceneries, finished, format, &workspace.schemas)?;
    let entry = entry(edition, &artifact);
    let made = Made {
        path: artifact.path.clone(),
        format,
        size: artifact.size,
        paper: artifact.paper.clone(),
        bytes: entry.bytes,
        sha256: entry.sha256.clone(),
    };
    let staged = sink.folder.map(|folder| folder.stage(&artifact, entry)).transpose().map_err(only)?;
    (sink.done)(&artifact.path);
    let module = workspace.modules.get(&edition.module);
    let problems = module.and_then(|module| paper::too_long(edition, &artifact, &module.root.origin));
    Ok(Kept { made, staged, problems: problems.map(only).unwrap_or_default() })
}
