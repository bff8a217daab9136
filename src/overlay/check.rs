//! What must hold after every layer, of all that the layer touched.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::Kind;

use super::draft::{Draft, Gone, ROOT, Why};
use super::fit::{a, fit};
use super::pass::{Pass, place};
use super::questions;

/// What a module had before a layer.
pub(super) struct Census {
    counts: BTreeMap<Kind, usize>,
    filled: BTreeSet<usize>,
}

/// Parts that a module keeps if it had any.
const KEPT: [(Kind, &str); 3] =
    [(Kind::Objective, "objectives"), (Kind::Slide, "slides"), (Kind::Question, "questions")];

impl Census {
    /// Counts.
    pub(super) fn of(draft: &Draft) -> Self {
        let mut counts = BTreeMap::new();
        let mut filled = BTreeSet::new();
        for node in draft.subtree(ROOT) {
            *counts.entry(draft.nodes[node].block.kind).or_insert(0) += 1;
            if draft.nodes[node].block.kind == Kind::Section && !draft.children(node).is_empty() {
                filled.insert(node);
            }
        }
        Self { counts, filled }
    }
}

/// Checks what a layer did.
pub(super) fn layer(draft: &mut Draft, pass: &Pass, before: &Census) {
    for nodes in pass.brought.values() {
        for node in nodes.clone() {
            complete(draft, node);
            nested(draft, node, nodes.start);
        }
    }
    let mut stirred: BTreeSet<usize> = pass.stirred.keys().copied().collect();
    stirred.extend(pass.brought.values().cloned().flatten());
    for node in stirred {
        questions::check(draft, pass, node);
    }
    let after = Census::of(draft);
    for (kind, plural) in KEPT {
        if before.counts.contains_key(&kind) && !after.counts.contains_key(&kind) {
            none_left(draft, pass, kind, plural);
        }
    }
    for node in before.filled.difference(&after.filled) {
        empty_section(draft, pass, *node);
    }
    super::references::check(draft, pass);
}

/// Checks the fields of a new block.
fn complete(draft: &mut Draft, node: usize) {
    let block = &draft.nodes[node].block;
    let mut found = Vec::new();
    let mut values = Vec::new();
    for (field, slot) in &block.slots {
        match fit(block.kind, *field, &slot.value, &slot.touch.origin) {
            Ok(value) => values.push((*field, value)),
            Err(diagnostic) => found.push(diagnostic),
        }
    }
    for rule in block.kind.fields().iter().filter(|rule| rule.required && block.value(rule.field).is_none()) {
        let message = format!("the {} `{}` has no `{}`", block.kind, block.id, rule.field);
        found.push(Diagnostic::new(Code::MissingKey, message).at(&block.origin));
    }
    for (field, value) in values {
        if let Some(slot) = draft.block_mut(node).slots.get_mut(&field) {
            slot.value = value;
        }
    }
    for diagnostic in found {
        draft.report(diagnostic);
    }
}

/// Checks that a part of a new block can stand in it.
fn nested(draft: &mut Draft, node: usize, top: usize) {
    let it = &draft.nodes[node];
    if node == top || it.block.kind.parents().contains(&draft.nodes[it.parent].block.kind) {
        return;
    }
    let holder = draft.nodes[it.parent].block.kind;
    let message = format!("{} cannot hold {}", a(holder), a(it.block.kind));
    let diagnostic = Diagnostic::new(Code::WrongAnchor, message).at(&it.block.origin);
    draft.report(diagnostic);
}

fn none_left(draft: &mut Draft, pass: &Pass, kind: Kind, plural: &str) {
    let module = &draft.module.root.id;
    let lost =
        |gone: &&Gone| gone.touch.layer == pass.layer.name && draft.nodes[gone.node].block.kind == kind;
    let causes = draft.gone.values().filter(lost).map(|gone| &gone.touch.origin);
    let cause = causes.min_by_key(|origin| place(origin)).unwrap_or(&pass.layer.origin);
    let diagnostic =
        Diagnostic::new(Code::RequiredRemoved, format!("module `{module}` has no {plural} left")).at(cause);
    let diagnostic =
        diagnostic.hint(format!("keep one, or leave the module out: `modules: {{ except: [{module}] }}`"));
    draft.report(diagnostic);
}

fn empty_section(draft: &mut Draft, pass: &Pass, node: usize) {
    let id = draft.nodes[node].block.id.clone();
    let (Some(touch), true) = (pass.stirred.get(&node), draft.index.get(&id) == Some(&node)) else { return };
    let message = format!("section `{id}` has nothing left in it");
    let diagnostic = Diagnostic::new(Code::RequiredRemoved, message).at(&touch.origin);
    let name = draft.name(node);
    draft.report(diagnostic.hint(format!("remove the section too: `remove: [{{ at: {name} }}]`")));
}

/// Whether the layer took a block out.
pub(super) fn removed_now<'d>(draft: &'d Draft, pass: &Pass, id: &crate::model::Id) -> Option<&'d Origin> {
    let gone = draft.gone.get(id)?;
    let now = gone.touch.layer == pass.layer.name && matches!(gone.why, Why::Removed);
    now.then_some(&gone.touch.origin)
}
