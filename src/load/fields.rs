//! Fields of blocks out of YAML, as the schema of their kind says.

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::schema::{Rule, Shape};
use crate::model::{
    AssetPath, Block, Element, Field, Kind, List, ListItem, Minutes, Piece, Prose, Source, Text, Value,
};

use super::decode::{self, Fields};
use super::slides::set;
use super::yaml::{Node, NodeKind};

/// Reads every field of the block's kind but those named in `without`.
pub(super) fn read(
    block: &mut Block<Text>,
    map: &mut Fields<'_>,
    without: &[Field],
    problems: &mut Problems,
) {
    for rule in block.kind.fields() {
        if without.contains(&rule.field) || is_outcome_of_feedback(rule.field) {
            continue;
        }
        if let Some(node) = map.get(rule.field.name())
            && let Some(value) = value(rule, node, problems)
        {
            set(block, rule.field, value, &node.origin);
        }
    }
    if block.kind == Kind::Question {
        read_outcomes(block, map, problems);
    }
}

fn is_outcome_of_feedback(field: Field) -> bool {
    matches!(field, Field::FeedbackRight | Field::FeedbackWrong)
}

/// `feedback: { right: …, wrong: … }` of a question.
fn read_outcomes(block: &mut Block<Text>, map: &mut Fields<'_>, problems: &mut Problems) {
    let Some(node) = map.get("feedback") else { return };
    let Some(mut outcomes) = Fields::of(node, problems) else { return };
    for (key, field) in [("right", Field::FeedbackRight), ("wrong", Field::FeedbackWrong)] {
        if let Some(node) = outcomes.get(key)
            && let Some(text) = decode::text(node, problems)
        {
            set(block, field, Value::Text(text), &node.origin);
        }
    }
    outcomes.finish(problems);
}

/// Reports each required field that is not there.
pub(super) fn require_all(block: &Block<Text>, problems: &mut Problems) {
    for rule in block.kind.fields().iter().filter(|rule| rule.required) {
        if !block.slots.contains_key(&rule.field) {
            let message = format!("the {} `{}` has no `{}`", block.kind, block.id, rule.field);
            problems.push(
                Diagnostic::new(Code::MissingKey, message).at(&block.origin).hint(way_out(block, rule.field)),
            );
        }
    }
}

/// Where a required field is written.
fn way_out(block: &Block<Text>, field: Field) -> String {
    match (block.kind, field) {
        (Kind::Slide, Field::Minutes) => format!("add them behind the id, as {{#{} minutes=5}}", block.id),
        (Kind::Slide, Field::Title) => {
            format!("write it in front of the id, as `## Title {{#{}}}`", block.id)
        }
        (Kind::Case | Kind::Tool | Kind::Activity, Field::Title) => "begin with a line `# Title`".to_owned(),
        (Kind::Case | Kind::Tool | Kind::Activity, Field::Body) => "write it below the title".to_owned(),
        (Kind::Case | Kind::Tool | Kind::Activity, _) => {
            format!("add `{field}:` with its value between the lines `---` at the top of the file")
        }
        _ => format!("add `{field}:` with its value"),
    }
}

/// One value of a shape.
pub(super) fn value(rule: &Rule, node: &Node, problems: &mut Problems) -> Option<Value<Text>> {
    match rule.shape {
        Shape::Text(_) => decode::text(node, problems).map(Value::Text),
        Shape::Texts(_) => {
            let texts = decode::items(node).iter().filter_map(|it| decode::text(it, problems));
            Some(Value::Texts(texts.collect()))
        }
        Shape::Prose(_) => prose(node, problems).map(Value::Prose),
        Shape::Script => {
            problems.push(decode::bad_value(node, "a Markdown file with the script's fences"));
            None
        }
        Shape::Number => decode::number(node, 1000, problems).map(Value::Number),
        Shape::Minutes => minutes(node, problems).map(Value::Minutes),
        Shape::Flag => decode::flag(node, problems).map(Value::Flag),
        Shape::OneOf(words) => decode::one_of(node, words, problems).map(|word| Value::Word(word.to_owned())),
        Shape::Plain => decode::string(node, problems).map(Value::Word),
        Shape::Plains => {
            let words = decode::items(node).iter().filter_map(|it| decode::string(it, problems));
            Some(Value::Words(words.collect()))
        }
        Shape::Ids => {
            let ids = decode::items(node).iter().filter_map(|it| decode::id(it, problems));
            Some(Value::Ids(ids.collect()))
        }
        Shape::Date => decode::date(node, problems).map(Value::Date),
        Shape::Asset => asset(node, problems).map(Value::Asset),
        Shape::Sources => {
            let sources = decode::items(node).iter().filter_map(|it| source(it, problems));
            Some(Value::Sources(sources.collect()))
        }
        Shape::Range => answer(node, problems),
    }
}

/// One number for all variants, or one for each.
pub(super) fn minutes(node: &Node, problems: &mut Problems) -> Option<Minutes> {
    if decode::scalar(node).is_some() {
        let all = decode::number(node, decode::MAX_MINUTES, problems)?;
        return Some(Minutes { express: all, core: all, deep: all });
    }
    let mut map = Fields::of(node, problems)?;
    let mut number =
        |key| map.need(key, problems).and_then(|node| decode::number(node, decode::MAX_MINUTES, problems));
    let (express, core, deep) = (number("express"), number("core"), number("deep"));
    map.finish(problems);
    Some(Minutes { express: express?, core: core?, deep: deep? })
}

/// Where something was found.
pub(super) fn source(node: &Node, problems: &mut Problems) -> Option<Source> {
    let mut map = Fields::of(node, problems)?;
    let mut word = |key| map.need(key, problems).and_then(|node| decode::string(node, problems));
    let (title, publisher, date, url) = (word("title"), word("publisher"), word("date"), word("url"));
    if let Some(url) = &url {
        super::inline::check_address(url, &node.origin, problems);
    }
    map.finish(problems);
    Some(Source { title: title?, publisher: publisher?, date: date?, url: url? })
}

fn asset(node: &Node, problems: &mut Problems) -> Option<AssetPath> {
    let word = decode::scalar(node).unwrap_or_default();
    super::assets::picture_path(word, &node.origin, problems)
}

/// A list of texts as the bullets of a slide, or one paragraph.
fn prose(node: &Node, problems: &mut Problems) -> Option<Prose<Text>> {
    let piece = |element| Prose(vec![Piece::open(element)]);
    match &node.kind {
        NodeKind::Sequence(items) => {
            let texts = items.iter().filter_map(|it| decode::text(it, problems));
            let items = texts.map(ListItem::new).collect();
            Some(piece(Element::List(List { ordered: false, items })))
        }
        _ => decode::text(node, problems).map(|text| piece(Element::Paragraph(text))),
    }
}

/// `true`, `false`, a number, or a range with a unit.
fn answer(node: &Node, problems: &mut Problems) -> Option<Value<Text>> {
    match decode::scalar(node) {
        Some("true") => return Some(Value::Flag(true)),
        Some("false") => return Some(Value::Flag(false)),
        Some(number) => {
            let range = Value::Range { min: number.to_owned(), max: number.to_owned(), unit: None };
            return is_number(node, number, problems).then_some(range);
        }
        None => {}
    }
    let mut map = Fields::of(node, problems)?;
    let mut bound = |key| {
        let node = map.need(key, problems)?;
        let word = decode::string(node, problems)?;
        is_number(node, &word, problems).then_some(word)
    };
    let (min, max) = (bound("min"), bound("max"));
    let unit = map.get("unit").and_then(|node| decode::text(node, problems));
    map.finish(problems);
    let (min, max) = (min?, max?);
    if min.parse::<f64>().ok() > max.parse::<f64>().ok() {
        problems.push(
            Diagnostic::new(Code::BadValue, format!("no number is at least {min} and at most {max}"))
                .at(&head(node))
                .hint("swap `min` and `max`"),
        );
    }
    Some(Value::Range { min, max, unit })
}

/// Most digits before and after the point of a number, as SCORM 2004 tells them to an LMS: `real(10,7)`.
const DIGITS: (usize, usize) = (10, 7);

fn is_number(node: &Node, word: &str, problems: &mut Problems) -> bool {
    let parts: Vec<_> = word.strip_prefix('-').unwrap_or(word).split('.').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let written = parts.len() <= 2 && parts.iter().all(digits);
    if !written {
        problems.push(decode::bad_value(node, "`true`, `false` or a number as `6` or `2.5`"));
        return false;
    }
    let (whole, decimals) = DIGITS;
    let fits = parts[0].len() <= whole && parts.get(1).is_none_or(|part| part.len() <= decimals);
    if !fits {
        let message = format!("nobody can enter `{word}` as an answer");
        problems.push(Diagnostic::new(Code::BadValue, message).at(&node.origin).hint(format!(
            "write at most {whole} digits before the point and {decimals} after it, or choose another unit"
        )));
    }
    fits
}

/// The first line of a node: where a whole entry is shown.
pub(super) fn head(node: &Node) -> Origin {
    let first = node.origin.text().lines().next().map_or(0, str::len);
    Origin::new(&node.origin.file, node.origin.start, node.origin.start + first)
}
