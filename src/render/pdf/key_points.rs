//! The key points of a module, each with a box to tick.

use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::{Area, Ink, Item, Strip, beside, flatten, height};
use super::tree::{NodeId, Role};
use crate::model::{Edition, Element, RichText, StepKind};
use crate::typeset::Milli;

/// Between two columns.
const BETWEEN: Milli = Milli::pt(16);

/// The key points of all scripts, in order.
pub(super) fn key_points(edition: &Edition) -> Vec<&RichText> {
    let steps = edition.slides().flat_map(|(_, slide)| &slide.script);
    let points = steps.filter(|step| step.kind == StepKind::KeyPoint);
    points
        .flat_map(|step| step.body.elements())
        .filter_map(|element| match element {
            Element::Paragraph(text) => Some(text),
            _ => None,
        })
        .collect()
}

impl Setter<'_> {
    /// Texts with a box before each.
    pub(super) fn ticks(&mut self, texts: &[&RichText], look: Look, parent: NodeId) {
        let list = self.tree.add(parent, Role::List);
        let full = self.sheet.full();
        for text in texts {
            let strips = self.tick(full, text, (look, list));
            self.push(strips);
        }
    }

    /// The same in two columns, which no page break divides.
    pub(super) fn ticks_in_columns(&mut self, texts: &[&RichText], look: Look, parent: NodeId) {
        let list = self.tree.add(parent, Role::List);
        let full = self.sheet.full();
        let (left, right) = full.split((full.width - BETWEEN) / 2, BETWEEN);
        let mut whole = |text: &&RichText| {
            let mut strips = self.tick(left, text, (look, list));
            if let Some(gap) = strips.last_mut() {
                gap.height = self.closeness.gap(gap.height);
            }
            flatten(strips)
        };
        let all: Vec<_> = texts.iter().map(&mut whole).collect();
        let mut columns = [Vec::new(), Vec::new()];
        let half = height(&all) / 2;
        for strip in all {
            let is_over = height(&columns[0]) + strip.height / 2 > half;
            columns[usize::from(is_over || !columns[1].is_empty())].push(strip);
        }
        let [first, second] = columns.map(flatten);
        let items = second.items.into_iter().map(|item| item.moved(right.x - left.x, Milli(0))).collect();
        self.push(vec![beside(first, Strip { items, ..Strip::of(second.height, Vec::new()) })]);
    }

    fn tick(&mut self, column: Column, text: &RichText, (look, list): (Look, NodeId)) -> Vec<Strip> {
        let size = self.size(look);
        let item = self.tree.add(list, Role::Item);
        let body = self.tree.add(item, Role::Body);
        let mut strips = self.lines(column.inset(size * 2, Milli(0)), text, look, body);
        let area = Area { x: column.x, y: size / 4, width: size, height: size };
        if let Some(first) = strips.first_mut() {
            first.items.push(Item::Frame { area, weight: Milli(1000), ink: Ink::BLACK });
        }
        strips.push(Strip::gap(size / 2));
        strips
    }
}
