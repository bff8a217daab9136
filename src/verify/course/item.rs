//! The items of a course: what learners choose, and what counts as passed.

use std::collections::BTreeMap;

use super::manifest::{Package, Standard};
use crate::diagnostic::Problems;
use crate::package::Element;
use crate::verify::document::{all, misordered};

/// Most letters of a title (the schemas of SCORM).
const TITLE: usize = 200;

const IN_12: &[&[&str]] = &[
    &["title"],
    &["item"],
    &["metadata"],
    &["prerequisites"],
    &["maxtimeallowed"],
    &["timelimitaction"],
    &["datafromlms"],
    &["masteryscore"],
];

pub(super) fn check(package: &Package<'_>, standard: Standard, problems: &mut Problems) {
    for name in ["organization", "item"] {
        for element in all(package.root(), name) {
            title(package, element, problems);
        }
    }
    launched(package, problems);
    for item in all(package.root(), "item") {
        if standard == Standard::V12
            && let Some((first, later)) = misordered(item, IN_12)
        {
            let message = format!("`{}` stands behind `{}`", later.name, first.name);
            package.uncommon(later, message, problems);
        }
        passed(package, (item, standard), problems);
    }
}

/// Open edX stops at an item without a title, and Moodle loses the title `0`.
fn title(package: &Package<'_>, element: &Element, problems: &mut Problems) {
    let titles: Vec<_> = element.all("title").collect();
    let [title] = titles[..] else {
        let message = format!("`{}` has {} titles, not one", element.name, titles.len());
        return package.broken(element, message, problems);
    };
    let words = title.text();
    let length = words.chars().count();
    if matches!(words.trim(), "" | "0") {
        package.broken(title, format!("`{}` is no title that every LMS shows", words.trim()), problems);
    } else if length > TITLE {
        let message = format!("a title has {length} characters; at most {TITLE} are kept");
        package.uncommon(title, message, problems);
    }
}

/// Each item that opens something has its resource, and that has a file.
fn launched(package: &Package<'_>, problems: &mut Problems) {
    let resources = all(package.root(), "resource").into_iter();
    let resources: BTreeMap<_, _> = resources.map(|it| (it.attribute("identifier"), it)).collect();
    for item in all(package.root(), "item") {
        let Some(id) = item.attribute("identifierref") else { continue };
        match resources.get(&Some(id)) {
            None => package.broken(item, format!("the resource `{id}` is not there"), problems),
            Some(resource) if resource.attribute("href").is_none() => {
                package.broken(resource, format!("the resource `{id}` has no file to open"), problems);
            }
            Some(_) => {}
        }
    }
}

/// The pass mark, and the share after which a course counts as done.
fn passed(package: &Package<'_>, (item, standard): (&Element, Standard), problems: &mut Problems) {
    let number = |element: &Element| element.text().trim().parse::<f64>().ok();
    if let Some(score) = item.first("masteryscore") {
        let text = score.text();
        if text.trim() == "0" {
            let message = "a pass mark of 0 is lost by some LMSs; leave it out".to_owned();
            package.uncommon(score, message, problems);
        } else if !number(score).is_some_and(|it| (0.0..=100.0).contains(&it)) {
            package.broken(score, format!("`{text}` is no pass mark from 0 to 100"), problems);
        }
    }
    for measure in all(item, "minNormalizedMeasure") {
        if !number(measure).is_some_and(|it| (-1.0..=1.0).contains(&it)) {
            let message = format!("`{}` is no pass mark from -1 to 1", measure.text());
            package.broken(measure, message, problems);
        }
    }
    if let Some(threshold) = item.first("completionThreshold") {
        let text = threshold.text();
        let fits = match standard {
            Standard::V2004Fourth => text.trim().is_empty(),
            _ => number(threshold).is_some_and(|it| (0.0..=1.0).contains(&it)),
        };
        if !fits {
            let message = format!("`{text}` in `completionThreshold` is not of the form of this edition");
            package.broken(threshold, message, problems);
        }
    }
}
