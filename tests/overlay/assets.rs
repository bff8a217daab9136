//! Pictures of modules, of the library and of layers.

use kitbag::model::*;

use crate::case::{Ground, messages, same};
use crate::written::{Written, id};

const BASE: &str = "
    section users 5/5/5
      slide who 5 | picture=assets/queue.svg | alt=A queue
      slide why 5 | picture=assets/line.svg
      borrow board
";

fn picture(words: &str) -> Asset {
    Asset { bytes: words.as_bytes().into(), media: Media::Svg, width: 1, height: 1, length: 0 }
}

fn path(name: &str) -> AssetPath {
    AssetPath::parse(&format!("assets/{name}.svg")).unwrap()
}

/// A module and a library with pictures.
fn ground() -> Ground {
    let mut ground = Ground::new(BASE);
    let library =
        "slide board 5 | picture=assets/board.svg | alt=A board\nslide other 5 | picture=assets/other.svg";
    ground.library = Written::new("base-modules/library", library).library();
    let pictures = |names: &[&str]| names.iter().map(|name| (path(name), picture("base"))).collect();
    ground.library.assets = pictures(&["board", "other"]);
    ground.module.assets = pictures(&["queue", "line"]);
    ground
}

/// The pictures with the words in them, and all problems.
fn merged(ground: &Ground, layers: &[&Layer]) -> String {
    let (localized, problems) = ground.apply(layers).unwrap();
    let line = |(path, asset): (&AssetPath, &Asset)| {
        format!("{path} {}\n", String::from_utf8(asset.bytes.to_vec()).unwrap())
    };
    localized.assets.iter().map(line).collect::<String>() + &messages(&problems)
}

#[test]
fn those_of_the_library_come_with_their_blocks() {
    same(
        &merged(&ground(), &[]),
        "
        assets/board.svg base
        assets/line.svg base
        assets/queue.svg base
    ",
    );
}

#[test]
fn t063_a_layer_replaces_a_picture() {
    let ground = ground();
    let mut layers = ground.layers(&["lk\n"]);
    let put = |layer: &mut Layer, module: &str, name: &str, words: &str| {
        layer.assets.insert((id(module), path(name)), picture(words));
    };
    put(&mut layers[0], "people-first", "queue", "lk");
    put(&mut layers[0], "people-first", "new", "lk");
    put(&mut layers[0], "why-digital", "line", "elsewhere");
    put(&mut layers[0], "library", "board", "lk");
    put(&mut layers[0], "library", "other", "not shown here");
    put(&mut layers[0], "people-first", "line", "decorative");
    same(
        &merged(&ground, &[&layers[0]]),
        "
        assets/board.svg lk
        assets/line.svg decorative
        assets/new.svg lk
        assets/queue.svg lk
        warning[KB0606]: overlays/lk replaces `assets/board.svg`, but `board` keeps the old alternative text
         --> base-modules/library:1:44
          |
        1 | slide board 5 | picture=assets/board.svg | alt=A board
          |                                            ^^^^^^^^^^^
          = hint: write in the overlay what the new picture shows
        warning[KB0606]: overlays/lk replaces `assets/queue.svg`, but `who` keeps the old alternative text
         --> base-modules/people-first/module.yaml:2:44
          |
        2 |   slide who 5 | picture=assets/queue.svg | alt=A queue
          |                                            ^^^^^^^^^^^
          = hint: write in the overlay what the new picture shows
    ",
    );
}

#[test]
fn t063_a_higher_layer_may_write_the_alternative_text() {
    let ground = ground();
    let mut layers = ground.layers(&["lk\n", "lk-dmt\nchange people-first/who | alt=Our own queue"]);
    layers[0].assets.insert((id("people-first"), path("queue")), picture("lk"));
    same(
        &merged(&ground, &[&layers[0], &layers[1]]),
        "
        assets/board.svg base
        assets/line.svg base
        assets/queue.svg lk
    ",
    );
}
