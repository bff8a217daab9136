//! What offered texts need that the base does not have: facts with their sources, pictures and recordings.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::pages::Pages;
use super::{Pair, same};
use crate::diagnostic::{Problems, SourceFile};
use crate::load::{self, Workspace, amend};
use crate::markup;
use crate::model::{AssetPath, Block, Fact, Layer, Text, Value};

/// The file of the base that facts go into.
const FACTS: &str = "base-modules/facts.yaml";

/// What was added for the offered texts.
pub(super) struct Supplies<'a> {
    /// Facts that the base did not have.
    pub(super) facts: Vec<&'a Fact>,
    /// Pictures and recordings of the layer, by their paths in the base.
    pub(super) pictures: Vec<String>,
    /// Pictures and recordings of the layer that stand in the place of the base's where the text is the same.
    pub(super) kept: Vec<String>,
}

/// Blocks that the offer adds or changes.
pub(super) fn touched<'a>(pair: &'a Pair<'_>) -> Vec<&'a Block<Text>> {
    let blocks = pair.after.root.walk().into_iter();
    blocks.filter(|block| pair.old(block).is_none_or(|old| !same(old, block))).collect()
}

/// The texts of a block that the base does not have.
pub(super) fn new_texts<'a>(pair: &Pair<'_>, block: &'a Block<Text>) -> Vec<&'a str> {
    let old: BTreeSet<_> = pair.old(block).into_iter().flat_map(texts).collect();
    texts(block).into_iter().filter(|text| !old.contains(text)).collect()
}

fn texts(block: &Block<Text>) -> Vec<&str> {
    block.texts().map(|text| text.markup.as_str()).collect()
}

/// Adds the facts and pictures of a layer that its offered texts use.
pub(super) fn add<'a>(
    pages: &mut Pages,
    workspace: &'a Workspace,
    (root, layer): (&Path, &'a Layer),
    pairs: &[Pair<'_>],
) -> Result<Supplies<'a>, Problems> {
    let facts = facts(workspace, layer, pairs);
    for fact in &facts {
        add_fact(pages, workspace, fact);
    }
    let (mut pictures, mut kept) = (Vec::new(), Vec::new());
    for pair in pairs {
        let shown: BTreeSet<_> = touched(pair).into_iter().flat_map(shown).collect();
        for (owner, path) in layer.assets.keys().chain(layer.tracks.keys()) {
            let here = *owner == pair.module.root.id || owner.as_str() == "library";
            let rest = path.as_str().trim_start_matches("assets/");
            let from = format!("{}/assets/{owner}/{rest}", layer.name);
            if !here || !serves(&shown, path) {
                kept.extend((here && pair.before.assets.contains_key(path)).then_some(from));
                continue;
            }
            let to = format!("base-modules/{owner}/{path}");
            pages.picture(to.clone(), load::bytes(root, &from)?);
            pictures.push(to);
        }
    }
    Ok(Supplies { facts, pictures, kept })
}

fn facts<'a>(workspace: &Workspace, layer: &'a Layer, pairs: &[Pair<'_>]) -> Vec<&'a Fact> {
    let used: BTreeSet<String> = pairs
        .iter()
        .flat_map(|pair| touched(pair).into_iter().flat_map(texts))
        .flat_map(markup::placeholders)
        .map(|placeholder| placeholder.name)
        .collect();
    let of_base = |fact: &Fact| workspace.facts.iter().any(|it| it.id == fact.id);
    let wanted = |fact: &&Fact| used.contains(&format!("fact.{}", fact.id)) && !of_base(fact);
    layer.facts.iter().filter(wanted).collect()
}

/// Copies a fact with all its keys.
fn add_fact(pages: &mut Pages, workspace: &Workspace, fact: &Fact) {
    let entry = amend::item(&fact.origin.file.text, fact.id.as_str());
    let new = Arc::new(SourceFile { path: FACTS.to_owned(), text: String::new() });
    let file = workspace.facts.first().map_or(&new, |first| &first.origin.file);
    if workspace.facts.is_empty() && !pages.has(FACTS) {
        pages.create(FACTS.to_owned(), "[]\n".to_owned());
    }
    pages.amend(file, |text| amend::insert(text, &[], amend::Position::Last, &entry?));
}

fn shown(block: &Block<Text>) -> Vec<&AssetPath> {
    block.slots.values().flat_map(|slot| assets(&slot.value)).collect()
}

fn assets(value: &Value<Text>) -> Vec<&AssetPath> {
    match value {
        Value::Asset(_) | Value::Prose(_) => value.assets(),
        _ => Vec::new(),
    }
}

/// Whether a file is shown, or holds the words of a recording that is.
fn serves(shown: &BTreeSet<&AssetPath>, path: &AssetPath) -> bool {
    let holds_words = path.media().is_none();
    shown.contains(path) || (holds_words && shown.iter().any(|it| path.belongs_to(it)))
}
