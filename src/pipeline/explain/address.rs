//! From an address as typed to the blocks that it means.

use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::Workspace;
use crate::model::{Block, Field, Id, Kind, Localized, Module, Text};

/// `module/block#field` taken apart.
pub(super) struct Asked<'a> {
    scope: &'a str,
    block: Option<&'a str>,
    field: Option<&'a str>,
}

/// What an address means in one module.
pub(super) enum Found<'a> {
    /// A block that is there.
    Block(&'a Block<Text>),
    /// An id of which no block is left.
    Nothing(Id),
}

impl<'a> Asked<'a> {
    pub(super) fn read(address: &'a str) -> Self {
        let (path, field) =
            address.split_once('#').map_or((address, None), |(path, field)| (path, Some(field)));
        let (scope, block) = path.split_once('/').map_or((path, None), |(scope, block)| (scope, Some(block)));
        Self { scope, block, field }
    }

    /// The modules in which to look, of those that a target teaches.
    pub(super) fn modules(&self, workspace: &Workspace, taught: &[Id]) -> Result<Vec<Id>, Problems> {
        if self.scope == "library" {
            return Ok(taught.to_vec());
        }
        let known = || workspace.modules.keys().map(Id::as_str);
        match Id::parse(self.scope).filter(|id| workspace.modules.contains_key(id)) {
            Some(id) => Ok(vec![id]),
            None => {
                let message = format!("no module `{}`", self.scope);
                Err(told(Code::UnknownReference, &message, nearest(self.scope, known().chain(["library"]))))
            }
        }
    }

    /// What is asked for in a module: an old name leads to the new one.
    pub(super) fn find<'b>(&self, localized: &'b Localized, module: &Module) -> Option<Found<'b>> {
        let Some(name) = self.block else { return Some(Found::Block(&localized.root)) };
        let id = Id::parse(name)?;
        let next = |id: &Id| module.renamed.get(id).map(|(new, _)| new.clone());
        let mut chain = std::iter::successors(Some(id.clone()), next).take(module.renamed.len() + 1);
        let block = chain.find_map(|id| localized.root.find(&id));
        Some(block.map_or(Found::Nothing(id), Found::Block))
    }

    /// Whether the address names a block of the library.
    pub(super) fn is_shelved(&self) -> bool {
        self.scope == "library"
    }

    /// Whether the address names one field.
    pub(super) fn is_about_a_field(&self) -> bool {
        self.field.is_some()
    }

    /// The fields that are asked for: one, or all that the block has.
    pub(super) fn fields(&self, block: &Block<Text>) -> Result<Vec<Field>, Problems> {
        let all = || block.kind.fields().iter().map(|rule| rule.field);
        let there = || all().filter(|field| block.slots.contains_key(field));
        let Some(name) = self.field else { return Ok(there().collect()) };
        // The minutes of a module are the sum of its parts'.
        if (block.kind, name) == (Kind::Module, Field::Minutes.name()) {
            return Ok(vec![Field::Minutes]);
        }
        let field = Field::parse(name, block.kind).filter(|field| block.slots.contains_key(field));
        field.map(|field| vec![field]).ok_or_else(|| {
            let near = nearest(name, there().map(Field::name));
            told(Code::WrongField, &format!("the {} `{}` has no `{name}`", block.kind, block.id), near)
        })
    }

    /// Nothing is called so.
    pub(super) fn missing(&self, modules: &[Localized]) -> Problems {
        let name = self.block.unwrap_or(self.scope);
        let blocks: Vec<_> = modules.iter().flat_map(|module| module.root.walk()).collect();
        let near = nearest(name, blocks.iter().map(|block| block.id.as_str()));
        told(Code::MissingTarget, &format!("no block `{name}` in `{}`", self.scope), near)
    }
}

fn told(code: Code, message: &str, near: Option<&str>) -> Problems {
    let mut problems = Problems::none();
    problems
        .push(Diagnostic::new(code, message).maybe_hint(near.map(|near| format!("did you mean `{near}`?"))));
    problems
}
