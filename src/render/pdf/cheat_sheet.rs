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

/// Sets the sheet, closer where it would not fit.
pub(super) fn compose(setter: &mut Setter<'_>) {
    setter.sheet.use_whole_page();
    let before = setter.draft();
    for closeness in Closeness::ALL {
        setter.discard(before);
        setter.set_closer(closeness, &Setter::cheat_sheet);
        if setter.extent(before).0 == 1 {
            break;
        }
    }
}

impl Setter<'_> {
    fn cheat_sheet(&mut self) {
        self.cheat_head();
        self.times();
        self.points_to_make();
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
        let look = Look::of(Milli::pt(15)).bold().tight();
        strips.extend(self.heading(full, &edition.title, &Heading { level: 1, look, parent, place: None }));
        for mark in self.marks() {
            strips.extend(self.paragraph(full, &mark, Look::of(Milli(8500)).bold().tight(), parent));
        }
        let line = Area { x: full.x, y: Milli::pt(2), width: full.width, height: Milli::pt(2) };
        strips.push(Strip::of(Milli::pt(8), vec![Item::Fill { area: line, ink: Ink::BLACK }]));
        strips.extend(self.small_heading(Label::Objectives, parent));
        let items = edition.objectives.iter();
        let items = items.map(|it| ListItem { text: it.text.clone(), children: vec![] }).collect();
        strips.extend(self.list(full, &List { ordered: true, items }, LOOK, parent));
        self.push(strips);
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
            let minutes = self.fill(Label::Minutes, &[("n", &section.minutes.to_string())]);
            let time = RichText {
                language: minutes.language.clone(),
                ..neutral(format!("{}  {}", clock(section.start), minutes.to_plain()))
            };
            vec![time, self.with_handouts(section), section.cut.clone().unwrap_or_else(|| neutral("–"))]
        });
        let table = Table { header: header.into(), rows: rows.collect() };
        strips.extend(self.table(self.sheet.full(), &table, Look::of(Milli(8500)), parent));
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

    fn points_to_make(&mut self) {
        let points = key_points(self.edition);
        if points.is_empty() {
            return;
        }
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let strips = self.small_heading(Label::KeyPoints, parent);
        self.push(strips);
        self.ticks(&points, LOOK, parent);
    }
}
