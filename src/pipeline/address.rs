//! Addresses as they are typed, and the blocks that they mean under the layers of an overlay.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile, nearest};
use crate::load::Workspace;
use crate::model::{Address, Block, Id, Layer, Module, Text};
use crate::overlay::{self, Names};

/// `module/block#field`, `library/block#field`, `module#field`, or one of them without a field.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The block, or a module as a whole.
    pub address: Address,
    /// The name of a field.
    pub field: Option<String>,
}

impl Typed {
    /// Reads what was typed.
    pub fn read(text: &str) -> Result<Self, Problems> {
        let (path, field) = text.split_once('#').map_or((text, None), |(path, field)| (path, Some(field)));
        let (scope, block) = path.split_once('/').map_or((path, None), |(scope, block)| (scope, Some(block)));
        let module = if scope == "library" { Some(None) } else { Id::parse(scope).map(Some) };
        let block = block.map_or(Some(None), |block| Id::parse(block).map(Some));
        let (Some(module), Some(block)) = (module, block) else { return Err(no_address(text)) };
        if module.is_none() && block.is_none() {
            return Err(no_address(text));
        }
        let file = Arc::new(SourceFile { path: String::new(), text: path.to_owned() });
        let origin = Origin::new(&file, 0, path.len());
        Ok(Self { address: Address { module, block, origin }, field: field.map(str::to_owned) })
    }

    /// Whether a field of a block is meant.
    pub fn means(&self, address: &Address, field: Option<&str>) -> bool {
        let whole = self.address.block.is_none() || self.address.block == address.block;
        let named = self.field.as_deref().is_none_or(|name| field == Some(name));
        let module = self.field.is_none() || self.address.block == address.block;
        self.address.module == address.module && whole && named && module
    }
}

fn no_address(text: &str) -> Problems {
    one(Diagnostic::new(Code::BadValue, format!("`{text}` is no address"))
        .hint("an address is `module/block`, `module/block#field`, `library/block` or `module#field`"))
}

/// The problems that consist of one.
pub(super) fn one(problem: Diagnostic) -> Problems {
    let mut problems = Problems::none();
    problems.push(problem);
    problems
}

/// The block that an address means under some layers, or why there is none.
pub(super) fn under(workspace: &Workspace, layers: &[&Layer], at: &Address) -> Result<Block<Text>, Problems> {
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let Some(module) = module_of(workspace, at)? else {
        let blocks = || workspace.library.blocks.iter();
        let found = blocks().find(|block| Some(&block.id) == at.block.as_ref()).cloned();
        return found.ok_or_else(|| {
            let name = at.block.as_ref().map_or("", Id::as_str);
            let near = nearest(name, blocks().map(|block| block.id.as_str()));
            one(Diagnostic::new(Code::MissingTarget, format!("no block `{name}` in the library"))
                .maybe_hint(near.map(|near| format!("did you mean `library/{near}`?"))))
        });
    };
    let (localized, _) = overlay::apply(module, &workspace.library, layers, &names)?;
    overlay::below(&localized, (module, &workspace.library), layers, (at, &names))
}

/// The module of an address; for a block of the library the first that borrows it, if any does.
fn module_of<'a>(workspace: &'a Workspace, at: &Address) -> Result<Option<&'a Module>, Problems> {
    let Some(id) = &at.module else {
        let borrows =
            |module: &&Module| module.borrowed.iter().any(|it| Some(&it.block) == at.block.as_ref());
        return Ok(workspace.modules.values().find(borrows));
    };
    workspace.modules.get(id).map(Some).ok_or_else(|| {
        let near = nearest(id.as_str(), workspace.modules.keys().map(Id::as_str).chain(["library"]));
        one(Diagnostic::new(Code::UnknownReference, format!("no module `{id}`"))
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint("`kitbag list` names them all"))
    })
}
