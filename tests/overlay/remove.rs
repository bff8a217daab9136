//! `remove`.

use crate::case::{each, on, overlaid};

#[test]
fn removes_several_blocks() {
    overlaid(&["lk
        remove people-first/pause
        remove people-first/wrap
        remove people-first/why
        remove people-first/queue
        remove people-first/mapping
        remove people-first/q-steps
    "])
    .is("
        …
        section users 10/15/20 | minutes=10/15/20 (lk remove over base)
          slide who 10
          slide how 5
        section practice 20/35/50
          slide map 15
          slide close 20
          tool journey-map
        …
        gone break pause
        gone section wrap
        gone question q-steps
    ");
}

#[test]
fn takes_the_block_off_the_lists_of_sections() {
    overlaid(&["lk
        remove people-first/mapping
        remove people-first/journey-map
    "])
    .is("
        …
        section practice 20/35/50
          slide map 15
          slide close 20
          case queue
        …
        section wrap 5/5/5 | uses= (lk remove over base)
          slide end 5
        …
    ");
}

#[test]
fn t028_an_anchor_that_is_removed_is_still_a_place() {
    overlaid(&["lk
        remove people-first/why
        add slide lk-why after people-first/why | minutes=15
        move people-first/end before people-first/why
        add slide lk-end into people-first/wrap | minutes=5
    "])
    .is("
        …
        section users 23/35/47 | minutes=23/35/47 (lk add over base)
          slide who 10
          slide end 5 | lk move
          slide lk-why 15 | lk add
          slide how 5
        …
        section wrap 5/5/5
          slide lk-end 5 | lk add
        …
    ");
}

#[test]
fn t029_change_and_remove() {
    overlaid(&["lk
        remove people-first/why
        change people-first/why | title=Why?
    "])
    .is("
        error[KB0205]: `people-first/why` is changed and removed in one layer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/why
          | ^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:2:1: changed here
          |
        2 | change people-first/why | title=Why?
          | ^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn other_edits_inside_of_what_is_removed() {
    overlaid(&["lk
        remove people-first/users
        remove people-first/who
        change people-first/why | title=Why?
        add slide lk-a after people-first/how
        move people-first/end into people-first/users
    "]).is("
        error[KB0205]: `people-first/end` is moved inside of `people-first/users`, which is removed in the same layer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/users
          | ^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:5:1: moved here
          |
        5 | move people-first/end into people-first/users
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        error[KB0205]: `people-first/lk-a` is added inside of `people-first/users`, which is removed in the same layer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/users
          | ^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:4:1: added here
          |
        4 | add slide lk-a after people-first/how
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        error[KB0205]: `people-first/why` is changed inside of `people-first/users`, which is removed in the same layer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/users
          | ^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:3:1: changed here
          |
        3 | change people-first/why | title=Why?
          | ^^^^^^^^^^^^^^^^^^^^^^^
        error[KB0706]: section `wrap` has nothing left in it
         --> overlays/lk/overlay.yaml:5:1
          |
        5 | move people-first/end into people-first/users
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: remove the section too: `remove: [{ at: people-first/wrap }]`
    ");
}

#[test]
fn what_moves_out_of_a_removed_section_stays() {
    overlaid(&["lk
        remove people-first/users
        move people-first/who before people-first/map
        move people-first/why before people-first/map
    "])
    .is("
        …
        section practice 34/60/86 | minutes=34/60/86 (lk move over base)
          slide who 10 | lk move
          slide why 15 | lk move
          slide map 15
          slide close 20
          case queue
          activity mapping 5
          tool journey-map
        …
        gone section users
    ");
}

#[test]
fn twice_in_one_layer() {
    overlaid(&["lk
        remove people-first/why
        remove people-first/why
    "])
    .is("
        error[KB0204]: `people-first/why` is removed twice in one layer
         --> overlays/lk/overlay.yaml:2:1
          |
        2 | remove people-first/why
          | ^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:1: first removed here
          |
        1 | remove people-first/why
          | ^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn t024_removed_by_a_lower_layer() {
    overlaid(&[
        "_shared/south-asia
        remove people-first/why | because=Not asked for
    ",
        "lk
        change people-first/why | title=Why?
        add slide lk-a after people-first/why
        remove people-first/why | optional
    ",
    ])
    .is("
        error[KB0203]: block `why` of module `people-first` was removed by overlays/_shared/south-asia
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change people-first/why | title=Why?
          |        ^^^^^^^^^^^^^^^^
         ::: overlays/_shared/south-asia/overlay.yaml:1:1: removed here
          |
        1 | remove people-first/why | because=Not asked for
          | ^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write `optional: true` if both are meant
        error[KB0203]: block `why` of module `people-first` was removed by overlays/_shared/south-asia
         --> overlays/lk/overlay.yaml:2:22
          |
        2 | add slide lk-a after people-first/why
          |                      ^^^^^^^^^^^^^^^^
         ::: overlays/_shared/south-asia/overlay.yaml:1:1: removed here
          |
        1 | remove people-first/why | because=Not asked for
          | ^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write `optional: true` if both are meant
    ");
}

#[test]
fn t034_the_only_right_option() {
    overlaid(&["lk
        remove people-first/q-user-a
    "])
    .is("
        error[KB0701]: question `q-user` has no right answer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/q-user-a
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: mark an option as `right: true`
        error[KB0706]: question `q-user` has fewer than two parts of the kind `option` left
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/q-user-a
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: keep two, or remove the question: `remove: [{ at: people-first/q-user }]`
    ");
}

#[test]
fn t035_all_slides() {
    overlaid(&["lk
        remove people-first/who
        remove people-first/why
        remove people-first/how
        remove people-first/practice
        remove people-first/wrap
    "])
    .is("
        error[KB0706]: module `people-first` has no slides left
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/who
          | ^^^^^^^^^^^^^^^^^^^^^^^
          = hint: keep one, or leave the module out: `modules: { except: [people-first] }`
        error[KB0706]: section `users` has nothing left in it
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/who
          | ^^^^^^^^^^^^^^^^^^^^^^^
          = hint: remove the section too: `remove: [{ at: people-first/users }]`
    ");
}

#[test]
fn f031_an_objective_that_is_needed() {
    overlaid(&["lk
        remove people-first/o2
    "])
    .is("
        error[KB0706]: `o2` was removed, but other blocks need it
          --> overlays/lk/overlay.yaml:1:1
           |
         1 | remove people-first/o2
           | ^^^^^^^^^^^^^^^^^^^^^^
          ::: base-modules/people-first/module.yaml:11:18: needed here
           |
        11 |   slide map 15 | objective=o1,o2
           |                  ^^^^^^^^^^^^^^^
          ::: base-modules/people-first/module.yaml:14:41: needed here
           |
        14 |   activity mapping | tool=journey-map | objective=o2
           |                                         ^^^^^^^^^^^^
           = hint: change or remove those blocks too
    ");
}

#[test]
fn f031_an_objective_with_all_that_needs_it() {
    overlaid(&["lk
        remove people-first/o2
        remove people-first/mapping
        change people-first/map | objective=o1
    "])
    .is("
        …
        section practice 20/35/50
          slide map 15 | objective=o1 (lk change over base)
          slide close 20
          case queue
          tool journey-map
        …
        gone objective o2
    ");
}

#[test]
fn f031_all_questions() {
    overlaid(&["lk
        remove people-first/q-user
        remove people-first/q-steps
    "])
    .is("
        error[KB0706]: module `people-first` has no questions left
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | remove people-first/q-user
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: keep one, or leave the module out: `modules: { except: [people-first] }`
    ");
}

#[test]
fn a_tool_that_an_activity_needs() {
    overlaid(&["lk
        remove people-first/journey-map
    "])
    .is("
        error[KB0706]: `journey-map` was removed, but other blocks need it
          --> overlays/lk/overlay.yaml:1:1
           |
         1 | remove people-first/journey-map
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          ::: base-modules/people-first/module.yaml:14:22: needed here
           |
        14 |   activity mapping | tool=journey-map | objective=o2
           |                      ^^^^^^^^^^^^^^^^
           = hint: change or remove those blocks too
    ");
}

#[test]
fn a_whole_module() {
    on(
        "section only 5/5/5",
        &["lk
        remove people-first
    "],
    )
    .is("
        error[KB0706]: `people-first` is a whole module
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | remove people-first
          |        ^^^^^^^^^^^^
          = hint: to leave it out, write `modules: { except: [people-first] }`
    ");
}

#[test]
fn every_kind_of_block() {
    each(&[
        ("remove people-first/o1", "gone objective o1"),
        ("remove people-first/users", "gone section users"),
        ("remove people-first/pause", "gone break pause"),
        ("remove people-first/who", "section users 5/5/5 | minutes=5/5/5 (lk remove over base)"),
        (
            "remove people-first/queue",
            "
        ",
        ),
        (
            "remove people-first/mapping",
            "
        ",
        ),
        (
            "remove people-first/sheet",
            "
        ",
        ),
        (
            "remove library/journey-map",
            "
        ",
        ),
        ("remove people-first/q-pairs", "gone question q-pairs"),
        (
            "remove people-first/q-one-b",
            "
        ",
        ),
        (
            "remove people-first/q-pairs-a",
            "
        ",
        ),
        (
            "remove people-first/q-steps-a",
            "
        ",
        ),
    ]);
}

#[test]
fn refuses_to_take_what_must_stay() {
    each(&[
        (
            "remove people-first/q-wheel-d1",
            "
            error[KB0706]: question `q-wheel` has fewer than two parts of the kind `dimension` left
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | remove people-first/q-wheel-d1
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: keep two, or remove the question: `remove: [{ at: people-first/q-wheel }]`
        ",
        ),
        (
            "remove people-first/q-wheel-l1",
            "
            error[KB0706]: question `q-wheel` has fewer than two parts of the kind `level` left
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | remove people-first/q-wheel-l1
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: keep two, or remove the question: `remove: [{ at: people-first/q-wheel }]`
        ",
        ),
        (
            "remove people-first",
            "
            error[KB0706]: `people-first` is a whole module
             --> overlays/lk/overlay.yaml:1:8
              |
            1 | remove people-first
              |        ^^^^^^^^^^^^
              = hint: to leave it out, write `modules: { except: [people-first] }`
        ",
        ),
    ]);
}
