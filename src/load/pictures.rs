//! Pictures and recordings are there to be shown, and words beside recordings to be read.

use std::collections::{BTreeMap, BTreeSet};

use super::whole::{has_texts, is_whole};
use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity, nearest};
use crate::model::{Action, AssetPath, Block, Id, Layer, Module, Text};

/// Pictures and recordings that blocks show, by module; those of the library under its name.
type Shown<'a> = BTreeMap<&'a str, BTreeSet<&'a AssetPath>>;

/// Reports files that nothing shows, and those that lie beside no module. Whether a file is shown cannot be
/// said while texts beside it could not be read.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) {
    let base = in_base(workspace);
    let mut found = Problems::none();
    let library = is_whole("base-modules/library", problems);
    let is_read = |id: &&Module| library && is_whole(&format!("base-modules/{}", id.root.id), problems);
    for module in workspace.modules.values().filter(is_read) {
        let id = module.root.id.as_str();
        let files = module.assets.keys().chain(module.tracks.keys());
        for path in files.filter(|path| !base.get(id).is_some_and(|it| serves(it, path))) {
            let place = format!("base-modules/{id}/{path}");
            found.push(unused(&place).hint(way_out(path, "show it on a slide, or delete it")));
        }
    }
    let shown = with_layers(workspace, base);
    for layer in workspace.layers.values() {
        let is_read = is_whole("base-modules", problems)
            && is_whole(&layer.name.to_string(), problems)
            && layer.edits.iter().all(has_texts);
        let certain = |it: &Diagnostic| is_read || it.severity == Severity::Error;
        let files = layer.assets.keys().chain(layer.tracks.keys()).chain(layer.templates.keys());
        for (owner, path) in files {
            let problem = of_layer(workspace, (layer, &shown), (owner, path));
            problem.into_iter().filter(certain).for_each(|it| found.push(it));
        }
    }
    problems.extend(found);
}

fn unused(path: &str) -> Diagnostic {
    Diagnostic::new(Code::UnusedAsset, format!("no block shows `{path}`")).at(&Origin::of_path(path))
}

/// Whether a file is shown, or belongs to a recording that is.
fn serves(shown: &BTreeSet<&AssetPath>, path: &AssetPath) -> bool {
    shown.contains(path) || shown.iter().any(|it| path.belongs_to(it))
}

/// What to do about a file that nothing shows: words stand beside a recording.
fn way_out<'a>(path: &AssetPath, otherwise: &'a str) -> &'a str {
    match path.media() {
        Some(_) => otherwise,
        None => "name it as the recording to which it belongs, `talk.vtt` beside `talk.mp4`, or delete it",
    }
}

fn in_base(workspace: &Workspace) -> Shown<'_> {
    let mut shown = Shown::new();
    for module in workspace.modules.values() {
        note(shown.entry(module.root.id.as_str()).or_default(), &module.root);
    }
    for block in &workspace.library.blocks {
        note(shown.entry("library").or_default(), block);
    }
    shown
}

fn note<'a>(shown: &mut BTreeSet<&'a AssetPath>, block: &'a Block<Text>) {
    for slot in block.walk().into_iter().flat_map(|block| block.slots.values()) {
        shown.extend(slot.value.assets());
    }
}

fn with_layers<'a>(workspace: &'a Workspace, mut shown: Shown<'a>) -> Shown<'a> {
    for edit in workspace.layers.values().flat_map(|layer| &layer.edits) {
        let module = edit.action.address().module.as_ref().map_or("library", Id::as_str);
        let here = shown.entry(module).or_default();
        match &edit.action {
            Action::Add { block, .. } | Action::Swap { block, .. } => note(here, block),
            Action::Change { fields, .. } => {
                here.extend(fields.values().flat_map(|(value, _)| value.assets()));
            }
            Action::Move { .. } | Action::Remove { .. } => {}
        }
    }
    shown
}

fn of_layer(
    workspace: &Workspace,
    (layer, shown): (&Layer, &Shown<'_>),
    (owner, path): (&Id, &AssetPath),
) -> Option<Diagnostic> {
    let misplaced = || {
        let wanted = wanted_by(workspace, (layer, shown), path)?;
        Some(format!(
            "`{wanted}` shows one of this name: move it to `{}/{}`",
            layer.name,
            path.in_layer(wanted)
        ))
    };
    if *owner == layer.prefix {
        let place = format!("{}/{path}", layer.name);
        if let Some(hint) = misplaced().filter(|_| !is_own(workspace, path)) {
            return Some(unused(&place).hint(hint));
        }
        let hint = if layer.templates.contains_key(&(owner.clone(), path.clone())) {
            "name it as `template:` under `branding:`, or delete it"
        } else {
            "name it as `logo:` or as the value of a variable, or delete it"
        };
        return (!is_own(workspace, path)).then(|| unused(&place).hint(hint));
    }
    let place = format!("{}/{}", layer.name, path.in_layer(owner));
    let listed = workspace.series.modules.iter().map(|(id, _)| id.as_str());
    if owner.as_str() != "library" && !listed.clone().any(|id| id == owner.as_str()) {
        let near = nearest(owner.as_str(), listed);
        let message = format!("`{place}` lies beside no module: there is no `{owner}`");
        return Some(
            Diagnostic::new(Code::UnknownReference, message)
                .at(&Origin::of_path(&place))
                .maybe_hint(near.map(|near| format!("did you mean `assets/{near}`?"))),
        );
    }
    let here = shown.get(owner.as_str())?;
    let stem = |path: &AssetPath| path.as_str().rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let twin = here.iter().find(|other| stem(other) == stem(path));
    (!serves(here, path)).then(|| match twin {
        _ if misplaced().is_some() => unused(&place).maybe_hint(misplaced()),
        Some(twin) => unused(&place).hint(format!("to replace `{twin}` it must have the same name and type")),
        None => unused(&place).hint(way_out(path, "show it in a text of the overlay, or delete it")),
    })
}

/// The module that shows a picture of this name and has none.
fn wanted_by<'a>(
    workspace: &'a Workspace,
    (layer, shown): (&Layer, &Shown<'_>),
    path: &AssetPath,
) -> Option<&'a Id> {
    let has = |module: &&Id| layer.assets.contains_key(&((*module).clone(), path.clone()));
    let modules = workspace.modules.iter().filter(|(_, module)| !module.assets.contains_key(path));
    let mut lacking = modules.map(|(id, _)| id).filter(|id| !has(id));
    lacking.find(|id| shown.get(id.as_str()).is_some_and(|it| it.contains(path)))
}

/// Whether any layer uses a picture that belongs to none of its modules.
fn is_own(workspace: &Workspace, path: &AssetPath) -> bool {
    let settings = || workspace.layers.values().map(|layer| &layer.settings);
    let logo = settings().filter_map(|it| it.logo.as_ref()).any(|(logo, _)| logo == path);
    let template = settings().filter_map(|it| it.template.as_ref()).any(|(template, _)| template == path);
    let set = settings().flat_map(|it| it.variables.values());
    let set = set.flat_map(|it| it.value.iter().chain(it.by_language.values()));
    let defaults = workspace.series.variables.values().filter_map(|it| it.default.as_ref());
    logo || template || set.chain(defaults).any(|value| value == path.as_str())
}
