//! The manifest of a SCORM package.

use std::collections::BTreeMap;

use super::{PUBLISH, UPLOAD, file, item, resource};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::{Document, all, below, misordered};

/// The manifest and the files beside it.
pub(super) struct Package<'a> {
    pub(super) document: &'a Document,
    pub(super) paths: &'a [String],
}

/// The family of standards that a manifest is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standard {
    V12,
    V2004,
    V2004Fourth,
}

impl Standard {
    /// LMSs compare the text to the letter.
    fn of(version: &str) -> Option<Self> {
        Some(match version {
            "1.2" => Self::V12,
            "CAM 1.3" | "2004 3rd Edition" => Self::V2004,
            "2004 4th Edition" => Self::V2004Fourth,
            _ => return None,
        })
    }
}

impl Package<'_> {
    pub(super) fn root(&self) -> &Element {
        &self.document.root
    }

    pub(super) fn broken(&self, element: &Element, message: String, problems: &mut Problems) {
        problems.push(self.document.problem(Code::BrokenPackage, element, message).hint(PUBLISH));
    }

    pub(super) fn uncommon(&self, element: &Element, message: String, problems: &mut Problems) {
        problems.push(self.document.problem(Code::UncommonPackage, element, message).hint(UPLOAD));
    }
}

pub(super) fn check(package: &Package<'_>, problems: &mut Problems) {
    let root = package.root();
    if root.name != "manifest" {
        package.broken(root, format!("the manifest begins with `{}`", root.name), problems);
        return;
    }
    let standard = version(package, problems);
    if let Some((first, later)) = misordered(root, &[&["metadata"], &["organizations"], &["resources"]]) {
        package.uncommon(later, format!("`{}` stands behind `{}`", later.name, first.name), problems);
    }
    identifiers(package, problems);
    organizations(package, standard, problems);
    item::check(package, standard, problems);
    resource::check(package, standard, problems);
    file::listed(package, problems);
}

fn version(package: &Package<'_>, problems: &mut Problems) -> Standard {
    let Some(element) = below(package.root(), &["metadata", "schemaversion"]) else {
        let message = "the manifest does not say which edition of SCORM it is for".to_owned();
        package.uncommon(package.root(), message, problems);
        return Standard::V12;
    };
    let text = element.text();
    Standard::of(&text).unwrap_or_else(|| {
        let message = format!("`{text}` is no edition of SCORM that LMSs know, and is taken for 1.2");
        package.broken(element, message, problems);
        Standard::V12
    })
}

/// Identifiers name one thing each; of two items with one name most LMSs keep the last.
fn identifiers(package: &Package<'_>, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Element> = BTreeMap::new();
    let names = ["organization", "item", "resource"];
    for element in names.iter().flat_map(|name| all(package.root(), name)) {
        let id = element.attribute("identifier").unwrap_or_default();
        if !is_name(id) {
            package.uncommon(element, format!("`{id}` is no identifier of XML"), problems);
        } else if let Some(first) = seen.insert(id, element) {
            let origin = package.document.origin(first);
            let problem = package
                .document
                .problem(Code::BrokenPackage, element, format!("the identifier `{id}` is taken"))
                .also("it is taken here", &origin);
            problems.push(problem.hint(PUBLISH));
        }
    }
}

/// A letter or `_`, then letters, digits, `.`, `-` and `_`.
fn is_name(id: &str) -> bool {
    let mut letters = id.chars();
    letters.next().is_some_and(|it| it.is_alphabetic() || it == '_')
        && letters.all(|it| it.is_alphanumeric() || matches!(it, '.' | '-' | '_'))
}

fn organizations(package: &Package<'_>, standard: Standard, problems: &mut Problems) {
    let list = package.root().first("organizations");
    let Some(list) = list.filter(|it| it.first("organization").is_some()) else {
        let message = "the manifest has no organization, so a learner sees files and no course".to_owned();
        package.uncommon(list.unwrap_or(package.root()), message, problems);
        return;
    };
    match list.attribute("default") {
        Some(default) if list.all("organization").all(|it| it.attribute("identifier") != Some(default)) => {
            package.broken(list, format!("the organization `{default}` is not there"), problems);
        }
        None if standard != Standard::V12 => {
            package.broken(
                list,
                "`organizations` does not say which one is the default".to_owned(),
                problems,
            );
        }
        _ => {}
    }
}
