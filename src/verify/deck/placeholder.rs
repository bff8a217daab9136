//! Placeholders: each on a slide has one on its layout, from which it takes its place and look.

use super::part::{Part, Parts};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::all;

/// Kinds of which a layout has one at most, so that their number does not matter.
const SINGLE: [&str; 5] = ["title", "dt", "ftr", "sldNum", "hdr"];

pub(super) fn check(parts: &Parts<'_>, slide: &Part, problems: &mut Problems) {
    let Some(layout) = parts.related(slide, "slideLayout").next() else { return };
    let offered = all(layout.root(), "ph");
    for place in all(slide.root(), "ph") {
        if offered.iter().any(|it| is_meant(place, it)) {
            continue;
        }
        let (kind, index) = (place.attribute("type").unwrap_or("obj"), index(place));
        let message = format!("the layout `{}` has no placeholder `{kind}` {index}", layout.path);
        problems.push(
            slide
                .document
                .problem(Code::ForgivenDeck, place, message)
                .hint("in PowerPoint choose the layout of the slide again, then Reset"),
        );
    }
}

fn is_meant(place: &Element, offered: &Element) -> bool {
    let (kind, other) = (kind(place), kind(offered));
    if SINGLE.contains(&kind) { kind == other } else { index(place) == index(offered) }
}

fn kind(place: &Element) -> &str {
    match place.attribute("type").unwrap_or("obj") {
        "ctrTitle" => "title",
        kind => kind,
    }
}

fn index(place: &Element) -> &str {
    place.attribute("idx").unwrap_or("0")
}
