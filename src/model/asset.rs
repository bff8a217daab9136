//! Paths of pictures, as texts refer to them.

use std::fmt;
use std::sync::Arc;

/// A path below the folder of a module or overlay: `assets/queue.svg`. Forward slashes, no `..`,
/// never absolute, only `[a-z0-9._/-]`; or a
/// placeholder, `{{seal}}`, that stands for such a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetPath(Arc<str>);

impl AssetPath {
    /// Longest path that fits into archives beside the names of folders.
    pub const MAX: usize = 80;

    /// Reads a path; `None` where it breaks the rule of [`AssetPath`].
    pub fn parse(text: &str) -> Option<Self> {
        if placeholder(text).is_some() {
            return Some(Self(text.into()));
        }
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._/-".contains(&b);
        let segments = || text.split('/');
        let well_formed = segments().all(|s| !s.is_empty() && !s.starts_with('.') && !s.ends_with('.'));
        let inside = segments().count() > 1 && text.starts_with("assets/");
        (text.len() <= Self::MAX && text.bytes().all(allowed) && well_formed && inside)
            .then(|| Self(text.into()))
    }

    /// The variable that holds the path, where it is not written out.
    pub fn variable(&self) -> Option<&str> {
        placeholder(&self.0)
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file, without its folders.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().expect("a split has a last part")
    }
}

fn placeholder(text: &str) -> Option<&str> {
    let name = text.strip_prefix("{{")?.strip_suffix("}}")?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(is_name)).then_some(name)
}

impl fmt::Display for AssetPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
