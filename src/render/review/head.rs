//! The top of the document: what it is, who fills it in and how, what is in it.

use super::unit;
use super::voice::Voice;
use super::{Review, Unit};
use crate::model::{Label, Language};
use crate::render::html::FACES_AND_LEADING;

const STYLE: &str = include_str!("page.css");

/// The heading of the texts that belong to no module.
pub(super) const BESIDE: &str = "Texts beside the modules";

const RETURNING: &str = "For whoever gets the pages back (this page keeps nothing that is ticked or typed: \
                         print it before it is closed):";

const IN_THE_WORKBOOK: &str = "Find each text by its place. Write its correction into the column translation. Give every text \
     that was read the state reviewed, and the name of its reviewer.";

/// The labels of states, in the order in which a text passes through them.
const STATES: [Label; 7] = [
    Label::NotTranslated,
    Label::MachineDraft,
    Label::NeedsWork,
    Label::Translated,
    Label::Reviewed,
    Label::Approved,
    Label::WrittenHere,
];

/// Name and style.
pub(super) fn head(voice: &mut Voice<'_>, review: &Review<'_>) {
    voice.html.open("head", &[]);
    voice.html.void("meta", &[("charset", "utf-8")]);
    voice.html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    let name = Label::TranslationReview.english();
    voice.html.leaf("title", &[], &format!("{name}: {}", review.target));
    voice.html.style(FACES_AND_LEADING);
    voice.html.style(STYLE);
    voice.html.close();
}

/// What the document is.
pub(super) fn title(voice: &mut Voice<'_>, review: &Review<'_>) {
    voice.html.open("h1", &[]);
    voice.label(Label::TranslationReview);
    voice.html.close();
    voice.html.open("p", &[]);
    voice.html.leaf("b", &[], &review.target.to_string());
    voice.html.text(" – ");
    voice.text("span", &review.series);
    voice.html.text(" – ");
    voice.filled(Label::Version, &[("n", review.version)]);
    voice.html.text(" – ");
    voice.html.text(&named(&review.target.language));
    voice.html.close();
}

fn named(language: &Language) -> String {
    format!("{} ({})", language.name(), language.autonym())
}

/// Who reviewed, and when.
pub(super) fn signature(voice: &mut Voice<'_>) {
    voice.html.open("div", &[("class", "signature")]);
    for label in [Label::Reviewer, Label::Day] {
        voice.html.open("label", &[]);
        voice.label(label);
        voice.html.text(": ");
        voice.html.void("input", &[("type", "text"), ("autocomplete", "off")]);
        voice.html.close();
    }
    voice.html.close();
}

/// What to do, for the reviewer and for whoever gets the pages back.
pub(super) fn instructions(voice: &mut Voice<'_>, review: &Review<'_>) {
    voice.html.open("ul", &[]);
    for label in [Label::ReviewTick, Label::ReviewBrackets, Label::ReviewReturn] {
        voice.html.open("li", &[]);
        voice.label(label);
        voice.html.close();
    }
    voice.html.close();
    returning(voice, review);
}

/// How corrections come back, for whoever sent the document.
fn returning(voice: &mut Voice<'_>, review: &Review<'_>) {
    let (overlay, language) = (&review.target.overlay, &review.target.language);
    voice.html.leaf("p", &[], RETURNING);
    voice.html.open("ol", &[]);
    command(
        voice,
        "Write the workbook: ",
        &format!("kitbag translate export {overlay} {language} --format xlsx"),
    );
    voice.html.leaf("li", &[], IN_THE_WORKBOOK);
    command(voice, "Take it in: ", &format!("kitbag translate import {overlay}-{language}.xlsx"));
    voice.html.close();
}

fn command(voice: &mut Voice<'_>, words: &str, typed: &str) {
    voice.html.open("li", &[]);
    voice.html.text(words);
    voice.html.leaf("code", &[], typed);
    voice.html.close();
}

/// What is in the document, what is not, and how far it has come.
pub(super) fn overview(voice: &mut Voice<'_>, review: &Review<'_>) {
    if let Some(left_out) = review.left_out {
        voice.html.open("p", &[]);
        voice.filled(Label::LeftOut, &[("n", &left_out.to_string())]);
        voice.html.close();
    }
    for module in &review.unread {
        let words = format!("The module {module} is not in this document: it has errors.");
        voice.html.leaf("p", &[], &words);
    }
    counts(voice, review);
    contents(voice, review);
}

fn contents(voice: &mut Voice<'_>, review: &Review<'_>) {
    voice.html.open("nav", &[("aria-label", Label::Contents.english())]);
    voice.html.open("ol", &[]);
    for (chapter, number) in review.chapters.iter().zip(1..) {
        voice.html.open("li", &[]);
        voice.html.open("a", &[("href", &format!("#m{number}"))]);
        match &chapter.title {
            Some((_, title)) => voice.text("span", title),
            None => voice.html.text(BESIDE),
        }
        voice.html.close();
        if chapter.title.is_some() && chapter.slides.is_none() {
            voice.html.text(" – without pictures of its slides: it has errors");
        }
        voice.html.close();
    }
    voice.html.close();
    voice.html.close();
}

/// How many texts are in each state.
fn counts(voice: &mut Voice<'_>, review: &Review<'_>) {
    let units: Vec<&Unit> =
        review.chapters.iter().flat_map(|it| &it.groups).flat_map(|it| &it.units).collect();
    voice.html.open("table", &[]);
    voice.html.open("tbody", &[]);
    for label in STATES {
        let count = units.iter().filter(|it| unit::label(it) == label).count();
        if count == 0 {
            continue;
        }
        voice.html.open("tr", &[]);
        voice.html.open("th", &[("scope", "row")]);
        voice.label(label);
        voice.html.close();
        voice.html.leaf("td", &[], &count.to_string());
        voice.html.close();
    }
    voice.html.close();
    voice.html.close();
}
