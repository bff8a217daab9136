//! Looks at finished files, ours and strangers', and tells all that is wrong with them. Bytes in,
//! problems out.

mod archive;
mod deck;
mod document;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package::ArchiveReader;

/// What a finished file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A deck or a template of decks.
    Deck,
}

impl Kind {
    /// Its name, for one of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deck => "deck",
        }
    }
}

/// What was found out about a file.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What it is; `None` where that cannot be told.
    pub kind: Option<Kind>,
    /// All that is wrong.
    pub problems: Problems,
}

/// Whether a file of a folder is one to look at, by its name.
pub fn is_finished(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["pptx", "potx"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// Looks at the file that is called `name`. What it is follows from its bytes.
pub fn verify(name: &str, bytes: &[u8]) -> Verdict {
    let mut reader = match ArchiveReader::open(bytes) {
        Ok(reader) => reader,
        Err(why) => {
            let message = format!("`{name}` is no zip archive that can be read: {why}");
            return unknown(not_verified(name, message).hint(AGAIN));
        }
    };
    if reader.entries().iter().any(|entry| entry.path == deck::CONTENT_TYPES) {
        return Verdict { kind: Some(Kind::Deck), problems: deck::verify(name, &mut reader) };
    }
    let message = format!("`{name}` is no deck: it has no `{}`", deck::CONTENT_TYPES);
    unknown(not_verified(name, message).hint("name a file .pptx or .potx, or a folder of them"))
}

/// The way out where a file was hurt.
const AGAIN: &str = "build or save the file again, or ask for it again: it may have been cut off on its way";

fn unknown(problem: Diagnostic) -> Verdict {
    let mut problems = Problems::none();
    problems.push(problem);
    Verdict { kind: None, problems }
}

/// A file that cannot be looked at.
fn not_verified(name: &str, message: String) -> Diagnostic {
    Diagnostic::new(Code::NotVerified, message).at(&Origin::of_path(name))
}
