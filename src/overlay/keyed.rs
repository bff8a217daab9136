//! Fields under their keys, as they stand in `overlay.yaml`, in front matter and in the YAML of modules.

use serde_yaml::{Mapping, Value as Yaml};

use crate::model::{Block, Field, Id, Minutes, Source, Text, Value};

/// The keys of some fields of a block in the order of the schema; fields that it does not have and
/// those that only Markdown can hold are left out.
pub fn keyed(block: &Block<Text>, fields: &[Field]) -> Mapping {
    let mut map = Mapping::new();
    for rule in block.kind.fields().iter().filter(|rule| fields.contains(&rule.field)) {
        let Some(value) = block.value(rule.field).and_then(yaml) else { continue };
        match key(rule.field) {
            (key, None) => drop(map.insert(word(key), value)),
            (key, Some(inner)) => {
                let outer = map.entry(word(key)).or_insert_with(|| Yaml::Mapping(Mapping::new()));
                let outer = outer.as_mapping_mut().expect("what has keys below it is a mapping");
                outer.insert(word(inner), value);
            }
        }
    }
    map
}

/// The key of a field, and for the outcomes of a question the one below it.
pub fn key(field: Field) -> (&'static str, Option<&'static str>) {
    match field {
        Field::FeedbackRight => ("feedback", Some("right")),
        Field::FeedbackWrong => ("feedback", Some("wrong")),
        _ => (field.name(), None),
    }
}

/// A value behind a key; `None` for what only Markdown can hold.
pub fn yaml(value: &Value<Text>) -> Option<Yaml> {
    Some(match value {
        Value::Text(text) => word(&text.written()),
        Value::Texts(texts) => texts.iter().map(|text| word(&text.written())).collect(),
        Value::Prose(_) | Value::Script(_) => return None,
        Value::Number(number) => Yaml::from(*number),
        Value::Minutes(it) => minutes(*it),
        Value::Flag(flag) => Yaml::from(*flag),
        Value::Word(text) => word(text),
        Value::Words(words) => words.iter().map(|text| word(text)).collect(),
        Value::Ids(ids) => id_list(ids),
        Value::Date(date) => word(&date.to_string()),
        Value::Asset(path) => word(path.as_str()),
        Value::Sources(sources) => sources.iter().map(source).collect(),
        Value::Range { min, max, unit } => {
            let unit = unit.as_ref().map(|unit| ("unit", word(&unit.markup)));
            map([("min", number(min)), ("max", number(max))].into_iter().chain(unit))
        }
    })
}

/// One name as a word, several as a list.
pub fn id_list(ids: &[Id]) -> Yaml {
    match ids {
        [id] => word(id.as_str()),
        ids => ids.iter().map(|id| word(id.as_str())).collect(),
    }
}

fn word(text: &str) -> Yaml {
    Yaml::from(text)
}

/// A number as it is written: `2.50` stays `2.50`.
fn number(text: &str) -> Yaml {
    text.parse::<i64>()
        .ok()
        .filter(|number| number.to_string() == text)
        .map_or_else(|| word(text), Yaml::from)
}

fn minutes(Minutes { express, core, deep }: Minutes) -> Yaml {
    map([("express", Yaml::from(express)), ("core", Yaml::from(core)), ("deep", Yaml::from(deep))])
}

fn source(Source { title, publisher, date, url }: &Source) -> Yaml {
    map([("title", word(title)), ("publisher", word(publisher)), ("date", word(date)), ("url", word(url))])
}

fn map(pairs: impl IntoIterator<Item = (&'static str, Yaml)>) -> Yaml {
    Yaml::Mapping(pairs.into_iter().map(|(key, value)| (word(key), value)).collect())
}
