//! What follows from the edition's language: direction, mirroring, faces, spacing.

use crate::deck::geometry;
use crate::model::{Direction, Emu, Language, Rect, Script};

/// The edition's language as slides need it.
#[derive(Clone, Copy)]
pub(super) struct Locale<'a> {
    pub(super) language: &'a Language,
}

impl<'a> Locale<'a> {
    pub(super) fn of(language: &'a Language) -> Self {
        Self { language }
    }

    pub(super) fn script(self) -> Script {
        self.language.script()
    }

    /// `algn` is physical: text that starts on the right is aligned right (ECMA-376 part 1 §21.1.2.2.7).
    pub(super) fn start(self) -> &'static str {
        match self.language.direction() {
            Direction::Ltr => "l",
            Direction::Rtl => "r",
        }
    }

    pub(super) fn end(self) -> &'static str {
        match self.language.direction() {
            Direction::Ltr => "r",
            Direction::Rtl => "l",
        }
    }

    /// The value of `rtl` attributes.
    pub(super) fn rtl(self) -> &'static str {
        match self.language.direction() {
            Direction::Ltr => "0",
            Direction::Rtl => "1",
        }
    }

    /// A rectangle on the slide as this direction sees it.
    pub(super) fn mirror(self, rect: Rect) -> Rect {
        match self.language.direction() {
            Direction::Ltr => rect,
            Direction::Rtl => Rect { x: Emu(geometry::WIDTH.0 - rect.x.0 - rect.width.0), ..rect },
        }
    }

    /// Line spacing in thousandths of a percent of the face's own.
    pub(super) fn line_spacing(self) -> &'static str {
        match self.script() {
            Script::Latin | Script::Cyrillic | Script::Arabic => "100000",
            _ => "105000",
        }
    }

    /// The face of complex scripts that every Windows has.
    pub(super) fn complex_face(self) -> &'static str {
        match self.script() {
            Script::Latin | Script::Cyrillic | Script::Arabic => "Segoe UI",
            Script::Khmer | Script::Lao | Script::Thai => "Leelawadee UI",
            Script::Myanmar => "Myanmar Text",
            Script::Bengali | Script::Devanagari | Script::Sinhala | Script::Tamil => "Nirmala UI",
        }
    }
}

/// Whether PowerPoint takes the `cs` face for a script, so that runs name a second language.
pub(super) fn is_complex(script: Script) -> bool {
    !matches!(script, Script::Latin | Script::Cyrillic)
}
