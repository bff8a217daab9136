//! The rules by which texts are split into messages. They are frozen: translators' work hangs on
//! them. Each set of rules has a version, which stands in the header of every PO file, and a change
//! of the rules brings a step that carries the files of the version before over.

use super::lookup::one_line;
use crate::catalogue::{Catalogue, Entry};
use crate::diagnostic::{Code, Diagnostic, Origin};

/// The field of the header.
const FIELD: &str = "X-Kitbag-Segmentation";

/// Carries the entries of one version over to the next. The first one is for files without the field.
type Step = fn(Entry) -> Entry;

const STEPS: [Step; 1] = [joined];

/// The version of the rules that are in force.
pub(super) fn version() -> usize {
    STEPS.len()
}

/// The line of the header.
pub(super) fn field() -> String {
    format!("{FIELD}: {}\n", version())
}

/// A PO file under the rules that are in force; why not, where it was written under later ones.
pub(super) fn migrated(mut catalogue: Catalogue) -> Result<Catalogue, Diagnostic> {
    let found = catalogue.header_field(FIELD).map(str::to_owned);
    let from = match &found {
        None => 0,
        Some(words) => words
            .parse()
            .ok()
            .filter(|from| (1..=version()).contains(from))
            .ok_or_else(|| unknown(words, catalogue.header.as_ref()))?,
    };
    for step in &STEPS[from..] {
        catalogue.entries = catalogue.entries.into_iter().map(step).collect();
    }
    if let (Some(header), true) = (&mut catalogue.header, from < version()) {
        header.target = renewed(&header.target);
    }
    Ok(catalogue)
}

/// The fields of a header with the version that is in force.
fn renewed(fields: &str) -> String {
    let others = fields.lines().filter(|line| !line.starts_with(FIELD)).map(|line| format!("{line}\n"));
    others.chain([field()]).collect()
}

fn unknown(words: &str, header: Option<&Entry>) -> Diagnostic {
    let place = header.and_then(|header| header.place.as_ref());
    let message =
        format!("the texts were split by the rules `{words}`; this kitbag knows those up to {}", version());
    let problem = Diagnostic::new(Code::OtherSegmentation, message);
    let problem = match place {
        Some(place) => problem.at(&word(&place.target, words)),
        None => problem,
    };
    problem.hint("update the file with the version of kitbag that wrote it, or a later one").hint(format!(
        "or write `{FIELD}: {}\\n`: texts that were split otherwise then come as new ones",
        version()
    ))
}

/// The place of the field inside the header.
fn word(header: &Origin, words: &str) -> Origin {
    let line = format!("{FIELD}: {words}");
    match header.text().find(&line) {
        Some(at) => Origin::new(&header.file, header.start + at, header.start + at + line.len()),
        None => header.clone(),
    }
}

/// Before versions were counted, a text could keep the line breaks of its author.
fn joined(entry: Entry) -> Entry {
    Entry { source: one_line(&entry.source), ..entry }
}
