//! `kitbag translate review`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::file::{self, InTheWay};
use crate::cli::report::{Report, counted};
use crate::cli::{Outcome, build, judged, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::Target;
use crate::pipeline::{self, Extent, ReviewDocument};

/// Write a document for a reviewer: every text beside its translation, with boxes to tick
///
/// One HTML file that opens in any browser, also from a USB stick, and prints on A4. It shows the slides
/// as they will look, how far each translation has come, and what `kitbag translate check` says of it.
/// Corrections come back through `kitbag translate export` and `kitbag translate import`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// An edition (lk@si) or an audience's edition (lk@si+youth); an overlay that is published in one
    /// other language may stand alone
    #[arg(value_name = "TARGET")]
    target: String,

    /// Only these modules
    #[arg(short, long, value_name = "MODULE", value_delimiter = ',')]
    module: Vec<String>,

    /// Only texts that nobody has reviewed since they changed
    #[arg(long)]
    changed: bool,

    /// Write to FILE [default: the target and review.html, as lk-si-review.html]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace a file that is there
    #[arg(long)]
    force: bool,
}

/// Writes the document and says how its corrections come back.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let made = made(&workspace, &loaded, arguments);
    match made.and_then(|made| write(directory, arguments, made)) {
        Ok((place, made)) => {
            tell(place.as_deref(), &made, report);
            report.problems(&made.problems);
            judged(&made.problems, false)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn made(workspace: &Workspace, loaded: &Problems, arguments: &Arguments) -> Result<ReviewDocument, Problems> {
    let mut problems = Problems::none();
    let modules = build::modules(&arguments.module, &mut problems);
    problems.unless_errors(())?;
    let extent = if arguments.changed { Extent::Changed } else { Extent::Whole };
    pipeline::review(workspace, loaded, &arguments.target, (&modules, extent))
}

/// Writes the document; no place where nothing is to be reviewed.
fn write(
    directory: &Path,
    arguments: &Arguments,
    made: ReviewDocument,
) -> Result<(Option<PathBuf>, ReviewDocument), Problems> {
    if made.shown == 0 {
        return Ok((None, made));
    }
    let place = directory.join(arguments.output.clone().unwrap_or_else(|| named(&made.target)));
    let in_the_way = if arguments.force { InTheWay::Replace } else { InTheWay::Keep };
    file::write_unless(&place, made.bytes.clone(), in_the_way)?;
    Ok((Some(place), made))
}

fn named(target: &Target) -> PathBuf {
    PathBuf::from(format!("{}-review.html", target.slug()))
}

fn tell(place: Option<&Path>, made: &ReviewDocument, report: &Report) {
    let ReviewDocument { target, shown, left_out, .. } = made;
    let Some(place) = place else {
        if !made.problems.has_errors() {
            report.line(format_args!("Nothing to review: nobody needs to read a text of {target} again"));
        }
        return;
    };
    let left_out = match left_out {
        0 => String::new(),
        count => format!("; {count} that nobody needs to review are left out"),
    };
    report.line(format_args!("Wrote {}: {}{left_out}", file::shown(place), counted(*shown, "text")));
    let Target { overlay, language, .. } = target;
    report.line("Open it in a browser to read or print it");
    report.line(format_args!(
        "Corrections go into the workbook of: kitbag translate export {overlay} {language} --format xlsx"
    ));
}
