//! SCORM packages: one SCO with its own navigation, and a manifest made from what is really there.

mod manifest;
mod metadata;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{ControlSchemas, Edition, ScormVersion};
use crate::package::Package;
use crate::render::player::{Driver, Player, player};

/// Characters of `cmi.suspend_data` in SCORM 1.2 (RTE 1.2 §3.4.5.3).
const SUSPEND_12: usize = 4096;

/// Characters of `cmi.suspend_data` in SCORM 2004 (3rd Edition RTE §4.2.22).
const SUSPEND_2004: usize = 64_000;

/// The package of an edition. Without control schemas it is complete and plays; with them it also
/// satisfies the packaging rule that they stand at its root.
pub fn package(
    edition: &Edition,
    version: ScormVersion,
    schemas: &ControlSchemas,
) -> Result<Package, Problems> {
    let Player { mut package, worst_state } = player(edition, driver(version));
    let mut problems = Problems::none();
    if worst_state > suspend_limit(version) {
        problems.push(state_too_long(edition, version, worst_state));
    }
    let manifest = manifest::document(edition, version, package.paths());
    package.add("imsmanifest.xml", manifest);
    for (name, bytes) in schemas.get(&version).into_iter().flatten() {
        package.add(*name, &bytes[..]);
    }
    problems.unless_errors(package).map(|(package, _)| package)
}

fn driver(version: ScormVersion) -> Driver {
    match version {
        ScormVersion::V12 => Driver::Scorm12,
        ScormVersion::V2004Third | ScormVersion::V2004Fourth => Driver::Scorm2004,
    }
}

fn suspend_limit(version: ScormVersion) -> usize {
    match version {
        ScormVersion::V12 => SUSPEND_12,
        ScormVersion::V2004Third | ScormVersion::V2004Fourth => SUSPEND_2004,
    }
}

fn state_too_long(edition: &Edition, version: ScormVersion, length: usize) -> Diagnostic {
    let (module, name, limit) = (&edition.module, version.schema_version(), suspend_limit(version));
    if edition.test().is_some() {
        let message = format!(
            "the learner's state of the {module} can reach {length} characters; SCORM {name} keeps {limit}"
        );
        return Diagnostic::new(Code::SuspendTooLong, message)
            .hint("name fewer questions under `tests` in base-modules/series.yaml");
    }
    let message = format!(
        "the learner's state of module `{module}` can reach {length} characters; SCORM {name} keeps {limit}"
    );
    Diagnostic::new(Code::SuspendTooLong, message)
        .hint(format!("lower `draw` in {module}/quiz.yaml"))
        .hint("replace questions of type `short-text`, which need the most room")
}
