//! Control schemas: third-party files that stand at the root of a package if the workspace has them.

use std::collections::BTreeMap;

use super::Version;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::package::Package;

/// Bytes of schema files by name.
pub type Schemas = BTreeMap<String, Vec<u8>>;

const SCORM12: &[&str] =
    &["adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"];

const SCORM2004: &[&str] = &[
    "XMLSchema.dtd",
    "adlcp_v1p3.xsd",
    "adlnav_v1p3.xsd",
    "adlseq_v1p3.xsd",
    "datatypes.dtd",
    "imscp_v1p1.xsd",
    "imsss_v1p0.xsd",
    "imsss_v1p0auxresource.xsd",
    "imsss_v1p0control.xsd",
    "imsss_v1p0delivery.xsd",
    "imsss_v1p0limit.xsd",
    "imsss_v1p0objective.xsd",
    "imsss_v1p0random.xsd",
    "imsss_v1p0rollup.xsd",
    "imsss_v1p0seqrule.xsd",
    "imsss_v1p0util.xsd",
    "xml.xsd",
];

/// The files that a version needs.
pub(super) fn names(version: Version) -> &'static [&'static str] {
    match version {
        Version::V12 => SCORM12,
        Version::V2004Third | Version::V2004Fourth => SCORM2004,
    }
}

/// Adds the files of the version and no other.
pub(super) fn add(package: &mut Package, schemas: &Schemas, version: Version, problems: &mut Problems) {
    for name in names(version) {
        match schemas.get(*name) {
            Some(bytes) => package.add(*name, bytes.as_slice()),
            None => problems.push(missing(name, version)),
        }
    }
}

fn missing(name: &str, version: Version) -> Diagnostic {
    let version = version.schema_version();
    Diagnostic::new(Code::MissingFile, format!("the control schemas of SCORM {version} lack `{name}`"))
        .hint("copy the whole set of this version into the folder that `lms.schemas` names")
        .hint("or remove `lms.schemas`: packages play without the files")
}
