//! Pictures and recordings of a localized module: a layer's file replaces one of the same path.

use std::collections::{BTreeMap, BTreeSet};

use super::recordings;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{
    Asset, AssetPath, Block, Field, Figure, Layer, LayerName, Library, Module, Text, Touch, Value,
};

/// The files of the module, of the library as far as its blocks show them, and of the layers.
pub(super) fn merge(
    (module, library): (&Module, &Library),
    layers: &[&Layer],
    root: &Block<Text>,
    problems: &mut Problems,
) -> BTreeMap<AssetPath, Asset> {
    let shown = shown(root);
    let is_used = |path: &AssetPath| shown.contains_key(path) || shown.keys().any(|it| path.belongs_to(it));
    let mut assets: BTreeMap<AssetPath, Asset> =
        library.assets.iter().filter(|(path, _)| is_used(path)).map(owned).collect();
    assets.extend(module.assets.iter().map(owned));
    for (at, layer) in layers.iter().enumerate() {
        let from_here: BTreeSet<&LayerName> = layers[at..].iter().map(|layer| &layer.name).collect();
        for ((owner, path), asset) in &layer.assets {
            if *owner != module.root.id && (owner.as_str() != "library" || !is_used(path)) {
                continue;
            }
            let old = assets.insert(path.clone(), asset.clone());
            if old.is_none_or(|old| old == *asset) {
                continue;
            }
            if path.is_recording() {
                let (below, above) = layers.split_at(at);
                recordings::kept_words((module, library, below), above, (owner, path), problems);
            }
            for (block, touch) in shown.get(path).into_iter().flatten() {
                if let Some(touch) = touch.filter(|touch| !from_here.contains(&touch.layer)) {
                    problems.push(kept_alt(layer, path, block, touch));
                }
            }
        }
    }
    assets
}

fn owned((path, asset): (&AssetPath, &Asset)) -> (AssetPath, Asset) {
    (path.clone(), asset.clone())
}

fn kept_alt(layer: &Layer, path: &AssetPath, block: &Block<Text>, touch: &Touch) -> Diagnostic {
    let message =
        format!("{} replaces `{path}`, but `{}` keeps the old alternative text", layer.name, block.id);
    Diagnostic::new(Code::KeptAlt, message)
        .at(&touch.origin)
        .hint("write in the overlay what the new picture shows")
}

/// A block that shows a picture, and who wrote what the picture shows, if anybody did.
type Use<'a> = (&'a Block<Text>, Option<&'a Touch>);

fn shown(root: &Block<Text>) -> BTreeMap<&AssetPath, Vec<Use<'_>>> {
    let mut shown: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for block in root.walk() {
        for slot in block.slots.values() {
            let told = |figure: &Figure<Text>| figure.alt.is_some().then_some(&slot.touch);
            match &slot.value {
                Value::Asset(path) => {
                    let alt = block.slots.get(&Field::Alt).map(|alt| &alt.touch);
                    shown.entry(path).or_default().push((block, alt));
                }
                Value::Prose(prose) => {
                    for figure in prose.figures() {
                        shown.entry(&figure.asset).or_default().push((block, told(figure)));
                    }
                    for recording in prose.recordings() {
                        shown.entry(&recording.asset).or_default().push((block, None));
                    }
                }
                Value::Script(steps) => {
                    for figure in steps.iter().flat_map(|step| step.body.figures()) {
                        shown.entry(&figure.asset).or_default().push((block, told(figure)));
                    }
                }
                _ => {}
            }
        }
    }
    shown
}
