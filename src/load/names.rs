//! Names that must be there, and names that may stand only once.

use std::collections::{BTreeMap, BTreeSet};

use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::model::{
    Day, Field, Guide, Id, Kind, Layer, LayerName, Module, Programme, SeriesFile, SeriesTest, Session, Value,
};

/// Folders beside the modules that hold something else.
pub const SHARED: [&str; 2] = ["library", "i18n"];

/// Takes entries of a list that stand there again out of it, and tells them.
pub(super) fn listed_once(list: &mut Vec<(Id, Origin)>, what: &str, problems: &mut Problems) {
    let mut seen: BTreeMap<Id, Origin> = BTreeMap::new();
    list.retain(|(id, origin)| match seen.get(id) {
        Some(first) => {
            problems.push(twice(&format!("the {what} `{id}` is listed twice"), origin, first));
            false
        }
        None => seen.insert(id.clone(), origin.clone()).is_none(),
    });
}

/// Tells ids that stand twice among things of one kind.
pub(super) fn once<'a>(
    things: impl Iterator<Item = (&'a Id, &'a Origin)>,
    what: &str,
    problems: &mut Problems,
) {
    let mut seen: BTreeMap<&Id, &Origin> = BTreeMap::new();
    for (id, origin) in things {
        if let Some(first) = seen.insert(id, origin) {
            problems.push(twice(&format!("two {what} are called `{id}`"), origin, first));
        }
    }
}

fn twice(message: &str, origin: &Origin, first: &Origin) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, message)
        .at(origin)
        .also("first here", first)
        .hint("delete one of the two, or rename it")
}

/// Module folders that are no modules.
pub(super) fn reserved(series: &mut SeriesFile, problems: &mut Problems) {
    series.modules.retain(|(id, origin)| {
        let Some(why) = taken_by(id) else { return true };
        problems.push(
            Diagnostic::new(Code::BadId, format!("a module cannot be called `{id}`"))
                .at(origin)
                .hint(format!("{why}; rename the folder")),
        );
        false
    });
}

/// What else has the name of a module.
fn taken_by(id: &Id) -> Option<String> {
    match id.as_str() {
        name if SHARED.contains(&name) => Some(format!("`base-modules/{name}` holds what all modules share")),
        name if SeriesTest::parse(name).is_some() => {
            Some("packages of the test that `tests:` describes are called so".to_owned())
        }
        Guide::NAME => Some("the guide of the series is called so".to_owned()),
        _ => None,
    }
}

/// Programmes whose files would be called like those of a module, a test or the guide.
fn programme_names(series: &SeriesFile, problems: &mut Problems) {
    for Programme { id, origin, .. } in &series.programmes {
        if let Some((_, first)) = series.modules.iter().find(|(module, _)| module == id) {
            problems.push(twice(&format!("a module and a programme are called `{id}`"), origin, first));
        }
        let why = match id.as_str() {
            name if SeriesTest::parse(name).is_some() => {
                "files of the test that `tests:` describes are called so"
            }
            Guide::NAME => "the guide of the series is called so",
            _ => continue,
        };
        problems.push(
            Diagnostic::new(Code::BadId, format!("a programme cannot be called `{id}`"))
                .at(origin)
                .hint(format!("{why}; choose another id")),
        );
    }
}

/// Checks what the files say of each other.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) {
    let Workspace { series, modules, facts, glossary, layers, .. } = workspace;
    programme_names(series, problems);
    sessions(series.programmes.iter().flat_map(|it| &it.days), workspace, problems);
    super::tests_file::check(workspace, problems);
    module_codes(modules, problems);
    for module in modules.values() {
        objectives(module, problems);
        requirements(module, series, problems);
        old_names(module, problems);
    }
    once(facts.iter().map(|fact| (&fact.id, &fact.origin)), "facts", problems);
    once(glossary.iter().map(|term| (&term.id, &term.term.origin)), "terms", problems);
    overlay_codes(layers, problems);
    languages(layers, problems);
    for layer in layers.values() {
        once(layer.facts.iter().map(|fact| (&fact.id, &fact.origin)), "facts", problems);
        once(layer.glossary.iter().map(|term| (&term.id, &term.term.origin)), "terms", problems);
        audiences(layer, series, problems);
        programme(layer, series, problems);
        sessions(layer.settings.days.iter().flatten(), workspace, problems);
    }
}

fn programme(layer: &Layer, series: &SeriesFile, problems: &mut Problems) {
    let Some((id, origin)) = &layer.settings.programme else { return };
    let names: Vec<_> = series.programmes.iter().map(|programme| programme.id.as_str()).collect();
    if !names.contains(&id.as_str()) {
        let near = nearest(id.as_str(), names.iter().copied());
        problems.push(
            Diagnostic::new(Code::UnknownReference, format!("no programme `{id}` in the series"))
                .at(origin)
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                .hint(format!("the programmes are: {}", names.join(", "))),
        );
    }
}

/// Modules on which a module builds.
fn requirements(module: &Module, series: &SeriesFile, problems: &mut Problems) {
    let Some(slot) = module.root.slots.get(&Field::Requires) else { return };
    let Value::Ids(ids) = &slot.value else { return };
    let others = series.modules.iter().map(|(id, _)| id).filter(|id| **id != module.root.id);
    let others: Vec<_> = others.collect();
    for id in ids.iter().filter(|id| !others.contains(id)) {
        let near = nearest(id.as_str(), others.iter().map(|id| id.as_str()));
        problems.push(
            Diagnostic::new(Code::UnknownReference, format!("no other module `{id}` in the series"))
                .at(&slot.touch.origin)
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                .hint("`requires:` names modules that are taught before this one"),
        );
    }
}

fn sessions<'a>(days: impl Iterator<Item = &'a Day>, workspace: &Workspace, problems: &mut Problems) {
    let Workspace { series, modules, .. } = workspace;
    for session in days.flat_map(|day| &day.sessions) {
        let Session::Module { id, part, origin } = session else { continue };
        if let Some(problem) = no_module(series, id, origin) {
            problems
                .push(problem.hint("the modules are listed under `modules:` in base-modules/series.yaml"));
        } else if part.is_some()
            && modules.get(id).is_some_and(|module| module.root.of_kind(Kind::Break).next().is_none())
        {
            problems.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("the module `{id}` has no break, so no parts"),
                )
                .at(origin)
                .hint("leave `part:` out, or add `- break: 10` to the sections of the module"),
            );
        }
    }
}

/// A module that the series does not have, with the name that may have been meant.
pub(super) fn no_module(series: &SeriesFile, id: &Id, origin: &Origin) -> Option<Diagnostic> {
    let modules = || series.modules.iter().map(|(id, _)| id);
    let problem = || {
        Diagnostic::new(Code::UnknownReference, format!("no module `{id}` in the series"))
            .at(origin)
            .maybe_hint(
                nearest(id.as_str(), modules().map(Id::as_str)).map(|near| format!("did you mean `{near}`?")),
            )
    };
    (!modules().any(|listed| listed == id)).then(problem)
}

fn module_codes(modules: &BTreeMap<Id, Module>, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, (&Id, &Origin)> = BTreeMap::new();
    for (id, module) in modules {
        let Some(slot) = module.root.slots.get(&Field::Code) else { continue };
        let Some(code) = slot.value.as_word() else { continue };
        let origin = &slot.touch.origin;
        if !is_code(code) {
            problems.push(
                Diagnostic::new(Code::BadValue, format!("`{code}` is no code of a module"))
                    .at(origin)
                    .hint("a code has two to four lower-case letters, as `wd`"),
            );
        }
        if let Some((other, first)) = seen.insert(code, (id, origin)) {
            problems.push(same_code(&format!("the modules `{other}` and `{id}`"), code, (origin, first)));
        }
    }
}

/// What tells packages apart in an LMS.
fn is_code(code: &str) -> bool {
    (2..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())
}

fn same_code(who: &str, code: &str, (origin, first): (&Origin, &Origin)) -> Diagnostic {
    Diagnostic::new(Code::DuplicateCode, format!("{who} have the same code `{code}`"))
        .at(origin)
        .also("the other one", first)
        .hint("give one of them another `code:`; an LMS tells packages apart by it")
}

fn overlay_codes(layers: &BTreeMap<LayerName, Layer>, problems: &mut Problems) {
    let mut seen: BTreeMap<String, (&Id, Origin)> = BTreeMap::new();
    for (name, layer) in layers {
        let LayerName::Overlay(id) = name else { continue };
        if id.as_str() == "base" {
            problems.push(
                Diagnostic::new(Code::BadId, "an overlay cannot be called `base`")
                    .at(&layer.origin)
                    .hint("`base` stands for the base modules alone; rename the folder"),
            );
            continue;
        }
        let (code, origin) = code(id, layers, &mut BTreeSet::new());
        if let Some((other, first)) = seen.insert(code.clone(), (id, origin.clone())) {
            // A code taken over from a country stands in the country's file.
            let at = if origin == first { &layer.origin } else { &origin };
            problems.push(same_code(&format!("the overlays `{other}` and `{id}`"), &code, (at, &first)));
        }
    }
}

/// The code of an overlay: its own, that of the country it extends, or its name.
fn code<'a>(
    id: &'a Id,
    layers: &'a BTreeMap<LayerName, Layer>,
    seen: &mut BTreeSet<&'a Id>,
) -> (String, Origin) {
    let layer = &layers[&LayerName::Overlay(id.clone())];
    if let Some((code, origin)) = &layer.settings.code {
        return (code.clone(), origin.clone());
    }
    seen.insert(id);
    let country = layer.extends.iter().rev().map(|(below, _)| below).find(|below| {
        layers.contains_key(&LayerName::Overlay((*below).clone()))
            && !layers.contains_key(&LayerName::Shared((*below).clone()))
    });
    match country {
        Some(country) if !seen.contains(country) => code(country, layers, seen),
        _ => (id.to_string(), layer.origin.clone()),
    }
}

/// Tweaks for a language in which the overlay is not published.
fn languages(layers: &BTreeMap<LayerName, Layer>, problems: &mut Problems) {
    for (name, layer) in layers {
        let LayerName::OverlayLanguage(id, language) = name else { continue };
        let Some(overlay) = layers.get(&LayerName::Overlay(id.clone())) else { continue };
        let published = &overlay.settings.languages;
        if !published.is_empty() && !published.iter().any(|(tag, _)| tag == language) {
            problems.push(
                Diagnostic::new(Code::StrayFile, format!("`{id}` is not published in `{language}`"))
                    .at(&layer.origin)
                    .hint(format!("add `{language}` to its `languages:`, or delete the folder")),
            );
        }
    }
}

fn audiences(layer: &Layer, series: &SeriesFile, problems: &mut Problems) {
    let unknown = |id: &Id, origin: &Origin| {
        let near = nearest(id.as_str(), series.audiences.keys().map(Id::as_str));
        Diagnostic::new(Code::UnknownAudience, format!("no audience `{id}` in the series"))
            .at(origin)
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint("audiences are declared in base-modules/series.yaml")
    };
    let declared = |id: &Id| series.audiences.contains_key(id);
    for (id, origin) in layer.settings.audiences.iter().filter(|(id, _)| !declared(id)) {
        problems.push(unknown(id, origin));
    }
    if let LayerName::Audience(id) | LayerName::OverlayAudience(_, id) = &layer.name
        && !declared(id)
    {
        problems.push(unknown(id, &layer.origin));
    }
}

/// Objectives that slides, activities and questions serve.
fn objectives(module: &Module, problems: &mut Problems) {
    let known: Vec<&Id> = module.root.of_kind(Kind::Objective).map(|block| &block.id).collect();
    for block in module.root.walk() {
        let Some(slot) = block.slots.get(&Field::Objective) else { continue };
        let Value::Ids(ids) = &slot.value else { continue };
        for id in ids.iter().filter(|id| !known.contains(id)) {
            let near = nearest(id.as_str(), known.iter().map(|id| id.as_str()));
            problems.push(
                Diagnostic::new(Code::UnknownReference, format!("no objective `{id}` in the module"))
                    .at(&slot.touch.origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint("objectives are declared under `objectives:` in module.yaml"),
            );
        }
    }
}

/// What `renamed` and `removed` say of blocks.
fn old_names(module: &Module, problems: &mut Problems) {
    let blocks = module.root.walk();
    let there = |id: &Id| {
        blocks.iter().any(|block| block.id == *id) || module.borrowed.iter().any(|other| other.block == *id)
    };
    let leads_somewhere = |id: &Id| {
        let next = |id: &&Id| module.renamed.get(*id).map(|(to, _)| to);
        let chain = std::iter::successors(Some(id), next).take(module.renamed.len() + 1);
        chain.into_iter().any(|id| there(id) || module.removed.contains_key(id))
    };
    for (from, (to, origin)) in &module.renamed {
        if !leads_somewhere(to) {
            let near = nearest(to.as_str(), blocks.iter().map(|block| block.id.as_str()));
            problems.push(
                Diagnostic::new(
                    Code::UnknownReference,
                    format!("`{from}` is renamed to `{to}`, which is no block"),
                )
                .at(origin)
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                .hint("name the block as it is called now, or put the old name under `removed:`"),
            );
        }
    }
    let old = module.renamed.iter().map(|(id, (_, origin))| (id, origin));
    for (id, origin) in old.chain(module.removed.iter().map(|(id, (_, origin))| (id, origin))) {
        if there(id) {
            problems.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("`{id}` is an old name, but a block still has it"),
                )
                .at(origin)
                .hint("delete the line, or give the block another id"),
            );
        }
    }
}
