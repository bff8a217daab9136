//! What became of a block that is not there any more.

use crate::diagnostic::Origin;
use crate::model::{Id, Kind, Layer, Library, Module, Touch};

use super::draft::Why;
use super::names::Names;
use super::stem::Stem;

/// How a block left its module.
#[derive(Clone, Debug)]
pub struct Departure {
    /// What it was.
    pub kind: Kind,
    /// Where it is written.
    pub written: Origin,
    /// Why it left.
    pub reason: Reason,
    /// The edit that did it.
    pub touch: Touch,
}

/// Why a block left its module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A layer took it out.
    Removed,
    /// This block stands in its place.
    Swapped(Id),
    /// Nobody has cleared it.
    NotCleared,
    /// The edit that brings it has an error.
    Refused,
}

/// How a block left a module under these layers; `None` where it never was there or still is.
pub fn departure(
    (module, library): (&Module, &Library),
    layers: &[&Layer],
    names: &Names,
    block: &Id,
) -> Option<Departure> {
    let stem = Stem::new(module, library, names);
    let stem = layers.iter().fold(stem, |stem, layer| stem.with(layer));
    let draft = stem.draft();
    let gone = draft.gone.get(block)?;
    let node = &draft.nodes[gone.node].block;
    let reason = match &gone.why {
        Why::Removed => Reason::Removed,
        Why::Swapped(new) => Reason::Swapped(new.clone()),
        Why::Uncleared => Reason::NotCleared,
        Why::Faulty => Reason::Refused,
    };
    Some(Departure { kind: node.kind, written: node.origin.clone(), reason, touch: gone.touch.clone() })
}
