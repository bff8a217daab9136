//! Old names of blocks in the files of a layer.

use std::collections::BTreeMap;

use crate::diagnostic::Origin;
use crate::load::Workspace;
use crate::model::{Action, Address, Edit, Id, LayerName, Module};
use crate::overlay;

/// Old names in the files of a layer, and what they are to be.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    /// By file, the words and what stands in their place.
    pub(super) words: BTreeMap<String, Vec<(Origin, String)>>,
    /// The new addresses, each with the place of the old one.
    pub(super) told: Vec<(String, Origin)>,
}

/// Every address of a layer that names a block by an old id, and the headings of its texts that do.
pub(super) fn renamed(workspace: &Workspace, name: &LayerName) -> Renamed {
    let mut found = Renamed::default();
    for edit in workspace.layers.get(name).into_iter().flat_map(|layer| &layer.edits) {
        for address in overlay::addresses(edit) {
            let module = address.module.as_ref().and_then(|id| workspace.modules.get(id));
            let Some((module, old)) = module.zip(address.block.as_ref()) else { continue };
            let Some(new) = new_name(module, old) else { continue };
            found.address(address, (&module.root.id, old, new));
            if let Action::Change { at, .. } = &edit.action
                && at == address
            {
                found.heading(edit, (old, new));
            }
        }
    }
    found
}

/// What a block is called now that the base has no block of the old name.
fn new_name<'a>(module: &'a Module, old: &'a Id) -> Option<&'a Id> {
    let gone = module.renamed.contains_key(old) && module.root.find(old).is_none();
    module.current(old).filter(|new| gone && module.root.find(new).is_some())
}

impl Renamed {
    fn word(&mut self, origin: Origin, new: String) {
        self.words.entry(origin.file.path.clone()).or_default().push((origin, new));
    }

    fn address(&mut self, address: &Address, (module, old, new): (&Id, &Id, &Id)) {
        let (old, new) = (format!("{module}/{old}"), format!("{module}/{new}"));
        self.word(address.origin.clone(), address.origin.text().replacen(&old, &new, 1));
        self.told.push((new, address.origin.clone()));
    }

    /// The heading of a text names its block too.
    fn heading(&mut self, edit: &Edit, (old, new): (&Id, &Id)) {
        let Action::Change { fields, .. } = &edit.action else { return };
        let file = fields.values().map(|(_, origin)| &origin.file).find(|file| file.path.ends_with(".md"));
        let Some(file) = file else { return };
        let mark = format!("{{#{old}");
        let behind = |at: usize| file.text[at + mark.len()..].starts_with([' ', '}']);
        if let Some((at, _)) = file.text.match_indices(&mark).find(|(at, _)| behind(*at)) {
            self.word(Origin::new(file, at, at + mark.len()), format!("{{#{new}"));
        }
    }
}
