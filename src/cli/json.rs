//! Problems and results as JSON, for other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Origin, Point, Problems, Severity};
use crate::pipeline::{self, ModuleCoverage, Size, Summary, TargetCoverage};
use crate::translate::Tally;

/// Problems alone.
pub(super) fn problems(problems: &Problems) -> String {
    text(&Found { counts: Counts::of(problems), problems: problems.iter().map(Problem::of).collect() })
}

/// All that a build did.
pub(super) fn summary(summary: &Summary) -> String {
    let Summary { rows, written, problems } = summary;
    let targets: Vec<_> = rows.chunk_by(|a, b| a.target == b.target).map(Target::of).collect();
    let failed = rows.iter().filter(|row| row.is_failed()).count();
    let counts = Work {
        targets: targets.len(),
        editions: rows.len() - failed,
        failed,
        artifacts: rows.iter().map(|row| row.made.len()).sum(),
        written: *written,
        found: Counts::of(problems),
    };
    text(&Built { targets, counts, problems: problems.iter().map(Problem::of).collect() })
}

/// How much of each target is translated.
pub(super) fn coverage(targets: &[TargetCoverage]) -> String {
    text(&targets.iter().map(Covered::of).collect::<Vec<_>>())
}

fn text(document: &impl Serialize) -> String {
    serde_json::to_string_pretty(document).expect("a document has only text and numbers")
}

#[derive(Serialize)]
struct Found<'a> {
    counts: Counts,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Built<'a> {
    targets: Vec<Target<'a>>,
    counts: Work,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Work {
    targets: usize,
    editions: usize,
    failed: usize,
    artifacts: usize,
    written: usize,
    #[serde(flatten)]
    found: Counts,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    notices: usize,
}

impl Counts {
    fn of(problems: &Problems) -> Self {
        Self {
            errors: problems.count(Severity::Error),
            warnings: problems.count(Severity::Warning),
            notices: problems.count(Severity::Notice),
        }
    }
}

#[derive(Serialize)]
struct Target<'a> {
    target: String,
    modules: Vec<Module<'a>>,
}

impl<'a> Target<'a> {
    /// A target by its rows, of which there is one at least.
    fn of(rows: &'a [pipeline::Row]) -> Self {
        let module = |row: &'a pipeline::Row| Module {
            module: &row.module,
            artifacts: row.made.iter().map(Artifact::of).collect(),
        };
        Self { target: rows[0].target.to_string(), modules: rows.iter().map(module).collect() }
    }
}

/// Without artifacts where the edition failed or has nothing of the kinds.
#[derive(Serialize)]
struct Module<'a> {
    module: &'a str,
    artifacts: Vec<Artifact<'a>>,
}

#[derive(Serialize)]
struct Artifact<'a> {
    kind: &'static str,
    path: &'a str,
    bytes: u64,
    sha256: &'a str,
    #[serde(flatten)]
    size: Contents,
}

/// What an artifact holds.
#[derive(Serialize)]
#[serde(untagged)]
enum Contents {
    Pages { pages: usize, sheets: usize },
    Slides { slides: usize },
    Files { files: usize },
}

impl<'a> Artifact<'a> {
    fn of(made: &'a pipeline::Made) -> Self {
        let size = match made.size {
            Size::Pages { pages, sheets } => Contents::Pages { pages, sheets },
            Size::Slides(slides) => Contents::Slides { slides },
            Size::Entries(files) => Contents::Files { files },
        };
        let kind = made.format.name();
        Self { kind, path: &made.path, bytes: made.bytes, sha256: &made.sha256, size }
    }
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'static str,
    severity: String,
    message: &'a str,
    place: Option<Place<'a>>,
    related: Vec<Related<'a>>,
    hints: &'a [String],
}

impl<'a> Problem<'a> {
    fn of(diagnostic: &'a Diagnostic) -> Self {
        let related = |(message, origin): &'a (String, Origin)| Related { message, place: Place::of(origin) };
        Self {
            code: diagnostic.code.number(),
            severity: diagnostic.severity.to_string(),
            message: &diagnostic.message,
            place: diagnostic.origin.as_ref().map(Place::of),
            related: diagnostic.related.iter().map(related).collect(),
            hints: &diagnostic.hints,
        }
    }
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    place: Place<'a>,
}

/// A file, and where it has lines the first and the last point; `end` is behind the last character.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    #[serde(flatten)]
    span: Option<Span>,
}

#[derive(Serialize)]
struct Span {
    start: At,
    end: At,
}

/// Both from 1; columns count Unicode code points.
#[derive(Serialize)]
struct At {
    line: usize,
    column: usize,
}

impl<'a> Place<'a> {
    fn of(origin: &'a Origin) -> Self {
        let at = |Point { line, column }: Point| At { line, column };
        let span = origin.span().map(|(start, end)| Span { start: at(start), end: at(end) });
        Self { file: &origin.file.path, span }
    }
}

#[derive(Serialize)]
struct Covered {
    target: String,
    language: String,
    modules: Vec<CoveredModule>,
}

#[derive(Serialize)]
struct CoveredModule {
    module: String,
    all: Messages,
    roles: BTreeMap<&'static str, Messages>,
    fallback: usize,
    /// The shares under `publish` that are not reached.
    falls_short_of: Vec<&'static str>,
}

/// Messages by their progress. The reviewed are part of the translated.
#[derive(Serialize)]
struct Messages {
    total: usize,
    translated: usize,
    reviewed: usize,
    machine_drafts: usize,
    needs_work: usize,
    missing: usize,
    percent: usize,
}

impl Covered {
    fn of(covered: &TargetCoverage) -> Self {
        let module = |ModuleCoverage { module, coverage, shortfalls }: &ModuleCoverage| CoveredModule {
            module: module.to_string(),
            falls_short_of: shortfalls.iter().map(|it| it.share.name()).collect(),
            all: Messages::of(coverage.all),
            roles: coverage.by_role.iter().map(|(role, tally)| (*role, Messages::of(*tally))).collect(),
            fallback: coverage.fallback,
        };
        Self {
            target: covered.target.to_string(),
            language: covered.target.language.to_string(),
            modules: covered.modules.iter().map(module).collect(),
        }
    }
}

impl Messages {
    fn of(tally: Tally) -> Self {
        Self {
            total: tally.total,
            translated: tally.translated,
            reviewed: tally.reviewed,
            machine_drafts: tally.drafts,
            needs_work: tally.needs_work,
            missing: tally.missing(),
            percent: tally.percent(),
        }
    }
}
