//! Parts that many archives hold alike.

use std::sync::{Arc, OnceLock};

use super::zip;

/// A part that is compressed once, when the first archive that holds it is sealed.
#[derive(Clone, Debug)]
pub struct SharedPart(Arc<Contents>);

#[derive(Debug)]
struct Contents {
    path: String,
    bytes: Vec<u8>,
    /// An archive of this part alone.
    archive: OnceLock<Vec<u8>>,
}

impl SharedPart {
    /// A part that stands at the same path in every archive.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self(Arc::new(Contents { path: path.into(), bytes: bytes.into(), archive: OnceLock::new() }))
    }

    /// Where it stands.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// The archive of this part alone.
    pub(super) fn archive(&self) -> &[u8] {
        let part = (self.path(), self.bytes());
        self.0.archive.get_or_init(|| zip::archive(std::iter::once(part)))
    }
}

impl PartialEq for SharedPart {
    fn eq(&self, other: &Self) -> bool {
        self.path() == other.path() && self.bytes() == other.bytes()
    }
}

impl Eq for SharedPart {}
