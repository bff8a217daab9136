//! Ids are unique in their module, and pictures are there to be shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{AssetPath, Block, Element, Id, Library, Module, Text, Value};

/// Reports ids that stand twice in a module or in the library, and pictures that nothing shows.
pub(super) fn check(modules: &BTreeMap<Id, Module>, library: &Library, problems: &mut Problems) {
    for module in modules.values() {
        unique(&module.root.walk(), problems);
        let mut shown = BTreeSet::new();
        note_pictures(&module.root, &mut shown);
        for path in module.assets.keys().filter(|path| !shown.contains(path)) {
            let path = format!("base-modules/{}/{path}", module.root.id);
            problems.push(
                Diagnostic::new(Code::UnusedAsset, format!("no block shows `{path}`"))
                    .at(&Origin::of_path(&path))
                    .hint("show it on a slide, or delete it"),
            );
        }
    }
    unique(&library.blocks.iter().collect::<Vec<_>>(), problems);
}

fn unique(blocks: &[&Block<Text>], problems: &mut Problems) {
    let mut seen: BTreeMap<&Id, &Origin> = BTreeMap::new();
    for block in blocks {
        if let Some(first) = seen.insert(&block.id, &block.origin) {
            problems.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    format!("the id `{}` stands twice in the module", block.id),
                )
                .at(&head(&block.origin))
                .also("first here", &head(first))
                .hint("give one of the two another id; overlays and learners' records refer to ids"),
            );
        }
    }
}

/// The first line of a span.
fn head(origin: &Origin) -> Origin {
    let first = origin.text().lines().next().map_or(0, str::len);
    Origin::new(&origin.file, origin.start, origin.start + first)
}

fn note_pictures(block: &Block<Text>, shown: &mut BTreeSet<AssetPath>) {
    for block in block.walk() {
        for slot in block.slots.values() {
            match &slot.value {
                Value::Asset(path) => {
                    shown.insert(path.clone());
                }
                Value::Prose(prose) => shown.extend(prose.elements().filter_map(|element| match element {
                    Element::Figure(figure) => Some(figure.asset.clone()),
                    _ => None,
                })),
                _ => {}
            }
        }
    }
}
