//! What is not cleared is left out, and what lies below stays.

use crate::case::overlaid;

#[test]
fn a_new_case() {
    overlaid(&["lk
        add case lk-a after people-first/queue | clearance=co
        add case lk-b after people-first/lk-a | clearance=hq | cleared_by=HQ | cleared_on=2026-05-01
        add section lk-s after people-first/users
          slide lk-x 10
          case lk-c | clearance=hq
    ", "lk-dmt
        add case lk-dmt-a after people-first/lk-a
        change people-first/lk-a | title=Never shown
    "]).is("");
}

#[test]
fn a_swapped_case() {
    overlaid(&["lk
        swap people-first/queue case lk-a | clearance=hq
        add case lk-b after people-first/queue
        add case lk-c before people-first/lk-a
    "]).is("");
}

#[test]
fn a_changed_case() {
    overlaid(&["lk
        change people-first/queue | title=The ministry's queue | clearance=co
    ", "lk-dmt
        change people-first/queue | outcome=mixed | clearance=co | cleared_by=The country office | cleared_on=2026-05-01
    "]).is("");
}
