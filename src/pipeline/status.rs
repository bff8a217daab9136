//! What became of each edit of an overlay: in force, hidden, without a block, over a text that has changed,
//! not translated.

use std::collections::{BTreeMap, BTreeSet};

use super::drift::{standing, subjects};
use super::{Sources, plan};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Field, Id, Language, LayerName, Target, Translated, Verb};
use crate::overlay::{self, Row, Standing, Subject};
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

/// What any two audiences that the overlay lists would hide of each other if they were asked for
/// together, in the order of the list.
pub fn rivals(workspace: &Workspace, overlay: &Id) -> Result<Problems, Problems> {
    let settings = overlay::settings(&overlay::stack(overlay, &workspace.layers)?);
    let Some((language, _)) = settings.languages.first() else { return Ok(Problems::none()) };
    let audiences: Vec<_> = settings.audiences.iter().map(|(id, _)| id).collect();
    let mut problems = Problems::none();
    for (place, first) in audiences.iter().enumerate() {
        for second in &audiences[place + 1..] {
            let audiences = vec![(*first).clone(), (*second).clone()];
            let target = Target { overlay: overlay.clone(), language: language.clone(), audiences };
            let layers = overlay::layers(&target, &workspace.layers)?;
            problems.extend(overlay::rival_settings(&layers));
            for module in workspace.series.modules.iter().filter_map(|(id, _)| workspace.modules.get(id)) {
                problems.extend(overlay::rivals(module, &workspace.library, &layers));
            }
        }
    }
    Ok(problems.in_source_order())
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

/// Languages in which a field is shown in another language: by layer and block, then by field.
type Missing = BTreeMap<(LayerName, Id), BTreeMap<Field, BTreeSet<Language>>>;

fn untranslated(workspace: &Workspace, overlay: &Id) -> Result<Missing, Problems> {
    let mut missing = Missing::new();
    let settings = overlay::settings(&overlay::stack(overlay, &workspace.layers)?);
    let languages = settings.languages.into_iter().map(|(language, _)| language);
    let targets =
        languages.map(|language| Target { overlay: overlay.clone(), language, audiences: Vec::new() });
    let plans = targets.map(|it| plan::single(workspace, it)).collect::<Result<Vec<_>, _>>()?;
    let sources = Sources::of(workspace, &plans);
    for planned in &plans {
        let request = sources.request(&sources.voice(planned));
        for module in planned.taught.iter().filter_map(|id| workspace.modules.get(id)) {
            let Ok((localized, _)) =
                overlay::apply(module, &workspace.library, &planned.layers, &sources.names)
            else {
                continue;
            };
            let (translated, _, _) = translate::apply(&localized, &request);
            note(&mut missing, &translated, &planned.target.language);
        }
    }
    Ok(missing)
}

/// Notes the fields of layers that are shown in another language.
fn note(missing: &mut Missing, translated: &Translated, language: &Language) {
    for block in translated.root.walk() {
        for (field, slot) in block.slots.iter().filter(|(_, slot)| slot.touch.layer != LayerName::Base) {
            if slot.value.texts().iter().any(|text| text.language != *language) {
                let of_block = missing.entry((slot.touch.layer.clone(), block.id.clone())).or_default();
                of_block.entry(*field).or_default().insert(language.clone());
            }
        }
    }
}

/// The languages that lack the words of one row; a new block stands for all its parts.
fn languages(row: &Row, missing: &Missing) -> Vec<Language> {
    let Some(id) = row.address.rsplit('/').next().and_then(Id::parse) else { return Vec::new() };
    let first = (row.layer.clone(), id.clone());
    let begins =
        |(layer, block): &(LayerName, Id)| *layer == row.layer && block.as_str().starts_with(id.as_str());
    let part = |block: &Id| matches!(block.as_str().as_bytes().get(id.as_str().len()), None | Some(b'-'));
    let concerns = |block: &Id, field: &Field| match row.verb {
        Verb::Change => *block == id && row.field == Some(*field),
        Verb::Add | Verb::Swap => part(block),
        Verb::Base | Verb::Move | Verb::Remove => false,
    };
    let near = missing.range(first..).take_while(|(key, _)| begins(key));
    let fields = near.flat_map(|((_, block), fields)| fields.iter().map(move |it| (block, it)));
    let found: BTreeSet<&Language> = fields
        .filter(|(block, (field, _))| concerns(block, field))
        .flat_map(|(_, (_, languages))| languages)
        .collect();
    found.into_iter().cloned().collect()
}
