//! The brand, the script and the digits of an edition, for the style sheet.

use crate::model::{Colour, Edition};

/// `brand.css` of an edition.
pub(super) fn brand(edition: &Edition) -> String {
    let brand = &edition.branding;
    let script = edition.language().script();
    format!(
        ":root {{\n  --accent: {};\n  --dark: {};\n  --pale: {};\n  --line: {};\n  --size: {};\n}}\n\n\
         @counter-style digits {{ system: numeric; symbols: {}; }}\n",
        colour(brand.accent),
        colour(brand.dark),
        colour(brand.pale),
        thousandths(script.line_height() + 100),
        thousandths(script.size_factor()),
        edition.writing.digits.chars().map(|digit| format!("\"{digit}\"")).collect::<Vec<_>>().join(" "),
    )
}

/// The icon of the browser's tab in the colour of the brand.
pub(super) fn icon(edition: &Edition) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"7\" \
         fill=\"{}\"/><path d=\"M12 8l8 8-8 8\" fill=\"none\" stroke=\"#fff\" stroke-width=\"4\"/></svg>\n",
        colour(edition.branding.accent)
    )
}

fn colour(Colour { red, green, blue }: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn thousandths(value: u32) -> String {
    format!("{}.{:03}", value / 1000, value % 1000)
}
