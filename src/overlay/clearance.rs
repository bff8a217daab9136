//! Cases that need somebody's consent before they are shown.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::model::{Block, Field, Text, Value};

/// Whether a block needs a clearance that nobody gave.
pub(super) fn missing(block: &Block<Text>) -> bool {
    lost(block, &BTreeMap::new())
}

/// Whether a block with these fields set needs a clearance that nobody gave.
pub(super) fn lost(block: &Block<Text>, fields: &BTreeMap<Field, (Value<Text>, Origin)>) -> bool {
    let value = |field| fields.get(&field).map(|(value, _)| value).or_else(|| block.value(field));
    let needed = value(Field::Clearance).and_then(Value::as_word).is_some_and(|word| word != "none");
    let given = value(Field::ClearedBy).is_some() && value(Field::ClearedOn).is_some();
    needed && !given
}

/// Says that something was left out for want of clearance.
pub(super) fn notice(what: &str, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::NotCleared, format!("{what} is not cleared and was left out"))
        .at(origin)
        .hint("set `cleared_by` and `cleared_on` when it is")
}
