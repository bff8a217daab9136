//! Shipped audiences go with every country, whatever it takes out.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::path::Path;

use support::workspace::Project;

/// A country that takes out blocks which shipped audiences change, or beside which they add.
const COUNTRY: &str = "overlay: np
title: Nepal
code: np
languages: { list: [en] }
variables: { country.name: Nepal }
modules: { only: [why-digital, people-first] }
remove:
  - { at: why-digital/worst-form-pairs, because: No forms here }
  - { at: why-digital/map-a-service, because: No maps here }
  - { at: why-digital/front-and-back, because: No counters here }
  - { at: why-digital/q-excluded, because: Asked elsewhere }
  - { at: why-digital/q-counters, because: Asked elsewhere }
";

#[test]
fn every_shipped_audience_goes_with_a_country_that_removes_what_it_changes() {
    let project = Project::of_repository();
    project.lay_below("overlays", &Path::new(env!("CARGO_MANIFEST_DIR")).join("overlays"));
    project.write("overlays/np/overlay.yaml", COUNTRY);
    for audience in ["local-government", "persons-with-disabilities", "rural-women", "youth"] {
        let run = project.kitbag(&["check", &format!("np@en+{audience}")]);
        assert_eq!(run.code, 0, "{audience}: {}", run.stderr);
    }
}
