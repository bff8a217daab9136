//! What keeps a document from being set.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Edition, Origins};

/// Most places that are named beside the first.
const MOST_PLACES: usize = 4;

/// What keeps a document from being set; at least one of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unset {
    /// Characters that no bundled font has.
    pub characters: BTreeSet<char>,
    /// Pictures that cannot be drawn.
    pub pictures: Problems,
}

impl Unset {
    /// The errors, at the places where the characters were written.
    pub fn told(self, edition: &Edition, origins: &Origins) -> Problems {
        let mut problems = self.pictures;
        if !self.characters.is_empty() {
            problems.push(missing(edition, &self.characters, origins));
        }
        problems
    }
}

fn missing(edition: &Edition, characters: &BTreeSet<char>, origins: &Origins) -> Diagnostic {
    let named: Vec<String> = characters.iter().map(|c| format!("U+{:04X} `{c}`", u32::from(*c))).collect();
    let message =
        format!("{} of {}: no bundled font has {}", edition.module, edition.target, named.join(", "));
    let error = Diagnostic::new(Code::MissingGlyph, message).hint("write these characters in another way");
    let mut places = characters.iter().filter_map(|c| Some((*c, origins.of_character(*c)?)));
    let Some((_, first)) = places.next() else { return error };
    let line = |origin: &Origin| (origin.file.path.clone(), origin.line());
    let mut seen = BTreeSet::from([line(&first)]);
    let others = places.filter(|(_, origin)| seen.insert(line(origin))).take(MOST_PLACES);
    others.fold(error.at(&first), |error, (c, origin)| error.also(format!("`{c}` is here"), &origin))
}
