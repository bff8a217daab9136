//! Questions by type.

use super::words::Words;
use crate::model::{
    Answer, Block, Choice, Field, Id, Item, Kind, Pair, Question, Quiz, RichText, TranslatedText, Value,
};

/// The quiz of a module; `None` where it has no questions.
pub(super) fn read(root: &Block<TranslatedText>, words: &mut Words<'_>) -> Option<Quiz> {
    let mut questions = Vec::new();
    for block in root.of_kind(Kind::Question) {
        questions.extend(question(block, words));
    }
    let draw =
        root.value(Field::Draw).and_then(Value::as_number).map_or(questions.len(), |draw| draw as usize);
    (!questions.is_empty()).then(|| Quiz { draw: draw.clamp(1, questions.len()), questions, test: None })
}

fn question(block: &Block<TranslatedText>, words: &mut Words<'_>) -> Option<Question> {
    let objective = match block.value(Field::Objective) {
        Some(Value::Ids(ids)) => ids.first().cloned(),
        _ => None,
    };
    Some(Question {
        id: block.id.clone(),
        objective,
        stem: words.optional(block, Field::Stem)?,
        answer: answer(block, words)?,
        right: words.optional(block, Field::FeedbackRight),
        wrong: words.optional(block, Field::FeedbackWrong),
    })
}

fn answer(block: &Block<TranslatedText>, words: &mut Words<'_>) -> Option<Answer> {
    Some(match block.value(Field::Type).and_then(Value::as_word)? {
        "single" => Answer::Single(choices(block, words)),
        "multiple" => Answer::Multiple(choices(block, words)),
        "true-false" => match block.value(Field::Answer)? {
            Value::Flag(answer) => Answer::TrueFalse(*answer),
            _ => return None,
        },
        "matching" => Answer::Matching(pairs(block, words)),
        "ordering" => Answer::Ordering(items(block, Kind::Item, words)),
        "numeric" => match block.value(Field::Answer)? {
            Value::Range { min, max, unit } => Answer::Numeric {
                min: min.clone(),
                max: max.clone(),
                unit: unit.as_ref().map(|unit| words.rich(unit)),
            },
            _ => return None,
        },
        "short-text" => match block.value(Field::Accept)? {
            Value::Words(accepted) => Answer::ShortText(accepted.clone()),
            _ => return None,
        },
        "likert" => Answer::Likert(items(block, Kind::Option, words)),
        "self-assessment" => Answer::SelfAssessment {
            dimensions: items(block, Kind::Dimension, words),
            levels: items(block, Kind::Level, words),
        },
        _ => return None,
    })
}

fn choices(question: &Block<TranslatedText>, words: &mut Words<'_>) -> Vec<Choice> {
    let parts = parts(question, Kind::Option, Field::Text, words);
    parts
        .into_iter()
        .map(|(block, id, text)| Choice {
            id,
            text,
            right: block.value(Field::Right) == Some(&Value::Flag(true)),
            feedback: words.optional(block, Field::Feedback),
        })
        .collect()
}

fn pairs(question: &Block<TranslatedText>, words: &mut Words<'_>) -> Vec<Pair> {
    let parts = parts(question, Kind::Pair, Field::Left, words);
    let pair = |(block, id, left): (&Block<TranslatedText>, Id, RichText), words: &mut Words<'_>| {
        let right = words.optional(block, Field::Right)?;
        Some(Pair { id, left, right, feedback: words.optional(block, Field::Feedback) })
    };
    parts.into_iter().filter_map(|part| pair(part, words)).collect()
}

fn items(question: &Block<TranslatedText>, kind: Kind, words: &mut Words<'_>) -> Vec<Item> {
    let parts = parts(question, kind, Field::Text, words);
    parts
        .into_iter()
        .map(|(block, id, text)| Item { id, text, feedback: words.optional(block, Field::Feedback) })
        .collect()
}

/// Parts of one kind, each with the id that is unique in its question and its words.
fn parts<'a>(
    question: &'a Block<TranslatedText>,
    kind: Kind,
    field: Field,
    words: &mut Words<'_>,
) -> Vec<(&'a Block<TranslatedText>, Id, RichText)> {
    let mut parts = Vec::new();
    for block in question.of_kind(kind) {
        let text = words.optional(block, field);
        parts.extend(text.map(|text| (block, block.id.clone(), text)));
    }
    parts
}
