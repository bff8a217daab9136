//! PO files brought up to date with the texts of the workspace.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::changes::Changes;
use super::faults::Faults;
use super::translatable::{Translatable, owner, translatables};
use crate::catalogue;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::load::{Base, Workspace};
use crate::model::{Language, Layer, LayerName};
use crate::overlay;
use crate::translate::{self, Fates};

/// What an update of PO files does.
#[derive(Debug, Default)]
pub struct Update {
    /// Each file that was looked at, by its path from the workspace, and what becomes of its entries.
    pub files: Vec<(String, Fates)>,
    /// The files that are made or changed.
    pub changes: Changes,
    /// Why files are left alone.
    pub problems: Problems,
}

/// One PO file that is wanted, whether or not it is there.
struct Wanted<'a> {
    texts: &'a Translatable,
    language: &'a Language,
}

/// Brings the PO files of some layers up to date, in one language or in all, and makes those that are
/// missing. A file whose texts cannot all be read is left alone: they would look as if they were gone.
pub fn update(
    workspace: &Workspace,
    loaded: &Problems,
    layers: &[LayerName],
    language: Option<&Language>,
) -> Update {
    let faults = Faults::of(workspace, loaded);
    let all = translatables(workspace);
    let asked = |texts: &&Translatable| layers.contains(&texts.layer) && is_ours(workspace, &texts.layer);
    let wanted = all.iter().filter(asked).flat_map(|texts| {
        let spoken = texts.languages.iter().filter(|it| language.is_none_or(|only| only == *it));
        spoken.map(move |language| Wanted { texts, language })
    });
    let wanted: Vec<_> = wanted.collect();
    let updated: Vec<_> = wanted.par_iter().map(|wanted| wanted.updated(workspace, &faults)).collect();
    let mut update = Update::default();
    for (wanted, updated) in wanted.iter().zip(updated) {
        let path = wanted.texts.path(wanted.language);
        match updated {
            Ok((fates, text)) => {
                if let Some(text) = text {
                    update.changes.replace(&path, text);
                }
                update.files.push((path, fates));
            }
            Err(problem) => update.problems.push(problem),
        }
    }
    update
}

/// Whether the files of a layer are the workspace's own.
fn is_ours(workspace: &Workspace, layer: &LayerName) -> bool {
    *layer != LayerName::Base || matches!(workspace.base, Base::Own)
}

impl Wanted<'_> {
    /// What becomes of the entries, and the new text of a file that changes.
    fn updated(&self, workspace: &Workspace, faults: &Faults) -> Result<(Fates, Option<String>), Diagnostic> {
        if self.is_hurt(workspace, faults) {
            return Err(self.left_alone());
        }
        let existing = workspace.catalogues.get(&(self.texts.layer.clone(), self.language.clone()));
        let messages = self.texts.messages(self.language, existing);
        let before = existing.map(catalogue::write);
        let old = existing.cloned().unwrap_or_else(|| translate::template(&[], self.language));
        // In a file that is new no text is newer than another.
        let day = existing.map(|_| workspace.series.date);
        let merged = translate::merge(old, &messages, day)?;
        let text = catalogue::write(&merged.catalogue);
        Ok((merged.fates, (before.as_ref() != Some(&text)).then_some(text)))
    }

    /// Whether a source of its texts, or the file itself, has errors.
    fn is_hurt(&self, workspace: &Workspace, faults: &Faults) -> bool {
        let own = workspace.layers.keys().filter(|name| owner(workspace, name) == self.texts.layer);
        let mut layers: BTreeMap<&LayerName, &Layer> = BTreeMap::new();
        for name in own {
            let Ok(home) = overlay::home(name, &workspace.layers) else { return true };
            layers.extend(home.into_iter().map(|layer| (&layer.name, layer)));
        }
        let layers: Vec<&Layer> = layers.into_values().collect();
        let mut modules = workspace.series.modules.iter();
        !self.texts.is_whole || modules.any(|(module, _)| faults.hurt(module, &layers, self.language))
    }

    fn left_alone(&self) -> Diagnostic {
        let path = self.texts.path(self.language);
        Diagnostic::new(Code::NotUpdated, format!("`{path}` was left alone: its sources have errors"))
            .at(&Origin::of_path(&path))
            .hint("`kitbag check` lists them; while they stand, texts that are there would look as if they were gone")
    }
}
