//! Colours and how well one can be read on another.

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// A colour written as six hexadecimal digits.
    pub fn parse(digits: &str) -> Option<Self> {
        if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// Contrast with another colour in hundredths, 100 to 2100 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> u64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + FLARE) * 100 / (a.min(b) + FLARE)
    }

    /// Relative luminance in millionths times 10,000.
    fn luminance(self) -> u64 {
        2126 * linear(self.red) + 7152 * linear(self.green) + 722 * linear(self.blue)
    }
}

/// The light that a screen reflects, in the unit of luminance.
const FLARE: u64 = 50_000 * 10_000;

/// The linear value of an sRGB channel in millionths (IEC 61966-2-1). The power 2.4 is taken as
/// `x² · (x²)^(1/5)`, in integers, so that no machine differs.
fn linear(channel: u8) -> u64 {
    let value = u64::from(channel) * 1_000_000 / 255;
    if value <= 40_450 {
        return value * 100 / 1292;
    }
    let x = (value + 55_000) * 1_000_000 / 1_055_000;
    let square = x * x / 1_000_000;
    square * fifth_root(square) / 1_000_000
}

/// The fifth root of a number of millionths, in millionths.
fn fifth_root(value: u64) -> u64 {
    let (mut low, mut high) = (0_u64, 1_000_001_u64);
    while high - low > 1 {
        let middle = u64::midpoint(low, high);
        let power = (1..5).fold(middle, |power, _| power * middle / 1_000_000);
        if power <= value { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn contrast_agrees_with_the_formula_of_wcag() {
        let of = |digits: &str| Colour::parse(digits).map(|it| it.contrast(Colour::WHITE));
        assert_eq!(of("FFFFFF"), Some(100));
        assert_eq!(of("000000"), Some(2100));
        assert_eq!(of("767676"), Some(454));
        assert_eq!(of("777777"), Some(447));
        assert_eq!(of("ff0000"), Some(399));
        assert_eq!(Colour::parse("ED7D31").map(|it| it.contrast(Colour::BLACK)), Some(757));
        assert_eq!(of("#FF000"), None);
    }
}
