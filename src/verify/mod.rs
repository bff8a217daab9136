//! Looks at finished files, ours and strangers', and tells all that is wrong with them. Bytes in,
//! problems out.

mod archive;
mod checksums;
mod course;
mod deck;
mod document;
mod pdf;

pub use checksums::Checksums;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package::ArchiveReader;

/// What a finished file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A deck or a template of decks.
    Deck,
    /// A course for an LMS.
    Scorm,
    /// A course that is opened without an LMS.
    Web,
    /// A document to print.
    Pdf,
}

impl Kind {
    /// Its name, for one of it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deck => "deck",
            Self::Scorm => "SCORM package",
            Self::Web => "web package",
            Self::Pdf => "PDF",
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
    ["pptx", "potx", "zip", "pdf"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// Looks at the file that is called `name`. What it is follows from its bytes.
pub fn verify(name: &str, bytes: &[u8]) -> Verdict {
    if bytes.starts_with(b"%PDF-") {
        return Verdict { kind: Some(Kind::Pdf), problems: pdf::verify(name, bytes) };
    }
    let mut reader = match ArchiveReader::open(bytes) {
        Ok(reader) => reader,
        Err(_) if !bytes.starts_with(b"PK") && !is_finished(name) => {
            let message = format!("`{name}` is no file that can be verified");
            return unknown(not_verified(name, message).hint(KINDS));
        }
        Err(why) => {
            let message = format!("`{name}` is neither a PDF nor a zip archive that can be read: {why}");
            return unknown(not_verified(name, message).hint(AGAIN));
        }
    };
    let has = |path: &str| reader.entries().iter().any(|entry| entry.path == path);
    let (is_deck, is_scorm, is_web) = (has(deck::CONTENT_TYPES), has(course::MANIFEST), has(course::PAGE));
    let (kind, problems) = match course::misplaced(&reader) {
        _ if is_deck => (Kind::Deck, deck::verify(name, &mut reader)),
        _ if is_scorm => (Kind::Scorm, course::scorm(name, &mut reader)),
        Some(path) => return unknown(course::refused(name, &path)),
        None if is_web => (Kind::Web, course::web(name, &mut reader)),
        None => {
            let message = format!("`{name}` is neither a deck nor a course");
            return unknown(not_verified(name, message).hint(KINDS));
        }
    };
    Verdict { kind: Some(kind), problems }
}

/// The way out where a file is of no kind that is known.
const KINDS: &str =
    "name decks, SCORM and web packages, PDFs, or a folder of them; other files are not looked at";

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
