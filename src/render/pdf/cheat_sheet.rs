//! The cheat sheet: what a trainer glances at, on one page that prints alone.

use super::chapter::plain;
use super::compose::{Heading, Look, Setter, neutral};
use super::key_points::key_points;
use super::squeeze::Closeness;
use super::strip::{Area, Ink, Item, Strip, stay};
use super::tree::{NodeId, Role, Tree};
use crate::model::{Label, List, ListItem, RichText, Run, Section, Table, clock};
use crate::typeset::Milli;

/// Most words are of this size.
const LOOK: Look = Look::of(Milli(9500)).tight();

/// Type sizes to try for the title.
const TITLES: [Milli; 3] = [Milli::pt(15), Milli(13_500), Milli::pt(12)];

/// How key points stand below each other.
#[derive(Clone, Copy)]
enum Columns {
    One,
    Two,
}

/// Sets the sheet; where it would not fit, with key points in two columns and ever closer.
pub(super) fn compose(setter: &mut Setter<'_>) {
    setter.sheet.use_whole_page();
    let before = setter.draft();
    let in_two = Closeness::ALL.map(|closeness| (closeness, Columns::Two));
    for (closeness, columns) in std::iter::once((Closeness::NONE, Columns::One)).chain(in_two) {
        setter.set_closer(closeness, &|it: &mut Setter<'_>| it.cheat_sheet(columns));
        if setter.extent(before).0 == 1 {
            return;
        }
        setter.discard(before);
    }
    setter.set_closer(Closeness::CLOSEST, &|it: &mut Setter<'_>| it.cheat_sheet(Columns::One));
}

impl Setter<'_> {
    fn cheat_sheet(&mut self, columns: Columns) {
        self.cheat_head();
        self.times();
        self.points_to_make(columns);
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        self.push(vec![Strip::gap(Milli::pt(6))]);
        let strips = self.licence(Look::of(Milli(7500)).ink(Ink::SOFT), parent);
        self.push(strips);
    }

    fn cheat_head(&mut self) {
        let parent = self.tree.add(Tree::ROOT, Role::Part);
        let edition = self.edition;
        let full = self.sheet.full();
        let mut facts = vec![self.label(Label::CheatSheet)];
        facts.extend(self.issue());
        let mut strips = self.facts(full, &facts, (Look::of(Milli(8500)).tight(), parent));
        let look = self.title_look();
        strips.extend(self.heading(full, &edition.title, &Heading { level: 1, look, parent, place: None }));
        for mark in self.marks() {
            strips.extend(self.paragraph(full, &mark, Look::of(Milli(8500)).bold().tight(), parent));
        }
        let line = Area { x: full.x, y: Milli::pt(2), width: full.width, height: Milli::pt(2) };
        strips.push(Strip::of(Milli::pt(8), vec![Item::Fill { area: line, ink: Ink::BLACK }]));
        strips.extend(self.small_heading(Label::Objectives, parent));
        let items = edition.objectives.iter();
        let items = items.map(|it| ListItem::new(it.text.clone())).collect();
        strips.extend(self.list(full, &List { ordered: true, items }, LOOK, parent));
        self.push(strips);
    }

    /// The largest type in which the title takes one line, if there is one.
    fn title_look(&mut self) -> Look {
        let looks = TITLES.map(|size| Look::of(size).bold().tight());
        let (title, width) = (&self.edition.title, self.sheet.full().width);
        self.one_line_look(title, &looks, width).unwrap_or(looks[0])
    }

    fn small_heading(&mut self, label: Label, parent: NodeId) -> Vec<Strip> {
        let title = self.label(label);
        let look = Look::of(Milli(10_500)).bold().tight();
        let full = self.sheet.full();
        let mut strips = vec![Strip::gap(Milli::pt(6))];
        strips.extend(self.heading(full, &title, &Heading { level: 2, look, parent, place: None }));
        stay(&mut strips);
        strips
    }

    /// Each section with its time, what is given out in it, and what to leave out when time runs short.
    fn times(&mut self) {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let mut strips = self.small_heading(Label::Agenda, parent);
        let header = [Label::Time, Label::Part, Label::Behind].map(|label| self.label(label));
        let rows = self.edition.sections.iter().map(|section| {
            let minutes = self.minutes(section.minutes);
            let start = self.digits(&clock(section.start), &minutes.language);
            let time = RichText {
                language: minutes.language.clone(),
                ..neutral(format!("{start}  {}", minutes.to_plain()))
            };
            vec![time, self.with_handouts(section), section.cut.clone().unwrap_or_else(|| neutral("–"))]
        });
        let table = Table { header: header.into(), rows: rows.collect() };
        let look = Look::of(Milli(8500)).tight();
        // What to leave out is much longer than the titles beside it.
        let full = self.sheet.full();
        strips.extend(match self.columns(full, &table, (look, full.width * 3)) {
            Some(columns) => self.table_in(&columns, &table, look, parent),
            None => self.table(full, &table, look, parent),
        });
        self.push(strips);
    }

    /// The title of a section with the numbers of its cases and handouts.
    fn with_handouts(&self, section: &Section) -> RichText {
        let cases = section.cases.iter().filter_map(|id| self.case_number(id));
        let sheets = section.activities.iter().chain(&section.tools).filter_map(|id| self.handout_number(id));
        let mut title = section.title.clone();
        for number in cases.chain(sheets) {
            if number.language == title.language {
                let text = format!(" · {}", number.to_plain());
                title.runs.push(Run { text, bold: true, ..plain() });
            }
        }
        title
    }

    fn points_to_make(&mut self, columns: Columns) {
        let points = key_points(self.edition);
        if points.is_empty() {
            return;
        }
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let strips = self.small_heading(Label::KeyPoints, parent);
        self.push(strips);
        match columns {
            Columns::One => self.ticks(&points, LOOK, parent),
            Columns::Two => self.ticks_in_columns(&points, LOOK, parent),
        }
    }
}
