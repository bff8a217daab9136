//! Short lines made of kitbag's own words and the edition's: facts, times, marks.

use crate::model::{
    Activity, Edition, Label, Link, Outcome, RichText, Run, Section, SlideStyle, SlideText, clock,
};

/// Stands between two facts of one line.
const BETWEEN: &str = " · ";

/// A label's words as text.
pub(super) fn label(edition: &Edition, label: Label) -> RichText {
    edition.labels.text(label, &[])
}

/// Words in the edition's language.
pub(super) fn plain(edition: &Edition, words: &str) -> RichText {
    RichText::plain(words, edition.labels.language().clone())
}

/// Facts in one line, in the language of the edition if one of them is.
pub(super) fn line(edition: &Edition, facts: &[RichText]) -> RichText {
    let mut languages = facts.iter().map(|fact| &fact.language);
    let own = edition.language();
    let language = languages.clone().find(|it| *it == own).or(languages.next()).unwrap_or(own);
    let words: Vec<_> = facts.iter().map(RichText::to_plain).collect();
    RichText::plain(words.join(BETWEEN), language.clone())
}

/// A lead-in.
pub(super) fn heading(text: RichText) -> SlideText {
    SlideText { style: SlideStyle::Heading, ..SlideText::plain(text) }
}

/// A time of the day, `09:15`, from minutes after midnight.
pub(super) fn time(edition: &Edition, minutes: u32) -> RichText {
    plain(edition, &edition.writing.digits(&clock(minutes)))
}

/// `Version 1.2.0`.
pub(super) fn version(edition: &Edition) -> RichText {
    edition.labels.text(Label::Version, &[("n", &edition.series.version)])
}

/// A line of the agenda: the time, an em space, the title, which leads to its section, the minutes.
pub(super) fn agenda_line(edition: &Edition, section: &Section) -> RichText {
    let run = |text: String, bold| Run { text, bold, italic: false, link: None };
    let link = (!section.is_break).then(|| Link::Block(section.id.clone()));
    let mut runs =
        vec![run(time(edition, section.start).to_plain(), true), run("\u{2003}".to_owned(), false)];
    runs.extend(section.title.runs.iter().map(|part| Run { link: link.clone(), ..part.clone() }));
    runs.push(run(format!("{BETWEEN}{}", edition.minutes(section.minutes).to_plain()), false));
    let (own, title) = (edition.language(), &section.title.language);
    let language = if own.direction() == title.direction() { title } else { own };
    RichText { runs, language: language.clone() }
}

/// What stands under the title of a case.
pub(super) fn case_facts(edition: &Edition, outcome: Option<Outcome>) -> RichText {
    let mut facts = vec![label(edition, Label::Case)];
    facts.extend(outcome.map(|outcome| {
        let outcome = match outcome {
            Outcome::Success => Label::Success,
            Outcome::Failure => Label::Failure,
            Outcome::Mixed => Label::Mixed,
        };
        label(edition, outcome)
    }));
    line(edition, &facts)
}

/// What stands under the title of an activity; the minutes alone where no activity is named.
pub(super) fn activity_facts(edition: &Edition, activity: Option<&Activity>, length: u32) -> RichText {
    let mut facts = vec![label(edition, Label::Activity), edition.minutes(length)];
    facts.extend(activity.map(|it| {
        let words = format!("{}: {}", edition.labels.get(Label::GroupSize), it.group.to_plain());
        RichText::plain(words, it.group.language.clone())
    }));
    line(edition, &facts)
}
