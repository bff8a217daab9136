//! The page that a learner prints at the end.

use super::content::{eyebrow, fact, heading};
use super::result::scored;
use super::writer::Writer;
use crate::model::Label;

/// The player fills in the day, the score and the name.
pub(super) fn certificate(writer: &mut Writer<'_>) {
    let edition = writer.edition;
    writer.html.open("div", &[("class", "paper")]);
    if let Some((logo, alt)) = &edition.branding.logo {
        writer.image("seal", logo, Some(alt));
    }
    if let Some(overlay) = &edition.series.overlay {
        eyebrow(writer, |writer| writer.quoted("span", "", overlay));
    }
    heading(writer, |writer| writer.label(Label::Certificate));
    holder(writer);
    writer.element("p", "module", &edition.title);
    writer.html.open("p", &[("class", "series")]);
    writer.inline(&edition.series.title);
    if edition.test().is_none() {
        writer.html.text(" · ");
        writer.counted(Label::Module, &[("n", edition.place.0)]);
    }
    writer.html.close();
    facts(writer);
    writer.html.open("p", &[("class", "imprint")]);
    writer.filled(Label::Version, &[("n", &edition.series.version)]);
    writer.html.text(" · ");
    writer.label(Label::NoQualification);
    writer.html.close();
    writer.html.close();
    writer.html.open("p", &[("class", "instruction"), ("id", "holder-told")]);
    writer.label(Label::NameStays);
    writer.html.close();
}

fn holder(writer: &mut Writer<'_>) {
    writer.html.open("label", &[("class", "holder")]);
    let limits = [("type", "text"), ("maxlength", "80"), ("dir", "auto"), ("autocomplete", "off")];
    let names = [("id", "holder"), ("aria-describedby", "holder-told")];
    writer.html.void("input", &[&names[..], &limits[..]].concat());
    writer.html.open("span", &[]);
    writer.label(Label::YourName);
    writer.html.close();
    writer.html.close();
}

fn facts(writer: &mut Writer<'_>) {
    let scored = writer.edition.quiz.as_ref().is_some_and(scored);
    writer.html.open("dl", &[("class", "facts")]);
    let day = if scored { Label::PassedOn } else { Label::CompletedOn };
    fact(writer, day, |writer| writer.html.leaf("span", &[("id", "certified-on")], ""));
    if scored {
        fact(writer, Label::Score, |writer| writer.html.leaf("span", &[("id", "certified-score")], ""));
    }
    writer.html.close();
}
