//! XLIFF 1.2 (OASIS, 2008): 2.x reaches fewer tools. A unit's id is made of its role and source text,
//! so it stays as long as they do, and a source text that somebody edited is noticed.

mod inline;
mod reader;
mod writer;

pub(super) use reader::read;
pub(super) use writer::write;

use sha2::{Digest, Sha256};

use crate::catalogue::Progress;

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:1.2";

/// The qualifier of a translation that a machine wrote.
const MACHINE: &str = "mt-suggestion";

/// From whom the note is that says what a translation was when it was sent out.
const SEAL: &str = "kitbag";

/// The id of a message: `say-` and 16 hexadecimal digits.
fn id(role: &str, source: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(role);
    hash.update([0]);
    hash.update(source);
    let hash = hash.finalize();
    let first = hash.first_chunk().expect("a hash has 32 bytes");
    format!("{role}-{:016x}", u64::from_be_bytes(*first))
}

/// The state of a `target` and its qualifier.
fn state(progress: Progress) -> (&'static str, Option<&'static str>) {
    match progress {
        Progress::Untranslated => ("needs-translation", None),
        Progress::NeedsWork => ("needs-review-translation", None),
        Progress::MachineDraft => ("needs-review-translation", Some(MACHINE)),
        Progress::Translated => ("translated", None),
        Progress::Reviewed => ("signed-off", None),
        Progress::Approved => ("final", None),
    }
}

/// How far a translation is, by the state and qualifier of its `target`. Programs that set no states
/// leave `needs-translation` beside words that somebody wrote; a state that is not ours needs a look.
fn progress(state: Option<&str>, qualifier: Option<&str>) -> Progress {
    match state {
        Some("final") => Progress::Approved,
        Some("signed-off") => Progress::Reviewed,
        None | Some("translated" | "new" | "needs-translation") => Progress::Translated,
        Some("needs-review-translation") if qualifier == Some(MACHINE) => Progress::MachineDraft,
        Some(_) => Progress::NeedsWork,
    }
}
