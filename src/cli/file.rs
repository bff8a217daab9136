//! The one file that a command writes where its user says.

use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load;
use crate::pipeline::Changes;

/// Writes a file, whole or not at all.
pub(super) fn write(place: &Path, bytes: Vec<u8>) -> Result<(), Problems> {
    let (folder, name) = parts(place);
    let mut changes = Changes::default();
    changes.replace(name, bytes);
    changes.carry_out(folder)
}

/// What becomes of a file that is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InTheWay {
    Keep,
    Replace,
}

/// Writes a file, whole or not at all.
pub(super) fn write_unless(place: &Path, bytes: Vec<u8>, in_the_way: InTheWay) -> Result<(), Problems> {
    if in_the_way == InTheWay::Replace {
        return write(place, bytes);
    }
    let (folder, name) = parts(place);
    if load::present(folder, &name)?.is_some() {
        let message = format!("`{}` is there already", shown(place));
        let mut problems = Problems::none();
        let problem = Diagnostic::new(Code::CannotWrite, message);
        problems.push(problem.hint("name another file with `--output`, or replace it with `--force`"));
        return Err(problems);
    }
    write(place, bytes)
}

fn parts(place: &Path) -> (&Path, String) {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    (place.parent().unwrap_or(Path::new("")), name)
}

/// A word as part of a file's name.
pub(super) fn name(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    word.chars().map(|c| if plain(c) { c } else { '-' }).collect()
}

/// A place as its user would type it.
pub(super) fn shown(place: &Path) -> String {
    place.strip_prefix(".").unwrap_or(place).display().to_string()
}
