//! What papers of a programme say of those who take part, and of each day.

use super::chapter::plain;
use super::compose::{Look, Setter};
use super::strip::Strip;
use super::tree::{Role, Tree};
use super::words::from_to;
use crate::model::{Attendance, Label, Per, RichText, Run, ScheduledDay};
use crate::typeset::Milli;

impl Setter<'_> {
    /// Who takes part, where, how many, and who trains them.
    pub(super) fn attendance(&mut self, attendance: &Attendance) {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let full = self.sheet.full();
        let language = self.edition.labels.language().clone();
        let people = self.count(Label::PeopleCounted, &[("n", attendance.count(Per::Person))]);
        let trainers = RichText::plain(attendance.trainers.join(" · "), language);
        let mut lines = vec![self.with_label(Label::Group, &attendance.group)];
        lines.extend(attendance.venue.as_ref().map(|venue| self.with_label(Label::Venue, venue)));
        lines.push(people);
        if !attendance.trainers.is_empty() {
            lines.push(self.with_label(Label::Trainers, &trainers));
        }
        for line in lines {
            let strips = self.paragraph(full, &line, Look::of(Milli::pt(11)), parent);
            self.push(strips);
        }
        self.push(vec![Strip::gap(Milli::pt(14))]);
    }

    /// `Group: words`, or the words alone where they are in another language than the label.
    fn with_label(&self, label: Label, words: &RichText) -> RichText {
        let label = self.label(label);
        let mut line = words.clone();
        if label.language == words.language {
            let text = format!("{}: ", label.to_plain());
            line.runs.insert(0, Run { text, bold: true, ..plain() });
        }
        line
    }

    /// `Day 2: Learn with users`, or the number above the theme where that is in another language.
    pub(super) fn day_title(&self, day: &ScheduledDay) -> (Option<RichText>, RichText) {
        let number = self.count(Label::DayNumber, &[("n", day.number)]);
        match &day.theme {
            Some(theme) if theme.language == number.language => {
                let mut title = theme.clone();
                let text = format!("{}: ", number.to_plain());
                title.runs.insert(0, Run { text, ..plain() });
                (None, title)
            }
            Some(theme) => (Some(number), theme.clone()),
            None => (None, number),
        }
    }

    /// The date of a day, and from when to when it lasts.
    pub(super) fn day_facts(&self, day: &ScheduledDay) -> Vec<RichText> {
        let span = day.span().map(|span| self.figures(&from_to(span)));
        day.date.iter().cloned().chain(span).collect()
    }
}

/// The key of the place of a day.
pub(super) fn day_place(day: &ScheduledDay) -> String {
    format!("#day-{}", day.number)
}
