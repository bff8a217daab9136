//! `add`.

use crate::case::{each, overlaid};

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
    "])
    .is("
        …
        objective lk-o3 | lk add
        section users 23/35/47 | minutes=23/35/47 (lk add over base)
          slide who 10
          slide lk-desk 5 | lk add
          slide why 15
          slide how 5
          tool lk-board | lk add
        section practice 20/35/50
          slide map 15
          slide close 20
          case lk-hospital | lk add
          case queue
          activity mapping 5
          activity lk-walk 5 | lk add
          tool journey-map
        …
        section lk-visit 10/20/30 | lk add
          slide lk-go 20 | lk add
        …
        question q-user
          option q-user-a
          option q-user-b
          option q-user-lk-c | lk add
        question lk-q | lk add
          option lk-q-a | lk add
          option lk-q-b | lk add
        question q-steps
          item q-steps-x
          item q-steps-y
          item lk-z | lk add
    ");
}

#[test]
fn t026_adds_at_one_anchor_keep_their_order() {
    overlaid(&["lk
        add slide lk-a after people-first/who
        add slide lk-b after people-first/who
        add slide lk-c before people-first/who
        add slide lk-d before people-first/who
        add slide lk-e before people-first/why
    "])
    .is("
        …
        section users 37/55/73 | minutes=37/55/73 (lk add over base)
          slide lk-c 5 | lk add
          slide lk-d 5 | lk add
          slide who 10
          slide lk-a 5 | lk add
          slide lk-b 5 | lk add
          slide lk-e 5 | lk add
          slide why 15
          slide how 5
        …
    ");
}

#[test]
fn t026_layers_stand_outside_of_lower_layers() {
    overlaid(&[
        "_shared/south-asia
        add slide south-asia-a after people-first/who
        add slide south-asia-b after people-first/who
        add slide south-asia-c before people-first/why
    ",
        "lk
        add slide lk-a after people-first/who
        add slide lk-b before people-first/why
        add slide lk-c after people-first/south-asia-a
        add slide lk-d into people-first/users
    ",
    ])
    .is("
        …
        section users 43/65/87 | minutes=43/65/87 (lk add over _shared/south-asia add over base)
          slide who 10
          slide south-asia-a 5 | _shared/south-asia add
          slide lk-c 5 | lk add
          slide south-asia-b 5 | _shared/south-asia add
          slide lk-a 5 | lk add
          slide lk-b 5 | lk add
          slide south-asia-c 5 | _shared/south-asia add
          slide why 15
          slide how 5
          slide lk-d 5 | lk add
        …
    ");
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
    "])
    .is("
        …
        section users 30/45/60 | minutes=30/45/60 (lk add over base)
          slide who 10
          slide lk-a 5 | lk add
          slide lk-b 5 | lk add
          slide lk-c 5 | lk add
          slide why 15
          slide how 5
        section lk-visit 5/10/15 | lk add
          slide lk-go 5 | lk add
          slide lk-in 5 | lk add
        …
    ");
}

#[test]
fn t027_circle_of_anchors() {
    overlaid(&["lk
        add slide lk-a after people-first/lk-b
        add slide lk-b after people-first/lk-c
        add slide lk-c before people-first/lk-a
        add slide lk-d after people-first/lk-a
        move people-first/who after people-first/who
    "])
    .is("
        error[KB0206]: blocks are placed by each other in a circle: `lk-a` → `lk-b` → `lk-c` → `lk-a`
         --> overlays/lk/overlay.yaml:1:22
          |
        1 | add slide lk-a after people-first/lk-b
          |                      ^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:2:22: and here
          |
        2 | add slide lk-b after people-first/lk-c
          |                      ^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:3:23: and here
          |
        3 | add slide lk-c before people-first/lk-a
          |                       ^^^^^^^^^^^^^^^^^
          = hint: place one of them by a block outside of the circle
        error[KB0206]: blocks are placed by each other in a circle: `who` → `who`
         --> overlays/lk/overlay.yaml:5:29
          |
        5 | move people-first/who after people-first/who
          |                             ^^^^^^^^^^^^^^^^
          = hint: place one of them by a block outside of the circle
    ");
}

#[test]
fn t027_anchor_missing() {
    overlaid(&["lk
        add slide lk-a after people-first/whoo
        add slide lk-b after people-first/lk-a
        add slide lk-c after people-first/lk-aa
    "])
    .is("
        error[KB0201]: no block `whoo` in module `people-first`
         --> overlays/lk/overlay.yaml:1:22
          |
        1 | add slide lk-a after people-first/whoo
          |                      ^^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/who`? (base-modules/people-first/module.yaml:7)
        error[KB0201]: no block `lk-aa` in module `people-first`
         --> overlays/lk/overlay.yaml:3:22
          |
        3 | add slide lk-c after people-first/lk-aa
          |                      ^^^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/lk-a`? (overlays/lk/overlay.yaml:1)
    ");
}

#[test]
fn a_new_id_carries_the_prefix() {
    overlaid(&["lk
        add slide desk after people-first/who
        add option q-user-c after people-first/q-user-b
        add section lk-visit after people-first/users
          slide go 5
    "])
    .is("
        error[KB0209]: the new id `desk` does not carry the prefix `lk-`
         --> overlays/lk/overlay.yaml:1:11
          |
        1 | add slide desk after people-first/who
          |           ^^^^
          = hint: call it `lk-desk`, so that no later block of the base can have its name
        error[KB0209]: the new id `q-user-c` does not carry the prefix `lk-`
         --> overlays/lk/overlay.yaml:2:12
          |
        2 | add option q-user-c after people-first/q-user-b
          |            ^^^^^^^^
          = hint: call it `q-user-lk-c`, so that no later block of the base can have its name
        error[KB0209]: the new id `go` does not carry the prefix `lk-`
         --> overlays/lk/overlay.yaml:4:9
          |
        4 |   slide go 5
          |         ^^
          = hint: call it `lk-go`, so that no later block of the base can have its name
    ");
}

#[test]
fn t020_f027_an_id_that_is_there_already() {
    overlaid(&[
        "_shared/lk
        add slide lk-a after people-first/who
    ",
        "lk
        add slide lk-a after people-first/why
        add slide lk-b after people-first/why
        add slide lk-b after people-first/how
    ",
    ])
    .is("
        error[KB0141]: module `people-first` has a block `lk-a` already
         --> overlays/lk/overlay.yaml:1:11
          |
        1 | add slide lk-a after people-first/why
          |           ^^^^
         ::: overlays/_shared/lk/overlay.yaml:1:11: the other is here
          |
        1 | add slide lk-a after people-first/who
          |           ^^^^
        error[KB0141]: module `people-first` has a block `lk-b` already
         --> overlays/lk/overlay.yaml:3:11
          |
        3 | add slide lk-b after people-first/how
          |           ^^^^
         ::: overlays/lk/overlay.yaml:2:11: the other is here
          |
        2 | add slide lk-b after people-first/why
          |           ^^^^
    ");
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
    "])
    .is("
        error[KB0216]: a slide cannot go after `people-first/users`, which is a part of a module
         --> overlays/lk/overlay.yaml:1:22
          |
        1 | add slide lk-a after people-first/users
          |                      ^^^^^^^^^^^^^^^^^^
          = hint: write `into: people-first/users` to put it inside
        error[KB0216]: a slide cannot go into `people-first/q-user`, which is a question
         --> overlays/lk/overlay.yaml:2:21
          |
        2 | add slide lk-b into people-first/q-user
          |                     ^^^^^^^^^^^^^^^^^^^
          = hint: only a section can hold it
        error[KB0216]: a question cannot go into `people-first/users`, which is a section
         --> overlays/lk/overlay.yaml:3:24
          |
        3 | add question lk-q into people-first/users
          |                        ^^^^^^^^^^^^^^^^^^
          = hint: only a module can hold it
        error[KB0216]: a section cannot go after `people-first`, which is no part of a module
         --> overlays/lk/overlay.yaml:4:24
          |
        4 | add section lk-s after people-first
          |                        ^^^^^^^^^^^^
          = hint: write `into: people-first` to put it inside
        error[KB0216]: an option cannot go into `people-first`, which is a module
         --> overlays/lk/overlay.yaml:5:22
          |
        5 | add option lk-o into people-first
          |                      ^^^^^^^^^^^^
          = hint: only a question can hold it
    ");
}

#[test]
fn a_new_block_has_what_its_kind_needs() {
    overlaid(&["lk
        add slide lk-a after people-first/who | bare | title=Desk | stem=Which?
        add question lk-q into people-first | type=single
          option lk-q-a | right=false
        add slide lk-b after people-first/who
          slide lk-c 5
    "])
    .is("
        error[KB0125]: the slide `lk-a` has no `minutes`
         --> overlays/lk/overlay.yaml:1:11
          |
        1 | add slide lk-a after people-first/who | bare | title=Desk | stem=Which?
          |           ^^^^
        error[KB0211]: a slide has no `stem`
         --> overlays/lk/overlay.yaml:1:61
          |
        1 | add slide lk-a after people-first/who | bare | title=Desk | stem=Which?
          |                                                             ^^^^^^^^^^^
          = hint: a slide has: title, minutes, layout, objective, body, picture, alt, script, sensitivity, lang
        error[KB0701]: question `lk-q` has no right answer
         --> overlays/lk/overlay.yaml:2:14
          |
        2 | add question lk-q into people-first | type=single
          |              ^^^^
          = hint: mark an option as `right: true`
        error[KB0216]: a slide cannot hold a slide
         --> overlays/lk/overlay.yaml:5:9
          |
        5 |   slide lk-c 5
          |         ^^^^
    ");
}

#[test]
fn t045_removed_by_the_region_and_added_again() {
    overlaid(&[
        "_shared/south-asia
        remove people-first/why
    ",
        "lk
        add slide why after people-first/who
    ",
    ])
    .is("
        error[KB0209]: the new id `why` does not carry the prefix `lk-`
         --> overlays/lk/overlay.yaml:1:11
          |
        1 | add slide why after people-first/who
          |           ^^^
          = hint: call it `lk-why`, so that no later block of the base can have its name
    ");
}

#[test]
fn t046_a_language_tweak_splits_a_slide() {
    overlaid(&["lk
        change people-first/who | title=Who comes?
    ", "lk/languages/si
        change people-first/who | body=The first half | minutes=6
        add slide lk-who-2 after people-first/who | body=The second half | minutes=4
    "]).is("
        …
        section users 20/30/40
          slide who 6 | title=Who comes? (lk change over base) | minutes=6 (lk/languages/si change over base) | body=The first half (lk/languages/si change)
          slide lk-who-2 4 | lk/languages/si add
          slide why 15
          slide how 5
        …
    ");
}

#[test]
fn every_kind_of_block() {
    each(&[
        ("add objective lk-new after people-first/o1", "objective lk-new | lk add"),
        (
            "add section lk-new after people-first/users\n  slide lk-new-s 5",
            "
            section lk-new 0/10/10 | lk add
            slide lk-new-s 5 | lk add
        ",
        ),
        ("add break lk-new after people-first/pause", "break lk-new 0/10/10 | lk add"),
        (
            "add slide lk-new after people-first/who",
            "
            section users 20/20/20 | minutes=20/20/20 (lk add over base)
            slide lk-new 5 | lk add
        ",
        ),
        ("add case lk-new after people-first/queue", "case lk-new | lk add"),
        ("add activity lk-new after people-first/mapping", "activity lk-new 5 | lk add"),
        ("add tool lk-new after people-first/sheet", "tool lk-new | lk add"),
        ("add tool lk-new after library/journey-map", "tool lk-new | lk add"),
        (
            "add question lk-new after people-first/q-pairs\n  option lk-new-a | right=true",
            "
            question lk-new | lk add
            option lk-new-a | lk add
        ",
        ),
        ("add option q-one-lk-new after people-first/q-one-b", "option q-one-lk-new | lk add"),
        ("add pair q-pairs-lk-new after people-first/q-pairs-a", "pair q-pairs-lk-new | lk add"),
        ("add item q-steps-lk-new after people-first/q-steps-a", "item q-steps-lk-new | lk add"),
        ("add dimension q-wheel-lk-new after people-first/q-wheel-d1", "dimension q-wheel-lk-new | lk add"),
        ("add level q-wheel-lk-new after people-first/q-wheel-l1", "level q-wheel-lk-new | lk add"),
        ("add break lk-new after people-first/users", "break lk-new 0/10/10 | lk add"),
        ("add break lk-pause after people-first/users | minutes=5", "break lk-pause 5/5/5 | lk add"),
        (
            "add section lk-new into people-first\n  slide lk-new-s 5",
            "
            section lk-new 0/10/10 | lk add
            slide lk-new-s 5 | lk add
        ",
        ),
    ]);
}

#[test]
fn refuses_kinds_that_do_not_fit() {
    each(&[
        (
            "add slide lk-new after people-first/users",
            "
            error[KB0216]: a slide cannot go after `people-first/users`, which is a part of a module
             --> overlays/lk/overlay.yaml:1:24
              |
            1 | add slide lk-new after people-first/users
              |                        ^^^^^^^^^^^^^^^^^^
              = hint: write `into: people-first/users` to put it inside
        ",
        ),
        (
            "add section lk-new after people-first/who\n  slide lk-new-s 5",
            "
            error[KB0216]: a section cannot go after `people-first/who`, which is a part of a section
             --> overlays/lk/overlay.yaml:1:26
              |
            1 | add section lk-new after people-first/who
              |                          ^^^^^^^^^^^^^^^^
              = hint: only a module can hold it
        ",
        ),
        (
            "add option q-one-lk-new after people-first/q-steps-a",
            "
            error[KB0216]: `q-one-lk-new` is an option, which a question of the type `ordering` does not show
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | add option q-one-lk-new after people-first/q-steps-a
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: take it out; the parts of the type `ordering` are: item
        ",
        ),
        (
            "add case lk-new after people-first/q-one",
            "
            error[KB0216]: a case cannot go after `people-first/q-one`, which is a part of a module
             --> overlays/lk/overlay.yaml:1:23
              |
            1 | add case lk-new after people-first/q-one
              |                       ^^^^^^^^^^^^^^^^^^
              = hint: only a section can hold it
        ",
        ),
        (
            "add objective lk-new into people-first/users",
            "
            error[KB0216]: an objective cannot go into `people-first/users`, which is a section
             --> overlays/lk/overlay.yaml:1:27
              |
            1 | add objective lk-new into people-first/users
              |                           ^^^^^^^^^^^^^^^^^^
              = hint: only a module can hold it
        ",
        ),
        (
            "add item q-pairs-lk-new into people-first/q-pairs",
            "
            error[KB0216]: `q-pairs-lk-new` is an item, which a question of the type `matching` does not show
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | add item q-pairs-lk-new into people-first/q-pairs
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = hint: take it out; the parts of the type `matching` are: pair
        ",
        ),
        (
            "add slide lk-new into people-first",
            "
            error[KB0216]: a slide cannot go into `people-first`, which is a module
             --> overlays/lk/overlay.yaml:1:23
              |
            1 | add slide lk-new into people-first
              |                       ^^^^^^^^^^^^
              = hint: only a section can hold it
        ",
        ),
    ]);
}
