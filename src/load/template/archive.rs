//! The package of a PowerPoint file: its parts, their types, and how they relate (ECMA-376 part 2).

use std::collections::BTreeMap;

use super::Files;
use crate::package::{Element, read_xml, relationships_of, resolved, unpack};

/// Begins files in the old format and files behind a password (MS-CFB §2.2).
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Begins the types of relationships in the strict form of the format.
const STRICT: &str = "http://purl.oclc.org/";

/// The files of a package.
pub(super) struct Archive {
    files: Files,
    overrides: BTreeMap<String, String>,
    defaults: BTreeMap<String, String>,
    main: String,
}

/// A relationship of a part.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type.
    pub(super) kind: String,
    pub(super) to: Target,
}

/// Where a relationship leads.
pub(super) enum Target {
    /// To another part.
    Part(String),
    /// Out of the file.
    Outside(String),
}

impl Archive {
    /// Opens a file, or says everything that speaks against it.
    pub(super) fn open(path: &str, bytes: &[u8]) -> Result<Self, Vec<String>> {
        if bytes.starts_with(COMPOUND) {
            return Err(vec!["it is behind a password, or in the format of 2003 and before".to_owned()]);
        }
        let own = format!("`{path}` ");
        let files = unpack(path, bytes).map_err(|problems| {
            let why = |message: &str| format!("it {}", message.strip_prefix(&own).unwrap_or(message));
            problems.iter().map(|problem| why(&problem.message)).collect::<Vec<_>>()
        })?;
        let mut archive =
            Self { files, overrides: BTreeMap::new(), defaults: BTreeMap::new(), main: String::new() };
        archive.read_types().and_then(|()| archive.find_main()).map_err(|why| vec![why])?;
        Ok(archive)
    }

    /// The part of the presentation.
    pub(super) fn main(&self) -> &str {
        &self.main
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    pub(super) fn content_type(&self, path: &str) -> Option<&str> {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
        let usual = ending.and_then(|ending| self.defaults.get(&ending));
        self.overrides.get(path).or(usual).map(String::as_str)
    }

    /// The relationships of a part as they are written.
    pub(super) fn relationships(&self, path: &str) -> Option<&[u8]> {
        self.bytes(&relationships_of(path))
    }

    /// The relationships of a part; `""` is the package itself.
    pub(super) fn relations(&self, path: &str) -> Result<Vec<Relation>, String> {
        let place = relationships_of(path);
        if !self.files.contains_key(&place) {
            return Ok(Vec::new());
        }
        let root = self.document(&place)?;
        root.elements().map(|row| relation(path, row)).collect()
    }

    /// The one part to which another one has a relationship of a kind.
    pub(super) fn only(&self, path: &str, kind: &str) -> Result<Option<String>, String> {
        let relation = self.relations(path)?.into_iter().find(|it| it.kind == kind);
        Ok(relation.and_then(|it| match it.to {
            Target::Part(path) => Some(path),
            Target::Outside(_) => None,
        }))
    }

    /// The part that an element of another one names.
    pub(super) fn target(&self, path: &str, element: &Element) -> Result<String, String> {
        let missing = || format!("`{path}` names a part that is not there");
        let named = related(element).ok_or_else(missing)?;
        let relation = self.relations(path)?.into_iter().find(|it| it.id == named).ok_or_else(missing)?;
        match relation.to {
            Target::Part(part) if self.files.contains_key(&part) => Ok(part),
            _ => Err(missing()),
        }
    }

    /// A part as a tree of elements.
    pub(super) fn document(&self, path: &str) -> Result<Element, String> {
        let bytes = self.bytes(path).ok_or_else(|| format!("it has no part `{path}`"))?;
        let text = std::str::from_utf8(bytes).map_err(|_| format!("its part `{path}` is not UTF-8"))?;
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        read_xml(text).map_err(|malformed| format!("its part `{path}` cannot be read: {}", malformed.why))
    }

    fn read_types(&mut self) -> Result<(), String> {
        let root = self.document("[Content_Types].xml")?;
        for row in root.elements() {
            let value = |name| row.attribute(name).unwrap_or_default().to_owned();
            match row.name.as_str() {
                "Override" => {
                    let path = value("PartName").trim_start_matches('/').to_owned();
                    self.overrides.insert(path, value("ContentType"));
                }
                _ => {
                    self.defaults.insert(value("Extension").to_lowercase(), value("ContentType"));
                }
            }
        }
        Ok(())
    }

    fn find_main(&mut self) -> Result<(), String> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|it| it.kind == "officeDocument").map(|it| it.to);
        let Some(Target::Part(main)) = main else { return Err("it is no PowerPoint file".to_owned()) };
        if !self
            .content_type(&main)
            .is_some_and(|it| it.contains("presentationml") || it.contains("powerpoint"))
        {
            return Err("it is an Office file, but no presentation".to_owned());
        }
        self.main = main;
        Ok(())
    }
}

fn relation(from: &str, row: &Element) -> Result<Relation, String> {
    let value = |name| row.attribute(name).unwrap_or_default();
    let kind = value("Type");
    if kind.starts_with(STRICT) {
        return Err("it is a Strict Open XML presentation, which few programs read".to_owned());
    }
    let to = if value("TargetMode") == "External" {
        Target::Outside(value("Target").to_owned())
    } else {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        Target::Part(resolved(folder, value("Target")))
    };
    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
    Ok(Relation { id: value("Id").to_owned(), kind, to })
}

/// The relationship that an element names, whatever prefix its writer gave the namespace.
pub(super) fn related(element: &Element) -> Option<&str> {
    element.attributes.iter().find(|(key, _)| key.ends_with(":id")).map(|(_, value)| value.as_str())
}

/// The number of a master or layout in its list.
pub(super) fn id(element: &Element) -> u32 {
    element.attribute("id").and_then(|id| id.parse().ok()).unwrap_or_default()
}

/// An attribute as a number.
pub(super) fn number(element: &Element, name: &str) -> Option<i64> {
    element.attribute(name).and_then(|number| number.parse().ok())
}
