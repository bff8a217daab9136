//! `change`.

use std::sync::Arc;

use kitbag::diagnostic::{Origin, SourceFile};
use kitbag::model::Action;

use crate::case::{BASE, Ground, each, messages, overlaid};

#[test]
fn sets_one_field_of_each_kind() {
    overlaid(&["lk
        change people-first | title=People first in Sri Lanka
        change people-first/o1 | text=Map one service
        change people-first/users | title=Who comes
        change people-first/pause | minutes=5/15/15
        change people-first/who | title=Who is here? | because=Divisional Secretariats come first
        change people-first/queue | outcome=failure
        change people-first/journey-map | purpose=See the way
        change people-first/mapping | materials=cards; pens
        change people-first/q-user | stem=Who is a user?
        change people-first/q-user-b | feedback=No, think of the counter
        change people-first/q-steps-x | text=A need arises
    "])
    .is("
        module | title=People first in Sri Lanka (lk change over base)
        objective o1 | text=Map one service (lk change over base)
        …
        section users 20/30/40 | title=Who comes (lk change over base)
          slide who 10 | title=Who is here? (lk change over base)
          slide why 15
          slide how 5
        section practice 20/35/50
          slide map 15
          slide close 20
          case queue | outcome=failure (lk change over base)
          activity mapping 5 | materials=cards; pens (lk change)
          tool journey-map | purpose=See the way (lk change over base)
        break pause 5/15/15 | minutes=5/15/15 (lk change over base)
        …
        question q-user | stem=Who is a user? (lk change over base)
          option q-user-a
          option q-user-b | feedback=No, think of the counter (lk change)
        question q-steps
          item q-steps-x | text=A need arises (lk change over base)
          item q-steps-y
        gone module
    ");
}

#[test]
fn sets_each_field_on_its_own() {
    overlaid(&["_shared/south-asia
        change people-first/who | minutes=12 | title=Who comes?
    ", "lk
        change people-first/who | minutes=15 | because=They ask more
    "]).is("
        …
        section users 23/35/47 | minutes=23/35/47 (lk change over _shared/south-asia change over base)
          slide who 15 | title=Who comes? (_shared/south-asia change over base) | minutes=15 (lk change over _shared/south-asia change over base)
          slide why 15
          slide how 5
        …
    ");
}

#[test]
fn a_section_follows_its_slides() {
    overlaid(&["lk
        change people-first/why | minutes=25
        change people-first/map | title=A map
    "])
    .is("
        …
        section users 27/40/53 | minutes=27/40/53 (lk change over base)
          slide who 10
          slide why 25 | minutes=25 (lk change over base)
          slide how 5
        section practice 20/35/50
          slide map 15 | title=A map (lk change over base)
          slide close 20
          case queue
          activity mapping 5
          tool journey-map
        …
    ");
}

#[test]
fn a_section_that_is_set_does_not_follow() {
    overlaid(&["lk
        change people-first/why | minutes=25
        change people-first/users | minutes=20/30/40
        change people-first/map | minutes=25
        change people-first/practice | minutes=30/50/70
    "])
    .is("
        …
        section users 20/30/40 | minutes=20/30/40 (lk change over base)
          slide who 10
          slide why 25 | minutes=25 (lk change over base)
          slide how 5
        section practice 30/50/70 | minutes=30/50/70 (lk change over base)
          slide map 25 | minutes=25 (lk change over base)
          slide close 20
          case queue
          activity mapping 5
          tool journey-map
        …
    ");
}

#[test]
fn t030_f032_change_twice() {
    overlaid(&["lk
        change people-first/who | title=One
        change people-first/who | title=Two | minutes=12
    "])
    .is("
        error[KB0204]: `people-first/who#title` is set twice in one layer
         --> overlays/lk/overlay.yaml:2:27
          |
        2 | change people-first/who | title=Two | minutes=12
          |                           ^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:27: first set here
          |
        1 | change people-first/who | title=One
          |                           ^^^^^^^^^
    ");
}

#[test]
fn t031_change_and_move() {
    overlaid(&["lk
        change people-first/who | title=Who?
        move people-first/who after people-first/why
    "])
    .is("
        …
        section users 20/30/40
          slide why 15
          slide who 10 | lk move | title=Who? (lk change over base)
          slide how 5
        …
    ");
}

#[test]
fn t037_without_effect() {
    overlaid(&["lk
        change people-first/who | minutes=10 | title=Who?
        change people-first/users | minutes=20/30/40
    "])
    .is("
        …
        section users 20/30/40
          slide who 10 | title=Who? (lk change over base)
          slide why 15
          slide how 5
        …
        notice[KB0210]: `people-first/who#minutes` has this value already
         --> overlays/lk/overlay.yaml:1:27
          |
        1 | change people-first/who | minutes=10 | title=Who?
          |                           ^^^^^^^^^^
         ::: base-modules/people-first/module.yaml:7:13: set here
          |
        7 |   slide who 10 | objective=o1
          |             ^^
          = hint: take it out of the overlay
        notice[KB0210]: `people-first/users#minutes` has this value already
         --> overlays/lk/overlay.yaml:2:29
          |
        2 | change people-first/users | minutes=20/30/40
          |                             ^^^^^^^^^^^^^^^^
         ::: base-modules/people-first/module.yaml:6:15: set here
          |
        6 | section users 20/30/40
          |               ^^^^^^^^
          = hint: take it out of the overlay
    ");
}

#[test]
fn t043_three_layers_set_one_field() {
    overlaid(&["_shared/south-asia
        change people-first/who | title=South Asia
    ", "lk
        change people-first/who | title=Sri Lanka
    ", "lk-dmt
        change people-first/who | title=Motor traffic
    "]).is("
        …
        section users 20/30/40
          slide who 10 | title=Motor traffic (lk-dmt change over lk change over _shared/south-asia change over base)
          slide why 15
          slide how 5
        …
    ");
}

#[test]
fn t044_the_later_of_two_audiences_wins() {
    overlaid(&["_audiences/youth
        change people-first/who | title=Youth
    ", "_audiences/rural-women
        change people-first/who | title=Rural women
    "]).is("
        …
        section users 20/30/40
          slide who 10 | title=Rural women (_audiences/rural-women change over _audiences/youth change over base)
          slide why 15
          slide how 5
        …
    ");
}

#[test]
fn a_field_that_the_kind_does_not_have() {
    overlaid(&["lk
        change people-first/who | stem=Which?
        change people-first/q-user | layout=bullets
    "])
    .is("
        error[KB0211]: a slide has no `stem`
         --> overlays/lk/overlay.yaml:1:27
          |
        1 | change people-first/who | stem=Which?
          |                           ^^^^^^^^^^^
          = hint: a slide has: title, minutes, layout, objective, body, picture, alt, script, sensitivity, lang
        error[KB0211]: a question has no `layout`
         --> overlays/lk/overlay.yaml:2:30
          |
        2 | change people-first/q-user | layout=bullets
          |                              ^^^^^^^^^^^^^^
          = hint: a question has: type, objective, stem, answer, accept, feedback-right, feedback-wrong, lang
    ");
}

#[test]
fn a_value_that_the_field_cannot_hold() {
    overlaid(&["lk
        change people-first/who | layout=bulets
        change people-first/why | minutes=long
        change people-first/queue | outcome=disaster
    "])
    .is("
        error[KB0127]: `bulets` is no value of `layout`
         --> overlays/lk/overlay.yaml:1:27
          |
        1 | change people-first/who | layout=bulets
          |                           ^^^^^^^^^^^^^
          = hint: did you mean `bullets`?
        error[KB0126]: `minutes` of a slide holds a whole number
         --> overlays/lk/overlay.yaml:2:27
          |
        2 | change people-first/why | minutes=long
          |                           ^^^^^^^^^^^^
        error[KB0127]: `disaster` is no value of `outcome`
         --> overlays/lk/overlay.yaml:3:29
          |
        3 | change people-first/queue | outcome=disaster
          |                             ^^^^^^^^^^^^^^^^
          = hint: write one of: success, failure, mixed
    ");
}

#[test]
fn one_number_is_the_minutes_of_all_variants() {
    overlaid(&["lk
        change people-first/pause | minutes=15
    "])
    .is("
        …
        break pause 15/15/15 | minutes=15/15/15 (lk change over base)
        …
    ");
}

#[test]
fn an_objective_that_does_not_exist() {
    overlaid(&["lk
        change people-first/who | objective=o3
        change people-first/why | objective=o2
    "])
    .is("
        error[KB0142]: no objective `o3`
         --> overlays/lk/overlay.yaml:1:27
          |
        1 | change people-first/who | objective=o3
          |                           ^^^^^^^^^^^^
          = hint: did you mean `o1`?
    ");
}

#[test]
fn a_question_loses_its_right_answer() {
    overlaid(&["lk
        change people-first/q-user-a | right=false
        change people-first/q-user-b | feedback=No
    "])
    .is("
        error[KB0701]: question `q-user` has no right answer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | change people-first/q-user-a | right=false
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: mark an option as `right: true`
    ");
}

#[test]
fn the_right_answer_moves_to_another_option() {
    overlaid(&["lk
        change people-first/q-user-a | right=false
        change people-first/q-user-b | right=true
    "])
    .is("
        …
        question q-user
          option q-user-a | right=false (lk change over base)
          option q-user-b | right=true (lk change over base)
        …
    ");
}

#[test]
fn a_single_choice_with_a_second_right_answer() {
    overlaid(&["lk
        change people-first/q-user-b | right=true
        swap people-first/q-steps question lk-q | type=single
          option lk-q-a | right=true
          option lk-q-b | right=true
    "])
    .is("
        error[KB0127]: question `q-user` is `single` and has several right answers
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | change people-first/q-user-b | right=true
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write `type: multiple`, or keep one
        error[KB0127]: question `lk-q` is `single` and has several right answers
         --> overlays/lk/overlay.yaml:2:36
          |
        2 | swap people-first/q-steps question lk-q | type=single
          |                                    ^^^^
          = hint: write `type: multiple`, or keep one
    ");
}

#[test]
fn t037_a_heading_that_says_what_is_there_sets_nothing() {
    let ground = Ground::new(BASE);
    let mut layer = ground.layers(&["lk\nchange people-first/who | title=who | body=New words"]).remove(0);
    let text = "## who {#who}\n\nNew words\n".to_owned();
    let file = Arc::new(SourceFile { path: "overlays/lk/text/people-first/who.md".into(), text });
    let Action::Change { fields, .. } = &mut layer.edits[0].action else { unreachable!() };
    for (_, origin) in fields.values_mut() {
        *origin = Origin::new(&file, 3, 6);
    }
    let (_, problems) = ground.apply(&[&layer]).unwrap();
    assert_eq!(messages(&problems), "");
}

#[test]
fn every_kind_of_block() {
    each(&[
        ("change people-first/o1 | text=New", "objective o1 | text=New (lk change over base)"),
        ("change people-first/users | title=New", "section users 15/15/15 | title=New (lk change over base)"),
        (
            "change people-first/pause | minutes=0/5/5",
            "break pause 0/5/5 | minutes=0/5/5 (lk change over base)",
        ),
        ("change people-first/who | title=New", "slide who 10 | title=New (lk change over base)"),
        ("change people-first/queue | title=New", "case queue | title=New (lk change over base)"),
        ("change people-first/mapping | title=New", "activity mapping 5 | title=New (lk change over base)"),
        ("change people-first/sheet | title=New", "tool sheet | title=New (lk change over base)"),
        ("change library/journey-map | title=New", "tool journey-map | title=New (lk change over base)"),
        ("change people-first/q-pairs | stem=New?", "question q-pairs | stem=New? (lk change over base)"),
        ("change people-first/q-one-b | text=New", "option q-one-b | text=New (lk change over base)"),
        ("change people-first/q-pairs-a | left=New", "pair q-pairs-a | left=New (lk change over base)"),
        ("change people-first/q-steps-a | text=New", "item q-steps-a | text=New (lk change over base)"),
        (
            "change people-first/q-wheel-d1 | text=New",
            "dimension q-wheel-d1 | text=New (lk change over base)",
        ),
        ("change people-first/q-wheel-l1 | text=New", "level q-wheel-l1 | text=New (lk change over base)"),
        ("change people-first | title=New", "module | title=New (lk change over base)"),
    ]);
}
