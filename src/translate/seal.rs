//! What a translation was when it was sent out: a comment of the entry that comes back with it. It tells
//! what the translator changed from what others changed in the meantime.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::catalogue::{Entry, SENT};

/// Fingerprints of a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seal {
    /// Of its words.
    pub(super) words: String,
    /// Of its state and of who reviewed it.
    pub(super) state: String,
}

impl Seal {
    /// The fingerprints of an entry as it is.
    pub(super) fn of(entry: &Entry) -> Self {
        let state = format!("{} {}", entry.progress().name(), entry.reviewer());
        Self { words: fingerprint(&lines(&entry.target)), state: fingerprint(&state) }
    }

    /// Those that an entry had when it was sent out.
    pub(super) fn on(entry: &Entry) -> Option<Self> {
        let seal = entry.extracted.iter().find_map(|comment| comment.strip_prefix(SENT))?;
        let (words, state) = seal.trim().split_once(' ')?;
        Some(Self { words: words.to_owned(), state: state.to_owned() })
    }

    /// The comment that carries them.
    pub(super) fn comment(&self) -> String {
        format!("{SENT} {} {}", self.words, self.state)
    }
}

/// Line ends as every file keeps them.
pub(super) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn fingerprint(text: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(text).iter().take(4) {
        write!(digits, "{byte:02x}").expect("a string takes any text");
    }
    digits
}
