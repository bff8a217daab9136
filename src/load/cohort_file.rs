//! Cohorts: a file of their own, or entries of `cohorts:` in `overlay.yaml`.

use super::decode::{self, Fields};
use super::fields::head;
use super::overlay_file::assignment;
use super::yaml::{Node, NodeKind};
use super::{source, yaml};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Assignment, Cohort, Date};

/// Most participants of one cohort.
pub(super) const MOST_PEOPLE: u32 = 2000;

/// People in a group where nobody says otherwise.
const GROUP_SIZE: u32 = 5;

/// Reads a file that describes one cohort.
pub fn cohort(name: &str, bytes: &[u8]) -> Result<(Cohort, Problems), Problems> {
    let (file, mut problems) = source::decode(name, bytes)?;
    let root = yaml::parse(&file, 0, file.text.len(), &mut problems);
    let cohort = root.and_then(|root| described(&root, &mut problems));
    match cohort {
        Some(cohort) => problems.unless_errors(cohort),
        None => Err(problems),
    }
}

/// The cohorts of a layer, each id once.
pub(super) fn cohorts(node: &Node, problems: &mut Problems) -> Vec<Cohort> {
    let nodes = decode::items(node).iter();
    let read: Vec<_> = nodes.filter_map(|node| described(node, problems)).collect();
    super::names::once(read.iter().map(|it| (&it.id, &it.origin)), "cohorts", problems);
    read
}

fn described(node: &Node, problems: &mut Problems) -> Option<Cohort> {
    let mut map = Fields::of(node, problems)?;
    let id = map.need("id", problems).and_then(|node| decode::id(node, problems));
    let group = map.need("group", problems).and_then(|node| words(node, problems));
    let venue = map.get("venue").and_then(|node| words(node, problems));
    let dates = map.get("dates").map(|node| dates(node, problems)).unwrap_or_default();
    let people = map.need("people", problems).and_then(|node| count(node, MOST_PEOPLE, problems));
    let group_size = map.get("group-size").map(|node| count(node, MOST_PEOPLE, problems));
    let trainers = map.get("trainers").map_or(&[][..], decode::items);
    let trainers = trainers.iter().filter_map(|node| decode::string(node, problems)).collect();
    map.finish(problems);
    let group_size = group_size.unwrap_or(Some(GROUP_SIZE))?;
    Some(Cohort {
        id: id?,
        group: group?,
        venue,
        dates,
        people: people?,
        group_size,
        trainers,
        names: Vec::new(),
        origin: head(node),
    })
}

/// Words for all languages or for each.
fn words(node: &Node, problems: &mut Problems) -> Option<Assignment> {
    if matches!(&node.kind, NodeKind::Mapping(entries) if entries.is_empty()) {
        problems.push(decode::wrong_type(node, "words"));
    }
    let words = assignment(node, &node.origin, problems);
    (words.value.is_some() || !words.by_language.is_empty()).then_some(words)
}

/// A whole number from 1.
fn count(node: &Node, most: u32, problems: &mut Problems) -> Option<u32> {
    let number = decode::scalar(node).and_then(|text| text.parse().ok());
    let number = number.filter(|number| (1..=most).contains(number));
    if number.is_none() {
        problems.push(decode::bad_value(node, &format!("a whole number from 1 to {most}")));
    }
    number
}

/// Days, each after the one before it.
fn dates(node: &Node, problems: &mut Problems) -> Vec<(Date, Origin)> {
    let nodes = decode::items(node).iter();
    let read: Vec<_> =
        nodes.filter_map(|node| Some((decode::date(node, problems)?, node.origin.clone()))).collect();
    for pair in read.windows(2) {
        let [(before, first), (date, origin)] = pair else { continue };
        if date <= before {
            let message = format!("the date {date} does not come after {before}");
            problems.push(
                Diagnostic::new(Code::CohortDates, message)
                    .at(origin)
                    .also("the day before it in the programme", first)
                    .hint("write one date for each day of the programme, in their order"),
            );
        }
    }
    read
}
