//! The table of contents.

use super::chapter::{Chapter, plain};
use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::{After, Item, Owner, Strip, baseline, together};
use super::tree::{Goal, NodeId, Role};
use crate::model::{Id, Label, RichText, Run};
use crate::typeset::Milli;

/// Room for the number of a page.
pub(super) const NUMBER: Milli = Milli::pt(34);

/// One line of the contents.
pub(super) struct Listed {
    /// The key of its place; `None` where it is not in this document.
    pub(super) place: Option<String>,
    pub(super) title: RichText,
    pub(super) level: u8,
}

impl Listed {
    /// A block with what it is called by: `Handout 2 · Journey map`.
    pub(super) fn numbered(number: Option<RichText>, title: &RichText, id: &Id) -> Self {
        let mut title = title.clone();
        if let Some(number) = number.filter(|it| it.language == title.language) {
            title.runs.insert(0, Run { text: format!("{} · ", number.to_plain()), ..plain() });
        }
        Self { place: Some(id.as_str().to_owned()), title, level: 1 }
    }
}

impl Setter<'_> {
    /// The contents, on a page of their own.
    pub(super) fn contents(&mut self, entries: &[Listed]) {
        let title = self.label(Label::Contents);
        let parent = self.chapter(&Chapter::plain(&title, "#contents"));
        self.listing(entries, parent);
    }

    /// A line for each entry, with the page on which it begins.
    pub(super) fn listing(&mut self, entries: &[Listed], parent: NodeId) {
        let list = self.tree.add(parent, Role::Contents);
        for entry in entries {
            let strips = self.entry(entry, list);
            self.push(strips);
        }
    }

    fn entry(&mut self, entry: &Listed, list: NodeId) -> Vec<Strip> {
        let item = self.tree.add(list, Role::ContentsItem);
        let reference = self.tree.add(item, Role::Reference);
        let owner = match &entry.place {
            Some(place) => self.tree.link(reference, Goal::Place(place.clone()), entry.title.to_plain()),
            None => reference,
        };
        let top = entry.level == 1;
        let indent = if top { Milli(0) } else { Milli::pt(16) };
        let row = self.sheet.full().inset(indent, Milli(0));
        let look = if top { Look::of(Milli(10_500)).bold().tight() } else { Look::of(Milli(9500)).tight() };
        let mut strips = self.lines(row.inset(Milli(0), NUMBER + Milli::pt(8)), &entry.title, look, owner);
        if let Some((last, place)) = strips.last_mut().zip(entry.place.as_ref()) {
            self.lead_to(last, row, (look, owner, place));
        }
        together(&mut strips);
        if top {
            strips.insert(0, Strip::gap(Milli::pt(4)));
            if let Some(last) = strips.last_mut() {
                last.after = After::Stay;
            }
        }
        strips
    }

    /// Dots and the number of the page at the end of a line.
    pub(super) fn lead_to(&self, line: &mut Strip, row: Column, (look, owner, place): (Look, NodeId, &str)) {
        let (Some(end), Some(baseline)) = (line.end_of_words(self.sheet.direction), baseline(&line.items))
        else {
            return;
        };
        let number = Item::PageNumber {
            x: row.x + row.width - NUMBER,
            width: NUMBER,
            baseline,
            size: look.size,
            place: place.to_owned(),
            owner: Owner::Node(owner),
        };
        let from = end + Milli::pt(5);
        let dots =
            Item::Dots { x: from, width: row.x + row.width - NUMBER + Milli::pt(8) - from, y: baseline };
        line.items.push(number);
        line.items.push(dots);
    }
}
