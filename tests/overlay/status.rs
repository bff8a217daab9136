//! What became of each edit.

use std::fmt::Write;

use kitbag::overlay::{self, Standing};

use crate::case::{BASE, Ground, same};

#[test]
fn every_standing() {
    let ground = Ground::new(BASE);
    let layers = ground.layers(&[
        "_shared/south-asia
            change people-first/who | title=South Asia | minutes=12
            change people-first/why | title=Why here?
            add slide south-asia-a after people-first/who
            move people-first/how before people-first/who
        ",
        "lk
            change people-first/who | title=Sri Lanka
            remove people-first/why
            remove people-first/south-asia-a
            change people-first/our-users | layout=table
            change people-first/how | minutes=5
            change people-first/whoo | title=Who?
            change people-first/whoo | title=Who? | optional
            change people-first/map | stem=Which?
            add case lk-a after people-first/queue | clearance=hq
            move people-first/map before people-first/close
            change why-digital/welcome | title=Elsewhere
            change people-first/users | minutes=20/30/40
        ",
    ]);
    let rows = overlay::status(&ground.module, &ground.library, &[&layers[0], &layers[1]]);
    let mut text = String::new();
    for row in rows {
        let field = row.field.map(|field| format!("#{field}")).unwrap_or_default();
        let standing = match &row.standing {
            Standing::Shadowed(touch) => format!("shadowed by {}", touch.origin.place()),
            Standing::Renamed(id) => format!("renamed to {id}"),
            other => format!("{other:?}"),
        };
        writeln!(text, "{} {} {}{field}: {standing}", row.layer, row.verb, row.address).unwrap();
    }
    same(
        &text,
        "
        overlays/_shared/south-asia change people-first/who#title: shadowed by overlays/lk/overlay.yaml:1:27
        overlays/_shared/south-asia change people-first/who#minutes: Ok
        overlays/_shared/south-asia change people-first/why#title: shadowed by overlays/lk/overlay.yaml:2:1
        overlays/_shared/south-asia add people-first/south-asia-a: shadowed by overlays/lk/overlay.yaml:3:1
        overlays/_shared/south-asia move people-first/how: Ok
        overlays/lk change people-first/who#title: Ok
        overlays/lk remove people-first/why: Ok
        overlays/lk remove people-first/south-asia-a: Ok
        overlays/lk change people-first/our-users: renamed to who
        overlays/lk change people-first/our-users#layout: Ok
        overlays/lk change people-first/how#minutes: NoEffect
        overlays/lk change people-first/whoo: TargetGone
        overlays/lk change people-first/whoo: Unused
        overlays/lk change people-first/map#stem: Refused
        overlays/lk add people-first/lk-a: NotCleared
        overlays/lk move people-first/map: NoEffect
        overlays/lk change people-first/users#minutes: Ok
    ",
    );
}
