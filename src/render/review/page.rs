//! The document from top to bottom.

use super::head;
use super::picture::picture;
use super::unit::unit;
use super::voice::Voice;
use super::{Chapter, Group, Review};
use crate::model::{Id, Kind, Label, PlannedSlide};
use crate::render::html::Html;

/// The bytes of the document.
pub fn page(review: &Review<'_>) -> Vec<u8> {
    let mut voice = Voice { html: Html::default(), labels: &review.labels };
    voice.html.open("html", &[("lang", "en"), ("dir", "ltr")]);
    head::head(&mut voice, review);
    voice.html.open("body", &[]);
    voice.html.open("header", &[]);
    head::title(&mut voice, review);
    head::signature(&mut voice);
    head::instructions(&mut voice, review);
    head::overview(&mut voice, review);
    voice.html.close();
    voice.html.open("main", &[]);
    for (chapter, number) in review.chapters.iter().zip(1..) {
        section(&mut voice, review, (chapter, number));
    }
    voice.html.close();
    voice.html.close();
    voice.html.close();
    format!("<!doctype html>\n{}", voice.html.finish()).into_bytes()
}

fn section(voice: &mut Voice<'_>, review: &Review<'_>, (chapter, number): (&Chapter<'_>, usize)) {
    voice.html.open("section", &[("id", &format!("m{number}"))]);
    match &chapter.title {
        Some((_, title)) => voice.text("h2", title),
        None => voice.html.leaf("h2", &[], head::BESIDE),
    }
    for group in &chapter.groups {
        voice.html.open("section", &[("class", "block")]);
        heading(voice, group, chapter);
        if let Some((_, id)) = &group.block {
            pictures(voice, chapter, id);
        }
        voice.html.open("ol", &[]);
        let mut notes: &[String] = &[];
        for text in &group.units {
            unit(voice, text, (&review.target.language, notes));
            notes = &text.notes;
        }
        voice.html.close();
        voice.html.close();
    }
    voice.html.close();
}

fn heading(voice: &mut Voice<'_>, group: &Group, chapter: &Chapter<'_>) {
    voice.html.open("h3", &[]);
    if let Some((kind, _)) = group.block {
        let number = chapter.title.as_ref().map(|(number, _)| number.to_string()).unwrap_or_default();
        voice.filled(label(kind), &[("n", &number)]);
        voice.html.text(" ");
    }
    voice.html.leaf("code", &[], &group.address);
    voice.html.close();
}

fn label(kind: Kind) -> Label {
    match kind {
        Kind::Module | Kind::Objective => Label::Module,
        Kind::Section => Label::Part,
        Kind::Break => Label::Break,
        Kind::Slide => Label::Slide,
        Kind::Case => Label::Case,
        Kind::Tool => Label::Tool,
        Kind::Activity => Label::Activity,
        Kind::Question | Kind::Option | Kind::Pair | Kind::Item | Kind::Dimension | Kind::Level => {
            Label::Question
        }
    }
}

/// The slides of a block, as they will look.
fn pictures(voice: &mut Voice<'_>, chapter: &Chapter<'_>, block: &Id) {
    let Some((edition, deck)) = chapter.slides else { return };
    let slides: Vec<&PlannedSlide> = deck.slides.iter().filter(|slide| slide.block == *block).collect();
    if slides.is_empty() {
        return;
    }
    voice.html.open("div", &[("class", "slides")]);
    for slide in slides {
        picture(voice, edition, (slide, deck));
    }
    voice.html.close();
}
