//! The typefaces of a deck: those of the machine that shows it, or kitbag's own inside of the file.

use std::collections::BTreeMap;

use super::locale::is_complex;
use super::scenery::Look;
use crate::model::{DeckFonts, EmbeddedFont};
use crate::package::Opc;
use crate::typeset::Face;

/// The face for Latin letters that every Windows has.
const LATIN: &str = "Segoe UI";

/// The typefaces that the theme names.
pub(super) struct Faces {
    /// For Latin, Greek and Cyrillic letters.
    pub(super) latin: &'static str,
    /// For complex scripts.
    pub(super) complex: &'static str,
}

impl Faces {
    pub(super) fn of(look: &Look<'_>) -> Self {
        let locale = look.locale();
        let device = Self { latin: LATIN, complex: locale.complex_face() };
        match look.branding.fonts {
            DeckFonts::Device => device,
            DeckFonts::Embedded if is_complex(locale.script()) => {
                Self { complex: face(look, Cut::Regular).family, ..device }
            }
            DeckFonts::Embedded => Self { latin: face(look, Cut::Regular).family, ..device },
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Regular,
    Bold,
}

impl Cut {
    /// Its element (ECMA-376 part 1 §19.2.1.9).
    fn name(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Bold => "bold",
        }
    }
}

/// Puts the faces of a look's writing into the file, where it asks for them.
pub(super) fn embed(opc: &mut Opc, look: &Look<'_>) -> Vec<EmbeddedFont> {
    if look.branding.fonts == DeckFonts::Device {
        return Vec::new();
    }
    let mut cuts = BTreeMap::new();
    for (cut, number) in [Cut::Regular, Cut::Bold].into_iter().zip(1..) {
        let path = format!("ppt/fonts/font{number}.fntdata");
        opc.media(&path, "fntdata", "application/x-fontdata", &face(look, cut).embedded());
        cuts.insert(cut.name(), path);
    }
    vec![EmbeddedFont { typeface: face(look, Cut::Regular).family.to_owned(), cuts }]
}

fn face(look: &Look<'_>, cut: Cut) -> &'static Face {
    Face::for_locale(look.language.tag(), cut == Cut::Bold)
}
