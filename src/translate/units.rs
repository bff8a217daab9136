//! The text units of a value, each with its role, in reading order.

use crate::model::{Block, Element, Field, Figure, Piece, Prose, Recording, Sourced, Step, Text, Value};

use super::role;

/// The value with each text put through `change`.
pub(super) fn map_value<'a, T, U>(
    value: &'a Value<T>,
    role: &'static str,
    change: &mut impl FnMut(&'static str, &'a T) -> U,
) -> Value<U> {
    match value {
        Value::Text(text) => Value::Text(change(role, text)),
        Value::Texts(texts) => Value::Texts(texts.iter().map(|text| change(role, text)).collect()),
        Value::Prose(prose) => Value::Prose(map_prose(prose, role, change)),
        Value::Script(steps) => Value::Script(steps.iter().map(|step| map_step(step, change)).collect()),
        Value::Range { min, max, unit } => {
            let unit = unit.as_ref().map(|unit| change(role, unit));
            Value::Range { min: min.clone(), max: max.clone(), unit }
        }
        Value::Number(number) => Value::Number(*number),
        Value::Minutes(minutes) => Value::Minutes(*minutes),
        Value::Flag(flag) => Value::Flag(*flag),
        Value::Word(word) => Value::Word(word.clone()),
        Value::Words(words) => Value::Words(words.clone()),
        Value::Ids(ids) => Value::Ids(ids.clone()),
        Value::Date(date) => Value::Date(*date),
        Value::Asset(path) => Value::Asset(path.clone()),
        Value::Sources(sources) => Value::Sources(sources.clone()),
    }
}

/// The step with each text put through `change`.
pub(super) fn map_step<'a, T, U>(
    step: &'a Step<T>,
    change: &mut impl FnMut(&'static str, &'a T) -> U,
) -> Step<U> {
    let body = map_prose(&step.body, step.kind.name(), change);
    Step { kind: step.kind, minutes: step.minutes, body, when: step.when.clone() }
}

fn map_prose<'a, T, U>(
    prose: &'a Prose<T>,
    role: &'static str,
    change: &mut impl FnMut(&'static str, &'a T) -> U,
) -> Prose<U> {
    let mut element = |element: &'a Element<T>| match element {
        Element::Figure(figure) => Element::Figure(map_figure(figure, change)),
        Element::Recording(recording) => Element::Recording(map_recording(recording, change)),
        other => other.map(&mut |text| change(role, text)),
    };
    let piece = |it: &'a Piece<T>| Piece {
        element: element(&it.element),
        when: it.when.clone(),
        visibility: it.visibility,
    };
    Prose(prose.0.iter().map(piece).collect())
}

fn map_figure<'a, T, U>(
    figure: &'a Figure<T>,
    change: &mut impl FnMut(&'static str, &'a T) -> U,
) -> Figure<U> {
    let alt = figure.alt.as_ref().map(|alt| change(role::ALT, alt));
    Figure { asset: figure.asset.clone(), alt }
}

fn map_recording<'a, T, U>(
    recording: &'a Recording<T>,
    change: &mut impl FnMut(&'static str, &'a T) -> U,
) -> Recording<U> {
    Recording {
        asset: recording.asset.clone(),
        alt: change(role::ALT, &recording.alt),
        poster: recording.poster.clone(),
        captions: recording
            .captions
            .iter()
            .map(|cue| cue.map(&mut |text| change(role::CAPTION, text)))
            .collect(),
        transcript: recording.transcript.map(&mut |text| change(role::TRANSCRIPT, text)),
    }
}

/// The fields of a block in the order in which its kind explains them.
pub(super) fn fields<T>(block: &Block<T>) -> Vec<(Field, &Sourced<T>)> {
    let rank = |field| block.kind.fields().iter().position(|rule| rule.field == field).unwrap_or(usize::MAX);
    let mut fields: Vec<_> = block.slots.iter().map(|(field, slot)| (*field, slot)).collect();
    fields.sort_by_key(|(field, _)| rank(*field));
    fields
}

/// The texts of a value.
pub(super) fn of_value<'a>(value: &'a Value<Text>, role: &'static str) -> Vec<(&'static str, &'a Text)> {
    let mut found = Vec::new();
    map_value(value, role, &mut |role, text| found.push((role, text)));
    found
}

/// The texts of a value that are read in one language: all but the words of recordings.
pub(super) fn of_atom<'a>(value: &'a Value<Text>, role: &'static str) -> Vec<(&'static str, &'a Text)> {
    let mut texts = of_value(value, role);
    texts.retain(|(role, _)| !role::is_of_recording(role));
    texts
}

/// The words of the recordings of a value.
pub(super) fn of_recordings(value: &Value<Text>) -> Vec<(&'static str, &Text)> {
    let Value::Prose(_) = value else { return Vec::new() };
    let mut texts = of_value(value, role::ALT);
    texts.retain(|(role, _)| role::is_of_recording(role));
    texts
}

/// The texts of a step.
pub(super) fn of_step(step: &Step<Text>) -> Vec<(&'static str, &Text)> {
    let mut found = Vec::new();
    map_step(step, &mut |role, text| found.push((role, text)));
    found
}
