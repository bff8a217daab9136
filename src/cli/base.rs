//! `kitbag base`.

use std::path::{Component, Path, PathBuf};

use clap::{Args, Subcommand};

use super::report::Report;
use super::{Outcome, file, workspace};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity};
use crate::load::{self, Base, Workspace};
use crate::model::{Release, SeriesFile};
use crate::pipeline;

/// Show which base modules this workspace uses, or use others
///
/// A workspace has its base in the folder base-modules, or names a folder or zip elsewhere in the
/// file kitbag.yaml.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Use the base in a folder or zip from now on
    ///
    /// The base is read first; nothing changes if it has an error. `kitbag status` then tells what
    /// became of each overlay.
    Set {
        /// The folder that has series.yaml, or a zip of it
        #[arg(value_name = "FOLDER|ZIP")]
        base: PathBuf,
    },
    /// Write the base into one zip, to be handed on
    Pack {
        /// Write to FILE [default: base-VERSION.zip]
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Shows, sets or packs the base.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    match &arguments.action {
        None => show(directory, report),
        Some(Action::Set { base }) => set(directory, base, report),
        Some(Action::Pack { output }) => pack(directory, output.as_deref(), report),
    }
}

fn show(directory: &Path, report: &Report) -> Outcome {
    let (_, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    report.line(format_args!("Base: {}", workspace.base.path()));
    report.line(format_args!("  {}", edition(&workspace.series)));
    let releases = &workspace.series.changelog;
    tell(releases.get(..1).unwrap_or_default(), report);
    Outcome::Fine
}

fn edition(series: &SeriesFile) -> String {
    format!("{} {}, {}", series.title.markup, series.version, series.date)
}

fn set(directory: &Path, typed: &Path, report: &Report) -> Outcome {
    let root = match workspace::found(directory, report) {
        Ok(root) => root,
        Err(outcome) => return outcome,
    };
    let then = load::workspace(&root).ok().map(|(workspace, _)| workspace.series);
    let place = directory.join(typed);
    let set = sound(&root, &place)
        .and_then(|(path, workspace)| pipeline::set_base(&root, &path).map(|()| (path, workspace.series)));
    match set {
        Ok((path, now)) => {
            report.line(format_args!("Base: {path}"));
            compare(then.as_ref(), &now, report);
            report.line("Next: kitbag status");
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// The path by which a workspace names the base at a place, and the workspace on it, if the base can be
/// read without an error.
pub(super) fn sound(root: &Path, place: &Path) -> Result<(String, Workspace), Problems> {
    let path = from(root, place).ok_or_else(|| {
        let mut problems = Problems::none();
        problems.push(no_way(place));
        problems
    })?;
    let (workspace, problems) = load::on_base(root, Base::at(&path))?;
    of_base(&problems).unless_errors((path, workspace)).map(|(sound, _)| sound)
}

/// The errors in files of the base; what is wrong in overlays is no fault of it.
fn of_base(problems: &Problems) -> Problems {
    let in_base = |origin: &Origin| origin.file.path.starts_with("base-modules/");
    let mut errors = Problems::none();
    for problem in problems.iter().filter(|it| it.severity == Severity::Error) {
        if problem.origin.as_ref().is_some_and(in_base) {
            errors.push(problem.clone());
        }
    }
    errors.in_source_order()
}

/// Versions then and now, and what lies between them.
fn compare(then: Option<&SeriesFile>, now: &SeriesFile, report: &Report) {
    if let Some(then) = then {
        report.line(format_args!("  then {}", edition(then)));
    }
    report.line(format_args!("  now  {}", edition(now)));
    let Some(then) = then else { return };
    if then.version == now.version {
        report.line("  the version is the same");
    } else if let Some(new) = now.since(&then.version) {
        tell(new, report);
    } else if let Some(lost) = then.since(&now.version) {
        report.line("  an older base; these changes are no longer in it:");
        tell(lost, report);
    } else {
        report.line(format_args!("  its changelog does not tell what came after {}", then.version));
    }
}

fn tell(releases: &[Release], report: &Report) {
    for release in releases {
        report.line(format_args!("  {}  {}", release.version, release.date));
        for change in &release.changes {
            report.line(format_args!("    - {change}"));
        }
    }
}

fn pack(directory: &Path, output: Option<&Path>, report: &Report) -> Outcome {
    let (root, workspace, problems) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let errors = of_base(&problems);
    if errors.has_errors() {
        report.problems(&errors);
        return Outcome::ProblemsFound;
    }
    let name = format!("base-{}.zip", file::name(&workspace.series.version));
    let place = directory.join(output.unwrap_or(Path::new(&name)));
    let packed = pipeline::packed_base(&root, &workspace.base)
        .and_then(|bytes| file::write(&place, bytes.clone()).map(|()| bytes.len()));
    match packed {
        Ok(length) => {
            report.line(format_args!("Wrote {} ({length} bytes)", file::shown(&place)));
            report.line("Next, in a workspace that shall use it: kitbag base set FILE");
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// The way from a folder to a place, with forward slashes; `None` between two drives.
fn from(root: &Path, place: &Path) -> Option<String> {
    let (root, place) = (straight(root)?, straight(place)?);
    let (from, to): (Vec<_>, Vec<_>) = (root.components().collect(), place.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return None;
    }
    let up = from[shared..].iter().map(|_| Some(".."));
    let down = to[shared..].iter().map(|part| part.as_os_str().to_str());
    let parts: Option<Vec<_>> = up.chain(down).collect();
    parts.map(|parts| if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// An absolute path without `..`.
fn straight(path: &Path) -> Option<PathBuf> {
    let mut straight = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => {
                straight.pop();
            }
            Component::CurDir => {}
            part => straight.push(part),
        }
    }
    Some(straight)
}

fn no_way(place: &Path) -> Diagnostic {
    let message = format!("no path leads from this workspace to `{}`", place.display());
    Diagnostic::new(Code::BadPath, message).hint("copy the base to the drive on which the workspace is")
}
