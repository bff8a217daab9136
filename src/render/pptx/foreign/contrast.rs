//! Whether words can be read on the layouts of a template.

use super::{Casting, Role};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Holder, TemplateLayout};

/// Least contrast of text in hundredths, and of text from 18 points (WCAG 2.2, 1.4.3).
const LEAST: u64 = 450;
const LEAST_OF_LARGE: u64 = 300;
const LARGE: u32 = 1800;

/// A warning for each layout of the template whose words stand out too little, as far as colours are
/// plain ones.
pub(super) fn judge(casting: &Casting<'_>) -> Problems {
    let mut problems = Problems::none();
    for role in casting.roles.values() {
        let Role::Theirs(cast) = role else { continue };
        let holders = std::iter::once(cast.title).chain(cast.seats.iter().map(|(_, holder)| *holder));
        if let Some(found) = holders.filter_map(|holder| lacking(cast.layout, holder)).min() {
            let (path, name) = (&casting.template.path, &cast.layout.name);
            let (whole, part) = (found / 100, found % 100);
            let message = format!("words on the layout `{name}` have a contrast of {whole}.{part:02}");
            problems.push(
                Diagnostic::new(Code::TemplateContrast, message).at(&Origin::of_path(path)).hint(
                    "4.50 is needed, 3.00 from 18 points: darken the text or lighten what is behind it",
                ),
            );
        }
    }
    problems.in_source_order()
}

/// The contrast of a placeholder's words, where it is too small.
fn lacking(layout: &TemplateLayout, holder: &Holder) -> Option<u64> {
    let level = &holder.levels[0];
    let least = if level.size >= LARGE { LEAST_OF_LARGE } else { LEAST };
    Some(level.colour?.contrast(layout.background?)).filter(|found| *found < least)
}
