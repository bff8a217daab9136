//! The sign-in sheet of each day of a programme.

use super::chapter::Chapter;
use super::compose::{Look, Setter, neutral};
use super::day::day_place;
use super::strip::Strip;
use crate::model::{Label, Schedule, ScheduledDay, Table};
use crate::typeset::Milli;

/// Rows where nobody has said how many people come.
const ROWS: u32 = 20;

/// Rows for those who come without having said so.
const MORE: u32 = 3;

/// The height of a row: room for a signature.
const ROOM: Milli = Milli::pt(27);

/// Sets a sheet for each day, on pages of its own.
pub(super) fn compose(setter: &mut Setter<'_>, schedule: &Schedule) {
    setter.masthead(Label::SignIn);
    if let Some(attendance) = &schedule.attendance {
        setter.attendance(attendance);
    }
    let rows = schedule.attendance.as_ref().map_or(ROWS, |it| it.people + MORE);
    for (index, day) in schedule.days.iter().enumerate() {
        if index > 0 {
            setter.new_page();
        }
        setter.sign_in(day, rows);
    }
}

impl Setter<'_> {
    fn sign_in(&mut self, day: &ScheduledDay, rows: u32) {
        let (number, title) = self.day_title(day);
        let (facts, place) = (self.day_facts(day), day_place(day));
        let parent = self.chapter_here(&Chapter { number, title: &title, facts: &facts, place: &place });
        let full = self.sheet.full();
        let consent = self.label(Label::SignInConsent);
        let strips = self.paragraph(full, &consent, Look::of(Milli::pt(10)), parent);
        self.push(strips);
        self.push(vec![Strip::glue(Milli::pt(8))]);
        let columns = [Label::Name, Label::Organisation, Label::Gender, Label::Signature];
        let mut header = vec![neutral("#")];
        header.extend(columns.map(|label| self.label(label)));
        let row = |number: u32| {
            let mut row = vec![self.figures(&number.to_string())];
            row.extend(columns.map(|_| neutral("")));
            row
        };
        let table = Table { header, rows: (1..=rows).map(row).collect() };
        self.room = Some(ROOM);
        let strips = self.table(full, &table, Look::of(Milli::pt(10)), parent);
        self.room = None;
        self.push(strips);
    }
}
