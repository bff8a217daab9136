//! What lay below each thing that a layer touches when its author last looked.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Field, Id};
use crate::diagnostic::Origin;

/// One `overlay.lock.yaml`. The tool alone writes it.
#[derive(Clone, Debug)]
pub struct Lock {
    /// What the author agreed to, by what the layer touches.
    pub agreed: BTreeMap<Touched, Agreed>,
    /// The start of the file.
    pub origin: Origin,
}

/// Names a field that a layer sets, or a block that it swaps or removes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The module, or `None` for the library.
    pub module: Option<Id>,
    /// The block, or `None` for the module itself.
    pub block: Option<Id>,
    /// The field, or `None` for the whole block.
    pub field: Option<Field>,
}

/// What lay below.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// Its text; `None` where nothing lay there.
    pub text: Option<String>,
    /// The version of the series then.
    pub version: String,
    /// Where the lock says so.
    pub origin: Origin,
}

/// The first ten hexadecimal digits of the SHA-256 of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a text, or of nothing. Blanks at the ends of lines do not count.
    pub fn of(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self("nothing".to_owned()) };
        let trimmed: Vec<_> = text.trim_end().lines().map(str::trim_end).collect();
        let digest = Sha256::digest(trimmed.join("\n"));
        let digits = digest.iter().take(5).fold(String::new(), |mut digits, byte| {
            write!(digits, "{byte:02x}").expect("a string takes any text");
            digits
        });
        Self(digits)
    }

    /// Its digits, or `nothing`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Touched {
    /// The address of its block.
    pub fn address(&self) -> String {
        let module = self.module.as_ref().map_or("library", Id::as_str);
        self.block.as_ref().map_or(module.to_owned(), |block| format!("{module}/{block}"))
    }
}

impl fmt::Display for Touched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address())?;
        self.field.map_or(Ok(()), |field| write!(f, "#{field}"))
    }
}
