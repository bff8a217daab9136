//! What stands on the screens, without the questions.

use super::screen::{Page, Screen};
use super::writer::Writer;
use super::{certificate, notes, question, result};
use crate::model::{Activity, Case, Edition, Label, Layout, Outcome, RichText, Section, Slide, Source, Tool};

/// One screen; only the first is visible until the player starts.
pub(super) fn section<'a>(writer: &mut Writer<'a>, screen: &Screen<'a>) {
    let class = format!("screen {}", class(screen.page));
    let mut attributes = vec![("class", &*class), ("id", &*screen.id)];
    if !matches!(screen.page, Page::Start) {
        attributes.push(("hidden", ""));
    }
    writer.html.open("section", &attributes);
    writer.tables.clear();
    match screen.page {
        Page::Start => start(writer),
        Page::Slide(section, it) => slide(writer, section, it),
        Page::Case(it) => case(writer, it),
        Page::Tool(it) => tool(writer, it),
        Page::Activity(it) => activity(writer, it),
        Page::Glossary => glossary(writer),
        Page::Quiz(it) => result::introduction(writer, it),
        Page::Question(it) => question::form(writer, it),
        Page::Result(it) => result::result(writer, it),
        Page::Certificate => certificate::certificate(writer),
    }
    if notes::has_place(screen.page) {
        notes::place(writer, &screen.id);
    }
    if matches!(screen.page, Page::Case(_) | Page::Tool(_) | Page::Activity(_) | Page::Certificate) {
        print(writer);
    }
    writer.html.close();
}

fn class(page: Page<'_>) -> &'static str {
    match page {
        Page::Start => "start",
        Page::Slide(_, slide) => match slide.layout {
            Layout::Bullets | Layout::Case | Layout::Activity => "slide",
            Layout::TwoColumns => "slide two-columns",
            Layout::Comparison => "slide comparison",
            Layout::Table => "slide with-table",
            Layout::Picture => "slide with-picture",
            Layout::PictureText => "slide picture-text",
            Layout::Quote => "slide quote",
            Layout::KeyPoints => "slide key-points",
            Layout::Closing => "slide closing",
        },
        Page::Case(_) => "case",
        Page::Tool(_) => "tool",
        Page::Activity(_) => "activity",
        Page::Glossary => "glossary",
        Page::Quiz(_) => "quiz",
        Page::Question(_) => "question",
        Page::Result(_) => "result",
        Page::Certificate => "certificate",
    }
}

fn print(writer: &mut Writer<'_>) {
    writer.html.open("p", &[("class", "actions")]);
    writer.html.open("button", &[("type", "button"), ("class", "print")]);
    writer.label(Label::PrintPage);
    writer.html.close();
    writer.html.close();
}

/// The heading of a screen, which receives the focus when the screen opens.
pub(super) fn heading<'a>(writer: &mut Writer<'a>, words: impl FnOnce(&mut Writer<'a>)) {
    writer.html.open("h1", &[("tabindex", "-1")]);
    words(writer);
    writer.html.close();
}

/// A line above the heading.
pub(super) fn eyebrow<'a>(writer: &mut Writer<'a>, words: impl FnOnce(&mut Writer<'a>)) {
    writer.html.open("p", &[("class", "eyebrow")]);
    words(writer);
    writer.html.close();
}

fn start(writer: &mut Writer<'_>) {
    let edition = writer.edition;
    let (place, _) = edition.place;
    writer.html.open("div", &[("class", "hero")]);
    eyebrow(writer, |writer| {
        writer.inline(&edition.series.title);
        if edition.test().is_none() {
            writer.html.leaf("span", &[("class", "dot"), ("aria-hidden", "true")], "");
            writer.counted(Label::Module, &[("n", place)]);
        }
    });
    heading(writer, |writer| writer.inline(&edition.title));
    if edition.test().is_none() {
        writer.element("p", "lead", &edition.summary);
    }
    writer.html.open("p", &[("class", "actions")]);
    writer.html.open("button", &[("type", "button"), ("class", "primary"), ("data-step", "next")]);
    writer.label(Label::Start);
    writer.html.close();
    let minutes: u32 = edition.sections.iter().map(|section| section.minutes).sum();
    if minutes > 0 {
        writer.html.open("span", &[("class", "minutes")]);
        writer.counted(Label::Minutes, &[("n", minutes as usize)]);
        writer.html.close();
    }
    writer.html.close();
    writer.html.close();
    if !edition.objectives.is_empty() {
        writer.html.open("h2", &[]);
        writer.label(Label::Objectives);
        writer.html.close();
        writer.html.open("ul", &[("class", "objectives")]);
        edition.objectives.iter().for_each(|it| writer.element("li", "", &it.text));
        writer.html.close();
    }
    imprint(writer, edition);
}

/// Who made it and under which licence: attribution must travel with the text.
fn imprint<'a>(writer: &mut Writer<'a>, edition: &'a Edition) {
    let series = &edition.series;
    writer.html.open("p", &[("class", "imprint")]);
    if let Some(overlay) = &series.overlay {
        writer.quoted("span", "", overlay);
        writer.html.text(" · ");
    }
    writer.filled(Label::Version, &[("n", &series.version)]);
    writer.html.text(" · ");
    writer.html.leaf("bdi", &[], &series.date_text);
    writer.html.text(" · ");
    writer.label(Label::Licence);
    writer.html.text(": ");
    writer.web_link(&series.licence_url, &series.licence_name);
    writer.html.text(" · ");
    writer.html.leaf("bdi", &[], &series.credits.join(", "));
    writer.html.close();
}

fn slide<'a>(writer: &mut Writer<'a>, section: &'a Section, slide: &'a Slide) {
    eyebrow(writer, |writer| writer.inline(&section.title));
    heading(writer, |writer| writer.inline(&slide.title));
    match &slide.picture {
        Some(picture) if slide.layout == Layout::PictureText => {
            writer.html.open("div", &[("class", "columns")]);
            writer.html.open("div", &[("class", "column")]);
            writer.prose(&slide.body);
            writer.html.close();
            writer.picture(picture);
            writer.html.close();
        }
        Some(picture) => {
            writer.prose(&slide.body);
            writer.picture(picture);
        }
        None => writer.prose(&slide.body),
    }
    if let Some(local) = &slide.local {
        sources(writer, &local.sources);
    }
}

fn case<'a>(writer: &mut Writer<'a>, case: &'a Case) {
    let (class, outcome) = match case.outcome {
        Outcome::Success => ("badge success", Label::Success),
        Outcome::Failure => ("badge failure", Label::Failure),
        Outcome::Mixed => ("badge mixed", Label::Mixed),
    };
    eyebrow(writer, |writer| {
        writer.label(Label::Case);
        writer.html.open("span", &[("class", class)]);
        writer.label(outcome);
        writer.html.close();
    });
    heading(writer, |writer| writer.inline(&case.title));
    writer.prose(&case.body);
    sources(writer, &case.sources);
    writer.html.open("p", &[("class", "imprint")]);
    writer.filled(Label::AsOf, &[("n", &case.as_of_text)]);
    writer.html.close();
}

fn sources(writer: &mut Writer<'_>, sources: &[Source]) {
    if sources.is_empty() {
        return;
    }
    writer.html.open("div", &[("class", "sources")]);
    writer.html.open("h2", &[]);
    writer.label(if sources.len() == 1 { Label::Source } else { Label::Sources });
    writer.html.close();
    writer.html.open("ul", &[]);
    for source in sources {
        writer.html.open("li", &[]);
        writer.web_link(&source.url, &source.title);
        writer.html.text(", ");
        writer.html.leaf("bdi", &[], &source.publisher);
        writer.html.text(", ");
        writer.html.leaf("bdi", &[], &source.date);
        writer.html.close();
    }
    writer.html.close();
    writer.html.close();
}

fn tool<'a>(writer: &mut Writer<'a>, tool: &'a Tool) {
    eyebrow(writer, |writer| writer.label(Label::Tool));
    heading(writer, |writer| writer.inline(&tool.title));
    writer.element("p", "lead", &tool.purpose);
    writer.html.open("div", &[("class", "sheet")]);
    writer.prose(&tool.body);
    writer.html.close();
}

fn activity<'a>(writer: &mut Writer<'a>, activity: &'a Activity) {
    eyebrow(writer, |writer| writer.label(Label::Activity));
    heading(writer, |writer| writer.inline(&activity.title));
    writer.element("p", "lead", &activity.purpose);
    writer.html.open("dl", &[("class", "facts")]);
    fact(writer, Label::Time, |writer| {
        writer.counted(Label::Minutes, &[("n", activity.minutes as usize)]);
    });
    fact(writer, Label::GroupSize, |writer| writer.inline(&activity.group));
    if !activity.materials.is_empty() {
        fact(writer, Label::Materials, |writer| materials(writer, &activity.materials));
    }
    writer.html.close();
    writer.prose(&activity.body);
}

fn materials<'a>(writer: &mut Writer<'a>, materials: &'a [RichText]) {
    writer.html.open("ul", &[]);
    for material in materials {
        writer.element("li", "", material);
    }
    writer.html.close();
}

pub(super) fn fact<'a>(writer: &mut Writer<'a>, name: Label, value: impl FnOnce(&mut Writer<'a>)) {
    writer.html.open("div", &[]);
    writer.html.open("dt", &[]);
    writer.label(name);
    writer.html.close();
    writer.html.open("dd", &[]);
    value(writer);
    writer.html.close();
    writer.html.close();
}

/// Terms stand in the base language on purpose, beside their translation.
fn glossary(writer: &mut Writer<'_>) {
    let edition = writer.edition;
    heading(writer, |writer| writer.label(Label::Glossary));
    writer.html.open("dl", &[("class", "terms")]);
    for term in &edition.glossary {
        writer.html.open("div", &[]);
        writer.html.open("dt", &[]);
        if let Some(translation) = &term.translation {
            writer.inline(translation);
            writer.html.text(" ");
            writer.quoted("span", "original", &term.term);
        } else {
            writer.quoted("span", "", &term.term);
        }
        writer.html.close();
        writer.element("dd", "", &term.definition);
        writer.html.close();
    }
    writer.html.close();
}
