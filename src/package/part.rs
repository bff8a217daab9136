//! Parts that many archives hold alike.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock};

use super::zip;

/// A part that is compressed once, when the first archive that holds it is sealed.
#[derive(Clone, Debug)]
pub struct SharedPart(Arc<Contents>);

#[derive(Debug)]
struct Contents {
    path: String,
    bytes: Box<[u8]>,
    packed: OnceLock<zip::Packed>,
}

impl SharedPart {
    /// A part that stands at the same path in every archive.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self(Arc::new(Contents { path: path.into(), bytes: bytes.into().into(), packed: OnceLock::new() }))
    }

    /// Where it stands.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// Where it is kept as archives hold it, once one does.
    pub(super) fn packed(&self) -> &OnceLock<zip::Packed> {
        &self.0.packed
    }
}

impl PartialEq for SharedPart {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for SharedPart {}

impl PartialOrd for SharedPart {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SharedPart {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.path(), self.bytes()).cmp(&(other.path(), other.bytes()))
    }
}

/// Parts that turn out to be the same in many archives.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<BTreeSet<SharedPart>>);

impl Shelf {
    /// The part that was put here with this path and these bytes; if there is none, it is this one.
    pub fn take(&self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> SharedPart {
        let part = SharedPart::new(path, bytes);
        let mut parts = self.0.lock().expect("nothing fails while it is held");
        match parts.get(&part) {
            Some(known) => known.clone(),
            None => {
                parts.insert(part.clone());
                part
            }
        }
    }
}
