//! The outline beside the pages (ISO 32000-1 §12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{About, length, metadata};
use crate::render::pdf::impose::Imposition;
use crate::render::pdf::paginate::{Entry, Spot};
use crate::typeset::Milli;

/// Adds the outline, if there is anything in it.
pub(super) fn add(file: &mut Document, pages: &[ObjectId], about: &About<'_>) -> Option<ObjectId> {
    let entries = &about.book.outline;
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| file.new_object_id()).collect();
    let mut shelf = Shelf { entries, ids: &ids };
    for (index, entry) in entries.iter().enumerate() {
        let parent = shelf.parent(index).map_or(root, |parent| ids[parent]);
        let mut dict = dictionary! {
            "Title" => metadata::words(&entry.title),
            "Parent" => parent,
            "Dest" => destination(pages, entry.spot, about.imposition),
        };
        let siblings = shelf.children(shelf.parent(index));
        let place = siblings.iter().position(|it| *it == index).unwrap_or(0);
        if let Some(earlier) = place.checked_sub(1) {
            dict.set("Prev", ids[siblings[earlier]]);
        }
        if let Some(later) = siblings.get(place + 1) {
            dict.set("Next", ids[*later]);
        }
        // Slides are folded away below their section.
        shelf.ends(&mut dict, Some(index), entry.level >= 2);
        file.set_object(ids[index], dict);
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    shelf.ends(&mut dict, None, false);
    file.set_object(root, dict);
    (!entries.is_empty()).then_some(root)
}

/// Shows the page from this spot on.
pub(super) fn destination(pages: &[ObjectId], spot: Spot, imposition: &Imposition) -> Vec<Object> {
    let above = Milli::pt(12);
    let (side, placed) = imposition.find(spot.page);
    let height = imposition.sides[side].height;
    let top = (height - placed.down(spot.y) + above).min(height);
    let left = placed.left().map_or(Object::Null, |left| length(left.0));
    vec![Object::Reference(pages[side]), "XYZ".into(), left, length(top.0), Object::Null]
}

struct Shelf<'a> {
    entries: &'a [Entry],
    ids: &'a [ObjectId],
}

impl Shelf<'_> {
    /// The nearest earlier entry of a higher rank.
    fn parent(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|earlier| self.entries[*earlier].level < self.entries[index].level)
    }

    fn children(&self, parent: Option<usize>) -> Vec<usize> {
        (0..self.entries.len()).filter(|index| self.parent(*index) == parent).collect()
    }

    fn ends(&mut self, dict: &mut Dictionary, index: Option<usize>, folded: bool) {
        let children = self.children(index);
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            let count = i64::try_from(children.len()).expect("an outline is short");
            dict.set("First", self.ids[*first]);
            dict.set("Last", self.ids[*last]);
            dict.set("Count", if folded { -count } else { count });
        }
    }
}
