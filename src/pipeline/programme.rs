//! The programme that a target holds, made from its finished modules.

use super::editions::TargetEditions;
use super::of_modules::{Whole, Words};
use super::plan::{Planned, Request};
use crate::model::{Id, SeriesFile, Settings};
use crate::resolve::{self, Context, Taught};

/// The programme that a target holds: the one it has chosen, or the first of the series.
pub(super) fn of_target<'a>(series: &'a SeriesFile, settings: &Settings) -> Option<&'a Id> {
    resolve::chosen(series, settings).or(series.programmes.first()).map(|programme| &programme.id)
}

/// That programme, if a request asks for it.
pub(super) fn asked(series: &SeriesFile, settings: &Settings, request: &Request) -> Option<Id> {
    let any = request.formats.iter().any(|format| format.is_of_programmes());
    of_target(series, settings).filter(|id| any && request.asks_for(id)).cloned()
}

/// Adds the programme to the finished modules of a target.
pub(super) fn add(
    planned: &Planned<'_>,
    context: &Context<'_>,
    words: &Words<'_>,
    done: &mut TargetEditions,
) {
    let Some(id) = &planned.programme else { return };
    let Some(timetable) = context.timetables.iter().find(|it| it.programme == *id) else { return };
    let texts = timetable.texts().chain(context.series.paper_texts());
    let make = |taught: &[Taught<'_>], context: &Context<'_>| resolve::programme(timetable, taught, context);
    Whole { name: id.clone(), texts, make, planned, context }.add(words, done);
}
