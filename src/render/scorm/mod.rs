//! SCORM packages: one SCO with its own navigation, and a manifest made from what is really there.

mod manifest;
mod metadata;
mod schema;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::Edition;
use crate::package::Package;
use crate::render::player::{Driver, Player, player};

pub use schema::Schemas;

/// Characters of `cmi.suspend_data` in SCORM 1.2 (RTE 1.2 §3.4.5.3).
const SUSPEND_12: usize = 4096;

/// Characters of `cmi.suspend_data` in SCORM 2004 (3rd Edition RTE §4.2.22).
const SUSPEND_2004: usize = 64_000;

/// The edition of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// SCORM 1.2, which every LMS plays.
    V12,
    /// SCORM 2004 3rd Edition.
    V2004Third,
    /// SCORM 2004 4th Edition.
    V2004Fourth,
}

impl Version {
    /// The text of `schemaversion`, to the letter: LMSs take anything else for 1.2.
    pub fn schema_version(self) -> &'static str {
        match self {
            Self::V12 => "1.2",
            Self::V2004Third => "2004 3rd Edition",
            Self::V2004Fourth => "2004 4th Edition",
        }
    }

    fn driver(self) -> Driver {
        match self {
            Self::V12 => Driver::Scorm12,
            Self::V2004Third | Self::V2004Fourth => Driver::Scorm2004,
        }
    }

    fn suspend_limit(self) -> usize {
        match self {
            Self::V12 => SUSPEND_12,
            Self::V2004Third | Self::V2004Fourth => SUSPEND_2004,
        }
    }
}

/// The package of an edition. Without control schemas it is complete and plays; with them it also
/// satisfies the packaging rule that they stand at its root.
pub fn package(edition: &Edition, version: Version, schemas: Option<&Schemas>) -> Result<Package, Problems> {
    let Player { parts, worst_state } = player(edition, version.driver());
    let mut problems = Problems::none();
    if worst_state > version.suspend_limit() {
        problems.push(state_too_long(edition, version, worst_state));
    }
    let manifest = manifest::document(edition, version, parts.keys().map(String::as_str));
    let mut package = Package::new();
    package.add("imsmanifest.xml", manifest);
    for (path, bytes) in parts {
        package.add(path, bytes);
    }
    if let Some(schemas) = schemas {
        schema::add(&mut package, schemas, version, &mut problems);
    }
    problems.unless_errors(package).map(|(package, _)| package)
}

fn state_too_long(edition: &Edition, version: Version, length: usize) -> Diagnostic {
    let (module, name, limit) = (&edition.module, version.schema_version(), version.suspend_limit());
    let message = format!(
        "the learner's state of module `{module}` can reach {length} characters; SCORM {name} keeps {limit}"
    );
    Diagnostic::new(Code::SuspendTooLong, message)
        .hint(format!("lower `draw` in {module}/quiz.yaml"))
        .hint("replace questions of type `short-text`, which need the most room")
}
