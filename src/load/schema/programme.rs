//! Programmes, their days and the agenda's times.

use serde_json::{Value, json};

use super::form::{self, Key, may, must};
use crate::load::cohort_file::MOST_PEOPLE;
use crate::load::forms_file::MOST_LINES;
use crate::model::{Stage, Variant};

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

/// What trainers do before, during and after a programme.
pub(super) fn checklist() -> Value {
    let about = |stage| match stage {
        Stage::TwoWeeksBefore => "What is done two weeks before the first day",
        Stage::OneWeekBefore => "What is done one week before the first day",
        Stage::OnTheDay => "What is done on each day",
        Stage::OneWeekAfter => "What is done one week after the last day",
    };
    form::keys(Stage::ALL.map(|stage| may(stage.name(), about(stage), form::some(form::text()))).into())
}

/// A form that participants fill in.
pub(super) fn form_to_fill() -> Value {
    let scale = form::keys(vec![
        must("low", "What the mark 1 means", form::text()),
        must("high", "What the mark 5 means", form::text()),
    ]);
    let mark = form::keys(vec![
        must("id", "Its name, the same in every country", form::id()),
        must("mark", "Words that are answered with a mark from 1 to 5", form::text()),
    ]);
    let write = form::keys(vec![
        must("id", "Its name, the same in every country", form::id()),
        must("write", "Words that are answered on lines", form::text()),
        may("lines", "How many lines", form::number(MOST_LINES)),
    ]);
    form::keys(vec![
        must("id", "Its name", form::id()),
        must("title", "Its title", form::text()),
        may("purpose", "What it is for, and what becomes of it", form::text()),
        may("each-day", "Whether it is asked anew for each day", form::flag()),
        may("scale", "What the marks mean", scale),
        must("questions", "Its questions, in order", form::some(form::any(vec![mark, write]))),
    ])
}

/// People who take a programme together.
pub(super) fn cohort() -> Value {
    let count = || json!({ "type": "integer", "minimum": 1, "maximum": MOST_PEOPLE });
    form::keys(vec![
        must("id", "Its name, in that of its print pack", form::id()),
        must("group", "Who they are, as their papers say it", form::words()),
        may("venue", "Where they meet", form::words()),
        may("dates", "The date of each day of the programme", form::some(form::date())),
        must("people", "How many participants there are", count()),
        may("group-size", "How many of them work in one group", count()),
        may("trainers", "Who trains them", form::some(form::text())),
    ])
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
        may("title", "The title of the programme, where its days are others", form::text()),
        may("days", "Days in place of those of the programme", form::some(day())),
    ])
}
