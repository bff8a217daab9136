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
    /// The codes of each glyph.
    by_glyph: BTreeMap<u16, Vec<u16>>,
    /// The glyph of each code from 1, in the face's own numbers, and the text it stands for.
    pairs: Vec<(u16, String)>,
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
    /// What each code from 1 stands for.
    pub(super) texts: Vec<String>,
    /// Two bytes per code from 0: the glyph in the subset (ISO 32000-1 §9.7.4.3).
    pub(super) cid_to_gid: Vec<u8>,
}

impl Fonts {
    /// The code of a glyph that stands for a text. Codes run out after 65,535 pairs of one face:
    /// a glyph that comes later is drawn right and read as the text of an earlier one.
    pub(super) fn code(&mut self, face: FaceId, gid: u16, text: &str) -> u16 {
        let codes = self.0.entry(face).or_default();
        let known = codes.by_glyph.entry(gid).or_default();
        if let Some(code) = known.iter().find(|code| codes.pairs[usize::from(**code) - 1].1 == text) {
            return *code;
        }
        let Ok(code) = u16::try_from(codes.pairs.len() + 1) else {
            return known.first().copied().unwrap_or(0);
        };
        known.push(code);
        codes.pairs.push((gid, text.to_owned()));
        codes.remapper.remap(gid);
        code
    }

    /// All faces in use, cut down.
    pub(super) fn subsets(self) -> Vec<Subset> {
        self.0.into_iter().map(|(face, codes)| codes.subset(Face::of(face))).collect()
    }
}

impl Codes {
    fn subset(self, face: &'static Face) -> Subset {
        let program = subsetter::subset(face.bytes, 0, &self.remapper)
            .expect("bundled faces are TrueType, which can be cut down");
        let mut widths = BTreeMap::new();
        let mut cid_to_gid = vec![0, 0];
        for (code, (gid, _)) in (1..).zip(&self.pairs) {
            widths.insert(code, face.advance(*gid));
            let within = self.remapper.get(*gid).expect("each code's glyph was remapped");
            cid_to_gid.extend(within.to_be_bytes());
        }
        let letter = |number: u8| char::from(b'A' + number % 26);
        let tag = format!("AAAA{}{}", letter(face.id.0 / 26), letter(face.id.0));
        let name = format!("{tag}+{}", face.postscript_name);
        let texts = self.pairs.into_iter().map(|(_, text)| text).collect();
        Subset { face, name, program, widths, texts, cid_to_gid }
    }
}

/// The part of a cluster's text that each of its glyphs stands for, from left to right, and
/// whether there were fewer characters than glyphs.
pub(super) fn distribute<'a>(cluster: &Cluster<'a>, rtl: bool) -> (Vec<&'a str>, bool) {
    let glyphs = cluster.glyphs.len();
    let count = cluster.text.chars().count();
    let lossy = count < glyphs;
    let head = if lossy { 1 } else { count - glyphs + 1 }.min(count);
    let end = cluster.text.char_indices().nth(head).map_or(cluster.text.len(), |(end, _)| end);
    let (first, rest) = cluster.text.split_at(end);
    let mut parts = vec![first];
    parts.extend(rest.split_inclusive(|_| true));
    parts.resize(glyphs, NOTHING);
    if rtl {
        parts.reverse();
    }
    (parts, lossy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Glyph, Milli};

    #[test]
    fn each_character_stands_behind_exactly_one_glyph() {
        let glyphs = [Glyph { gid: 1, advance: Milli(0), dx: Milli(0), dy: Milli(0) }; 2];
        let one = |text| Cluster { text, glyphs: &glyphs[..1] };
        let two = |text| Cluster { text, glyphs: &glyphs };
        assert_eq!(distribute(&one("ffi"), false), (vec!["ffi"], false));
        assert_eq!(distribute(&two("កោះ"), false), (vec!["កោ", "ះ"], false));
        assert_eq!(distribute(&two("ab"), true), (vec!["b", "a"], false));
        assert_eq!(distribute(&two("ொ"), false), (vec!["ொ", NOTHING], true));
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
