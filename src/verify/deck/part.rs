//! The parts of a deck, what each is, and what each relates to.

use std::collections::{BTreeMap, BTreeSet};

use super::CONTENT_TYPES;
use super::content_type::Types;
use crate::diagnostic::{Origin, Problems};
use crate::package::Element;
use crate::verify::archive::Contents;
use crate::verify::document::{Document, below, target};

/// What a part is, by the name of its outermost element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Presentation,
    Slide,
    Layout,
    Master,
    Notes,
    NotesMaster,
    HandoutMaster,
    Theme,
    TableStyles,
}

impl Role {
    fn of(root: &Element) -> Option<Self> {
        Some(match root.name.as_str() {
            "presentation" => Self::Presentation,
            "sld" => Self::Slide,
            "sldLayout" => Self::Layout,
            "sldMaster" => Self::Master,
            "notes" => Self::Notes,
            "notesMaster" => Self::NotesMaster,
            "handoutMaster" => Self::HandoutMaster,
            "theme" => Self::Theme,
            "tblStyleLst" => Self::TableStyles,
            _ => return None,
        })
    }

    /// What a reader calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Presentation => "presentation",
            Self::Slide => "slide",
            Self::Layout => "layout",
            Self::Master => "master",
            Self::Notes => "notes page",
            Self::NotesMaster => "notes master",
            Self::HandoutMaster => "handout master",
            Self::Theme => "theme",
            Self::TableStyles => "list of table styles",
        }
    }
}

/// An XML part.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) path: String,
    pub(super) document: Document,
    pub(super) role: Option<Role>,
    pub(super) relations: Relations,
}

impl Part {
    pub(super) fn root(&self) -> &Element {
        &self.document.root
    }

    /// Where each relationship leads, by its id.
    pub(super) fn targets(&self) -> BTreeMap<&str, &str> {
        let inside = self.relations.iter().filter_map(|it| Some((it.id.as_str(), it.target.as_deref()?)));
        inside.collect()
    }

    /// The shapes of a slide, layout, master or notes page, with all that stands around them.
    pub(super) fn tree(&self) -> Option<&Element> {
        below(self.root(), &["cSld", "spTree"])
    }
}

/// A relationship of a part or of the package.
#[derive(Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `slideLayout`.
    pub(super) kind: String,
    /// The path it leads to; `None` where that is an address outside.
    pub(super) target: Option<String>,
    pub(super) origin: Origin,
}

/// The relationships of a part or of the package.
pub(super) type Relations = Vec<Relation>;

/// Every part of a deck.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// The deck's own name.
    pub(super) name: &'a str,
    /// Every entry of the archive.
    pub(super) paths: BTreeSet<String>,
    pub(super) types: Types,
    /// Relationships of the package itself.
    pub(super) package: Relations,
    /// Files of relationships that belong to no XML part, with what they lead to.
    pub(super) others: BTreeMap<String, Relations>,
    documents: BTreeMap<String, Part>,
    /// Every entry by its path in small letters.
    in_small: BTreeMap<String, String>,
}

impl<'a> Parts<'a> {
    /// Reads the documents. `None` where what stands in the archive cannot be told.
    pub(super) fn read(
        name: &'a str,
        paths: BTreeSet<String>,
        contents: &Contents,
        problems: &mut Problems,
    ) -> Option<Self> {
        let mut documents = BTreeMap::new();
        for (path, bytes) in contents {
            match Document::read(name, path, bytes) {
                Ok(document) => drop(documents.insert(path.clone(), document)),
                Err(problem) => problems.push(problem),
            }
        }
        let types = Types::read(documents.remove(CONTENT_TYPES)?);
        let (files, documents): (BTreeMap<_, _>, BTreeMap<_, _>) =
            documents.into_iter().partition(|(path, _)| path.to_lowercase().ends_with(".rels"));
        let mut relations: BTreeMap<String, Relations> = files
            .iter()
            .map(|(path, document)| {
                let owner = owner(path);
                let relations = relations(document, &owner);
                (owner, relations)
            })
            .collect();
        let package = relations.remove("").unwrap_or_default();
        let parts = documents.into_iter().map(|(path, document)| {
            let role = Role::of(&document.root);
            let relations = relations.remove(&path).unwrap_or_default();
            (path.clone(), Part { path, document, role, relations })
        });
        let documents = parts.collect();
        let in_small = paths.iter().map(|path| (path.to_ascii_lowercase(), path.clone())).collect();
        Some(Self { name, paths, types, package, others: relations, documents, in_small })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Part> {
        self.documents.values()
    }

    pub(super) fn of(&self, role: Role) -> impl Iterator<Item = &Part> {
        self.all().filter(move |part| part.role == Some(role))
    }

    pub(super) fn get(&self, path: &str) -> Option<&Part> {
        self.documents.get(path)
    }

    /// The entry that differs from a path in capital letters at most.
    pub(super) fn alike(&self, path: &str) -> Option<&str> {
        self.in_small.get(&path.to_ascii_lowercase()).map(String::as_str)
    }

    /// The parts to which a part has relationships of a kind.
    pub(super) fn related<'b>(&'b self, part: &'b Part, kind: &'b str) -> impl Iterator<Item = &'b Part> {
        let relations = part.relations.iter().filter(move |it| it.kind == kind);
        relations.filter_map(|it| self.get(it.target.as_ref()?))
    }

    /// Each slide in the order in which it is shown, with its number.
    pub(super) fn slides(&self) -> Vec<(usize, &Part)> {
        let Some(presentation) = self.of(Role::Presentation).next() else { return Vec::new() };
        let targets = presentation.targets();
        let entries = listed(presentation, "sldIdLst").into_iter().zip(1..);
        entries
            .filter_map(|(entry, number)| {
                let target = targets.get(entry.attribute("r:id")?)?;
                Some((number, self.get(target)?))
            })
            .collect()
    }
}

/// The entries of a list of a presentation or master.
pub(super) fn listed<'a>(part: &'a Part, list: &'a str) -> Vec<&'a Element> {
    part.root().first(list).into_iter().flat_map(Element::elements).collect()
}

/// The part whose relationships stand in a file; empty for those of the package.
fn owner(path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = folder.strip_suffix("_rels").unwrap_or(folder);
    let name = file.get(..file.len() - ".rels".len()).unwrap_or_default();
    format!("{folder}{name}")
}

fn relations(document: &Document, owner: &str) -> Relations {
    let folder = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relation = |element: &Element| {
        let text = |name| element.attribute(name).unwrap_or_default();
        let outside = text("TargetMode").eq_ignore_ascii_case("External");
        Relation {
            id: text("Id").to_owned(),
            kind: text("Type").rsplit('/').next().unwrap_or_default().to_owned(),
            target: (!outside).then(|| target(folder, text("Target").split('#').next().unwrap_or_default())),
            origin: document.origin(element),
        }
    };
    document.root.all("Relationship").map(relation).collect()
}
