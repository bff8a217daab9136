//! Blocks of the library, under its address and under the module's.

use crate::case::overlaid;

#[test]
fn a_borrowed_block_under_both_addresses() {
    overlaid(&["_shared/south-asia
        change library/journey-map | purpose=See the way
    ", "lk
        change people-first/journey-map | title=The way of the paper
        change library/registry | title=Not used here
    "]).is("");
}

#[test]
fn a_field_set_under_both_addresses_is_set_twice() {
    overlaid(&["lk
        change library/journey-map | title=One
        change people-first/journey-map | title=Two
    "]).is("");
}

#[test]
fn a_block_that_the_library_does_not_have() {
    overlaid(&["lk
        change library/jorney-map | title=The way
        change people-first/registri | title=The register
    "]).is("");
}

#[test]
fn blocks_beside_those_of_the_library() {
    overlaid(&["_shared/south-asia
        add tool south-asia-a after library/journey-map
        add tool south-asia-b after library/south-asia-a
        add case south-asia-c after library/registry
        add case south-asia-d after library/south-asia-c
    ", "lk
        change library/south-asia-a | title=The first
        change library/south-asia-c | title=Not here
        swap library/journey-map tool lk-board
    ", "lk-dmt
        remove library/south-asia-b
        change library/lk-board | paper=A3
        change library/journey-map | title=Gone
    "]).is("");
}

#[test]
fn removed_here_only() {
    overlaid(&["_shared/south-asia
        remove people-first/mapping
        remove people-first/journey-map
    ", "lk
        change library/journey-map | title=Elsewhere
    "]).is("");
}
