//! The properties of a deck: who made it when, its title, and properties of its own.

use std::collections::BTreeSet;

use super::REPAIR;
use super::part::{Part, Parts};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};

/// The family of properties that users give (ECMA-376 part 1 §22.3).
const CUSTOM: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    let of = |kind: &str| {
        let relation = parts.package.iter().find(|it| it.kind == kind)?;
        parts.get(relation.target.as_ref()?)
    };
    match of("core-properties") {
        Some(part) => core(part, problems),
        None => {
            let message = "the deck has no title of its own";
            let origin = Origin::of_path(parts.name);
            problems.push(Diagnostic::new(Code::HardToFollow, message).at(&origin).hint(TITLE));
        }
    }
    if let Some(part) = of("custom-properties") {
        custom(part, problems);
    }
}

const TITLE: &str = "in PowerPoint choose File, Info, and write a title among the properties";

fn core(part: &Part, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    let mut wrong = |element, message| {
        problems.push(part.document.problem(Code::WrongXml, element, message).hint(REPAIR));
    };
    for element in part.root().elements() {
        let name = &element.name;
        if !seen.insert(name) {
            wrong(element, format!("the property `{name}` stands twice"));
        }
        let is_date = matches!(name.as_str(), "created" | "modified");
        if is_date && element.attribute("xsi:type") != Some("dcterms:W3CDTF") {
            wrong(element, format!("the property `{name}` is not marked as `dcterms:W3CDTF`"));
        }
    }
    if part.root().first("title").is_none_or(|it| it.text().trim().is_empty()) {
        let message = "the deck has no title of its own";
        problems.push(part.document.problem(Code::HardToFollow, part.root(), message).hint(TITLE));
    }
}

/// Numbers 0 and 1 are taken by the format itself.
fn custom(part: &Part, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for property in part.root().all("property") {
        let name = property.attribute("name").unwrap_or_default();
        let number = property.attribute("pid").unwrap_or_default();
        let mut wrong = |message| {
            problems.push(part.document.problem(Code::WrongXml, property, message).hint(REPAIR));
        };
        if !property.attribute("fmtid").is_some_and(|it| it.eq_ignore_ascii_case(CUSTOM)) {
            wrong(format!("the property `{name}` has not the `fmtid` that such properties have"));
        }
        if number.parse::<u32>().is_ok_and(|it| it >= 2) && seen.insert(number) {
            continue;
        }
        wrong(format!("the property `{name}` has the number `{number}`, which is taken or below 2"));
    }
}
