//! Times of the day in an edition, as the timetable of its target has them.

use super::Context;
use crate::diagnostic::Origin;
use crate::model::{Block, Field, Held, Id, Kind, Minutes, Section, Sourced, Timetable, Value};

/// Start of a day where the agenda sets none: 09:00.
pub(super) const START: u32 = 540;

/// The modules of a target in order.
pub type Lengths = Vec<Outline>;

/// What a timetable must know of a module.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Its id.
    pub id: Id,
    /// Modules that are taught before it, each with the place that says so.
    pub requires: Vec<(Id, Origin)>,
    /// Its sections and breaks.
    pub stretches: Vec<Stretch>,
    /// Where it is written.
    pub origin: Origin,
}

/// One section or break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its id.
    pub id: Id,
    /// Its minutes.
    pub minutes: Minutes,
    /// Whether it is a break.
    pub is_break: bool,
}

impl Outline {
    /// The outline of a module with its layers in.
    pub fn of<T>(module: &Block<T>) -> Self {
        let requires = match module.slots.get(&Field::Requires) {
            Some(Sourced { value: Value::Ids(ids), touch, .. }) => {
                ids.iter().map(|id| (id.clone(), touch.origin.clone())).collect()
            }
            _ => Vec::new(),
        };
        let stretches = module.children.iter().filter_map(stretch).collect();
        Self { id: module.id.clone(), requires, stretches, origin: module.origin.clone() }
    }
}

fn stretch<T>(block: &Block<T>) -> Option<Stretch> {
    match (block.kind, block.value(Field::Minutes)) {
        (Kind::Section | Kind::Break, Some(Value::Minutes(minutes))) => {
            Some(Stretch { id: block.id.clone(), minutes: *minutes, is_break: block.kind == Kind::Break })
        }
        _ => None,
    }
}

/// Sets the start of each section and slide of a module, as the first programme that teaches it has
/// it. What a programme leaves out, as the break between two parts, follows on what came before.
pub(super) fn set_times(sections: &mut [Section], module: &Id, context: &Context<'_>) {
    let starts = context.timetables.iter().map(|it| starts(it, module)).find(|found| !found.is_empty());
    let starts = starts.unwrap_or_default();
    let mut clock = context.settings.start.unwrap_or(START);
    for section in sections {
        let planned = starts.iter().find(|(id, _)| *id == section.id);
        section.start = planned.map_or(clock, |(_, start)| *start);
        clock = section.start;
        for slide in &mut section.slides {
            slide.start = clock;
            clock += slide.minutes;
        }
        clock = section.start + section.minutes;
    }
}

fn starts(timetable: &Timetable, module: &Id) -> Vec<(Id, u32)> {
    let sittings = timetable.days.iter().flat_map(|day| &day.sittings);
    let sections = sittings.filter_map(|sitting| match &sitting.what {
        Held::Module { id, sections, .. } if id == module => Some(sections),
        _ => None,
    });
    sections.flatten().cloned().collect()
}

#[cfg(test)]
mod tests {
    use crate::resolve::content::share;

    #[test]
    fn minutes_are_shared_in_proportion_and_always_add_up() {
        assert_eq!(share(20, &[5, 5, 10]), [5, 5, 10]);
        assert_eq!(share(15, &[5, 5, 10]), [4, 4, 7]);
        assert_eq!(share(1, &[5, 5]), [1, 0]);
        assert_eq!(share(0, &[5, 5]), [0, 0]);
        assert_eq!(share(9, &[]), [0_u32; 0]);
    }
}
