//! What blocks may say, from the table of their kinds.

use serde_json::{Value, json};

use super::form::{self, Key, may, must};
use super::words::about;
use crate::model::schema::{Rule, Shape};
use crate::model::{Field, Kind};

/// The keys of a kind but for some; each needed where the kind needs it.
pub(super) fn keys(kind: Kind, without: &[Field]) -> Vec<Key> {
    let rules = kind.fields().iter().filter(|rule| !without.contains(&rule.field));
    let mut keys: Vec<Key> = rules.filter(|rule| !is_outcome(rule.field)).map(key).collect();
    if kind == Kind::Question {
        keys.push(outcomes());
    }
    keys
}

fn key(rule: &Rule) -> Key {
    let make = if rule.required { must } else { may };
    make(rule.field.name(), about(rule.field), value(rule))
}

/// Both stand under `feedback:`.
fn is_outcome(field: Field) -> bool {
    matches!(field, Field::FeedbackRight | Field::FeedbackWrong)
}

fn outcomes() -> Key {
    let outcome = |field| {
        let name = if field == Field::FeedbackRight { "right" } else { "wrong" };
        may(name, about(field), form::text())
    };
    let both = form::keys(vec![outcome(Field::FeedbackRight), outcome(Field::FeedbackWrong)]);
    may("feedback", "What the learner reads after the answer", both)
}

/// The keys that an edit may set: those of any of the kinds, none of them needed.
pub(super) fn settable(kinds: &[Kind]) -> Vec<Key> {
    let mut all: Vec<(String, &'static str, Vec<Value>)> = Vec::new();
    for rule in kinds.iter().flat_map(|kind| kind.fields()).filter(|rule| !is_outcome(rule.field)) {
        let name = rule.field.name();
        match all.iter_mut().find(|(other, ..)| other == name) {
            Some((.., forms)) => forms.push(value(rule)),
            None => all.push((name.to_owned(), about(rule.field), vec![value(rule)])),
        }
    }
    for (name, _, forms) in &mut all {
        if name == Field::Feedback.name() {
            let mut both = outcomes().form;
            both.as_object_mut().expect("a form is an object").remove("description");
            forms.push(both);
        }
    }
    all.into_iter().map(|(name, about, forms)| may(&name, about, form::any(forms))).collect()
}

/// The keys between the lines `---` of a document; its title and text are Markdown.
pub(super) fn front_matter(kind: Kind) -> Value {
    form::keys(keys(kind, &[Field::Title, Field::Body]))
}

/// The form of one field in YAML.
fn value(Rule { field, shape, .. }: &Rule) -> Value {
    match shape {
        _ if *field == Field::Code => form::code(),
        Shape::Text(_) | Shape::Plain => form::text(),
        Shape::Texts(_) | Shape::Plains | Shape::Prose(_) => form::some(form::text()),
        // A script stands in Markdown.
        Shape::Script => json!({ "not": {} }),
        Shape::Number => form::number(1000),
        Shape::Minutes => form::minutes(),
        Shape::Flag => form::flag(),
        Shape::OneOf(words) => form::one_of(words),
        Shape::Ids => form::some(form::id()),
        Shape::Date => form::date(),
        Shape::Asset => form::asset(),
        Shape::Sources => form::some(form::source()),
        Shape::Range => range(),
    }
}

/// The right answer: yes, no, a number, or a range.
fn range() -> Value {
    let number = || json!({ "type": "number" });
    let range = form::keys(vec![
        must("min", "The least number that is right", number()),
        must("max", "The largest number that is right", number()),
        may("unit", "What is counted", form::text()),
    ]);
    form::any(vec![form::flag(), number(), range])
}
