//! The first and the last screen of the quiz.

use super::content::heading;
use super::question::is_scored;
use super::writer::Writer;
use crate::model::{Label, Quiz, SeriesTest};

/// Whether any question of the quiz counts. In the test before a series none does.
pub fn scored(quiz: &Quiz) -> bool {
    quiz.test != Some(SeriesTest::Before) && quiz.questions.iter().any(is_scored)
}

/// How many questions one attempt asks: those that are not scored are always asked.
pub(super) fn asked(quiz: &Quiz) -> usize {
    let counting = quiz.questions.iter().filter(|it| is_scored(it)).count();
    quiz.questions.len() - counting + counting.min(quiz.draw)
}

pub(super) fn introduction<'a>(writer: &mut Writer<'a>, quiz: &'a Quiz) {
    heading(writer, |writer| writer.label(Label::Quiz));
    let (count, pass) = (asked(quiz), usize::from(writer.edition.lms.mastery));
    writer.html.open("p", &[("class", "lead")]);
    if scored(quiz) {
        writer.counted(Label::QuizIntro, &[("n", count), ("m", pass)]);
    } else {
        writer.counted(Label::SurveyIntro, &[("n", count)]);
    }
    writer.html.close();
    let first = match quiz.test {
        Some(SeriesTest::Before) => Some(Label::FirstIsKept),
        _ => scored(quiz).then_some(Label::FirstCounts),
    };
    if let Some(label) = first {
        writer.html.open("p", &[]);
        writer.label(label);
        writer.html.close();
    }
    button(writer, &[("class", "primary"), ("data-step", "next")], Label::Start);
}

/// The player fills in the score and the list of questions.
pub(super) fn result<'a>(writer: &mut Writer<'a>, quiz: &'a Quiz) {
    heading(writer, |writer| writer.label(Label::Result));
    writer.html.open("div", &[("id", "verdict")]);
    if !scored(quiz) {
        writer.html.open("p", &[("class", "lead")]);
        writer.label(Label::ThankYou);
        writer.html.close();
    }
    writer.html.close();
    if writer.edition.lms.certificate {
        let shown =
            [("class", "primary"), ("id", "to-certificate"), ("data-screen", "certificate"), ("hidden", "")];
        button(writer, &shown, Label::ShowCertificate);
    }
    writer.html.open("ol", &[("id", "review")]);
    writer.html.close();
    if scored(quiz) {
        button(writer, &[("id", "again"), ("hidden", "")], Label::NewAttempt);
    }
}

fn button(writer: &mut Writer<'_>, attributes: &[(&str, &str)], label: Label) {
    let mut all = vec![("type", "button")];
    all.extend(attributes);
    writer.html.open("p", &[("class", "actions")]);
    writer.html.open("button", &all);
    writer.label(label);
    writer.html.close();
    writer.html.close();
}
