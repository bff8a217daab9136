//! Overlays onto base modules: a module and its layers in, the localized module out.
//!
//! A layer goes through a module in phases, so that the order of its entries has no meaning:
//! change and swap, move, add, remove. Each verb has its file. What all share is [`draft`], the
//! module under construction, and [`pass`], one layer on its way through it.

mod absent;
mod add;
mod assets;
mod audience;
mod below;
mod change;
mod check;
mod clearance;
mod compare;
mod copy;
mod departure;
mod draft;
mod drift;
mod explain;
mod fit;
mod keyed;
mod layers;
mod merge;
mod minutes;
mod names;
mod page;
mod pass;
mod placement;
mod questions;
mod reach;
mod recordings;
mod references;
mod relocate;
mod remove;
mod rivals;
mod settings;
mod status;
mod stem;
mod swap;
mod target;
mod written;

use std::collections::BTreeSet;

use crate::diagnostic::Problems;
use crate::model::{Address, Edit, Layer, Library, Localized, Module};

use draft::Draft;
use pass::Pass;

pub use audience::for_audiences;
pub use below::{below, edits_of, field_named};
pub use compare::{ComparedLine, Fate, compare};
pub use copy::{Copy, copy, usual};
pub use departure::{Departure, Reason, departure};
pub use drift::{Agreement, Subject, subjects};
pub use explain::{Decision, Explanation, cut, decisions, explain};
pub use keyed::{id_list, key, keyed, yaml};
pub use layers::{home, layers, stack};
pub use merge::{Merged, merge};
pub use names::{Names, addresses, unknown_modules};
pub use page::{base_document, base_slide, front_matter, heading, in_markdown};
pub use reach::Reach;
pub use rivals::{rival_settings, rivals};
pub use settings::{select, settings};
pub use status::{Row, Standing, status};
pub use stem::Stem;
pub use written::written;

/// Applies layers, lowest first, to a module. Edits of other modules are passed over; `names`
/// serves suggestions. The marks of audiences stay; [`for_audiences`] is next.
pub fn apply(
    module: &Module,
    library: &Library,
    layers: &[&Layer],
    names: &Names,
) -> Result<(Localized, Problems), Problems> {
    let stem = Stem::new(module, library, names);
    layers.iter().fold(stem, |stem, layer| stem.with(layer)).finish()
}

/// The layers without repetitions.
fn each_once<'a>(layers: &[&'a Layer]) -> Vec<&'a Layer> {
    let mut seen = BTreeSet::new();
    layers.iter().copied().filter(|layer| seen.insert(&layer.name)).collect()
}

/// Applies one layer, in source order wherever the order could show.
fn pass(draft: &mut Draft, layer: &Layer) {
    let here = |address: &Address| address.module.as_ref().is_none_or(|id| *id == draft.module.root.id);
    let concerns = |edit: &&Edit| names::addresses(edit).any(here);
    let mut edits: Vec<&Edit> = layer.edits.iter().filter(concerns).collect();
    if edits.is_empty() {
        return;
    }
    edits.sort_by_key(|edit| pass::place(&edit.origin));
    let mut pass = Pass::new(layer, &edits);
    let before = check::Census::of(draft);
    add::shelve(draft, &pass);
    add::bring(draft, &mut pass);
    change::apply(draft, &mut pass);
    swap::apply(draft, &mut pass);
    let moves = relocate::plan(draft, &mut pass);
    let adds = add::plan(draft, &pass);
    let doomed = remove::plan(draft, &mut pass);
    placement::settle(draft, &mut pass, moves, adds);
    add::commit(draft, &pass);
    swap::commit(draft, &pass);
    remove::apply(draft, &mut pass, &doomed);
    minutes::follow(draft, &pass);
    check::layer(draft, &pass, &before);
}
