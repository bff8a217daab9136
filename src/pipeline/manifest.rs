//! What stands in the output folder and who it belongs to: `.kitbag/manifest.json`, `SHA256SUMS`.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Size;
use crate::model::{Edition, Label, RichText};

/// The files of an output folder, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Entries by path below the output folder.
    pub files: BTreeMap<String, Entry>,
    /// SHA-256 of the pages that tell of those files, by path.
    #[serde(default)]
    pub pages: BTreeMap<String, String>,
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
    /// What it counts.
    pub size: Size,
    /// What readers must know to choose it.
    pub about: About,
}

/// What a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The title of the series.
    pub series: Words,
    /// Its version.
    pub version: String,
    /// The country or organisation; `None` for the base.
    pub overlay: Option<Words>,
    /// The module's place in its target, from 1.
    pub place: usize,
    /// The module's title.
    pub title: Words,
    /// Its readiness, in English; that it has texts in another language is told by the file alone.
    pub marks: Vec<String>,
    /// The sheet of paper it is made for.
    pub paper: String,
}

/// Words and the tag of their language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Words {
    pub text: String,
    pub language: String,
}

impl About {
    /// What the files of an edition say.
    pub fn of(edition: &Edition) -> Self {
        let Edition { series, place, title, print, .. } = edition;
        let marks = edition.marks().into_iter().filter(|mark| *mark != Label::FallbackNote);
        Self {
            series: Words::of(&series.title),
            version: series.version.clone(),
            overlay: series.overlay.as_ref().map(Words::of),
            place: place.0,
            title: Words::of(title),
            marks: marks.map(|mark| mark.english().to_owned()).collect(),
            paper: print.paper.name().to_owned(),
        }
    }
}

impl Words {
    fn of(text: &RichText) -> Self {
        Self { text: text.to_plain(), language: text.language.tag().to_owned() }
    }
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
        let files = self.files.iter().map(|(path, entry)| (path, &entry.sha256));
        let sums: BTreeMap<_, _> = files.chain(&self.pages).collect();
        sums.iter().fold(String::new(), |mut lines, (path, sum)| {
            writeln!(lines, "{sum}  {path}").expect("a string takes any text");
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
