//! Named parts become the bytes of an archive. Knows zip and XML, nothing of training.

mod archive;
mod deflate;
mod opc;
mod part;
mod xml;
mod zip;

pub use archive::{pack, unpack};
pub use deflate::Deflate;
pub use opc::{Opc, Relationships, relationships_of, resolved};
pub use part::{SharedPart, Shelf};
pub use xml::{Element, Malformed, Node, Xml, read as read_xml};
pub use zip::{Entry as ArchiveEntry, Holds, Packing, Reader as ArchiveReader};

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The parts of one archive, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    parts: BTreeMap<String, Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Own(Vec<u8>),
    Shared(SharedPart),
}

impl Part {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Own(bytes) => bytes,
            Self::Shared(part) => part.bytes(),
        }
    }
}

impl Package {
    /// Longest path inside an archive.
    pub const MAX_PATH: usize = 100;

    /// An archive without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part. A path that is already there is a fault of ours and never overwritten silently.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.insert(path.into(), Part::Own(bytes.into()));
    }

    /// Adds a part that other archives hold too.
    pub fn share(&mut self, part: SharedPart) {
        self.insert(part.path().to_owned(), Part::Shared(part));
    }

    /// The same with parts that other archives hold too.
    #[must_use]
    fn shared(self) -> Self {
        let share = |(path, part)| match part {
            Part::Own(bytes) => (String::clone(&path), Part::Shared(SharedPart::new(path, bytes))),
            Part::Shared(part) => (path, Part::Shared(part)),
        };
        Self { parts: self.parts.into_iter().map(share).collect() }
    }

    fn insert(&mut self, path: String, part: Part) {
        assert!(path.is_ascii() && path.len() <= Self::MAX_PATH, "{path}: not a path for an archive");
        match self.parts.entry(path) {
            Entry::Vacant(place) => place.insert(part),
            Entry::Occupied(place) => panic!("{}: added twice", place.key()),
        };
    }

    /// Paths in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// The bytes of a part.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.parts.get(path).map(Part::bytes)
    }

    /// Whether other archives hold the part at a path too.
    pub fn is_shared(&self, path: &str) -> bool {
        matches!(self.parts.get(path), Some(Part::Shared(_)))
    }

    /// The archive: `[Content_Types].xml` or `imsmanifest.xml` first, the others by path.
    pub fn seal(&self) -> Vec<u8> {
        let is_first = |path: &str| path == "[Content_Types].xml" || path == "imsmanifest.xml";
        let mut parts: Vec<_> = self.parts.iter().collect();
        parts.sort_by_key(|(path, _)| !is_first(path));
        let mut archive = zip::Writer::default();
        for (path, part) in parts {
            match part {
                Part::Own(bytes) => archive.add(path, bytes),
                Part::Shared(part) => archive.share(part.packed(), path, part.bytes()),
            }
        }
        archive.finish()
    }
}
