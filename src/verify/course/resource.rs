//! The resources of a course: which of them records results, and which files it needs.

use std::collections::BTreeSet;

use super::manifest::{Package, Standard};
use crate::diagnostic::Problems;
use crate::package::Element;
use crate::verify::document::all;

pub(super) fn check(package: &Package<'_>, standard: Standard, problems: &mut Problems) {
    let (items, resources) = (all(package.root(), "item"), all(package.root(), "resource"));
    let opened: BTreeSet<&str> = items.iter().filter_map(|item| item.attribute("identifierref")).collect();
    let known: BTreeSet<&str> = resources.iter().filter_map(|it| it.attribute("identifier")).collect();
    for resource in &resources {
        if resource.attribute("identifier").is_some_and(|id| opened.contains(id)) {
            records(package, (resource, standard), problems);
        }
        if resource.attribute("xml:base").is_some() {
            let message =
                "`xml:base` is passed over by some LMSs, which then do not find the files".to_owned();
            package.uncommon(resource, message, problems);
        }
        for dependency in resource.all("dependency") {
            let needed = dependency.attribute("identifierref").unwrap_or_default();
            if !known.contains(needed) {
                package.broken(dependency, format!("the resource `{needed}` is not there"), problems);
            }
        }
    }
}

/// LMSs look for the attribute to the letter; without it a resource is a mere file, and no result of it
/// is kept.
fn records(package: &Package<'_>, (resource, standard): (&Element, Standard), problems: &mut Problems) {
    let expected = match standard {
        Standard::V12 => "adlcp:scormtype",
        Standard::V2004 | Standard::V2004Fourth => "adlcp:scormType",
    };
    let local = |key: &str| key.rsplit(':').next().unwrap_or(key).to_lowercase();
    let found = resource.attributes.iter().find(|(key, _)| local(key) == "scormtype");
    let message = match found {
        None => format!("a resource that learners open has no `{expected}`, so no result of it is kept"),
        Some((key, _)) if key != expected => {
            format!("`{key}` must be written `{expected}`, or some LMSs keep no result")
        }
        Some((_, value)) if !matches!(value.as_str(), "sco" | "asset") => {
            format!("`{expected}=\"{value}\"` is neither `sco` nor `asset`")
        }
        Some(_) => return,
    };
    package.broken(resource, message, problems);
}
