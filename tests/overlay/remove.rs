//! `remove`.

use crate::case::{on, overlaid};

#[test]
fn removes_each_kind() {
    overlaid(&["lk
        remove people-first/pause
        remove people-first/wrap
        remove people-first/why
        remove people-first/queue
        remove people-first/mapping
        remove people-first/q-steps
        remove people-first/q-user-b
    "]).is("");
}

#[test]
fn takes_the_block_off_the_lists_of_sections() {
    overlaid(&["lk
        remove people-first/mapping
        remove people-first/journey-map
    "]).is("");
}

#[test]
fn t028_an_anchor_that_is_removed_is_still_a_place() {
    overlaid(&["lk
        remove people-first/why
        add slide lk-why after people-first/why | minutes=15
        move people-first/end before people-first/why
        add slide lk-end into people-first/wrap | minutes=5
    "]).is("");
}

#[test]
fn t029_change_and_remove() {
    overlaid(&["lk
        remove people-first/why
        change people-first/why | title=Why?
    "]).is("");
}

#[test]
fn other_edits_inside_of_what_is_removed() {
    overlaid(&["lk
        remove people-first/users
        remove people-first/who
        change people-first/why | title=Why?
        add slide lk-a after people-first/how
        move people-first/end into people-first/users
    "]).is("");
}

#[test]
fn what_moves_out_of_a_removed_section_stays() {
    overlaid(&["lk
        remove people-first/users
        move people-first/who before people-first/map
        move people-first/why before people-first/map
    "]).is("");
}

#[test]
fn twice_in_one_layer() {
    overlaid(&["lk
        remove people-first/why
        remove people-first/why
    "]).is("");
}

#[test]
fn t024_removed_by_a_lower_layer() {
    overlaid(&["_shared/south-asia
        remove people-first/why | because=Not asked for
    ", "lk
        change people-first/why | title=Why?
        add slide lk-a after people-first/why
        remove people-first/why | optional
    "]).is("");
}

#[test]
fn t034_the_only_right_option() {
    overlaid(&["lk
        remove people-first/q-user-a
    "]).is("");
}

#[test]
fn t035_all_slides() {
    overlaid(&["lk
        remove people-first/who
        remove people-first/why
        remove people-first/how
        remove people-first/practice
        remove people-first/wrap
    "]).is("");
}

#[test]
fn f031_an_objective_that_is_needed() {
    overlaid(&["lk
        remove people-first/o2
    "]).is("");
}

#[test]
fn f031_an_objective_with_all_that_needs_it() {
    overlaid(&["lk
        remove people-first/o2
        remove people-first/mapping
        change people-first/map | objective=o1
    "]).is("");
}

#[test]
fn f031_all_questions() {
    overlaid(&["lk
        remove people-first/q-user
        remove people-first/q-steps
    "]).is("");
}

#[test]
fn a_tool_that_an_activity_needs() {
    overlaid(&["lk
        remove people-first/journey-map
    "]).is("");
}

#[test]
fn a_whole_module() {
    on("section only 5/5/5", &["lk
        remove people-first
    "]).is("");
}
