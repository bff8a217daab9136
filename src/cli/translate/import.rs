//! `kitbag translate import`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::report::Report;
use crate::cli::{Outcome, judged, workspace};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::interchange::{self, Delivery, Format, Returned};
use crate::load::{self, Workspace};
use crate::model::Target;
use crate::pipeline::{self, Import};

/// Take translations in that came back from a translator
///
/// Every translation is laid beside the text that it belongs to first, and everything that is wrong is
/// told with its place. All of the file is taken in, or nothing.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The file: .po, .csv, .xlsx or .xlf
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Whose words it translates, where the file does not say it: lk@si
    #[arg(long = "as", value_name = "TARGET")]
    target: Option<String>,

    /// Say what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Takes the file in and says what became of it.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let laid = read(directory, &arguments.file).and_then(|(returned, mut problems)| {
        let target = target(&workspace, arguments, &returned)?;
        let import = pipeline::incoming(&workspace, &loaded, &target, &returned)?;
        problems.extend(import.problems);
        Ok((target, Import { problems, ..import }))
    });
    let (target, import) = match laid {
        Ok(laid) => laid,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    tell(&target, &import, report);
    report.problems(&import.problems);
    if arguments.dry_run || import.changes.is_empty() || import.problems.has_errors() {
        report.line("Nothing was written");
    } else if let Err(problems) = import.changes.carry_out(&root) {
        report.problems(&problems);
        return Outcome::CouldNotRun;
    } else {
        import.changes.told().for_each(|line| report.line(line));
        report.line(format_args!("Next: kitbag translate coverage {target}"));
    }
    judged(&import.problems, false)
}

/// Reads the file; where nothing in it can be read, that alone is told.
fn read(directory: &Path, file: &Path) -> Result<(Returned, Problems), Problems> {
    let name = file.to_string_lossy();
    let Some(format) = Format::of_name(&name) else { return Err(unknown_form(&name)) };
    let bytes = load::bytes(directory, &name)?;
    let (delivery, mut problems) = if format == Format::Xlsx {
        (Delivery::Workbook { name: name.into_owned(), bytes }, Problems::none())
    } else {
        let (file, problems) = load::received(&name, &bytes)?;
        (Delivery::Text(file), problems)
    };
    let (returned, found) = interchange::read(&delivery, format);
    problems.extend(found);
    if returned.catalogue.entries.is_empty() && problems.has_errors() {
        return Err(problems);
    }
    Ok((returned, problems))
}

fn unknown_form(name: &str) -> Problems {
    let endings = Format::ALL.map(|format| format!("`.{}`", format.extension()));
    let message = format!("`{name}` does not end in one of {}", endings.join(", "));
    let mut problems = Problems::none();
    let problem = Diagnostic::new(Code::BadDelivery, message).at(&Origin::of_path(name));
    problems.push(problem.hint("save it in the form in which it was sent out"));
    problems
}

/// Whose words the file translates.
fn target(workspace: &Workspace, arguments: &Arguments, returned: &Returned) -> Result<Target, Problems> {
    let said = returned.target.as_ref().map(|(target, _)| target);
    let Some(word) = arguments.target.as_ref().or(said) else {
        let name = arguments.file.to_string_lossy();
        let problem = Diagnostic::new(Code::BadDelivery, "the file does not say whose words it translates");
        let mut problems = Problems::none();
        problems.push(problem.at(&Origin::of_path(&name)).hint("say it with `--as`, as in `--as lk@si`"));
        return Err(problems);
    };
    let (overlay, language) = word.split_once('@').unwrap_or((word, ""));
    pipeline::translated_target(workspace, overlay, language)
}

fn tell(target: &Target, import: &Import, report: &Report) {
    let done = import.imported;
    report.line(format_args!("For {target} ({})", target.language.name()));
    let rows = [
        (done.new, "new"),
        (done.changed, "changed"),
        (done.marked, "with another state or remark"),
        (done.same, "as they were"),
        (done.empty, "not translated yet"),
    ];
    for (count, words) in rows.into_iter().filter(|(count, _)| *count > 0) {
        report.line(format_args!("{count:>7}  {words}"));
    }
}
