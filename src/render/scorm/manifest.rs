//! `imsmanifest.xml`. LMSs match its prefixes to the letter, so the content-packaging namespace is
//! the default one and the others are `adlcp`, `adlseq`, `adlnav` and `imsss`.

use super::metadata::{cut, lom};
use crate::model::{Edition, ScormVersion};
use crate::package::Xml;
use crate::render::player::scored;

/// Characters of a title in the XSDs.
const TITLE: usize = 200;

/// Characters of a version in the XSDs.
const VERSION: usize = 20;

const ROOT_12: &[(&str, &str)] = &[
    ("xmlns", "http://www.imsproject.org/xsd/imscp_rootv1p1p2"),
    ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    ("xmlns:imsmd", "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
         http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd \
         http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd",
    ),
];

const ROOT_2004: &[(&str, &str)] = &[
    ("xmlns", "http://www.imsglobal.org/xsd/imscp_v1p1"),
    ("xmlns:adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3"),
    ("xmlns:adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3"),
    ("xmlns:adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3"),
    ("xmlns:imsss", "http://www.imsglobal.org/xsd/imsss"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd \
         http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd \
         http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd \
         http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd \
         http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd",
    ),
];

/// Buttons of the LMS that a course with its own navigation has no use for.
const HIDDEN: [&str; 7] = ["previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"];

/// The manifest of a package with these files.
pub(super) fn document<'a>(
    edition: &Edition,
    version: ScormVersion,
    files: impl Iterator<Item = &'a str>,
) -> Vec<u8> {
    let mut xml = Xml::document();
    let identifier = edition.identifier();
    let own = [("identifier", &*identifier), ("version", cut(&edition.series.version, VERSION))];
    let root = if version == ScormVersion::V12 { ROOT_12 } else { ROOT_2004 };
    xml.within("manifest", &[&own[..], root].concat(), |xml| {
        xml.within("metadata", &[], |xml| {
            xml.leaf("schema", &[], "ADL SCORM");
            xml.leaf("schemaversion", &[], version.schema_version());
            if version == ScormVersion::V12 {
                lom(xml, edition);
            }
        });
        xml.within("organizations", &[("default", "org")], |xml| organization(xml, edition, version));
        xml.within("resources", &[], |xml| resource(xml, edition, version, files));
    });
    xml.finish()
}

fn organization(xml: &mut Xml, edition: &Edition, version: ScormVersion) {
    let title = edition.title.to_plain();
    let mut attributes = vec![("identifier", "org")];
    if version != ScormVersion::V12 {
        attributes.push(("adlseq:objectivesGlobalToSystem", "false"));
    }
    xml.within("organization", &attributes, |xml| {
        xml.leaf("title", &[], cut(&title, TITLE));
        item(xml, edition, version);
        if version != ScormVersion::V12 {
            xml.within("imsss:sequencing", &[], |xml| {
                xml.empty("imsss:controlMode", &[("choice", "true"), ("flow", "true")]);
            });
        }
    });
}

/// Identifiers of item and resource are the same in every language, so that results add up.
fn item(xml: &mut Xml, edition: &Edition, version: ScormVersion) {
    let title = edition.title.to_plain();
    let (item, resource) = (format!("item-{}", edition.module), format!("res-{}", edition.module));
    let attributes = [("identifier", &*item), ("identifierref", &resource), ("isvisible", "true")];
    xml.within("item", &attributes, |xml| {
        xml.leaf("title", &[], cut(&title, TITLE));
        if version == ScormVersion::V12 {
            // With a mastery score the LMS decides; where nothing is scored it must not.
            if let Some(mastery) = mastery(edition) {
                xml.leaf("adlcp:masteryscore", &[], &mastery.to_string());
            }
        } else {
            sequencing(xml, edition);
            presentation(xml);
        }
    });
}

/// The pass mark in percent where the quiz is scored. A mark of 0 is left to the course: Moodle
/// loses the text `0`.
fn mastery(edition: &Edition) -> Option<u8> {
    let quiz = edition.quiz.as_ref()?;
    (scored(quiz) && edition.lms.mastery > 0).then_some(edition.lms.mastery)
}

fn sequencing(xml: &mut Xml, edition: &Edition) {
    xml.within("imsss:sequencing", &[], |xml| {
        if let Some(mastery) = mastery(edition) {
            let primary = [("objectiveID", "primary"), ("satisfiedByMeasure", "true")];
            xml.within("imsss:objectives", &[], |xml| {
                xml.within("imsss:primaryObjective", &primary, |xml| {
                    let measure = format!("{}.{:02}", mastery / 100, mastery % 100);
                    xml.leaf("imsss:minNormalizedMeasure", &[], &measure);
                });
            });
        }
        let own = [("completionSetByContent", "true"), ("objectiveSetByContent", "true")];
        xml.empty("imsss:deliveryControls", &own);
    });
}

fn presentation(xml: &mut Xml) {
    xml.within("adlnav:presentation", &[], |xml| {
        xml.within("adlnav:navigationInterface", &[], |xml| {
            for button in HIDDEN {
                xml.leaf("adlnav:hideLMSUI", &[], button);
            }
        });
    });
}

/// The only resource, so also the first, which Open edX launches.
fn resource<'a>(
    xml: &mut Xml,
    edition: &Edition,
    version: ScormVersion,
    files: impl Iterator<Item = &'a str>,
) {
    let identifier = format!("res-{}", edition.module);
    let kind = if version == ScormVersion::V12 { "adlcp:scormtype" } else { "adlcp:scormType" };
    let attributes =
        [("identifier", &*identifier), ("type", "webcontent"), (kind, "sco"), ("href", "index.html")];
    xml.within("resource", &attributes, |xml| {
        for file in files {
            xml.empty("file", &[("href", file)]);
        }
    });
}
