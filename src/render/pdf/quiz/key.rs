//! The key: what is right, why, and which objective a question tests.

use super::letters;
use crate::model::{Answer, Choice, Label, Question, RichText, Run};
use crate::render::pdf::chapter::plain;
use crate::render::pdf::compose::{Look, Setter, neutral};
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{Ink, Strip};
use crate::render::pdf::tree::{NodeId, Role};
use crate::typeset::Milli;

/// An answer as the key lists it.
struct Keyed<'a> {
    /// The number or letter that it has on the paper.
    label: String,
    text: RichText,
    feedback: Option<&'a RichText>,
}

impl Setter<'_> {
    /// The right answer, what is said about each, and the objective.
    pub(super) fn key(&mut self, question: &Question, column: Column, parent: NodeId) -> Vec<Strip> {
        let mut strips = self.right_answer(&question.answer, column, parent);
        let look = Look::of(Milli::pt(10));
        for (label, text) in [(Label::Right, &question.right), (Label::NotRight, &question.wrong)] {
            if let Some(text) = text {
                let line = [self.label(label), text.clone()];
                strips.extend(self.facts(column, &line, (look, parent)));
            }
        }
        let objectives = &self.edition.objectives;
        let tested = objectives.iter().find(|it| Some(&it.id) == question.objective.as_ref());
        if let Some(objective) = tested {
            let line = [self.label(Label::Objective), objective.text.clone()];
            strips.extend(self.facts(column, &line, (look.ink(Ink::SOFT), parent)));
        }
        strips
    }

    fn right_answer(&mut self, answer: &Answer, column: Column, parent: NodeId) -> Vec<Strip> {
        match answer {
            Answer::Single(choices) | Answer::Multiple(choices) => {
                let keyed = choices.iter().zip(1..).map(|(choice, number)| self.choice(choice, number));
                let keyed = keyed.collect();
                self.keyed(keyed, column, parent)
            }
            Answer::TrueFalse(truth) => {
                let (number, label) = if *truth { (1, Label::True) } else { (2, Label::False) };
                let mut text = self.label(label);
                let number = self.item_number(number, &text);
                text.runs[0].text.insert_str(0, &format!("{number} "));
                self.right_line(&text, column, parent)
            }
            Answer::Matching(pairs) => {
                let right: Vec<_> = pairs.iter().map(|it| &it.right).collect();
                let keyed = pairs.iter().zip(letters(&right)).zip(1..).map(|((pair, letter), number)| {
                    let mut text = pair.left.clone();
                    text.runs.push(bold(format!(" — {letter} ")));
                    text.runs.extend(pair.right.runs.iter().cloned());
                    Keyed { label: self.item_number(number, &text), text, feedback: pair.feedback.as_ref() }
                });
                self.keyed(keyed.collect(), column, parent)
            }
            Answer::Ordering(items) => {
                let texts: Vec<_> = items.iter().map(|it| &it.text).collect();
                let keyed = items.iter().zip(letters(&texts)).zip(1..).map(|((item, letter), number)| {
                    let mut text = item.text.clone();
                    text.runs.insert(0, bold(format!("{letter} ")));
                    Keyed { label: self.item_number(number, &text), text, feedback: item.feedback.as_ref() }
                });
                self.keyed(keyed.collect(), column, parent)
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
            Answer::Likert(_) | Answer::SelfAssessment { .. } => Vec::new(),
        }
    }

    fn choice<'c>(&self, choice: &'c Choice, number: usize) -> Keyed<'c> {
        let mut text = choice.text.clone();
        if choice.right {
            for run in &mut text.runs {
                run.bold = true;
            }
            let right = self.label(Label::Right).to_plain();
            text.runs.push(bold(format!(" — {right}")));
        }
        Keyed { label: self.item_number(number, &text), text, feedback: choice.feedback.as_ref() }
    }

    fn keyed(&mut self, all: Vec<Keyed<'_>>, column: Column, parent: NodeId) -> Vec<Strip> {
        let list = self.tree.add(parent, Role::List);
        let mut strips = Vec::new();
        for Keyed { label, text, feedback } in all {
            let item = self.labelled(column, &label, &text, (Look::BODY, list));
            strips.extend(item.strips);
            if let Some(feedback) = feedback {
                let look = Look::of(Milli(9500)).ink(Ink::SOFT);
                strips.extend(self.paragraph(item.rest, feedback, look, item.body));
            }
            strips.push(Strip::gap(Milli::pt(3)));
        }
        strips
    }

    fn right_line(&mut self, words: &RichText, column: Column, parent: NodeId) -> Vec<Strip> {
        let mut line = words.clone();
        let right = self.label(Label::Right).to_plain();
        line.runs.push(Run { text: format!(" — {right}"), ..plain() });
        self.paragraph(column, &line, Look::BODY.bold(), parent)
    }
}

fn bold(text: String) -> Run {
    Run { text, bold: true, ..plain() }
}
