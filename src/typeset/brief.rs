//! Paragraphs so short that one line holds them, whatever shaping does to their letters.

use super::{Direction, Face, Milli, Paragraph};

/// How much wider than their advances shaped letters are taken to be, in percent. Kerning moves few pairs
/// apart, and those by less.
const SLACK: i64 = 5;

/// Whether one line holds a paragraph, which no shaping needs to prove. Where it is not so, or not certain, it
/// is not said.
pub(super) fn is_one_line(paragraph: &Paragraph) -> bool {
    advances(paragraph).is_some_and(|width| width * (100 + SLACK) <= paragraph.width * 100)
}

/// The advances of all letters; `None` where there are none, or one does more than to follow another.
fn advances(paragraph: &Paragraph) -> Option<Milli> {
    let mut units = 0;
    for span in &paragraph.spans {
        let face = Face::for_locale(&paragraph.locale, span.bold);
        for c in span.text.chars() {
            let glyph = if stands_alone(c) { face.glyph(c)? } else { return None };
            units += i64::from(face.advance(glyph)) * 1000 / i64::from(face.units_per_em);
        }
    }
    let is_simple = units > 0 && paragraph.direction == Direction::Ltr;
    is_simple.then(|| paragraph.size * units / 1000)
}

/// Latin and Cyrillic letters, digits, and the marks beside them.
fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{24F}' | 'Ѐ'..='џ' | '‐'..='…' | 'Ḁ'..='ỿ')
}
