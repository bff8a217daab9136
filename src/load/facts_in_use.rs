//! Facts that no text of the workspace uses.

use std::collections::BTreeSet;

use super::texts;
use super::whole::has_texts;
use super::workspace::Workspace;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::markup;

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

/// Every name between double braces, in texts and in values.
fn used(workspace: &Workspace) -> BTreeSet<String> {
    let defaults = workspace.series.variables.values().filter_map(|variable| variable.default.as_ref());
    let set = workspace.layers.values().flat_map(|layer| layer.settings.variables.values());
    let set = set.flat_map(|it| it.value.iter().chain(it.by_language.values()));
    let texts = texts::all(workspace).into_iter().map(|text| &text.markup);
    let placeholders = texts.chain(defaults).chain(set).flat_map(|markup| markup::placeholders(markup));
    placeholders.map(|placeholder| placeholder.name).collect()
}
