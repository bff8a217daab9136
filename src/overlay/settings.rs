//! What layers set for whole targets: the nearest wins, key by key.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::model::{Assignment, Id, Layer, Publish, Selection, Settings, Taught};

/// The settings of a list of layers, lowest first. Credits and variables add up.
pub fn settings(layers: &[&Layer]) -> Settings {
    let mut merged = Settings::default();
    for layer in super::each_once(layers) {
        lay(&mut merged, &layer.settings);
    }
    merged
}

fn lay(below: &mut Settings, above: &Settings) {
    over(&mut below.code, above.code.as_ref());
    over(&mut below.title, above.title.as_ref());
    publish(&mut below.publish, &above.publish);
    over(&mut below.modules, above.modules.as_ref());
    over(&mut below.local_cases, above.local_cases.as_ref());
    over(&mut below.accent, above.accent.as_ref());
    over(&mut below.fonts, above.fonts.as_ref());
    over(&mut below.logo, above.logo.as_ref());
    over(&mut below.footer, above.footer.as_ref());
    template(below, above);
    over(&mut below.start, above.start.as_ref());
    over(&mut below.lunch, above.lunch.as_ref());
    over(&mut below.tea, above.tea.as_ref());
    over(&mut below.day_minutes, above.day_minutes.as_ref());
    over(&mut below.prayers, above.prayers.as_ref());
    over(&mut below.daylight_until, above.daylight_until.as_ref());
    over(&mut below.variant, above.variant.as_ref());
    over(&mut below.mastery, above.mastery.as_ref());
    over(&mut below.certificate, above.certificate.as_ref());
    over(&mut below.recording_size, above.recording_size.as_ref());
    over(&mut below.recordings_size, above.recordings_size.as_ref());
    over(&mut below.paper, above.paper.as_ref());
    over(&mut below.size, above.size.as_ref());
    over(&mut below.ink, above.ink.as_ref());
    over(&mut below.section_start, above.section_start.as_ref());
    over(&mut below.booklet, above.booklet.as_ref());
    programme(below, above);
    if !above.languages.is_empty() {
        below.languages.clone_from(&above.languages);
    }
    if !above.cohorts.is_empty() {
        below.cohorts.clone_from(&above.cohorts);
    }
    if !above.audiences.is_empty() {
        below.audiences.clone_from(&above.audiences);
    }
    below.fallback.extend(above.fallback.iter().map(|(language, next)| (language.clone(), next.clone())));
    for credit in &above.credits {
        if !below.credits.contains(credit) {
            below.credits.push(credit.clone());
        }
    }
    for (name, assignment) in &above.variables {
        assign(&mut below.variables, name, assignment);
    }
}

fn publish(below: &mut Publish, above: &Publish) {
    over(&mut below.show_drafts, above.show_drafts.as_ref());
    over(&mut below.below, above.below.as_ref());
    over(&mut below.grace_days, above.grace_days.as_ref());
    below.shares.extend(above.shares.clone());
    for (language, shares) in &above.by_language {
        below.by_language.entry(language.clone()).or_default().extend(shares.clone());
    }
}

/// Names of layouts belong to the template for which they were written.
fn template(below: &mut Settings, above: &Settings) {
    if above.template.is_some() {
        below.layouts.clear();
    }
    over(&mut below.template, above.template.as_ref());
    below.layouts.extend(above.layouts.iter().map(|(layout, name)| (*layout, name.clone())));
}

/// Days and their title belong to the programme for which they were written.
fn programme(below: &mut Settings, above: &Settings) {
    if above.programme.is_some() {
        below.programme_title = None;
        below.days = None;
    }
    over(&mut below.programme, above.programme.as_ref());
    over(&mut below.programme_title, above.programme_title.as_ref());
    over(&mut below.days, above.days.as_ref());
}

fn over<T: Clone>(below: &mut Option<T>, above: Option<&T>) {
    if let Some(value) = above {
        *below = Some(value.clone());
    }
}

/// A value for all languages replaces all; values for some languages leave the others as they are.
fn assign(variables: &mut BTreeMap<String, Assignment>, name: &str, above: &Assignment) {
    match variables.get_mut(name) {
        Some(below) if above.value.is_none() => {
            let words = above.by_language.iter().map(|(language, value)| (language.clone(), value.clone()));
            below.by_language.extend(words);
            below.origin = above.origin.clone();
        }
        _ => {
            variables.insert(name.to_owned(), above.clone());
        }
    }
}

/// The modules that a target teaches, in order.
pub fn select(series_modules: &[(Id, Origin)], settings: &Settings) -> Result<Vec<Id>, Problems> {
    let all: Vec<_> = series_modules.iter().map(|(id, _)| id).collect();
    let mut problems = Problems::none();
    let Some(Selection { taught, order }) = &settings.modules else {
        return Ok(all.into_iter().cloned().collect());
    };
    let mut selected = picked(taught, &all, &mut problems);
    if let Some(order) = order {
        check(order, &all, &mut problems);
        if !problems.has_errors() {
            selected = ordered(order, &selected, &mut problems);
        }
    }
    problems.in_source_order().unless_errors(selected).map(|(selected, _)| selected)
}

fn picked(taught: &Taught, all: &[&Id], problems: &mut Problems) -> Vec<Id> {
    let (list, picked): (_, Vec<Id>) = match taught {
        Taught::All => return all.iter().map(|id| (*id).clone()).collect(),
        Taught::Only(only) => (only, only.iter().map(|(id, _)| id.clone()).collect()),
        Taught::Except(except) => {
            let out: BTreeSet<_> = except.iter().map(|(id, _)| id).collect();
            (except, all.iter().filter(|id| !out.contains(**id)).map(|id| (*id).clone()).collect())
        }
    };
    check(list, all, problems);
    if picked.is_empty() && !problems.has_errors() {
        let diagnostic = Diagnostic::new(Code::BadValue, "no module is left to teach");
        problems.push(list.first().into_iter().fold(diagnostic, |it, (_, origin)| it.at(origin)));
    }
    picked
}

/// The modules as `order` has them: it names each that is taught, and no other.
fn ordered(order: &[(Id, Origin)], taught: &[Id], problems: &mut Problems) -> Vec<Id> {
    for (id, origin) in order.iter().filter(|(id, _)| !taught.contains(id)) {
        problems.push(
            Diagnostic::new(Code::ModuleOrder, format!("module `{id}` is in the order, but not taught"))
                .at(origin)
                .hint("take it out of `order`, or teach it"),
        );
    }
    let missing = taught.iter().filter(|id| !order.iter().any(|(other, _)| other == *id));
    let missing: Vec<_> = missing.map(|id| format!("`{id}`")).collect();
    if let (false, Some((last, origin))) = (missing.is_empty(), order.last()) {
        let missing = missing.join(", ");
        problems.push(
            Diagnostic::new(Code::ModuleOrder, format!("the order does not say where {missing} comes"))
                .at(origin)
                .hint(format!("name every module that is taught, as {missing} behind `{last}`")),
        );
    }
    order.iter().map(|(id, _)| id.clone()).collect()
}

fn check(list: &[(Id, Origin)], all: &[&Id], problems: &mut Problems) {
    let mut seen: BTreeMap<&Id, &Origin> = BTreeMap::new();
    for (id, origin) in list {
        if !all.contains(&id) {
            let near = nearest(id.as_str(), all.iter().map(|id| id.as_str()));
            problems.push(
                Diagnostic::new(Code::UnknownReference, format!("no module `{id}` in the series"))
                    .at(origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
            );
        }
        if let Some(first) = seen.insert(id, origin) {
            let message = format!("module `{id}` is named twice");
            problems
                .push(Diagnostic::new(Code::SetTwice, message).at(origin).also("first named here", first));
        }
    }
}
