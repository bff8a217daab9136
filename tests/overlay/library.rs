//! Blocks of the library, under its address and under the module's.

use crate::case::overlaid;

#[test]
fn a_borrowed_block_under_both_addresses() {
    overlaid(&["_shared/south-asia
        change library/journey-map | purpose=See the way
    ", "lk
        change people-first/journey-map | title=The way of the paper
        change library/registry | title=Not used here
    "]).is("
        …
        section practice 20/35/50
          slide map 15
          slide close 20
          case queue
          activity mapping 5
          tool journey-map | title=The way of the paper (lk change over base) | purpose=See the way (_shared/south-asia change over base)
        …
    ");
}

#[test]
fn a_field_set_under_both_addresses_is_set_twice() {
    overlaid(&["lk
        change library/journey-map | title=One
        change people-first/journey-map | title=Two
    "])
    .is("
        error[KB0204]: `people-first/journey-map#title` is set twice in one layer
         --> overlays/lk/overlay.yaml:2:35
          |
        2 | change people-first/journey-map | title=Two
          |                                   ^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:30: first set here
          |
        1 | change library/journey-map | title=One
          |                              ^^^^^^^^^
    ");
}

#[test]
fn a_block_that_the_library_does_not_have() {
    overlaid(&["lk
        change library/jorney-map | title=The way
        change people-first/registri | title=The register
    "])
    .is("
        error[KB0201]: no block `jorney-map` in the library
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change library/jorney-map | title=The way
          |        ^^^^^^^^^^^^^^^^^^
          = hint: did you mean `library/journey-map`? (base-modules/library:1)
        error[KB0201]: no block `registri` in module `people-first`
         --> overlays/lk/overlay.yaml:2:8
          |
        2 | change people-first/registri | title=The register
          |        ^^^^^^^^^^^^^^^^^^^^^
          = hint: did you mean `library/registry`?
    ");
}

#[test]
fn blocks_beside_those_of_the_library() {
    overlaid(&[
        "_shared/south-asia
        add tool south-asia-a after library/journey-map
        add tool south-asia-b after library/south-asia-a
        add case south-asia-c after library/registry
        add case south-asia-d after library/south-asia-c
    ",
        "lk
        change library/south-asia-a | title=The first
        change library/south-asia-c | title=Not here
        swap library/journey-map tool lk-board
    ",
        "lk-dmt
        remove library/south-asia-b
        change library/lk-board | paper=A3
        change library/journey-map | title=Gone
    ",
    ])
    .is("
        error[KB0203]: block `journey-map` of module `people-first` was swapped by overlays/lk
         --> overlays/lk-dmt/overlay.yaml:3:8
          |
        3 | change library/journey-map | title=Gone
          |        ^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:3:1: swapped here
          |
        3 | swap library/journey-map tool lk-board
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: `people-first/lk-board` stands in its place
          = hint: write `optional: true` if both are meant
    ");
}

#[test]
fn removed_here_only() {
    overlaid(&[
        "_shared/south-asia
        remove people-first/mapping
        remove people-first/journey-map
    ",
        "lk
        change library/journey-map | title=Elsewhere
    ",
    ])
    .is("
        …
        section practice 20/35/50
          slide map 15
          slide close 20
          case queue
        …
        section wrap 5/5/5 | uses= (_shared/south-asia remove over base)
          slide end 5
        …
    ");
}
