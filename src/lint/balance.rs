//! Whose stories a module tells: those that went well and badly, those of the country, those of people
//! who are left out.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Block, Field, Id, Kind, LayerName, Localized, Settings, Text, Value};

/// A module has an objective about inclusion, and its cases did not all end alike.
pub(super) fn check(root: &Block<Text>, problems: &mut Problems) {
    if let Some(problem) = one_sided(root) {
        problems.push(problem);
    }
    let mut objectives = root.of_kind(Kind::Objective).peekable();
    let first = objectives.peek().map(|it| &it.origin);
    if let Some(first) = first
        && !objectives.any(|it| it.value(Field::Inclusion) == Some(&Value::Flag(true)))
    {
        let message = format!("no objective of `{}` is marked as being about inclusion", root.id);
        problems.push(
            Diagnostic::new(Code::NoInclusion, message)
                .at(first)
                .hint("write `inclusion: true` to the one about those who are left out, or add one"),
        );
    }
}

/// One case alone can only end one way.
fn one_sided(root: &Block<Text>) -> Option<Diagnostic> {
    let cases: Vec<_> = cases(root).collect();
    let outcomes: BTreeSet<_> = cases.iter().filter_map(|it| it.value(Field::Outcome)?.as_word()).collect();
    let (ended, lacks) = match outcomes.iter().next() {
        Some(&"success") => ("well", "failure"),
        Some(&"failure") => ("badly", "success"),
        _ => return None,
    };
    if cases.len() < 2 || outcomes.len() > 1 {
        return None;
    }
    let message = format!("the {} cases of `{}` all ended {ended}", cases.len(), root.id);
    let hint = format!("add a case with `outcome: {lacks}`, or swap one of them for it");
    Some(Diagnostic::new(Code::OneSidedCases, message).at(&cases[0].origin).hint(hint))
}

/// The cases of a module.
pub(super) fn cases(root: &Block<Text>) -> impl Iterator<Item = &Block<Text>> {
    root.of_kind(Kind::Section).flat_map(|section| section.of_kind(Kind::Case))
}

/// Whether a case is from the country of one of these overlays, or told by a layer.
pub fn is_local(case: &Block<Text>, overlays: &BTreeSet<&Id>) -> bool {
    let told_by_layer = case.slots.get(&Field::Body).is_some_and(|it| it.touch.layer != LayerName::Base);
    let country = case.value(Field::Country).and_then(Value::as_word);
    told_by_layer || country.is_some_and(|country| overlays.iter().any(|id| id.as_str() == country))
}

/// Says that an overlay has fewer local cases than it wants.
pub fn few_local(modules: &[Localized], settings: &Settings, overlays: &BTreeSet<&Id>) -> Option<Diagnostic> {
    let (wanted, origin) = settings.local_cases.as_ref()?;
    let cases = modules.iter().flat_map(|it| cases(&it.root));
    let (local, others): (Vec<_>, Vec<_>) = cases.partition(|case| is_local(case, overlays));
    let all = local.len() + others.len();
    if local.len() * 100 >= usize::from(*wanted) * all {
        return None;
    }
    let names: Vec<_> = others.iter().map(|case| format!("`{}`", case.id)).collect();
    let message = format!("fewer cases are local than wanted: {} of {all}, not {wanted} %", local.len());
    let hint = format!("swap one of {} for a case of the country, or add cases", names.join(", "));
    Some(Diagnostic::new(Code::FewLocalCases, message).at(origin).hint(hint))
}
