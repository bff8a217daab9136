//! Whether a value fits a field of a kind of block.

use crate::diagnostic::{Code, Diagnostic, Origin, nearest};
use crate::model::schema::Shape;
use crate::model::{Field, Kind, Minutes, Text, Value};

/// The value as the field holds it, or what is wrong with it.
pub(super) fn fit(
    kind: Kind,
    field: Field,
    value: &Value<Text>,
    origin: &Origin,
) -> Result<Value<Text>, Diagnostic> {
    let Some(rule) = kind.rule(field) else { return Err(wrong_field(kind, field, origin)) };
    let value = coerced(value, rule.shape);
    if !has_shape(&value, rule.shape) {
        let message = format!("`{field}` of {} holds {}", a(kind), wanted(rule.shape));
        return Err(Diagnostic::new(Code::WrongType, message).at(origin));
    }
    match (rule.shape, &value) {
        (Shape::OneOf(words), Value::Word(word)) if !words.contains(&word.as_str()) => {
            let near = nearest(word, words.iter().copied());
            let hint = near.map_or_else(
                || format!("write one of: {}", words.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Err(Diagnostic::new(Code::BadValue, format!("`{word}` is no value of `{field}`"))
                .at(origin)
                .hint(hint))
        }
        _ => Ok(value),
    }
}

/// A kind with its article.
pub(super) fn a(kind: Kind) -> String {
    let article = if kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {kind}")
}

fn wrong_field(kind: Kind, field: Field, origin: &Origin) -> Diagnostic {
    let names: Vec<_> = kind.fields().iter().map(|rule| rule.field.name()).collect();
    Diagnostic::new(Code::WrongField, format!("{} has no `{field}`", a(kind))).at(origin).hint(format!(
        "{} has: {}",
        a(kind),
        names.join(", ")
    ))
}

/// One number means the same minutes in each variant; a section's field takes it where an overlay
/// could not know that it names a section.
fn coerced(value: &Value<Text>, shape: Shape) -> Value<Text> {
    match (shape, value) {
        (Shape::Minutes, Value::Number(all)) => {
            Value::Minutes(Minutes { express: *all, core: *all, deep: *all })
        }
        _ => value.clone(),
    }
}

fn has_shape(value: &Value<Text>, shape: Shape) -> bool {
    matches!(
        (shape, value),
        (Shape::Text(_), Value::Text(_))
            | (Shape::Texts(_), Value::Texts(_))
            | (Shape::Prose(_), Value::Prose(_))
            | (Shape::Script, Value::Script(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::Minutes, Value::Minutes(_))
            | (Shape::Flag, Value::Flag(_))
            | (Shape::OneOf(_) | Shape::Plain, Value::Word(_))
            | (Shape::Plains, Value::Words(_))
            | (Shape::Ids, Value::Ids(_))
            | (Shape::Date, Value::Date(_))
            | (Shape::Asset, Value::Asset(_))
            | (Shape::Sources, Value::Sources(_))
            | (Shape::Range, Value::Range { .. } | Value::Flag(_))
    )
}

fn wanted(shape: Shape) -> &'static str {
    match shape {
        Shape::Text(_) => "one text",
        Shape::Texts(_) => "a list of texts",
        Shape::Prose(_) => "running text",
        Shape::Script => "a script",
        Shape::Number => "a whole number",
        Shape::Minutes => "minutes: one number, or `{ express, core, deep }`",
        Shape::Flag => "`true` or `false`",
        Shape::OneOf(_) | Shape::Plain => "one plain value",
        Shape::Plains => "a list of plain values",
        Shape::Ids => "ids",
        Shape::Date => "a day, as 2026-11-20",
        Shape::Asset => "a picture",
        Shape::Sources => "a list of sources",
        Shape::Range => "`{ min, max, unit }`, `true` or `false`",
    }
}
