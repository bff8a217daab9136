//! Editions of the SCORM standard and their control schemas.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The edition of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScormVersion {
    /// SCORM 1.2, which every LMS plays.
    V12,
    /// SCORM 2004 3rd Edition.
    V2004Third,
    /// SCORM 2004 4th Edition.
    V2004Fourth,
}

/// Third-party files that stand at the root of a package if the workspace has them: those of each
/// edition, by name. An edition has all of its files or none.
pub type ControlSchemas = BTreeMap<ScormVersion, BTreeMap<&'static str, Arc<[u8]>>>;

const SCHEMAS_12: &[&str] =
    &["adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"];

const SCHEMAS_2004: &[&str] = &[
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

impl ScormVersion {
    /// All editions.
    pub const ALL: [Self; 3] = [Self::V12, Self::V2004Third, Self::V2004Fourth];

    /// The text of `schemaversion`, to the letter: LMSs take anything else for 1.2.
    pub fn schema_version(self) -> &'static str {
        match self {
            Self::V12 => "1.2",
            Self::V2004Third => "2004 3rd Edition",
            Self::V2004Fourth => "2004 4th Edition",
        }
    }

    /// The kind of its packages.
    pub fn kind(self) -> &'static str {
        match self {
            Self::V12 => "scorm12",
            Self::V2004Third => "scorm2004",
            Self::V2004Fourth => "scorm2004-4th",
        }
    }

    /// The names of its control schemas. Those of 2004 are called alike in both editions and differ.
    pub fn schemas(self) -> &'static [&'static str] {
        match self {
            Self::V12 => SCHEMAS_12,
            Self::V2004Third | Self::V2004Fourth => SCHEMAS_2004,
        }
    }
}
