//! Which texts are translated in which PO file.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Catalogue;
use crate::diagnostic::Problems;
use crate::load::{self, Workspace};
use crate::model::{Id, Language, Layer, LayerName, SeriesFile};
use crate::overlay::{self, Names};
use crate::resolve;
use crate::translate::{self, Message};

/// The texts that are translated in the PO files of one layer, and the languages of these files.
///
/// A text belongs to the files of the lowest layer that says it: base text is translated once for
/// every country. Texts of an overlay's audiences and languages belong to the overlay's own files,
/// unless the audience's or language's folder has files of its own.
#[derive(Clone, Debug)]
pub struct Translatable {
    /// The layer in whose folder the files stand.
    pub layer: LayerName,
    /// The languages into which its texts are translated, whether or not the file is there yet.
    pub languages: BTreeSet<Language>,
    /// Whether all its texts are known; an error below hides those of a module.
    pub is_whole: bool,
    /// The language of texts that say no other.
    written_in: Language,
    own: Vec<Message>,
    around: Vec<Message>,
}

impl Translatable {
    /// The file of a language, from the workspace.
    pub fn path(&self, language: &Language) -> String {
        po_path(&self.layer, language)
    }

    /// The messages of the file of a language. A translation of a text from below that the file has
    /// already, because the country says it in other words, stays in the file.
    pub fn messages(&self, language: &Language, existing: Option<&Catalogue>) -> Vec<Message> {
        let here: BTreeSet<_> = existing
            .into_iter()
            .flat_map(Catalogue::live)
            .map(|entry| (entry.context.as_deref().unwrap_or_default(), entry.source.as_str()))
            .collect();
        let is_here = |message: &&Message| here.contains(&(&*message.msgctxt(), message.source.as_str()));
        let spoken = |message: &&Message| match &message.layer {
            LayerName::OverlayLanguage(_, only) if only != language => false,
            _ => message.language.as_ref().unwrap_or(&self.written_in) != language,
        };
        self.own.iter().filter(spoken).chain(self.around.iter().filter(is_here)).cloned().collect()
    }
}

/// The PO file of a layer in a language, from the workspace.
pub fn po_path(layer: &LayerName, language: &Language) -> String {
    format!("{layer}/i18n/{language}.po")
}

/// The texts of every layer that has any, the base's first.
pub fn translatables(workspace: &Workspace) -> Vec<Translatable> {
    let mut homes: BTreeMap<LayerName, (Vec<Message>, bool)> = BTreeMap::new();
    for name in std::iter::once(&LayerName::Base).chain(workspace.layers.keys()) {
        let Ok(layers) = overlay::home(name, &workspace.layers) else { continue };
        let home = homes.entry(owner(workspace, name)).or_insert_with(|| (Vec::new(), true));
        home.1 &= hear(workspace, &layers, &mut home.0);
    }
    let mut spoken = languages(workspace);
    let translatable = |(layer, (messages, is_whole)): (LayerName, (Vec<Message>, bool))| {
        let all = translate::unite(messages);
        let (own, around): (Vec<Message>, Vec<Message>) =
            all.into_iter().partition(|it| owner(workspace, &it.layer) == layer);
        let mut languages = spoken.remove(&layer).unwrap_or_default();
        let written_in = workspace.series.language.clone();
        // What is written in another language is translated into the base's, too.
        if own.iter().any(|message| message.language.as_ref().is_some_and(|it| *it != written_in)) {
            languages.insert(written_in.clone());
        }
        Translatable { layer, languages, is_whole, written_in, own, around }
    };
    homes.into_iter().map(translatable).filter(|it| !it.own.is_empty()).collect()
}

/// All texts that the editions of an overlay in a language may show, with the audiences that it
/// lists, in the order of the modules.
pub fn messages_of(
    workspace: &Workspace,
    overlay: &Id,
    language: &Language,
) -> Result<Vec<Message>, Problems> {
    let stack = overlay::stack(overlay, &workspace.layers)?;
    let settings = overlay::settings(&stack);
    let own: BTreeSet<_> = stack.iter().map(|layer| layer.prefix.clone()).collect();
    let listed = |audience: &Id| settings.audiences.iter().any(|(it, _)| it == audience);
    let shown = |name: &&LayerName| match name {
        LayerName::Audience(audience) => listed(audience),
        LayerName::OverlayAudience(id, audience) => own.contains(id) && listed(audience),
        LayerName::OverlayLanguage(id, spoken) => own.contains(id) && spoken == language,
        LayerName::Base | LayerName::Shared(_) | LayerName::Overlay(_) => false,
    };
    let mut found = messages(workspace, &stack);
    for name in workspace.layers.keys().filter(shown) {
        let mut layers = stack.clone();
        for layer in overlay::home(name, &workspace.layers)? {
            if layers.iter().all(|it| it.name != layer.name) {
                layers.push(layer);
            }
        }
        found.extend(messages(workspace, &layers));
    }
    Ok(translate::unite(found))
}

/// The layer in whose files the texts of a layer are translated.
pub fn owner(workspace: &Workspace, layer: &LayerName) -> LayerName {
    match layer {
        LayerName::OverlayAudience(id, _) | LayerName::OverlayLanguage(id, _)
            if !workspace.catalogues.keys().any(|(name, _)| name == layer) =>
        {
            LayerName::Overlay(id.clone())
        }
        layer => layer.clone(),
    }
}

/// All texts that the PO files of a layer may translate: those that stand in it or below it, and those of
/// its audiences and languages that have no files of their own. `None` where some could not be read.
pub(super) fn messages_in(
    workspace: &Workspace,
    loaded: &Problems,
    layer: &LayerName,
) -> Option<Vec<Message>> {
    let all = std::iter::once(&LayerName::Base).chain(workspace.layers.keys());
    let mut found = Vec::new();
    let mut is_whole = load::is_whole("base-modules", loaded) && load::is_whole(&layer.to_string(), loaded);
    for name in all.filter(|name| owner(workspace, name) == *layer) {
        let Ok(layers) = overlay::home(name, &workspace.layers) else { return None };
        is_whole &= layers.iter().all(|it| load::is_whole(&it.name.to_string(), loaded));
        is_whole &= layers.iter().flat_map(|layer| &layer.edits).all(load::has_texts);
        is_whole &= hear(workspace, &layers, &mut found);
    }
    is_whole.then_some(found)
}

/// All texts of the modules under these layers, whoever reads them, and those beside them.
pub(super) fn messages(workspace: &Workspace, layers: &[&Layer]) -> Vec<Message> {
    let mut found = Vec::new();
    hear(workspace, layers, &mut found);
    found
}

/// Adds those texts to `found`; whether they are all, which they are not where edits have errors.
fn hear(workspace: &Workspace, layers: &[&Layer], found: &mut Vec<Message>) -> bool {
    let names = Names::default();
    let mut is_whole = true;
    found.extend(loose(workspace, layers));
    for module in workspace.series.modules.iter().filter_map(|(id, _)| workspace.modules.get(id)) {
        match overlay::apply(module, &workspace.library, layers, &names) {
            Ok((localized, _)) => found.extend(translate::messages(&localized)),
            Err(_) => is_whole = false,
        }
    }
    is_whole
}

/// Texts beside the modules: the base's, then those that each layer adds.
pub(super) fn loose(workspace: &Workspace, layers: &[&Layer]) -> Vec<Message> {
    let series = &workspace.series;
    let plain = overlay::settings(&[]);
    let facts: Vec<_> = workspace.facts.iter().collect();
    let below = resolve::loose_texts(series, &plain, &facts, &workspace.glossary);
    let message = |layer, (role, text)| Message::new(role, text, layer, &format!("series#{role}"));
    let mut found: Vec<_> = below.iter().filter_map(|it| message(&LayerName::Base, *it)).collect();
    note_chapters(&workspace.series, &mut found);
    for layer in layers {
        let facts: Vec<_> = layer.facts.iter().collect();
        let said = resolve::loose_texts(series, &layer.settings, &facts, &layer.glossary);
        let added = said.into_iter().filter(|(role, text)| {
            !below.iter().any(|(known, it)| known == role && it.markup == text.markup)
        });
        found.extend(added.filter_map(|it| message(&layer.name, it)));
    }
    found
}

/// Puts what the authors of chapters say to translators beside the texts of the chapters.
fn note_chapters(series: &SeriesFile, messages: &mut [Message]) {
    for chapter in series.guide.iter().filter(|chapter| !chapter.notes.is_empty()) {
        for (role, text) in chapter.texts() {
            let same = |it: &&mut Message| it.role == role && it.source == text.markup;
            messages.iter_mut().filter(same).for_each(|it| it.notes.extend(chapter.notes.iter().cloned()));
        }
    }
}

/// The languages into which the texts of each layer are translated: those of the overlays that it is
/// part of, and those of the files that it has.
fn languages(workspace: &Workspace) -> BTreeMap<LayerName, BTreeSet<Language>> {
    let mut found: BTreeMap<LayerName, BTreeSet<Language>> = BTreeMap::new();
    for (layer, language) in workspace.catalogues.keys() {
        found.entry(layer.clone()).or_default().insert(language.clone());
    }
    for target in super::all_targets(workspace) {
        if target.language == workspace.series.language {
            continue;
        }
        let Ok(layers) = overlay::layers(&target, &workspace.layers) else { continue };
        for name in layers.iter().map(|layer| &layer.name).chain([&LayerName::Base]) {
            found.entry(owner(workspace, name)).or_default().insert(target.language.clone());
        }
    }
    found
}
