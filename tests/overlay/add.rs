//! `add`.

use crate::case::overlaid;

#[test]
fn adds_each_kind() {
    overlaid(&["lk
        add objective lk-o3 after people-first/o2
        add slide lk-desk after people-first/who | minutes=5
        add case lk-hospital before people-first/queue
        add tool lk-board into people-first/users
        add activity lk-walk after people-first/mapping
        add question lk-q before people-first/q-steps
          option lk-q-a | right=true
          option lk-q-b
        add option q-user-lk-c after people-first/q-user-b
        add item lk-z into people-first/q-steps
        add section lk-visit after people-first/pause | minutes=10/20/30
          slide lk-go 20
    "]).is("");
}

#[test]
fn t026_adds_at_one_anchor_keep_their_order() {
    overlaid(&["lk
        add slide lk-a after people-first/who
        add slide lk-b after people-first/who
        add slide lk-c before people-first/who
        add slide lk-d before people-first/who
        add slide lk-e before people-first/why
    "]).is("");
}

#[test]
fn t026_layers_stand_outside_of_lower_layers() {
    overlaid(&["_shared/south-asia
        add slide south-asia-a after people-first/who
        add slide south-asia-b after people-first/who
        add slide south-asia-c before people-first/why
    ", "lk
        add slide lk-a after people-first/who
        add slide lk-b before people-first/why
        add slide lk-c after people-first/south-asia-a
        add slide lk-d into people-first/users
    "]).is("");
}

#[test]
fn t027_chained_on_an_added_block() {
    overlaid(&["lk
        add slide lk-c after people-first/lk-b
        add slide lk-b after people-first/lk-a
        add slide lk-a before people-first/why
        add slide lk-in after people-first/lk-go
        add section lk-visit after people-first/users | minutes=5/10/15
          slide lk-go 5
    "]).is("");
}

#[test]
fn t027_circle_of_anchors() {
    overlaid(&["lk
        add slide lk-a after people-first/lk-b
        add slide lk-b after people-first/lk-c
        add slide lk-c before people-first/lk-a
        add slide lk-d after people-first/lk-a
        move people-first/who after people-first/who
    "]).is("");
}

#[test]
fn t027_anchor_missing() {
    overlaid(&["lk
        add slide lk-a after people-first/whoo
        add slide lk-b after people-first/lk-a
        add slide lk-c after people-first/lk-aa
    "]).is("");
}

#[test]
fn a_new_id_carries_the_prefix() {
    overlaid(&["lk
        add slide desk after people-first/who
        add option q-user-c after people-first/q-user-b
        add section lk-visit after people-first/users
          slide go 5
    "]).is("");
}

#[test]
fn t020_an_id_that_is_there_already() {
    overlaid(&["_shared/lk
        add slide lk-a after people-first/who
    ", "lk
        add slide lk-a after people-first/why
        add slide lk-b after people-first/why
        add slide lk-b after people-first/how
    "]).is("");
}

#[test]
fn an_anchor_that_cannot_hold_the_block() {
    overlaid(&["lk
        add slide lk-a after people-first/users
        add slide lk-b into people-first/q-user
        add question lk-q into people-first/users
        add section lk-s after people-first
        add option lk-o into people-first
        add slide lk-c after people-first/lk-a
    "]).is("");
}

#[test]
fn a_new_block_has_what_its_kind_needs() {
    overlaid(&["lk
        add slide lk-a after people-first/who | bare | title=Desk | stem=Which?
        add question lk-q into people-first | type=single
          option lk-q-a | right=false
        add slide lk-b after people-first/who
          slide lk-c 5
    "]).is("");
}

#[test]
fn t045_removed_by_the_region_and_added_again() {
    overlaid(&["_shared/south-asia
        remove people-first/why
    ", "lk
        add slide why after people-first/who
    "]).is("");
}

#[test]
fn t046_a_language_tweak_splits_a_slide() {
    overlaid(&["lk
        change people-first/who | title=Who comes?
    ", "lk/languages/si
        change people-first/who | body=The first half | minutes=6
        add slide lk-who-2 after people-first/who | body=The second half | minutes=4
    "]).is("");
}
