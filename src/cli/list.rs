//! `kitbag list`.

use std::path::Path;

use clap::Args;

use super::report::{Report, counted};
use super::{Outcome, agenda, judged, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Field, LayerName, SeriesTest, Value};
use crate::pipeline;

/// List modules, overlays, targets and programmes
///
/// With a target, its programmes are shown as a timetable: every day with the time of each session.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Show the programmes of this target: an overlay (lk) or an edition (lk@si, lk@si+youth)
    #[arg(value_name = "TARGET")]
    pub(super) target: Option<String>,
}

/// Names everything that other commands take, or tells when each session of a target is held.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, problems) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match &arguments.target {
        Some(target) => agenda::tell(&workspace, &problems, target, report),
        None => everything(&workspace, problems, report),
    }
}

fn everything(workspace: &Workspace, problems: Problems, report: &Report) -> Outcome {
    let series = &workspace.series;
    report.line(format_args!("{} {}", series.title.markup, series.version));
    report.line("\nModules");
    for (id, _) in &series.modules {
        let Some(module) = workspace.modules.get(id) else { continue };
        let title = match module.root.value(Field::Title) {
            Some(Value::Text(title)) => title.markup.as_str(),
            _ => "",
        };
        let draft = module.root.value(Field::Status).and_then(Value::as_word) == Some("draft");
        report.line(format_args!("  {id:<20} {title}{}", if draft { " (draft)" } else { "" }));
    }
    report.line("\nOverlays");
    for (name, layer) in &workspace.layers {
        let title = layer.settings.title.as_ref().map_or("", |title| title.markup.as_str());
        let kind = match name {
            LayerName::Overlay(_) => title,
            LayerName::Shared(_) => "shared layer",
            _ => "",
        };
        report.line(format!("  {:<20} {kind}", name.to_string().trim_start_matches("overlays/")).trim_end());
    }
    report.line("\nTargets");
    for target in pipeline::all_targets(workspace) {
        report.line(format_args!("  {:<20} {}", target.to_string(), target.language.name()));
    }
    report.line("\nProgrammes");
    for programme in &series.programmes {
        let days = programme.days.len();
        let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        report.line(format_args!("  {:<20} {}, {days}", programme.id.as_str(), programme.title.markup));
    }
    for test in series.tests.iter().flat_map(|_| SeriesTest::ALL) {
        let questions = series.tests.iter().flat_map(|it| &it.questions);
        let count = counted(questions.map(|it| it.ids.len()).sum(), "question");
        if test == SeriesTest::Before {
            report.line("\nTests");
        }
        report.line(format_args!("  {:<20} {}, {count}", test.name(), test.title().english()));
    }
    let problems = problems.in_source_order();
    report.problems(&problems);
    judged(&problems, false)
}
