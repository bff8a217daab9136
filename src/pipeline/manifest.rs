//! What stands in the output folder and who it belongs to: `.kitbag/manifest.json`, `SHA256SUMS`.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The files of an output folder, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Entries by path below the output folder.
    pub files: BTreeMap<String, Entry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The target it was built for.
    pub target: String,
    /// Its module.
    pub module: String,
    /// Its kind.
    pub format: String,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
}

impl Manifest {
    /// Reads a manifest; one that cannot be read counts as empty, since it can be made anew.
    pub fn read(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap_or_default()
    }

    /// Its JSON.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a manifest has only text and numbers");
        json.push('\n');
        json
    }

    /// The lines that `sha256sum -c` reads.
    pub fn checksums(&self) -> String {
        self.files.iter().fold(String::new(), |mut lines, (path, entry)| {
            writeln!(lines, "{}  {path}", entry.sha256).expect("a string takes any text");
            lines
        })
    }
}

/// SHA-256 in hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string takes any text");
        digits
    })
}
