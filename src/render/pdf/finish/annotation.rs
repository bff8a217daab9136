//! Links: places to click (ISO 32000-1 §12.5.6.5).

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use super::{About, length, metadata};
use crate::render::pdf::tree::{Goal, NodeId};
use crate::render::pdf::write::{Corners, Event};

/// The events with neighbouring places of one link on one line joined.
pub(super) fn joined(events: &[Event]) -> Vec<Event> {
    let mut joined: Vec<Event> = Vec::new();
    for event in events {
        let same = |earlier: &&mut Event| match (earlier, event) {
            (Event::Link(a, before), Event::Link(b, now)) => a == b && before[1] == now[1],
            _ => false,
        };
        match (joined.iter_mut().rev().find(same), event) {
            (Some(Event::Link(_, before)), Event::Link(_, now)) => {
                before[0] = before[0].min(now[0]);
                before[2] = before[2].max(now[2]);
                before[3] = before[3].max(now[3]);
            }
            _ => joined.push(event.clone()),
        }
    }
    joined
}

/// The annotation of a link; `key` is its number in the parent tree.
pub(super) fn link(
    about: &About<'_>,
    pages: &[ObjectId],
    node: NodeId,
    (corners, key): (Corners, usize),
) -> Dictionary {
    let link = about.tree.node(node);
    let words = link.alt.as_deref().unwrap_or_default();
    let mut dict = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => corners.into_iter().map(length).collect::<Vec<_>>(),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed, or rather: not hidden on paper, as PDF/A asks.
        "F" => 4,
        "Contents" => metadata::words(words),
        "StructParent" => i64::try_from(key).expect("a file has few links"),
    };
    match &link.goal {
        Some(Goal::Web(address)) => {
            let address = Object::string_literal(address.as_str());
            dict.set("A", dictionary! { "S" => "URI", "URI" => address });
        }
        Some(Goal::Place(place)) => {
            if let Some(target) = destination(about, pages, place) {
                dict.set("Dest", target);
            }
        }
        None => {}
    }
    dict
}

fn destination(about: &About<'_>, pages: &[ObjectId], place: &str) -> Option<Vec<Object>> {
    let spot = about.book.places.get(place)?;
    Some(super::outline::destination(pages, *spot, about.imposition))
}
