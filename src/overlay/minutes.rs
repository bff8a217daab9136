//! Sections follow their slides, unless the layer sets the section itself.

use crate::model::{Block, Field, Kind, Minutes, Sourced, Text, Touch, Value};

use super::change;
use super::draft::Draft;
use super::pass::Pass;
use super::status::Standing;

/// Recomputes the minutes of sections whose slides the layer changed.
pub(super) fn follow(draft: &mut Draft, pass: &Pass) {
    for (section, touch) in &pass.stirred {
        let id = &draft.nodes[*section].block.id;
        let there = draft.index.get(id) == Some(section);
        let set = pass.set.contains_key(&(*section, Field::Minutes)) || pass.fresh.contains_key(id);
        if there && !set {
            let sum = sum(draft.children(*section).into_iter().map(|child| &*draft.nodes[child].block));
            stretch(draft.block_mut(*section), sum, touch.clone());
        }
    }
    held(draft, pass);
}

/// The minutes of the slides among some blocks.
pub(super) fn sum<'a>(blocks: impl Iterator<Item = &'a Block<Text>>) -> u32 {
    let slides = blocks.filter(|block| block.kind == Kind::Slide);
    let minutes = slides.filter_map(|slide| slide.value(Field::Minutes).and_then(Value::as_number));
    minutes.fold(0, u32::saturating_add)
}

/// Gives a section a new core time and its other variants their share.
pub(super) fn stretch(section: &mut Block<Text>, core: u32, touch: Touch) {
    let Some(Value::Minutes(old)) = section.value(Field::Minutes) else { return };
    if section.kind == Kind::Section && old.core != core {
        let new = Value::Minutes(in_proportion(*old, core));
        change::put(&mut section.slots, Field::Minutes, Sourced::new(new, touch));
    }
}

/// The minutes of all variants for a new core time; the largest remainder is rounded up first.
fn in_proportion(old: Minutes, core: u32) -> Minutes {
    if old.core == 0 {
        return Minutes { express: old.express, core, deep: old.deep.max(core) };
    }
    let (from, to) = (u64::from(old.core), u64::from(core));
    let parts = [u64::from(old.express) * to, u64::from(old.deep) * to];
    let total = (parts[0] + parts[1] + from / 2) / from;
    let mut shares = parts.map(|part| part / from);
    let mut remainders = parts.map(|part| part % from);
    while shares[0] + shares[1] < total {
        let next = usize::from(remainders[1] > remainders[0]);
        shares[next] += 1;
        remainders[next] = 0;
    }
    let [express, deep] = shares.map(|share| u32::try_from(share).unwrap_or(u32::MAX));
    Minutes { express, core, deep }
}

/// A layer may set a section to the minutes that it has: to hold them against its slides, or for
/// nothing, which is said.
fn held(draft: &mut Draft, pass: &Pass) {
    for ((node, field), (edit, origin)) in &pass.set {
        let slot = draft.nodes[*node].block.slots.get(field);
        let Some(slot) = slot.filter(|slot| slot.touch.origin != **origin) else { continue };
        if (draft.nodes[*node].block.kind, *field) != (Kind::Section, Field::Minutes) {
            continue;
        }
        if pass.stirred.contains_key(node) {
            let same = Sourced::new(slot.value.clone(), pass.touch(edit, origin));
            change::put(&mut draft.block_mut(*node).slots, Field::Minutes, same);
            draft.log(pass, edit, Some(Field::Minutes), Standing::Ok);
        } else {
            let notice = change::no_effect(draft, (*node, Field::Minutes), origin);
            draft.log(pass, edit, Some(Field::Minutes), Standing::NoEffect);
            draft.report(notice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_keep_their_share_of_the_core_time() {
        let minutes = |express, core, deep| Minutes { express, core, deep };
        let cases = [
            (minutes(30, 45, 60), 50, minutes(33, 50, 67)),
            (minutes(30, 45, 60), 45, minutes(30, 45, 60)),
            (minutes(0, 10, 10), 15, minutes(0, 15, 15)),
            (minutes(1, 3, 5), 4, minutes(1, 4, 7)),
            (minutes(5, 0, 10), 20, minutes(5, 20, 20)),
            (minutes(20, 40, 60), 0, minutes(0, 0, 0)),
        ];
        for (old, core, new) in cases {
            assert_eq!(in_proportion(old, core), new, "{old:?} to {core}");
        }
    }
}
