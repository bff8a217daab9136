//! Names and codes of new things: well formed, free, and storable on every system.

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::{self, Workspace};
use crate::model::{Field, Id, Language, LayerName, Value};
use crate::pipeline::unread;

/// Reads the name of a new thing; `taken` holds words that stand for something else.
pub(super) fn id(word: &str, what: &str, taken: &[&str]) -> Result<Id, Diagnostic> {
    let Some(id) = Id::parse(word) else {
        let mended =
            Id::mended(word).map(|id| format!("write `{id}`: lower-case letters, digits and hyphens"));
        let rule = "a name has lower-case letters, digits and hyphens and starts with a letter";
        return Err(Diagnostic::new(Code::BadId, format!("`{word}` is no name of {what}"))
            .hint(mended.unwrap_or_else(|| rule.to_owned())));
    };
    if taken.contains(&word) {
        return Err(Diagnostic::new(Code::NameTaken, format!("{what} cannot be called `{word}`"))
            .hint(format!("`{word}` stands for something else; choose another name")));
    }
    if load::is_refused_by_windows(word) {
        return Err(Diagnostic::new(Code::NameTaken, format!("Windows cannot store a folder `{word}`"))
            .hint("choose another name"));
    }
    Ok(id)
}

/// Refuses a folder that is there.
pub(super) fn free(root: &Path, folder: &str) -> Result<(), Diagnostic> {
    if root.join(folder).exists() {
        return Err(Diagnostic::new(Code::NameTaken, format!("`{folder}` is there already"))
            .hint("go on with what is in it, or choose another name"));
    }
    Ok(())
}

/// Languages by their tags.
pub(super) fn languages(tags: &[String]) -> Result<Vec<Language>, Problems> {
    let mut problems = Problems::none();
    let mut found: Vec<Language> = Vec::new();
    for tag in tags.iter().map(|tag| tag.trim()) {
        match Language::parse(tag) {
            Some(language) if found.contains(&language) => {}
            Some(language) => found.push(language),
            None => problems.push(
                Diagnostic::new(Code::BadValue, format!("`{tag}` is no language that kitbag knows"))
                    .maybe_hint(Language::nearest(tag).map(|near| format!("did you mean `{near}`?")))
                    .hint(format!("the languages are: {}", Language::tags().collect::<Vec<_>>().join(", "))),
            ),
        }
    }
    problems.unless_errors(found).map(|(found, _)| found)
}

/// An overlay that is there.
pub(super) fn overlay(workspace: &Workspace, word: &str) -> Result<Id, Problems> {
    let overlays = || {
        workspace.layers.keys().filter_map(|name| match name {
            LayerName::Overlay(id) => Some(id),
            _ => None,
        })
    };
    overlays().find(|id| id.as_str() == word).cloned().ok_or_else(|| {
        let near = nearest(word, overlays().map(Id::as_str));
        let absent = Diagnostic::new(Code::UnknownLayer, format!("no overlay `{word}`"))
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint(format!("`kitbag new country {word} --languages en` starts one"));
        unread(workspace, word, absent)
    })
}

/// A code that no overlay has.
pub(super) fn overlay_code(workspace: &Workspace, id: &Id) -> String {
    let taken = workspace.layers.iter().filter_map(|(name, layer)| match name {
        LayerName::Overlay(id) => {
            Some(layer.settings.code.as_ref().map_or(id.to_string(), |(code, _)| code.clone()))
        }
        _ => None,
    });
    code(id, &taken.collect())
}

/// A code that no module has.
pub(super) fn module_code(workspace: &Workspace, id: &Id) -> String {
    let code_of = |slot: &crate::model::Sourced<_>| match &slot.value {
        Value::Word(word) => Some(word.clone()),
        _ => None,
    };
    let modules = workspace.modules.values();
    let taken = modules.filter_map(|module| module.root.slots.get(&Field::Code).and_then(code_of));
    code(id, &taken.collect())
}

/// Two to four letters: the name itself where it is as short, its last part, the first letters of its
/// parts, then any two letters of it, then any two letters.
fn code(id: &Id, taken: &BTreeSet<String>) -> String {
    let parts: Vec<&str> = id.as_str().split('-').collect();
    let initials: String = parts.iter().filter_map(|part| part.chars().next()).take(4).collect();
    let letters: Vec<char> = id.as_str().chars().filter(char::is_ascii_alphabetic).collect();
    let first = letters.first().copied().unwrap_or('x');
    let own = [id.to_string(), parts.last().unwrap_or(&"").to_string(), initials];
    let pairs = letters.iter().skip(1).copied().chain('a'..='z').map(|second| format!("{first}{second}"));
    let any = ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}")));
    let is_code = |code: &String| {
        (2..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase()) && !taken.contains(code)
    };
    let found = own.into_iter().chain(pairs).chain(any).find(is_code);
    found.expect("no workspace has 676 overlays or modules")
}

/// A name as words: `rural-women` is Rural women.
pub(super) fn words(id: &Id) -> String {
    let words = id.as_str().replace('-', " ");
    words[..1].to_uppercase() + &words[1..]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::code;
    use crate::model::Id;

    #[test]
    fn a_code_is_short_telling_and_free() {
        let taken = ["lk", "sf", "su"].map(str::to_owned).into();
        let made = |id: &str| code(&Id::parse(id).unwrap(), &taken);
        assert_eq!(made("kh"), "kh");
        assert_eq!(made("lk-dmt"), "dmt");
        assert_eq!(made("trust-by-design"), "tbd");
        assert_eq!(made("sun-flower"), "sn");
        assert_eq!(made("x1"), "xa");
    }
}
