//! The programme of a target: an edition without sections, whose days have the words of its language.

use std::collections::BTreeSet;

use super::beside::{beside, draft_with};
use super::cohort;
use super::equipment::equipment;
use super::values::Values;
use super::words::{Blocks, Words};
use super::{Context, date_text, digest};
use crate::diagnostic::Problems;
use crate::model::{
    Edition, Entry, Held, Id, Localized, Occasion, PlannedDay, RichText, Schedule, ScheduledDay, Sitting,
    Text, Timetable, Visibility,
};

/// A finished module and what it was made of.
#[derive(Clone, Copy, Debug)]
pub struct Taught<'a> {
    /// The finished words.
    pub edition: &'a Edition,
    /// The words that its authors wrote.
    pub written: &'a Localized,
}

/// The edition of a programme, with the titles of the finished modules of its target; `None` where there
/// are none.
pub fn programme(
    timetable: &Timetable,
    modules: &[Taught<'_>],
    context: &Context<'_>,
) -> Result<Option<(Edition, Problems)>, Problems> {
    let Some(Taught { edition: first, .. }) = modules.first() else { return Ok(None) };
    let values = Values::new(context);
    let Context { places, loose, target, variant, .. } = *context;
    let words = Words {
        values: &values,
        blocks: Blocks::none(&timetable.programme, variant),
        places,
        loose,
        target,
        marks: None,
        reader: Visibility::Everyone,
        problems: context.cohort.map(|it| cohort::check(it, timetable)).unwrap_or_default(),
    };
    let mut writer = Writer { words, context, modules };
    let title = writer.said(timetable.title());
    let schedule = writer.schedule(timetable);
    let editions: Vec<_> = modules.iter().map(|it| it.edition).collect();
    let own = timetable.texts().chain(context.series.paper_texts());
    let draft = draft_with(&editions, own, context);
    let mut edition =
        Edition { draft, schedule: Some(schedule), ..beside(first, (timetable.programme.clone(), title)) };
    edition.hash = digest::of(&edition);
    writer.words.problems.unless_errors(Some(edition)).map(|(edition, problems)| Some((edition?, problems)))
}

/// Turns what is written beside the modules into words.
pub(super) struct Writer<'a> {
    pub(super) words: Words<'a>,
    pub(super) context: &'a Context<'a>,
    pub(super) modules: &'a [Taught<'a>],
}

impl Writer<'_> {
    pub(super) fn said(&mut self, (role, text): (&'static str, &Text)) -> RichText {
        self.words.rich(&self.context.loose(role, text))
    }

    fn schedule(&mut self, timetable: &Timetable) -> Schedule {
        let context = self.context;
        let held = timetable.days.iter().flat_map(|day| &day.sittings).filter_map(Sitting::module);
        let is_held: BTreeSet<&Id> = held.collect();
        let modules: Vec<_> = self.modules.iter().filter(|it| is_held.contains(&it.edition.module)).collect();
        Schedule {
            attendance: context.cohort.map(|cohort| cohort::attendance(cohort, context)),
            stages: cohort::stages(context, |task| self.said(("task", task))),
            equipment: equipment(&modules),
            forms: context.series.forms.iter().map(|form| form.said(&mut |text| self.said(text))).collect(),
            papers: Vec::new(),
            days: timetable.days.iter().map(|day| self.day(day)).collect(),
        }
    }

    pub(super) fn day(&mut self, day: &PlannedDay) -> ScheduledDay {
        let date = self.context.cohort.and_then(|cohort| cohort.dates.get(day.number - 1));
        let language = &self.context.target.language;
        let date = date.map(|(date, _)| RichText::plain(date_text(*date, self.context), language.clone()));
        ScheduledDay {
            number: day.number,
            date,
            theme: day.theme().map(|text| self.said(text)),
            entries: day.sittings.iter().map(|sitting| self.entry(sitting)).collect(),
        }
    }

    fn entry(&mut self, sitting: &Sitting) -> Entry {
        let what = match (&sitting.what, sitting.what.text()) {
            (Held::Module { id, part, .. }, _) => self.module(id, *part),
            (Held::Meal(meal), _) => Occasion::Meal(*meal),
            (Held::Prayer(_), Some(text)) => Occasion::Prayer(self.said(text)),
            (Held::Item(_), Some(text)) => Occasion::Item(self.said(text)),
            (Held::Prayer(_) | Held::Item(_), None) => unreachable!("items and prayers have titles"),
        };
        Entry { start: sitting.start, minutes: sitting.minutes, what, continued: sitting.continued }
    }

    fn module(&self, id: &Id, part: Option<u8>) -> Occasion {
        let mut taught = self.modules.iter().map(|it| it.edition);
        let edition = taught.find(|edition| edition.module == *id);
        let edition =
            edition.expect("a timetable holds modules that the target teaches, and all are finished");
        Occasion::Module { place: edition.place.0, title: edition.title.clone(), part }
    }
}
