//! What a paragraph becomes: lines of positioned glyphs that still know their characters.

use std::ops::Range;

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
    /// Runs from left to right.
    pub runs: Vec<GlyphRun>,
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
    /// Clusters from left to right.
    pub clusters: Vec<Cluster>,
}

impl GlyphRun {
    /// Its characters in logical order.
    pub fn text(&self) -> String {
        let words = self.clusters.iter().map(|cluster| cluster.text.as_str());
        if self.rtl { words.rev().collect() } else { words.collect() }
    }
}

/// Characters and the glyphs that show them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its characters in logical order; never empty.
    pub text: String,
    /// Its glyphs from left to right; empty for characters that show nothing.
    pub glyphs: Vec<Glyph>,
}

impl Cluster {
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
