//! The fingerprint that every page of an edition carries.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::model::Edition;

/// First ten hexadecimal digits over all words, settings and pictures of an edition.
pub(super) fn of(edition: &Edition) -> String {
    let mut hash = Sha256::new();
    let words = Edition { assets: BTreeMap::new(), hash: String::new(), ..edition.clone() };
    hash.update(format!("{words:?}"));
    for (path, asset) in &edition.assets {
        hash.update(path.as_str());
        hash.update(&asset.bytes);
    }
    hash.finalize().iter().take(5).fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string takes any text");
        digits
    })
}
