//! Control schemas of a workspace: whole sets go into packages, and nothing else does.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use kitbag::model::ScormVersion;
use support::says::says;
use support::workspace::{Project, without_time};

const SCHEMA: &str = "<?xml version=\"1.0\"?>\n<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n  <!-- <xs:import schemaLocation=\"http://example.org/a.xsd\"/> -->\n  <xs:import namespace=\"http://www.w3.org/XML/1998/namespace\" schemaLocation=\"xml.xsd\"/>\n</xs:schema>\n";

/// A workspace with a set for some kinds of package.
fn with_sets(versions: &[ScormVersion]) -> Project {
    let project = Project::small();
    project.write("kitbag.yaml", "lms: { schemas: sets/scorm }\n");
    for version in versions {
        for name in version.schemas() {
            let word =
                if *version == ScormVersion::V2004Fourth { "<!-- minProgressMeasure -->\n" } else { "" };
            project.write(&format!("sets/scorm/{}/{name}", version.kind()), &format!("{SCHEMA}{word}"));
        }
    }
    project
}

/// Names in the archive of a kind that end as schemas do.
fn packed(project: &Project, kind: &str) -> Vec<String> {
    let bytes = project.read(&format!("output/base/en/base-en-queue-{kind}.zip"));
    let names = kitbag::package::unpack(kind, &bytes).unwrap().into_keys();
    names.filter(|name| name.contains(".xsd") || name.contains(".dtd")).collect()
}

#[test]
fn every_kind_of_package_takes_its_own_set() {
    let project = with_sets(&ScormVersion::ALL);
    project.write("sets/scorm/scorm12/README.md", "From the standard's zip.\n");
    project.write("sets/scorm/scorm12/lom.xsd", "for nobody");
    let kinds = ScormVersion::ALL.map(ScormVersion::kind);
    let run = project.kitbag(&["build", "base", "--format", &kinds.join(",")]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(!run.stdout.contains("control schemas"), "{}", run.stdout);
    for version in ScormVersion::ALL {
        assert_eq!(packed(&project, version.kind()), version.schemas());
    }
}

#[test]
fn a_kind_without_a_set_is_told_once() {
    let project = with_sets(&[ScormVersion::V12]);
    let said = |kinds: &str| project.kitbag(&["build", "--format", kinds]).stdout;
    assert_eq!(said("scorm12").matches("control schemas").count(), 0);
    assert_eq!(said("script,web").matches("control schemas").count(), 0);
    let both = without_time(&said("scorm12,scorm2004"));
    let line = "SCORM packages hold no control schemas: `kitbag doctor` says what that means\n";
    assert_eq!(both.matches(line).count(), 1, "{both}");
    assert_eq!(packed(&project, "scorm2004"), Vec::<String>::new());
    says("doctor-schemas", &project.kitbag(&["doctor"]));
}

#[test]
fn a_set_with_faults_stops_the_build_with_all_of_them() {
    let project = with_sets(&ScormVersion::ALL);
    project.remove_file("sets/scorm/scorm12/ims_xml.xsd");
    project.remove_file("sets/scorm/scorm12/adlcp_rootv1p2.xsd");
    let remote = SCHEMA.replace("\"xml.xsd\"", "'http://www.w3.org/2001/xml.xsd'");
    project.write("sets/scorm/scorm2004-4th/imscp_v1p1.xsd", &remote);
    project.write("sets/scorm/scorm2004/xml.xsd", &"<!-- long -->\n".repeat(50_000));
    project.write("sets/scorm/scorm2004/adlcp_v1p3.xsd", "<!-- minProgressMeasure -->\n");
    project.write("sets/scorm/scorm2004-3rd/xml.xsd", SCHEMA);
    says("schemas-faults", &project.kitbag(&["build"]));
    assert!(!project.path("output/base").exists());
}

#[cfg(unix)]
#[test]
fn a_link_among_the_schemas_is_refused() {
    let project = with_sets(&[ScormVersion::V12]);
    project.remove_file("sets/scorm/scorm12/ims_xml.xsd");
    project.write("elsewhere.xsd", SCHEMA);
    std::os::unix::fs::symlink(project.path("elsewhere.xsd"), project.path("sets/scorm/scorm12/ims_xml.xsd"))
        .unwrap();
    says("schemas-link", &project.kitbag(&["check"]));
}

#[test]
fn a_folder_that_is_no_place_for_schemas_is_told() {
    let project = Project::small();
    for (name, folder) in [("missing", "sets"), ("outside", "../sets"), ("empty", "base-modules/queue")] {
        project.write("kitbag.yaml", &format!("lms:\n  schemas: {folder}\n"));
        says(&format!("schemas-{name}"), &project.kitbag(&["check"]));
    }
}
