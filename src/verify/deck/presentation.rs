//! The lists of a presentation and of its masters beside the relationships that they stand for.

use std::collections::BTreeSet;

use super::part::{Part, Parts, Role, listed};
use super::{REPAIR, SAVE};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    for part in parts.of(Role::Presentation) {
        let rows = [
            ("sldMasterIdLst", "slideMaster", Role::Master),
            ("notesMasterIdLst", "notesMaster", Role::NotesMaster),
            ("handoutMasterIdLst", "handoutMaster", Role::HandoutMaster),
            ("sldIdLst", "slide", Role::Slide),
        ];
        for (list, kind, role) in rows {
            compare(parts, (part, list, kind, role), problems);
        }
        one_at_most(part, "notesMasterIdLst", problems);
        one_at_most(part, "handoutMasterIdLst", problems);
        if listed(part, "sldMasterIdLst").is_empty() {
            let problem = part.document.problem(Code::BrokenDeck, part.root(), "the deck has no master");
            problems.push(problem.hint(REPAIR));
        }
    }
    for part in parts.of(Role::Master) {
        compare(parts, (part, "sldLayoutIdLst", "slideLayout", Role::Layout), problems);
        owned(parts, part, problems);
    }
}

type List<'a> = (&'a Part, &'a str, &'a str, Role);

/// Each entry leads to a part of the right kind, and each relationship of that kind has its entry.
fn compare(parts: &Parts<'_>, (part, list, kind, role): List<'_>, problems: &mut Problems) {
    let (entries, targets) = (listed(part, list), part.targets());
    let ids: BTreeSet<&str> = entries.iter().filter_map(|it| it.attribute("r:id")).collect();
    let mut told = |code, element: &Element, message: String, way_out: &str| {
        problems.push(part.document.problem(code, element, message).hint(way_out));
    };
    for entry in &entries {
        let target = entry.attribute("r:id").and_then(|id| parts.get(targets.get(id)?));
        if let Some(other) = target.filter(|it| it.role != Some(role)) {
            let message =
                format!("an entry of `{list}` leads to `{}`, which is no {}", other.path, role.name());
            told(Code::BrokenDeck, entry, message, REPAIR);
        }
    }
    for relation in part.relations.iter().filter(|it| it.kind == kind && !ids.contains(it.id.as_str())) {
        let target = relation.target.as_deref().unwrap_or_default();
        let place = part.root().first(list).unwrap_or(part.root());
        let message = format!("the {} `{target}` does not stand in `{list}`", role.name());
        told(Code::ForgivenDeck, place, message, SAVE);
    }
}

fn one_at_most(part: &Part, list: &str, problems: &mut Problems) {
    if let [_, second, ..] = listed(part, list)[..] {
        let message = format!("`{list}` has more than one entry");
        problems.push(part.document.problem(Code::BrokenDeck, second, message).hint(REPAIR));
    }
}

/// The layouts that a master lists lead back to it.
fn owned(parts: &Parts<'_>, master: &Part, problems: &mut Problems) {
    let targets = master.targets();
    for entry in listed(master, "sldLayoutIdLst") {
        let layout = entry.attribute("r:id").and_then(|id| parts.get(targets.get(id)?));
        let Some(layout) = layout.filter(|it| it.role == Some(Role::Layout)) else { continue };
        if parts.related(layout, "slideMaster").any(|other| other.path != master.path) {
            let message = format!("the layout `{}` belongs to another master", layout.path);
            problems.push(master.document.problem(Code::BrokenDeck, entry, message).hint(REPAIR));
        }
    }
}
