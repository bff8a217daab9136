//! Contrast of the text of a master with the background that it gives it, where both are plain colours.

use super::part::{Part, Parts, Role};
use crate::diagnostic::{Code, Problems};
use crate::model::Colour;
use crate::package::Element;
use crate::verify::document::below;

/// Least contrast of text, in hundredths, and of large text (WCAG 2.2, 1.4.3).
const LEAST: u64 = 450;
const LEAST_LARGE: u64 = 300;

/// Large type, and large bold type, in hundredths of a point.
const LARGE: u32 = 1800;
const LARGE_BOLD: u32 = 1400;

/// Type where no size is given.
const USUAL: u32 = 1800;

pub(super) fn check(parts: &Parts<'_>, problems: &mut Problems) {
    for master in parts.of(Role::Master) {
        let Some(theme) = parts.related(master, "theme").next() else { continue };
        let Some(scheme) = below(theme.root(), &["themeElements", "clrScheme"]) else { continue };
        let Some(map) = master.root().first("clrMap") else { continue };
        let palette = Palette { scheme, map };
        if let Some(ground) = palette.background(master) {
            styles(master, &palette, ground, problems);
            links(master, &palette, ground, problems);
        }
    }
}

/// The colours of a theme under the names that a master gives them.
struct Palette<'a> {
    scheme: &'a Element,
    map: &'a Element,
}

impl Palette<'_> {
    /// The colour that a fill or a reference holds; `None` where it is no plain one.
    fn colour(&self, holder: &Element) -> Option<Colour> {
        let colour = holder.elements().next().filter(|it| it.elements().next().is_none())?;
        let value = colour.attribute("val")?;
        match colour.name.as_str() {
            "srgbClr" => Colour::parse(value),
            "schemeClr" => self.named(value),
            _ => None,
        }
    }

    fn named(&self, name: &str) -> Option<Colour> {
        let slot = self.scheme.first(self.map.attribute(name).unwrap_or(name))?;
        let colour = slot.elements().next()?;
        Colour::parse(colour.attribute("lastClr").or_else(|| colour.attribute("val"))?)
    }

    fn background(&self, part: &Part) -> Option<Colour> {
        let ground = below(part.root(), &["cSld", "bg"])?;
        if let Some(fill) = below(ground, &["bgPr", "solidFill"]) {
            return self.colour(fill);
        }
        // 1001 is the first background of a theme, which is plain (ECMA-376 part 1 §20.1.4.1.7).
        let reference = ground.first("bgRef").filter(|it| it.attribute("idx") == Some("1001"))?;
        self.colour(reference)
    }
}

fn styles(master: &Part, palette: &Palette<'_>, ground: Colour, problems: &mut Problems) {
    for (style, what) in [("titleStyle", "titles"), ("bodyStyle", "text")] {
        let levels = below(master.root(), &["txStyles", style]);
        for level in levels.into_iter().flat_map(Element::elements) {
            let Some(run) = level.first("defRPr") else { continue };
            let Some(ink) = run.first("solidFill").and_then(|fill| palette.colour(fill)) else { continue };
            let size = run.attribute("sz").and_then(|it| it.parse().ok()).unwrap_or(USUAL);
            let is_bold = matches!(run.attribute("b"), Some("1" | "true"));
            let is_large = size >= if is_bold { LARGE_BOLD } else { LARGE };
            let least = if is_large { LEAST_LARGE } else { LEAST };
            told(master, (run, what), (ink.contrast(ground), least), problems);
        }
    }
}

fn links(master: &Part, palette: &Palette<'_>, ground: Colour, problems: &mut Problems) {
    if let Some(ink) = palette.named("hlink") {
        told(master, (palette.map, "links"), (ink.contrast(ground), LEAST), problems);
    }
}

fn told(
    master: &Part,
    (element, what): (&Element, &str),
    (found, least): (u64, u64),
    problems: &mut Problems,
) {
    if found >= least {
        return;
    }
    let decimal = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let message = format!(
        "the contrast of {what} with the background of the master is {}, at least {} is needed",
        decimal(found),
        decimal(least)
    );
    let problem = master.document.problem(Code::HardToFollow, element, message);
    problems.push(
        problem.hint("in PowerPoint choose View, Slide Master, Colors, and take darker or lighter ones"),
    );
}
