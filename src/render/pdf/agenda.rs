//! The agenda of a programme: a table for each day, from its first session to its last.

use super::chapter::{Chapter, plain};
use super::compose::{Look, Setter, neutral};
use super::day::day_place;
use super::strip::{Strip, height, together};
use super::tree::{Role, Tree};
use super::words::from_to;
use crate::model::{Entry, Label, Meal, Occasion, RichText, Run, Schedule, ScheduledDay, Table};
use crate::typeset::Milli;

/// Sets all days.
pub(super) fn compose(setter: &mut Setter<'_>, schedule: &Schedule) {
    setter.snugly(|it| it.agenda_of(schedule));
}

impl Setter<'_> {
    fn agenda_of(&mut self, schedule: &Schedule) {
        self.masthead(Label::Agenda);
        if let Some(attendance) = &schedule.attendance {
            self.attendance(attendance);
        }
        for day in &schedule.days {
            self.day_of_agenda(day);
        }
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let strips = self.licence(Look::of(Milli::pt(9)), parent);
        self.push(strips);
    }

    /// A day, on one page if it fits.
    fn day_of_agenda(&mut self, day: &ScheduledDay) {
        let before = self.draft();
        let (number, title) = self.day_title(day);
        let (facts, place) = (self.day_facts(day), day_place(day));
        let parent = self.chapter_here(&Chapter { number, title: &title, facts: &facts, place: &place });
        let header = [Label::Time, Label::Session, Label::Topic, Label::Planned];
        let header = header.map(|label| self.label(label));
        let rows = day.entries.iter().map(|entry| self.entry_of_agenda(entry));
        let table = Table { header: header.into(), rows: rows.collect() };
        let strips = self.table(self.sheet.full(), &table, Look::BODY, parent);
        self.push(strips);
        let body = self.sheet.body();
        let strips = &mut self.story.strips[before.strips..];
        if height(strips) <= body {
            together(strips);
        }
        self.push(vec![Strip::gap(Milli::pt(20))]);
    }

    fn entry_of_agenda(&self, entry: &Entry) -> Vec<RichText> {
        let time = self.figures(&from_to((entry.start, entry.end())));
        let minutes = self.minutes(entry.minutes);
        let (session, topic) = self.occasion(&entry.what);
        vec![time, session, self.continued(topic, entry), minutes]
    }

    /// What kind of session it is, and what it is about.
    fn occasion(&self, what: &Occasion) -> (RichText, RichText) {
        match what {
            Occasion::Item(title) | Occasion::Prayer(title) => (neutral("–"), title.clone()),
            Occasion::Meal(Meal::Lunch) => (self.label(Label::Break), self.label(Label::Lunch)),
            Occasion::Meal(Meal::Tea) => (self.label(Label::Break), self.label(Label::Tea)),
            Occasion::Module { place, title, part } => {
                let mut session = self.count(Label::Module, &[("n", *place)]);
                let part = part.map(|part| self.count(Label::PartNumber, &[("n", usize::from(part))]));
                if let Some(part) = part {
                    session.runs.push(Run { text: format!(" · {}", part.to_plain()), ..plain() });
                }
                let mut title = title.clone();
                for run in &mut title.runs {
                    run.bold = true;
                }
                (session, title)
            }
        }
    }

    /// Says that a session goes on, where that can be said in its language.
    fn continued(&self, mut topic: RichText, entry: &Entry) -> RichText {
        let words = self.label(Label::Continued);
        if entry.continued && words.language == topic.language {
            topic.runs.push(Run { text: format!(" ({})", words.to_plain()), ..plain() });
        }
        topic
    }
}
