//! Embedded fonts: one code per pair of glyph and text, so that every reader finds the words again.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use crate::typeset::{Cluster, Face, FaceId};

/// What stands for a character that another glyph of its cluster already carries.
const NOTHING: &str = "\u{200B}";

/// The fonts of one document, filled while it is written.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<FaceId, Codes>);

/// The codes of one face.
#[derive(Default)]
struct Codes {
    by_pair: BTreeMap<(u16, String), u16>,
    /// The glyph of each code from 1, in the face's own numbers.
    glyphs: Vec<u16>,
    remapper: GlyphRemapper,
}

/// A face cut down to what a document shows.
pub(super) struct Subset {
    pub(super) face: &'static Face,
    /// The name inside the file: six letters, a plus sign, the PostScript name.
    pub(super) name: String,
    pub(super) program: Vec<u8>,
    /// Advance of each code in font units.
    pub(super) widths: BTreeMap<u16, u16>,
    /// Two bytes per code from 0: the glyph in the subset (ISO 32000-1 §9.7.4.3).
    pub(super) cid_to_gid: Vec<u8>,
}

impl Fonts {
    /// The code of a glyph that stands for a text. Codes run out after 65,535 pairs of one face:
    /// a glyph that comes later is drawn right and read as the text of an earlier one.
    pub(super) fn code(&mut self, face: FaceId, gid: u16, text: &str) -> u16 {
        let codes = self.0.entry(face).or_default();
        if let Some(code) = codes.by_pair.get(&(gid, text.to_owned())) {
            return *code;
        }
        let Ok(code) = u16::try_from(codes.glyphs.len() + 1) else { return codes.any_of(gid) };
        codes.by_pair.insert((gid, text.to_owned()), code);
        codes.glyphs.push(gid);
        codes.remapper.remap(gid);
        code
    }

    /// All faces in use, cut down.
    pub(super) fn subsets(self) -> Vec<Subset> {
        self.0.into_iter().map(|(face, codes)| codes.subset(Face::of(face))).collect()
    }
}

impl Codes {
    fn any_of(&self, gid: u16) -> u16 {
        let place = self.glyphs.iter().position(|it| *it == gid).map(|index| index + 1);
        place.and_then(|code| u16::try_from(code).ok()).unwrap_or(0)
    }

    fn subset(self, face: &'static Face) -> Subset {
        let program = subsetter::subset(face.bytes, 0, &self.remapper)
            .expect("bundled faces are TrueType, which can be cut down");
        let mut widths = BTreeMap::new();
        let mut cid_to_gid = vec![0, 0];
        for (code, gid) in (1..).zip(&self.glyphs) {
            widths.insert(code, face.advance(*gid));
            let within = self.remapper.get(*gid).expect("each code's glyph was remapped");
            cid_to_gid.extend(within.to_be_bytes());
        }
        let letter = |number: u8| char::from(b'A' + number % 26);
        let tag = format!("AAAA{}{}", letter(face.id.0 / 26), letter(face.id.0));
        Subset { face, name: format!("{tag}+{}", face.postscript_name), program, widths, cid_to_gid }
    }
}

/// The part of a cluster's text that each of its glyphs stands for, from left to right, and
/// whether there were fewer characters than glyphs.
pub(super) fn distribute(cluster: &Cluster, rtl: bool) -> (Vec<String>, bool) {
    let glyphs = cluster.glyphs.len();
    let chars: Vec<char> = cluster.text.chars().collect();
    let lossy = chars.len() < glyphs;
    let head = if lossy { 1 } else { chars.len() - glyphs + 1 }.min(chars.len());
    let mut parts = vec![chars[..head].iter().collect::<String>()];
    parts.extend(chars[head..].iter().map(char::to_string));
    parts.resize(glyphs, NOTHING.to_owned());
    if rtl {
        parts.reverse();
    }
    (parts, lossy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Glyph, Milli};

    fn parts(text: &str, glyphs: usize, rtl: bool) -> (Vec<String>, bool) {
        let glyph = Glyph { gid: 1, advance: Milli(0), dx: Milli(0), dy: Milli(0) };
        distribute(&Cluster { text: text.into(), glyphs: vec![glyph; glyphs] }, rtl)
    }

    #[test]
    fn each_character_stands_behind_exactly_one_glyph() {
        let strings = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(parts("ffi", 1, false), (strings(&["ffi"]), false));
        assert_eq!(parts("កោះ", 2, false), (strings(&["កោ", "ះ"]), false));
        assert_eq!(parts("ab", 2, true), (strings(&["b", "a"]), false));
        assert_eq!(parts("ொ", 2, false), (strings(&["ொ", NOTHING]), true));
    }

    #[test]
    fn a_glyph_gets_a_code_of_its_own_for_each_text() {
        let mut fonts = Fonts::default();
        let face = FaceId(0);
        let codes: Vec<u16> =
            [(5, "a"), (5, "b"), (5, "a"), (6, "a")].map(|(gid, text)| fonts.code(face, gid, text)).into();
        assert_eq!(codes, [1, 2, 1, 3]);
        let subset = &fonts.subsets()[0];
        assert_eq!(subset.name, "AAAAAA+NotoSans-Regular");
        assert_eq!(subset.cid_to_gid, [0, 0, 0, 1, 0, 1, 0, 2]);
    }
}
