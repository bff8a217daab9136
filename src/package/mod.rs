//! Named parts become the bytes of an archive. Knows zip and XML, nothing of training.

mod archive;
mod opc;
mod xml;
mod zip;

pub use archive::{pack, unpack};
pub use opc::{Opc, Relationships};
pub use xml::{Element, Malformed, Node, Xml, read as read_xml};

use std::collections::BTreeMap;

/// The parts of one archive, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Package {
    parts: BTreeMap<String, Vec<u8>>,
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
        let path = path.into();
        assert!(path.is_ascii() && path.len() <= Self::MAX_PATH, "{path}: not a path for an archive");
        let before = self.parts.insert(path.clone(), bytes.into());
        assert!(before.is_none(), "{path}: added twice");
    }

    /// Paths in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// The bytes of a part.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.parts.get(path).map(Vec::as_slice)
    }

    /// The archive: `[Content_Types].xml` or `imsmanifest.xml` first, the others by path.
    pub fn seal(&self) -> Vec<u8> {
        let is_first = |path: &str| path == "[Content_Types].xml" || path == "imsmanifest.xml";
        let first = self.parts.iter().filter(|(path, _)| is_first(path));
        let others = self.parts.iter().filter(|(path, _)| !is_first(path));
        zip::archive(first.chain(others).map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
    }
}
