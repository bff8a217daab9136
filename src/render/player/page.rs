//! `index.html`: the frame around the screens.

use std::collections::BTreeSet;

use super::content::section;
use super::keeping;
use super::screen::{Group, Heading, Page, Screen, Screens};
use super::writer::Writer;
use super::{Driver, files};
use crate::model::{AssetPath, Edition, Label, Language, RichText};
use crate::package::SharedPart;
use crate::render::html::{Html, direction};

/// The page, and the pictures that it shows.
pub(super) fn index<'a>(
    mut writer: Writer<'a>,
    screens: &Screens<'a>,
    driver: Driver,
) -> (String, BTreeSet<&'a AssetPath>) {
    for screen in screens.iter() {
        section(&mut writer, screen);
    }
    closed(&mut writer);
    // The frame comes after the screens, because it says which languages they fell back to.
    let content = std::mem::take(&mut writer.html);
    frame(&mut writer, screens, (content, driver));
    (format!("<!doctype html>\n{}", writer.html.finish()), writer.shown)
}

fn frame<'a>(writer: &mut Writer<'a>, screens: &Screens<'a>, (content, driver): (Html, Driver)) {
    let edition = writer.edition;
    let language = edition.language();
    writer.html.open("html", &[("lang", language.tag()), ("dir", direction(language))]);
    head(writer, driver);
    writer.html.open("body", &[]);
    writer.html.open("a", &[("class", "skip"), ("href", "#main"), ("id", "skip")]);
    writer.label(Label::SkipToContent);
    writer.html.close();
    banner(writer, edition, driver);
    writer.html.open("div", &[("class", "layout")]);
    outline(writer, screens);
    writer.html.open("div", &[("class", "content")]);
    writer.html.open("main", &[("id", "main"), ("tabindex", "-1")]);
    writer.html.append(content);
    if let Some(footer) = &edition.branding.footer {
        writer.html.open("p", &[("class", "brand")]);
        writer.quoted("span", "", footer);
        writer.html.close();
    }
    writer.html.close();
    foot(writer);
    writer.html.close();
    writer.html.close();
    writer.html.close();
    writer.html.close();
}

fn head(writer: &mut Writer<'_>, driver: Driver) {
    let title = writer.edition.title.to_plain();
    writer.html.open("head", &[]);
    writer.html.void("meta", &[("charset", "utf-8")]);
    writer.html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    writer.html.leaf("title", &[], &title);
    writer.html.void("link", &[("rel", "icon"), ("href", "player-icon.svg")]);
    let shared: Vec<_> = files::parts(driver, &writer.shown).collect();
    let (styles, scripts): (Vec<_>, Vec<_>) =
        shared.iter().map(SharedPart::path).partition(|path| path.ends_with(".css"));
    for path in std::iter::once("brand.css").chain(styles) {
        writer.html.void("link", &[("rel", "stylesheet"), ("href", path)]);
    }
    for path in std::iter::once("course.js").chain(scripts) {
        writer.html.leaf("script", &[("src", path), ("defer", "")], "");
    }
    writer.html.close();
}

fn banner<'a>(writer: &mut Writer<'a>, edition: &'a Edition, driver: Driver) {
    writer.html.open("header", &[]);
    writer.html.open("div", &[("class", "bar")]);
    let menu = [("type", "button"), ("id", "menu"), ("aria-expanded", "false"), ("aria-controls", "outline")];
    writer.html.open("button", &menu);
    writer.label(Label::Outline);
    writer.html.close();
    if let Some((logo, alt)) = &edition.branding.logo {
        writer.image("logo", logo, Some(alt));
    }
    writer.html.open("p", &[("class", "course")]);
    writer.inline(&edition.title);
    writer.html.close();
    writer.html.open("button", &[("type", "button"), ("id", "exit")]);
    writer.label(Label::SaveAndExit);
    writer.html.close();
    writer.html.close();
    marks(writer, edition);
    if driver == Driver::Preview {
        keeping::keeping(writer);
    }
    writer.html.leaf("p", &[("id", "saving"), ("role", "status")], "");
    writer.html.close();
}

/// What must be said about readiness, on every screen.
fn marks(writer: &mut Writer<'_>, edition: &Edition) {
    writer.html.open("div", &[("class", "marks")]);
    for (id, label) in [("preview-banner", Label::Preview), ("review-banner", Label::Review)] {
        writer.html.open("p", &[("id", id), ("hidden", "")]);
        writer.label(label);
        writer.html.close();
    }
    let names = if writer.foreign.is_empty() {
        Language::english().autonym().to_owned()
    } else {
        writer.foreign.iter().map(|it| it.autonym()).collect::<Vec<_>>().join(", ")
    };
    for label in edition.marks() {
        writer.html.open("p", &[]);
        writer.filled(label, &[("name", &names)]);
        writer.html.close();
    }
    writer.html.close();
}

fn outline<'a>(writer: &mut Writer<'a>, screens: &Screens<'a>) {
    let name = writer.edition.labels.get(Label::Outline);
    writer.html.open("nav", &[("id", "outline"), ("aria-label", name)]);
    for group in &screens.0 {
        match &group.screens[..] {
            [only] => {
                writer.html.open("ul", &[]);
                entry(writer, only);
                writer.html.close();
            }
            _ => folder(writer, group),
        }
    }
    writer.html.close();
}

fn folder<'a>(writer: &mut Writer<'a>, group: &Group<'a>) {
    writer.html.open("details", &[]);
    writer.html.open("summary", &[]);
    match group.title {
        Heading::Text(text) => writer.inline(text),
        Heading::Label(label) => writer.label(label),
    }
    writer.html.close();
    writer.html.open("ul", &[]);
    group.screens.iter().for_each(|screen| entry(writer, screen));
    writer.html.close();
    writer.html.close();
}

fn entry<'a>(writer: &mut Writer<'a>, screen: &Screen<'a>) {
    writer.html.open("li", &[]);
    writer.html.open("button", &[("type", "button"), ("data-screen", &screen.id)]);
    writer.html.open("span", &[]);
    match screen.page {
        Page::Start => writer.label(Label::Start),
        Page::Slide(_, it) => writer.inline(&it.title),
        Page::Case(it) => named(writer, Label::Case, &it.title),
        Page::Tool(it) => named(writer, Label::Tool, &it.title),
        Page::Activity(it) => named(writer, Label::Activity, &it.title),
        Page::Glossary => writer.label(Label::Glossary),
        Page::Quiz(_) => writer.label(Label::Quiz),
        Page::Question(_) => writer.label(Label::Question),
        Page::Result(_) => writer.label(Label::Result),
        Page::Certificate => writer.label(Label::Certificate),
    }
    writer.html.close();
    writer.html.close();
    writer.html.close();
}

fn named<'a>(writer: &mut Writer<'a>, kind: Label, title: &'a RichText) {
    writer.label(kind);
    writer.html.text(": ");
    writer.inline(title);
}

/// Shown in place of the screens once the session has ended.
fn closed(writer: &mut Writer<'_>) {
    for (id, label) in [("closed", Label::Closed), ("relaunch", Label::Relaunch)] {
        writer.html.open("div", &[("class", "closed"), ("id", id), ("hidden", "")]);
        writer.html.open("h1", &[("tabindex", "-1")]);
        writer.label(label);
        writer.html.close();
        writer.html.close();
    }
}

fn foot(writer: &mut Writer<'_>) {
    let edition = writer.edition;
    writer.html.open("footer", &[]);
    writer.html.open("div", &[("class", "bar")]);
    step(writer, "previous", Label::Previous);
    writer.html.open("div", &[("class", "progress")]);
    let name = edition.labels.get(Label::Progress);
    writer.html.leaf(
        "progress",
        &[("id", "progress"), ("aria-label", name), ("value", "0"), ("max", "1")],
        "",
    );
    writer.html.leaf("span", &[("id", "place")], "");
    writer.html.close();
    step(writer, "next", Label::Next);
    writer.html.close();
    writer.html.close();
}

fn step(writer: &mut Writer<'_>, id: &str, label: Label) {
    writer.html.open("button", &[("type", "button"), ("id", id)]);
    writer.label(label);
    writer.html.close();
}
