//! What `check` looks at beside the editions.

use std::collections::BTreeMap;

use super::translatable;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::load::Workspace;
use crate::model::{Action, Address, Block, Date, Field, Id, LayerName, Text, Value};
use crate::translate;

/// Facts and cases whose day of review lies before `today`.
pub fn expired(workspace: &Workspace, today: Date) -> Problems {
    let mut problems = Problems::none();
    let layers = workspace.layers.values().flat_map(|layer| &layer.facts);
    for fact in workspace.facts.iter().chain(layers).filter(|fact| fact.review_by < today) {
        problems.push(overdue("fact", &fact.id, fact.review_by, &fact.origin));
    }
    let modules = workspace.modules.values().flat_map(|module| module.root.walk());
    for block in modules.chain(workspace.library.blocks.iter()) {
        expired_block(block, today, &mut problems);
    }
    for edit in workspace.layers.values().flat_map(|layer| &layer.edits) {
        match &edit.action {
            Action::Add { block, .. } | Action::Swap { block, .. } => {
                block.walk().into_iter().for_each(|block| expired_block(block, today, &mut problems));
            }
            Action::Change { at, fields } => expired_change(at, fields, today, &mut problems),
            Action::Move { .. } | Action::Remove { .. } => {}
        }
    }
    problems
}

fn expired_block(block: &Block<Text>, today: Date, problems: &mut Problems) {
    if let Some(slot) = block.slots.get(&Field::ReviewBy)
        && let Value::Date(review_by) = slot.value
        && review_by < today
    {
        problems.push(overdue(block.kind.name(), &block.id, review_by, &slot.touch.origin));
    }
}

fn expired_change(
    at: &Address,
    fields: &BTreeMap<Field, (Value<Text>, Origin)>,
    today: Date,
    problems: &mut Problems,
) {
    if let Some((Value::Date(review_by), origin)) = fields.get(&Field::ReviewBy)
        && let Some(id) = &at.block
        && *review_by < today
    {
        problems.push(overdue("case", id, *review_by, origin));
    }
}

fn overdue(kind: &str, id: &Id, review_by: Date, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::ExpiredFact, format!("the {kind} `{id}` was to be reviewed by {review_by}"))
        .at(origin)
        .hint("open its sources again, mend what has changed, and set `as_of` and `review_by` anew")
}

/// Translations of texts that are nowhere any more. Where texts could not be read, nobody can say which
/// those are.
pub fn stale(workspace: &Workspace, loaded: &Problems) -> Problems {
    let mut problems = Problems::none();
    let catalogues: Vec<_> = workspace.catalogues.iter().collect();
    for of_layer in catalogues.chunk_by(|((a, _), _), ((b, _), _)| a == b) {
        let messages = match &of_layer[0].0.0 {
            layer @ (LayerName::Base | LayerName::Overlay(_)) => {
                translatable::messages_in(workspace, loaded, layer)
            }
            _ => continue,
        };
        let Some(messages) = messages else { continue };
        for (_, it) in of_layer {
            problems.extend(translate::unknown(it, &messages));
        }
    }
    problems
}
