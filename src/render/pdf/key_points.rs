//! The key points of a module, each with a box to tick.

use super::compose::{Look, Setter};
use super::strip::{Area, Ink, Item, Strip};
use super::tree::{NodeId, Role};
use crate::model::{Edition, Element, RichText, StepKind};
use crate::typeset::Milli;

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
        let size = self.size(look);
        for text in texts {
            let item = self.tree.add(list, Role::Item);
            let body = self.tree.add(item, Role::Body);
            let mut strips = self.lines(full.inset(size * 2, Milli(0)), text, look, body);
            let area = Area { x: full.x, y: size / 4, width: size, height: size };
            if let Some(first) = strips.first_mut() {
                first.items.push(Item::Frame { area, weight: Milli(1000), ink: Ink::BLACK });
            }
            strips.push(Strip::gap(size / 2));
            self.push(strips);
        }
    }
}
