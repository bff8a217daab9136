//! `swap`.

use kitbag::model::{Absence, Id};

use crate::case::{BASE, Ground, each, overlaid};

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
    "]).is("
        …
        objective lk-o1 | lk swap | text=Map a service of the counter (lk swap over base)
        …
        section users 20/30/40
          slide lk-who 10 | lk swap | title=lk-who (lk swap over base) | minutes=10 (lk swap over base) | objective=lk-o1 (lk swap over lk swap over base)
          slide why 15
          slide how 5
        section practice 20/35/50
          slide map 15 | objective=lk-o1, o2 (lk swap over base)
          slide close 20
          case lk-hospital | lk swap | title=The hospital queue (lk swap over base) | body=lk-hospital (lk swap over base) | outcome=success (lk swap over base) | sources= (lk swap over base) | as_of=2026-11-20 (lk swap over base) | review_by=2026-11-20 (lk swap over base) | confidence=verified (lk swap over base)
          activity mapping 5 | tool=lk-board (lk swap over base)
          tool lk-board | lk swap | title=lk-board (lk swap over base) | body=lk-board (lk swap over base) | purpose=lk-board (lk swap over base)
        …
        section wrap 5/5/5 | uses=lk-board (lk swap over base)
          slide end 5
        question lk-q | lk swap | type=multiple (lk swap over base) | stem=lk-q (lk swap over base)
          option lk-q-a | lk swap
          option lk-q-b | lk swap
        question q-steps
          item lk-x | lk swap | text=lk-x (lk swap over base)
          item q-steps-y
        gone objective o1
        gone question q-user
    ");
}

#[test]
fn a_section_follows_the_new_slide() {
    overlaid(&["lk
        swap people-first/who slide lk-who | minutes=20
    "])
    .is("
        …
        section users 27/40/53 | minutes=27/40/53 (lk swap over base)
          slide lk-who 20 | lk swap | title=lk-who (lk swap over base) | minutes=20 (lk swap over base)
          slide why 15
          slide how 5
        …
    ");
}

#[test]
fn swapped_again_by_a_higher_layer() {
    overlaid(&["_shared/south-asia
        swap people-first/queue case south-asia-queue
    ", "lk
        swap people-first/south-asia-queue case lk-queue
    "]).is("
        …
        section practice 20/35/50
          slide map 15
          slide close 20
          case lk-queue | lk swap | _shared/south-asia swap | title=lk-queue (lk swap over _shared/south-asia swap over base) | body=lk-queue (lk swap over _shared/south-asia swap over base) | outcome=success (lk swap over _shared/south-asia swap over base) | sources= (lk swap over _shared/south-asia swap over base) | as_of=2026-11-20 (lk swap over _shared/south-asia swap over base) | review_by=2026-11-20 (lk swap over _shared/south-asia swap over base) | confidence=verified (lk swap over _shared/south-asia swap over base)
          activity mapping 5
          tool journey-map
        …
    ");
}

#[test]
fn the_old_id_after_a_swap() {
    overlaid(&[
        "_shared/south-asia
        swap people-first/queue case south-asia-queue
    ",
        "lk
        change people-first/queue | outcome=failure
    ",
    ])
    .is("
        error[KB0203]: block `queue` of module `people-first` was swapped by overlays/_shared/south-asia
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change people-first/queue | outcome=failure
          |        ^^^^^^^^^^^^^^^^^^
         ::: overlays/_shared/south-asia/overlay.yaml:1:1: swapped here
          |
        1 | swap people-first/queue case south-asia-queue
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: `people-first/south-asia-queue` stands in its place
          = hint: write `optional: true` if both are meant
    ");
}

#[test]
fn moved_and_used_as_an_anchor_in_the_same_layer() {
    overlaid(&["lk
        swap people-first/who slide lk-who | minutes=10
        move people-first/who after people-first/how
        add slide lk-a after people-first/who
        add slide lk-b before people-first/lk-who
    "]).is("
        …
        section users 27/40/53 | minutes=27/40/53 (lk add over base)
          slide why 15
          slide how 5
          slide lk-b 5 | lk add
          slide lk-who 10 | lk move | lk swap | title=lk-who (lk swap over base) | minutes=10 (lk swap over base)
          slide lk-a 5 | lk add
        …
    ");
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
    "]).is("
        error[KB0205]: `people-first/who` is changed and swapped in one layer
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | swap people-first/who slide lk-who | minutes=10
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:2:1: changed here
          |
        2 | change people-first/who | title=Who?
          | ^^^^^^^^^^^^^^^^^^^^^^^
        error[KB0205]: `people-first/queue` is removed and swapped in one layer
         --> overlays/lk/overlay.yaml:3:1
          |
        3 | swap people-first/queue case lk-queue
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:4:1: removed here
          |
        4 | remove people-first/queue
          | ^^^^^^^^^^^^^^^^^^^^^^^^^
        error[KB0205]: `people-first/q-user-a` is changed inside of `people-first/q-user`, which is swapped in the same layer
         --> overlays/lk/overlay.yaml:5:1
          |
        5 | swap people-first/q-user question lk-q
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:7:1: changed here
          |
        7 | change people-first/q-user-a | feedback=Yes
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn twice_in_one_layer() {
    overlaid(&["lk
        swap people-first/queue case lk-a
        swap people-first/queue case lk-b
    "])
    .is("
        error[KB0204]: `people-first/queue` is swapped twice in one layer
         --> overlays/lk/overlay.yaml:2:1
          |
        2 | swap people-first/queue case lk-b
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:1: first swapped here
          |
        1 | swap people-first/queue case lk-a
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn a_block_of_another_kind() {
    overlaid(&["lk
        swap people-first/queue tool lk-board
        swap people-first section lk-s
    "])
    .is("
        error[KB0216]: `lk-board` is a tool and cannot stand for a case
          --> overlays/lk/overlay.yaml:1:1
           |
         1 | swap people-first/queue tool lk-board
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          ::: base-modules/people-first/module.yaml:13:8: the block that goes
           |
        13 |   case queue
           |        ^^^^^
           = hint: bring a case, or remove the one and add the other
        error[KB0706]: `people-first` is a whole module
         --> overlays/lk/overlay.yaml:2:6
          |
        2 | swap people-first section lk-s
          |      ^^^^^^^^^^^^
          = hint: to leave it out, write `modules: { except: [people-first] }`
    ");
}

#[test]
fn under_the_same_id() {
    overlaid(&["lk
        swap people-first/queue case queue
    "])
    .is("
        error[KB0141]: module `people-first` has a block `queue` already
          --> overlays/lk/overlay.yaml:1:30
           |
         1 | swap people-first/queue case queue
           |                              ^^^^^
          ::: base-modules/people-first/module.yaml:13:8: the other is here
           |
        13 |   case queue
           |        ^^^^^
        error[KB0209]: the new id `queue` does not carry the prefix `lk-`
         --> overlays/lk/overlay.yaml:1:30
          |
        1 | swap people-first/queue case queue
          |                              ^^^^^
          = hint: call it `lk-queue`, so that no later block of the base can have its name
    ");
}

#[test]
fn t060_what_is_not_there_any_more_says_why() {
    let ground = Ground::new(BASE);
    let layers = ground.layers(&[
        "_shared/asia
            swap people-first/queue case asia-queue
            swap people-first/who slide asia-who
            swap why-digital/welcome slide asia-welcome
        ",
        "lk
            swap people-first/asia-queue case lk-queue
            remove people-first/asia-who
            add case lk-later after people-first/lk-queue | clearance=hq
        ",
    ]);
    let (localized, _) = ground.apply(&[&layers[0], &layers[1]]).unwrap();
    let told = |(id, absence): (&Id, &Absence)| match absence {
        Absence::Renamed(new) => format!("{id}: renamed {new}"),
        Absence::Swapped(new) => format!("{id}: swapped {new}"),
        Absence::Removed(touch) => format!("{id}: removed {}", touch.origin.place()),
        Absence::NotCleared => format!("{id}: not cleared"),
        Absence::Hidden => format!("{id}: hidden"),
    };
    let found: Vec<_> = localized.absent.iter().map(told).collect();
    assert_eq!(
        found,
        [
            "asia-queue: swapped lk-queue",
            "asia-who: removed overlays/lk/overlay.yaml:2:1",
            "clients: renamed who",
            "lk-later: not cleared",
            "our-users: renamed clients",
            "portal-2019: removed base-modules/people-first/module.yaml:3:1",
            "queue: swapped asia-queue",
            "who: swapped asia-who",
        ]
    );
}

#[test]
fn every_kind_of_block() {
    each(&[
        (
            "swap people-first/o1 objective lk-new",
            "
            objective lk-new | lk swap | text=lk-new (lk swap over base)
            gone objective o1
        ",
        ),
        (
            "swap people-first/users section lk-new\n  slide lk-new-s 5",
            "
            section lk-new 0/10/10 | lk swap | title=lk-new (lk swap over base) | minutes=0/10/10 (lk swap over base)
            slide lk-new-s 5 | lk swap
            gone section users
        ",
        ),
        (
            "swap people-first/pause break lk-new",
            "
            break lk-new 0/10/10 | lk swap | minutes=0/10/10 (lk swap over base)
            gone break pause
        ",
        ),
        (
            "swap people-first/who slide lk-new",
            "
            section users 10/10/10 | minutes=10/10/10 (lk swap over base)
            slide lk-new 5 | lk swap | title=lk-new (lk swap over base) | minutes=5 (lk swap over base)
        ",
        ),
        (
            "swap people-first/queue case lk-new",
            "
            case lk-new | lk swap | title=lk-new (lk swap over base) | body=lk-new (lk swap over base) | outcome=success (lk swap over base) | sources= (lk swap over base) | as_of=2026-11-20 (lk swap over base) | review_by=2026-11-20 (lk swap over base) | confidence=verified (lk swap over base)
        ",
        ),
        (
            "swap people-first/mapping activity lk-new",
            "
            activity lk-new 5 | lk swap | title=lk-new (lk swap over base) | minutes=5 (lk swap over base) | body=lk-new (lk swap over base) | group=lk-new (lk swap over base) | purpose=lk-new (lk swap over base)
        ",
        ),
        (
            "swap people-first/sheet tool lk-new",
            "
            tool lk-new | lk swap | title=lk-new (lk swap over base) | body=lk-new (lk swap over base) | purpose=lk-new (lk swap over base)
        ",
        ),
        (
            "swap library/journey-map tool lk-new",
            "
            tool lk-new | lk swap | title=lk-new (lk swap over base) | body=lk-new (lk swap over base) | purpose=lk-new (lk swap over base)
        ",
        ),
        (
            "swap people-first/q-pairs question lk-new\n  option lk-new-a | right=true",
            "
            question lk-new | lk swap | type=single (lk swap over base) | stem=lk-new (lk swap over base)
            option lk-new-a | lk swap
            gone question q-pairs
        ",
        ),
        ("swap people-first/q-one-b option q-one-lk-new", "option q-one-lk-new | lk swap | text=q-one-lk-new (lk swap over base)"),
        (
            "swap people-first/q-pairs-a pair q-pairs-lk-new",
            "
            pair q-pairs-lk-new | lk swap | right=q-pairs-lk-new (lk swap over base) | left=q-pairs-lk-new (lk swap over base)
        ",
        ),
        (
            "swap people-first/q-steps-a item q-steps-lk-new",
            "
            item q-steps-lk-new | lk swap | text=q-steps-lk-new (lk swap over base)
        ",
        ),
        (
            "swap people-first/q-wheel-d1 dimension q-wheel-lk-new",
            "
            dimension q-wheel-lk-new | lk swap | text=q-wheel-lk-new (lk swap over base)
        ",
        ),
        (
            "swap people-first/q-wheel-l1 level q-wheel-lk-new",
            "
            level q-wheel-lk-new | lk swap | text=q-wheel-lk-new (lk swap over base)
        ",
        ),
    ]);
}

#[test]
fn refuses_kinds_that_do_not_fit() {
    each(&[
        (
            "swap people-first slide lk-new",
            "
            error[KB0706]: `people-first` is a whole module
             --> overlays/lk/overlay.yaml:1:6
              |
            1 | swap people-first slide lk-new
              |      ^^^^^^^^^^^^
              = hint: to leave it out, write `modules: { except: [people-first] }`
        ",
        ),
        (
            "swap people-first/who case lk-new",
            "
            error[KB0216]: `lk-new` is a case and cannot stand for a slide
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | swap people-first/who case lk-new
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
             ::: base-modules/people-first/module.yaml:4:9: the block that goes
              |
            4 |   slide who 10
              |         ^^^
              = hint: bring a slide, or remove the one and add the other
        ",
        ),
        (
            "swap people-first/pause section lk-new\n  slide lk-new-s 5",
            "
            error[KB0216]: `lk-new` is a section and cannot stand for a break
             --> overlays/lk/overlay.yaml:1:1
              |
            1 | swap people-first/pause section lk-new
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
             ::: base-modules/people-first/module.yaml:9:7: the block that goes
              |
            9 | break pause 0/10/10
              |       ^^^^^
              = hint: bring a break, or remove the one and add the other
        ",
        ),
    ]);
}
