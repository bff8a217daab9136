//! What must hold after every layer, of all that the layer touched.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::{Field, Kind, Value, schema};

use super::draft::{Draft, Gone, ROOT, Why};
use super::fit::{a, fit};
use super::pass::{Pass, place};

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
    let mut questions: BTreeSet<usize> = pass.stirred.keys().copied().collect();
    questions.extend(pass.brought.values().cloned().flatten());
    for node in questions {
        right_answer(draft, pass, node);
        parts(draft, pass, node);
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

fn right_answer(draft: &mut Draft, pass: &Pass, node: usize) {
    let block = &draft.nodes[node].block;
    let there = draft.index.get(&block.id) == Some(&node);
    let kind = block.value(Field::Type).and_then(Value::as_word).filter(|_| there);
    let is_right = |child: &usize| draft.nodes[*child].block.value(Field::Right) == Some(&Value::Flag(true));
    let rights = draft.children(node).into_iter().filter(is_right).count();
    let (code, problem, hint) = match (kind, rights) {
        (Some("single" | "multiple"), 0) => {
            (Code::NoRightAnswer, "has no right answer", "mark an option as `right: true`")
        }
        (Some("single"), 2..) => (
            Code::BadValue,
            "is `single` and has several right answers",
            "write `type: multiple`, or keep one",
        ),
        _ => return,
    };
    let fresh = pass.fresh.get(&block.id) == Some(&node);
    let cause = pass.stirred.get(&node).map(|touch| &touch.origin).filter(|_| !fresh);
    let diagnostic = Diagnostic::new(code, format!("question `{}` {problem}", block.id));
    let diagnostic = diagnostic.at(cause.unwrap_or(&block.origin)).hint(hint);
    draft.report(diagnostic);
}

/// A question is made of at least two of each of its parts, and of no others. New questions were checked
/// when they were read.
fn parts(draft: &mut Draft, pass: &Pass, node: usize) {
    let block = &draft.nodes[node].block;
    let (Some(touch), true) = (pass.stirred.get(&node), draft.index.get(&block.id) == Some(&node)) else {
        return;
    };
    let Some(kind) = block.value(Field::Type).and_then(Value::as_word) else { return };
    let needed = schema::parts_of(kind);
    let children = draft.children(node);
    let count = |part: Kind| children.iter().filter(|it| draft.nodes[**it].block.kind == part).count();
    let mut found = Vec::new();
    for part in needed.iter().filter(|part| count(**part) < 2) {
        let message = format!("question `{}` has fewer than two parts of the kind `{part}` left", block.id);
        found.push(
            Diagnostic::new(Code::RequiredRemoved, message).at(&touch.origin).hint(format!(
                "keep two, or remove the question: `remove: [{{ at: {} }}]`",
                draft.name(node)
            )),
        );
    }
    let strange = children.iter().map(|it| &draft.nodes[*it].block).filter(|it| !needed.contains(&it.kind));
    for part in strange {
        let message =
            format!("`{}` is {}, which a question of the type `{kind}` does not show", part.id, a(part.kind));
        let wanted: Vec<_> = needed.iter().map(|kind| kind.name()).collect();
        found.push(Diagnostic::new(Code::WrongAnchor, message).at(&touch.origin).hint(
            match wanted.is_empty() {
                true => format!("take it out; the type `{kind}` has no parts"),
                false => format!("take it out; the parts of the type `{kind}` are: {}", wanted.join(", ")),
            },
        ));
    }
    found.into_iter().for_each(|diagnostic| draft.report(diagnostic));
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
