//! What lies below each thing that a layer touches: what its lock remembers and later compares.

use std::collections::BTreeMap;

use crate::diagnostic::Origin;
use crate::model::{
    Action, Address, Agreed, Block, Edit, Field, Fingerprint, Id, Kind, Layer, Library, Localized, Lock,
    Module, Text, Touched, Value, Verb,
};

use super::names::Names;
use super::written::written;

/// One thing that a layer touches.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As the overlay names it.
    pub written: Touched,
    /// As the base names it now.
    pub current: Touched,
    /// The kind of the block.
    pub kind: Kind,
    /// What the layer does.
    pub verb: Verb,
    /// What lies below it now; `None` where nothing does.
    pub below: Option<String>,
    /// Where what lies below stands.
    pub below_origin: Option<Origin>,
    /// What the layer says instead; `None` where it takes a block out.
    pub yours: Option<String>,
    /// Where the layer says so.
    pub origin: Origin,
}

/// How what lies below compares with what the author last saw.
#[derive(Clone, Copy, Debug)]
pub enum Agreement<'a> {
    /// It is the same.
    Agreed,
    /// It has changed since.
    Changed(&'a Agreed),
    /// No lock says what the author saw.
    Untracked,
}

impl Subject {
    /// Compares with the layer's lock. A lock written under an old name of the block holds.
    pub fn agreement<'a>(&self, lock: Option<&'a Lock>) -> Agreement<'a> {
        let agreed = |touched| lock.and_then(|lock| lock.agreed.get(touched));
        match agreed(&self.current).or_else(|| agreed(&self.written)) {
            None => Agreement::Untracked,
            Some(then) if same(then.text.as_deref(), self.below.as_deref()) => Agreement::Agreed,
            Some(then) => Agreement::Changed(then),
        }
    }
}

fn same(a: Option<&str>, b: Option<&str>) -> bool {
    Fingerprint::of(a) == Fingerprint::of(b)
}

/// What the last of some layers touches in a module, and what the base and the layers before it have
/// there. Edits that find no block are left out: they are errors of their own.
pub fn subjects(module: &Module, library: &Library, layers: &[&Layer], names: &Names) -> Vec<Subject> {
    let Some((layer, lower)) = layers.split_last() else { return Vec::new() };
    let touches = |edit: &&Edit| !matches!(edit.action, Action::Add { .. } | Action::Move { .. });
    let here = |edit: &&Edit| edit.action.address().module.as_ref().is_none_or(|id| *id == module.root.id);
    let mut edits = layer.edits.iter().filter(touches).filter(here).peekable();
    if edits.peek().is_none() {
        return Vec::new();
    }
    let Ok((below, _)) = super::apply(module, library, lower, names) else { return Vec::new() };
    let blocks: BTreeMap<&Id, &Block<Text>> =
        below.root.walk().into_iter().map(|block| (&block.id, block)).collect();
    let ground = Ground { module, below: &below, blocks };
    edits.flat_map(|edit| ground.subjects(edit)).collect()
}

/// A module as a layer finds it.
struct Ground<'a> {
    module: &'a Module,
    below: &'a Localized,
    blocks: BTreeMap<&'a Id, &'a Block<Text>>,
}

impl Ground<'_> {
    fn subjects(&self, edit: &Edit) -> Vec<Subject> {
        let Some(block) = self.find(edit.action.address()) else { return Vec::new() };
        match &edit.action {
            Action::Change { at, fields } => {
                let known = |field: &Field| block.kind.rule(*field).is_some();
                let fields = fields.iter().filter(|(field, _)| known(field));
                fields.map(|(field, (value, origin))| changed(at, block, (*field, value, origin))).collect()
            }
            Action::Swap { at, block: new } => {
                vec![Subject { yours: Some(whole(new)), ..taken(at, block, edit) }]
            }
            Action::Remove { at } => vec![taken(at, block, edit)],
            Action::Add { .. } | Action::Move { .. } => Vec::new(),
        }
    }

    /// The block of an address, also by an old name.
    fn find(&self, at: &Address) -> Option<&Block<Text>> {
        let Some(id) = at.block.as_ref() else { return Some(&self.below.root) };
        let known = |id| self.blocks.get(id).copied();
        known(id).or_else(|| self.module.current(id).and_then(known))
    }
}

fn changed(at: &Address, block: &Block<Text>, set: (Field, &Value<Text>, &Origin)) -> Subject {
    let (field, value, origin) = set;
    let slot = block.slots.get(&field);
    Subject {
        written: touched(at, at.block.as_ref(), Some(field)),
        current: touched(at, at.block.as_ref().map(|_| &block.id), Some(field)),
        kind: block.kind,
        verb: Verb::Change,
        below: slot.map(|slot| written(&slot.value)),
        below_origin: slot.map(|slot| slot.touch.origin.clone()),
        yours: Some(written(value)),
        origin: origin.clone(),
    }
}

/// A whole block that is swapped or removed.
fn taken(at: &Address, block: &Block<Text>, edit: &Edit) -> Subject {
    Subject {
        written: touched(at, at.block.as_ref(), None),
        current: touched(at, at.block.as_ref().map(|_| &block.id), None),
        kind: block.kind,
        verb: edit.action.verb(),
        below: Some(whole(block)),
        below_origin: Some(block.origin.clone()),
        yours: None,
        origin: edit.origin.clone(),
    }
}

fn touched(at: &Address, block: Option<&Id>, field: Option<Field>) -> Touched {
    Touched { module: at.module.clone(), block: block.cloned(), field }
}

/// A block with all its parts as text: every field under its name.
fn whole(block: &Block<Text>) -> String {
    let mut parts = vec![format!("{} {}", block.kind, block.id)];
    for rule in block.kind.fields() {
        parts.extend(block.value(rule.field).map(|value| format!("{}:\n{}", rule.field, written(value))));
    }
    parts.extend(block.children.iter().map(whole));
    parts.join("\n\n")
}
