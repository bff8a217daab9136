//! Every text of a workspace in which values may stand.

use super::workspace::Workspace;
use crate::model::{Action, Block, Layer, Text};

/// The texts of the base and of all layers.
pub(super) fn all(workspace: &Workspace) -> Vec<&Text> {
    let Workspace { series, modules, library, facts, glossary, layers, .. } = workspace;
    let blocks = modules.values().map(|module| &module.root).chain(&library.blocks);
    let facts = facts.iter().map(|fact| &fact.text);
    let definitions = glossary.iter().map(|term| &term.definition);
    let guide = series.guide_texts().map(|(_, text)| text);
    let base = facts.chain(definitions).chain(guide).chain([&series.title]);
    blocks.flat_map(of_block).chain(base).chain(layers.values().flat_map(of_layer)).collect()
}

fn of_block(block: &Block<Text>) -> Vec<&Text> {
    let slots = block.walk().into_iter().flat_map(|part| part.slots.values());
    slots.flat_map(|slot| slot.value.texts()).collect()
}

fn of_layer(layer: &Layer) -> Vec<&Text> {
    let settings = &layer.settings;
    let logo = settings.logo.iter().map(|(_, alt)| alt);
    let mut texts: Vec<_> = settings.title.iter().chain(&settings.footer).chain(logo).collect();
    texts.extend(layer.facts.iter().map(|fact| &fact.text));
    texts.extend(layer.glossary.iter().map(|term| &term.definition));
    for edit in &layer.edits {
        match &edit.action {
            Action::Change { fields, .. } => {
                texts.extend(fields.values().flat_map(|(value, _)| value.texts()));
            }
            Action::Add { block, .. } | Action::Swap { block, .. } => texts.extend(of_block(block)),
            Action::Move { .. } | Action::Remove { .. } => {}
        }
    }
    texts
}
