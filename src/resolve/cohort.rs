//! A cohort in the words of one target, and what its dates and numbers make of a programme.

use super::{Context, date_text};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Assignment, Attendance, Cohort, Date, RichText, ScheduledStage, Stage, Text, Timetable};

/// Those who take part, as their papers say it.
pub(super) fn attendance(cohort: &Cohort, context: &Context<'_>) -> Attendance {
    Attendance {
        group: words(&cohort.group, context),
        venue: cohort.venue.as_ref().map(|venue| words(venue, context)),
        people: cohort.people,
        group_size: cohort.group_size,
        trainers: cohort.trainers.clone(),
        names: cohort.names.clone(),
    }
}

/// The words in the language of the target, or in the one nearest to it. Words that stand for all
/// languages are taken for the target's own: a cohort has one.
fn words(written: &Assignment, context: &Context<'_>) -> RichText {
    let target = &context.target.language;
    let others = context.settings.fallback.get(target).into_iter().flatten();
    let mut languages = std::iter::once(target).chain(others).chain([&context.series.language]);
    let own = languages.find_map(|it| Some((written.by_language.get(it)?, it)));
    match (own, &written.value) {
        (Some((words, language)), _) if language == target => RichText::plain(words, language.clone()),
        (_, Some(words)) => RichText::plain(words, target.clone()),
        (Some((words, language)), None) => RichText::plain(words, language.clone()),
        (None, None) => {
            let first = written.by_language.iter().next().expect("words stand in some language");
            RichText::plain(first.1, first.0.clone())
        }
    }
}

/// Says where a cohort has other days than its programme.
pub(super) fn check(cohort: &Cohort, timetable: &Timetable) -> Problems {
    let mut problems = Problems::none();
    let (dates, days) = (cohort.dates.len(), timetable.days.len());
    let Some((_, place)) = cohort.dates.get(days).or(cohort.dates.last()).filter(|_| dates != days) else {
        return problems;
    };
    let days = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let message =
        format!("`{}` has {dates} dates, but `{}` is held on {days}", cohort.id, timetable.programme);
    problems.push(
        Diagnostic::new(Code::CohortDays, message)
            .at(place)
            .hint("write one date for each day; `kitbag list` with the target shows its days"),
    );
    problems
}

/// What trainers do when, with its dates where the cohort has some.
pub(super) fn stages(context: &Context<'_>, mut said: impl FnMut(&Text) -> RichText) -> Vec<ScheduledStage> {
    let dated = |stage| {
        let text = date_text(date(context.cohort?, stage)?, context);
        Some(RichText::plain(text, context.target.language.clone()))
    };
    let stage = |stage: Stage| ScheduledStage {
        stage,
        date: dated(stage),
        tasks: context.series.checklist.get(&stage).into_iter().flatten().map(&mut said).collect(),
    };
    Stage::ALL.map(stage).into()
}

/// The day of a stage.
fn date(cohort: &Cohort, stage: Stage) -> Option<Date> {
    let (first, last) = (cohort.dates.first()?.0, cohort.dates.last()?.0);
    match stage {
        Stage::TwoWeeksBefore => Date::from_days(first.days().checked_sub(14)?),
        Stage::OneWeekBefore => Date::from_days(first.days().checked_sub(7)?),
        Stage::OnTheDay => Some(first),
        Stage::OneWeekAfter => Date::from_days(last.days() + 7),
    }
}
