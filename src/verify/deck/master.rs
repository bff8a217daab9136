//! Whose master, layout, theme and notes a part has: of each exactly one.

use std::collections::BTreeMap;

use super::part::{Part, Parts, Role};
use super::{REPAIR, SAVE};
use crate::diagnostic::{Code, Problems};

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    for part in parts.all() {
        let Some(role) = part.role else { continue };
        for kind in needed(role) {
            let count = part.relations.iter().filter(|it| it.kind == *kind).count();
            if count != 1 {
                let message =
                    format!("the {} has {count} relationships of the kind `{kind}`, not one", role.name());
                problems.push(part.document.problem(Code::BrokenDeck, part.root(), message).hint(REPAIR));
            }
        }
    }
    themes(parts, problems);
    notes(parts, problems);
}

fn needed(role: Role) -> &'static [&'static str] {
    match role {
        Role::Slide => &["slideLayout"],
        Role::Layout => &["slideMaster"],
        Role::Master | Role::NotesMaster | Role::HandoutMaster => &["theme"],
        Role::Notes => &["slide", "notesMaster"],
        Role::Presentation | Role::Theme | Role::TableStyles => &[],
    }
}

/// A theme that two masters share changes both when one is changed.
fn themes(parts: &Parts<'_>, problems: &mut Problems) {
    let mut owners: BTreeMap<&str, &Part> = BTreeMap::new();
    let masters = [Role::Master, Role::NotesMaster, Role::HandoutMaster];
    for part in masters.into_iter().flat_map(|role| parts.of(role)) {
        for theme in parts.related(part, "theme") {
            if let Some(other) = owners.insert(&theme.path, part) {
                let message =
                    format!("`{}` shares the theme `{}` with `{}`", part.path, theme.path, other.path);
                problems.push(part.document.problem(Code::ForgivenDeck, part.root(), message).hint(SAVE));
            }
        }
    }
}

/// A slide and its notes lead to each other, and to no other.
fn notes(parts: &Parts<'_>, problems: &mut Problems) {
    for slide in parts.of(Role::Slide) {
        let pages: Vec<_> = parts.related(slide, "notesSlide").collect();
        let mut told = |message: String| {
            problems.push(slide.document.problem(Code::BrokenDeck, slide.root(), message).hint(REPAIR));
        };
        if pages.len() > 1 {
            told(format!("the slide has {} notes pages", pages.len()));
        }
        for page in pages {
            if parts.related(page, "slide").any(|other| other.path != slide.path) {
                told(format!("the notes page `{}` belongs to another slide", page.path));
            }
        }
    }
}
