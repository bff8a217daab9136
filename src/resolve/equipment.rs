//! What the activities of a programme need.

use super::programme::Taught;
use crate::model::{Equipment, Field, Id, Localized, Material, Per, Text, Value};

/// The largest number that is taken for one of things.
const MOST: u32 = 10_000;

/// The materials of each activity of these modules. How many there are of each is read from the words
/// that the author wrote in English: `4 pens per group`.
pub(super) fn equipment(modules: &[&Taught<'_>]) -> Vec<Equipment> {
    let mut found = Vec::new();
    for Taught { edition, written } in modules {
        for activity in edition.activities.iter().filter(|it| !it.materials.is_empty()) {
            let written = materials(written, &activity.id);
            let each = |at: usize| written.get(at).and_then(|text| each(&text.markup));
            let materials = activity.materials.iter().enumerate();
            found.push(Equipment {
                module: edition.module.clone(),
                module_title: edition.title.clone(),
                activity: activity.title.clone(),
                materials: materials
                    .map(|(at, text)| Material { text: text.clone(), each: each(at) })
                    .collect(),
            });
        }
    }
    found
}

/// The materials of an activity as they are written.
fn materials<'a>(module: &'a Localized, activity: &Id) -> &'a [Text] {
    match module.root.find(activity).and_then(|block| block.value(Field::Materials)) {
        Some(Value::Texts(texts)) => texts,
        _ => &[],
    }
}

/// How many there are for whom.
fn each(markup: &str) -> Option<(u32, Per)> {
    let (number, rest) = markup.split_once(' ')?;
    let number = number.parse().ok().filter(|number| (1..=MOST).contains(number))?;
    let words: Vec<&str> = rest.split(|c: char| !c.is_alphanumeric()).collect();
    let per = |word: &str| words.windows(2).any(|pair| pair == ["per", word]);
    let all = [("person", Per::Person), ("pair", Per::Pair), ("group", Per::Group)];
    all.into_iter().find(|(word, _)| per(word)).map(|(_, per)| (number, per))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_for_whom_it_is_are_read_from_the_words() {
        let read = [
            "30 sticky notes per group",
            "1 numbered card from 1 to 5 per person who prefers to sit",
            "3 role cards for visitors per group, written by hand",
            "1 red pen per pair",
            "1 watch for the trainer",
            "the group’s Data canvas",
            "0 pens per group",
        ]
        .map(each);
        let counted = [(30, Per::Group), (1, Per::Person), (3, Per::Group), (1, Per::Pair)].map(Some);
        assert_eq!(read, [&counted[..], &[None; 3]].concat()[..]);
    }
}
