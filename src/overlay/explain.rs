//! Where the words of a block come from, layer by layer.

use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::Origin;
use crate::model::{
    Block, Condition, Element, Field, Id, LayerName, Localized, Prose, Sourced, Text, Touch, Value, Verb,
};

/// Characters of a value that are shown.
const SHOWN: usize = 60;

/// One value of a field, or one step of a block to its place, and who is answerable for it.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The field; `None` tells how the block came to its place.
    pub field: Option<Field>,
    /// The value in short; for a place, the kind of block.
    pub shown: String,
    /// The layer.
    pub layer: LayerName,
    /// What it did.
    pub verb: Verb,
    /// Why.
    pub because: Option<String>,
    /// Where it says so.
    pub origin: Origin,
    /// Whether a later layer's value stands over it.
    pub hidden: bool,
}

/// The chain of a field, newest first; without a field, how the block came to its place and then
/// the chains of all its fields. `None` where the module has no such block or the block no such
/// field.
pub fn explain(localized: &Localized, block: &Id, field: Option<Field>) -> Option<Vec<Explanation>> {
    let block = localized.root.find(block)?;
    let Some(field) = field else {
        let mut all = place(block);
        let fields = block.kind.fields().iter();
        all.extend(fields.filter_map(|rule| chain(block, rule.field)).flatten());
        return Some(all);
    };
    chain(block, field)
}

/// Whether a part of a field is shown to the audiences of a target, and on what conditions.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Whether it is shown.
    pub shown: bool,
    /// All must hold.
    pub when: Vec<Condition>,
    /// Its first words.
    pub words: Text,
}

/// What `only` and `except` decide in a value, part by part, in reading order.
pub fn decisions(value: &Value<Text>, audiences: &[Id]) -> Vec<Decision> {
    let mut found = Vec::new();
    match value {
        Value::Prose(prose) => of_prose(prose, &[], audiences, &mut found),
        Value::Script(steps) => {
            for steps in steps.chunk_by(|a, b| a.when == b.when) {
                let texts = steps.iter().flat_map(|step| step.body.texts());
                decide(&steps[0].when, texts, audiences, &mut found);
                for step in steps {
                    of_prose(&step.body, &step.when, audiences, &mut found);
                }
            }
        }
        _ => {}
    }
    found
}

fn of_prose(prose: &Prose<Text>, around: &[Condition], audiences: &[Id], found: &mut Vec<Decision>) {
    for pieces in prose.0.chunk_by(|a, b| a.when == b.when).filter(|pieces| !pieces[0].when.is_empty()) {
        let when = [around, &pieces[0].when].concat();
        let part = Prose(pieces.to_vec());
        decide(&when, part.texts().into_iter(), audiences, found);
    }
}

fn decide<'a>(
    when: &[Condition],
    mut texts: impl Iterator<Item = &'a Text>,
    audiences: &[Id],
    found: &mut Vec<Decision>,
) {
    let shown = when.iter().all(|condition| condition.holds(audiences));
    if let (false, Some(words)) = (when.is_empty(), texts.next()) {
        found.push(Decision { shown, when: when.to_vec(), words: words.clone() });
    }
}

/// A swapped block keeps the steps of the one that stood there, hidden.
fn place(block: &Block<Text>) -> Vec<Explanation> {
    let declared = Touch::base(&block.origin);
    let told = block.placed.iter().any(|touch| matches!(touch.verb, Verb::Add | Verb::Base));
    let steps = block.placed.iter().rev().chain((!told).then_some(&declared));
    let mut below = false;
    let mut found = Vec::new();
    for touch in steps {
        let step = explanation(None, block.kind.to_string(), touch);
        found.push(Explanation { hidden: below, ..step });
        below |= touch.verb == Verb::Swap;
    }
    found
}

fn chain(block: &Block<Text>, field: Field) -> Option<Vec<Explanation>> {
    let Sourced { value, touch, hidden } = block.slots.get(&field)?;
    let mut chain = vec![explanation(Some(field), short(value), touch)];
    chain.extend(
        hidden.iter().rev().map(|(value, touch)| Explanation {
            hidden: true,
            ..explanation(Some(field), short(value), touch)
        }),
    );
    Some(chain)
}

fn explanation(field: Option<Field>, shown: String, touch: &Touch) -> Explanation {
    Explanation {
        field,
        shown,
        layer: touch.layer.clone(),
        verb: touch.verb,
        because: touch.because.clone(),
        origin: touch.origin.clone(),
        hidden: false,
    }
}

/// A value on one line.
fn short(value: &Value<Text>) -> String {
    let ids = |ids: &[Id]| ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
    let texts = |texts: &[Text]| texts.iter().map(|text| text.markup.as_str()).collect::<Vec<_>>().join("; ");
    let line = match value {
        Value::Text(text) => text.markup.clone(),
        Value::Texts(list) => texts(list),
        Value::Prose(prose) => words(prose),
        Value::Script(steps) => {
            let step =
                |step: &crate::model::Step<Text>| format!("{}: {}", step.kind.name(), words(&step.body));
            steps.iter().map(step).collect::<Vec<_>>().join(" ")
        }
        Value::Number(number) => number.to_string(),
        Value::Minutes(it) => format!("{}/{}/{}", it.express, it.core, it.deep),
        Value::Flag(flag) => flag.to_string(),
        Value::Word(word) => word.clone(),
        Value::Words(words) => words.join(", "),
        Value::Ids(list) => ids(list),
        Value::Date(date) => date.to_string(),
        Value::Asset(path) => path.to_string(),
        Value::Sources(sources) => sources.iter().map(|it| it.title.as_str()).collect::<Vec<_>>().join("; "),
        Value::Range { min, max, unit } => {
            let unit = unit.as_ref().map(|unit| format!(" {}", unit.markup)).unwrap_or_default();
            if min == max { format!("{min}{unit}") } else { format!("{min}–{max}{unit}") }
        }
    };
    cut(&line)
}

/// Words on one line, no longer than a reader needs to know them again.
pub fn cut(line: &str) -> String {
    let mut clusters = line.grapheme_indices(true).skip(SHOWN - 1);
    match (clusters.next(), clusters.next()) {
        (Some((end, _)), Some(_)) => format!("{}…", line[..end].trim_end()),
        _ => line.to_owned(),
    }
}

fn words(prose: &Prose<Text>) -> String {
    let mut found: Vec<String> = Vec::new();
    for element in prose.elements() {
        if let Element::Figure(figure) = element {
            found.push(format!("[{}]", figure.asset));
        }
        if let Element::Recording(recording) = element {
            found.push(format!("[{}]", recording.asset));
            found.push(recording.alt.markup.clone());
            continue;
        }
        element.map(&mut |text: &Text| found.push(text.markup.clone()));
    }
    found.join(" ")
}
