//! The laws of the note's section 10, on random layers.

use std::collections::{BTreeMap, BTreeSet};

use kitbag::diagnostic::{Code, Problems, Severity};
use kitbag::model::*;
use kitbag::overlay::{self, Reach, Stem};
use proptest::prelude::*;

use crate::case::{BASE, Ground, messages, tree};
use crate::written::id;

/// Blocks of [`BASE`] that edits name, with their kinds.
const BLOCKS: [(&str, &str); 20] = [
    ("who", "slide"),
    ("why", "slide"),
    ("how", "slide"),
    ("map", "slide"),
    ("close", "slide"),
    ("end", "slide"),
    ("users", "section"),
    ("practice", "section"),
    ("wrap", "section"),
    ("pause", "break"),
    ("queue", "case"),
    ("mapping", "activity"),
    ("journey-map", "tool"),
    ("o1", "objective"),
    ("q-user", "question"),
    ("q-user-a", "option"),
    ("q-user-b", "option"),
    ("q-steps", "question"),
    ("q-steps-x", "item"),
    ("q-steps-y", "item"),
];

/// The first of them are slides.
const SLIDES: usize = 6;

/// An edit in numbers: the verb, two blocks, a side and a word.
type Numbers = (usize, usize, usize, usize, usize);

pub fn edits(verbs: std::ops::Range<usize>, most: usize) -> impl Strategy<Value = Vec<Numbers>> {
    prop::collection::vec((verbs, 0..BLOCKS.len(), 0..BLOCKS.len(), 0..3_usize, 0..4_usize), 0..most)
}

/// One line of a layer. Blocks are added beside blocks of their kind, so that many layers are sound.
fn line(at: usize, prefix: &str, (verb, one, other, side, word): Numbers) -> String {
    let (id, kind) = BLOCKS[one];
    let (anchor, beside) = BLOCKS[other];
    let same = |kind: &str| BLOCKS[other..].iter().chain(&BLOCKS).find(|(_, it)| *it == kind).unwrap().0;
    let side = ["before", "after", "into"][side];
    let place = match (side, kind) {
        ("into", "slide" | "case" | "tool" | "activity") => format!("into people-first/{}", same("section")),
        ("into", _) => format!("after people-first/{}", same(kind)),
        _ => format!("{side} people-first/{}", same(kind)),
    };
    let rights =
        if kind == "question" { format!("\n  option {prefix}-n{at}-a | right=true") } else { String::new() };
    match verb {
        0 => change(id, kind, word),
        1 => format!("swap people-first/{id} {kind} {prefix}-n{at} | because={word}{rights}"),
        2 => format!("remove people-first/{id}"),
        3 => format!("add slide {prefix}-n{at} into people-first/{}", same("section")),
        4 => format!("add {kind} {prefix}-n{at} {place}{rights}"),
        5 => format!("move people-first/{id} {place}"),
        6 => format!("add {beside} {prefix}-n{} {side} people-first/{prefix}-n{word}", at % 3),
        7 => format!("move people-first/{prefix}-n{word} {side} people-first/{anchor}"),
        8 => format!("change people-first/{prefix}-n{word} | minutes={at}"),
        9 => format!("remove people-first/{prefix}-n{word}"),
        10 => format!("swap people-first/{anchor} {kind} {prefix}-n{}", at % 3),
        12 => format!("change library/journey-map | purpose=Purpose {word}"),
        13 => format!("swap library/journey-map tool {prefix}-n{at}"),
        14 => format!(
            "add slide {prefix}-n{at} {place} | body=All / Young {{only youth}} / Old {{except youth}}"
        ),
        15 => format!("change people-first/{} | script=say Hello {{only youth}} / do Count", same("slide")),
        _ => format!("move people-first/{id} {side} library/{anchor} | optional"),
    }
}

fn change(id: &str, kind: &str, word: usize) -> String {
    let field = match (kind, word) {
        ("slide", 0) => "minutes=20".to_owned(),
        ("slide" | "section" | "case" | "tool" | "activity", _) => format!("title=Title {word}"),
        ("break", _) => format!("minutes={word}"),
        ("question", _) => format!("stem=Stem {word}"),
        _ => format!("text=Text {word}"),
    };
    format!("change people-first/{id} | {field}")
}

pub fn text(name: &str, prefix: &str, edits: &[Numbers]) -> String {
    let lines: Vec<_> = edits.iter().enumerate().map(|(at, edit)| line(at, prefix, *edit)).collect();
    format!("{name}\n{}", lines.join("\n"))
}

fn layer(ground: &Ground, edits: &[Numbers]) -> Layer {
    ground.layers(&[&text("lk", "lk", edits)]).remove(0)
}

/// What comes out, for everybody and for an audience, as text.
fn result(ground: &Ground, layers: &[&Layer]) -> String {
    told(ground.apply(layers))
}

fn told(applied: Result<(Localized, Problems), Problems>) -> String {
    match applied {
        Ok((localized, problems)) => {
            let (young, more) = overlay::for_audiences(localized.clone(), &[id("youth")]);
            let trees = tree(&localized).concat() + &tree(&young).concat();
            format!("{trees}{}{}", messages(&problems), messages(&more))
        }
        Err(problems) => messages(&problems),
    }
}

/// The lines in another order; adds keep theirs.
fn shuffled(lines: &[String], keys: &[u32]) -> Vec<String> {
    let mut order: Vec<_> = (0..lines.len()).collect();
    order.sort_by_key(|at| keys[*at]);
    let is_add = |at: &usize| lines[*at].starts_with("add");
    let mut adds = (0..lines.len()).filter(is_add);
    order
        .into_iter()
        .map(|at| if is_add(&at) { adds.next().unwrap() } else { at })
        .map(|at| lines[at].clone())
        .collect()
}

/// The module, or what kinds of problem there are.
fn outcome(lines: &[String]) -> String {
    let ground = Ground::new(BASE);
    let layer = ground.layers(&[&format!("lk\n{}", lines.join("\n"))]).remove(0);
    let codes = |problems: &Problems| {
        let mut codes: Vec<_> = problems.iter().map(|it| it.code).collect();
        codes.sort();
        // Of two edits that set the same, or bring the same id, either may be the one that is tried.
        if codes.contains(&Code::SetTwice) || codes.contains(&Code::DuplicateId) {
            "refused".to_owned()
        } else {
            format!("{codes:?}")
        }
    };
    match ground.apply(&[&layer]) {
        Ok((localized, problems)) => format!("{}{}", tree(&localized).concat(), codes(&problems)),
        Err(problems) => codes(&problems),
    }
}

/// Edits that several kinds of law are tried with: cross-section moves, audiences, blocks of the library.
fn all_edits(most: usize) -> impl Strategy<Value = Vec<Numbers>> {
    prop_oneof![edits(0..6, most), edits(12..16, most), edits(0..16, most)]
}

/// Ids that an edit names, with the parts of what it takes away.
fn named(root: &Block<Text>, layer: &Layer) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    for edit in &layer.edits {
        let (Action::Change { at, .. }
        | Action::Move { at, .. }
        | Action::Remove { at }
        | Action::Swap { at, .. }) = &edit.action
        else {
            continue;
        };
        let taken = matches!(edit.action, Action::Remove { .. } | Action::Swap { .. });
        let block = at.block.as_ref().and_then(|id| root.find(id));
        let below = block.filter(|_| taken).map(Block::walk).unwrap_or_default();
        ids.extend(at.block.iter().cloned().chain(below.into_iter().map(|block| block.id.clone())));
    }
    ids
}

/// The parts of a block and the values of its fields.
type Content = (Vec<Id>, Vec<(Field, Value<Text>)>);

/// The parts of each block and the values of each field, in the order of the module.
fn contents(root: &Block<Text>) -> BTreeMap<Id, Content> {
    let parts = |block: &Block<Text>| block.children.iter().map(|child| child.id.clone()).collect();
    let values =
        |block: &Block<Text>| block.slots.iter().map(|(field, slot)| (*field, slot.value.clone())).collect();
    root.walk().into_iter().map(|block| (block.id.clone(), (parts(block), values(block)))).collect()
}

/// The blocks and places that a layer names.
fn touched(layer: &Layer) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    for edit in &layer.edits {
        ids.extend(edit.action.address().block.clone());
        if let Action::Move { place, .. } = &edit.action {
            ids.extend(place.anchor.block.clone());
        }
    }
    ids
}

/// A block, the block that holds it and all that stand beside it or in it.
fn neighbours(root: &Block<Text>, id: &Id) -> BTreeSet<Id> {
    let holds = |block: &&Block<Text>| block.children.iter().any(|child| child.id == *id);
    let parent = root.walk().into_iter().find(holds).unwrap();
    parent.walk().into_iter().map(|block| block.id.clone()).collect()
}

/// What a new version of the base does to a slide: other words, or another slide behind it.
fn base_change(root: &mut Block<Text>, id: &Id, fresh: bool) {
    let holds = |block: &Block<Text>| block.children.iter().any(|child| child.id == *id);
    let parent = root.walk().into_iter().find(|block| holds(block)).unwrap().id.clone();
    let parent = root.find_mut(&parent).unwrap();
    let at = parent.children.iter().position(|child| child.id == *id).unwrap();
    let mut slide = parent.children[at].clone();
    let title = Text::new("A new version", slide.origin.clone());
    slide.slots.get_mut(&Field::Title).unwrap().value = Value::Text(title);
    if fresh {
        slide.id = Id::parse("new-in-base").unwrap();
        slide.slots.get_mut(&Field::Minutes).unwrap().value = Value::Number(0);
        parent.children.insert(at + 1, slide);
    } else {
        parent.children[at] = slide;
    }
}

pub fn config() -> ProptestConfig {
    ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn t038_the_order_of_entries_has_no_meaning(edits in all_edits(9), keys in prop::array::uniform9(any::<u32>())) {
        let lines: Vec<_> = edits.iter().enumerate().map(|(at, edit)| line(at, "lk", *edit)).collect();
        prop_assert_eq!(outcome(&lines), outcome(&shuffled(&lines, &keys)));
    }

    #[test]
    fn t039_an_empty_layer_is_the_identity(edits in all_edits(6)) {
        let ground = Ground::new(BASE);
        let layers = ground.layers(&["_shared/empty\n", &text("lk", "lk", &edits), "lk/languages/si\n"]);
        prop_assert_eq!(
            result(&ground, &[&layers[0], &layers[1], &layers[2]]),
            result(&ground, &[&layers[1]])
        );
    }

    #[test]
    fn t081_lists_that_begin_alike_share_their_beginning(low in edits(0..6, 5), one in edits(0..6, 5), other in edits(0..6, 5)) {
        let ground = Ground::new(BASE);
        let layers = ground.layers(&[&text("_shared/asia", "asia", &low), &text("lk", "lk", &one), &text("kh", "kh", &other)]);
        let stem = Stem::new(&ground.module, &ground.library, &ground.names).with(&layers[0]);
        for top in &layers[1..] {
            prop_assert_eq!(told(stem.clone().with(top).finish()), result(&ground, &[&layers[0], top]));
        }
        prop_assert_eq!(told(stem.finish()), result(&ground, &[&layers[0]]));
    }

    #[test]
    fn t081_a_layer_changes_nothing_beyond_its_reach(edits in edits(0..6, 4), elsewhere in any::<bool>()) {
        let ground = Ground::new(BASE);
        let lines = text("lk", "lk", &edits);
        let lines = if elsewhere { lines.replace("people-first/", "why-digital/") } else { lines };
        let layer = ground.layers(&[&lines]).remove(0);
        let covers = Reach::of(&layer).covers(&ground.module.root.id);
        prop_assert!(covers || result(&ground, &[&layer]) == result(&ground, &[]));
        prop_assert!(covers || elsewhere || layer.edits.is_empty());
    }

    #[test]
    fn t041_a_layer_listed_twice_applies_once(edits in all_edits(6), more in all_edits(3)) {
        let ground = Ground::new(BASE);
        let layers = ground.layers(&[&text("_shared/asia", "asia", &more), &text("lk", "lk", &edits)]);
        let (low, high) = (&layers[0], &layers[1]);
        prop_assert_eq!(result(&ground, &[low, high, low, high]), result(&ground, &[low, high]));
    }

    #[test]
    fn t040_a_layer_never_alters_what_it_does_not_name(edits in edits(0..6, 5)) {
        let ground = Ground::new(BASE);
        let layer = layer(&ground, &edits);
        let (Ok((plain, _)), Ok((localized, _))) = (ground.apply(&[]), ground.apply(&[&layer])) else { return Ok(()) };
        let named = named(&plain.root, &layer);
        let (before, after) = (contents(&plain.root), contents(&localized.root));
        let unnamed = |ids: &[Id]| -> Vec<Id> {
            ids.iter().filter(|id| before.contains_key(*id) && !named.contains(*id)).cloned().collect()
        };
        // Sections follow their slides; references follow what is swapped or removed.
        let follows = |field: Field| matches!(field, Field::Minutes | Field::Objective | Field::Uses | Field::Tool);
        for (id, (parts, values)) in before.iter().filter(|(id, _)| !named.contains(*id)) {
            let Some((new_parts, new_values)) = after.get(id) else {
                return Err(TestCaseError::fail(format!("`{id}` is gone")));
            };
            prop_assert_eq!(unnamed(parts), unnamed(new_parts), "parts of {}", id);
            for ((field, value), (_, new)) in values.iter().zip(new_values).filter(|((field, _), _)| !follows(*field)) {
                prop_assert_eq!(value, new, "{}#{}", id, field);
            }
        }
    }

    #[test]
    fn t043_one_by_one_equals_the_list(low in edits(0..4, 4), high in edits(0..6, 5)) {
        let ground = Ground::new(BASE);
        let layers = ground.layers(&[&text("_shared/asia", "asia", &low), &text("lk", "lk", &high)]);
        let Ok((below, _)) = ground.apply(&[&layers[0]]) else { return Ok(()) };
        let mut second = Ground::new(BASE);
        second.module.root = below.root;
        second.module.borrowed.clear();
        let one_by_one = second.apply(&[&layers[1]]);
        let at_once = ground.apply(&[&layers[0], &layers[1]]);
        match (one_by_one, at_once) {
            (Ok((one, _)), Ok((list, _))) => prop_assert_eq!(tree(&one).concat(), tree(&list).concat()),
            (Err(_), Err(_)) => {}
            (one, list) => {
                let told = |it: Result<_, _>| it.map_or_else(|problems| messages(&problems), |_| "sound".to_owned());
                return Err(TestCaseError::fail(format!("{} but {}", told(one), told(list))));
            }
        }
    }

    #[test]
    fn t043_edits_of_different_blocks_commute(edits in edits(0..1, 5), base in 0..BLOCKS.len()) {
        let (id, kind) = BLOCKS[base];
        let others: Vec<_> = edits.into_iter().filter(|edit| edit.1 != base).collect();
        let ground = Ground::new(BASE);
        let one = format!("_shared/asia\n{}", change(id, kind, 3));
        let other = text("lk", "lk", &others);
        let layers = ground.layers(&[&one, &other]);
        let values = |layers: &[&Layer]| ground.apply(layers).ok().map(|(it, _)| contents(&it.root));
        prop_assert_eq!(values(&[&layers[0], &layers[1]]), values(&[&layers[1], &layers[0]]));
    }

    #[test]
    fn t043_a_base_change_elsewhere_commutes(edits in edits(0..6, 5), at in 0..SLIDES, fresh in any::<bool>()) {
        let ground = Ground::new(BASE);
        let layer = layer(&ground, &edits);
        let mut changed = Ground::new(BASE);
        let (name, _) = BLOCKS[at];
        let touched = touched(&layer);
        prop_assume!(neighbours(&ground.module.root, &id(name)).is_disjoint(&touched));
        let edit = |root: &mut Block<Text>| base_change(root, &id(name), fresh);
        edit(&mut changed.module.root);
        let (before, after) = (ground.apply(&[&layer]), changed.apply(&[&layer]));
        match (before, after) {
            (Ok((mut first, _)), Ok((then, _))) => {
                edit(&mut first.root);
                prop_assert_eq!(contents(&first.root), contents(&then.root));
            }
            (Err(one), Err(other)) => prop_assert_eq!(one.count(Severity::Error), other.count(Severity::Error)),
            // A section that had one slide has another now, so that it does not become empty.
            (before, after) => prop_assert!(fresh && before.is_err() && after.is_ok()),
        }
    }

    #[test]
    fn t083_never_panics(low in edits(0..16, 8), high in edits(0..16, 8)) {
        let ground = Ground::new(BASE);
        let layers = ground.layers(&[&text("_shared/lk", "lk", &low), &text("lk", "lk", &high)]);
        let layers: Vec<_> = layers.iter().collect();
        let rows = overlay::status(&ground.module, &ground.library, &layers);
        prop_assert!(low.is_empty() && high.is_empty() || !rows.is_empty() || ground.apply(&layers).is_ok());
        if let Ok((localized, problems)) = ground.apply(&layers) {
            prop_assert!(!problems.has_errors());
            let ids: Vec<_> = localized.root.walk().into_iter().map(|block| block.id.clone()).collect();
            let once: BTreeSet<_> = ids.iter().collect();
            prop_assert_eq!(once.len(), ids.len(), "every id stands once");
            prop_assert!(ids.iter().all(|id| overlay::explain(&localized, id, None).is_some()));
        }
    }
}
