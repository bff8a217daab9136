//! Shaping and line breaking with the bundled fonts. Knows nothing of training or of formats.
//!
//! Results are integers in thousandths of a point, so that every writer places the same glyphs at
//! the same spots on every machine.

mod breaks;
mod brief;
pub mod drawing;
mod eot;
mod face;
mod layout;
mod lines;
#[cfg(test)]
mod tests;

pub use face::{Face, FaceId};
pub use layout::Typesetter;
pub use lines::{Cluster, Glyph, GlyphRun, Line, Lines};

/// A length in thousandths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Milli(pub i64);

impl Milli {
    /// Whole points.
    pub const fn pt(points: i64) -> Self {
        Self(points * 1000)
    }

    /// The length times `thousandths` / 1000, rounded down.
    #[must_use]
    pub const fn scaled(self, thousandths: u32) -> Self {
        Self((self.0 * thousandths as i64).div_euclid(1000))
    }

    #[allow(clippy::cast_possible_truncation, reason = "layout coordinates stay far below i64::MAX")]
    fn from_points(points: f32) -> Self {
        Self((f64::from(points) * 1000.0).round() as i64)
    }

    #[allow(clippy::cast_precision_loss, reason = "lengths on a page have at most 24 significant bits")]
    fn to_points(self) -> f32 {
        self.0 as f32 / 1000.0
    }
}

impl std::ops::Add for Milli {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Milli {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::AddAssign for Milli {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl std::ops::SubAssign for Milli {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl std::ops::Mul<i64> for Milli {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl std::ops::Div<i64> for Milli {
    type Output = Self;
    fn div(self, parts: i64) -> Self {
        Self(self.0.div_euclid(parts))
    }
}

impl std::iter::Sum for Milli {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        Self(lengths.map(|it| it.0).sum())
    }
}

/// The base direction of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Where lines stand in the width of their paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// On the side where the direction starts.
    Start,
    /// In the middle.
    Center,
    /// On the side where the direction ends.
    End,
}

/// Text to be broken into lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words in logical order.
    pub spans: Vec<Span>,
    /// Type size.
    pub size: Milli,
    /// Distance of baselines in thousandths of the size.
    pub line_height: u32,
    /// Width to fill.
    pub width: Milli,
    /// Base direction.
    pub direction: Direction,
    /// Alignment.
    pub align: Align,
    /// BCP 47 tag: chooses the first face and the forms of letters that depend on the language.
    pub locale: String,
}

/// Characters of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Characters in logical order.
    pub text: String,
    /// Set in the bold face.
    pub bold: bool,
    /// The bundled faces have no italic; kept for writers that can show it.
    pub italic: bool,
}

impl Span {
    /// Characters of the regular face.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, italic: false }
    }

    /// Characters of the bold face.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, italic: false }
    }
}
