//! What placeholders stand for: variables of the nearest layer, and facts.

use std::collections::BTreeMap;

use super::{Context, calendar, facts};
use crate::markup;
use crate::model::{Assignment, Date, Fact, Language, VariableKind, Visibility};

/// The values of one target in its language.
#[derive(Debug)]
pub struct Values<'a> {
    words: BTreeMap<String, String>,
    /// Names whose words the facilitator alone may read, and the fact that is the reason.
    restricted: BTreeMap<String, &'a Fact>,
}

impl<'a> Values<'a> {
    /// The values of a target.
    pub fn new(context: &Context<'a>) -> Self {
        let mut plain = BTreeMap::new();
        let mut restricted = BTreeMap::new();
        for (name, variable) in &context.series.variables {
            let set = context.settings.variables.get(name).and_then(|it| assigned(it, context));
            let Some(value) = set.or_else(|| variable.default.clone()) else { continue };
            plain.insert(name.clone(), shown(&value, variable.kind, &context.target.language));
        }
        for fact in facts::in_force(&context.facts).into_values() {
            let name = format!("fact.{}", fact.id);
            if fact.visibility == Visibility::Facilitator {
                restricted.insert(name.clone(), fact);
            }
            plain.insert(name, context.loose("fact", &fact.text).markup);
        }
        let words = plain.iter().map(|(name, value)| (name.clone(), fill_once(value, &plain))).collect();
        for (name, value) in &plain {
            let inner = markup::placeholders(value);
            let fact = inner.iter().find_map(|inner| restricted.get(&inner.name).copied());
            restricted.extend(fact.map(|fact| (name.clone(), fact)));
        }
        Self { words, restricted }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(String::as_str)
    }

    /// A text with its values in.
    pub fn filled(&self, text: &str) -> String {
        fill_once(text, &self.words)
    }

    /// The restricted fact that a name shows, itself or by way of a variable.
    pub(super) fn restricted(&self, name: &str) -> Option<&'a Fact> {
        self.restricted.get(name).copied()
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
