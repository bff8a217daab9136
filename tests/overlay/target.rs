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
    "])
    .is("
        error[KB0201]: no block `whoo` in module `people-first`
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change people-first/whoo | title=Who?
          |        ^^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/who`? (base-modules/people-first/module.yaml:7)
        error[KB0201]: no block `welcom` in module `people-first`
         --> overlays/lk/overlay.yaml:2:8
          |
        2 | remove people-first/welcom
          |        ^^^^^^^^^^^^^^^^^^^
          = hint: did you mean `why-digital/welcome`?
        error[KB0201]: no block `zzz` in module `people-first`
         --> overlays/lk/overlay.yaml:3:6
          |
        3 | move people-first/zzz after people-first/who
          |      ^^^^^^^^^^^^^^^^
        error[KB0201]: no block `registry` in module `people-first`
         --> overlays/lk/overlay.yaml:4:6
          |
        4 | swap people-first/registry case lk-a
          |      ^^^^^^^^^^^^^^^^^^^^^
          = hint: did you mean `library/registry`?
    ");
}

#[test]
fn t021_f029_renamed_in_the_base() {
    overlaid(&["lk
        change people-first/our-users | title=Who?
        add slide lk-a after people-first/clients
    "])
    .is("
        …
        section users 23/35/47 | minutes=23/35/47 (lk add over base)
          slide who 10 | title=Who? (lk change over base)
          slide lk-a 5 | lk add
          slide why 15
          slide how 5
        …
        warning[KB0202]: block `our-users` of module `people-first` is called `who` now
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change people-first/our-users | title=Who?
          |        ^^^^^^^^^^^^^^^^^^^^^^
         ::: base-modules/people-first/module.yaml:1:1: renamed here
          |
        1 | renamed our-users clients
          | ^^^^^^^^^^^^^^^^^^^^^^^^^
          = hint: write `people-first/who`
        warning[KB0202]: block `clients` of module `people-first` is called `who` now
         --> overlays/lk/overlay.yaml:2:22
          |
        2 | add slide lk-a after people-first/clients
          |                      ^^^^^^^^^^^^^^^^^^^^
         ::: base-modules/people-first/module.yaml:2:1: renamed here
          |
        2 | renamed clients who
          | ^^^^^^^^^^^^^^^^^^^
          = hint: write `people-first/who`
    ");
}

#[test]
fn t021_renamed_in_a_circle() {
    on(
        "
        renamed a b
        renamed b a
        section users 5/5/5
          slide who 5
    ",
        &["lk
        change people-first/a | title=Who?
    "],
    )
    .is("
        error[KB0201]: no block `a` in module `people-first`
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change people-first/a | title=Who?
          |        ^^^^^^^^^^^^^^
    ");
}

#[test]
fn t022_removed_in_the_base() {
    overlaid(&["lk
        change people-first/portal-2019 | title=The portal
    "])
    .is("
        error[KB0203]: the base removed block `portal-2019` from module `people-first`: merged into why
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change people-first/portal-2019 | title=The portal
          |        ^^^^^^^^^^^^^^^^^^^^^^^^
         ::: base-modules/people-first/module.yaml:3:1: the base says so here
          |
        3 | removed portal-2019 merged into why
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn t036_optional_entries() {
    overlaid(&["lk
        change people-first/whoo | title=Who? | optional
        remove people-first/portal-2019 | optional
        add slide lk-a after people-first/whoo | optional
    "])
    .is("
        …
    ");
}

#[test]
fn t025_other_modules_are_passed_over() {
    overlaid(&["lk
        change why-digital/welcome | title=Welcome!
        change why-digitl/welcome | title=Welcome!
    "])
    .is("
        …
    ");
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
    same(
        &messages(&problems),
        "
        error[KB0201]: no module `why-digitl` in the series
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | change why-digitl/welcome | title=Welcome!
          |        ^^^^^^^^^^^^^^^^^^
          = hint: did you mean `why-digital/welcome`?
        error[KB0201]: no module `people-furst` in the series
         --> overlays/lk/overlay.yaml:3:22
          |
        3 | add slide lk-a after people-furst/who
          |                      ^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/who`?
        error[KB0201]: no module `lib` in the series
         --> overlays/lk/overlay.yaml:4:8
          |
        4 | remove lib/journey-map
          |        ^^^^^^^^^^^^^^^
    ",
    );
}

#[test]
fn a_block_that_the_same_layer_brings() {
    overlaid(&["lk
        add slide lk-a after people-first/who
        change people-first/lk-a | title=Desk
    "])
    .is("
        error[KB0201]: no block `lk-a` in module `people-first`
         --> overlays/lk/overlay.yaml:2:8
          |
        2 | change people-first/lk-a | title=Desk
          |        ^^^^^^^^^^^^^^^^^
         ::: overlays/lk/overlay.yaml:1:11: it comes with this layer
          |
        1 | add slide lk-a after people-first/who
          |           ^^^^
          = hint: write it there as it should be
    ");
}

#[test]
fn t014_all_problems_in_source_order() {
    overlaid(&[
        "lk
        remove people-first/whyy
        change people-first/whoo | title=Who?
        add slide desk after people-first/who
        change people-first/how | stem=How?
    ",
        "lk-dmt
        remove people-first/hwo
    ",
    ])
    .is("
        error[KB0201]: no block `hwo` in module `people-first`
         --> overlays/lk-dmt/overlay.yaml:1:8
          |
        1 | remove people-first/hwo
          |        ^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/how`? (base-modules/people-first/module.yaml:9)
        error[KB0201]: no block `whyy` in module `people-first`
         --> overlays/lk/overlay.yaml:1:8
          |
        1 | remove people-first/whyy
          |        ^^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/why`? (base-modules/people-first/module.yaml:8)
        error[KB0201]: no block `whoo` in module `people-first`
         --> overlays/lk/overlay.yaml:2:8
          |
        2 | change people-first/whoo | title=Who?
          |        ^^^^^^^^^^^^^^^^^
          = hint: did you mean `people-first/who`? (base-modules/people-first/module.yaml:7)
        error[KB0209]: the new id `desk` does not carry the prefix `lk-`
         --> overlays/lk/overlay.yaml:3:11
          |
        3 | add slide desk after people-first/who
          |           ^^^^
          = hint: call it `lk-desk`, so that no later block of the base can have its name
        error[KB0211]: a slide has no `stem`
         --> overlays/lk/overlay.yaml:4:27
          |
        4 | change people-first/how | stem=How?
          |                           ^^^^^^^^^
          = hint: a slide has: title, minutes, layout, objective, body, picture, alt, script, sensitivity, lang
    ");
}
