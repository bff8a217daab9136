//! `OFFER.md`: what is offered, why, where its facts come from, and what its reviewers must settle.

use std::fmt::Write;

use super::names::Vocabulary;
use super::selection::{Offered, Selection, blocks};
use super::supplies::{Supplies, new_texts};
use super::{Pair, differing};
use crate::load::Workspace;
use crate::markup;
use crate::model::{Action, Block, Edit, Fact, Field, Kind, Layer, LayerName, Source, Text, Value};
use crate::pipeline::difference::words;

/// The letter of an offer.
pub(super) fn letter(
    workspace: &Workspace,
    (layer, selection): (&Layer, &Selection<'_>),
    pairs: &[Pair<'_>],
    supplies: &Supplies<'_>,
) -> String {
    let vocabulary = Vocabulary::of(workspace);
    let mut text = head(workspace, layer);
    for edit in &selection.offered {
        text.push_str(&section(workspace, (layer, edit), pairs, &vocabulary));
    }
    if selection.offered.is_empty() {
        text.push_str("Nothing of this overlay can be offered.\n\n");
    }
    text.push_str(&added(supplies));
    text.push_str(&left(workspace, layer, (selection, supplies)));
    format!("{}\n", text.trim_end())
}

fn head(workspace: &Workspace, layer: &Layer) -> String {
    let title = layer.settings.title.as_ref().map_or_else(|| layer.name.to_string(), |it| it.markup.clone());
    format!(
        "# An offer to the base modules: {title}\n\nWhat {} says differently, written as a change to version {} of the base. Copy the folder `base-modules` of this offer over that of the base, or apply `offer.diff`, which holds everything but pictures. Then run `kitbag check base`.\n\n",
        layer.name, workspace.series.version
    )
}

/// What a reviewer reads about one edit.
fn section(
    workspace: &Workspace,
    (layer, edit): (&Layer, &Edit),
    pairs: &[Pair<'_>],
    vocabulary: &Vocabulary,
) -> String {
    let blocks = blocks(edit, pairs);
    let mut text = format!("## {}\n\n", title(edit, &changed(&blocks)));
    if let Some(why) = &edit.because {
        writeln!(text, "- Reason: {why}").expect("a string takes any text");
    }
    writeln!(text, "- Written in: {}", edit.origin.place()).expect("a string takes any text");
    let sources = blocks.iter().flat_map(|(_, block)| sources(block));
    let facts = blocks.iter().flat_map(|(pair, block)| used(workspace, layer, &new_texts(pair, block)));
    for line in sources.map(cited).chain(facts.map(|fact| cited(&fact.source))) {
        let line = format!("- Source: {line}\n");
        if !text.contains(&line) {
            text.push_str(&line);
        }
    }
    for line in questions(layer, edit, &blocks, vocabulary) {
        writeln!(text, "- To settle: {line}").expect("a string takes any text");
    }
    format!("{text}\n")
}

/// The fields in which blocks of the base are changed.
fn changed(blocks: &[Offered<'_>]) -> Vec<Field> {
    blocks
        .iter()
        .flat_map(|(pair, block)| pair.old(block).map_or(Vec::new(), |old| differing(old, block)))
        .collect()
}

fn title(edit: &Edit, changed: &[Field]) -> String {
    match &edit.action {
        Action::Add { block, .. } => format!("`{}`: {}", block.id, words(&edit.action)),
        Action::Swap { at, block } => format!("`{}`: a {} beside `{at}`", block.id, block.kind),
        Action::Change { at, fields } => {
            let names = fields.keys().filter(|field| changed.contains(field)).map(|field| field.name());
            let names: Vec<_> = names.collect();
            format!("`{at}`: {}", names.join(", "))
        }
        action => format!("`{}`: {}", action.address(), words(action)),
    }
}

fn sources(block: &Block<Text>) -> Vec<&Source> {
    match block.value(Field::Sources) {
        Some(Value::Sources(sources)) => sources.iter().collect(),
        _ => Vec::new(),
    }
}

fn cited(Source { title, publisher, date, url }: &Source) -> String {
    format!("{title}; {publisher}, {date}, {url}")
}

/// The layer's facts that some texts use.
fn used<'a>(workspace: &'a Workspace, layer: &'a Layer, texts: &[&str]) -> Vec<&'a Fact> {
    let names: Vec<_> = placeholders(texts);
    let facts = layer.facts.iter().chain(&workspace.facts);
    facts.filter(|fact| names.contains(&format!("fact.{}", fact.id))).collect()
}

fn placeholders(texts: &[&str]) -> Vec<String> {
    let mut names: Vec<_> =
        texts.iter().flat_map(|text| markup::placeholders(text)).map(|it| it.name).collect();
    names.sort();
    names.dedup();
    names
}

/// What somebody must decide before the base can have it.
fn questions(layer: &Layer, edit: &Edit, blocks: &[Offered<'_>], vocabulary: &Vocabulary) -> Vec<String> {
    let mut lines = Vec::new();
    let prefix = format!("{}-", layer.prefix);
    if let Action::Add { block, .. } | Action::Swap { block, .. } = &edit.action
        && let Some(bare) = block.id.as_str().strip_prefix(&prefix)
    {
        lines.push(format!(
            "the id `{}` carries the name of the overlay; the base would call it `{bare}`",
            block.id
        ));
    }
    if let Action::Swap { at, .. } = &edit.action {
        lines.push(format!("the overlay shows it in place of `{at}`; the base has both now"));
    }
    let texts: Vec<_> = blocks.iter().flat_map(|(pair, block)| new_texts(pair, block)).collect();
    let variables = placeholders(&texts).into_iter().filter(|name| !name.starts_with("fact."));
    let variables: Vec<_> = variables.map(|name| format!("`{{{{{name}}}}}`")).collect();
    if !variables.is_empty() {
        lines.push(format!("does it read well with every country's value of {}?", variables.join(", ")));
    }
    let names = vocabulary.unknown(&texts);
    if !names.is_empty() {
        lines.push(format!("names that the base does not know: {}", names.join("; ")));
    }
    lines.extend(minutes(edit, blocks));
    lines
}

/// Minutes that a new slide adds to its section.
fn minutes(edit: &Edit, blocks: &[Offered<'_>]) -> Option<String> {
    let Action::Add { block, .. } = &edit.action else { return None };
    let (pair, _) = blocks.first()?;
    let holds = |section: &&Block<Text>| section.children.iter().any(|it| it.id == block.id);
    let section = pair.after.root.of_kind(Kind::Section).find(holds)?;
    let old = pair.old(section)?;
    let core = |section: &Block<Text>| match section.value(Field::Minutes) {
        Some(Value::Minutes(minutes)) => Some(minutes.core),
        _ => None,
    };
    let longer = differing(old, section).contains(&Field::Minutes);
    longer.then(|| {
        let (old, new) = (core(old).unwrap_or_default(), core(section).unwrap_or_default());
        format!("section `{}` takes {new} minutes instead of {old}", section.id)
    })
}

fn added(supplies: &Supplies<'_>) -> String {
    let facts = supplies
        .facts
        .iter()
        .map(|fact| format!("- the fact `{}`: {}; {}\n", fact.id, fact.text.markup, cited(&fact.source)));
    let pictures = supplies.pictures.iter().map(|path| format!("- the picture `{path}`\n"));
    let lines: String = facts.chain(pictures).collect();
    if lines.is_empty() { lines } else { format!("## Added for these texts\n\n{lines}\n") }
}

/// What stays with the overlay.
fn left(
    workspace: &Workspace,
    layer: &Layer,
    (selection, supplies): (&Selection<'_>, &Supplies<'_>),
) -> String {
    let mut lines = String::new();
    for (edit, why) in &selection.left {
        let (address, words, place) = (edit.action.address(), words(&edit.action), edit.origin.place());
        writeln!(lines, "- `{address}`, {words} ({place}): {why}").expect("a string takes any text");
    }
    for path in &supplies.kept {
        writeln!(lines, "- the picture `{path}`: the texts around it are the base's")
            .expect("a string takes any text");
    }
    for name in workspace.layers.keys().filter(|name| is_part_of(name, &layer.name)) {
        writeln!(lines, "- {name}: a layer for one audience or language").expect("a string takes any text");
    }
    lines.push_str("- settings of the overlay: languages, variables, branding, agenda and the like\n");
    format!("## Not offered\n\n{lines}")
}

fn is_part_of(name: &LayerName, whole: &LayerName) -> bool {
    let (LayerName::OverlayAudience(id, _) | LayerName::OverlayLanguage(id, _)) = name else { return false };
    *whole == LayerName::Overlay(id.clone())
}
