//! `facts.yaml`.

use serde_json::Value;

use super::form::{self, may, must};
use super::words::about;
use crate::model::Field;

/// The list of facts.
pub(super) fn facts() -> Value {
    form::some(form::keys(vec![
        must("id", "Its name; texts use it in double braces, behind fact and a dot", form::id()),
        must("text", "What is printed", form::text()),
        must("source", "Where it was found", form::source()),
        must("as_of", about(Field::AsOf), form::date()),
        must("review_by", about(Field::ReviewBy), form::date()),
        must("confidence", about(Field::Confidence), form::one_of(&["verified", "well-known", "uncertain"])),
        may("clearance", about(Field::Clearance), form::one_of(&["none", "co", "hq"])),
        may("cleared_by", about(Field::ClearedBy), form::text()),
        may("cleared_on", about(Field::ClearedOn), form::date()),
        may("sensitivity", about(Field::Sensitivity), form::one_of(&["open", "restricted"])),
        may("unit", "What is counted", form::text()),
    ]))
}
