//! Facts that no text of the workspace uses.

use std::collections::BTreeSet;

use super::whole::has_texts;
use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::markup;
use crate::model::{Action, Assignment, Block, Fact, Layer, Text};

/// Tells them. Whether a fact is used cannot be said while a file could not be read.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) {
    let mut edits = workspace.layers.values().flat_map(|layer| &layer.edits);
    if problems.has_errors() || !edits.all(has_texts) {
        return;
    }
    let used = used(workspace);
    let of_layers = workspace.layers.values().flat_map(|layer| &layer.facts);
    for fact in workspace.facts.iter().chain(of_layers) {
        if !used.contains(&format!("fact.{}", fact.id)) {
            problems.push(
                Diagnostic::new(Code::UnusedFact, format!("no text uses the fact `{}`", fact.id))
                    .at(&fact.origin)
                    .hint(format!("delete it, or write {{{{fact.{}}}}} where it belongs", fact.id)),
            );
        }
    }
}

/// Every name between double braces.
fn used(workspace: &Workspace) -> BTreeSet<String> {
    let Workspace { series, modules, library, facts, glossary, layers, .. } = workspace;
    let mut used = Names(BTreeSet::new());
    let blocks = modules.values().map(|module| &module.root).chain(&library.blocks);
    for block in blocks {
        used.block(block);
    }
    let facts = facts.iter().map(text_of);
    let of_layers = layers.values().flat_map(|layer| &layer.glossary);
    let definitions = glossary.iter().chain(of_layers).map(|term| &term.definition);
    let guide = series.guide_texts().map(|(_, text)| text);
    used.texts(facts.chain(definitions).chain(guide).chain([&series.title]));
    series.variables.values().filter_map(|variable| variable.default.as_ref()).for_each(|it| used.markup(it));
    for layer in layers.values() {
        used.layer(layer);
    }
    used.0
}

fn text_of(fact: &Fact) -> &Text {
    &fact.text
}

struct Names(BTreeSet<String>);

impl Names {
    fn markup(&mut self, markup: &str) {
        self.0.extend(markup::placeholders(markup).into_iter().map(|placeholder| placeholder.name));
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        texts.into_iter().for_each(|text| self.markup(&text.markup));
    }

    fn block(&mut self, block: &Block<Text>) {
        for part in block.walk() {
            part.slots.values().for_each(|slot| self.texts(slot.value.texts()));
        }
    }

    fn layer(&mut self, layer: &Layer) {
        let settings = &layer.settings;
        let logo = settings.logo.iter().map(|(_, alt)| alt);
        self.texts(settings.title.iter().chain(&settings.footer).chain(logo));
        self.texts(layer.facts.iter().map(text_of));
        for Assignment { value, by_language, .. } in settings.variables.values() {
            value.iter().chain(by_language.values()).for_each(|value| self.markup(value));
        }
        for edit in &layer.edits {
            match &edit.action {
                Action::Change { fields, .. } => {
                    for (value, _) in fields.values() {
                        self.texts(value.texts());
                    }
                }
                Action::Add { block, .. } | Action::Swap { block, .. } => self.block(block),
                Action::Move { .. } | Action::Remove { .. } => {}
            }
        }
    }
}
