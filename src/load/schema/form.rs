//! The forms that values have.

use serde_json::{Map, Value, json};

/// A key of a mapping.
pub(super) struct Key {
    pub(super) name: String,
    pub(super) form: Value,
    needed: bool,
}

/// A key that must be there; `about` says what it is for.
pub(super) fn must(name: &str, about: &str, form: Value) -> Key {
    Key { name: name.to_owned(), form: described(form, about), needed: true }
}

/// A key that may be there.
pub(super) fn may(name: &str, about: &str, form: Value) -> Key {
    Key { needed: false, ..must(name, about, form) }
}

fn described(mut form: Value, about: &str) -> Value {
    form["description"] = json!(about);
    form
}

/// A mapping with these keys and no others.
pub(super) fn keys(keys: Vec<Key>) -> Value {
    let needed: Vec<_> = keys.iter().filter(|key| key.needed).map(|key| key.name.clone()).collect();
    let properties: Map<_, _> = keys.into_iter().map(|key| (key.name, key.form)).collect();
    let mut form = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !needed.is_empty() {
        form["required"] = json!(needed);
    }
    form
}

/// A mapping whose keys are names.
pub(super) fn named(names: Value, form: Value) -> Value {
    [("type", json!("object")), ("propertyNames", names), ("additionalProperties", form)]
        .into_iter()
        .collect()
}

/// One value or a list of them.
pub(super) fn some(form: Value) -> Value {
    let list = json!({ "type": "array", "items": form });
    [("anyOf", Value::Array(vec![form, list]))].into_iter().collect()
}

/// Any of several forms; each stands once.
pub(super) fn any(forms: Vec<Value>) -> Value {
    let mut distinct: Vec<Value> = Vec::new();
    for form in forms {
        if !distinct.contains(&form) {
            distinct.push(form);
        }
    }
    match distinct.len() {
        1 => distinct.remove(0),
        _ => json!({ "anyOf": distinct }),
    }
}

/// A text; what looks like a number or a yes is the text that it looks like.
pub(super) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// Words for all languages, or for each.
pub(super) fn words() -> Value {
    let mut each = vec![may("default", "For all other languages", text())];
    each.extend(crate::model::Language::tags().map(|tag| may(tag, "In this language", text())));
    any(vec![text(), keys(each)])
}

/// A name: see `model::Id`.
pub(super) fn id() -> Value {
    json!({ "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": crate::model::Id::MAX })
}

/// `module/block`, `library/block` or a module alone.
pub(super) fn address() -> Value {
    const NAME: &str = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    json!({ "type": "string", "pattern": format!("^{NAME}(/{NAME})?$") })
}

/// What tells packages apart in an LMS.
pub(super) fn code() -> Value {
    json!({ "type": "string", "pattern": "^[a-z]{2,4}$" })
}

/// A day.
pub(super) fn date() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

/// A time of day.
pub(super) fn clock() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{1,2}:[0-9]{1,2}$" })
}

/// A whole number from 0.
pub(super) fn number(most: u32) -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": most })
}

/// Yes or no.
pub(super) fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// One of a closed set of words.
pub(super) fn one_of(words: &[&str]) -> Value {
    json!({ "enum": words })
}

/// A language that kitbag knows.
pub(super) fn language() -> Value {
    json!({ "enum": crate::model::Language::tags().collect::<Vec<_>>() })
}

/// The path of a picture.
pub(super) fn asset() -> Value {
    json!({ "type": "string", "pattern": "^assets/[a-z0-9._/-]+$" })
}

/// Where something was found.
pub(super) fn source() -> Value {
    keys(vec![
        must("title", "The title of the page or paper", text()),
        must("publisher", "Who published it", text()),
        must("date", "The day or year of its publication, as printed there", text()),
        must("url", "Its address", json!({ "type": "string" })),
    ])
}

/// Minutes of one thing.
pub(super) fn minutes_of_one() -> Value {
    number(crate::load::decode::MAX_MINUTES)
}

/// One number for all lengths of a module, or one for each.
pub(super) fn minutes() -> Value {
    let one = minutes_of_one();
    let each = keys(vec![
        must("express", "Minutes of the shortest length", one.clone()),
        must("core", "Minutes of the usual length", one.clone()),
        must("deep", "Minutes of the longest length", one.clone()),
    ]);
    any(vec![one, each])
}
