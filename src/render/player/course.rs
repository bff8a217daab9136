//! `course.js`: what the player must know beside the page, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::key::{Length, keys};
use super::question::kind;
use super::result::{asked, scored};
use super::screen::{Page, Screens};
use crate::model::{Answer, Choice, Edition, Id, Item, Label, Question, Quiz, SeriesTest};
use crate::render::html::direction;

/// Everything in `course.js`.
#[derive(Serialize)]
pub(super) struct Course<'a> {
    module: &'a str,
    /// Of the package: what it keeps on a device stands under this name.
    identifier: String,
    /// What stands before ids of questions in the records of an LMS; those of a test have it already.
    prefix: String,
    language: &'a str,
    writing: WritingData<'a>,
    pub(super) screens: Vec<Seen<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quiz: Option<QuizData<'a>>,
    labels: BTreeMap<&'static str, Words<'a>>,
}

/// How the player writes numbers and days.
#[derive(Serialize)]
struct WritingData<'a> {
    digits: &'a str,
    decimal: char,
    day: &'a str,
    months: &'a [String],
}

/// A screen that counts towards progress by being opened.
#[derive(Serialize)]
pub(super) struct Seen<'a> {
    id: &'a str,
    pub(super) key: String,
}

#[derive(Serialize)]
pub(super) struct QuizData<'a> {
    /// Scored questions in one attempt.
    pub(super) draw: usize,
    /// All questions in one attempt.
    asked: usize,
    /// Percent; absent where nothing is scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pass: Option<u8>,
    /// Whether nothing is said of right and wrong.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    silent: bool,
    pub(super) questions: Vec<QuestionData<'a>>,
}

#[derive(Default, Serialize)]
pub(super) struct QuestionData<'a> {
    id: &'a str,
    pub(super) key: String,
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    objective: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) options: Vec<Part<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pairs: Vec<Part<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) items: Vec<Part<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dimensions: Vec<Part<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    levels: Vec<Part<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Right<'a>>,
}

/// An option, pair, item, dimension or level.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    id: &'a str,
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    right: Option<bool>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Right<'a> {
    Truth(bool),
    Range { min: &'a str, max: &'a str },
    Words { accept: &'a [String] },
}

/// Words of kitbag, with their language where it is not the page's.
#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dir: Option<&'static str>,
}

/// The labels that the player writes while it runs.
const SPOKEN: &[(&str, Label)] = &[
    ("questionOf", Label::QuestionOf),
    ("right", Label::Right),
    ("notRight", Label::NotRight),
    ("chooseFirst", Label::ChooseFirst),
    ("typeNumber", Label::TypeNumber),
    ("thankYou", Label::ThankYou),
    ("checkAnswer", Label::CheckAnswer),
    ("tryAgain", Label::TryAgain),
    ("movedTo", Label::MovedTo),
    ("saved", Label::Saved),
    ("notSavedYet", Label::NotSavedYet),
    ("progressOf", Label::ProgressOf),
    ("scoreOf", Label::ScoreOf),
    ("bestScore", Label::BestScore),
    ("passed", Label::Passed),
    ("notPassed", Label::NotPassed),
    ("unansweredLeft", Label::UnansweredLeft),
    ("notAnswered", Label::NotAnswered),
    ("visited", Label::Visited),
    ("notesCopied", Label::NotesCopied),
    ("notesMarked", Label::NotesMarked),
    ("notesDeleted", Label::NotesDeleted),
    ("percent", Label::Percent),
];

impl<'a> Course<'a> {
    pub(super) fn of(edition: &'a Edition, screens: &'a Screens<'a>) -> Self {
        let counts = |page| !matches!(page, Page::Question(_) | Page::Certificate);
        let opened = || screens.iter().filter(|it| counts(it.page)).map(|it| &*it.id);
        let codes = keys(opened(), Length::Four);
        let (labels, writing) = (&edition.labels, &edition.writing);
        let words = |label| {
            let language = labels.language_of(label);
            let foreign = language != *edition.language();
            Words {
                text: labels.get(label),
                lang: foreign.then(|| language.tag().to_owned()),
                dir: foreign.then(|| direction(&language)),
            }
        };
        Self {
            module: edition.module.as_str(),
            identifier: edition.identifier(),
            prefix: edition.test().map_or_else(|| format!("{}-", edition.module), |_| String::new()),
            language: edition.language().tag(),
            writing: WritingData {
                digits: &writing.digits,
                decimal: writing.decimal,
                day: writing.day,
                months: &writing.months,
            },
            screens: opened().map(|id| Seen { id, key: codes[id].clone() }).collect(),
            quiz: edition.quiz.as_ref().map(|quiz| QuizData::of(quiz, edition.lms.mastery)),
            labels: SPOKEN.iter().map(|(name, label)| (*name, words(*label))).collect(),
        }
    }

    /// The file. `<` and the line ends of JavaScript are escaped, so that the text is safe wherever
    /// a page or a proxy puts it.
    pub(super) fn script(&self) -> String {
        let json = serde_json::to_string(self).expect("plain data serialises");
        let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
        format!("window.course = {json};\n")
    }
}

impl<'a> QuizData<'a> {
    fn of(quiz: &'a Quiz, pass: u8) -> Self {
        let codes = keys(quiz.questions.iter().map(|it| it.id.as_str()), Length::Four);
        let question = |it: &'a Question| QuestionData::of(it, codes[it.id.as_str()].clone());
        Self {
            draw: quiz.draw,
            asked: asked(quiz),
            pass: scored(quiz).then_some(pass),
            silent: quiz.test == Some(SeriesTest::Before),
            questions: quiz.questions.iter().map(question).collect(),
        }
    }
}

impl<'a> QuestionData<'a> {
    fn of(question: &'a Question, key: String) -> Self {
        let kind = kind(&question.answer);
        let objective = question.objective.as_ref().map(Id::as_str);
        let base = Self { id: question.id.as_str(), key, kind, objective, ..Self::default() };
        let of_items = |all: &'a [Item]| parts(all.iter().map(|it| (&it.id, None)));
        let of_choices = |all: &'a [Choice]| parts(all.iter().map(|it| (&it.id, Some(it.right))));
        match &question.answer {
            Answer::Single(all) | Answer::Multiple(all) => Self { options: of_choices(all), ..base },
            Answer::TrueFalse(truth) => Self { answer: Some(Right::Truth(*truth)), ..base },
            Answer::Matching(all) => Self { pairs: parts(all.iter().map(|it| (&it.id, None))), ..base },
            Answer::Ordering(all) => Self { items: of_items(all), ..base },
            Answer::Numeric { min, max, .. } => Self { answer: Some(Right::Range { min, max }), ..base },
            Answer::ShortText(accept) => Self { answer: Some(Right::Words { accept }), ..base },
            Answer::Likert(all) => Self { options: of_items(all), ..base },
            Answer::SelfAssessment { dimensions, levels } => {
                Self { dimensions: of_items(dimensions), levels: of_items(levels), ..base }
            }
        }
    }
}

fn parts<'a>(all: impl Iterator<Item = (&'a Id, Option<bool>)> + Clone) -> Vec<Part<'a>> {
    let codes = keys(all.clone().map(|(id, _)| id.as_str()), Length::Two);
    all.map(|(id, right)| Part { id: id.as_str(), key: codes[id.as_str()].clone(), right }).collect()
}
