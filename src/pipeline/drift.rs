//! Drift: what changed below the edits of layers since their authors last looked.

use std::collections::BTreeSet;

use super::{only, unread};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::load::{self, CONFLICTS, Workspace};
use crate::model::{Agreed, LayerName, Lock, Touched};
use crate::overlay::{self, Agreement, Names, Standing, Subject};

/// Everything that a layer touches, over all modules, each thing once.
pub fn subjects(workspace: &Workspace, name: &LayerName) -> Result<Vec<Subject>, Problems> {
    let layers = overlay::home(name, &workspace.layers)?;
    // Names serve suggestions, and of the layers below only what they leave is looked at.
    let names = Names::default();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (id, _) in &workspace.series.modules {
        let Some(module) = workspace.modules.get(id) else { continue };
        let here = overlay::subjects(module, &workspace.library, &layers, &names);
        found.extend(here.into_iter().filter(|subject| seen.insert(subject.written.clone())));
    }
    Ok(found)
}

/// The layers that a word on the command line names: an overlay with its audiences' and languages'
/// layers, or one layer by its folder below `overlays`, as `_shared/south-asia`.
pub fn layers_named(workspace: &Workspace, word: &str) -> Result<Vec<LayerName>, Problems> {
    let of_overlay = |name: &&LayerName| match name {
        LayerName::Overlay(id) | LayerName::OverlayAudience(id, _) | LayerName::OverlayLanguage(id, _) => {
            id.as_str() == word
        }
        _ => false,
    };
    let folder = format!("overlays/{}", word.trim_start_matches("overlays/").trim_end_matches('/'));
    let found: Vec<_> = workspace.layers.keys().filter(of_overlay).cloned().collect();
    let is_whole = found.iter().any(|name| matches!(name, LayerName::Overlay(_)));
    let errors = unread::errors(workspace, word);
    if !is_whole && errors.has_errors() {
        return Err(errors);
    }
    let exact = workspace.layers.keys().find(|name| name.to_string() == folder).cloned();
    match (found.is_empty(), exact) {
        (false, _) => Ok(found),
        (true, Some(name)) => Ok(vec![name]),
        (true, None) => Err(no_overlay(workspace, word)),
    }
}

/// The one layer that a word on the command line names: for an overlay its own, without those for
/// audiences and languages.
pub fn layer_named(workspace: &Workspace, word: &str) -> Result<LayerName, Problems> {
    let names = layers_named(workspace, word)?;
    let overlay = names.iter().find(|name| matches!(name, LayerName::Overlay(_)));
    overlay.or(names.first()).cloned().ok_or_else(|| no_overlay(workspace, word))
}

fn no_overlay(workspace: &Workspace, word: &str) -> Problems {
    let folders: Vec<_> = workspace.layers.keys().map(ToString::to_string).collect();
    let names = folders.iter().filter_map(|folder| folder.strip_prefix("overlays/"));
    let near = nearest(word, names);
    let absent = Diagnostic::new(Code::UnknownLayer, format!("no overlay `{word}`"));
    only(absent.maybe_hint(near.map(|near| format!("did you mean `{near}`?"))))
}

/// What is to be said about the locks of some layers. Layers that do not resolve have errors of their
/// own, and while the sources have errors nobody can say what lies below.
pub fn drift(workspace: &Workspace, loaded: &Problems, layers: &BTreeSet<LayerName>) -> Problems {
    let mut problems = Problems::none();
    if loaded.has_errors() {
        return problems;
    }
    for name in layers {
        if workspace.unsettled.contains(name) {
            problems.push(unsettled(name));
        }
        let Ok(subjects) = subjects(workspace, name) else { continue };
        let lock = workspace.locks.get(name);
        let untracked = subjects.iter().filter(|it| matches!(it.agreement(lock), Agreement::Untracked));
        let untracked: Vec<_> = untracked.collect();
        if let Some(first) = untracked.first() {
            problems.push(not_tracked(workspace, name, (untracked.len(), &first.origin)));
        }
        for subject in &subjects {
            if let Agreement::Changed(then) = subject.agreement(lock)
                && subject.yours != subject.below
            {
                problems.push(changed(name, subject, then));
            }
        }
        let is_whole = workspace.layers[name].edits.iter().all(load::has_texts);
        if let Some(diagnostic) = stale(name, lock, &subjects).filter(|_| is_whole) {
            problems.push(diagnostic);
        }
    }
    problems
}

fn changed(name: &LayerName, subject: &Subject, then: &Agreed) -> Diagnostic {
    let what = match (&subject.below, &then.text) {
        (None, _) => "is gone from what lies below",
        (_, None) => "is new in what lies below",
        _ => "changed below this edit",
    };
    let touched = &subject.current;
    let diagnostic = Diagnostic::new(Code::BaseChanged, format!("`{touched}` {what}")).at(&subject.origin);
    let diagnostic = match &subject.below_origin {
        Some(origin) => diagnostic.also("what lies below now", origin),
        None => diagnostic,
    };
    let overlay = short(name);
    diagnostic.hint(format!("see what changed: `kitbag diff {overlay} {}`", touched.address())).hint(format!(
        "settle it: `kitbag rebase {overlay} {} --keep`, or `--take`, or `--merge`",
        touched.address()
    ))
}

fn not_tracked(workspace: &Workspace, name: &LayerName, (count, first): (usize, &Origin)) -> Diagnostic {
    let edits = if count == 1 { "edit" } else { "edits" };
    let known = workspace.locks.contains_key(name);
    let what = if known { "the lock does not say" } else { "no lock says" };
    Diagnostic::new(Code::Untracked, format!("{what} what lay below {count} {edits} of {name}"))
        .at(first)
        .hint(format!("`kitbag rebase {} --accept` records what lies below now", short(name)))
}

fn unsettled(name: &LayerName) -> Diagnostic {
    let path = format!("{name}/{CONFLICTS}");
    Diagnostic::new(Code::Unsettled, format!("`{path}` holds texts that nobody has settled"))
        .at(&Origin::of_path(&path))
        .hint("put the right texts into the overlay")
        .hint(format!("then `kitbag rebase {} --accept` takes the file away", short(name)))
}

fn stale(name: &LayerName, lock: Option<&Lock>, subjects: &[Subject]) -> Option<Diagnostic> {
    let used: BTreeSet<&Touched> = subjects.iter().flat_map(|it| [&it.written, &it.current]).collect();
    let mut left = lock?.agreed.iter().filter(|(touched, _)| !used.contains(touched)).peekable();
    let (touched, first) = left.peek().copied()?;
    let count = left.count();
    let entries = if count == 1 { "entry belongs" } else { "entries belong" };
    Some(
        Diagnostic::new(Code::StaleLock, format!("{count} {entries} to no edit, first `{touched}`"))
            .at(&first.origin)
            .hint(format!("`kitbag rebase {} --accept` writes the lock anew", short(name))),
    )
}

/// A layer as one types it.
pub fn short(name: &LayerName) -> String {
    let folder = name.to_string();
    folder.strip_prefix("overlays/").unwrap_or(&folder).to_owned()
}

/// Where an edit stands, with its lock looked at.
pub(super) fn standing(standing: Standing, subject: Option<&Subject>, lock: Option<&Lock>) -> Standing {
    let Some(subject) = subject else { return standing };
    match (standing, subject.agreement(lock)) {
        (Standing::Ok | Standing::Shadowed(_), Agreement::Changed(then)) => {
            Standing::BaseChanged(then.version.clone())
        }
        (Standing::Ok, Agreement::Untracked) => Standing::Untracked,
        (standing, _) => standing,
    }
}
