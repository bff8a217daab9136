//! Elements that must be there.

use super::REPAIR;
use super::part::Part;
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::walk;

/// What an element must hold.
fn needed(name: &str) -> &'static [&'static str] {
    match name {
        "presentation" => &["sldMasterIdLst", "notesSz"],
        "sldMaster" | "notesMaster" | "handoutMaster" => &["cSld", "clrMap"],
        "sld" | "sldLayout" | "notes" => &["cSld"],
        "cSld" => &["spTree"],
        "spTree" | "grpSp" => &["nvGrpSpPr", "grpSpPr"],
        "sp" => &["nvSpPr", "spPr"],
        "pic" => &["nvPicPr", "blipFill", "spPr"],
        "cxnSp" => &["nvCxnSpPr", "spPr"],
        "graphicFrame" => &["nvGraphicFramePr", "xfrm", "graphic"],
        "txBody" => &["bodyPr", "p"],
        "tbl" => &["tblGrid"],
        "theme" => &["themeElements"],
        "themeElements" => &["clrScheme", "fontScheme", "fmtScheme"],
        "clrScheme" => &[
            "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
            "hlink", "folHlink",
        ],
        "fontScheme" => &["majorFont", "minorFont"],
        "majorFont" | "minorFont" => &["latin", "ea", "cs"],
        "fmtScheme" => &STYLES,
        _ => &[],
    }
}

/// The lists of styles of a theme: light, middle and strong.
const STYLES: [&str; 4] = ["fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"];

pub(super) fn check(part: &Part, problems: &mut Problems) {
    walk(part.root(), &mut |element| {
        let mut told = |message: String| {
            problems.push(part.document.problem(Code::WrongXml, element, message).hint(REPAIR));
        };
        for name in needed(&element.name) {
            if !holds(element, name) {
                told(format!("`{}` has no `{name}`", element.name));
            }
        }
        if element.name == "graphicFrame"
            && let Some(place) = element.first("xfrm")
            && part.document.prefix(place) != part.document.prefix(element)
        {
            told("`xfrm` of `graphicFrame` is of another namespace than it".to_owned());
        }
        if STYLES.contains(&element.name.as_str()) && element.elements().count() < 3 {
            told(format!(
                "`{}` has {} entries; it must have three",
                element.name,
                element.elements().count()
            ));
        }
    });
}

/// Whether an element holds one of a name, alternatives for older programs included.
fn holds(element: &Element, name: &str) -> bool {
    element
        .elements()
        .any(|child| child.name == name || (child.name == "AlternateContent" && within(child, name)))
}

fn within(alternatives: &Element, name: &str) -> bool {
    alternatives.elements().any(|it| holds(it, name))
}
