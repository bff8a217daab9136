//! The grid of the slides: where each placeholder of each layout stands and how large its type is.
//!
//! Rectangles are left to right; renderers mirror them where the edition runs from right to left.

use crate::model::{
    Emu, Grid, Inset, Rect, Script, Seat, Setting, Size, SlideLayout, SlideStyle, Slot, Spread, Turn,
};

/// Width of a slide: 13⅓ inches, 16:9.
pub const WIDTH: Emu = Emu(12_192_000);
/// Height of a slide: 7½ inches.
pub const HEIGHT: Emu = Emu(6_858_000);
/// The line of footer and slide number.
pub const FOOTER: Rect = at(85, 689, 900, 34);
/// What a footer of two lines may fill, in whose middle it stands: from the hairline almost to the edge.
const FOOTER_ROOM: Rect = at(85, 682, 900, 48);
/// The slide number.
pub const NUMBER: Rect = at(1098, 689, 150, 34);
/// Type size of footer and number in hundredths of a point.
pub const SMALL: u32 = 1000;
/// The strip at the top that says that a deck is a draft.
pub const DRAFT: Rect = Rect { x: Emu(0), y: Emu(0), width: WIDTH, height: Emu(26 * CENT) };

/// The bar beside the title of most layouts.
pub const BAR: Rect = at(58, 64, 9, 90);
/// The hairline above the footer.
pub const LINE: Rect = Rect { height: Emu(9525), ..at(LEFT, 680, FULL, 1) };
/// The logo on most layouts.
pub const LOGO: Rect = at(1000, 686, 96, 40);

/// The coloured panel at the end side of title, section and closing slides; `None` for others.
pub const fn panel(layout: SlideLayout) -> Option<Rect> {
    let x = match layout {
        SlideLayout::Title => Emu(980 * CENT),
        SlideLayout::Section | SlideLayout::Closing => Emu(1213 * CENT),
        _ => return None,
    };
    Some(Rect { x, y: Emu(0), width: Emu(WIDTH.0 - x.0), height: HEIGHT })
}

/// The white card on the panel of the title slide that holds a large logo.
pub const CARD: Rect = at(1020, 580, 273, 110);

/// Where everything but the title stands on most layouts.
pub const CONTENT: Rect = at(LEFT, 191, FULL, 469);

/// A hundredth of an inch.
const CENT: i64 = 9144;
const LEFT: i64 = 85;
const FULL: i64 = 1163;

/// A placeholder of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its rectangle, left to right.
    pub rect: Rect,
    /// Latin type size in hundredths of a point.
    pub size: u32,
    /// Space above each paragraph but the first, in hundredths of a point.
    pub gap: u32,
    /// Space between the rectangle and its text, on each side.
    pub inset: Emu,
}

const fn at(x: i64, y: i64, width: i64, height: i64) -> Rect {
    Rect { x: Emu(x * CENT), y: Emu(y * CENT), width: Emu(width * CENT), height: Emu(height * CENT) }
}

const fn place(rect: Rect, points: u32, gap: u32) -> Place {
    Place { rect, size: points * 100, gap: gap * 100, inset: Emu(0) }
}

const fn boxed(rect: Rect, points: u32, gap: u32) -> Place {
    Place { inset: Emu(16 * CENT), ..place(rect, points, gap) }
}

/// The title of a layout.
pub fn title(layout: SlideLayout) -> Place {
    match layout {
        SlideLayout::Title => place(at(LEFT, 150, 850, 270), 38, 0),
        SlideLayout::Section => place(at(LEFT, 150, 1040, 280), 40, 0),
        SlideLayout::Closing => place(at(LEFT, 50, 1040, 150), 32, 0),
        SlideLayout::Quiz => place(at(LEFT, 30, FULL, 159), 26, 0),
        _ => place(at(LEFT, 30, FULL, 159), 28, 0),
    }
}

/// Sizes of long texts in percent of their layout's, the largest first.
pub const SCALES: [u32; 5] = [100, 95, 90, 85, 80];

const BODY: Rect = at(LEFT, 206, FULL, 454);
const FIRST: Rect = at(LEFT, 206, 560, 454);
const SECOND: Rect = at(688, 206, 560, 454);
const FACTS: Place = place(at(LEFT, 191, FULL, 41), 16, 0);

/// The smallest type of bodies in large print, in hundredths of a point.
const LARGE: u32 = 2400;

/// The other placeholders of a layout, in reading order, with type of a size.
pub fn places(layout: SlideLayout, size: Size) -> Vec<(Slot, Place)> {
    let mut places = usual(layout);
    if size == Size::Large {
        for (slot, place) in &mut places {
            if !matches!(slot, Slot::Facts | Slot::Picture) {
                place.size = place.size.max(LARGE);
            }
        }
    }
    places
}

fn usual(layout: SlideLayout) -> Vec<(Slot, Place)> {
    use Slot::{Body, Facts, FirstHead, Second, SecondHead, Subtitle};
    const PICTURE: Slot = Slot::Picture;
    match layout {
        SlideLayout::Title => vec![
            (Facts, place(at(LEFT, 70, 850, 70), 18, 0)),
            (Subtitle, place(at(LEFT, 448, 850, 160), 20, 6)),
        ],
        SlideLayout::Agenda => vec![(Body, place(BODY, 17, 4))],
        SlideLayout::Section => vec![(Facts, place(at(LEFT, 464, 1040, 60), 20, 0))],
        SlideLayout::Bullets => vec![(Body, place(BODY, 22, 9))],
        SlideLayout::TwoColumns => vec![(Body, place(FIRST, 20, 8)), (Second, place(SECOND, 20, 8))],
        SlideLayout::Comparison => vec![
            (FirstHead, place(at(LEFT, 206, 560, 94), 20, 0)),
            (Body, place(at(LEFT, 312, 560, 348), 20, 8)),
            (SecondHead, place(at(688, 206, 560, 94), 20, 0)),
            (Second, place(at(688, 312, 560, 348), 20, 8)),
        ],
        SlideLayout::Table => vec![
            (Body, place(at(LEFT, 206, FULL, 359), 18, 0)),
            (Second, place(at(LEFT, 575, FULL, 85), 16, 4)),
        ],
        SlideLayout::Picture => vec![
            (PICTURE, place(at(LEFT, 206, FULL, 359), 16, 0)),
            (Body, place(at(LEFT, 575, FULL, 85), 16, 4)),
        ],
        SlideLayout::PictureText => vec![
            (Body, place(at(LEFT, 206, 540, 454), 20, 8)),
            (PICTURE, place(at(668, 206, 580, 454), 16, 0)),
        ],
        SlideLayout::Quote => vec![(Body, place(at(130, 220, 1073, 400), 28, 10))],
        SlideLayout::Case => vec![
            (Facts, FACTS),
            (Body, place(at(LEFT, 236, FULL, 244), 20, 8)),
            (Second, boxed(at(LEFT, 490, FULL, 170), 18, 4)),
        ],
        SlideLayout::Activity => vec![(Facts, FACTS), (Body, place(at(LEFT, 240, FULL, 420), 20, 9))],
        SlideLayout::Quiz => vec![(Facts, FACTS), (Body, place(at(LEFT, 246, FULL, 414), 22, 16))],
        SlideLayout::KeyPoints => vec![(Body, Place { inset: Emu(34 * CENT), ..place(BODY, 24, 12) })],
        SlideLayout::Closing => vec![(Body, place(at(LEFT, 216, 1040, 444), 20, 8))],
    }
}

/// One placeholder of a layout; `None` where the layout has no such slot.
pub fn find(layout: SlideLayout, slot: Slot, size: Size) -> Option<Place> {
    places(layout, size).into_iter().find(|(other, _)| *other == slot).map(|(_, place)| place)
}

/// How far a paragraph's text stands from the start of its placeholder.
pub const fn indent(layout: SlideLayout, style: SlideStyle) -> Emu {
    match (layout, style) {
        (SlideLayout::Agenda, _) => Emu(96 * CENT),
        (_, SlideStyle::Bullet(2) | SlideStyle::SecondNumber(_)) => Emu(66 * CENT),
        (SlideLayout::Quiz, SlideStyle::Bullet(_) | SlideStyle::Number(_)) => Emu(52 * CENT),
        (_, SlideStyle::Bullet(_) | SlideStyle::Number(_)) => Emu(36 * CENT),
        _ => Emu(0),
    }
}

/// The space above a paragraph that is not the first, in hundredths of a point: lead-ins keep twice
/// the distance, so that they stand with what follows.
pub const fn gap(place: Place, style: SlideStyle) -> u32 {
    match style {
        SlideStyle::Heading => place.gap * 2,
        SlideStyle::Bullet(2) | SlideStyle::SecondNumber(_) => place.gap / 2,
        _ => place.gap,
    }
}

/// The distance of baselines on slides in thousandths of the type size. Slides are set tighter than
/// pages: the interface faces of Office are 1.33 high, their spacing is 105 % at most.
pub const fn line_height(script: Script) -> u32 {
    match script {
        Script::Latin | Script::Cyrillic => 1400,
        Script::Myanmar => 2000,
        _ => 1450,
    }
}

/// A Latin type size in hundredths of a point as a script needs it, in whole half points.
pub fn scaled(size: u32, script: Script) -> u32 {
    size * script.size_factor() / 50_000 * 50
}

/// The usual type size of a paragraph in hundredths of a point: the second level is smaller.
pub fn size(place: Place, style: SlideStyle, script: Script) -> u32 {
    match style {
        SlideStyle::Bullet(2) | SlideStyle::SecondNumber(_) => scaled(place.size - 200, script),
        _ => scaled(place.size, script),
    }
}

/// The places of kitbag's own layouts for a script, with type of a size.
pub fn grid(script: Script, size: Size) -> Grid {
    let foot = Place { rect: FOOTER_ROOM, size: SMALL, gap: 0, inset: Emu(0) };
    let spread = |layout| {
        let body = |(slot, place)| {
            let seat = seat(place, script, |style| indent(layout, style));
            (slot, Seat { tables: holds_tables(layout, slot), ..seat })
        };
        Spread {
            title: seat(title(layout), script, |_| Emu(0)),
            seats: places(layout, size).into_iter().map(body).collect(),
            footer: Some(seat(foot, script, |_| Emu(0))),
        }
    };
    Grid {
        width: WIDTH,
        height: HEIGHT,
        turn: Turn::Mirrored,
        smallest_title: None,
        layouts: SlideLayout::ALL.into_iter().map(|layout| (layout, spread(layout))).collect(),
    }
}

fn seat(place: Place, script: Script, indent: impl Fn(SlideStyle) -> Emu) -> Seat {
    let setting =
        |style| Setting { size: size(place, style, script), gap: gap(place, style), indent: indent(style) };
    Seat {
        rect: place.rect,
        inset: Inset { across: place.inset, down: place.inset },
        plain: setting(SlideStyle::Plain),
        first: setting(SlideStyle::Bullet(1)),
        second: setting(SlideStyle::Bullet(2)),
        heading: setting(SlideStyle::Heading),
        spacing: 100,
        scale: 100,
        tables: false,
    }
}

const fn holds_tables(layout: SlideLayout, slot: Slot) -> bool {
    match layout {
        SlideLayout::Table => matches!(slot, Slot::Body),
        SlideLayout::TwoColumns | SlideLayout::Comparison => matches!(slot, Slot::Body | Slot::Second),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: Rect, b: Rect) -> bool {
        let clear = |start: Emu, length: Emu, other: Emu| start.0 + length.0 <= other.0;
        clear(a.x, a.width, b.x)
            || clear(b.x, b.width, a.x)
            || clear(a.y, a.height, b.y)
            || clear(b.y, b.height, a.y)
    }

    #[test]
    fn placeholders_never_overlap_and_stay_above_the_footer() {
        for layout in SlideLayout::ALL {
            let mut rects = vec![title(layout).rect];
            rects.extend(usual(layout).iter().map(|(_, place)| place.rect));
            rects.extend([FOOTER, NUMBER, DRAFT]);
            for (i, a) in rects.iter().enumerate() {
                assert!(a.x.0 + a.width.0 <= WIDTH.0 && a.y.0 + a.height.0 <= HEIGHT.0, "{layout:?}: {a:?}");
                for b in &rects[i + 1..] {
                    assert!(apart(*a, *b), "{layout:?}: {a:?} meets {b:?}");
                }
            }
        }
    }
}
