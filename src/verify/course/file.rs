//! The files of a course: those that the manifest lists are there, those that are there are listed,
//! and their names come through every server.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::Package;
use super::{MANIFEST, PUBLISH, UPLOAD};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package::Element;
use crate::verify::document::{all, target};

/// Longest path that every system unpacks below a folder of its own.
const LONGEST: usize = 200;

/// Files that servers run instead of sending them.
const RUN: [&str; 5] = [".php", ".jsp", ".exe", ".sh", ".bat"];

/// Letters that Moodle takes out of names.
const DROPPED: [char; 10] = ['&', '<', '>', '"', '\'', '`', '|', ':', '*', '?'];

/// What is wrong with names, each told once with the first file.
pub(super) fn names(name: &str, paths: &[String], problems: &mut Problems) {
    type Awkward = fn(&str) -> bool;
    let rows: [(&str, Awkward); 5] = [
        ("files whose names some servers change", |path| path.contains(DROPPED)),
        ("files with blanks in their names", |path| path.contains(char::is_whitespace)),
        ("files that servers run instead of sending them", is_run),
        ("files with very long paths", |path| path.len() > LONGEST),
        ("files that a Mac adds", |path| path.starts_with("__MACOSX/") || path.ends_with(".DS_Store")),
    ];
    for (what, is_meant) in rows {
        let mut found = paths.iter().filter(|path| is_meant(path));
        if let Some(first) = found.next() {
            let message = format!("`{name}` has {what}: {}, the first is `{first}`", 1 + found.count());
            problems.push(
                Diagnostic::new(Code::UncommonPackage, message).at(&Origin::of_path(name)).hint(UPLOAD),
            );
        }
    }
}

fn is_run(path: &str) -> bool {
    let path = path.to_lowercase();
    RUN.iter().any(|ending| path.ends_with(ending))
}

/// Compares the list of the manifest with the archive.
pub(super) fn listed(package: &Package<'_>, problems: &mut Problems) {
    let there: BTreeMap<String, &str> =
        package.paths.iter().map(|path| (path.to_ascii_lowercase(), path.as_str())).collect();
    let mut listed = BTreeSet::new();
    for resource in all(package.root(), "resource") {
        let base = base(package, resource);
        let files: BTreeSet<String> = resource.all("file").filter_map(|file| path(&base, file)).collect();
        for element in std::iter::once(resource).chain(resource.all("file")) {
            let Some(path) = path(&base, element) else { continue };
            let alike = there.get(&path.to_ascii_lowercase());
            if alike != Some(&path.as_str()) {
                missing(package, element, (&path, alike.copied()), problems);
            }
            if element.name == "resource" && !files.contains(&path) {
                let message = format!("`{path}` is opened and not listed as a file of its resource");
                package.uncommon(element, message, problems);
            }
            listed.insert(path);
        }
    }
    let exempt = |path: &str| path == MANIFEST || path.ends_with(".xsd") || path.ends_with(".dtd");
    let mut unlisted = package.paths.iter().filter(|path| !listed.contains(*path) && !exempt(path));
    if let Some(first) = unlisted.next() {
        let count = 1 + unlisted.count();
        let message = format!("files that the manifest does not list: {count}, the first is `{first}`");
        package.uncommon(package.root(), message, problems);
    }
}

fn missing(
    package: &Package<'_>,
    element: &Element,
    (path, alike): (&str, Option<&str>),
    problems: &mut Problems,
) {
    let message = match alike {
        Some(alike) => format!("`{path}` is listed, and in the package it is written `{alike}`"),
        None => format!("`{path}` is listed and not in the package"),
    };
    problems.push(package.document.problem(Code::BrokenPackage, element, message).hint(PUBLISH));
}

/// The folder below which the files of a resource stand.
fn base(package: &Package<'_>, resource: &Element) -> String {
    let list = package.root().first("resources");
    let outer = [Some(package.root()), list, Some(resource)];
    outer.into_iter().flatten().filter_map(|it| it.attribute("xml:base")).collect()
}

/// The path of a file without question and place in it; `None` where it is an address elsewhere.
fn path(base: &str, element: &Element) -> Option<String> {
    let href = element.attribute("href")?;
    let href = href.split(['?', '#']).next().unwrap_or(href);
    (!href.contains("://") && !href.is_empty()).then(|| target("", &format!("{base}{href}")))
}
