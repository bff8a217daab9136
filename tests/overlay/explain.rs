//! Where words come from.

use std::fmt::Write;

use kitbag::model::*;
use kitbag::overlay;

use crate::case::{BASE, Ground, same};
use crate::written::id;

fn explained(texts: &[&str], block: &str, field: Option<Field>) -> Option<String> {
    let ground = Ground::new(BASE);
    let layers = ground.layers(texts);
    let layers: Vec<_> = layers.iter().collect();
    let (localized, _) = ground.apply(&layers).unwrap();
    let chain = overlay::explain(&localized, &id(block), field)?;
    let mut text = String::new();
    for it in chain {
        let field = it.field.map_or("", Field::name);
        let because = it.because.map(|words| format!(": {words}")).unwrap_or_default();
        let hidden = if it.hidden { " (hidden)" } else { "" };
        writeln!(text, "{field}|{}|{}|{}{because}{hidden}", it.shown, it.origin.place(), it.verb).unwrap();
    }
    Some(text)
}

const LAYERS: [&str; 2] = [
    "_shared/south-asia
     change people-first/who | minutes=12
     swap people-first/queue case south-asia-queue | title=The queue of the region
     add slide south-asia-desk after people-first/who | script=say Come in / do Write",
    "lk
     change people-first/who | minutes=15 | because=Divisional Secretariats are the usual first contact
     move people-first/south-asia-desk after people-first/map | because=After the map
     change people-first/south-asia-queue | title=The queue at the hospital",
];

#[test]
fn t084_a_chain_newest_first() {
    same(
        &explained(&LAYERS, "who", Some(Field::Minutes)).unwrap(),
        "
        minutes|15|overlays/lk/overlay.yaml:1:27|change: Divisional Secretariats are the usual first contact
        minutes|12|overlays/_shared/south-asia/overlay.yaml:1:27|change (hidden)
        minutes|10|base-modules/people-first/module.yaml:7:13|base (hidden)
    ",
    );
}

#[test]
fn t084_a_block_with_its_places() {
    same(
        &explained(&LAYERS, "south-asia-desk", None).unwrap(),
        "
        |slide|overlays/lk/overlay.yaml:2:1|move: After the map
        |slide|overlays/_shared/south-asia/overlay.yaml:3:1|add
        title|south-asia-desk|overlays/_shared/south-asia/overlay.yaml:3:11|add
        minutes|5|overlays/_shared/south-asia/overlay.yaml:3:11|add
        script|say: Come in do: Write|overlays/_shared/south-asia/overlay.yaml:3:52|add
    ",
    );
}

#[test]
fn t084_a_swapped_block() {
    same(
        &explained(&LAYERS, "south-asia-queue", None).unwrap(),
        "
        |case|overlays/_shared/south-asia/overlay.yaml:2:1|swap
        |case|base-modules/people-first/module.yaml:13:8|base (hidden)
        title|The queue at the hospital|overlays/lk/overlay.yaml:3:40|change
        title|The queue of the region|overlays/_shared/south-asia/overlay.yaml:2:49|swap (hidden)
        title|queue|base-modules/people-first/module.yaml:13:8|base (hidden)
        outcome|success|overlays/_shared/south-asia/overlay.yaml:2:30|swap
        outcome|success|base-modules/people-first/module.yaml:13:8|base (hidden)
        body|south-asia-queue|overlays/_shared/south-asia/overlay.yaml:2:30|swap
        body|queue|base-modules/people-first/module.yaml:13:8|base (hidden)
        sources||overlays/_shared/south-asia/overlay.yaml:2:30|swap
        sources||base-modules/people-first/module.yaml:13:8|base (hidden)
        as_of|2026-11-20|overlays/_shared/south-asia/overlay.yaml:2:30|swap
        as_of|2026-11-20|base-modules/people-first/module.yaml:13:8|base (hidden)
        review_by|2026-11-20|overlays/_shared/south-asia/overlay.yaml:2:30|swap
        review_by|2026-11-20|base-modules/people-first/module.yaml:13:8|base (hidden)
        confidence|verified|overlays/_shared/south-asia/overlay.yaml:2:30|swap
        confidence|verified|base-modules/people-first/module.yaml:13:8|base (hidden)
    ",
    );
}

#[test]
fn t084_a_section_that_follows() {
    same(&explained(&LAYERS, "users", Some(Field::Minutes)).unwrap(), "
        minutes|24/35/46|overlays/lk/overlay.yaml:1:1|change: Divisional Secretariats are the usual first contact
        minutes|25/37/49|overlays/_shared/south-asia/overlay.yaml:1:1|change (hidden)
        minutes|20/30/40|base-modules/people-first/module.yaml:6:15|base (hidden)
    ");
}

#[test]
fn t084_long_values_are_cut() {
    let words = "ක්‍රමය ".repeat(40);
    let layer = format!("lk\nchange people-first/who | body={words}end");
    same(
        &explained(&[&layer], "who", Some(Field::Body)).unwrap(),
        "
        body|ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය ක්‍රමය…|overlays/lk/overlay.yaml:1:27|change
    ",
    );
}

#[test]
fn what_is_not_there() {
    assert_eq!(explained(&LAYERS, "queue", None), None);
    assert_eq!(explained(&LAYERS, "who", Some(Field::Stem)), None);
}
