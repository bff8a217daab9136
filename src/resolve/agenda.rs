//! Times of the day, computed from the programme, the agenda's start and the minutes of all modules.

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Block, Day, Field, Id, Kind, Meal, Section, Session, Settings, Text, Value, Variant};

/// Start of a day where the agenda sets none: 09:00.
const START: u32 = 540;

/// Minutes of lunch where the agenda sets none.
const LUNCH: u32 = 60;

/// Minutes of tea where the agenda sets none.
const TEA: u32 = 20;

/// The modules of a target in order, each with its sections and breaks.
pub type Lengths = Vec<(Id, Vec<Stretch>)>;

/// One section or break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Minutes in the variant.
    pub minutes: u32,
    /// Whether it is a break.
    pub is_break: bool,
}

/// When a module begins, in minutes after midnight, and when its second part does where the
/// programme splits it at its break.
struct Sittings {
    first: u32,
    second: Option<u32>,
}

/// The sections and breaks of a module that a variant has.
pub fn stretches(module: &Block<Text>, variant: Variant) -> Vec<Stretch> {
    let all = module.children.iter().filter_map(|block| match (block.kind, block.value(Field::Minutes)) {
        (Kind::Section | Kind::Break, Some(Value::Minutes(minutes))) => {
            Some(Stretch { minutes: minutes.of(variant), is_break: block.kind == Kind::Break })
        }
        _ => None,
    });
    all.filter(|stretch| stretch.minutes > 0).collect()
}

/// Sets the start of each section and slide of a module, as the first programme that teaches it has
/// it.
pub(super) fn set_times(sections: &mut [Section], module: &Id, context: &Context<'_>) {
    let programmes = context.series.programmes.iter();
    let held = programmes.map(|programme| sittings(&programme.days, module, context)).find_map(|found| found);
    let Sittings { first, mut second } =
        held.unwrap_or(Sittings { first: context.settings.start.unwrap_or(START), second: None });
    let mut clock = first;
    for section in sections {
        section.start = clock;
        for slide in &mut section.slides {
            slide.start = clock;
            clock += slide.minutes;
        }
        clock = section.start + section.minutes;
        if section.is_break
            && let Some(start) = second.take()
        {
            clock = start;
        }
    }
}

fn sittings(days: &[Day], module: &Id, context: &Context<'_>) -> Option<Sittings> {
    let mut found: Option<Sittings> = None;
    for day in days {
        let mut clock = context.settings.start.unwrap_or(START);
        for session in &day.sessions {
            if let Session::Module { id, .. } = session
                && id == module
            {
                match &mut found {
                    None => found = Some(Sittings { first: clock, second: None }),
                    Some(sittings) => sittings.second = sittings.second.or(Some(clock)),
                }
            }
            clock += minutes(session, context.settings, context.lengths);
        }
    }
    found
}

/// Minutes that a session takes from the day's clock: what is held before its start or at a fixed
/// time takes none.
fn minutes(session: &Session, settings: &Settings, lengths: &Lengths) -> u32 {
    match session {
        Session::Item { before_start: true, .. } | Session::Item { at: Some(_), .. } => 0,
        Session::Item { minutes, .. } => *minutes,
        Session::Break(Meal::Lunch) => settings.lunch.unwrap_or(LUNCH),
        Session::Break(Meal::Tea) => settings.tea.unwrap_or(TEA),
        Session::Module { id, part, .. } => {
            let stretches =
                lengths.iter().find(|(it, _)| it == id).map_or(&[][..], |(_, stretches)| stretches);
            let split = stretches.iter().position(|stretch| stretch.is_break).unwrap_or(stretches.len());
            let taught = match part {
                Some(1) => &stretches[..split],
                Some(_) => stretches.get(split + 1..).unwrap_or_default(),
                None => stretches,
            };
            taught.iter().map(|stretch| stretch.minutes).sum()
        }
    }
}

/// Days of programmes that have more minutes than the agenda gives them.
pub(super) fn overfull(context: &Context<'_>, problems: &mut Problems) {
    let Some((budget, origin)) = &context.settings.day_minutes else { return };
    for programme in &context.series.programmes {
        for (day, number) in programme.days.iter().zip(1..) {
            let total: u32 =
                day.sessions.iter().map(|it| minutes(it, context.settings, context.lengths)).sum();
            if total > *budget {
                problems.push(
                    Diagnostic::new(
                        Code::OverfullDay,
                        format!(
                            "day {number} of `{}` has {total} minutes, the agenda gives it {budget}",
                            programme.id
                        ),
                    )
                    .at(origin)
                    .also("the day", &day.origin)
                    .hint("give the day more minutes, shorten its breaks, or leave a module out"),
                );
            }
        }
    }
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
