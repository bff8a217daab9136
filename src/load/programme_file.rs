//! Programmes, their days and the agenda's times, out of `series.yaml` and `overlay.yaml`.

use std::collections::BTreeMap;

use super::decode::{self, Fields};
use super::fields::head;
use super::yaml::{Node, NodeKind};
use crate::diagnostic::{Origin, Problems};
use crate::model::{Day, Meal, Prayer, Programme, Session, Stage, Text, Variant};

/// The programmes of a series, each id once.
pub(super) fn programmes(node: &Node, problems: &mut Problems) -> Vec<Programme> {
    let nodes = decode::items(node).iter();
    let read: Vec<_> = nodes.filter_map(|node| programme(node, problems)).collect();
    super::names::once(read.iter().map(|it| (&it.id, &it.origin)), "programmes", problems);
    read
}

fn programme(node: &Node, problems: &mut Problems) -> Option<Programme> {
    let mut map = Fields::of(node, problems)?;
    let id = map.need("id", problems).and_then(|node| decode::id(node, problems));
    let title = map.need("title", problems).and_then(|node| decode::text(node, problems));
    let variant = map.get("variant").and_then(|node| variant(node, problems)).map(|(variant, _)| variant);
    let slot = map.get("slot-minutes").and_then(|node| {
        decode::number(node, decode::MAX_MINUTES, problems).map(|slot| (slot, node.origin.clone()))
    });
    let days = map.need("days", problems).map(|node| days(node, problems)).unwrap_or_default();
    map.finish(problems);
    Some(Programme { id: id?, title: title?, variant, slot, days, origin: head(node) })
}

/// What trainers do before, during and after a programme.
pub(super) fn checklist(node: &Node, problems: &mut Problems) -> BTreeMap<Stage, Vec<Text>> {
    let Some(mut map) = Fields::of(node, problems) else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for stage in Stage::ALL {
        let tasks = map.get(stage.name()).map_or(&[][..], decode::items);
        found.insert(stage, tasks.iter().filter_map(|node| decode::text(node, problems)).collect());
    }
    map.finish(problems);
    found
}

/// The length in which modules are taught, with its place.
pub(super) fn variant(node: &Node, problems: &mut Problems) -> Option<(Variant, Origin)> {
    decode::choice(node, (Variant::ALL, Variant::name), problems)
}

/// The days of a programme.
pub(super) fn days(node: &Node, problems: &mut Problems) -> Vec<Day> {
    decode::items(node).iter().filter_map(|node| day(node, problems)).collect()
}

fn day(node: &Node, problems: &mut Problems) -> Option<Day> {
    let mut map = Fields::of(node, problems)?;
    let theme = map.get("theme").and_then(|node| decode::text(node, problems));
    let keep = map.get("keep").and_then(|node| decode::flag(node, problems)).unwrap_or(false);
    let sessions = map.need("sessions", problems).map_or(&[][..], decode::items);
    let sessions = sessions.iter().filter_map(|node| session(node, problems)).collect();
    map.finish(problems);
    Some(Day { theme, keep, sessions, origin: head(node) })
}

fn session(node: &Node, problems: &mut Problems) -> Option<Session> {
    let mut map = Fields::of(node, problems)?;
    let session = if let Some(title) = map.get("item") {
        let minutes = map.need("minutes", problems).and_then(|node| decode::number(node, 1000, problems));
        let before_start = map.get("before-start").and_then(|node| decode::flag(node, problems));
        let at = map.get("at").and_then(|node| clock(node, problems));
        let title = decode::text(title, problems);
        title.zip(minutes).map(|(title, minutes)| Session::Item {
            title,
            minutes,
            before_start: before_start.unwrap_or(false),
            at,
            origin: head(node),
        })
    } else if let Some(module) = map.get("module") {
        let part = map.get("part").and_then(|node| decode::one_of(node, &["1", "2"], problems));
        let part = part.map(|part| if part == "1" { 1 } else { 2 });
        let origin = module.origin.clone();
        decode::id(module, problems).map(|id| Session::Module { id, part, origin })
    } else {
        let meal =
            map.need("break", problems).and_then(|node| decode::one_of(node, &["lunch", "tea"], problems));
        meal.map(|meal| Session::Break(if meal == "lunch" { Meal::Lunch } else { Meal::Tea }))
    };
    map.finish(problems);
    session
}

/// Prayers in the order of the clock.
pub(super) fn prayers(node: &Node, problems: &mut Problems) -> Vec<Prayer> {
    let nodes = decode::items(node).iter();
    let mut prayers: Vec<_> = nodes.filter_map(|node| prayer(node, problems)).collect();
    prayers.sort_by_key(|prayer| prayer.at);
    prayers
}

fn prayer(node: &Node, problems: &mut Problems) -> Option<Prayer> {
    let mut map = Fields::of(node, problems)?;
    let title = map.need("title", problems).and_then(|node| decode::text(node, problems));
    let at = map.need("at", problems).and_then(|node| clock(node, problems));
    let minutes = map.need("minutes", problems).and_then(|node| decode::number(node, 240, problems));
    map.finish(problems);
    Some(Prayer { title: title?, at: at?, minutes: minutes?, origin: head(node) })
}

/// Minutes after midnight of `09:00`.
pub(super) fn clock(node: &Node, problems: &mut Problems) -> Option<u32> {
    let read = |text: &str| {
        let (hours, minutes) = text.split_once(':')?;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    };
    let time = match &node.kind {
        NodeKind::Scalar { text, .. } => read(text),
        _ => None,
    };
    if time.is_none() {
        problems.push(decode::bad_value(node, "a time as \"09:00\""));
    }
    time
}
