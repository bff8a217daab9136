//! Short lines made of kitbag's own words and the edition's: facts, times, marks.

use crate::model::{
    Activity, Edition, Label, Link, Outcome, RichText, Run, Section, SlideStyle, SlideText, clock,
};

/// Stands between two facts of one line.
const BETWEEN: &str = " · ";

/// A label's words as text.
pub(super) fn label(edition: &Edition, label: Label) -> RichText {
    plain(edition, edition.labels.get(label))
}

/// Words of ours in the edition's language.
pub(super) fn plain(edition: &Edition, words: &str) -> RichText {
    RichText::plain(words, edition.labels.language().clone())
}

/// Facts in one line.
pub(super) fn line(edition: &Edition, facts: &[String]) -> RichText {
    plain(edition, &facts.join(BETWEEN))
}

/// A lead-in.
pub(super) fn heading(text: RichText) -> SlideText {
    SlideText { style: SlideStyle::Heading, ..SlideText::plain(text) }
}

/// A label, a value.
fn pair(edition: &Edition, label: Label, value: &str) -> String {
    format!("{}: {value}", edition.labels.get(label))
}

/// `20 min`.
pub(super) fn minutes(edition: &Edition, minutes: u32) -> String {
    edition.minutes(minutes).to_plain()
}

/// A time of the day, `09:15`, from minutes after midnight.
pub(super) fn time(edition: &Edition, minutes: u32) -> String {
    edition.writing.digits(&clock(minutes))
}

/// A line of the agenda: the time, an em space, the title, which leads to its section, the minutes.
pub(super) fn agenda_line(edition: &Edition, section: &Section) -> RichText {
    let run = |text: String, bold| Run { text, bold, italic: false, link: None };
    let link = (!section.is_break).then(|| Link::Block(section.id.clone()));
    let mut runs = vec![run(time(edition, section.start), true), run("\u{2003}".to_owned(), false)];
    runs.extend(section.title.runs.iter().map(|part| Run { link: link.clone(), ..part.clone() }));
    runs.push(run(format!("{BETWEEN}{}", minutes(edition, section.minutes)), false));
    let (own, title) = (edition.language(), &section.title.language);
    let language = if own.direction() == title.direction() { title } else { own };
    RichText { runs, language: language.clone() }
}

/// What stands under the title of a case.
pub(super) fn case_facts(edition: &Edition, outcome: Option<Outcome>) -> RichText {
    let mut facts = vec![edition.labels.get(Label::Case).to_owned()];
    facts.extend(outcome.map(|outcome| {
        let label = match outcome {
            Outcome::Success => Label::Success,
            Outcome::Failure => Label::Failure,
            Outcome::Mixed => Label::Mixed,
        };
        edition.labels.get(label).to_owned()
    }));
    line(edition, &facts)
}

/// What stands under the title of an activity; the minutes alone where no activity is named.
pub(super) fn activity_facts(edition: &Edition, activity: Option<&Activity>, length: u32) -> RichText {
    let mut facts = vec![edition.labels.get(Label::Activity).to_owned(), minutes(edition, length)];
    facts.extend(activity.map(|it| pair(edition, Label::GroupSize, &it.group.to_plain())));
    line(edition, &facts)
}
