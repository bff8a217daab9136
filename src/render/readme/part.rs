//! What is said in one language.

use super::page::{tongue, words};
use super::platform::{PLATFORMS, Platform};
use super::{Edition, File, Kind, Module, Part};
use crate::model::{Label, Labels, Language};
use crate::render::html::Html;

/// What the screens of platforms are called in.
const ENGLISH: [(&str, &str); 2] = [("lang", "en"), ("dir", "ltr")];

/// The command that Windows brings along.
const CHECKSUM: &str = "certutil -hashfile FILE SHA256";

pub(super) fn part(html: &mut Html, part: &Part<'_>) {
    let labels = part.labels;
    let language = labels.language();
    let mut attributes = vec![("id", language.tag())];
    attributes.extend(tongue(language));
    html.open("section", &attributes);
    html.open("h2", &[]);
    html.text(&format!("{}: ", language.autonym()));
    say(html, labels, Label::ReadMeFirst);
    html.close();
    html.open("p", &[]);
    words(html, &part.series);
    html.close();
    if labels.are_drafts() {
        paragraph(html, labels, Label::DraftTranslation);
    }
    heading(html, labels, Label::FilesHere);
    for edition in &part.editions {
        files(html, labels, edition);
    }
    if let Some(paper) = paper(part) {
        heading(html, labels, Label::HowToPrint);
        html.open("ol", &[]);
        item(html, labels, Label::PrintOpen, &[("name", &paper)]);
        if part.kinds().any(Kind::is_booklet) {
            item(html, labels, Label::PrintBooklet, &[]);
        }
        item(html, labels, Label::PrintGrey, &[]);
        if part.kinds().any(Kind::is_script) {
            item(html, labels, Label::PrintNumbers, &[]);
        }
        html.close();
    }
    if part.kinds().any(Kind::is_for_a_platform) {
        upload(html, labels);
    }
    heading(html, labels, Label::AreFilesWhole);
    paragraph(html, labels, Label::Checksums);
    html.open("p", &[]);
    html.leaf("code", &ENGLISH, CHECKSUM);
    html.close();
    html.close();
}

fn files(html: &mut Html, labels: &Labels, edition: &Edition) {
    if let Some(audiences) = &edition.audiences {
        html.open("h4", &[]);
        words(html, audiences);
        html.close();
    }
    html.open("table", &[]);
    columns(html, labels, [Label::File, Label::WhatFor]);
    for module in &edition.modules {
        rows(html, labels, module);
    }
    html.close();
}

fn rows(html: &mut Html, labels: &Labels, module: &Module) {
    html.open("tbody", &[]);
    html.open("tr", &[]);
    html.open("th", &[("scope", "rowgroup"), ("colspan", "2")]);
    if let Some(place) = module.place {
        html.text(&format!("{place}. "));
    }
    words(html, &module.title);
    html.text(" (");
    filled(html, labels, Label::Version, &[("n", &module.version)]);
    html.text(")");
    for mark in &module.marks {
        html.text(" ");
        html.open("span", &[("class", "mark")]);
        say(html, labels, *mark);
        html.close();
    }
    html.close();
    html.close();
    for file in &module.files {
        row(html, labels, file);
    }
    html.close();
}

fn row(html: &mut Html, labels: &Labels, file: &File) {
    html.open("tr", &[]);
    html.open("td", &[]);
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    html.open("a", &[("href", &file.path), ("dir", "ltr"), ("lang", "en")]);
    html.text(name);
    html.close();
    html.close();
    html.open("td", &[]);
    html.open("b", &[]);
    say(html, labels, file.kind.name());
    html.close();
    html.text(" (");
    html.leaf("bdi", &ENGLISH, &length(file.bytes));
    html.text(")");
    html.void("br", &[]);
    say(html, labels, file.kind.use_of_it());
    count(html, labels, &file.kind);
    html.close();
    html.close();
}

fn count(html: &mut Html, labels: &Labels, kind: &Kind) {
    match kind {
        Kind::Printed { pages, sheets, .. } => {
            let (pages, sheets) = (pages.to_string(), sheets.to_string());
            html.text(" ");
            filled(html, labels, Label::SheetsOf, &[("n", &pages), ("m", &sheets)]);
        }
        Kind::Deck { slides } => {
            html.text(" ");
            filled(html, labels, Label::SlidesCounted, &[("n", &slides.to_string())]);
        }
        Kind::Scorm12 | Kind::Scorm2004 | Kind::Scorm2004Fourth | Kind::Web => {}
    }
}

/// In the units of file managers: `0.4 MB`.
fn length(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// The papers of all that is printed.
fn paper(part: &Part<'_>) -> Option<String> {
    let mut papers: Vec<&str> = Vec::new();
    for kind in part.kinds() {
        let Kind::Printed { paper, .. } = kind else { continue };
        for paper in paper.split(", ") {
            if !papers.contains(&paper) {
                papers.push(paper);
            }
        }
    }
    (!papers.is_empty()).then(|| papers.join(", "))
}

fn upload(html: &mut Html, labels: &Labels) {
    heading(html, labels, Label::HowToUpload);
    list(html, labels, &[Label::UploadWhole, Label::UploadOne, Label::UploadTry]);
    paragraph(html, labels, Label::UploadNames);
    for platform in PLATFORMS {
        way(html, labels, platform);
    }
    heading(html, labels, Label::HowToReplace);
    let all = [
        Label::ReplaceInPlace,
        Label::ReplaceSameKind,
        Label::ReplaceNames,
        Label::ReplaceQuiet,
        Label::ReplaceAsk,
    ];
    list(html, labels, &all);
}

/// How a course gets into one platform. All of it is printed and found by a search, so nothing is folded away.
fn way(html: &mut Html, labels: &Labels, platform: &Platform) {
    html.leaf("h4", &ENGLISH, platform.name);
    html.open("dl", &[]);
    clicks(html, labels, Label::UploadAdd, platform.add);
    if !platform.settings.is_empty() {
        html.open("dt", &[]);
        say(html, labels, Label::UploadSettings);
        html.close();
        html.open("dd", &[]);
        settings(html, labels, platform.settings);
        html.close();
    }
    if !platform.replace.is_empty() {
        clicks(html, labels, Label::UploadReplace, platform.replace);
    }
    html.close();
}

fn clicks(html: &mut Html, labels: &Labels, label: Label, names: &[&str]) {
    html.open("dt", &[]);
    say(html, labels, label);
    html.close();
    html.open("dd", &[]);
    html.open("ol", &[("class", "clicks"), ENGLISH[0], ENGLISH[1]]);
    for name in names {
        html.leaf("li", &[], name);
    }
    html.close();
    html.close();
}

fn settings(html: &mut Html, labels: &Labels, settings: &[(&str, &str)]) {
    html.open("table", &[]);
    columns(html, labels, [Label::Setting, Label::SetTo]);
    html.open("tbody", &ENGLISH);
    for (name, value) in settings {
        html.open("tr", &[]);
        html.leaf("th", &[("scope", "row")], name);
        html.leaf("td", &[], value);
        html.close();
    }
    html.close();
    html.close();
}

/// The head of a table.
fn columns(html: &mut Html, labels: &Labels, names: [Label; 2]) {
    html.open("thead", &[]);
    html.open("tr", &[]);
    for name in names {
        html.open("th", &[("scope", "col")]);
        say(html, labels, name);
        html.close();
    }
    html.close();
    html.close();
}

fn heading(html: &mut Html, labels: &Labels, label: Label) {
    html.open("h3", &[]);
    say(html, labels, label);
    html.close();
}

fn paragraph(html: &mut Html, labels: &Labels, label: Label) {
    html.open("p", &[]);
    say(html, labels, label);
    html.close();
}

fn list(html: &mut Html, labels: &Labels, all: &[Label]) {
    html.open("ul", &[]);
    for label in all {
        item(html, labels, *label, &[]);
    }
    html.close();
}

fn item(html: &mut Html, labels: &Labels, label: Label, values: &[(&str, &str)]) {
    html.open("li", &[]);
    filled(html, labels, label, values);
    html.close();
}

fn say(html: &mut Html, labels: &Labels, label: Label) {
    filled(html, labels, label, &[]);
}

/// Words with their language where it is not the part's.
fn filled(html: &mut Html, labels: &Labels, label: Label, values: &[(&str, &str)]) {
    let text = labels.fill(label, values);
    let language: Language = labels.language_of(label);
    if language == *labels.language() {
        html.text(&text);
    } else {
        html.leaf("bdi", &tongue(&language), &text);
    }
}
