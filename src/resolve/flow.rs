//! The flow of a day: what follows on its start, and prayers put into it.

use crate::model::{Id, Meal, Prayer};

/// What is never interrupted, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) minutes: u32,
    /// The session of the day that it belongs to; prayers belong to none.
    pub(super) session: Option<usize>,
    pub(super) what: Substance,
}

/// What a chunk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Substance {
    /// Something of the programme's own; a prayer may cut it in two.
    Item,
    /// A section or break of a module.
    Section(Id),
    Meal(Meal),
    /// The prayer of this number.
    Prayer(usize),
}

/// Minutes by which a prayer moves rather than cut an item in two.
const NEAR: u32 = 10;

/// Puts prayers into the flow of a day that begins at `start`. A prayer is held where two chunks meet,
/// as near to its time as can be, the earlier of two. Where that is more than [`NEAR`] away, an item is
/// cut in two at the time; sections and meals never are. Prayers before the start and after the end
/// are not the day's.
pub(super) fn with_prayers(mut chunks: Vec<Chunk>, start: u32, prayers: &[Prayer]) -> Vec<Chunk> {
    for (number, prayer) in prayers.iter().enumerate().filter(|(_, prayer)| prayer.at >= start) {
        let mut clock = start;
        let within = chunks.iter().position(|chunk| {
            clock += chunk.minutes;
            prayer.at < clock
        });
        let Some(at) = within else { continue };
        let after = clock - prayer.at;
        let before = chunks[at].minutes - after;
        let near = before.min(after) <= NEAR;
        let place = match chunks[at].what {
            Substance::Item if !near => {
                let rest = Chunk { minutes: after, ..chunks[at].clone() };
                chunks[at].minutes = before;
                chunks.insert(at + 1, rest);
                at + 1
            }
            Substance::Prayer(_) => at + 1,
            _ if before <= after => at,
            _ => at + 1,
        };
        let what = Substance::Prayer(number);
        chunks.insert(place, Chunk { minutes: prayer.minutes, session: None, what });
    }
    chunks
}

/// Minutes that come before a tea where something of its day is left out.
const BEFORE_TEA: u32 = 30;

/// Takes out breaks that stand first or last, the shorter of two behind each other, and a tea for which it
/// is too early: what stood between them is left out.
pub(super) fn without_loose_meals(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let is_meal = |chunk: &Chunk| matches!(chunk.what, Substance::Meal(_));
    let mut kept: Vec<Chunk> = Vec::new();
    let mut worked = 0;
    for chunk in chunks {
        match kept.last_mut() {
            _ if !is_meal(&chunk) => {
                worked += chunk.minutes;
                kept.push(chunk);
            }
            Some(last) if is_meal(last) && last.minutes < chunk.minutes => *last = chunk,
            Some(last) if is_meal(last) => {}
            Some(_) if chunk.what == Substance::Meal(Meal::Tea) && worked < BEFORE_TEA => {}
            Some(_) => {
                worked = 0;
                kept.push(chunk);
            }
            None => {}
        }
    }
    if kept.last().is_some_and(is_meal) {
        kept.pop();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Origin;
    use crate::model::Text;

    const NINE: u32 = 540;

    fn chunk(minutes: u32, what: Substance) -> Chunk {
        Chunk { minutes, session: Some(0), what }
    }

    fn section(minutes: u32) -> Chunk {
        chunk(minutes, Substance::Section(Id::parse("it").expect("a plain word is an id")))
    }

    /// The day as minutes; `p` is in front of a prayer's.
    fn day(chunks: Vec<Chunk>, times: &[u32]) -> String {
        let origin = Origin::of_path("overlays/lk/overlay.yaml");
        let title = Text::new("Prayer", origin.clone());
        let prayer = |at: &u32| Prayer { title: title.clone(), at: *at, minutes: 15, origin: origin.clone() };
        let prayers: Vec<_> = times.iter().map(prayer).collect();
        let word = |chunk: &Chunk| match chunk.what {
            Substance::Prayer(_) => format!("p{}", chunk.minutes),
            _ => chunk.minutes.to_string(),
        };
        with_prayers(chunks, NINE, &prayers).iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn t061_a_prayer_is_held_at_the_nearest_border_of_sections() {
        assert_eq!(day(vec![section(30), section(30)], &[NINE + 30]), "30 p15 30");
        assert_eq!(day(vec![section(30), section(30)], &[NINE + 40]), "30 p15 30");
        assert_eq!(day(vec![section(30), section(30)], &[NINE + 45]), "30 p15 30");
        assert_eq!(day(vec![section(30), section(30)], &[NINE + 46]), "30 30 p15");
    }

    #[test]
    fn t061_a_long_item_is_cut_at_the_time_and_a_short_one_is_not() {
        assert_eq!(day(vec![chunk(120, Substance::Item)], &[NINE + 50]), "50 p15 70");
        assert_eq!(day(vec![chunk(120, Substance::Item)], &[NINE + 10]), "p15 120");
        assert_eq!(day(vec![chunk(120, Substance::Item)], &[NINE + 111]), "120 p15");
        assert_eq!(day(vec![chunk(60, Substance::Meal(Meal::Lunch))], &[NINE + 30]), "p15 60");
    }

    #[test]
    fn t061_prayers_outside_of_the_day_are_not_its_own() {
        assert_eq!(day(vec![section(30)], &[NINE - 1, NINE + 30]), "30");
        assert_eq!(day(vec![section(30), section(30)], &[NINE + 25, NINE + 35]), "30 p15 p15 30");
    }

    #[test]
    fn t061_breaks_between_nothing_go() {
        let (tea, lunch) = (Substance::Meal(Meal::Tea), Substance::Meal(Meal::Lunch));
        let chunks =
            vec![chunk(20, tea.clone()), section(30), chunk(20, tea.clone()), chunk(60, lunch), section(5)];
        let left: Vec<_> = without_loose_meals(chunks).iter().map(|it| it.minutes).collect();
        assert_eq!(left, [30, 60, 5]);
        let left = without_loose_meals(vec![section(30), chunk(20, tea)]);
        assert_eq!(left, [section(30)]);
    }

    #[test]
    fn a_tea_for_which_it_is_too_early_goes() {
        let (tea, lunch) = (Substance::Meal(Meal::Tea), Substance::Meal(Meal::Lunch));
        let chunks = vec![section(15), chunk(20, tea.clone()), section(75), chunk(60, lunch.clone())];
        let rest = vec![section(15), chunk(20, tea), section(45)];
        let left: Vec<_> = without_loose_meals([chunks, rest].concat()).iter().map(|it| it.minutes).collect();
        assert_eq!(left, [15, 75, 60, 15, 45]);
        let early = vec![section(15), chunk(60, lunch), section(45)];
        assert_eq!(without_loose_meals(early.clone()), early);
    }
}
