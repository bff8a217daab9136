//! Content types: each part has one, and those of slides, masters and themes say what they are.

use std::collections::{BTreeMap, BTreeSet};

use super::part::{Part, Parts, Role};
use super::{CONTENT_TYPES, REPAIR, SAVE};
use crate::diagnostic::{Code, Problems};
use crate::verify::document::Document;

/// What `[Content_Types].xml` says.
#[derive(Debug)]
pub(super) struct Types {
    document: Document,
    /// By the extension in small letters.
    defaults: BTreeMap<String, String>,
    /// By the path.
    overrides: BTreeMap<String, String>,
}

impl Types {
    pub(super) fn read(document: Document) -> Self {
        let rows = |name, key| {
            let rows = document.root.all(name).filter_map(|row| {
                let content_type = row.attribute("ContentType").unwrap_or_default();
                Some((row.attribute(key)?.to_owned(), content_type.to_owned()))
            });
            rows.collect::<Vec<_>>()
        };
        let defaults = rows("Default", "Extension").into_iter().map(|(it, kind)| (it.to_lowercase(), kind));
        let defaults = defaults.collect();
        let path = |name: String| name.strip_prefix('/').map_or(name.clone(), str::to_owned);
        let overrides = rows("Override", "PartName").into_iter().map(|(it, kind)| (path(it), kind)).collect();
        Self { document, defaults, overrides }
    }

    fn of(&self, path: &str) -> Option<&str> {
        let extension = path.rsplit_once('.').map_or(path, |(_, extension)| extension).to_lowercase();
        self.overrides.get(path).or_else(|| self.defaults.get(&extension)).map(String::as_str)
    }
}

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    rows(parts, problems);
    for path in parts.paths.iter().filter(|path| is_part(path)) {
        if parts.types.of(path).is_none() {
            let message = format!("`{path}` has no content type");
            let document = &parts.types.document;
            problems.push(document.problem(Code::BrokenDeck, &document.root, message).hint(REPAIR));
        }
    }
    for part in parts.all() {
        if let Some(role) = part.role {
            role_told(parts, (part, role), problems);
        }
    }
}

fn is_part(path: &str) -> bool {
    path != CONTENT_TYPES && !path.ends_with('/') && !path.starts_with("[trash]/")
}

/// Rows that stand twice, and rows for parts that are not there.
fn rows(parts: &Parts<'_>, problems: &mut Problems) {
    let document = &parts.types.document;
    let mut seen = BTreeSet::new();
    for row in document.root.elements() {
        let name = row.attribute("PartName").or_else(|| row.attribute("Extension")).unwrap_or_default();
        if !seen.insert((&row.name, name.to_lowercase())) {
            let message = format!("`{name}` has two content types");
            problems.push(document.problem(Code::BrokenDeck, row, message).hint(REPAIR));
        }
        let path = name.trim_start_matches('/');
        if row.name != "Override" || parts.paths.contains(path) {
            continue;
        }
        let message = match parts.alike(path) {
            Some(alike) => {
                format!("the content type of `{name}` is meant for `{alike}`, which is written otherwise")
            }
            None => format!("`{name}` has a content type and is not there"),
        };
        problems.push(document.problem(Code::ForgivenDeck, row, message).hint(SAVE));
    }
}

/// A part that PowerPoint finds by its content type and not by what stands in it.
fn role_told(parts: &Parts<'_>, (part, role): (&Part, Role), problems: &mut Problems) {
    let told = parts.types.of(&part.path).unwrap_or_default();
    let fits = |ending: &str| told.ends_with(ending);
    let is_told = match role {
        Role::Presentation => is_main(told),
        Role::Slide => fits(".slide+xml"),
        Role::Layout => fits(".slideLayout+xml"),
        Role::Master => fits(".slideMaster+xml"),
        Role::Notes => fits(".notesSlide+xml"),
        Role::NotesMaster => fits(".notesMaster+xml"),
        Role::HandoutMaster => fits(".handoutMaster+xml"),
        Role::Theme => fits(".theme+xml"),
        Role::TableStyles => fits(".tableStyles+xml"),
    };
    if told.is_empty() || is_told {
        return;
    }
    let message = format!("`{}` is a {} and has the content type `{told}`", part.path, role.name());
    problems.push(part.document.problem(Code::BrokenDeck, part.root(), message).hint(REPAIR));
}

/// Presentations, templates, shows and add-ins, with and without macros.
fn is_main(told: &str) -> bool {
    let kind = told.strip_suffix(".main+xml").unwrap_or_default();
    let kind = kind.strip_suffix(".macroEnabled").unwrap_or(kind);
    ["presentation", "template", "slideshow", "addin"].iter().any(|it| kind.ends_with(it))
}
