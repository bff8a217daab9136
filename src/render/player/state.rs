//! How long the learner's state can grow. `state.js` writes it in the form that is counted here:
//!
//! ```text
//! 1;SEED;ATTEMPT;BEST.DAY;COUNT;SCREENS;KEY RESULT RESPONSE,KEY RESULT RESPONSE…
//! ```

use super::course::{Course, QuestionData, QuizData};
use super::question::{NUMBER, SHORT_TEXT};

/// `1`, a seed of 32 bits, 999 attempts, their best score and the day of passing, 46,655 interactions, in
/// base 36.
const HEAD: usize = "1;1z141z3;rr;2s.zzz;zzz;;".len();

/// A character outside `[A-Za-z0-9]` is written as `~` and three digits of base 64.
const ESCAPED: usize = 4;

/// The longest state, in characters, all of them ASCII.
pub(super) fn worst_case(course: &Course<'_>) -> usize {
    let screens: usize = course.screens.iter().map(|it| it.key.len()).sum();
    HEAD + screens + course.quiz.as_ref().map_or(0, answers)
}

/// The questions with the longest answers, as many as one attempt can draw.
fn answers(quiz: &QuizData<'_>) -> usize {
    let (mut scored, unscored): (Vec<_>, Vec<_>) =
        quiz.questions.iter().partition(|it| !matches!(it.kind, "likert" | "self-assessment"));
    scored.sort_by_key(|it| std::cmp::Reverse(answer(it)));
    scored.iter().take(quiz.draw).chain(&unscored).map(|it| answer(it)).sum()
}

/// Code, result, response and the comma before the next one.
fn answer(question: &QuestionData<'_>) -> usize {
    let response = match question.kind {
        "single" | "likert" => 2,
        "multiple" => 2 * question.options.len(),
        "true-false" => 1,
        "matching" => 4 * question.pairs.len(),
        "ordering" => 2 * question.items.len(),
        "numeric" => ESCAPED * NUMBER,
        "short-text" => ESCAPED * SHORT_TEXT,
        "self-assessment" => 4 * question.dimensions.len(),
        kind => unreachable!("{kind} is no type of question"),
    };
    question.key.len() + 1 + response + 1
}
