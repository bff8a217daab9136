//! Placeholders: each has a number of its own, and on a slide that gives it no place it takes one from
//! its layout.

use std::collections::{BTreeMap, BTreeSet};

use super::part::{Part, Parts, Role};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::{all, below, walk};

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    for layout in parts.of(Role::Layout) {
        numbers(layout, problems);
    }
    for slide in parts.of(Role::Slide) {
        numbers(slide, problems);
        offered(parts, slide, problems);
    }
}

/// Programs know a placeholder by its number: words of one of two that share it land in the other.
fn numbers(part: &Part, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Element> = BTreeMap::new();
    for place in all(part.root(), "ph") {
        let Some(index) = place.attribute("idx") else { continue };
        if let Some(first) = seen.insert(index, place) {
            let message = format!("two placeholders have the number {index}");
            let origin = part.document.origin(first);
            let problem = part.document.problem(Code::ForgivenDeck, place, message);
            problems.push(problem.also("the other one", &origin).hint(
                "in PowerPoint delete one of the two in View, Slide Master, and draw it again with Insert Placeholder",
            ));
        }
    }
}

fn offered(parts: &Parts<'_>, slide: &Part, problems: &mut Problems) {
    let Some(layout) = parts.related(slide, "slideLayout").next() else { return };
    let offered: BTreeSet<_> = all(layout.root(), "ph").into_iter().map(meaning).collect();
    walk(slide.root(), &mut |shape| {
        let Some(place) = place(shape).filter(|_| !has_own_place(shape)) else { return };
        if offered.contains(&meaning(place)) {
            return;
        }
        let (kind, number) = (place.attribute("type").unwrap_or("obj"), number(place));
        let message = format!("the layout `{}` has no placeholder `{kind}` {number}", layout.path);
        let problem = slide.document.problem(Code::ForgivenDeck, place, message);
        problems.push(problem.hint("in PowerPoint choose the layout of the slide again, then Reset"));
    });
}

/// What makes a shape a placeholder.
pub(super) fn place(shape: &Element) -> Option<&Element> {
    shape.elements().find_map(|it| below(it, &["nvPr", "ph"]))
}

fn has_own_place(shape: &Element) -> bool {
    shape.first("xfrm").is_some() || below(shape, &["spPr", "xfrm"]).is_some()
}

/// What tells a placeholder of a layout from the others: its kind, or its number.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Meaning<'a> {
    Kind(&'a str),
    Number(&'a str),
}

fn meaning(place: &Element) -> Meaning<'_> {
    match place.attribute("type").unwrap_or("obj") {
        "title" | "ctrTitle" => Meaning::Kind("title"),
        kind @ ("dt" | "ftr" | "sldNum" | "hdr") => Meaning::Kind(kind),
        _ => Meaning::Number(number(place)),
    }
}

fn number(place: &Element) -> &str {
    place.attribute("idx").unwrap_or("0")
}
