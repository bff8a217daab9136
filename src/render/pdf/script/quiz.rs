//! The quiz with its key: this is the facilitator's copy.

use super::QUIZ;
use super::section::quiz_slides;
use crate::model::{Answer, Choice, Deck, Item, Label, List, ListItem, Question, Quiz, RichText, Run};
use crate::render::pdf::compose::{Heading, Look, Setter, neutral};
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{Ink, Strip, stay};
use crate::render::pdf::tree::{NodeId, Role};
use crate::typeset::Milli;

impl Setter<'_> {
    /// All questions of the bank, with the right answers.
    pub(super) fn quiz(&mut self, quiz: &Quiz, deck: &Deck) {
        let title = self.label(Label::Quiz);
        let (draw, mark) = (quiz.draw.to_string(), self.edition.lms.mastery.to_string());
        let intro = self.fill(Label::QuizIntro, &[("n", &draw), ("m", &mark)]);
        let parent = self.chapter(&[intro], &title, QUIZ);
        let numbers = quiz_slides(deck);
        let slides: Vec<_> = deck.slides.iter().filter(|it| numbers.contains(&it.number)).collect();
        self.on_screen(&slides, deck, parent);
        for (index, question) in quiz.questions.iter().enumerate() {
            let number = (index + 1, quiz.questions.len());
            self.question(question, number, parent);
        }
    }

    fn question(&mut self, question: &Question, (number, count): (usize, usize), above: NodeId) {
        let parent = self.tree.add(above, Role::Sect);
        let (number, count) = (number.to_string(), count.to_string());
        let title = self.fill(Label::QuestionOf, &[("n", &number), ("m", &count)]);
        let look = Look::of(Milli::pt(11)).bold();
        let full = self.sheet.full();
        let mut strips = self.heading(full, &title, &Heading { level: 3, look, parent, place: None });
        strips.extend(self.paragraph(full, &question.stem, Look::of(Milli::pt(12)), parent));
        let instruction = self.label(question.answer.instruction());
        strips.extend(self.paragraph(full, &instruction, Look::SMALL, parent));
        strips.push(Strip::glue(Milli::pt(3)));
        stay(&mut strips);
        let inner = full.inset(Milli::pt(12), Milli(0));
        strips.extend(self.key(&question.answer, inner, parent));
        for (label, text) in [(Label::Right, &question.right), (Label::NotRight, &question.wrong)] {
            if let Some(text) = text {
                let line = [self.label(label), text.clone()];
                strips.extend(self.facts(inner, &line, (Look::of(Milli::pt(10)), parent)));
            }
        }
        strips.push(Strip::gap(Milli::pt(16)));
        self.push(strips);
    }

    /// The answers, the right ones named as such.
    fn key(&mut self, answer: &Answer, column: Column, parent: NodeId) -> Vec<Strip> {
        match answer {
            Answer::Single(choices) | Answer::Multiple(choices) => self.choices(choices, column, parent),
            Answer::TrueFalse(truth) => {
                let word = self.label(if *truth { Label::True } else { Label::False });
                self.right_line(&word, column, parent)
            }
            Answer::Matching(pairs) => {
                let items = pairs.iter().map(|pair| {
                    let mut text = pair.left.clone();
                    text.runs.push(Run { text: " — ".into(), ..super::plain() });
                    text.runs.extend(pair.right.runs.iter().cloned());
                    text
                });
                self.texts(items.collect(), false, (column, parent))
            }
            Answer::Ordering(items) => {
                self.texts(items.iter().map(|it| it.text.clone()).collect(), true, (column, parent))
            }
            Answer::Numeric { min, max, unit } => {
                let range = if min == max { min.clone() } else { format!("{min}–{max}") };
                let unit = unit.as_ref().map(RichText::to_plain).unwrap_or_default();
                let words = neutral(format!("{range} {unit}").trim());
                self.right_line(&words, column, parent)
            }
            Answer::ShortText(answers) => {
                let words = RichText::plain(answers.join(" / "), self.tree.language().clone());
                self.right_line(&words, column, parent)
            }
            Answer::Likert(items) => self.texts(texts(items), false, (column, parent)),
            Answer::SelfAssessment { dimensions, levels } => {
                let mut strips = self.texts(texts(dimensions), false, (column, parent));
                strips.push(Strip::gap(Milli::pt(4)));
                strips.extend(self.texts(texts(levels), true, (column, parent)));
                strips
            }
        }
    }

    /// Answers have the numbers of the slide, by which the room calls them.
    fn choices(&mut self, choices: &[Choice], column: Column, parent: NodeId) -> Vec<Strip> {
        let list = self.tree.add(parent, Role::List);
        let mut strips = Vec::new();
        for (choice, number) in choices.iter().zip(1..) {
            let mut text = choice.text.clone();
            if choice.right {
                let right = self.label(Label::Right).to_plain();
                for run in &mut text.runs {
                    run.bold = true;
                }
                text.runs.push(Run { text: format!(" — {right}"), bold: true, ..super::plain() });
            }
            let option = self.labelled(column, &format!("{number}."), &text, (Look::BODY, list));
            strips.extend(option.strips);
            if let Some(feedback) = &choice.feedback {
                let look = Look::of(Milli(9500)).ink(Ink::SOFT);
                strips.extend(self.paragraph(option.rest, feedback, look, option.body));
            }
            strips.push(Strip::gap(Milli::pt(3)));
        }
        strips
    }

    fn texts(
        &mut self,
        texts: Vec<RichText>,
        ordered: bool,
        (column, parent): (Column, NodeId),
    ) -> Vec<Strip> {
        let items = texts.into_iter().map(|text| ListItem { text, children: vec![] }).collect();
        self.list(column, &List { ordered, items }, Look::BODY, parent)
    }

    fn right_line(&mut self, words: &RichText, column: Column, parent: NodeId) -> Vec<Strip> {
        let mut line = words.clone();
        let right = self.label(Label::Right).to_plain();
        line.runs.push(Run { text: format!(" — {right}"), ..super::plain() });
        self.paragraph(column, &line, Look::BODY.bold(), parent)
    }
}

fn texts(items: &[Item]) -> Vec<RichText> {
    items.iter().map(|item| item.text.clone()).collect()
}
