//! Timetables as lines, for `kitbag list TARGET`.

use super::report::Report;
use super::{Outcome, judged};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Held, PlannedDay, Sitting, Target, Timetable, clock};
use crate::pipeline::{self, Agenda, Request};

/// Tells every programme of a target. Editions that keep the same times share one list.
pub(super) fn tell(workspace: &Workspace, loaded: &Problems, target: &str, report: &Report) -> Outcome {
    let request = Request { targets: vec![target.to_owned()], ..Request::default() };
    let agendas = match pipeline::agendas(workspace, loaded, &request) {
        Ok(agendas) => agendas,
        Err(problems) => {
            report.problems(&problems);
            return Outcome::CouldNotRun;
        }
    };
    let mut told: Vec<(Vec<&Target>, Vec<String>)> = Vec::new();
    let mut problems = Problems::none();
    for agenda in &agendas {
        let lines = lines(agenda);
        match told.iter_mut().find(|(_, same)| *same == lines) {
            Some((targets, _)) => targets.push(&agenda.target),
            None => told.push((vec![&agenda.target], lines)),
        }
        problems.extend(agenda.problems.clone());
    }
    for (targets, lines) in told {
        let names: Vec<_> = targets.iter().map(ToString::to_string).collect();
        report.line(names.join(", "));
        for line in lines {
            report.line(line);
        }
    }
    let problems = problems.in_source_order();
    report.problems(&problems);
    judged(&problems, false)
}

fn lines(agenda: &Agenda) -> Vec<String> {
    let mut lines = Vec::new();
    for timetable in &agenda.timetables {
        lines.push(String::new());
        lines.push(heading(timetable));
        for day in &timetable.days {
            lines.push(day_heading(day, timetable.days.len()));
            lines.extend(day.sittings.iter().map(|sitting| line(sitting, agenda)));
        }
    }
    lines
}

/// `half-day  Half day with one module, core, 1 day`.
fn heading(timetable: &Timetable) -> String {
    let Timetable { programme, title, variant, days } = timetable;
    let days = if days.len() == 1 { "1 day".to_owned() } else { format!("{} days", days.len()) };
    format!("{programme}  {}, {}, {days}", title.markup, variant.name())
}

fn day_heading(day: &PlannedDay, of: usize) -> String {
    let theme = day.theme.as_ref().map_or(String::new(), |theme| format!(": {}", theme.markup));
    format!("  Day {} of {of}{theme}", day.number)
}

fn line(sitting: &Sitting, agenda: &Agenda) -> String {
    let what = match &sitting.what {
        Held::Item(title) | Held::Prayer(title) => title.markup.clone(),
        Held::Meal(meal) => meal.name().to_owned(),
        Held::Module { id, part, .. } => {
            let title = agenda.titles.get(id).map_or(id.as_str(), String::as_str);
            part.map_or(title.to_owned(), |part| format!("{title}, part {part}"))
        }
    };
    let continued = if sitting.continued { " (continued)" } else { "" };
    let (start, end) = (clock(sitting.start), clock(sitting.end()));
    format!("    {start}–{end}  {:>3}  {what}{continued}", sitting.minutes)
}
