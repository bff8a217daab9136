//! Whether the placeholders of a template's layout hold all that slides of a kind have.

use super::Cast;
use crate::deck::geometry;
use crate::model::{Emu, Holder, Size, SlideLayout, Slot, Template, TemplateLayout};
use crate::render::pptx::dress::{self, Kind};

/// The narrowest place in which words can stand.
const NARROWEST: Emu = Emu(914_400);

/// How far words may stand off the slide, as a part of it: places are drawn by hand.
const SLACK: i64 = 50;

/// How a placeholder must resemble that of kitbag's own layout, the closest first.
const LIKENESS: [fn(SlideLayout, Slot, &Holder) -> bool; 3] = [is_the_same, is_of_its_kind, can_hold];

/// The types of placeholders that can hold a table; the empty one holds anything.
pub(super) const TABLES: &[&str] = &["tbl", ""];

/// The slots of a kind of slide, in reading order.
pub(super) fn slots(layout: SlideLayout) -> Vec<Slot> {
    geometry::places(layout, Size::Usual).into_iter().map(|(slot, _)| slot).collect()
}

/// The layout in the role of a kind of slide; `None` where it lacks a placeholder.
pub(super) fn cast<'a>(
    template: &Template,
    layout: SlideLayout,
    theirs: &'a TemplateLayout,
) -> Option<Cast<'a>> {
    let usable: Vec<&Holder> = theirs.holders.iter().filter(|holder| is_usable(template, holder)).collect();
    let is_title = |holder: &&&Holder| matches!(holder.kind.as_str(), "title" | "ctrTitle");
    let title = usable.iter().find(is_title)?;
    let all = slots(layout);
    let dispensable: Vec<Slot> = all.iter().copied().filter(|slot| slot.host(layout).is_some()).collect();
    let without = |left_out: &[Slot]| all.iter().copied().filter(|it| !left_out.contains(it)).collect();
    let mut attempts: Vec<Vec<Slot>> = vec![all.clone()];
    attempts.extend(dispensable.iter().rev().map(|slot| without(&[*slot])));
    attempts.push(without(&dispensable));
    let seats = attempts.into_iter().find_map(|slots| {
        // A place that is plainly that of a slot left out is no other's.
        let is_left_out = |holder: &Holder| {
            all.iter().any(|slot| !slots.contains(slot) && is_the_same(layout, *slot, holder))
        };
        let free: Vec<&Holder> = usable.iter().copied().filter(|holder| !is_left_out(holder)).collect();
        seated(layout, &slots, &free)
    })?;
    Some(Cast { layout: theirs, title, seats })
}

/// The placeholder of each slot: by type and number, then by type, then by what can hold it, in order.
fn seated<'a>(
    layout: SlideLayout,
    slots: &[Slot],
    holders: &[&'a Holder],
) -> Option<Vec<(Slot, &'a Holder)>> {
    let mut free: Vec<&Holder> = holders.to_vec();
    let mut found: Vec<Option<&Holder>> = vec![None; slots.len()];
    for is_like in LIKENESS {
        for (slot, seat) in slots.iter().zip(&mut found).filter(|(_, seat)| seat.is_none()) {
            if let Some(at) = free.iter().position(|holder| is_like(layout, *slot, holder)) {
                *seat = Some(free.remove(at));
            }
        }
    }
    slots.iter().zip(found).map(|(slot, seat)| Some((*slot, seat?))).collect()
}

fn is_the_same(layout: SlideLayout, slot: Slot, holder: &Holder) -> bool {
    dress::kind(layout, slot) == Kind { name: &holder.kind, index: holder.index }
}

fn is_of_its_kind(layout: SlideLayout, slot: Slot, holder: &Holder) -> bool {
    dress::kind(layout, slot).name == holder.kind
}

fn can_hold(layout: SlideLayout, slot: Slot, holder: &Holder) -> bool {
    holds(layout, slot).contains(&holder.kind.as_str())
}

/// The types of placeholders that can hold a slot; the empty one holds anything.
pub(super) fn holds(layout: SlideLayout, slot: Slot) -> &'static [&'static str] {
    match (layout, slot) {
        (_, Slot::Picture) => &["pic", ""],
        (SlideLayout::Table, Slot::Body) => TABLES,
        (_, Slot::Subtitle) => &["subTitle", "body", ""],
        _ => &["body", ""],
    }
}

/// Whether a placeholder is in sight and a line of words fits into it.
fn is_usable(template: &Template, holder: &Holder) -> bool {
    let place = super::places::seat(holder, Emu(0));
    let room = place.inner();
    let indent = place.second.indent.max(place.first.indent);
    is_in_sight(template, holder)
        && room.width.0 - indent.0 >= NARROWEST.0
        && room.height.0 >= i64::from(place.plain.size) * Emu::PER_HUNDREDTH
}

/// Whether what stands in a placeholder is on the slide: the whole of it, but for pictures, which may run
/// off an edge.
fn is_in_sight(template: &Template, holder: &Holder) -> bool {
    let rect = holder.rect;
    let within = |start: Emu, length: Emu, whole: Emu| {
        let middle = start.0 + length.0 / 2;
        let slack = whole.0 / SLACK;
        let whole_of_it = start.0 >= -slack && start.0 + length.0 <= whole.0 + slack;
        (0..whole.0).contains(&middle) && (whole_of_it || holder.kind == "pic")
    };
    within(rect.x, rect.width, template.width) && within(rect.y, rect.height, template.height)
}
