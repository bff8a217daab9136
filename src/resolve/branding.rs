//! Colours out of one accent, with enough contrast for everybody.

use super::words::Words;
use super::{Context, template};
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
        let found = colour.contrast(Colour::WHITE);
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
    let (template, refused) = template::chosen(context);
    problems.extend(refused);
    let footer = context.settings.footer.as_ref().map(|text| words.rich(&context.loose("footer", text)));
    (
        Branding {
            accent,
            dark: mix(accent, Colour::BLACK, 450),
            pale: mix(accent, Colour::WHITE, 900),
            logo,
            footer,
            template,
            fonts: context.settings.fonts.as_ref().map(|(fonts, _)| *fonts).unwrap_or_default(),
        },
        problems,
    )
}

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
    let steps = (0..=20).map(|step| mix(colour, Colour::BLACK, step * 50));
    steps.into_iter().find(|shade| shade.contrast(Colour::WHITE) >= LEAST).unwrap_or(Colour::BLACK)
}

fn hex(colour: Colour) -> String {
    format!("{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}
