//! `quiz.yaml`: questions of every type with their options, pairs and items.

use crate::diagnostic::{Code, Diagnostic, Problems, Severity};
use crate::model::{Block, Field, Id, Kind, Sourced, Text, Touch, Value, schema};

use super::decode::{self, Fields};
use super::fields;
use super::yaml::Node;

/// Most questions of a quiz. The largest of the base has some 30.
const MAX_QUESTIONS: usize = 200;

/// What the quiz says of itself and its questions.
pub(super) struct Quiz {
    pub(super) pass: Option<Sourced<Text>>,
    pub(super) draw: Option<Sourced<Text>>,
    pub(super) questions: Vec<Block<Text>>,
}

/// Reads the file.
pub(super) fn quiz(root: &Node, problems: &mut Problems) -> Option<Quiz> {
    let mut map = Fields::of(root, problems)?;
    let mut number = |key, most| {
        let node = map.get(key)?;
        let number = decode::number(node, most, problems)?;
        Some(Sourced::new(Value::Number(number), Touch::base(&node.origin)))
    };
    let (pass, draw) = (number("pass", 100), number("draw", 1000));
    let questions = map.need("questions", problems).map_or(&[][..], decode::items);
    let questions: Vec<_> = questions.iter().filter_map(|node| listed(node, problems)).collect();
    if let Some(node) = map.get("draw") {
        let draw = draw.as_ref().and_then(|draw| draw.value.as_number());
        check_draw(node, draw, questions.len(), problems);
    }
    if let Some(node) = map.get("questions").filter(|_| questions.len() > MAX_QUESTIONS) {
        let message = format!("a quiz of {} questions; at most {MAX_QUESTIONS} are read", questions.len());
        problems
            .push(Diagnostic::new(Code::TooLarge, message).at(&fields::head(node)).hint("split the module"));
    }
    if let Some(node) = map.get("questions").filter(|_| questions.is_empty()) {
        problems.push(
            Diagnostic::new(Code::MissingKey, "the quiz has no question")
                .at(&fields::head(node))
                .hint("write one, or leave `quiz:` out of module.yaml"),
        );
    }
    map.finish(problems);
    Some(Quiz { pass, draw, questions })
}

/// As many questions as are drawn must be there.
fn check_draw(node: &Node, draw: Option<u32>, questions: usize, problems: &mut Problems) {
    let fits = |draw: u32| draw > 0 && usize::try_from(draw).is_ok_and(|draw| draw <= questions);
    if draw.is_some_and(|draw| !fits(draw)) {
        let message = format!("{} of {questions} questions cannot be drawn", draw.unwrap_or_default());
        problems.push(
            Diagnostic::new(Code::BadValue, message)
                .at(&node.origin)
                .hint(format!("write a number from 1 to {questions}, or leave `draw:` out to ask them all")),
        );
    }
}

fn listed(node: &Node, problems: &mut Problems) -> Option<Block<Text>> {
    let mut map = Fields::of(node, problems)?;
    let id = map.need("id", problems).and_then(|node| decode::id(node, problems));
    let question = question(id?, &mut map, problems);
    map.finish(problems);
    Some(question)
}

/// Reads the keys of one question; its id was read by the caller.
pub(super) fn question(id: Id, map: &mut Fields<'_>, problems: &mut Problems) -> Block<Text> {
    let mut block = Block::new(id, Kind::Question, map.origin().clone());
    let before = problems.count(Severity::Error);
    fields::read(&mut block, map, &[], problems);
    if problems.count(Severity::Error) == before {
        fields::require_all(&block, problems);
    }
    for (key, kind) in PARTS {
        let Some(list) = map.get(key) else { continue };
        for node in decode::items(list) {
            block.children.extend(part(&block.id, *kind, node, problems));
        }
    }
    // What could not be read is not told again as missing.
    if problems.count(Severity::Error) == before {
        check_parts(&block, problems);
    }
    block
}

/// The lists that a question may have and what they hold.
pub(super) const PARTS: &[(&str, Kind)] = &[
    ("options", Kind::Option),
    ("pairs", Kind::Pair),
    ("items", Kind::Item),
    ("dimensions", Kind::Dimension),
    ("levels", Kind::Level),
];

fn part(question: &Id, kind: Kind, node: &Node, problems: &mut Problems) -> Option<Block<Text>> {
    let mut map = Fields::of(node, problems)?;
    let local = map.need("id", problems).and_then(decode::scalar);
    let mut block = Block::new(part_id(question, local?, node, problems)?, kind, fields::head(node));
    fields::read(&mut block, &mut map, &[], problems);
    fields::require_all(&block, problems);
    map.finish(problems);
    Some(block)
}

/// The id of a part: its question's and its own, which may be a digit alone.
pub(super) fn part_id(question: &Id, local: &str, node: &Node, problems: &mut Problems) -> Option<Id> {
    let id = Id::parse(&question.join(local).to_string());
    if id.is_none() {
        problems.push(decode::bad_id(local, &node.origin));
    }
    id
}

/// Which list each type needs.
fn check_parts(question: &Block<Text>, problems: &mut Problems) {
    let Some(kind) = question.value(Field::Type).and_then(Value::as_word) else { return };
    for kind in schema::parts_of(kind) {
        if question.of_kind(*kind).count() < 2 {
            let message =
                format!("the question `{}` has fewer than two entries in `{}`", question.id, list_key(*kind));
            problems.push(
                Diagnostic::new(Code::MissingKey, message)
                    .at(&first_line(question))
                    .hint(format!("list at least two under `{}:`", list_key(*kind))),
            );
        }
    }
    if matches!(kind, "single" | "multiple") {
        check_right(question, kind, problems);
    }
    let answer = match kind {
        "true-false" | "numeric" => Some(Field::Answer),
        "short-text" => Some(Field::Accept),
        _ => None,
    };
    if let Some(field) = answer.filter(|field| !question.slots.contains_key(field)) {
        let message = format!("the question `{}` has no `{field}`", question.id);
        problems.push(
            Diagnostic::new(Code::NoRightAnswer, message)
                .at(&first_line(question))
                .hint(format!("add `{field}:` with the right answer")),
        );
    }
}

/// A single choice has one right option, a multiple choice at least one.
fn check_right(question: &Block<Text>, kind: &str, problems: &mut Problems) {
    let right = |option: &&Block<Text>| option.value(Field::Right) == Some(&Value::Flag(true));
    let count = question.of_kind(Kind::Option).filter(right).count();
    if count == 0 || (kind == "single" && count > 1) {
        let message = format!("the question `{}` has {count} right options", question.id);
        problems.push(
            Diagnostic::new(Code::NoRightAnswer, message)
                .at(&first_line(question))
                .hint("put `right: true` on each right option; `type: multiple` allows several"),
        );
    }
}

fn list_key(kind: Kind) -> &'static str {
    PARTS.iter().find(|(_, it)| *it == kind).map_or("", |(key, _)| key)
}

fn first_line(block: &Block<Text>) -> crate::diagnostic::Origin {
    let first = block.origin.text().lines().next().map_or(0, str::len);
    crate::diagnostic::Origin::new(&block.origin.file, block.origin.start, block.origin.start + first)
}

/// Puts the quiz into its module.
pub(super) fn put(module: &mut Block<Text>, quiz: Quiz) {
    module.slots.extend(quiz.pass.map(|pass| (Field::Pass, pass)));
    module.slots.extend(quiz.draw.map(|draw| (Field::Draw, draw)));
    module.children.extend(quiz.questions);
}
