//! `move`.

use crate::case::{each, overlaid};

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
    "])
    .is("
        …
        objective o2 | lk move
        …
        section wrap 5/5/5 | lk move
          slide end 5
        section users 20/30/40
          slide why 15
          slide how 5
          slide who 10 | lk move
        break pause 0/10/10 | lk move
        section practice 20/35/50
          case queue | lk move
          slide map 15
          slide close 20
          activity mapping 5
          tool journey-map
        question q-steps | lk move
          item q-steps-y
          item q-steps-x | lk move
        question q-user
          option q-user-b | lk move
          option q-user-a
    ");
}

#[test]
fn t032_to_its_own_neighbour() {
    overlaid(&["lk
        move people-first/why after people-first/who
        move people-first/close into people-first/practice
    "])
    .is("
        …
        section practice 20/35/50
          slide map 15
          case queue
          activity mapping 5
          tool journey-map
          slide close 20 | lk move
        …
        notice[KB0210]: `people-first/why` stands there already
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | move people-first/why after people-first/who
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: take it out of the overlay
    ");
}

#[test]
fn t032_across_sections() {
    overlaid(&["lk
        move people-first/why after people-first/map
        move people-first/queue into people-first/users
    "])
    .is("
        …
        section users 10/15/20 | minutes=10/15/20 (lk move over base)
          slide who 10
          slide how 5
          case queue | lk move
        section practice 29/50/71 | minutes=29/50/71 (lk move over base)
          slide map 15
          slide why 15 | lk move
          slide close 20
          activity mapping 5
          tool journey-map
        …
    ");
}

#[test]
fn t032_across_modules() {
    overlaid(&["lk
        move people-first/why after why-digital/welcome
        move why-digital/welcome after people-first/why
    "])
    .is("
        error[KB0216]: `people-first/why` cannot move to module `why-digital`
         --> overlays/lk/overlay.yaml:1:29
          |
        1 | move people-first/why after why-digital/welcome
          |                             ^^^^^^^^^^^^^^^^^^^
          = hint: remove it from `people-first` and add a block of your own there
        error[KB0216]: `why-digital/welcome` cannot move to module `people-first`
         --> overlays/lk/overlay.yaml:2:32
          |
        2 | move why-digital/welcome after people-first/why
          |                                ^^^^^^^^^^^^^^^^
          = hint: remove it from `why-digital` and add a block of your own there
    ");
}

#[test]
fn t032_the_last_slide_out_of_a_section() {
    overlaid(&["lk
        move people-first/end after people-first/close
    "])
    .is("
        error[KB0706]: section `wrap` has nothing left in it
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | move people-first/end after people-first/close
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: remove the section too: `remove: [{ at: people-first/wrap }]`
    ");
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
    "])
    .is("
        …
        section users 17/25/33 | minutes=17/25/33 (lk add over base)
          slide why 15
          slide end 5 | lk move
          slide lk-b 5 | lk add
        section practice 31/55/79 | minutes=31/55/79 (lk add over base)
          slide lk-a 5 | lk add
          slide who 10 | lk move
          slide how 5 | lk move
          slide map 15
          slide close 20
          case queue
          activity mapping 5
          tool journey-map
        …
        section wrap 5/5/5
          slide lk-c 5 | lk add
        …
    ");
}

#[test]
fn a_block_goes_where_its_anchor_goes_in_the_same_layer() {
    overlaid(&["lk
        move people-first/why after people-first/who
        move people-first/who into people-first/wrap
        add slide lk-a after people-first/why
    "])
    .is("
        …
        section users 3/5/7 | minutes=3/5/7 (lk move over base)
          slide how 5
        …
        section wrap 35/35/35 | minutes=35/35/35 (lk add over base)
          slide end 5
          slide who 10 | lk move
          slide why 15 | lk move
          slide lk-a 5 | lk add
        …
    ");
}

#[test]
fn a_block_leaves_what_lower_layers_put_beside_it() {
    overlaid(&[
        "_shared/south-asia
        add slide south-asia-a after people-first/who
    ",
        "lk
        move people-first/who after people-first/how
        add slide lk-a after people-first/who
    ",
    ])
    .is("
        …
        section users 26/40/54 | minutes=26/40/54 (lk add over _shared/south-asia add over base)
          slide south-asia-a 5 | _shared/south-asia add
          slide why 15
          slide how 5
          slide who 10 | lk move
          slide lk-a 5 | lk add
        …
    ");
}

#[test]
fn twice_in_one_layer() {
    overlaid(&["lk
        move people-first/who after people-first/how
        move people-first/who after people-first/map
    "])
    .is("
        error[KB0204]: `people-first/who` is moved twice in one layer
         --> overlays/lk/overlay.yaml:2:1
          |
        2 | move people-first/who after people-first/map
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:1: first moved here
          |
        1 | move people-first/who after people-first/how
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn t027_circle_of_moves() {
    overlaid(&["lk
        move people-first/who after people-first/lk-a
        add slide lk-a after people-first/who
    "])
    .is("
        error[KB0206]: blocks are placed by each other in a circle: `who` → `lk-a` → `who`
         --> overlays/lk/overlay.yaml:1:29
          |
        1 | move people-first/who after people-first/lk-a
          |                             ^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:2:22: and here
          |
        2 | add slide lk-a after people-first/who
          |                      ^^^^^^^^^^^^^^^^
          = hint: place one of them by a block outside of the circle
    ");
}

#[test]
fn to_a_place_that_cannot_hold_it() {
    overlaid(&["lk
        move people-first/who after people-first/users
        move people-first/q-user-a into people-first/users
        move people-first after people-first/users
    "])
    .is("
        error[KB0216]: a slide cannot go after `people-first/users`, which is a part of a module
         --> overlays/lk/overlay.yaml:1:29
          |
        1 | move people-first/who after people-first/users
          |                             ^^^^^^^^^^^^^^^^^^
          = hint: write `into: people-first/users` to put it inside
        error[KB0216]: an option cannot go into `people-first/users`, which is a section
         --> overlays/lk/overlay.yaml:2:33
          |
        2 | move people-first/q-user-a into people-first/users
          |                                 ^^^^^^^^^^^^^^^^^^
          = hint: only a question can hold it
        error[KB0216]: `people-first` is a whole module and has no place in one
         --> overlays/lk/overlay.yaml:3:6
          |
        3 | move people-first after people-first/users
          |      ^^^^^^^^^^^^
          = hint: `modules: { order: […] }` says in what order modules are taught
    ");
}

#[test]
fn every_kind_of_block() {
    each(&[
        ("move people-first/o1 after people-first/o2", "objective o1 | lk move"),
        ("move people-first/users after people-first/wrap", "section users 15/15/15 | lk move"),
        ("move people-first/pause after people-first/wrap", "break pause 0/10/10 | lk move"),
        ("move people-first/who after people-first/why", "slide who 10 | lk move"),
        ("move people-first/queue into people-first/wrap", "case queue | lk move"),
        ("move people-first/mapping before people-first/queue", "activity mapping 5 | lk move"),
        ("move people-first/sheet into people-first/wrap", "tool sheet | lk move"),
        ("move library/journey-map into people-first/users", "tool journey-map | lk move"),
        ("move people-first/q-pairs before people-first/q-one", "question q-pairs | lk move"),
        ("move people-first/q-one-b after people-first/q-one-c", "option q-one-b | lk move"),
        ("move people-first/q-pairs-a after people-first/q-pairs-c", "pair q-pairs-a | lk move"),
        ("move people-first/q-steps-a after people-first/q-steps-c", "item q-steps-a | lk move"),
        ("move people-first/q-wheel-d1 after people-first/q-wheel-d2", "dimension q-wheel-d1 | lk move"),
        ("move people-first/q-wheel-l1 after people-first/q-wheel-l2", "level q-wheel-l1 | lk move"),
    ]);
}

#[test]
fn refuses_kinds_that_do_not_fit() {
    each(&[
        (
            "move people-first after people-first/who",
            "
            error[KB0216]: `people-first` is a whole module and has no place in one
             --> overlays/lk/overlay.yaml:1:6
              |
            1 | move people-first after people-first/who
              |      ^^^^^^^^^^^^
              = hint: `modules: { order: […] }` says in what order modules are taught
        ",
        ),
        (
            "move people-first/who into people-first/q-one",
            "
            error[KB0216]: a slide cannot go into `people-first/q-one`, which is a question
             --> overlays/lk/overlay.yaml:1:28
              |
            1 | move people-first/who into people-first/q-one
              |                            ^^^^^^^^^^^^^^^^^^
              = hint: only a section can hold it
        ",
        ),
        (
            "move people-first/q-one-a into people-first/q-steps",
            "
            error[KB0216]: `q-one-a` is an option, which a question of the type `ordering` does not show
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | move people-first/q-one-a into people-first/q-steps
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: take it out; the parts of the type `ordering` are: item
            error[KB0701]: question `q-one` has no right answer
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | move people-first/q-one-a into people-first/q-steps
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: mark an option as `right: true`
        ",
        ),
        (
            "move people-first/o1 into people-first/users",
            "
            error[KB0216]: an objective cannot go into `people-first/users`, which is a section
             --> overlays/lk/overlay.yaml:1:27
              |
            1 | move people-first/o1 into people-first/users
              |                           ^^^^^^^^^^^^^^^^^^
              = hint: only a module can hold it
        ",
        ),
        (
            "move people-first/users into people-first/wrap",
            "
            error[KB0216]: a section cannot go into `people-first/wrap`, which is a section
             --> overlays/lk/overlay.yaml:1:30
              |
            1 | move people-first/users into people-first/wrap
              |                              ^^^^^^^^^^^^^^^^^
              = hint: only a module can hold it
        ",
        ),
        (
            "move people-first/pause into people-first/users",
            "
            error[KB0216]: a break cannot go into `people-first/users`, which is a section
             --> overlays/lk/overlay.yaml:1:30
              |
            1 | move people-first/pause into people-first/users
              |                              ^^^^^^^^^^^^^^^^^^
              = hint: only a module can hold it
        ",
        ),
        (
            "move people-first/queue after people-first/o1",
            "
            error[KB0216]: a case cannot go after `people-first/o1`, which is a part of a module
             --> overlays/lk/overlay.yaml:1:31
              |
            1 | move people-first/queue after people-first/o1
              |                               ^^^^^^^^^^^^^^^
              = hint: only a section can hold it
        ",
        ),
        (
            "move people-first/q-steps-a into people-first/q-pairs",
            "
            error[KB0216]: `q-steps-a` is an item, which a question of the type `matching` does not show
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | move people-first/q-steps-a into people-first/q-pairs
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: take it out; the parts of the type `matching` are: pair
        ",
        ),
    ]);
}
