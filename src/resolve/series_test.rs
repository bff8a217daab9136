//! The tests before and after a series: editions without sections, whose questions are those of the
//! modules.

use super::beside::{beside, draft};
use super::{MASTERY, digest};
use crate::model::{Code as Codes, Edition, Id, Question, Quiz, SeriesTest, SeriesTests};

/// What a test is made of.
#[derive(Clone, Copy, Debug)]
pub struct Questionnaire<'a> {
    /// When it is taken.
    pub test: SeriesTest,
    /// What the series says of its tests.
    pub tests: &'a SeriesTests,
    /// The finished modules of the target from which the series takes questions.
    pub editions: &'a [&'a Edition],
    /// The pass mark of the target's layers.
    pub mastery: Option<u8>,
}

impl Questionnaire<'_> {
    /// The edition of the test; `None` where layers took every question away.
    pub fn edition(self) -> Option<Edition> {
        let first = *self.editions.first()?;
        let questions = self.questions();
        if questions.is_empty() {
            return None;
        }
        let mut lms = first.lms.clone();
        lms.mastery = self.mastery.or(self.tests.pass).unwrap_or(MASTERY);
        // Who has answered questions before a course has not taken part in it yet.
        lms.certificate &= self.test == SeriesTest::After;
        let title = first.labels.text(self.test.title(), &[]);
        let mut edition = Edition {
            code: Codes { module: self.test.code().to_owned(), ..first.code.clone() },
            draft: draft(self.editions),
            lms,
            quiz: Some(Quiz { draw: questions.len(), questions, test: Some(self.test) }),
            ..beside(first, (self.test.id(), title))
        };
        edition.hash = digest::of(&edition);
        Some(edition)
    }

    /// The questions that are left of those that the series names, in its order.
    fn questions(self) -> Vec<Question> {
        let mut found = Vec::new();
        for named in &self.tests.questions {
            let edition = self.editions.iter().find(|edition| edition.module == named.module.0);
            let Some(quiz) = edition.and_then(|edition| edition.quiz.as_ref()) else { continue };
            for (id, _) in &named.ids {
                let question = quiz.questions.iter().find(|question| question.id == *id);
                found.extend(question.map(|question| of_module(&named.module.0, question)));
            }
        }
        found
    }
}

/// A question under the name that the records of its module's quiz have for it, so that results can be
/// joined.
fn of_module(module: &Id, question: &Question) -> Question {
    Question {
        id: module.join(question.id.as_str()),
        objective: question.objective.as_ref().map(|objective| module.join(objective.as_str())),
        ..question.clone()
    }
}
