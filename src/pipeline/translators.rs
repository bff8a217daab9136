//! What goes to translators and comes back: which PO files an edition is translated in, and what
//! becomes of them.

use super::Changes;
use super::translatable::{messages_of, owner, po_path};
use crate::catalogue::{self, Catalogue};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity, nearest};
use crate::interchange::Returned;
use crate::load::{Base, Workspace};
use crate::model::{Id, Language, LayerName, Target};
use crate::overlay;
use crate::translate::{self, Access, Imported, Message, Scope, Shelf, ShelfFile};

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Import {
    /// The PO files as they would be; none where a translation was refused.
    pub changes: Changes,
    /// What became of each translation.
    pub imported: Imported,
    /// What is wrong with them.
    pub problems: Problems,
}

/// An overlay, or `base`, in a language in which it is published.
pub fn translated_target(workspace: &Workspace, overlay: &str, language: &str) -> Result<Target, Problems> {
    let spoken = Language::parse(language).ok_or_else(|| super::only(unknown_language(language)))?;
    if overlay == "base" && spoken != workspace.series.language {
        let overlay = Id::parse(overlay).expect("a plain word is an id");
        return Ok(Target { overlay, language: spoken, audiences: Vec::new() });
    }
    let targets = super::targets(workspace, &[format!("{overlay}@{language}")])?;
    let target = targets.into_iter().next().expect("one word names one target");
    if target.language == workspace.series.language {
        let message = format!("`{target}` is in the language of the base: nothing of it is translated");
        let problem = Diagnostic::new(Code::UnknownTarget, message);
        return Err(super::only(problem.hint("`kitbag translate coverage` names what is translated")));
    }
    Ok(target)
}

fn unknown_language(tag: &str) -> Diagnostic {
    let meant = nearest(tag, Language::tags()).map(|meant| format!("did you mean `{meant}`?"));
    Diagnostic::new(Code::UnknownTarget, format!("no language `{tag}`"))
        .maybe_hint(meant)
        .hint(format!("the languages are {}", Language::tags().collect::<Vec<_>>().join(", ")))
}

/// What a translator of a target is sent: the texts of the modules that it teaches, and those beside
/// the modules.
pub fn outgoing(workspace: &Workspace, target: &Target, scope: Scope) -> Result<Catalogue, Problems> {
    let mut messages = messages_of(workspace, &target.overlay, &target.language)?;
    let settings = overlay::settings(&overlay::stack(&target.overlay, &workspace.layers)?);
    let taught = overlay::select(&workspace.series.modules, &settings)?;
    let is_left_out = |id: &Id| workspace.modules.contains_key(id) && !taught.contains(id);
    messages.retain(|message| !message.modules().all(|id| is_left_out(&id)));
    let layers = layers(workspace, target, &messages)?;
    let files =
        layers.into_iter().filter_map(|layer| workspace.catalogues.get(&(layer, target.language.clone())));
    Ok(translate::outgoing(&messages, &files.collect::<Vec<_>>(), &target.language, scope))
}

/// Lays what came back over the PO files of a target.
pub fn incoming(
    workspace: &Workspace,
    loaded: &Problems,
    target: &Target,
    returned: &Returned,
) -> Result<Import, Problems> {
    for_another(returned, target).unless_errors(())?;
    let messages = messages_of(workspace, &target.overlay, &target.language)?;
    let layers = layers(workspace, target, &messages)?;
    let mut problems = broken(loaded, &layers, &target.language);
    let shelf = shelf(workspace, target, &layers, &messages);
    let before: Vec<_> = shelf.files.iter().map(|file| file.catalogue.clone()).collect();
    let (shelf, imported, found) = translate::import(&returned.catalogue, shelf);
    problems.extend(found);
    let mut changes = Changes::default();
    for ((layer, file), before) in layers.iter().zip(&shelf.files).zip(&before) {
        if file.catalogue != *before && !problems.has_errors() {
            changes.replace(po_path(layer, &target.language), catalogue::write(&file.catalogue));
        }
    }
    Ok(Import { changes, imported, problems })
}

/// The layers whose PO files a target is translated in, the nearest first.
fn layers(workspace: &Workspace, target: &Target, messages: &[Message]) -> Result<Vec<LayerName>, Problems> {
    let stack = overlay::stack(&target.overlay, &workspace.layers)?;
    let mut below: Vec<_> = stack.iter().rev().map(|layer| layer.name.clone()).collect();
    below.push(LayerName::Base);
    let mut layers: Vec<LayerName> = Vec::new();
    for layer in messages.iter().map(|message| owner(workspace, &message.layer)) {
        if !below.contains(&layer) && !layers.contains(&layer) {
            layers.push(layer);
        }
    }
    layers.extend(below);
    Ok(layers)
}

fn shelf(workspace: &Workspace, target: &Target, layers: &[LayerName], messages: &[Message]) -> Shelf {
    let file = |layer: &LayerName| {
        let held = workspace.catalogues.get(&(layer.clone(), target.language.clone()));
        let belongs = |message: &&Message| owner(workspace, &message.layer) == *layer;
        let is_elsewhere = *layer == LayerName::Base && workspace.base != Base::Own;
        ShelfFile {
            catalogue: held.cloned().unwrap_or_else(|| translate::template(&[], &target.language)),
            messages: messages.iter().filter(belongs).cloned().collect(),
            access: if is_elsewhere { Access::Read } else { Access::Write },
        }
    };
    let own = LayerName::Overlay(target.overlay.clone());
    Shelf {
        files: layers.iter().map(file).collect(),
        own: layers.iter().position(|layer| *layer == own).unwrap_or(layers.len() - 1),
    }
}

/// What keeps the PO files from being written: an entry that could not be read would be lost.
fn broken(loaded: &Problems, layers: &[LayerName], language: &Language) -> Problems {
    let paths: Vec<_> = layers.iter().map(|layer| po_path(layer, language)).collect();
    let is_in_one = |problem: &&Diagnostic| {
        let path = problem.origin.as_ref().map(|origin| &origin.file.path);
        problem.severity == Severity::Error && path.is_some_and(|path| paths.contains(path))
    };
    let mut problems = Problems::none();
    loaded.iter().filter(is_in_one).for_each(|problem| problems.push(problem.clone()));
    problems
}

/// What the file says of whom it is for, where that is somebody else.
fn for_another(returned: &Returned, target: &Target) -> Problems {
    let mut problems = Problems::none();
    let mut tell = |words: String, origin: &Origin, hint: &str| {
        problems.push(Diagnostic::new(Code::OtherTarget, words).at(origin).hint(hint));
    };
    if let Some((found, origin)) = returned.target.as_ref().filter(|(found, _)| *found != target.to_string())
    {
        let words = format!("the file is for `{found}`, not for `{target}`");
        tell(words, origin, "leave `--as` away where the file is right");
    }
    let other = |found: &str| !names(found, target.language.tag());
    if let Some((found, origin)) = returned.language.as_ref().filter(|(found, _)| other(found)) {
        let words = format!("the file is in the language `{found}`; `{}` was expected", target.language);
        tell(words, origin, "ask whoever sent it which language it is in, and mend this line if it is wrong");
    }
    problems
}

/// `si_LK` names `si` too; translation programs add the country on their own.
fn names(found: &str, language: &str) -> bool {
    let found = found.replace('_', "-").to_ascii_lowercase();
    let language = language.to_ascii_lowercase();
    found.strip_prefix(&language).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
