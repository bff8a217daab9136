//! Addresses that lead nowhere, or elsewhere.

use kitbag::overlay;

use crate::case::{BASE, Ground, messages, on, overlaid, same};

#[test]
fn t023_f028_typo_target() {
    overlaid(&["lk
        change people-first/whoo | title=Who?
        remove people-first/welcom
        move people-first/zzz after people-first/who
        swap people-first/registry case lk-a
    "]).is("");
}

#[test]
fn t021_f029_renamed_in_the_base() {
    overlaid(&["lk
        change people-first/our-users | title=Who?
        add slide lk-a after people-first/clients
    "]).is("");
}

#[test]
fn t021_renamed_in_a_circle() {
    on("
        renamed a b
        renamed b a
        section users 5/5/5
          slide who 5
    ", &["lk
        change people-first/a | title=Who?
    "]).is("");
}

#[test]
fn t022_removed_in_the_base() {
    overlaid(&["lk
        change people-first/portal-2019 | title=The portal
    "]).is("");
}

#[test]
fn t036_optional_entries() {
    overlaid(&["lk
        change people-first/whoo | title=Who? | optional
        remove people-first/portal-2019 | optional
        add slide lk-a after people-first/whoo | optional
    "]).is("");
}

#[test]
fn t025_other_modules_are_passed_over() {
    overlaid(&["lk
        change why-digital/welcome | title=Welcome!
        change why-digitl/welcome | title=Welcome!
    "]).is("");
}

#[test]
fn modules_that_the_series_does_not_have() {
    let ground = Ground::new(BASE);
    let layers = ground.layers(&["lk
        change why-digitl/welcome | title=Welcome!
        remove why-digitl/welcome | optional
        add slide lk-a after people-furst/who
        remove lib/journey-map
    "]);
    let problems = overlay::unknown_modules(&[&layers[0]], &ground.names);
    same(&messages(&problems), "");
}

#[test]
fn a_block_that_the_same_layer_brings() {
    overlaid(&["lk
        add slide lk-a after people-first/who
        change people-first/lk-a | title=Desk
    "]).is("");
}

#[test]
fn t014_all_problems_in_source_order() {
    overlaid(&["lk
        remove people-first/whyy
        change people-first/whoo | title=Who?
        add slide desk after people-first/who
        change people-first/how | stem=How?
    ", "lk-dmt
        remove people-first/hwo
    "]).is("");
}
