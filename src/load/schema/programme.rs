//! Programmes, their days and the agenda's times.

use serde_json::{Value, json};

use super::form::{self, Key, may, must};
use crate::model::Variant;

/// A plan of delivery.
pub(super) fn programme() -> Value {
    form::keys(vec![
        must("id", "Its name", form::id()),
        must("title", "Its title", form::text()),
        variant("The length in which it teaches the modules"),
        may("slot-minutes", "Minutes of each slot, where all have the same", form::minutes_of_one()),
        must("days", "Its days", form::some(day())),
    ])
}

/// A length of the modules.
pub(super) fn variant(about: &str) -> Key {
    may("variant", about, form::one_of(&Variant::ALL.map(Variant::name)))
}

fn day() -> Value {
    form::keys(vec![
        may("theme", "What the day is about", form::text()),
        may("keep", "Whether the day stays where none of its modules is taught", form::flag()),
        must("sessions", "Its sessions, in order", form::some(session())),
    ])
}

fn session() -> Value {
    let item = form::keys(vec![
        must("item", "What it is", form::text()),
        must("minutes", "How long it takes", form::number(1000)),
        may("before-start", "Whether the day starts after it", form::flag()),
        may("at", "Its time of day, in quotes", form::clock()),
    ]);
    let module = form::keys(vec![
        must("module", "A module, with its minutes", form::id()),
        may("part", "The part before its break, or the one after it", json!({ "enum": [1, 2] })),
    ]);
    let meals = form::one_of(&["lunch", "tea"]);
    let pause = form::keys(vec![must("break", "Its minutes stand in the agenda", meals)]);
    form::any(vec![item, module, pause])
}

/// The times of an overlay's days.
pub(super) fn agenda() -> Value {
    let prayer = form::keys(vec![
        must("title", "What it is called", form::text()),
        must("at", "Its time of day, in quotes", form::clock()),
        must("minutes", "How long it takes", form::number(240)),
    ]);
    form::keys(vec![
        may("start", "When a day starts, in quotes, as \"08:30\"", form::clock()),
        may("lunch", "Minutes of lunch", form::number(240)),
        may("tea", "Minutes of a tea break", form::number(120)),
        may("day-minutes", "Minutes of a day, breaks included", form::number(960)),
        may("prayer", "Prayers, which keep their time", form::some(prayer)),
        may("daylight-until", "When no session may go on any more, in quotes", form::clock()),
        may("days", "Days in place of those of the programme", form::some(day())),
    ])
}
