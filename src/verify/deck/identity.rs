//! Numbers that have to be unique, and the ranges they come from.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::part::{Part, Parts, Role, listed};
use super::{REPAIR, SAVE};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::package::Element;
use crate::verify::document::all;

/// Numbers of slides (ECMA-376 part 1 §19.7.13).
const SLIDES: RangeInclusive<u64> = 256..=2_147_483_647;

/// Numbers of masters and layouts, which share one space (§19.7.14, §19.7.23).
const MASTERS: RangeInclusive<u64> = 2_147_483_648..=4_294_967_295;

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    let slides = of_list(parts, Role::Presentation, "sldIdLst");
    numbers(&slides, ("slide", SLIDES), problems);
    let mut masters = of_list(parts, Role::Presentation, "sldMasterIdLst");
    masters.extend(of_list(parts, Role::Master, "sldLayoutIdLst"));
    numbers(&masters, ("master or layout", MASTERS), problems);
    for part in parts.all().filter(|part| part.tree().is_some()) {
        shapes(part, problems);
    }
}

type Entry<'a> = (&'a Part, &'a Element);

fn of_list<'a>(parts: &'a Parts<'_>, role: Role, list: &'a str) -> Vec<Entry<'a>> {
    parts.of(role).flat_map(|part| listed(part, list).into_iter().map(move |it| (part, it))).collect()
}

/// An entry of a master or layout need not have a number.
fn numbers(entries: &[Entry<'_>], (what, range): (&str, RangeInclusive<u64>), problems: &mut Problems) {
    let mut seen: BTreeMap<&str, Entry<'_>> = BTreeMap::new();
    for (part, entry) in entries {
        let Some(id) = entry.attribute("id") else { continue };
        if !id.parse().is_ok_and(|id| range.contains(&id)) {
            let message =
                format!("the number `{id}` of a {what} is not one from {} to {}", range.start(), range.end());
            problems.push(clash(part, entry, message));
        }
        if let Some((first, place)) = seen.insert(id, (part, entry)) {
            let message = format!("the number `{id}` of a {what} is taken");
            let origin = first.document.origin(place);
            problems.push(clash(part, entry, message).also("it is taken here", &origin));
        }
    }
}

fn clash(part: &Part, element: &Element, message: String) -> Diagnostic {
    part.document.problem(Code::ClashingNumber, element, message).hint(REPAIR)
}

/// Numbers of shapes: PowerPoint gives new ones where two are equal, and forgets which was meant.
fn shapes(part: &Part, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Element> = BTreeMap::new();
    for shape in all(part.root(), "cNvPr") {
        let id = shape.attribute("id").unwrap_or_default();
        if id.parse::<u32>().is_err() {
            problems.push(clash(part, shape, format!("`{id}` is no number of a shape")));
        } else if let Some(first) = seen.insert(id, shape) {
            let message = format!("two shapes have the number {id}");
            let origin = part.document.origin(first);
            let problem = part.document.problem(Code::ForgivenDeck, shape, message);
            problems.push(problem.also("the other one", &origin).hint(SAVE));
        }
    }
}
