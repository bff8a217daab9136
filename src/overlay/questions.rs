//! What must hold of a question after a layer: right answers, and the parts that its type shows.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Block, Field, Kind, Text, Touch, Value, schema};

use super::draft::Draft;
use super::fit::a;
use super::pass::Pass;

/// Checks a block that the layer brought or whose parts it changed, if it is a question and still there.
pub(super) fn check(draft: &mut Draft, pass: &Pass, node: usize) {
    let block = &draft.nodes[node].block;
    if draft.index.get(&block.id) != Some(&node) {
        return;
    }
    let Some(kind) = block.value(Field::Type).and_then(Value::as_word).map(str::to_owned) else { return };
    right_answer(draft, pass, (node, &kind));
    // The parts of a new question were checked when it was read.
    if let Some(touch) = pass.stirred.get(&node).cloned() {
        too_few(draft, &touch, (node, &kind));
        strange(draft, &touch, (node, &kind));
    }
}

fn right_answer(draft: &mut Draft, pass: &Pass, (node, kind): (usize, &str)) {
    let block = &draft.nodes[node].block;
    let is_right = |child: &usize| draft.nodes[*child].block.value(Field::Right) == Some(&Value::Flag(true));
    let rights = draft.children(node).into_iter().filter(is_right).count();
    let (code, problem, hint) = match (kind, rights) {
        ("single" | "multiple", 0) => {
            (Code::NoRightAnswer, "has no right answer", "mark an option as `right: true`")
        }
        ("single", 2..) => (
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

/// A question is made of at least two of each of its parts.
fn too_few(draft: &mut Draft, touch: &Touch, (node, kind): (usize, &str)) {
    let count = |part: Kind| parts(draft, node).filter(|it| it.kind == part).count();
    let missing: Vec<Kind> = schema::parts_of(kind).iter().copied().filter(|part| count(*part) < 2).collect();
    let (id, name) = (draft.nodes[node].block.id.clone(), draft.name(node));
    for part in missing {
        let message = format!("question `{id}` has fewer than two parts of the kind `{part}` left");
        draft.report(
            Diagnostic::new(Code::RequiredRemoved, message)
                .at(&touch.origin)
                .hint(format!("keep two, or remove the question: `remove: [{{ at: {name} }}]`")),
        );
    }
}

/// A question shows no other parts than those of its type.
fn strange(draft: &mut Draft, touch: &Touch, (node, kind): (usize, &str)) {
    let shown = schema::parts_of(kind);
    let strange = parts(draft, node).filter(|it| !shown.contains(&it.kind));
    let strange: Vec<_> = strange.map(|it| (it.id.clone(), it.kind)).collect();
    let names: Vec<_> = shown.iter().map(|kind| kind.name()).collect();
    let hint = if names.is_empty() {
        format!("take it out; the type `{kind}` has no parts")
    } else {
        format!("take it out; the parts of the type `{kind}` are: {}", names.join(", "))
    };
    for (id, part) in strange {
        let message = format!("`{id}` is {}, which a question of the type `{kind}` does not show", a(part));
        draft.report(Diagnostic::new(Code::WrongAnchor, message).at(&touch.origin).hint(hint.clone()));
    }
}

fn parts<'d>(draft: &'d Draft, node: usize) -> impl Iterator<Item = &'d Block<Text>> {
    draft.children(node).into_iter().map(|it| &*draft.nodes[it].block)
}
