//! Objectives, how to use the script, the agenda.

use super::section::linked;
use super::{AGENDA, HOW_TO_USE, OBJECTIVES, span};
use crate::model::{Edition, Label, List, ListItem, Table};
use crate::render::pdf::chapter::Chapter;
use crate::render::pdf::compose::{Look, Setter};
use crate::render::pdf::strip::Strip;
use crate::typeset::Milli;

impl Setter<'_> {
    /// The pages before the script itself.
    pub(super) fn front(&mut self) {
        self.objectives();
        self.how_to_use();
        self.agenda();
    }

    fn objectives(&mut self) {
        let title = self.label(Label::Objectives);
        let parent = self.chapter_here(&Chapter::plain(&title, OBJECTIVES));
        let items = self.edition.objectives.iter();
        let items = items.map(|it| ListItem::new(it.text.clone())).collect();
        let list = List { ordered: true, items };
        let strips = self.list(self.sheet.full(), &list, Look::BODY, parent);
        self.push(strips);
        self.push(vec![Strip::gap(Milli::pt(24))]);
    }

    fn how_to_use(&mut self) {
        let title = self.label(Label::HowToUse);
        let parent = self.chapter_here(&Chapter::plain(&title, HOW_TO_USE));
        let full = self.sheet.full();
        let lines = [
            Label::HowToUseSay,
            Label::HowToUseDo,
            Label::HowToUseAsk,
            Label::HowToUseOther,
            Label::HowToUseApart,
        ];
        let items = lines.map(|line| ListItem::new(self.label(line)));
        let list = List { ordered: false, items: items.into() };
        let strips = self.list(full, &list, Look::BODY, parent);
        self.push(strips);
        self.push(vec![Strip::gap(Milli::pt(24))]);
    }

    fn agenda(&mut self) {
        let title = self.label(Label::Agenda);
        let total = self.minutes(minutes(self.edition));
        let parent = self.chapter_here(&Chapter { facts: &[total], ..Chapter::plain(&title, AGENDA) });
        let (time, part) = (self.label(Label::Time), self.label(Label::Part));
        let rows = self.edition.sections.iter().map(|section| {
            let time = self.figures(&span(section.start, section.minutes));
            let minutes = self.minutes(section.minutes);
            let title =
                if section.is_break { section.title.clone() } else { linked(&section.title, &section.id) };
            vec![time, title, minutes]
        });
        let rows = rows.collect();
        let planned = self.label(Label::Planned);
        let table = Table { header: vec![time, part, planned], rows };
        let strips = self.table(self.sheet.full(), &table, Look::BODY, parent);
        self.push(strips);
        self.push(vec![Strip::gap(Milli::pt(16))]);
    }
}

/// From the first start to the last end, breaks included.
pub(super) fn minutes(edition: &Edition) -> u32 {
    edition.sections.iter().map(|section| section.minutes).sum()
}
