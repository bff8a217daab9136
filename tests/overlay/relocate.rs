//! `move`.

use crate::case::overlaid;

#[test]
fn moves_each_kind() {
    overlaid(&["lk
        move people-first/o2 before people-first/o1
        move people-first/wrap before people-first/users
        move people-first/pause after people-first/users
        move people-first/who after people-first/how
        move people-first/queue before people-first/map
        move people-first/q-steps before people-first/q-user
        move people-first/q-user-b before people-first/q-user-a
        move people-first/q-steps-x after people-first/q-steps-y
    "]).is("");
}

#[test]
fn t032_to_its_own_neighbour() {
    overlaid(&["lk
        move people-first/why after people-first/who
        move people-first/close into people-first/practice
    "]).is("");
}

#[test]
fn t032_across_sections() {
    overlaid(&["lk
        move people-first/why after people-first/map
        move people-first/queue into people-first/users
    "]).is("");
}

#[test]
fn t032_across_modules() {
    overlaid(&["lk
        move people-first/why after why-digital/welcome
        move why-digital/welcome after people-first/why
    "]).is("");
}

#[test]
fn t032_the_last_slide_out_of_a_section() {
    overlaid(&["lk
        move people-first/end after people-first/close
    "]).is("");
}

#[test]
fn blocks_that_move_to_one_place_keep_their_order() {
    overlaid(&["lk
        move people-first/how before people-first/map
        add slide lk-a before people-first/map
        move people-first/who before people-first/map
        move people-first/end after people-first/why
        add slide lk-b after people-first/why
        add slide lk-c into people-first/wrap
    "]).is("");
}

#[test]
fn a_block_goes_where_its_anchor_goes_in_the_same_layer() {
    overlaid(&["lk
        move people-first/why after people-first/who
        move people-first/who into people-first/wrap
        add slide lk-a after people-first/why
    "]).is("");
}

#[test]
fn a_block_leaves_what_lower_layers_put_beside_it() {
    overlaid(&["_shared/south-asia
        add slide south-asia-a after people-first/who
    ", "lk
        move people-first/who after people-first/how
        add slide lk-a after people-first/who
    "]).is("");
}

#[test]
fn twice_in_one_layer() {
    overlaid(&["lk
        move people-first/who after people-first/how
        move people-first/who after people-first/map
    "]).is("");
}

#[test]
fn t027_circle_of_moves() {
    overlaid(&["lk
        move people-first/who after people-first/lk-a
        add slide lk-a after people-first/who
    "]).is("");
}

#[test]
fn to_a_place_that_cannot_hold_it() {
    overlaid(&["lk
        move people-first/who after people-first/users
        move people-first/q-user-a into people-first/users
        move people-first after people-first/users
    "]).is("");
}
