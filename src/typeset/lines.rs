//! What a paragraph becomes: lines of positioned glyphs that still know their characters.

use std::ops::Range;
use std::sync::Arc;

use super::{FaceId, Milli};

/// A paragraph broken into lines. An empty paragraph has one empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Lines from top to bottom.
    pub lines: Vec<Line>,
    /// Sum of the lines' heights.
    pub height: Milli,
    /// Characters that no face covers, in order, each once.
    pub missing: Vec<char>,
}

impl Lines {
    /// The width of the widest line, without the space at its end.
    pub fn width(&self) -> Milli {
        self.lines.iter().map(|line| line.width).max().unwrap_or_default()
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Distance of its top from the top of the paragraph.
    pub top: Milli,
    /// Distance of its baseline from the top of the paragraph.
    pub baseline: Milli,
    /// Its height.
    pub height: Milli,
    /// The width of its words, without the space at its end.
    pub width: Milli,
    /// Bytes of the paragraph's joined spans.
    pub text: Range<usize>,
    /// Runs from left to right; paragraphs that are set again share them.
    pub runs: Arc<[GlyphRun]>,
}

/// Glyphs of one face and one span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlyphRun {
    /// The face of its glyphs.
    pub face: FaceId,
    /// Type size.
    pub size: Milli,
    /// Distance of its left edge from the left edge of the paragraph.
    pub x: Milli,
    /// Sum of the advances.
    pub width: Milli,
    /// Whether its characters run from right to left; clusters stand from left to right anyway.
    pub rtl: bool,
    /// Index of the span it comes from.
    pub span: usize,
    /// Characters of the clusters, one cluster after the other.
    text: String,
    /// Glyphs from left to right.
    glyphs: Vec<Glyph>,
    /// Where each cluster ends in both.
    ends: Vec<(usize, usize)>,
}

impl GlyphRun {
    /// A run that begins at `x` without a glyph.
    pub(super) fn new((face, size, rtl): (FaceId, Milli, bool), span: usize, x: Milli) -> Self {
        let (text, glyphs, ends) = (String::new(), Vec::new(), Vec::new());
        Self { face, size, x, width: Milli(0), rtl, span, text, glyphs, ends }
    }

    /// Puts a cluster to the right of those that are there.
    pub(super) fn push(&mut self, cluster: Cluster<'_>) {
        self.width += cluster.width();
        self.text.push_str(cluster.text);
        self.glyphs.extend_from_slice(cluster.glyphs);
        self.ends.push((self.text.len(), self.glyphs.len()));
    }

    /// Clusters from left to right.
    pub fn clusters(&self) -> impl DoubleEndedIterator<Item = Cluster<'_>> {
        (0..self.ends.len()).map(|index| {
            let (text, glyphs) = index.checked_sub(1).map_or((0, 0), |before| self.ends[before]);
            let (text_end, glyphs_end) = self.ends[index];
            Cluster { text: &self.text[text..text_end], glyphs: &self.glyphs[glyphs..glyphs_end] }
        })
    }

    /// Its characters in logical order.
    pub fn text(&self) -> String {
        let words = self.clusters().map(|cluster| cluster.text);
        if self.rtl { words.rev().collect() } else { words.collect() }
    }

    /// The run in another size.
    #[must_use]
    pub fn resized(&self, to: impl Fn(Milli) -> Milli) -> Self {
        let mut run = self.clone();
        let lengths = [&mut run.size, &mut run.x, &mut run.width].into_iter();
        let glyphs = run.glyphs.iter_mut().flat_map(|it| [&mut it.advance, &mut it.dx, &mut it.dy]);
        lengths.chain(glyphs).for_each(|length| *length = to(*length));
        run
    }
}

/// Characters and the glyphs that show them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster<'a> {
    /// Its characters in logical order; never empty.
    pub text: &'a str,
    /// Its glyphs from left to right; empty for characters that show nothing.
    pub glyphs: &'a [Glyph],
}

impl Cluster<'_> {
    /// The sum of its advances.
    pub fn width(&self) -> Milli {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// One glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub gid: u16,
    /// How far the pen moves to the right.
    pub advance: Milli,
    /// Offset to the right of the pen.
    pub dx: Milli,
    /// Offset downwards from the baseline.
    pub dy: Milli,
}
