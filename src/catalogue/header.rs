//! The header: the entry with the empty `msgid`, whose translation is a list of fields.

use std::sync::Arc;

use super::Entry;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// The value of a field.
pub(super) fn field<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The header must be there, be in UTF-8 and name the language that the file is named after.
pub(super) fn check(file: &Arc<SourceFile>, header: Option<&Entry>, problems: &mut Problems) {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let language = name.strip_suffix(".po");
    let Some(header) = header else {
        let line = format!("\"Language: {}\\n\"", language.unwrap_or("…"));
        let hint = format!("start the file with the lines `msgid \"\"`, `msgstr \"\"` and `{line}`");
        let problem = Diagnostic::new(Code::BadCatalogue, "the file has no header");
        problems.push(problem.at(&Origin::of_file(file)).hint(hint));
        return;
    };
    let place = header.place.as_ref().map_or_else(|| Origin::of_file(file), |place| place.target.clone());
    if let Some(expected) = language {
        let found = field(&header.target, "Language");
        problems.extend(wrong_language(found, expected, &place));
    }
    let charset = field(&header.target, "Content-Type").and_then(|value| value.split_once("charset="));
    if let Some((_, charset)) = charset
        && !["utf-8", "charset"].contains(&charset.trim().to_ascii_lowercase().as_str())
    {
        let message = format!("the header says that the file is in {}; only UTF-8 is read", charset.trim());
        let problem = Diagnostic::new(Code::BadCatalogue, message).at(&place);
        problems.push(problem.hint("save the file as UTF-8 in the translation program"));
    }
}

fn wrong_language(found: Option<&str>, expected: &str, place: &Origin) -> Problems {
    let mut problems = Problems::none();
    let message = match found.filter(|found| !found.is_empty()) {
        None => format!("the header does not name its language, which is `{expected}` by the file's name"),
        Some(found) if names(found, expected) => return problems,
        Some(found) => format!("the header names the language `{found}`, the file's name `{expected}`"),
    };
    let hint = format!("write `Language: {expected}\\n` into the header, or rename the file");
    problems.push(Diagnostic::new(Code::WrongLanguage, message).at(place).hint(hint));
    problems
}

/// `si_LK` names `si` too; translation programs add the country on their own.
fn names(found: &str, expected: &str) -> bool {
    let found = found.replace('_', "-").to_ascii_lowercase();
    let expected = expected.to_ascii_lowercase();
    found.strip_prefix(&expected).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
