//! `swap`.

use crate::case::overlaid;

#[test]
fn t033_swap_keeps_position_and_references() {
    overlaid(&["lk
        swap people-first/o1 objective lk-o1 | text=Map a service of the counter
        swap people-first/who slide lk-who | minutes=10 | objective=o1 | because=Our users differ
        swap people-first/queue case lk-hospital | title=The hospital queue
        swap people-first/q-user question lk-q | type=multiple
          option lk-q-a | right=true
          option lk-q-b
        swap people-first/q-steps-x item lk-x
        swap people-first/journey-map tool lk-board
    "]).is("");
}

#[test]
fn a_section_follows_the_new_slide() {
    overlaid(&["lk
        swap people-first/who slide lk-who | minutes=20
    "]).is("");
}

#[test]
fn swapped_again_by_a_higher_layer() {
    overlaid(&["_shared/south-asia
        swap people-first/queue case south-asia-queue
    ", "lk
        swap people-first/south-asia-queue case lk-queue
    "]).is("");
}

#[test]
fn the_old_id_after_a_swap() {
    overlaid(&["_shared/south-asia
        swap people-first/queue case south-asia-queue
    ", "lk
        change people-first/queue | outcome=failure
    "]).is("");
}

#[test]
fn moved_and_used_as_an_anchor_in_the_same_layer() {
    overlaid(&["lk
        swap people-first/who slide lk-who | minutes=10
        move people-first/who after people-first/how
        add slide lk-a after people-first/who
        add slide lk-b before people-first/lk-who
    "]).is("");
}

#[test]
fn t029_changed_or_removed_in_the_same_layer() {
    overlaid(&["lk
        swap people-first/who slide lk-who | minutes=10
        change people-first/who | title=Who?
        swap people-first/queue case lk-queue
        remove people-first/queue
        swap people-first/q-user question lk-q
          option lk-q-a | right=true
        change people-first/q-user-a | feedback=Yes
    "]).is("");
}

#[test]
fn twice_in_one_layer() {
    overlaid(&["lk
        swap people-first/queue case lk-a
        swap people-first/queue case lk-b
    "]).is("");
}

#[test]
fn a_block_of_another_kind() {
    overlaid(&["lk
        swap people-first/queue tool lk-board
        swap people-first section lk-s
    "]).is("");
}

#[test]
fn under_the_same_id() {
    overlaid(&["lk
        swap people-first/queue case queue
    "]).is("");
}
