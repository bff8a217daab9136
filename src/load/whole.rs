//! Whether all of a folder was read: what follows from a file that was not is no problem of its own.

use crate::diagnostic::{Problems, Severity};
use crate::model::{Action, Edit};

/// Whether no file below a folder has an error, but for PO files and pictures: no text comes from them.
pub fn is_whole(folder: &str, problems: &Problems) -> bool {
    let below = |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let holds_texts = |path: &str| !path.ends_with(".po") && !path.contains("/assets/");
    let hurts = |path: &str| below(path) && holds_texts(path);
    let mut errors = problems.iter().filter(|it| it.severity == Severity::Error);
    !errors.any(|it| hurts(it.path()))
}

/// Whether an edit has its texts. Those of an edit at an address that is none are not read, for nobody
/// knows what they are.
pub fn has_texts(edit: &Edit) -> bool {
    !matches!(&edit.action, Action::Change { fields, .. } if fields.is_empty())
}
