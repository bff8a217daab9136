//! The quiz on paper and its key: the same questions in the same order, with the same numbers and letters.

mod answer;
mod key;

use super::chapter::plain;
use super::compose::{Heading, Look, Setter};
use super::strip::{Strip, beside, flatten, height, stay, together};
use super::tree::{NodeId, Role, Tree};
use crate::model::{Answer, Label, Question, Quiz, RichText, Run, mixed};
use crate::typeset::Milli;

/// The height of a cell to tick.
const ROOM: Milli = Milli::pt(27);

/// Which of the two documents it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a participant writes on.
    Paper,
    /// What papers are marked with.
    Key,
}

impl Kind {
    fn title(self) -> Label {
        match self {
            Self::Paper => Label::Quiz,
            Self::Key => Label::QuizKey,
        }
    }
}

/// Sets all questions of a quiz.
pub(super) fn compose(setter: &mut Setter<'_>, quiz: &Quiz, kind: Kind) {
    setter.masthead(kind.title());
    setter.room = match kind {
        Kind::Paper => Some(ROOM),
        Kind::Key => None,
    };
    let parent = match kind {
        Kind::Paper => setter.lines_for_the_participant(quiz),
        Kind::Key => setter.rules_of_marking(quiz),
    };
    for (index, question) in quiz.questions.iter().enumerate() {
        let number = (index + 1, quiz.questions.len());
        setter.question(question, number, (kind, parent));
    }
    let strips = setter.licence(Look::of(Milli::pt(9)), parent);
    setter.push(strips);
}

/// How many questions are scored.
fn scored(quiz: &Quiz) -> usize {
    quiz.questions.iter().filter(|question| question.answer.is_scored()).count()
}

impl Setter<'_> {
    /// How many questions there are and how many must be right.
    pub(super) fn quiz_intro(&self, quiz: &Quiz) -> RichText {
        let mark = usize::from(self.edition.lms.mastery);
        self.count(Label::QuizIntro, &[("n", quiz.questions.len()), ("m", mark)])
    }

    /// Name, day and score, to be written in.
    fn lines_for_the_participant(&mut self, quiz: &Quiz) -> NodeId {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let full = self.sheet.full();
        let gap = Milli::pt(16);
        let (name, rest) = full.split(full.width.scaled(450), gap);
        let (day, score) = rest.split(rest.width.scaled(450), gap);
        let of = self.digits(&format!(" / {}", scored(quiz)), &self.edition.labels.language_of(Label::Score));
        let lines = [(Label::YourName, name, ""), (Label::Day, day, ""), (Label::Score, score, &of)];
        let cells = lines.map(|(label, column, of)| {
            let mut text = self.label(label);
            text.runs.push(Run { text: format!("{of}: ____"), ..plain() });
            flatten(self.paragraph(column, &text, Look::BODY, parent))
        });
        let line = cells.into_iter().reduce(beside).expect("there are three lines");
        self.push(vec![line, Strip::gap(Milli::pt(18))]);
        parent
    }

    /// How many answers must be right.
    fn rules_of_marking(&mut self, quiz: &Quiz) -> NodeId {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let intro = self.quiz_intro(quiz);
        let strips = self.paragraph(self.sheet.full(), &intro, Look::BODY, parent);
        self.push(strips);
        self.push(vec![Strip::gap(Milli::pt(14))]);
        parent
    }

    /// A question: its number and words, what to do, the places for answers.
    fn question(
        &mut self,
        question: &Question,
        (number, count): (usize, usize),
        (kind, above): (Kind, NodeId),
    ) {
        let parent = self.tree.add(above, Role::Sect);
        let title = self.count(Label::QuestionOf, &[("n", number), ("m", count)]);
        let look = Look::of(Milli::pt(11)).bold();
        let full = self.sheet.full();
        let mut strips = self.heading(full, &title, &Heading { level: 2, look, parent, place: None });
        strips.extend(self.paragraph(full, &question.stem, Look::of(Milli::pt(12)), parent));
        let instruction = self.label(instruction(&question.answer));
        strips.extend(self.paragraph(full, &instruction, Look::SMALL, parent));
        strips.push(Strip::glue(Milli::pt(3)));
        stay(&mut strips);
        let inner = full.inset(Milli::pt(12), Milli(0));
        match kind {
            Kind::Paper => strips.extend(self.answers(&question.answer, inner, parent)),
            Kind::Key => strips.extend(self.key(question, inner, parent)),
        }
        if height(&strips) < self.sheet.body() / 2 {
            together(&mut strips);
        }
        strips.push(Strip::gap(Milli::pt(16)));
        self.push(strips);
    }
}

/// What is done with a pen.
fn instruction(answer: &Answer) -> Label {
    match answer {
        Answer::Matching(_) => Label::WriteLetters,
        Answer::Ordering(_) => Label::WriteOrder,
        Answer::Numeric { .. } => Label::WriteNumber,
        Answer::ShortText(_) => Label::WriteWords,
        Answer::Single(_)
        | Answer::Multiple(_)
        | Answer::TrueFalse(_)
        | Answer::Likert(_)
        | Answer::SelfAssessment { .. } => answer.instruction(),
    }
}

/// The letters under which the paper shows texts whose places would tell the answer.
fn letters(texts: &[&RichText]) -> Vec<String> {
    let mut letters = vec![String::new(); texts.len()];
    for (place, at) in mixed(texts).into_iter().enumerate() {
        letters[at] = letter(place);
    }
    letters
}

/// The letter of an answer, from 0.
fn letter(place: usize) -> String {
    let place = u8::try_from(place).unwrap_or(u8::MAX);
    char::from(b'A'.saturating_add(place).min(b'Z')).to_string()
}
