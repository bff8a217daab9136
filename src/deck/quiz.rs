//! Questions on slides: what is asked and what can be chosen, never what is right.

use super::sheet::Sheet;
use super::words::{label, line, plain};
use crate::model::{
    Answer, Choice, Content, Edition, Item, Label, Pair, Question, RichText, SlideLayout, SlideStyle,
    SlideText, Slot, mixed,
};

/// Stands where learners write.
const BLANK: &str = "__________";

/// The slide of one question; `place` is its number and the number of questions shown.
pub(super) fn question(edition: &Edition, question: &Question, place: (usize, usize)) -> Sheet {
    let number = number(edition, place);
    let task = label(edition, question.answer.instruction());
    let (layout, contents) = match &question.answer {
        Answer::Matching(pairs) => (SlideLayout::Comparison, matching([number, task], pairs)),
        answer => {
            let facts = text(Slot::Facts, line(edition, &[number, task]));
            (SlideLayout::Quiz, vec![facts, (Slot::Body, Content::Text(options(edition, answer)))])
        }
    };
    Sheet { block: question.id.clone(), layout, title: question.stem.clone(), contents }
}

fn number(edition: &Edition, (n, m): (usize, usize)) -> RichText {
    edition.counted(Label::QuestionOf, &[("n", n), ("m", m)])
}

fn options(edition: &Edition, answer: &Answer) -> Vec<SlideText> {
    match answer {
        Answer::Single(choices) | Answer::Multiple(choices) => {
            numbered(choices.iter().map(|Choice { text, .. }| text.clone()))
        }
        Answer::TrueFalse(_) => numbered([Label::True, Label::False].map(|it| label(edition, it))),
        Answer::Likert(items) => numbered(items.iter().map(|Item { text, .. }| text.clone())),
        Answer::Ordering(items) => shuffled(items.iter().map(|item| &item.text)),
        Answer::Numeric { unit, .. } => {
            let unit = unit.as_ref().map(RichText::to_plain).unwrap_or_default();
            vec![SlideText::plain(plain(edition, format!("{BLANK} {unit}").trim_end()))]
        }
        Answer::ShortText(_) => vec![SlideText::plain(plain(edition, BLANK))],
        Answer::SelfAssessment { dimensions, levels } => {
            let mut texts = bullets(dimensions.iter().map(|item| item.text.clone()));
            let levels: Vec<RichText> = levels.iter().map(|item| item.text.clone()).collect();
            texts.push(SlideText::plain(line(edition, &levels)));
            texts
        }
        Answer::Matching(pairs) => numbered(pairs.iter().map(|pair| pair.left.clone())),
    }
}

/// Left sides keep their order; right sides stand in an order that does not tell the answer.
fn matching([first, second]: [RichText; 2], pairs: &[Pair]) -> Vec<(Slot, Content)> {
    let left = numbered(pairs.iter().map(|pair| pair.left.clone()));
    let right = shuffled(pairs.iter().map(|pair| &pair.right));
    vec![
        text(Slot::FirstHead, first),
        (Slot::Body, Content::Text(left)),
        text(Slot::SecondHead, second),
        (Slot::Second, Content::Text(right)),
    ]
}

fn text(slot: Slot, words: RichText) -> (Slot, Content) {
    (slot, Content::Text(vec![SlideText::plain(words)]))
}

fn numbered(texts: impl IntoIterator<Item = RichText>) -> Vec<SlideText> {
    let number = |(text, number)| SlideText { style: SlideStyle::Number(number), ..SlideText::plain(text) };
    texts.into_iter().zip(1..).map(number).collect()
}

fn bullets(texts: impl IntoIterator<Item = RichText>) -> Vec<SlideText> {
    let bullet = |text| SlideText { style: SlideStyle::Bullet(1), ..SlideText::plain(text) };
    texts.into_iter().map(bullet).collect()
}

/// Texts in an order that does not tell the answer.
fn shuffled<'a>(texts: impl Iterator<Item = &'a RichText>) -> Vec<SlideText> {
    let texts: Vec<&RichText> = texts.collect();
    bullets(mixed(&texts).into_iter().map(|at| texts[at].clone()))
}
