//! The names of a whole series, for addresses that lead nowhere in their module.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::model::{Action, Address, Edit, Id, Layer, Library, Module};

/// Ids of all modules with their blocks, and of the library.
#[derive(Clone, Debug, Default)]
pub struct Names {
    modules: BTreeMap<Id, BTreeSet<Id>>,
    library: BTreeSet<Id>,
}

impl Names {
    /// The names of these modules and this library.
    pub fn of<'a>(modules: impl IntoIterator<Item = &'a Module>, library: &Library) -> Self {
        let ids = |module: &Module| {
            let ids = module.root.walk().into_iter().skip(1).map(|block| block.id.clone()).collect();
            (module.root.id.clone(), ids)
        };
        Self {
            modules: modules.into_iter().map(ids).collect(),
            library: library.blocks.iter().map(|block| block.id.clone()).collect(),
        }
    }

    /// The addresses of the blocks that have this id: in modules that the layer edits, or else in any.
    fn holders(&self, id: &Id, layer: &Layer) -> Vec<String> {
        let edited: BTreeSet<&Id> =
            layer.edits.iter().flat_map(addresses).filter_map(|it| it.module.as_ref()).collect();
        let has_it = self.modules.iter().filter(|(_, ids)| ids.contains(id)).map(|(name, _)| name);
        let (near, far): (Vec<&Id>, Vec<&Id>) = has_it.partition(|name| edited.contains(name));
        let library = self.library.contains(id).then_some("library");
        let meant = if near.is_empty() { far } else { near };
        meant.into_iter().map(Id::as_str).chain(library).map(|name| format!("`{name}/{id}`")).collect()
    }

    /// The address most like `id`, outside of `module`: an equal id first, then a near one.
    pub(super) fn suggest(&self, id: &Id, module: &Id) -> Option<String> {
        let others = self.modules.iter().filter(|(name, _)| *name != module);
        let others = others.map(|(name, ids)| (name.as_str(), ids));
        let places: Vec<_> = [("library", &self.library)].into_iter().chain(others).collect();
        let holds = |id: &str| places.iter().find(|(_, ids)| ids.iter().any(|it| it.as_str() == id));
        let near = || nearest(id.as_str(), places.iter().flat_map(|(_, ids)| *ids).map(Id::as_str));
        let id = if holds(id.as_str()).is_some() { id.as_str() } else { near()? };
        holds(id).map(|(name, _)| format!("{name}/{id}"))
    }
}

/// Edits of modules that the series does not have. Run it once for a target: [`super::apply`] sees
/// one module and passes over the others.
pub fn unknown_modules(layers: &[&Layer], names: &Names) -> Problems {
    let mut problems = Problems::none();
    let edits = layers.iter().flat_map(|layer| layer.edits.iter().map(move |edit| (*layer, edit)));
    for (layer, edit) in edits.filter(|(_, edit)| !edit.optional) {
        for address in addresses(edit) {
            let Some(module) = address.module.as_ref().filter(|id| !names.modules.contains_key(*id)) else {
                continue;
            };
            let meant = if address.block.is_none() { names.holders(module, layer) } else { Vec::new() };
            if !meant.is_empty() {
                problems.push(without_module(address, module, &meant));
                continue;
            }
            let near = nearest(module.as_str(), names.modules.keys().map(Id::as_str).chain(["library"]));
            let block = address.block.as_ref().map(|id| format!("/{id}")).unwrap_or_default();
            problems.push(
                Diagnostic::new(Code::MissingTarget, format!("no module `{module}` in the series"))
                    .at(&address.origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}{block}`?"))),
            );
        }
    }
    problems.in_source_order()
}

/// Says that a block stands where its module belongs.
fn without_module(address: &Address, block: &Id, meant: &[String]) -> Diagnostic {
    Diagnostic::new(Code::MissingTarget, format!("no module `{block}` in the series"))
        .at(&address.origin)
        .hint(format!("did you mean {}?", meant.join(" or ")))
}

/// The addresses that an edit names.
pub fn addresses(edit: &Edit) -> impl Iterator<Item = &Address> {
    let second = match &edit.action {
        Action::Move { place, .. } => Some(&place.anchor),
        Action::Add { .. } | Action::Change { .. } | Action::Remove { .. } | Action::Swap { .. } => None,
    };
    std::iter::once(edit.action.address()).chain(second)
}
