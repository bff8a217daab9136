//! `forms:` of `series.yaml`.

use super::decode::{self, Fields};
use super::fields::head;
use super::names;
use super::yaml::Node;
use crate::diagnostic::Problems;
use crate::model::{Form, FormAnswer, FormQuestion, Text};

/// Most lines for one answer: half a page.
pub(super) const MOST_LINES: u32 = 12;

/// Lines of an answer where nobody says otherwise.
const LINES: u32 = 2;

/// The forms of a series, each id once.
pub(super) fn forms(node: &Node, problems: &mut Problems) -> Vec<Form<Text>> {
    let nodes = decode::items(node).iter();
    let read: Vec<_> = nodes.filter_map(|node| form(node, problems)).collect();
    names::once(read.iter().map(|it| (&it.id, &it.origin)), "forms", problems);
    read
}

fn form(node: &Node, problems: &mut Problems) -> Option<Form<Text>> {
    let mut map = Fields::of(node, problems)?;
    let id = map.need("id", problems).and_then(|node| decode::id(node, problems));
    let title = map.need("title", problems).and_then(|node| decode::text(node, problems));
    let purpose = map.get("purpose").and_then(|node| decode::text(node, problems));
    let each_day = map.get("each-day").and_then(|node| decode::flag(node, problems)).unwrap_or(false);
    let scale = map.get("scale").and_then(|node| scale(node, problems));
    let nodes = map.need("questions", problems).map_or(&[][..], decode::items);
    let read: Vec<_> =
        nodes.iter().filter_map(|node| Some((question(node, problems)?, node.origin.clone()))).collect();
    names::once(read.iter().map(|(it, origin)| (&it.id, origin)), "questions of a form", problems);
    map.finish(problems);
    let questions = read.into_iter().map(|(question, _)| question).collect();
    Some(Form { id: id?, title: title?, purpose, scale, each_day, questions, origin: head(node) })
}

/// What the marks at both ends mean.
fn scale(node: &Node, problems: &mut Problems) -> Option<(Text, Text)> {
    let mut map = Fields::of(node, problems)?;
    let low = map.need("low", problems).and_then(|node| decode::text(node, problems));
    let high = map.need("high", problems).and_then(|node| decode::text(node, problems));
    map.finish(problems);
    low.zip(high)
}

fn question(node: &Node, problems: &mut Problems) -> Option<FormQuestion<Text>> {
    let mut map = Fields::of(node, problems)?;
    let id = map.need("id", problems).and_then(|node| decode::id(node, problems));
    let (text, answer) = match map.get("mark") {
        Some(node) => (decode::text(node, problems), FormAnswer::Mark),
        None => {
            let text = map.need("write", problems).and_then(|node| decode::text(node, problems));
            let lines = map.get("lines").and_then(|node| decode::number(node, MOST_LINES, problems));
            (text, FormAnswer::Lines(lines.unwrap_or(LINES).max(1)))
        }
    };
    map.finish(problems);
    Some(FormQuestion { id: id?, text: text?, answer })
}
