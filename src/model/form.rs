//! Forms that participants fill in: what they think of a course, and what became of it.

use super::{Id, RichText, Text};
use crate::diagnostic::Origin;

/// A form as it is written, or in the words of a target.
#[derive(Clone, Debug)]
pub struct Form<T> {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: T,
    /// What it is for and what becomes of it.
    pub purpose: Option<T>,
    /// What the lowest and the highest mark mean.
    pub scale: Option<(T, T)>,
    /// Whether its questions are asked for each day.
    pub each_day: bool,
    /// Its questions, in order.
    pub questions: Vec<FormQuestion<T>>,
    /// Where it stands.
    pub origin: Origin,
}

/// One question of a form. Its id is the same in every country, so that answers can be joined.
#[derive(Clone, Debug)]
pub struct FormQuestion<T> {
    /// Its id.
    pub id: Id,
    /// Its words.
    pub text: T,
    /// How it is answered.
    pub answer: FormAnswer,
}

/// How a question of a form is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormAnswer {
    /// With a mark from 1 to 5.
    Mark,
    /// On so many lines.
    Lines(u32),
}

impl Form<Text> {
    /// Its texts, each with its role.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let scale = self.scale.iter().flat_map(|(low, high)| [low, high]);
        let others = self.purpose.iter().chain(scale).chain(self.questions.iter().map(|it| &it.text));
        std::iter::once(("form-title", &self.title)).chain(others.map(|text| ("form-text", text)))
    }

    /// The same in other words.
    pub fn said(&self, said: &mut impl FnMut((&'static str, &Text)) -> RichText) -> Form<RichText> {
        let title = said(("form-title", &self.title));
        let mut text = |text| said(("form-text", text));
        Form {
            id: self.id.clone(),
            title,
            purpose: self.purpose.as_ref().map(&mut text),
            scale: self.scale.as_ref().map(|(low, high)| (text(low), text(high))),
            each_day: self.each_day,
            questions: self
                .questions
                .iter()
                .map(|it| FormQuestion { id: it.id.clone(), text: text(&it.text), answer: it.answer })
                .collect(),
            origin: self.origin.clone(),
        }
    }
}
