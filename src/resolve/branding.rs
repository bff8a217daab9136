//! Colours out of one accent, with enough contrast for everybody.

use super::Context;
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Branding, Colour};

/// The accent of kitbag itself.
const ACCENT: Colour = Colour { red: 0x1f, green: 0x4e, blue: 0x79 };

/// Least contrast of white text on the accent, in hundredths (WCAG 2.2, 1.4.3).
const LEAST: u64 = 450;

/// The look of a target.
pub(super) fn branding(context: &Context<'_>, words: &mut Words<'_>) -> (Branding, Problems) {
    let mut problems = Problems::none();
    let accent = context.settings.accent.as_ref().map_or(ACCENT, |(colour, _)| *colour);
    if let Some((colour, origin)) = &context.settings.accent {
        let found = contrast(*colour);
        if found < LEAST {
            problems.push(
                Diagnostic::new(
                    Code::LowContrast,
                    format!(
                        "white text on the accent has a contrast of {}.{:02}, at least 4.50 is needed",
                        found / 100,
                        found % 100
                    ),
                )
                .at(origin)
                .hint(format!("a darker shade that passes: \"#{}\"", hex(darkened_until_readable(*colour)))),
            );
        }
    }
    let logo = context.settings.logo.as_ref().and_then(|(path, alt)| {
        if !context.layer_assets.contains_key(path) {
            problems.push(
                Diagnostic::new(Code::MissingFile, format!("the logo `{path}` is not there"))
                    .at(&alt.origin)
                    .hint("put it into the folder `assets` of the overlay"),
            );
            return None;
        }
        Some((path.clone(), words.rich(&context.loose("alt", alt))))
    });
    let footer = context.settings.footer.as_ref().map(|text| words.rich(&context.loose("footer", text)));
    (
        Branding { accent, dark: mix(accent, BLACK, 450), pale: mix(accent, WHITE, 900), logo, footer },
        problems,
    )
}

const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };

/// `thousandths` of `to`, the rest of `from`.
fn mix(from: Colour, to: Colour, thousandths: u32) -> Colour {
    let channel = |a: u8, b: u8| {
        let mixed = (u32::from(a) * (1000 - thousandths) + u32::from(b) * thousandths + 500) / 1000;
        u8::try_from(mixed).expect("a mix of two bytes is a byte")
    };
    Colour {
        red: channel(from.red, to.red),
        green: channel(from.green, to.green),
        blue: channel(from.blue, to.blue),
    }
}

fn darkened_until_readable(colour: Colour) -> Colour {
    let steps = (0..=20).map(|step| mix(colour, BLACK, step * 50));
    steps.into_iter().find(|shade| contrast(*shade) >= LEAST).unwrap_or(BLACK)
}

fn hex(colour: Colour) -> String {
    format!("{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

/// Contrast with white in hundredths, 100 to 2100.
fn contrast(colour: Colour) -> u64 {
    let luminance = 2126 * linear(colour.red) + 7152 * linear(colour.green) + 722 * linear(colour.blue);
    // Both sides in millionths times 10,000.
    let white = 1_050_000 * 10_000;
    white * 100 / (luminance + 50_000 * 10_000)
}

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
    use super::{Colour, contrast};

    #[test]
    fn contrast_with_white_agrees_with_the_formula_of_wcag() {
        let of = |red, green, blue| contrast(Colour { red, green, blue });
        assert_eq!(of(255, 255, 255), 100);
        assert_eq!(of(0, 0, 0), 2100);
        assert_eq!(of(0x76, 0x76, 0x76), 454);
        assert_eq!(of(0x77, 0x77, 0x77), 447);
        assert_eq!(of(255, 0, 0), 399);
    }
}
