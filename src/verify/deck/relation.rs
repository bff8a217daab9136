//! Relationships: each leads to a part that is there, every part can be reached, and each reference in
//! a part has its relationship.

use std::collections::BTreeSet;

use super::part::{Part, Parts, Relation};
use super::{CONTENT_TYPES, REPAIR, SAVE};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package::Element;

/// The namespaces of attributes that name a relationship, by the usual and by the strict form of the
/// standard.
const REFERENCES: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    let mains = parts.package.iter().filter(|it| it.kind == "officeDocument").count();
    if mains != 1 {
        let message = format!("the package has {mains} relationships of the kind `officeDocument`, not one");
        let origin = Origin::of_path(&format!("{}: _rels/.rels", parts.name));
        problems.push(Diagnostic::new(Code::BrokenDeck, message).at(&origin).hint(REPAIR));
    }
    let lists = parts.all().map(|part| &part.relations).chain(parts.others.values());
    for relations in lists.chain([&parts.package]) {
        let mut ids = BTreeSet::new();
        for relation in relations {
            if !ids.insert(&relation.id) {
                let message = format!("two relationships have the id `{}`", relation.id);
                problems.push(broken(relation, message));
            }
            leads(parts, relation, problems);
        }
    }
    for part in parts.all() {
        references(part, problems);
    }
    orphans(parts, problems);
}

fn broken(relation: &Relation, message: String) -> Diagnostic {
    Diagnostic::new(Code::BrokenDeck, message).at(&relation.origin).hint(REPAIR)
}

/// PowerPoint itself writes the target `NULL` for a picture that it has lost.
fn leads(parts: &Parts<'_>, relation: &Relation, problems: &mut Problems) {
    let Some(target) = &relation.target else { return };
    if parts.paths.contains(target) || target.rsplit('/').next() == Some("NULL") {
        return;
    }
    match parts.alike(target) {
        Some(alike) => {
            let message = format!("a relationship leads to `{target}`, which is written `{alike}`");
            problems.push(Diagnostic::new(Code::ForgivenDeck, message).at(&relation.origin).hint(SAVE));
        }
        None => {
            let message = format!("a relationship leads to `{target}`, which is not there");
            problems.push(broken(relation, message));
        }
    }
}

/// Attributes that name a relationship; those of shapes that do nothing when clicked are empty.
fn references(part: &Part, problems: &mut Problems) {
    let ids: BTreeSet<&str> = part.relations.iter().map(|it| it.id.as_str()).collect();
    let mut prefixes = BTreeSet::new();
    visit(part.root(), &mut |element| {
        for (key, value) in &element.attributes {
            if let Some(prefix) = key.strip_prefix("xmlns:")
                && REFERENCES.contains(&value.as_str())
            {
                prefixes.insert(prefix.to_owned());
            }
        }
    });
    visit(part.root(), &mut |element| {
        for (key, value) in &element.attributes {
            let names = key.split_once(':').is_some_and(|(prefix, _)| prefixes.contains(prefix));
            if names && !value.is_empty() && !ids.contains(value.as_str()) {
                let message = format!("`{key}=\"{value}\"` has no relationship");
                problems.push(part.document.problem(Code::BrokenDeck, element, message).hint(REPAIR));
            }
        }
    });
}

/// Every element, those of all alternatives too.
fn visit<'a>(element: &'a Element, see: &mut dyn FnMut(&'a Element)) {
    see(element);
    for child in element.elements() {
        visit(child, see);
    }
}

/// Parts to which nothing leads, and relationships of parts that are not there.
fn orphans(parts: &Parts<'_>, problems: &mut Problems) {
    let every = parts.all().flat_map(|part| &part.relations).chain(parts.others.values().flatten());
    let targets = every.chain(&parts.package).filter_map(|it| it.target.as_deref());
    let reached: BTreeSet<&str> = targets.filter_map(|target| parts.alike(target)).collect();
    for path in &parts.paths {
        let exempt = path == CONTENT_TYPES
            || path.ends_with('/')
            || path.starts_with("[trash]/")
            || path.to_lowercase().ends_with(".rels");
        if !exempt && !reached.contains(path.as_str()) {
            forgiven(parts, path, &format!("nothing leads to `{path}`"), problems);
        }
    }
    for owner in parts.others.keys().filter(|it| !parts.paths.contains(*it)) {
        let message = format!("`{owner}` has relationships and is not there");
        forgiven(parts, owner, &message, problems);
    }
}

fn forgiven(parts: &Parts<'_>, path: &str, message: &str, problems: &mut Problems) {
    let origin = Origin::of_path(&format!("{}: {path}", parts.name));
    problems.push(Diagnostic::new(Code::ForgivenDeck, message).at(&origin).hint(SAVE));
}
