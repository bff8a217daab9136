//! Questions as forms of native controls; the player only reads and fills them.

use super::content::heading;
use super::writer::Writer;
use crate::model::{Answer, Choice, Item, Label, Pair, Question, RichText, SeriesTest};

/// Longest answer in words that a field takes, in UTF-16 units.
pub(super) const SHORT_TEXT: usize = 60;

/// Longest number that a field takes, in UTF-16 units.
pub(super) const NUMBER: usize = 20;

/// The name of a question's type in forms and in `course.js`.
pub(super) fn kind(answer: &Answer) -> &'static str {
    match answer {
        Answer::Single(_) => "single",
        Answer::Multiple(_) => "multiple",
        Answer::TrueFalse(_) => "true-false",
        Answer::Matching(_) => "matching",
        Answer::Ordering(_) => "ordering",
        Answer::Numeric { .. } => "numeric",
        Answer::ShortText(_) => "short-text",
        Answer::Likert(_) => "likert",
        Answer::SelfAssessment { .. } => "self-assessment",
    }
}

/// Opinions and self-assessments are asked, never scored.
pub(super) fn is_scored(question: &Question) -> bool {
    question.answer.is_scored()
}

pub(super) fn form<'a>(writer: &mut Writer<'a>, question: &'a Question) {
    heading(writer, |writer| writer.label(Label::Question));
    let attributes = [("data-question", question.id.as_str()), ("data-type", kind(&question.answer))];
    writer.html.open("form", &[attributes[0], attributes[1], ("novalidate", ""), ("autocomplete", "off")]);
    writer.html.open("fieldset", &[]);
    writer.html.open("legend", &[]);
    writer.inline(&question.stem);
    writer.html.close();
    writer.html.open("p", &[("class", "instruction")]);
    writer.label(question.answer.instruction());
    writer.html.close();
    controls(writer, question);
    writer.html.close();
    writer.html.open("p", &[("class", "actions")]);
    writer.html.open("button", &[("type", "submit"), ("class", "primary")]);
    let is_pretest = writer.edition.test() == Some(SeriesTest::Before);
    writer.label(if is_pretest { Label::KeepAnswer } else { Label::CheckAnswer });
    writer.html.close();
    writer.html.close();
    writer.html.leaf("div", &[("class", "feedback"), ("role", "status")], "");
    writer.html.close();
    if !is_pretest {
        feedback(writer, question);
    }
}

fn controls<'a>(writer: &mut Writer<'a>, question: &'a Question) {
    let name = question.id.as_str();
    match &question.answer {
        Answer::Single(choices) => choose(writer, ("radio", name), choices),
        Answer::Multiple(choices) => choose(writer, ("checkbox", name), choices),
        Answer::TrueFalse(_) => {
            writer.html.open("div", &[("class", "options")]);
            option(writer, ("radio", name), "true", |writer| writer.label(Label::True));
            option(writer, ("radio", name), "false", |writer| writer.label(Label::False));
            writer.html.close();
        }
        Answer::Matching(pairs) => matching(writer, pairs),
        Answer::Ordering(items) => ordering(writer, question, items),
        Answer::Numeric { unit, .. } => number(writer, unit.as_ref()),
        Answer::ShortText(_) => words(writer),
        Answer::Likert(items) => {
            writer.html.open("div", &[("class", "options scale")]);
            for item in items {
                option(writer, ("radio", name), item.id.as_str(), |writer| writer.inline(&item.text));
            }
            writer.html.close();
        }
        Answer::SelfAssessment { dimensions, levels } => assessment(writer, dimensions, levels),
    }
}

/// `kind` is the type of the input and the name that its group shares.
fn choose<'a>(writer: &mut Writer<'a>, kind: (&str, &str), choices: &'a [Choice]) {
    writer.html.open("div", &[("class", "options")]);
    for choice in choices {
        option(writer, kind, choice.id.as_str(), |writer| writer.inline(&choice.text));
    }
    writer.html.close();
}

fn option<'a>(
    writer: &mut Writer<'a>,
    (kind, name): (&str, &str),
    value: &str,
    words: impl FnOnce(&mut Writer<'a>),
) {
    writer.html.open("label", &[("class", "option")]);
    writer.html.void("input", &[("type", kind), ("name", name), ("value", value)]);
    writer.html.open("span", &[]);
    words(writer);
    writer.html.close();
    writer.html.close();
}

/// The right sides stand in the order of the pairs; the player deals them out anew per attempt.
fn matching<'a>(writer: &mut Writer<'a>, pairs: &'a [Pair]) {
    writer.html.open("div", &[("class", "pairs")]);
    for pair in pairs {
        writer.html.open("label", &[("class", "pair")]);
        writer.element("span", "left", &pair.left);
        writer.html.open("select", &[("name", pair.id.as_str())]);
        writer.html.leaf(
            "option",
            &[("value", "")],
            &format!("{} …", writer.edition.labels.get(Label::Choose)),
        );
        for other in pairs {
            let mut attributes = vec![("value", other.id.as_str())];
            attributes.extend(writer.language_of(&other.right.language));
            writer.html.leaf("option", &attributes, &other.right.to_plain());
        }
        writer.html.close();
        writer.html.close();
    }
    writer.html.close();
}

fn ordering<'a>(writer: &mut Writer<'a>, question: &Question, items: &'a [Item]) {
    writer.html.open("ol", &[("class", "order")]);
    for item in items {
        let id = format!("order-{}-{}", question.id, item.id);
        writer.html.open("li", &[("data-item", item.id.as_str())]);
        writer.html.open("span", &[("class", "words"), ("id", &id)]);
        writer.inline(&item.text);
        writer.html.close();
        for (class, label) in [("up", Label::MoveUp), ("down", Label::MoveDown)] {
            let button = format!("{id}-{class}");
            let both = format!("{button} {id}");
            let name = writer.edition.labels.get(label);
            let attributes = [("type", "button"), ("class", class), ("id", &*button), ("aria-label", name)];
            writer.html.open("button", &[&attributes[..], &[("aria-labelledby", &both)]].concat());
            writer.html.close();
        }
        writer.html.close();
    }
    writer.html.close();
    writer.html.leaf("p", &[("class", "unseen"), ("aria-live", "polite")], "");
}

fn number<'a>(writer: &mut Writer<'a>, unit: Option<&'a RichText>) {
    let limit = NUMBER.to_string();
    let attributes = [("type", "text"), ("inputmode", "decimal"), ("name", "answer"), ("maxlength", &*limit)];
    typed(writer, &attributes, |writer| {
        if let Some(unit) = unit {
            writer.element("span", "unit", unit);
        }
    });
}

fn words(writer: &mut Writer<'_>) {
    let limit = SHORT_TEXT.to_string();
    let attributes = [("type", "text"), ("name", "answer"), ("maxlength", &*limit), ("dir", "auto")];
    typed(writer, &[&attributes[..], &[("spellcheck", "false")]].concat(), |_| ());
}

fn typed<'a>(
    writer: &mut Writer<'a>,
    attributes: crate::render::html::Attributes<'_>,
    after: impl FnOnce(&mut Writer<'a>),
) {
    writer.html.open("label", &[("class", "typed")]);
    writer.html.open("span", &[]);
    writer.label(Label::YourAnswer);
    writer.html.close();
    writer.html.void("input", attributes);
    after(writer);
    writer.html.close();
}

/// The value of a level carries its dimension, so that it is unique in the form.
fn assessment<'a>(writer: &mut Writer<'a>, dimensions: &'a [Item], levels: &'a [Item]) {
    for dimension in dimensions {
        writer.html.open("fieldset", &[("class", "dimension")]);
        writer.html.open("legend", &[]);
        writer.inline(&dimension.text);
        writer.html.close();
        writer.html.open("div", &[("class", "options scale")]);
        for level in levels {
            let value = format!("{}.{}", dimension.id, level.id);
            option(writer, ("radio", dimension.id.as_str()), &value, |writer| writer.inline(&level.text));
        }
        writer.html.close();
        writer.html.close();
    }
}

/// What may be said after an answer, kept aside until it is.
fn feedback<'a>(writer: &mut Writer<'a>, question: &'a Question) {
    aside(writer, "right", question.right.as_ref());
    aside(writer, "wrong", question.wrong.as_ref());
    let item = |it: &'a Item| (&it.id, it.feedback.as_ref());
    let parts: Vec<_> = match &question.answer {
        Answer::Single(all) | Answer::Multiple(all) => {
            all.iter().map(|it| (&it.id, it.feedback.as_ref())).collect()
        }
        Answer::Matching(all) => all.iter().map(|it| (&it.id, it.feedback.as_ref())).collect(),
        Answer::Ordering(all) | Answer::Likert(all) => all.iter().map(item).collect(),
        Answer::SelfAssessment { levels, .. } => levels.iter().map(item).collect(),
        Answer::TrueFalse(_) | Answer::Numeric { .. } | Answer::ShortText(_) => Vec::new(),
    };
    for (id, words) in parts {
        aside(writer, &format!("of-{id}"), words);
    }
}

fn aside<'a>(writer: &mut Writer<'a>, name: &str, words: Option<&'a RichText>) {
    if let Some(words) = words {
        writer.html.open("template", &[("data-feedback", name)]);
        writer.element("p", "", words);
        writer.html.close();
    }
}
