//! What placeholders stand for: variables of the nearest layer, and facts.

use std::collections::BTreeMap;

use super::Context;
use crate::markup;
use crate::model::{Assignment, Date, Language, VariableKind};

use super::calendar;

/// The values of one target in its language.
pub(super) struct Values {
    words: BTreeMap<String, String>,
}

impl Values {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let mut plain = BTreeMap::new();
        for (name, variable) in &context.series.variables {
            let set = context.settings.variables.get(name).and_then(|it| assigned(it, context));
            let Some(value) = set.or_else(|| variable.default.clone()) else { continue };
            plain.insert(name.clone(), shown(&value, variable.kind, &context.target.language));
        }
        for fact in context.facts.iter().rev().filter(|fact| fact.cleared && !fact.restricted) {
            plain.insert(format!("fact.{}", fact.id), context.loose("fact", &fact.text).markup);
        }
        let words = plain.iter().map(|(name, value)| (name.clone(), fill_once(value, &plain))).collect();
        Self { words }
    }

    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(String::as_str)
    }

    /// All names, for did-you-mean.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

fn assigned(assignment: &Assignment, context: &Context<'_>) -> Option<String> {
    let language = &context.target.language;
    let fallbacks = context.settings.fallback.get(language).into_iter().flatten();
    let own = assignment.by_language.get(language).or(assignment.value.as_ref());
    let other = fallbacks.chain([&context.series.language]).find_map(|it| assignment.by_language.get(it));
    own.or(other).cloned()
}

/// A date as the language writes it; every other type as it is set.
fn shown(value: &str, kind: VariableKind, language: &Language) -> String {
    match (kind, Date::parse(value)) {
        (VariableKind::Date, Some(date)) => calendar::long(date, language),
        _ => value.to_owned(),
    }
}

/// A value may use other variables, one level deep.
fn fill_once(value: &str, others: &BTreeMap<String, String>) -> String {
    let mut filled = String::new();
    let mut from = 0;
    for placeholder in markup::placeholders(value) {
        if let Some(other) = others.get(&placeholder.name) {
            filled.push_str(&value[from..placeholder.range.start]);
            filled.push_str(other);
            from = placeholder.range.end;
        }
    }
    filled.push_str(&value[from..]);
    filled
}
