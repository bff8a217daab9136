//! Words: a title of its own on every slide, and a language on all text.

use std::collections::BTreeMap;

use super::part::{Part, Parts, Role};
use super::shape::is_title;
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::{all, walk};

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    titles(parts, problems);
    for part in parts.of(Role::Slide).chain(parts.of(Role::Notes)) {
        languages(part, problems);
    }
}

fn titles(parts: &Parts<'_>, problems: &mut Problems) {
    let mut seen: BTreeMap<String, (usize, &Part, &Element)> = BTreeMap::new();
    for (number, slide) in parts.slides() {
        let shape = all(slide.root(), "sp").into_iter().find(|shape| is_title(shape));
        let words = shape.map(words).unwrap_or_default();
        let place = shape.unwrap_or(slide.root());
        if words.is_empty() {
            let message = format!("slide {number} has no title");
            let problem = slide.document.problem(Code::InaccessibleSlide, place, message);
            problems.push(problem.hint(
                "in PowerPoint choose View, Outline View, and write a title beside the slide's number",
            ));
        } else if let Some((other, first, there)) = seen.get(&words) {
            let message = format!("slides {other} and {number} have the same title, `{words}`");
            let origin = first.document.origin(there);
            let problem = slide.document.problem(Code::HardToFollow, place, message);
            problems.push(problem.also("the first one", &origin).hint("say what tells them apart, as (2/2)"));
        } else {
            seen.insert(words, (number, slide, place));
        }
    }
}

/// The words of a shape, in one line.
fn words(shape: &Element) -> String {
    let mut words = String::new();
    walk(shape, &mut |element| match element.name.as_str() {
        "t" => words.push_str(&element.text()),
        "p" | "br" => words.push(' '),
        _ => {}
    });
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A run without a language is read aloud and spell-checked in that of the machine.
fn languages(part: &Part, problems: &mut Problems) {
    let mut silent = Vec::new();
    walk(part.root(), &mut |element| {
        let is_run = matches!(element.name.as_str(), "r" | "fld");
        let has_words = || element.first("t").is_some_and(|it| !it.text().trim().is_empty());
        let language = || element.first("rPr").and_then(|it| it.attribute("lang"));
        if is_run && has_words() && language().is_none_or(str::is_empty) {
            silent.push(element);
        }
    });
    if let Some(first) = silent.first() {
        let message = match silent.len() {
            1 => "a text has no language".to_owned(),
            count => format!("{count} texts have no language; this is the first"),
        };
        let problem = part.document.problem(Code::HardToFollow, first, message);
        problems.push(
            problem.hint("in PowerPoint choose the text, then Review, Language, Set Proofing Language"),
        );
    }
}
