//! `kitbag build`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;

use super::args::What;
use super::report::Report;
use super::{Outcome, judged, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::Workspace;
use crate::model::{Conditions, Id};
use crate::pipeline::{self, Format, Request, Row, Shard, Size, Summary};

/// Build SCORM packages, documents to print and decks
///
/// Without targets, every edition of the workspace is built. Files that are complete replace those of
/// the last build; where an edition has errors, the last build's files stay.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) what: What,

    /// Only these kinds: scorm12, scorm2004, scorm2004-4th, web, script, script-booklet, handouts, handouts-booklet, cases, cases-booklet, quiz, quiz-key, cheat-sheet, deck, agenda, checklist, sign-in, forms, certificates, guide
    #[arg(short, long, value_name = "KIND", value_delimiter = ',')]
    pub(super) format: Vec<String>,

    /// Write to DIR
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(super) output: PathBuf,

    /// Treat warnings as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// Make copies for reviewers: every `only` and `except` part is shown and marked
    #[arg(long)]
    pub(super) flag: bool,

    /// Work on N artifacts at once; 0 takes one per core
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    pub(super) jobs: usize,

    /// Build, check and count, but write nothing
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Build only the I-th of N parts of the targets; all parts together are the whole
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,

    /// Tell what was built and found as JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// Builds what was asked for.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let conditions = if arguments.flag { Conditions::Marked } else { Conditions::Applied };
    let request = match request(&arguments.what, &arguments.format) {
        Ok(request) => Request { shard: arguments.shard, conditions, ..request },
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let output = root.join(&arguments.output);
    if let Err(problems) = workspace::outside_of_sources(&root, &arguments.output) {
        report.problems(&problems);
        return Outcome::CouldNotRun;
    }
    let output = (!arguments.dry_run).then_some(output.as_path());
    #[expect(clippy::disallowed_methods, reason = "the summary tells how long it took; no artifact does")]
    let start = Instant::now();
    let bar = report.progress();
    let done = |path: &str| {
        bar.set_message(path.to_owned());
        bar.inc(1);
    };
    let built = pipeline::with_threads(arguments.jobs, || {
        pipeline::build(&workspace, loaded, &request, output, &done)
    });
    bar.finish_and_clear();
    match built {
        Ok(summary) => {
            tell(&summary, report);
            if holds_no_schemas(&summary, &workspace) {
                report.line("SCORM packages hold no control schemas: `kitbag doctor` says what that means");
            }
            report.line(last_line(&summary, arguments, start.elapsed()));
            judged(&summary.problems, arguments.strict)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// Turns words into what the pipeline understands.
pub(super) fn request(what: &What, kinds: &[String]) -> Result<Request, Problems> {
    let mut problems = Problems::none();
    let mut formats = Vec::new();
    for word in kinds {
        match Format::parse(word) {
            Ok(format) => formats.push(format),
            Err(near) => problems.push(
                Diagnostic::new(Code::BadValue, format!("no kind `{word}`"))
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint(format!("the kinds are: {}", Format::ALL.map(Format::name).join(", "))),
            ),
        }
    }
    let modules = modules(&what.module, &mut problems);
    if formats.is_empty() {
        formats.extend(Format::usual());
    }
    formats.sort_unstable();
    formats.dedup();
    let targets = what.targets.clone();
    let (variant, paper) = (what.variant.map(Into::into), what.paper.map(Into::into));
    let request = Request { targets, modules, formats, variant, paper, ..Request::default() };
    problems.unless_errors(request).map(|(request, _)| request)
}

/// The modules that words name.
pub(super) fn modules(words: &[String], problems: &mut Problems) -> Vec<Id> {
    let mut modules = Vec::new();
    for word in words {
        match Id::parse(word) {
            Some(id) => modules.push(id),
            None => problems.push(Diagnostic::new(Code::BadId, format!("`{word}` is not a module's name"))),
        }
    }
    modules
}

fn tell(summary: &Summary, report: &Report) {
    for row in &summary.rows {
        report.line(row_line(row));
    }
    report.built(summary);
}

/// Whether a package was made without the files that strict conformance asks for.
fn holds_no_schemas(summary: &Summary, workspace: &Workspace) -> bool {
    let made = summary.rows.iter().flat_map(|row| &row.made);
    made.filter_map(|it| it.format.version()).any(|version| !workspace.schemas.contains_key(&version))
}

/// `48 files in output (2.1 s)`.
fn last_line(summary: &Summary, arguments: &Arguments, took: Duration) -> String {
    let files = if summary.written == 1 { "file" } else { "files" };
    let written = if arguments.dry_run {
        "nothing was written".to_owned()
    } else {
        format!("{} {files} in {}", summary.written, arguments.output.display())
    };
    format!("{written} ({}.{} s)", took.as_secs(), took.subsec_millis() / 100)
}

fn row_line(row: &Row) -> String {
    let name = format!("{}/{}", row.target, row.module);
    if row.is_failed() {
        return format!("Failed {name}");
    }
    if row.made.is_empty() {
        return format!("Empty  {name:<28} nothing of these kinds");
    }
    let made: Vec<_> =
        row.made.iter().map(|it| format!("{} {}", it.format.name(), size_words(it.size))).collect();
    format!("Built  {name:<28} {}", made.join(", "))
}

fn size_words(size: Size) -> String {
    match size {
        Size::Pages { pages: 1, .. } => "(1 page)".to_owned(),
        Size::Pages { pages, sheets: 1 } => format!("({pages} pages = 1 sheet)"),
        Size::Pages { pages, sheets } => format!("({pages} pages = {sheets} sheets)"),
        Size::Slides(slides) => format!("({slides} slides)"),
        Size::Entries(entries) => format!("({entries} files)"),
    }
}
