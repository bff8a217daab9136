//! Programmes of targets with their times, for those who plan them.

use std::collections::BTreeMap;

use super::editions::{outline, timetable_plan};
use super::plan::{self, Planned, Request};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Field, Id, Target, Timetable, Value};
use crate::overlay::{self, Names};
use crate::resolve::{self, Lengths};

/// The programmes of one target.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// The target.
    pub target: Target,
    /// Every programme with its times, the target's own first.
    pub timetables: Vec<Timetable>,
    /// Titles of the modules that are taught.
    pub titles: BTreeMap<Id, String>,
    /// What is said about the programmes.
    pub problems: Problems,
}

/// The programmes of the targets that a request names.
pub fn agendas(workspace: &Workspace, loaded: &Problems, request: &Request) -> Result<Vec<Agenda>, Problems> {
    let (plans, problems) = plan::plan(workspace, loaded, request)?;
    let mut agendas = Vec::new();
    let mut all = problems;
    for planned in &plans {
        match agenda(workspace, planned) {
            Ok(agenda) => agendas.push(agenda),
            Err(found) => all.extend(found),
        }
    }
    all.in_source_order().unless_errors(agendas).map(|(agendas, _)| agendas)
}

fn agenda(workspace: &Workspace, planned: &Planned<'_>) -> Result<Agenda, Problems> {
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let (mut lengths, mut titles) = (Lengths::new(), BTreeMap::new());
    for id in &planned.taught {
        let Some(module) = workspace.modules.get(id) else { continue };
        let (localized, _) = overlay::apply(module, &workspace.library, &planned.layers, &names)?;
        if let Some(Value::Text(title)) = localized.root.value(Field::Title) {
            titles.insert(id.clone(), title.markup.clone());
        }
        lengths.push(outline(&localized, planned));
    }
    let plan = timetable_plan(workspace, planned, &lengths);
    let (timetables, problems) = (plan.offered(), resolve::judge(&plan));
    Ok(Agenda { target: planned.target.clone(), timetables, titles, problems })
}
