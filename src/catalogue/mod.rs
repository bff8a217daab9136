//! PO files: a lexer with spans, a parser that reports all problems at once, and a writer that
//! gives the same bytes for the same content. Knows nothing of training.
//!
//! The format is that of GNU gettext, in UTF-8 and without plural forms. The state of a
//! translation stands in its translator comments, so that it survives every other PO tool.

mod header;
mod lexer;
mod parser;
mod state;
mod writer;

#[cfg(test)]
mod tests;

pub use parser::{parse, read};
pub use writer::write;

use crate::diagnostic::Origin;

/// The flag of a translation that somebody must look at before it is used.
pub const FUZZY: &str = "fuzzy";

/// The translator comment of a text that a machine wrote and nobody reviewed.
pub const MACHINE_DRAFT: &str = "state: machine-draft";

/// The translator comment that says on which day a text came to its translators, or changed.
pub const SINCE: &str = "since: ";

/// How the translator comment begins that names the reader of a translation.
pub const REVIEWED: &str = "reviewed-by:";

/// How the translator comment begins that names who released a translation.
pub const APPROVED: &str = "approved-by:";

/// The start of the extracted comment that says what a translation was when it was sent out.
pub const SENT: &str = "sent:";

/// A PO file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The entry with the empty `msgid`; `None` where the file lacks it, which is a problem.
    pub header: Option<Entry>,
    /// All other entries in the order of the file. They differ in context and source.
    pub entries: Vec<Entry>,
    /// Translator comments behind the last entry.
    pub tail: Vec<String>,
}

/// One message of a PO file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// `# …`: comments of translators, one a line.
    pub comments: Vec<String>,
    /// `#. …`: comments of the program that made the file, one a line.
    pub extracted: Vec<String>,
    /// `#: …`: where the message is used, each without blanks.
    pub references: Vec<String>,
    /// `#, …`: flags.
    pub flags: Vec<String>,
    /// `#| …`: what the translation was made from, where that was another text.
    pub previous: Previous,
    /// `msgctxt`.
    pub context: Option<String>,
    /// `msgid`.
    pub source: String,
    /// `msgstr`; empty where nobody has translated it.
    pub target: String,
    /// `#~`: the message is no longer used.
    pub obsolete: bool,
    /// Where it was read; `None` for an entry that is not in a file yet.
    pub place: Option<Place>,
}

/// An earlier context and source of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Previous {
    /// `#| msgctxt`.
    pub context: Option<String>,
    /// `#| msgid`.
    pub source: Option<String>,
}

/// Where the two texts of an entry stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `msgid` and its strings.
    pub source: Origin,
    /// `msgstr` and its strings.
    pub target: Origin,
}

/// How far an entry has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// Without a translation.
    Untranslated,
    /// Marked `fuzzy`, by a person or as a suggestion: never published.
    NeedsWork,
    /// A machine wrote it and nobody has reviewed it.
    MachineDraft,
    /// A person translated it.
    Translated,
    /// A second person has read it.
    Reviewed,
    /// Whoever answers for it has released it.
    Approved,
}

impl Catalogue {
    /// A field of the header, as `Language`.
    pub fn header_field(&self, name: &str) -> Option<&str> {
        self.header.as_ref().and_then(|header| header::field(&header.target, name))
    }

    /// The entries that are still used.
    pub fn live(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.obsolete)
    }
}

impl Entry {
    /// The day on which its text came to translators, as written.
    pub fn since(&self) -> Option<&str> {
        self.comments.iter().find_map(|comment| comment.trim_start().strip_prefix(SINCE)).map(str::trim)
    }

    /// Whether somebody must look at it before it is used.
    pub fn is_fuzzy(&self) -> bool {
        self.flags.iter().any(|flag| flag == FUZZY)
    }

    /// How far it has come. A review outweighs the mark of the draft that was reviewed.
    pub fn progress(&self) -> Progress {
        let says = |mark: &str| self.comments.iter().any(|comment| has(comment, mark));
        if self.target.is_empty() {
            Progress::Untranslated
        } else if self.is_fuzzy() {
            Progress::NeedsWork
        } else if says(APPROVED) {
            Progress::Approved
        } else if says(REVIEWED) {
            Progress::Reviewed
        } else if says(MACHINE_DRAFT) {
            Progress::MachineDraft
        } else {
            Progress::Translated
        }
    }
}

/// Whether a translator comment names somebody who read the translation, which holds for the text
/// that stood there alone.
pub fn is_review(comment: &str) -> bool {
    has(comment, REVIEWED) || has(comment, APPROVED)
}

/// Whether a translator comment says since when a text is there.
pub fn is_date(comment: &str) -> bool {
    has(comment, SINCE)
}

fn has(comment: &str, mark: &str) -> bool {
    comment.trim_start().starts_with(mark)
}

/// The start of a text, short enough for a message.
fn shown(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
