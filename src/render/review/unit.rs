//! One text: source beside translation, what is known of them, boxes to tick.

use super::voice::{Voice, tongue};
use super::{Unit, words};
use crate::catalogue::{Entry, Progress};
use crate::model::{Label, Language};

/// An item of the list of a block, in the language of a reviewer. `said` are the notes of the text before
/// it: a note that a whole block has stands once.
pub(super) fn unit(voice: &mut Voice<'_>, unit: &Unit, (language, said): (&Language, &[String])) {
    let number = unit.number.to_string();
    voice.html.open("li", &[("value", &number), ("id", &format!("t{number}"))]);
    facts(voice, unit);
    voice.html.open("dl", &[("class", "pair")]);
    match &unit.entry {
        None => side(voice, language, |voice| voice.text("dd", &unit.source)),
        Some(entry) => {
            side(voice, &unit.source.language, |voice| voice.text("dd", &unit.source));
            side(voice, language, |voice| target(voice, &entry.target, language));
        }
    }
    voice.html.close();
    for note in unit.notes.iter().filter(|note| !said.contains(note)) {
        remark(voice, Label::TranslatorNote, |voice| voice.html.leaf("span", &[("dir", "auto")], note));
    }
    if let Some(entry) = &unit.entry {
        remarks(voice, unit, entry);
    }
    verdict(voice, &number);
    voice.html.close();
}

/// Where a text stands, what it is, and how far its translation has come.
fn facts(voice: &mut Voice<'_>, unit: &Unit) {
    voice.html.open("p", &[("class", "facts")]);
    voice.html.open("b", &[]);
    state(voice, unit);
    voice.html.close();
    voice.html.text(" – ");
    voice.html.text(unit.about);
    for place in &unit.places {
        voice.html.text(" – ");
        voice.html.leaf("code", &[], place);
    }
    voice.html.close();
}

fn state(voice: &mut Voice<'_>, unit: &Unit) {
    voice.label(label(unit));
    let reviewer = unit.entry.as_ref().map(Entry::reviewer).unwrap_or_default();
    if !reviewer.is_empty() {
        voice.html.text(": ");
        voice.html.leaf("bdi", &[], reviewer);
    }
}

/// How far a translation has come, in words.
pub(super) fn label(unit: &Unit) -> Label {
    let Some(entry) = &unit.entry else { return Label::WrittenHere };
    match entry.progress() {
        Progress::Untranslated => Label::NotTranslated,
        Progress::NeedsWork => Label::NeedsWork,
        Progress::MachineDraft => Label::MachineDraft,
        Progress::Translated => Label::Translated,
        Progress::Reviewed => Label::Reviewed,
        Progress::Approved => Label::Approved,
    }
}

/// One of the two texts under the name of its language.
fn side<'a>(voice: &mut Voice<'a>, language: &Language, words: impl FnOnce(&mut Voice<'a>)) {
    voice.html.open("div", &[]);
    voice.html.leaf("dt", &tongue(language), language.autonym());
    words(voice);
    voice.html.close();
}

fn target(voice: &mut Voice<'_>, markup: &str, language: &Language) {
    if markup.is_empty() {
        voice.html.leaf("dd", &[], "–");
    } else {
        voice.text("dd", &words(markup, language));
    }
}

/// What is known of a translation.
fn remarks(voice: &mut Voice<'_>, unit: &Unit, entry: &Entry) {
    let old = entry.previous.source.as_ref();
    if let Some(old) = old.filter(|_| entry.progress() == Progress::NeedsWork) {
        remark(voice, Label::EarlierText, |voice| voice.text("span", &words(old, &unit.source.language)));
    }
    for said in entry.remarks() {
        remark(voice, Label::TranslatorRemark, |voice| voice.html.leaf("span", &[("dir", "auto")], said));
    }
    for problem in &unit.problems {
        let found = format!("{} ({})", problem.message, problem.code);
        remark(voice, Label::PleaseCheck, |voice| voice.html.text(&found));
    }
}

fn remark<'a>(voice: &mut Voice<'a>, label: Label, words: impl FnOnce(&mut Voice<'a>)) {
    voice.html.open("p", &[("class", "remark")]);
    voice.html.open("b", &[]);
    voice.label(label);
    voice.html.text(": ");
    voice.html.close();
    words(voice);
    voice.html.close();
}

/// The boxes, and a line to write on.
fn verdict(voice: &mut Voice<'_>, number: &str) {
    voice.html.open("fieldset", &[]);
    voice.html.leaf("legend", &[], number);
    for label in [Label::Right, Label::ToChange] {
        voice.html.open("label", &[]);
        voice.html.void("input", &[("type", "checkbox")]);
        voice.html.text(" ");
        voice.label(label);
        voice.html.close();
    }
    voice.html.close();
    voice.html.open("p", &[("class", "correction")]);
    voice.label(Label::Correction);
    voice.html.text(":");
    voice.html.close();
}
