//! The table of contents.

use super::{GLOSSARY, KEY_POINTS, QUIZ};
use crate::model::{Direction, Label, RichText};
use crate::render::pdf::compose::{Look, Setter};
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{After, Item, Owner, Strip};
use crate::render::pdf::tree::{Goal, NodeId, Role};
use crate::typeset::{GlyphRun, Milli};

/// Room for the number of a page.
const NUMBER: Milli = Milli::pt(34);

/// One line of the contents.
pub(super) struct Listed {
    pub(super) place: String,
    title: RichText,
    level: u8,
}

/// What the contents list, in order.
pub(super) fn entries(setter: &Setter<'_>) -> Vec<Listed> {
    let edition = setter.edition;
    let mut entries = Vec::new();
    let mut add = |place: &str, title: RichText, level| {
        entries.push(Listed { place: place.to_owned(), title, level });
    };
    for section in edition.sections.iter().filter(|it| !it.is_break) {
        add(section.id.as_str(), section.title.clone(), 1);
        for slide in &section.slides {
            add(slide.id.as_str(), slide.title.clone(), 2);
        }
        for activity in super::back::activities_of(edition, section) {
            add(activity.id.as_str(), setter.named(Label::Activity, &activity.title), 2);
        }
    }
    for activity in super::back::other_activities(edition) {
        add(activity.id.as_str(), setter.named(Label::Activity, &activity.title), 1);
    }
    for case in &edition.cases {
        add(case.id.as_str(), setter.named(Label::Case, &case.title), 1);
    }
    for tool in &edition.tools {
        add(tool.id.as_str(), setter.named(Label::Tool, &tool.title), 1);
    }
    if edition.quiz.is_some() {
        add(QUIZ, setter.label(Label::Quiz), 1);
    }
    if !edition.glossary.is_empty() {
        add(GLOSSARY, setter.label(Label::Glossary), 1);
    }
    if super::back::has_key_points(edition) {
        add(KEY_POINTS, setter.label(Label::KeyPoints), 1);
    }
    entries
}

impl Setter<'_> {
    /// The contents, on a page of their own.
    pub(super) fn contents(&mut self, entries: &[Listed]) {
        let title = self.label(Label::Contents);
        let parent = self.chapter(&[], &title, "#contents");
        let list = self.tree.add(parent, Role::Contents);
        for entry in entries {
            let strips = self.entry(entry, list);
            self.push(strips);
        }
    }

    fn entry(&mut self, entry: &Listed, list: NodeId) -> Vec<Strip> {
        let item = self.tree.add(list, Role::ContentsItem);
        let reference = self.tree.add(item, Role::Reference);
        let goal = Goal::Place(entry.place.clone());
        let link = self.tree.link(reference, goal, entry.title.to_plain());
        let top = entry.level == 1;
        let indent = if top { Milli(0) } else { Milli::pt(16) };
        let row = self.sheet.full().inset(indent, Milli(0));
        let look = if top { Look::of(Milli(10_500)).bold().tight() } else { Look::of(Milli(9500)).tight() };
        let mut strips = self.lines(row.inset(Milli(0), NUMBER + Milli::pt(8)), &entry.title, look, link);
        if let Some(last) = strips.last_mut() {
            self.lead_to(last, row, (look, link, &entry.place));
        }
        crate::render::pdf::strip::together(&mut strips);
        if top {
            strips.insert(0, Strip::gap(Milli::pt(4)));
            if let Some(last) = strips.last_mut() {
                last.after = After::Stay;
            }
        }
        strips
    }

    /// Dots and the number of the page at the end of a line.
    fn lead_to(&self, line: &mut Strip, row: Column, (look, owner, place): (Look, NodeId, &str)) {
        let Some(Item::Text { x, width, baseline, runs, .. }) = line.items.last() else { return };
        let (x, baseline) = (*x, *baseline);
        let end = match self.sheet.direction {
            Direction::Ltr => runs.last().map_or(Milli(0), |run| run.x + run.width),
            Direction::Rtl => *width - runs.first().map_or(*width, |run: &GlyphRun| run.x),
        };
        let number = Item::PageNumber {
            x: row.x + row.width - NUMBER,
            width: NUMBER,
            baseline,
            size: look.size,
            place: place.to_owned(),
            owner: Owner::Node(owner),
        };
        let from = x + end + Milli::pt(5);
        let dots =
            Item::Dots { x: from, width: row.x + row.width - NUMBER + Milli::pt(8) - from, y: baseline };
        line.items.push(number);
        line.items.push(dots);
    }
}
