//! The page from top to bottom.

use super::part::part;
use super::{Part, Words};
use crate::model::{Label, Language};
use crate::render::html::{FACES_AND_LEADING, Html, direction};

/// How all pages look.
pub(super) const STYLE: &str = include_str!("page.css");

/// The bytes of the page, whose parts stand in this order.
pub fn page(parts: &[Part<'_>]) -> Vec<u8> {
    let mut html = Html::default();
    let first = parts.first().expect("a folder without files has no page");
    html.open("html", &tongue(first.labels.language()));
    head(&mut html, first);
    html.open("body", &[]);
    header(&mut html, parts);
    html.open("main", &[]);
    for each in parts {
        part(&mut html, each);
    }
    html.close();
    html.close();
    html.close();
    format!("<!doctype html>\n{}", html.finish()).into_bytes()
}

/// `lang` and `dir`.
pub(super) fn tongue(language: &Language) -> [(&'static str, &str); 2] {
    [("lang", language.tag()), ("dir", direction(language))]
}

pub(super) fn words(html: &mut Html, words: &Words) {
    html.leaf("bdi", &tongue(&words.language), &words.text);
}

fn head(html: &mut Html, part: &Part<'_>) {
    let about = part.overlay.as_ref().unwrap_or(&part.series);
    html.open("head", &[]);
    html.void("meta", &[("charset", "utf-8")]);
    html.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    html.leaf("title", &[], &format!("{}: {}", part.labels.get(Label::ReadMeFirst), about.text));
    html.style(FACES_AND_LEADING);
    html.style(STYLE);
    html.close();
}

/// The folder's name in each language, once where several share it.
fn header(html: &mut Html, parts: &[Part<'_>]) {
    html.open("header", &[]);
    html.open("h1", &[]);
    let names = parts.iter().map(|part| part.overlay.as_ref().unwrap_or(&part.series));
    let mut told: Vec<&str> = Vec::new();
    for name in names {
        if told.contains(&name.text.as_str()) {
            continue;
        }
        if !told.is_empty() {
            html.text(" · ");
        }
        words(html, name);
        told.push(&name.text);
    }
    html.close();
    if parts.len() > 1 {
        languages(html, parts);
    }
    html.close();
}

/// Each reader finds the own language first.
fn languages(html: &mut Html, parts: &[Part<'_>]) {
    html.open("nav", &[("aria-label", Label::Contents.english()), ("lang", "en")]);
    html.open("ul", &[]);
    for part in parts {
        let language = part.labels.language();
        html.open("li", &tongue(language));
        html.leaf("a", &[("href", &format!("#{}", language.tag()))], language.autonym());
        html.close();
    }
    html.close();
    html.close();
}
