//! Placeholders: each on a slide that has no place of its own takes one from its layout.

use super::part::{Part, Parts};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::{all, below, walk};

/// Kinds of which a layout has one at most, so that their number does not matter.
const SINGLE: [&str; 5] = ["title", "dt", "ftr", "sldNum", "hdr"];

pub(super) fn check(parts: &Parts<'_>, slide: &Part, problems: &mut Problems) {
    let Some(layout) = parts.related(slide, "slideLayout").next() else { return };
    let offered = all(layout.root(), "ph");
    walk(slide.root(), &mut |shape| {
        let Some(place) = place(shape).filter(|_| !has_own_place(shape)) else { return };
        if offered.iter().any(|it| is_meant(place, it)) {
            return;
        }
        let (kind, index) = (place.attribute("type").unwrap_or("obj"), index(place));
        let message = format!("the layout `{}` has no placeholder `{kind}` {index}", layout.path);
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
