//! Open Packaging Conventions (ECMA-376 part 2): content types and relationships, derived from the
//! parts that were really added.

use std::collections::BTreeMap;

use super::{Package, Shelf, Xml};

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// An OPC package while it is put together.
#[derive(Clone, Debug, Default)]
pub struct Opc {
    package: Package,
    overrides: BTreeMap<String, String>,
    defaults: BTreeMap<&'static str, &'static str>,
}

/// The relationships of one part; ids are `rId1`, `rId2` … in the order of adding.
#[derive(Debug, Default)]
pub struct Relationships {
    rows: Vec<(&'static str, String, bool)>,
}

impl Opc {
    /// A package without parts.
    pub fn new() -> Self {
        let mut opc = Self::default();
        opc.defaults.insert("rels", "application/vnd.openxmlformats-package.relationships+xml");
        opc.defaults.insert("xml", "application/xml");
        opc
    }

    /// Adds a part with its own content type.
    pub fn part(&mut self, path: &str, content_type: &str, bytes: impl Into<Vec<u8>>) {
        self.overrides.insert(path.to_owned(), content_type.to_owned());
        self.package.add(path, bytes);
    }

    /// Adds a picture or font whose content type follows from its extension.
    pub fn media(&mut self, path: &str, extension: &'static str, content_type: &'static str, bytes: &[u8]) {
        self.defaults.insert(extension, content_type);
        self.package.add(path, bytes);
    }

    /// Adds the relationships of `part`; `""` is the package itself.
    pub fn relate(&mut self, part: &str, relationships: &Relationships) {
        self.relate_as(part, relationships.xml());
    }

    /// Adds the relationships of `part` that are the same in other packages.
    pub fn relate_from(&mut self, shelf: &Shelf, part: &str, relationships: &Relationships) {
        self.package.share(shelf.take(relationships_of(part), relationships.xml()));
    }

    /// Adds the relationships of `part` as somebody else wrote them.
    pub fn relate_as(&mut self, part: &str, relationships: impl Into<Vec<u8>>) {
        self.package.add(relationships_of(part), relationships);
    }

    /// The same for several packages that begin with its parts, which are compressed once for all of them.
    #[must_use]
    pub fn shared(self) -> Self {
        Self { package: self.package.shared(), ..self }
    }

    /// The finished package with its `[Content_Types].xml`.
    pub fn finish(mut self) -> Package {
        let types = self.content_types();
        self.package.add("[Content_Types].xml", types);
        self.package
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = Xml::document();
        xml.within("Types", &[("xmlns", CONTENT_TYPES)], |xml| {
            for (extension, content_type) in &self.defaults {
                xml.empty("Default", &[("Extension", extension), ("ContentType", content_type)]);
            }
            for (path, content_type) in &self.overrides {
                xml.empty("Override", &[("PartName", &format!("/{path}")), ("ContentType", content_type)]);
            }
        });
        xml.finish()
    }
}

impl Relationships {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A relationship to another part, relative to the folder of this one; its id.
    pub fn add(&mut self, kind: &'static str, target: impl Into<String>) -> String {
        self.push(kind, target.into(), false)
    }

    /// A relationship to an address outside; its id.
    pub fn add_external(&mut self, kind: &'static str, target: impl Into<String>) -> String {
        self.push(kind, target.into(), true)
    }

    fn push(&mut self, kind: &'static str, target: String, external: bool) -> String {
        self.rows.push((kind, target, external));
        format!("rId{}", self.rows.len())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    fn xml(&self) -> Vec<u8> {
        let mut xml = Xml::document();
        xml.within("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
            for ((kind, target, external), number) in self.rows.iter().zip(1..) {
                let id = format!("rId{number}");
                let mut attributes = vec![("Id", id.as_str()), ("Type", *kind), ("Target", target.as_str())];
                if *external {
                    attributes.push(("TargetMode", "External"));
                }
                xml.empty("Relationship", &attributes);
            }
        });
        xml.finish()
    }
}

/// Where the relationships of a part stand; `""` is the package itself.
pub fn relationships_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The path to which an address leads that stands in a part of `folder`, or at the top where it begins
/// with a slash.
pub fn resolved(folder: &str, address: &str) -> String {
    let start = if address.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in start.split('/').chain(address.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}
