//! How levels of text are set, gathered from all places that have a say (ECMA-376 part 1 §19.3.1.51).

use super::archive::number;
use super::colours::Palette;
use crate::model::{Align, Bullets, Colour, Direction, Emu, HolderLevel};
use crate::package::Element;

/// Type size where nobody sets one, in hundredths of a point.
const SIZE: u32 = 1800;

/// Smallest and largest type size.
const SIZES: std::ops::RangeInclusive<i64> = 100..=400_000;

/// Largest space above, and largest margin, that is taken seriously.
const LARGEST_GAP: i64 = 20_000;
const LARGEST_MARGIN: i64 = 20_000_000;

/// What one place says of a level.
#[derive(Clone, Copy, Default)]
pub(super) struct Level {
    size: Option<u32>,
    gap: Option<Gap>,
    spacing: Option<u32>,
    margin: Option<Emu>,
    bullets: Option<Bullets>,
    align: Option<Align>,
    direction: Option<Direction>,
    colour: Option<Colour>,
}

/// A space above.
#[derive(Clone, Copy)]
enum Gap {
    /// Hundredths of a point.
    Points(u32),
    /// Percent of the type size.
    Percent(u32),
}

impl Level {
    /// What a list style says of a level, from 1.
    pub(super) fn of(style: &Element, level: usize, palette: &Palette) -> Self {
        let Some(element) = style.first(&format!("lvl{level}pPr")) else { return Self::default() };
        let run = element.first("defRPr");
        let within = |name| number(element, name).filter(|it| it.abs() <= LARGEST_MARGIN);
        Self {
            size: run.and_then(|run| number(run, "sz")).filter(|it| SIZES.contains(it)).map(positive),
            gap: element.first("spcBef").and_then(gap),
            spacing: element.first("lnSpc").and_then(spacing),
            margin: within("marL").map(Emu),
            bullets: bullets(element),
            align: element.attribute("algn").map(|side| match side {
                "l" => Align::Left,
                "r" => Align::Right,
                _ => Align::Between,
            }),
            direction: element.attribute("rtl").map(|rtl| match rtl {
                "1" | "true" => Direction::Rtl,
                _ => Direction::Ltr,
            }),
            colour: run.and_then(|run| palette.fill(run)),
        }
    }

    /// What it says, and where it is silent what lies below.
    pub(super) fn over(self, below: Self) -> Self {
        Self {
            size: self.size.or(below.size),
            gap: self.gap.or(below.gap),
            spacing: self.spacing.or(below.spacing),
            margin: self.margin.or(below.margin),
            bullets: self.bullets.or(below.bullets),
            align: self.align.or(below.align),
            direction: self.direction.or(below.direction),
            colour: self.colour.or(below.colour),
        }
    }

    /// The level with nothing left open.
    pub(super) fn settled(self) -> HolderLevel {
        let size = self.size.unwrap_or(SIZE);
        let direction = self.direction.unwrap_or(Direction::Ltr);
        HolderLevel {
            size,
            gap: match self.gap {
                Some(Gap::Points(points)) => points,
                Some(Gap::Percent(percent)) => size * percent / 100,
                None => 0,
            },
            spacing: self.spacing.unwrap_or(100),
            margin: self.margin.unwrap_or_default(),
            bullets: self.bullets.unwrap_or(Bullets::Hidden),
            align: self.align.unwrap_or(Align::Left),
            direction,
            colour: self.colour,
        }
    }
}

fn positive(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn gap(element: &Element) -> Option<Gap> {
    let value = |name| {
        let number = element.first(name).and_then(|it| number(it, "val"))?;
        (0..=LARGEST_GAP * 100).contains(&number).then(|| positive(number))
    };
    let percent = value("spcPct").map(|thousandths| Gap::Percent(thousandths / 1000));
    value("spcPts").map(Gap::Points).or(percent)
}

/// The distance of lines in percent. An exact one in points is left to the measure of the face.
fn spacing(element: &Element) -> Option<u32> {
    let thousandths = element.first("spcPct").and_then(|it| number(it, "val"))?;
    (20_000..=1_000_000).contains(&thousandths).then(|| positive(thousandths / 1000))
}

fn bullets(element: &Element) -> Option<Bullets> {
    let has = |name| element.first(name).is_some();
    if has("buNone") {
        return Some(Bullets::Hidden);
    }
    ["buChar", "buAutoNum", "buBlip"].into_iter().any(has).then_some(Bullets::Shown)
}
