//! `kitbag build`.

use std::path::Path;

use super::args::{self, What};
use super::report::Report;
use super::{Outcome, judged, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Id, Variant};
use crate::pipeline::{self, Format, Request, Row, Size, Summary};

/// Builds what was asked for.
pub(super) fn run(directory: &Path, arguments: &args::Build, report: &Report) -> Outcome {
    let (root, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let request = match request(&arguments.what) {
        Ok(request) => request,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let output = root.join(&arguments.output);
    if output.starts_with(root.join("base-modules")) || output.starts_with(root.join("overlays")) {
        let mut problems = Problems::none();
        let message = format!("`{}` lies among the sources", output.display());
        problems
            .push(Diagnostic::new(Code::CannotWrite, message).hint("name another folder with `--output`"));
        report.problems(&problems);
        return Outcome::CouldNotRun;
    }
    let output = (!arguments.dry_run).then_some(output.as_path());
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
            tell(&summary, arguments, report);
            judged(&summary.problems, arguments.strict)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// Turns words into what the pipeline understands.
pub(super) fn request(what: &What) -> Result<Request, Problems> {
    let mut problems = Problems::none();
    let mut formats = Vec::new();
    for word in &what.format {
        match Format::parse(word) {
            Ok(format) => formats.push(format),
            Err(near) => problems.push(
                Diagnostic::new(Code::BadValue, format!("no kind `{word}`"))
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint(format!("the kinds are: {}", Format::ALL.map(Format::name).join(", "))),
            ),
        }
    }
    let mut modules = Vec::new();
    for word in &what.module {
        match Id::parse(word) {
            Some(id) => modules.push(id),
            None => problems.push(Diagnostic::new(Code::BadId, format!("`{word}` is not a module's name"))),
        }
    }
    if formats.is_empty() {
        formats.extend(Format::USUAL);
    }
    formats.sort_unstable();
    formats.dedup();
    let request = Request { targets: what.targets.clone(), modules, formats, variant: Variant::Core };
    problems.unless_errors(request).map(|(request, _)| request)
}

fn tell(summary: &Summary, arguments: &args::Build, report: &Report) {
    for row in &summary.rows {
        report.line(row_line(row));
    }
    report.problems(&summary.problems);
    let folder = arguments.output.display();
    let files = if summary.written == 1 { "file" } else { "files" };
    if arguments.dry_run {
        report.line("nothing was written");
    } else {
        report.line(format_args!("{} {files} in {folder}", summary.written));
    }
}

fn row_line(row: &Row) -> String {
    let name = format!("{}/{}", row.target, row.module);
    if row.made.is_empty() {
        return format!("Failed {name}");
    }
    let made: Vec<_> =
        row.made.iter().map(|(format, size)| format!("{} {}", format.name(), size_words(*size))).collect();
    format!("Built  {name:<28} {}", made.join(", "))
}

fn size_words(size: Size) -> String {
    match size {
        Size::Pages(1) => "(1 page)".to_owned(),
        Size::Pages(pages) => format!("({pages} pages)"),
        Size::Slides(slides) => format!("({slides} slides)"),
        Size::Entries(entries) => format!("({entries} files)"),
    }
}
