//! What placeholders stand for: variables of the nearest layer, and facts.

use std::collections::BTreeMap;

use super::{Context, calendar, facts, number, variable};
use crate::diagnostic::Origin;
use crate::markup;
use crate::model::{AssetPath, Date, Fact, Language, VariableKind, Visibility};

/// The values of one target in its language.
#[derive(Debug)]
pub struct Values<'a> {
    words: BTreeMap<String, Filled>,
    /// Names whose words the facilitator alone may read, and the fact that is the reason.
    restricted: BTreeMap<String, &'a Fact>,
}

/// A value with the variables in it filled, and where it was set.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub(super) words: String,
    pub(super) origin: Origin,
}

impl<'a> Values<'a> {
    /// The values of a target.
    pub fn new(context: &Context<'a>) -> Self {
        let Context { settings, series, target, .. } = context;
        let mut plain = BTreeMap::new();
        let mut restricted = BTreeMap::new();
        for (name, variable) in &series.variables {
            let value = variable::value(name, settings, series, &target.language);
            let Some((value, origin)) = value else { continue };
            let words = shown(value, variable.kind, &target.language);
            plain.insert(name.clone(), Filled { words, origin: origin.clone() });
        }
        for fact in facts::in_force(&context.facts).into_values() {
            let name = format!("fact.{}", fact.id);
            if fact.visibility == Visibility::Facilitator {
                restricted.insert(name.clone(), fact);
            }
            let words = context.loose("fact", &fact.text).markup;
            plain.insert(name, Filled { words, origin: fact.origin.clone() });
        }
        let filled = |it: &Filled| Filled { words: fill_once(&it.words, &plain), origin: it.origin.clone() };
        let words = plain.iter().map(|(name, value)| (name.clone(), filled(value))).collect();
        for (name, value) in &plain {
            let inner = markup::placeholders(&value.words);
            let fact = inner.iter().find_map(|inner| restricted.get(&inner.name).copied());
            restricted.extend(fact.map(|fact| (name.clone(), fact)));
        }
        Self { words, restricted }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(|value| value.words.as_str())
    }

    /// The value of a name and where it was set.
    pub(super) fn set(&self, name: &str) -> Option<&Filled> {
        self.words.get(name)
    }

    /// The picture that a path means: its own, or the one that its variable holds.
    pub(super) fn picture(&self, path: &AssetPath) -> Option<AssetPath> {
        let Some(name) = path.variable() else { return Some(path.clone()) };
        AssetPath::parse(self.get(name)?).filter(|path| path.variable().is_none() && !path.is_recording())
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

/// Numbers and days as the language writes them; every other type as it is set.
fn shown(value: &str, kind: VariableKind, language: &Language) -> String {
    match (kind, Date::parse(value)) {
        (VariableKind::Date, Some(date)) => calendar::long(date, language),
        (VariableKind::Number, _) => number::written(value, language),
        _ => value.to_owned(),
    }
}

/// A value may use other variables, one level deep.
fn fill_once(value: &str, others: &BTreeMap<String, Filled>) -> String {
    let mut filled = String::new();
    let mut from = 0;
    for placeholder in markup::placeholders(value) {
        if let Some(other) = others.get(&placeholder.name) {
            filled.push_str(&value[from..placeholder.range.start]);
            filled.push_str(&other.words);
            from = placeholder.range.end;
        }
    }
    filled.push_str(&value[from..]);
    filled
}
