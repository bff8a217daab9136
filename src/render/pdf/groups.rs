//! Runs of glyphs as text operators: which glyphs share marked content, where the pen goes.

use super::fonts::{Fonts, distribute};
use crate::typeset::{Cluster, Face, Glyph, GlyphRun, Milli};

/// Glyphs that share one marked-content sequence and one text object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The words, where a reader cannot put them together from the glyphs (`ActualText`).
    pub(super) actual: Option<String>,
    /// Where its first glyph stands, to the right of the paragraph's left edge.
    pub(super) x: Milli,
    pub(super) shown: Vec<Shown>,
    /// Where the pen is behind the last glyph, in thousandths of the type size from `x`.
    pen: i64,
}

/// Glyphs that stand where the pen comes by itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// Up from the baseline.
    pub(super) rise: Milli,
    /// How far the pen goes back before them, in thousandths of the type size.
    pub(super) kern: i64,
    /// Their codes, two bytes each.
    pub(super) codes: Vec<u8>,
}

/// The groups of a run, from left to right.
pub(super) fn groups(run: &GlyphRun, fonts: &mut Fonts) -> Vec<Group> {
    let mut x = run.x;
    let mut groups: Vec<Group> = Vec::new();
    let clusters: Vec<Cluster<'_>> = run.clusters().collect();
    for row in clusters.chunk_by(|a, b| !run.rtl && is_blank(a) == is_blank(b)) {
        let actual = needs_actual(row, run.rtl).then(|| row.iter().map(|cluster| cluster.text).collect());
        let goes_on = actual.is_none() && groups.last().is_some_and(|last| last.actual.is_none());
        if !goes_on {
            groups.push(Group { actual, x, shown: Vec::new(), pen: 0 });
        }
        let group = groups.last_mut().expect("there is one");
        for cluster in row {
            show(cluster, run, &mut x, (fonts, group));
        }
    }
    groups.retain(|group| !group.shown.is_empty());
    groups
}

fn is_blank(cluster: &Cluster<'_>) -> bool {
    cluster.text.chars().all(char::is_whitespace)
}

/// Whether clusters need words of their own: whole words from left to right, single clusters from right to left,
/// because readers reverse longer ones.
fn needs_actual(row: &[Cluster<'_>], rtl: bool) -> bool {
    let enough = |cluster: &Cluster<'_>| if rtl { cluster.text.chars().count() } else { 1 };
    row.iter().any(|cluster| cluster.glyphs.len() > enough(cluster))
}

fn show(cluster: &Cluster<'_>, run: &GlyphRun, x: &mut Milli, (fonts, group): (&mut Fonts, &mut Group)) {
    if cluster.glyphs.is_empty() {
        return;
    }
    let (parts, _) = distribute(cluster, run.rtl);
    for (glyph, text) in cluster.glyphs.iter().zip(parts) {
        let code = fonts.code(run.face, glyph.gid, text);
        group.put(run, (*x + glyph.dx, glyph), code);
        *x += glyph.advance;
    }
}

impl Group {
    /// Shows one glyph more, with a kern that puts the pen right.
    fn put(&mut self, run: &GlyphRun, (x, glyph): (Milli, &Glyph), code: u16) {
        let face = Face::of(run.face);
        // The whole numbers that stand in the font's `W` array and move the reader's pen.
        let width = i64::from(face.advance(glyph.gid)) * 1000 / i64::from(face.units_per_em);
        if self.shown.is_empty() {
            self.x = x;
        }
        let size = run.size.0.max(1);
        // Where a mark begins a hair behind the word after its own, pdfium takes it for a part of that.
        let half = if glyph.advance == Milli(0) { 0 } else { size / 2 };
        let wanted = ((x - self.x).0 * 1000 + half).div_euclid(size);
        let (rise, kern) = (Milli(0) - glyph.dy, self.pen - wanted);
        let codes = code.to_be_bytes();
        match self.shown.last_mut() {
            Some(last) if last.rise == rise && kern == 0 => last.codes.extend(codes),
            _ => self.shown.push(Shown { rise, kern, codes: codes.into() }),
        }
        self.pen = wanted + width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Align, Direction, Paragraph, Span, Typesetter};

    fn groups_of(text: &str, locale: &str, direction: Direction) -> Vec<Option<String>> {
        let lines = Typesetter::new().layout(&Paragraph {
            spans: vec![Span::plain(text)],
            size: Milli::pt(11),
            line_height: 1500,
            width: Milli::pt(400),
            direction,
            align: Align::Start,
            locale: locale.into(),
        });
        let mut fonts = Fonts::default();
        let runs = lines.lines.iter().flat_map(|line| line.runs.iter());
        runs.flat_map(|run| groups(run, &mut fonts)).map(|group| group.actual).collect()
    }

    #[test]
    fn latin_needs_no_words_beside_its_glyphs() {
        assert_eq!(groups_of("who came", "en", Direction::Ltr), [None]);
    }

    #[test]
    fn a_tamil_word_with_split_vowels_carries_its_words() {
        let actual = groups_of("தொடரும் முன்", "ta", Direction::Ltr);
        assert_eq!(actual[0].as_deref(), Some("தொடரும்"));
        assert_eq!(actual[1], None);
    }
}
