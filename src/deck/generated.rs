//! The slides that nobody writes: title, agenda, sections, cases, activities, closing.

use super::fit::fits;
use super::measure::Measure;
use super::sheet::{Sheet, flow};
use super::words::{self, activity_facts, agenda_line, case_facts, heading, line, plain, time, version};
use crate::model::{
    Activity, Case, Content, Edition, Element, Label, Link, Prose, RichText, Section, SlideLayout,
    SlideStyle, SlideText, Slot,
};

/// The title slide.
pub(super) fn title(edition: &Edition) -> Sheet {
    let series = &edition.series;
    let number = edition.counted(Label::Module, &[("n", edition.place.0)]);
    let mut under: Vec<SlideText> = series.overlay.iter().cloned().map(SlideText::plain).collect();
    under.push(SlideText::plain(line(edition, &[version(edition), plain(edition, &series.date_text)])));
    let above = line(edition, &[series.title.clone(), number]);
    Sheet {
        block: edition.module.clone(),
        layout: SlideLayout::Title,
        title: edition.title.clone(),
        contents: vec![text(Slot::Facts, above), (Slot::Subtitle, Content::Text(under))],
    }
}

/// The agenda. Jumps hold the index of the section until slides have numbers.
pub(super) fn agenda(edition: &Edition) -> Sheet {
    let row = |(index, section): (usize, &Section)| SlideText {
        jump: (!section.is_break).then_some(index),
        ..SlideText::plain(agenda_line(edition, section))
    };
    Sheet {
        block: edition.module.clone(),
        layout: SlideLayout::Agenda,
        title: words::label(edition, Label::Agenda),
        contents: vec![(Slot::Body, Content::Text(edition.sections.iter().enumerate().map(row).collect()))],
    }
}

/// The slide that opens a section.
pub(super) fn section(edition: &Edition, section: &Section) -> Sheet {
    let facts = line(edition, &[time(edition, section.start), edition.minutes(section.minutes)]);
    Sheet {
        block: section.id.clone(),
        layout: SlideLayout::Section,
        title: section.title.clone(),
        contents: vec![text(Slot::Facts, facts)],
    }
}

/// A case in short: as much of its first part as fits, and its question to the room.
pub(super) fn case(edition: &Edition, case: &Case, measure: &mut Measure) -> Sheet {
    let parts = parts(&case.body);
    let situation = parts.first().map(|part| without_heading(part)).unwrap_or_default();
    let mut story = Vec::new();
    for paragraph in situation {
        story.push(paragraph);
        if story.len() > 1 && !fits(&story, SlideLayout::Case, Slot::Body, measure) {
            story.pop();
            break;
        }
    }
    let mut contents = vec![text(Slot::Facts, case_facts(edition, Some(case.outcome)))];
    contents.push((Slot::Body, Content::Text(story)));
    if let [_, .., last] = parts.as_slice() {
        let mut question = vec![heading(words::label(edition, Label::DiscussInPairs))];
        question.extend(without_heading(last));
        contents.push((Slot::Second, Content::Text(question)));
    }
    Sheet { block: case.id.clone(), layout: SlideLayout::Case, title: case.title.clone(), contents }
}

/// An activity: its steps.
pub(super) fn activity(edition: &Edition, activity: &Activity) -> Sheet {
    let steps = activity.body.elements().find_map(|element| match element {
        Element::List(list) => Some(SlideText::of_list(list)),
        _ => None,
    });
    let steps = steps.unwrap_or_else(|| vec![SlideText::plain(activity.purpose.clone())]);
    let facts = activity_facts(edition, Some(activity), activity.minutes);
    Sheet {
        block: activity.id.clone(),
        layout: SlideLayout::Activity,
        title: activity.title.clone(),
        contents: vec![text(Slot::Facts, facts), (Slot::Body, Content::Text(steps))],
    }
}

/// The last slide: licence and credits.
pub(super) fn closing(edition: &Edition) -> Sheet {
    let series = &edition.series;
    let mut licence = plain(edition, &series.licence_name);
    licence.runs[0].link = Some(Link::Web(series.licence_url.clone()));
    let made = line(edition, &[series.title.clone(), version(edition), plain(edition, &series.date_text)]);
    let texts = vec![
        heading(words::label(edition, Label::Credits)),
        SlideText::plain(plain(edition, &series.credits.join(", "))),
        heading(words::label(edition, Label::Licence)),
        SlideText::plain(licence),
        SlideText::plain(made),
    ];
    Sheet {
        block: edition.module.clone(),
        layout: SlideLayout::Closing,
        title: words::label(edition, Label::ThankYou),
        contents: vec![(Slot::Body, Content::Text(texts))],
    }
}

/// A line that fills a slot.
fn text(slot: Slot, words: RichText) -> (Slot, Content) {
    (slot, Content::Text(vec![SlideText::plain(words)]))
}

/// The paragraphs of a body, cut before each heading.
fn parts(prose: &Prose<RichText>) -> Vec<Vec<SlideText>> {
    let mut parts: Vec<Vec<SlideText>> = Vec::new();
    for text in flow(prose) {
        match parts.last_mut() {
            Some(part) if text.style != SlideStyle::Heading => part.push(text),
            _ => parts.push(vec![text]),
        }
    }
    parts
}

fn without_heading(part: &[SlideText]) -> Vec<SlideText> {
    part.iter().filter(|text| text.style != SlideStyle::Heading).cloned().collect()
}
