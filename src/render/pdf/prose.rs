//! Running text: paragraphs, lists, quotes, pictures.

use super::compose::{Heading, Look, Setter};
use super::sheet::Column;
use super::strip::{After, Area, Ink, Item, Owner, Strip, baseline, beside, flatten, stay};
use super::tree::{NodeId, Role};
use crate::model::{Element, Figure, Label, List, ListItem, Prose, Recording, RichText};
use crate::typeset::Milli;

/// Between two elements.
const GAP: Milli = Milli::pt(6);
/// Between two items of a list.
const ITEM_GAP: Milli = Milli::pt(2);
/// The tallest picture in running text.
const PICTURE: Milli = Milli::pt(190);

impl Setter<'_> {
    /// The elements of a prose below each other; headings of level 2 stand at `level`.
    pub(super) fn prose(
        &mut self,
        column: Column,
        prose: &Prose<RichText>,
        look: Look,
        (parent, level): (NodeId, u8),
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        for element in prose.elements() {
            let set = self.element(column, element, look, (parent, level));
            if !strips.is_empty() && !set.is_empty() {
                let heading_above = strips.last().is_some_and(|it: &Strip| it.after == After::Stay);
                strips.push(if heading_above { Strip::glue(ITEM_GAP) } else { Strip::gap(GAP) });
            }
            strips.extend(set);
        }
        strips
    }

    fn element(
        &mut self,
        column: Column,
        element: &Element<RichText>,
        look: Look,
        (parent, level): (NodeId, u8),
    ) -> Vec<Strip> {
        match element {
            Element::Paragraph(text) => self.paragraph(column, text, look, parent),
            Element::Heading { level: below, text } => {
                let look = Look { size: look.size + Milli::pt(1), ..look.bold() };
                let heading = Heading { level: level + below.saturating_sub(2), look, parent, place: None };
                let mut strips = vec![Strip::gap(Milli::pt(4))];
                strips.extend(self.heading(column, text, &heading));
                strips
            }
            Element::List(list) => self.list(column, list, look, parent),
            Element::Table(table) => self.table(column, table, look, parent),
            Element::Quote(texts) => self.quote(column, texts, look, parent),
            Element::Figure(figure) => self.figure(column, figure, parent),
            Element::Recording(recording) => self.recording(column, recording, (parent, level)),
            Element::ColumnBreak => Vec::new(),
            Element::Mark(text) => self.mark(column, text, parent),
        }
    }

    /// A list of one or two levels.
    pub(super) fn list(
        &mut self,
        column: Column,
        list: &List<RichText>,
        look: Look,
        parent: NodeId,
    ) -> Vec<Strip> {
        let node = self.tree.add(parent, if list.ordered { Role::Numbered } else { Role::List });
        let mut strips = Vec::new();
        for (number, item) in (1..).zip(&list.items) {
            let label = if list.ordered { self.item_number(number, &item.text) } else { "•".to_owned() };
            if !strips.is_empty() {
                strips.push(Strip::gap(ITEM_GAP));
            }
            strips.extend(self.item(column, &label, item, (look, node)));
        }
        strips
    }

    /// `1.`, in the digits of the words that stand behind it.
    pub(super) fn item_number(&self, number: usize, text: &RichText) -> String {
        self.digits(&format!("{number}."), &text.language)
    }

    /// One item with its label and the items below it.
    fn item(
        &mut self,
        column: Column,
        label: &str,
        item: &ListItem<RichText>,
        (look, list): (Look, NodeId),
    ) -> Vec<Strip> {
        let Labelled { mut strips, rest, body } = self.labelled(column, label, &item.text, (look, list));
        if !item.children.is_empty() {
            let children = item.children.iter().map(|it| ListItem::new(it.clone()));
            let below = List { ordered: item.ordered, items: children.collect() };
            strips.push(Strip::gap(ITEM_GAP));
            strips.extend(self.list(rest, &below, look, body));
        }
        strips
    }

    /// The words of one item beside its label.
    pub(super) fn labelled(
        &mut self,
        column: Column,
        label: &str,
        text: &RichText,
        (look, list): (Look, NodeId),
    ) -> Labelled {
        let indent =
            self.sheet.print_size(look.size).scaled(if label.chars().count() > 2 { 2000 } else { 1500 });
        let entry = self.tree.add(list, Role::Item);
        let mark = self.tree.add(entry, Role::Label);
        let body = self.tree.add(entry, Role::Body);
        let (first, rest) = column.split(indent, Milli(0));
        let label = RichText::plain(label, text.language.clone());
        let label = flatten(self.lines(first, &label, look, mark));
        let mut strips = self.lines(rest, text, look, body);
        if let Some(line) = strips.first_mut() {
            let after = line.after;
            let down =
                baseline(&line.items).unwrap_or(line.height) - baseline(&label.items).unwrap_or_default();
            *line = Strip { after, ..beside(label.lowered(down.max(Milli(0))), line.clone()) };
        }
        Labelled { strips, rest, body }
    }

    /// Quoted paragraphs beside a bar.
    fn quote(&mut self, column: Column, texts: &[RichText], look: Look, parent: NodeId) -> Vec<Strip> {
        let node = self.tree.add(parent, Role::Quote);
        let inner = column.inset(Milli::pt(12), Milli(0));
        let mut strips: Vec<Strip> = Vec::new();
        for text in texts {
            if !strips.is_empty() {
                strips.push(Strip::gap(ITEM_GAP));
            }
            strips.extend(self.paragraph(inner, text, look, node));
        }
        bar(&mut strips, column.x, Milli::pt(1), Ink::SOFT);
        strips
    }

    /// A line for reviewers beside a thick bar.
    fn mark(&mut self, column: Column, text: &RichText, parent: NodeId) -> Vec<Strip> {
        let inner = column.inset(Milli::pt(12), Milli(0));
        let mut strips = self.paragraph(inner, text, Look::of(Milli::pt(9)).bold(), parent);
        bar(&mut strips, column.x, Milli::pt(5), Ink::BLACK);
        strips
    }

    /// A picture, as wide as its column or as tall as is fitting.
    fn figure(&mut self, column: Column, figure: &Figure<RichText>, parent: NodeId) -> Vec<Strip> {
        let Some(asset) = self.edition.assets.get(&figure.asset) else { return Vec::new() };
        let (width, height) = contained((asset.width, asset.height), column.width, PICTURE);
        let area = Area { x: column.x, y: Milli(0), width, height };
        let mut items = Vec::new();
        let owner = match &figure.alt {
            Some(alt) => {
                let node = self.tree.add(parent, Role::Figure);
                self.tree.describe(node, alt.to_plain());
                self.tree.speak(node, &alt.language);
                items.push(Item::Claim { area, node });
                Owner::Node(node)
            }
            None => Owner::Ornament,
        };
        items.push(Item::Picture { area, asset: figure.asset.clone(), owner });
        vec![Strip::of(height, items)]
    }

    /// A recording: its picture, and its words.
    fn recording(
        &mut self,
        column: Column,
        recording: &Recording<RichText>,
        (parent, level): (NodeId, u8),
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        if let Some(asset) = &recording.poster {
            let figure = Figure { asset: asset.clone(), alt: Some(recording.alt.clone()) };
            strips.extend(self.figure(column, &figure, parent));
            strips.push(Strip::glue(ITEM_GAP));
        }
        strips.extend(self.said(column, recording, (parent, level)));
        strips
    }

    /// What happens in a recording, where it plays and what is said in it.
    pub(super) fn said(
        &mut self,
        column: Column,
        recording: &Recording<RichText>,
        (parent, level): (NodeId, u8),
    ) -> Vec<Strip> {
        let online = self.edition.plays_online(recording);
        let mut strips = self.paragraph(column, &recording.alt, Look::BODY.bold(), parent);
        strips.extend(self.paragraph(column, &online, Look::SMALL, parent));
        strips.push(Strip::glue(GAP));
        let transcript = self.label(Label::Transcript);
        strips.extend(self.lead(column, &transcript, parent));
        strips.extend(self.prose(column, &recording.transcript, Look::BODY, (parent, level)));
        strips
    }

    /// A small bold line that stays with what follows.
    pub(super) fn lead(&mut self, column: Column, text: &RichText, parent: NodeId) -> Vec<Strip> {
        let look = Look::of(Milli::pt(9)).bold().ink(Ink::SOFT);
        let mut strips = self.paragraph(column, text, look, parent);
        stay(&mut strips);
        strips
    }
}

/// An item of a list and where more of it goes.
pub(super) struct Labelled {
    pub(super) strips: Vec<Strip>,
    /// The column of its words.
    pub(super) rest: Column,
    pub(super) body: NodeId,
}

/// The size of a picture inside a box, in its own proportions.
pub(super) fn contained((w, h): (u32, u32), width: Milli, height: Milli) -> (Milli, Milli) {
    let (w, h) = (i64::from(w.max(1)), i64::from(h.max(1)));
    let at_full_width = width * h / w;
    if at_full_width <= height { (width, at_full_width) } else { (height * w / h, height) }
}

/// Draws a bar along strips.
pub(super) fn bar(strips: &mut [Strip], x: Milli, width: Milli, ink: Ink) {
    for strip in strips {
        let area = Area { x, y: Milli(0), width, height: strip.height };
        strip.items.push(Item::Fill { area, ink });
    }
}
