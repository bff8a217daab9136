//! The places of a deck on a template: those of its layouts, and of the ones that are put onto its
//! masters.

use super::fitting::TABLES;
use super::graft::Region;
use super::{Cast, Casting, Role};
use crate::deck::geometry;
use crate::model::{
    Bullets, Edition, Emu, Grid, Holder, HolderLevel, Seat, Setting, SlideLayout, SlideStyle, Slot, Spread,
    Turn,
};

/// The smallest type of kitbag's own titles: templates often set theirs twice as large.
const SMALLEST_TITLE: u32 = 2200;

/// The places of all layouts.
pub(super) fn grid(casting: &Casting<'_>, region: &Region<'_>, edition: &Edition) -> Grid {
    let own = geometry::grid(edition.language().script(), edition.print.size);
    let hanging = region.hanging();
    let spread = |layout| match casting.role(layout) {
        Role::Theirs(cast) => theirs(cast, region.tables(own.spread(layout), layout), hanging),
        Role::Grafted(_) => region.spread(layout, own.spread(layout)),
    };
    Grid {
        width: casting.template.width,
        height: casting.template.height,
        turn: Turn::Kept,
        smallest_title: Some(SMALLEST_TITLE),
        layouts: SlideLayout::ALL.into_iter().map(|layout| (layout, spread(layout))).collect(),
    }
}

/// The places of a layout of the template. Tables are set in the type of kitbag's, which the
/// presentation has as its default.
fn theirs(cast: &Cast<'_>, tables: Option<Setting>, hanging: Emu) -> Spread {
    let seat_of = |(slot, holder): &(Slot, &Holder)| {
        let seat = seat(holder, hanging);
        match (slot, tables) {
            (Slot::Body, Some(plain)) => (*slot, Seat { plain, spacing: 100, ..seat }),
            _ => (*slot, seat),
        }
    };
    let footer = cast.layout.holders.iter().find(|holder| holder.kind == "ftr");
    Spread {
        title: seat(cast.title, hanging),
        seats: cast.seats.iter().map(seat_of).collect(),
        footer: footer.map(|holder| seat(holder, hanging)),
    }
}

/// A placeholder of the template as the planner sees it; `hanging` is the indent of bullets and
/// numbers where its own levels have none.
pub(super) fn seat(holder: &Holder, hanging: Emu) -> Seat {
    let [first, second] = &holder.levels;
    let plain = if first.bullets == Bullets::Shown { Emu(0) } else { first.margin };
    let setting = |level: &HolderLevel, indent| Setting { size: level.size, gap: level.gap, indent };
    let plain = setting(first, plain);
    Seat {
        rect: holder.rect,
        inset: holder.inset,
        plain,
        first: setting(first, indent(first, SlideStyle::Bullet(1), hanging)),
        second: setting(second, indent(second, SlideStyle::Bullet(2), hanging)),
        heading: plain,
        spacing: first.spacing.max(second.spacing).max(100),
        scale: 100,
        tables: TABLES.contains(&holder.kind.as_str()),
    }
}

/// How far a bullet's or number's text stands from the start.
pub(super) fn indent(level: &HolderLevel, style: SlideStyle, hanging: Emu) -> Emu {
    match (level.bullets, style) {
        (Bullets::Shown, _) => level.margin,
        (Bullets::Hidden, SlideStyle::Bullet(2)) => Emu(hanging.0 * 2),
        (Bullets::Hidden, _) => hanging,
    }
}
