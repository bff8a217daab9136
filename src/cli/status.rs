//! `kitbag status`.

use std::path::Path;

use clap::Args;

use super::report::{Report, counted};
use super::{Outcome, judged, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::Workspace;
use crate::model::{Id, Language, LayerName};
use crate::overlay::Standing;
use crate::pipeline::{self, StatusRow};

/// Show what each overlay changes and whether it still fits
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only this overlay
    #[arg(value_name = "OVERLAY")]
    pub(super) overlay: Option<String>,

    /// Fail where a text below an edit has changed since its author looked
    #[arg(long)]
    pub(super) strict: bool,
}

/// Tells what became of every edit of every overlay, or of one.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let overlays = match overlays(&workspace, arguments.overlay.as_deref()) {
        Ok(overlays) => overlays,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let mut sound = true;
    let mut rivals = Problems::none();
    for overlay in overlays {
        let found = pipeline::status(&workspace, &overlay)
            .and_then(|rows| Ok((rows, pipeline::rivals(&workspace, &overlay)?)));
        match found {
            Ok((rows, found)) => {
                rivals.extend(found);
                report.line(format_args!("{overlay}: {}", counted(rows.len(), "edit")));
                for row in &rows {
                    report.line(format_args!("  {}", line(row)));
                }
                for line in since(&workspace, &rows) {
                    report.line(line);
                }
                sound &= rows.iter().all(|row| !is_wrong(&row.row.standing, arguments.strict));
            }
            Err(problems) => {
                report.problems(&problems);
                sound = false;
            }
        }
    }
    let rivals = rivals.in_source_order();
    report.problems(&rivals);
    sound &= judged(&rivals, arguments.strict) == Outcome::Fine;
    if sound { Outcome::Fine } else { Outcome::ProblemsFound }
}

/// What the base says of its versions since the oldest that an edit with a changed text below was
/// agreed with.
fn since(workspace: &Workspace, rows: &[StatusRow]) -> Vec<String> {
    let agreed = rows.iter().filter_map(|row| match &row.row.standing {
        Standing::BaseChanged(version) => workspace.series.since(version),
        _ => None,
    });
    let releases = agreed.max_by_key(|releases| releases.len()).unwrap_or_default();
    let told = releases.iter().flat_map(|release| {
        let head = format!("  the base in {}, {}:", release.version, release.date);
        std::iter::once(head).chain(release.changes.iter().map(|change| format!("    {change}")))
    });
    told.collect()
}

fn overlays(workspace: &Workspace, only: Option<&str>) -> Result<Vec<Id>, Problems> {
    let all = workspace.layers.keys().filter_map(|name| match name {
        LayerName::Overlay(id) => Some(id.clone()),
        _ => None,
    });
    let Some(name) = only else { return Ok(all.collect()) };
    let all: Vec<Id> = all.collect();
    let found: Vec<Id> = all.iter().filter(|id| id.as_str() == name).cloned().collect();
    if found.is_empty() {
        let near = nearest(name, all.iter().map(Id::as_str));
        let absent = Diagnostic::new(Code::UnknownLayer, format!("no overlay `{name}`"))
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")));
        return Err(pipeline::unread(workspace, name, absent));
    }
    Ok(found)
}

fn line(StatusRow { row, untranslated }: &StatusRow) -> String {
    let field = row.field.map_or(String::new(), |field| format!("#{field}"));
    let name = format!("{}{field}", row.address);
    let (standing, more) = words(&row.standing);
    let tags: Vec<_> = untranslated.iter().map(Language::tag).collect();
    let missing = (!tags.is_empty()).then(|| format!("untranslated in {}", tags.join(", ")));
    let place = Some(row.origin.place());
    let behind = place.into_iter().chain(more).chain(missing).collect::<Vec<_>>().join("  ");
    format!("{standing:<13} {:<7} {name:<52} {behind}", row.verb.to_string())
}

/// The standing in a word, and what there is to say about it.
fn words(standing: &Standing) -> (&'static str, Option<String>) {
    match standing {
        Standing::Ok => ("ok", None),
        Standing::NoEffect => ("no-effect", None),
        Standing::BaseChanged(version) => ("base-changed", Some(format!("since {version}"))),
        Standing::Untracked => ("untracked", None),
        Standing::Shadowed(touch) => ("shadowed", Some(format!("by {}", touch.origin.place()))),
        Standing::TargetGone => ("target-gone", None),
        Standing::Renamed(id) => ("renamed", Some(format!("to {id}"))),
        Standing::Unused => ("unused", None),
        Standing::NotCleared => ("not-cleared", None),
        Standing::Refused => ("refused", None),
    }
}

fn is_wrong(standing: &Standing, strict: bool) -> bool {
    match standing {
        Standing::TargetGone | Standing::Refused => true,
        Standing::BaseChanged(_) => strict,
        _ => false,
    }
}
