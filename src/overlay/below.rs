//! The block that an address means under some layers, for those who ask before an edit is written.

use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::model::{
    Action, Address, Block, Edit, Field, Id, Kind, Layer, LayerName, Library, Localized, Module, Settings,
    Text,
};

use super::names::Names;

/// The block as these layers leave it, or why there is none: what `check` would say about an edit of
/// it in the next layer.
pub fn below(
    localized: &Localized,
    (module, library): (&Module, &Library),
    layers: &[&Layer],
    (at, names): (&Address, &Names),
) -> Result<Block<Text>, Problems> {
    let found = at.block.as_ref().map_or(Some(&localized.root), |id| localized.root.find(id));
    if let Some(block) = found {
        return Ok(block.clone());
    }
    let probe = probe(at);
    let layers: Vec<_> = layers.iter().copied().chain([&probe]).collect();
    let told = match super::apply(module, library, &layers, names) {
        Ok((_, problems)) | Err(problems) => problems,
    };
    let mut problems = Problems::none();
    for problem in told.iter().filter(|it| it.origin.as_ref() == Some(&at.origin)) {
        problems.push(Diagnostic { origin: None, ..problem.clone() });
    }
    Err(problems)
}

/// A layer whose only edit is one of this block.
fn probe(at: &Address) -> Layer {
    let action = Action::Change { at: at.clone(), fields: std::collections::BTreeMap::new() };
    let edit = Edit { action, because: None, optional: false, origin: at.origin.clone() };
    let prefix = Id::parse("next").expect("a plain word is an id");
    Layer {
        name: LayerName::Overlay(prefix.clone()),
        prefix,
        extends: Vec::new(),
        settings: Settings::default(),
        edits: vec![edit],
        facts: Vec::new(),
        glossary: Vec::new(),
        assets: std::collections::BTreeMap::new(),
        tracks: std::collections::BTreeMap::new(),
        templates: std::collections::BTreeMap::new(),
        origin: at.origin.clone(),
    }
}

/// The field of a block that has this name and a value.
pub fn field_named(block: &Block<Text>, name: &str) -> Result<Field, Diagnostic> {
    let found = Field::parse(name, block.kind).filter(|field| block.slots.contains_key(field));
    found.ok_or_else(|| {
        let names = || block.slots.keys().map(|field| field.name());
        let near = nearest(name, names());
        let message = format!("the {} `{}` has no `{name}`", block.kind, block.id);
        Diagnostic::new(Code::WrongField, message).hint(match near {
            Some(near) => format!("did you mean `#{near}`?"),
            None if block.kind == Kind::Question && name == "options" => {
                format!("each option is a block of its own, as `{}-…`", block.id)
            }
            None => format!("it has: {}", names().collect::<Vec<_>>().join(", ")),
        })
    })
}

/// The edits of a layer that act on a block, new blocks included.
pub fn edits_of<'a>(layer: &'a Layer, at: &Address) -> Vec<&'a Edit> {
    let same = |other: &Address| {
        let module = other.module.is_none() || at.module.is_none() || other.module == at.module;
        module && other.block == at.block
    };
    let brings = |block: &Block<Text>| at.block.as_ref().is_some_and(|id| block.find(id).is_some());
    let acts = |edit: &&Edit| match &edit.action {
        Action::Add { place, block } => {
            let here = place.anchor.module.is_none() || place.anchor.module == at.module;
            here && brings(block)
        }
        Action::Swap { at: old, block } => {
            let here = old.module.is_none() || old.module == at.module;
            same(old) || here && brings(block)
        }
        action => same(action.address()),
    };
    layer.edits.iter().filter(acts).collect()
}
