//! What became of each edit of an overlay: in force, hidden, without a block, over a text that has changed,
//! not translated.

use std::collections::{BTreeMap, BTreeSet};

use super::build;
use super::drift::{standing, subjects};
use super::plan;
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Field, Id, Language, LayerName, Target, Verb};
use crate::overlay::{self, Names, Row, Standing, Subject};
use crate::translate;

/// An edit, or one field that it sets.
#[derive(Clone, Debug)]
pub struct StatusRow {
    /// The edit and what became of it.
    pub row: Row,
    /// Languages of the overlay in which its words are shown in another language.
    pub untranslated: Vec<Language>,
}

/// What became of each edit of an overlay and of the layers below it, over all modules; then of the
/// overlay's own layers for audiences and languages.
pub fn status(workspace: &Workspace, overlay: &Id) -> Result<Vec<StatusRow>, Problems> {
    let layers = overlay::stack(overlay, &workspace.layers)?;
    let mut rows = rows(workspace, &layers);
    let own = |name: &&LayerName| matches!(name, LayerName::OverlayAudience(id, _) | LayerName::OverlayLanguage(id, _) if id == overlay);
    for name in workspace.layers.keys().filter(own) {
        let home = overlay::home(name, &workspace.layers)?;
        rows.extend(self::rows(workspace, &home).into_iter().filter(|row| row.layer == *name));
    }
    compare(workspace, &mut rows)?;
    let missing = untranslated(workspace, overlay)?;
    Ok(rows.into_iter().map(|row| StatusRow { untranslated: languages(&row, &missing), row }).collect())
}

fn rows(workspace: &Workspace, layers: &[&crate::model::Layer]) -> Vec<Row> {
    let modules = workspace.series.modules.iter().filter_map(|(id, _)| workspace.modules.get(id));
    let rows = modules.flat_map(|module| overlay::status(module, &workspace.library, layers));
    rows.filter(|row| !is_heading(row)).collect()
}

/// The heading of a text names its block; where it repeats the title it sets nothing.
fn is_heading(row: &Row) -> bool {
    row.field == Some(Field::Title)
        && matches!(row.standing, Standing::NoEffect)
        && row.origin.file.path.ends_with(".md")
}

/// Compares what lies below each edit with the lock of its layer.
fn compare(workspace: &Workspace, rows: &mut [Row]) -> Result<(), Problems> {
    let layers: BTreeSet<LayerName> = rows.iter().map(|row| row.layer.clone()).collect();
    for name in layers {
        let subjects = subjects(workspace, &name)?;
        let by_name: BTreeMap<_, &Subject> =
            subjects.iter().map(|it| ((it.written.address(), it.written.field), it)).collect();
        for row in rows.iter_mut().filter(|row| row.layer == name) {
            let subject = by_name.get(&(row.address.clone(), row.field)).copied();
            row.standing = standing(row.standing.clone(), subject, workspace.locks.get(&name));
        }
    }
    Ok(())
}

/// Fields whose words are shown in another language: by layer, block and field.
type Missing = BTreeMap<(LayerName, Id, Field), BTreeSet<Language>>;

fn untranslated(workspace: &Workspace, overlay: &Id) -> Result<Missing, Problems> {
    let mut missing = Missing::new();
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let settings = overlay::settings(&overlay::stack(overlay, &workspace.layers)?);
    for (language, _) in &settings.languages {
        let target = Target { overlay: overlay.clone(), language: language.clone(), audiences: Vec::new() };
        let planned = plan::single(workspace, target)?;
        for module in planned.taught.iter().filter_map(|id| workspace.modules.get(id)) {
            let Ok((localized, _)) = overlay::apply(module, &workspace.library, &planned.layers, &names)
            else {
                continue;
            };
            let (translated, _, _) = translate::apply(&localized, &build::request(workspace, &planned));
            for block in translated.root.walk() {
                for (field, slot) in &block.slots {
                    if slot.value.texts().iter().any(|text| text.language != *language) {
                        let key = (slot.touch.layer.clone(), block.id.clone(), *field);
                        missing.entry(key).or_default().insert(language.clone());
                    }
                }
            }
        }
    }
    Ok(missing)
}

/// The languages that lack the words of one row; a new block stands for all its parts.
fn languages(row: &Row, missing: &Missing) -> Vec<Language> {
    let id = row.address.rsplit('/').next().unwrap_or(&row.address);
    let concerns = |(layer, block, field): &(LayerName, Id, Field)| {
        let part =
            || block.as_str().strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        *layer == row.layer
            && match row.verb {
                Verb::Change => block.as_str() == id && row.field == Some(*field),
                Verb::Add | Verb::Swap => part(),
                Verb::Base | Verb::Move | Verb::Remove => false,
            }
    };
    let found: BTreeSet<_> = missing
        .iter()
        .filter(|(key, _)| concerns(key))
        .flat_map(|(_, languages)| languages)
        .cloned()
        .collect();
    found.into_iter().collect()
}
