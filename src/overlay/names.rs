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

    /// The module that has a block of this id, or `library`.
    fn holder(&self, id: &Id) -> Option<&str> {
        let module = self.modules.iter().find(|(_, ids)| ids.contains(id)).map(|(name, _)| name.as_str());
        module.or_else(|| self.library.contains(id).then_some("library"))
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
    for edit in layers.iter().flat_map(|layer| &layer.edits).filter(|edit| !edit.optional) {
        for address in addresses(edit) {
            let Some(module) = address.module.as_ref().filter(|id| !names.modules.contains_key(*id)) else {
                continue;
            };
            let whose = address.block.is_none().then(|| names.holder(module)).flatten();
            if let Some(whose) = whose {
                problems.push(without_module(module, whose, address));
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
fn without_module(block: &Id, whose: &str, address: &Address) -> Diagnostic {
    Diagnostic::new(Code::MissingTarget, format!("no module `{block}` in the series"))
        .at(&address.origin)
        .hint(format!("did you mean `{whose}/{block}`?"))
}

/// The addresses that an edit names.
pub fn addresses(edit: &Edit) -> impl Iterator<Item = &Address> {
    let second = match &edit.action {
        Action::Move { place, .. } => Some(&place.anchor),
        Action::Add { .. } | Action::Change { .. } | Action::Remove { .. } | Action::Swap { .. } => None,
    };
    std::iter::once(edit.action.address()).chain(second)
}
