//! A place for the learner's own words, which never leave the device.

use super::screen::Page;
use super::writer::Writer;
use crate::model::{Answer, Label, Prose, RichText};

/// Characters of a note.
const LONGEST: &str = "20000";

/// Whether a screen asks for words of the learner's own: an activity, a tool with lines to write on, or
/// an assessment of oneself.
pub(super) fn has_place(page: Page<'_>) -> bool {
    match page {
        Page::Activity(_) => true,
        Page::Tool(tool) => has_lines(&tool.body),
        Page::Question(question) => matches!(question.answer, Answer::SelfAssessment { .. }),
        Page::Start
        | Page::Slide(..)
        | Page::Case(_)
        | Page::Glossary
        | Page::Quiz(_)
        | Page::Result(_)
        | Page::Certificate => false,
    }
}

fn has_lines(prose: &Prose<RichText>) -> bool {
    prose.texts().iter().any(|text| text.to_plain().contains("____"))
}

/// The place on a screen. The player fills it with what the device kept.
pub(super) fn place(writer: &mut Writer<'_>, screen: &str) {
    let field = format!("notes-{screen}");
    let told = format!("{field}-told");
    writer.html.open("div", &[("class", "notes"), ("data-notes", screen)]);
    writer.html.open("h2", &[]);
    writer.html.open("label", &[("for", &field)]);
    writer.label(Label::MyNotes);
    writer.html.close();
    writer.html.close();
    let limits = [("rows", "6"), ("maxlength", LONGEST), ("dir", "auto"), ("autocomplete", "off")];
    let names = [("id", &*field), ("aria-describedby", &told)];
    writer.html.leaf("textarea", &[&names[..], &limits[..]].concat(), "");
    writer.html.leaf("p", &[("class", "written"), ("dir", "auto")], "");
    writer.html.open("div", &[("class", "told"), ("id", &told)]);
    said(writer, "stays", Label::NotesStay);
    said(writer, "session", Label::NotesSession);
    writer.html.close();
    buttons(writer);
    writer.html.leaf("p", &[("role", "status")], "");
    writer.html.close();
}

fn said(writer: &mut Writer<'_>, class: &str, label: Label) {
    writer.html.open("p", &[("class", class), ("hidden", "")]);
    writer.label(label);
    writer.html.close();
}

fn buttons(writer: &mut Writer<'_>) {
    writer.html.open("p", &[("class", "actions")]);
    for (class, label) in
        [("copy", Label::CopyNotes), ("delete", Label::DeleteNotes), ("put-back", Label::PutBack)]
    {
        writer.html.open("button", &[("type", "button"), ("class", class)]);
        writer.label(label);
        writer.html.close();
    }
    writer.html.close();
}
