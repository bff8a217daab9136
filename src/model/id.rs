//! Names that are parsed once and then trusted.

use std::fmt;
use std::sync::Arc;

/// The name of a module, block, overlay, audience, programme or fact: lower-case ASCII letters,
/// digits and single hyphens, starting with a letter, at most 60 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// Longest id that is accepted.
    pub const MAX: usize = 60;

    /// Reads an id; `None` where the text breaks the rule of [`Id`].
    pub fn parse(text: &str) -> Option<Self> {
        let starts = text.starts_with(|c: char| c.is_ascii_lowercase());
        let holds = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let hyphens = !text.ends_with('-') && !text.contains("--");
        (starts && holds && hyphens && text.len() <= Self::MAX).then(|| Self(text.into()))
    }

    /// The id that a text would be with hyphens for all that no id has; `None` where no letter begins it.
    pub fn mended(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let parts = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
        Self::parse(&parts.collect::<Vec<_>>().join("-"))
    }

    /// The id of a part inside a whole: an option of a question, a case of a section.
    #[must_use]
    pub fn join(&self, part: &str) -> Self {
        Self(format!("{}-{part}", self.0).into())
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is asked for: `base@en`, `lk@si`, `lk@si+youth`. Orders as its text does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// The overlay, or `base` for the base modules alone.
    pub overlay: Id,
    /// The language of the edition.
    pub language: super::Language,
    /// Audiences in the order given.
    pub audiences: Vec<Id>,
}

impl Target {
    /// The part of the output's folder and file names that tells audiences apart: `si+youth`.
    pub fn edition(&self) -> String {
        self.joined("+")
    }

    /// The file-name form: `lk-si-youth`.
    pub fn slug(&self) -> String {
        format!("{}-{}", self.overlay, self.joined("-")).to_ascii_lowercase()
    }

    fn joined(&self, separator: &str) -> String {
        let mut text = self.language.to_string();
        for audience in &self.audiences {
            text.push_str(separator);
            text.push_str(audience.as_str());
        }
        text
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.overlay, self.edition())
    }
}
