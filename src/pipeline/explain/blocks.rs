//! The blocks of a module, as an overlay names them.

use super::address_of;
use crate::model::{Block, Kind, Text, Value};

/// One block of a module.
#[derive(Debug)]
pub struct NamedBlock {
    /// What it is.
    pub kind: Kind,
    /// `module/block`.
    pub address: String,
    /// What people know it by: its title, or the words of a question or an option.
    pub title: String,
    /// How many blocks of the module it stands in.
    pub depth: usize,
}

/// The blocks of a module in their order; breaks have no name of their own.
pub(super) fn blocks(module: &Block<Text>) -> Vec<NamedBlock> {
    let mut found = Vec::new();
    below(module, (module, 0), &mut found);
    found
}

fn below(module: &Block<Text>, (block, depth): (&Block<Text>, usize), found: &mut Vec<NamedBlock>) {
    for part in block.children.iter().filter(|part| part.kind != Kind::Break) {
        let (kind, address) = (part.kind, address_of(&module.id, &part.id));
        found.push(NamedBlock { kind, address, title: title(part), depth });
        below(module, (part, depth + 1), found);
    }
}

fn title(block: &Block<Text>) -> String {
    let text = block.kind.fields().iter().find_map(|rule| match block.value(rule.field) {
        Some(Value::Text(text)) => Some(text.markup.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}
