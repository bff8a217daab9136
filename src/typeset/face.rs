//! The faces that are embedded in the program.

use std::sync::OnceLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

/// The number of a bundled face; stable within one build of kitbag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u8);

/// Where Armenian begins, behind Latin, Greek and Cyrillic letters.
const ARMENIAN: char = '\u{530}';

/// A bundled TrueType face.
pub struct Face {
    /// Its number.
    pub id: FaceId,
    /// The whole font file, with `glyf` outlines.
    pub bytes: &'static [u8],
    /// Its family: `Noto Sans Khmer`.
    pub family: &'static str,
    /// Its name inside documents: `NotoSansKhmer-Bold`.
    pub postscript_name: String,
    /// Whether it is the bold face of its family.
    pub bold: bool,
    /// Font units to the em.
    pub units_per_em: u16,
    /// Height above the baseline in font units (`hhea`).
    pub ascent: i16,
    /// Depth below the baseline in font units (`hhea`), negative.
    pub descent: i16,
    /// Box around all glyphs in font units: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// Read when first asked for, as most documents need few faces.
    advances: OnceLock<Vec<u16>>,
    /// A bit for each character that it has, by code point.
    covered: OnceLock<Vec<u64>>,
    characters: Charmap<'static>,
    /// The glyphs of the characters before Armenian.
    first: OnceLock<Vec<Option<u16>>>,
    font: FontRef<'static>,
}

/// Makes the list of sources from family names and files.
macro_rules! sources {
    ($($family:literal $file:literal,)*) => {
        &[$(
            ($family, false, include_bytes!(concat!("../../assets/fonts/", $file, "-Regular.ttf"))),
            ($family, true, include_bytes!(concat!("../../assets/fonts/", $file, "-Bold.ttf"))),
        )*]
    };
}

const SOURCES: &[(&str, bool, &[u8])] = sources! {
    "Noto Sans" "NotoSans",
    "Noto Sans Sinhala" "NotoSansSinhala",
    "Noto Sans Tamil" "NotoSansTamil",
    "Noto Sans Khmer" "NotoSansKhmer",
    "Noto Naskh Arabic" "NotoNaskhArabic",
    "Noto Sans Thai" "NotoSansThai",
    "Noto Sans Lao" "NotoSansLao",
    "Noto Sans Myanmar" "NotoSansMyanmar",
    "Noto Sans Devanagari" "NotoSansDevanagari",
    "Noto Sans Bengali" "NotoSansBengali",
};

impl Face {
    /// All faces, by number: of each family the regular, then the bold one.
    pub fn all() -> &'static [Self] {
        static FACES: OnceLock<Vec<Face>> = OnceLock::new();
        FACES.get_or_init(|| {
            (0u8..).zip(SOURCES).map(|(id, source)| Self::read(FaceId(id), *source)).collect()
        })
    }

    /// The face of a number.
    pub fn of(id: FaceId) -> &'static Self {
        &Self::all()[usize::from(id.0)]
    }

    /// The first face for text in a language.
    pub fn for_locale(locale: &str, bold: bool) -> &'static Self {
        let family = family_of(locale);
        let fits = |face: &&Self| face.family == family && face.bold == bold;
        Self::all().iter().find(fits).expect("each family has a regular and a bold face")
    }

    /// The advance of a glyph in font units.
    pub fn advance(&self, gid: u16) -> u16 {
        let advances = self.advances.get_or_init(|| advances(&self.font));
        advances.get(usize::from(gid)).or(advances.last()).copied().unwrap_or(0)
    }

    /// The whole face as files of PowerPoint hold it.
    pub fn embedded(&self) -> Vec<u8> {
        super::eot::embedded(&self.font, self.bytes)
    }

    /// Whether it has a glyph for a character.
    pub fn covers(&self, c: char) -> bool {
        let (word, bit) = place(c.into());
        self.covered.get_or_init(|| covered(&self.font)).get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// The glyph of a character that stands alone.
    pub(super) fn glyph(&self, c: char) -> Option<u16> {
        let known = self.first.get_or_init(|| ('\0'..ARMENIAN).map(|c| self.look_up(c)).collect());
        known.get(c as usize).copied().unwrap_or_else(|| self.look_up(c))
    }

    fn look_up(&self, c: char) -> Option<u16> {
        let glyph = self.characters.map(c)?.to_u32();
        u16::try_from(glyph).ok().filter(|glyph| *glyph != 0)
    }

    fn read(id: FaceId, (family, bold, bytes): (&'static str, bool, &'static [u8])) -> Self {
        let font = FontRef::new(bytes).expect("bundled faces are fonts");
        let head = font.head().expect("bundled faces have a head table");
        let hhea = font.hhea().expect("bundled faces have an hhea table");
        let name = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        Self {
            id,
            bytes,
            family,
            postscript_name: name.expect("bundled faces have a PostScript name").chars().collect(),
            bold,
            units_per_em: head.units_per_em(),
            ascent: hhea.ascender().to_i16(),
            descent: hhea.descender().to_i16(),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
            advances: OnceLock::new(),
            covered: OnceLock::new(),
            characters: font.charmap(),
            first: OnceLock::new(),
            font,
        }
    }
}

/// The advance of each glyph.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "unscaled advances are u16")]
fn advances(font: &FontRef<'_>) -> Vec<u16> {
    let glyphs = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    (0..glyphs.glyph_count()).map(|gid| glyphs.advance_width(gid.into()).unwrap_or(0.0) as u16).collect()
}

fn covered(font: &FontRef<'_>) -> Vec<u64> {
    let mut covered = Vec::new();
    for (c, _) in font.charmap().mappings().filter(|(_, gid)| gid.to_u32() != 0) {
        let (word, bit) = place(c);
        covered.resize(covered.len().max(word + 1), 0);
        covered[word] |= bit;
    }
    covered
}

/// Where the bit of a code point stands.
fn place(c: u32) -> (usize, u64) {
    (usize::try_from(c / 64).expect("code points are small"), 1 << (c % 64))
}

/// The family whose letters a language is written in.
fn family_of(locale: &str) -> &'static str {
    match locale.split('-').next().unwrap_or(locale) {
        // The pseudo-locale from right to left is English in Arabic letters (CLDR).
        _ if locale == "en-XB" => "Noto Naskh Arabic",
        "si" => "Noto Sans Sinhala",
        "ta" => "Noto Sans Tamil",
        "km" => "Noto Sans Khmer",
        "ar" | "fa" | "ps" | "ur" | "prs" => "Noto Naskh Arabic",
        "th" => "Noto Sans Thai",
        "lo" => "Noto Sans Lao",
        "my" => "Noto Sans Myanmar",
        "ne" | "hi" | "mr" => "Noto Sans Devanagari",
        "bn" | "as" => "Noto Sans Bengali",
        _ => "Noto Sans",
    }
}

/// Families in the order in which a character is looked for: the language's own, Noto Sans, and where a text needs
/// more than they have, the others.
pub(super) fn families_for(locale: &str, text: &str) -> String {
    let usual = [Face::for_locale(locale, false), Face::for_locale("en", false)];
    let is_enough = text.chars().all(|c| usual.iter().any(|face| face.covers(c)));
    let others = Face::all().iter().filter(|face| !is_enough && !face.bold);
    let mut names: Vec<String> = Vec::new();
    for face in usual.into_iter().chain(others) {
        let name = format!("'{}'", face.family);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}
