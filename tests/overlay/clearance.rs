//! What is not cleared is left out, and what lies below stays.

use crate::case::overlaid;

#[test]
fn a_new_case() {
    overlaid(&[
        "lk
        add case lk-a after people-first/queue | clearance=co
        add case lk-b after people-first/lk-a | clearance=hq | cleared_by=HQ | cleared_on=2026-05-01
        add section lk-s after people-first/users
          slide lk-x 10
          case lk-c | clearance=hq
    ",
        "lk-dmt
        add case lk-dmt-a after people-first/lk-a
        change people-first/lk-a | title=Never shown
    ",
    ])
    .is("
        …
        section lk-s 0/10/10 | lk add
          slide lk-x 10 | lk add
        section practice 20/35/50
          slide map 15
          slide close 20
          case queue
          case lk-b | lk add
          case lk-dmt-a | lk-dmt add
          activity mapping 5
          tool journey-map
        …
        notice[KB0215]: `lk-a` is not cleared, so this edit was left out too
         --> overlays/lk-dmt/overlay.yaml:2:8
          |
        2 | change people-first/lk-a | title=Never shown
          |        ^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:1: left out here
          |
        1 | add case lk-a after people-first/queue | clearance=co
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        notice[KB0215]: `people-first/lk-a` is not cleared and was left out
         --> overlays/lk/overlay.yaml:1:10
          |
        1 | add case lk-a after people-first/queue | clearance=co
          |          ^^^^
          = hint: set `cleared_by` and `cleared_on` when it is
        notice[KB0215]: `people-first/lk-c` is not cleared and was left out
         --> overlays/lk/overlay.yaml:5:8
          |
        5 |   case lk-c | clearance=hq
          |        ^^^^
          = hint: set `cleared_by` and `cleared_on` when it is
    ");
}

#[test]
fn a_swapped_case() {
    overlaid(&["lk
        swap people-first/queue case lk-a | clearance=hq
        add case lk-b after people-first/queue
        add case lk-c before people-first/lk-a
    "])
    .is("
        …
        section practice 20/35/50
          slide map 15
          slide close 20
          case lk-c | lk add
          case queue
          case lk-b | lk add
          activity mapping 5
          tool journey-map
        …
        notice[KB0215]: `people-first/lk-a` is not cleared and was left out
         --> overlays/lk/overlay.yaml:1:30
          |
        1 | swap people-first/queue case lk-a | clearance=hq
          |                              ^^^^
          = hint: set `cleared_by` and `cleared_on` when it is
    ");
}

#[test]
fn a_changed_case() {
    overlaid(&["lk
        change people-first/queue | title=The ministry's queue | clearance=co
    ", "lk-dmt
        change people-first/queue | outcome=mixed | clearance=co | cleared_by=The country office | cleared_on=2026-05-01
    "]).is("
        …
        section practice 20/35/50
          slide map 15
          slide close 20
          case queue | outcome=mixed (lk-dmt change over base) | clearance=co (lk-dmt change) | cleared_by=The country office (lk-dmt change) | cleared_on=2026-05-01 (lk-dmt change)
          activity mapping 5
          tool journey-map
        …
        notice[KB0215]: the change of `people-first/queue` is not cleared and was left out
         --> overlays/lk/overlay.yaml:1:1
          |
        1 | change people-first/queue | title=The ministry's queue | clearance=co
          | ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: set `cleared_by` and `cleared_on` when it is
    ");
}
