//! The texts of a target in the order in which they are read, each once.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Entry;
use crate::diagnostic::{Diagnostic, Problems};
use crate::load::Workspace;
use crate::model::{Block, Id, Kind, LayerName, Localized, Text};
use crate::pipeline::plan::Planned;
use crate::pipeline::proofread;
use crate::render::review::{Unit, words};
use crate::translate::{self, Held, Message};

/// Where a text is read: the module by its place, and the block that is read as a whole.
pub(super) type Place = (usize, Option<(Kind, Id)>);

/// Every text of these modules and of those beside them, each at its first place.
pub(super) fn each_once(modules: &[Localized], beside: Vec<Message>) -> Vec<(Message, Place)> {
    let mut messages: Vec<(Message, Place)> = Vec::new();
    for (at, localized) in modules.iter().enumerate() {
        let mut heads = BTreeMap::new();
        note_heads(&localized.root, None, &mut heads);
        let by_block = translate::by_block(localized).into_iter();
        messages.extend(by_block.map(|(block, message)| (message, (at, heads.get(&block.id).cloned()))));
    }
    messages.extend(beside.into_iter().map(|message| (message, (modules.len(), None))));
    let mut seen = BTreeSet::new();
    let mut is_first = |message: &Message| {
        let key = (message.msgctxt().into_owned(), message.source.clone());
        seen.insert(key)
    };
    let firsts = messages.iter().filter(|(message, _)| is_first(message));
    let places: Vec<Place> = firsts.map(|(_, place)| place.clone()).collect();
    translate::unite(messages.into_iter().map(|(message, _)| message)).into_iter().zip(places).collect()
}

/// The block with which each block is read: a question with its answers, a module with its objectives.
fn note_heads(block: &Block<Text>, outer: Option<&(Kind, Id)>, found: &mut BTreeMap<Id, (Kind, Id)>) {
    let own = (block.kind, block.id.clone());
    let head = match block.kind {
        Kind::Objective | Kind::Option | Kind::Pair | Kind::Item | Kind::Dimension | Kind::Level => {
            outer.unwrap_or(&own)
        }
        Kind::Module
        | Kind::Section
        | Kind::Break
        | Kind::Slide
        | Kind::Case
        | Kind::Tool
        | Kind::Activity
        | Kind::Question => &own,
    };
    found.insert(block.id.clone(), head.clone());
    for child in &block.children {
        note_heads(child, Some(head), found);
    }
}

/// The texts with what the PO files of the target have for each.
pub(super) fn units(
    workspace: &Workspace,
    planned: &Planned<'_>,
    texts: Vec<(Message, Place)>,
) -> Vec<(Unit, Place)> {
    let language = &planned.target.language;
    let own = planned.layers.iter().rev().map(|layer| &layer.name);
    let layers: Vec<&LayerName> = own.chain([&LayerName::Base]).collect();
    let files: Vec<_> =
        layers.iter().filter_map(|it| workspace.catalogues.get(&((*it).clone(), language.clone()))).collect();
    let held = Held::of(&files);
    let found = proofread(workspace, |layer, spoken| spoken == language && layers.contains(&layer));
    let unit = |((message, place), number): ((Message, Place), usize)| {
        let written_in = message.language.as_ref().unwrap_or(&workspace.series.language);
        let entry = held.entry(&message);
        let unit = Unit {
            number,
            places: message.references.iter().map(|it| typed(it)).collect(),
            about: message.about(),
            source: words(&message.source, written_in),
            problems: problems_of(&entry, &found),
            entry: (written_in != language).then_some(entry),
            notes: message.notes.clone(),
        };
        (unit, place)
    };
    texts.into_iter().zip(1..).map(unit).collect()
}

/// An address as it is typed, with the layer that says the text where that is not the base.
fn typed(reference: &str) -> String {
    reference.strip_prefix("base-modules:").unwrap_or(reference).to_owned()
}

fn problems_of(entry: &Entry, found: &Problems) -> Vec<Diagnostic> {
    let Some(place) = &entry.place else { return Vec::new() };
    found.iter().filter(|problem| problem.origin.as_ref() == Some(&place.target)).cloned().collect()
}
