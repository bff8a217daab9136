//! Sections: every slide stands in exactly one.

use std::collections::{BTreeMap, BTreeSet};

use super::part::{Part, Parts, Role, listed};
use super::{REPAIR, SAVE};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::all;

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    for part in parts.of(Role::Presentation) {
        for list in all(part.root(), "sectionLst") {
            partition(part, list, problems);
            names(part, list, problems);
        }
    }
}

/// PowerPoint itself puts slides of no section into one.
fn partition(part: &Part, sections: &Element, problems: &mut Problems) {
    let slides = listed(part, "sldIdLst");
    let numbers: BTreeSet<&str> = slides.iter().filter_map(|slide| slide.attribute("id")).collect();
    let mut held: BTreeMap<&str, &Element> = BTreeMap::new();
    for entry in all(sections, "sldId") {
        let id = entry.attribute("id").unwrap_or_default();
        let is_slide = numbers.contains(id);
        let twice = held.insert(id, entry).is_some();
        let message = match (is_slide, twice) {
            (false, _) => format!("a section has the slide `{id}`, which is not in the deck"),
            (true, true) => format!("the slide `{id}` stands in two sections"),
            (true, false) => continue,
        };
        problems.push(part.document.problem(Code::ClashingNumber, entry, message).hint(REPAIR));
    }
    for slide in slides {
        let id = slide.attribute("id").unwrap_or_default();
        if !held.contains_key(id) {
            let message = format!("the slide `{id}` stands in no section");
            problems.push(part.document.problem(Code::ForgivenDeck, slide, message).hint(SAVE));
        }
    }
}

fn names(part: &Part, sections: &Element, problems: &mut Problems) {
    let mut seen = BTreeMap::new();
    for section in sections.all("section") {
        let id = section.attribute("id").unwrap_or_default();
        if seen.insert(id, section).is_some() {
            let message = format!("two sections have the identifier `{id}`");
            problems.push(part.document.problem(Code::ClashingNumber, section, message).hint(REPAIR));
        }
    }
}
