//! Ids are unique in their module.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Block, Id, Library, Module, Text};

/// Reports ids that stand twice in a module or in the library.
pub(super) fn check(modules: &BTreeMap<Id, Module>, library: &Library, problems: &mut Problems) {
    for module in modules.values() {
        unique(&module.root.walk(), problems);
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
