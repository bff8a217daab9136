//! The order in which elements must stand. PowerPoint repairs or refuses any other (ECMA-376 part 1,
//! annex A).

use super::part::Part;
use super::{REPAIR, SAVE};
use crate::diagnostic::{Code, Problems};
use crate::package::Element;
use crate::verify::document::{Sequence, children, misordered};

const SHAPES: &[&str] = &["sp", "grpSp", "graphicFrame", "cxnSp", "pic", "contentPart"];
const FILLS: &[&str] = &["noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"];
const EFFECTS: &[&str] = &["effectLst", "effectDag"];
const EXTENSIONS: &[&str] = &["extLst"];
const LEVELS: Sequence = &[
    &["defPPr"],
    &["lvl1pPr"],
    &["lvl2pPr"],
    &["lvl3pPr"],
    &["lvl4pPr"],
    &["lvl5pPr"],
    &["lvl6pPr"],
    &["lvl7pPr"],
    &["lvl8pPr"],
    &["lvl9pPr"],
    EXTENSIONS,
];
const PARAGRAPH: Sequence = &[
    &["lnSpc"],
    &["spcBef"],
    &["spcAft"],
    &["buClrTx", "buClr"],
    &["buSzTx", "buSzPct", "buSzPts"],
    &["buFontTx", "buFont"],
    &["buNone", "buAutoNum", "buChar", "buBlip"],
    &["tabLst"],
    &["defRPr"],
    EXTENSIONS,
];
const RUN: Sequence = &[
    &["ln"],
    FILLS,
    EFFECTS,
    &["highlight"],
    &["uLnTx", "uLn"],
    &["uFillTx", "uFill"],
    &["latin"],
    &["ea"],
    &["cs"],
    &["sym"],
    &["hlinkClick"],
    &["hlinkMouseOver"],
    &["rtl"],
    EXTENSIONS,
];
const COLOURS: Sequence = &[
    &["dk1"],
    &["lt1"],
    &["dk2"],
    &["lt2"],
    &["accent1"],
    &["accent2"],
    &["accent3"],
    &["accent4"],
    &["accent5"],
    &["accent6"],
    &["hlink"],
    &["folHlink"],
    EXTENSIONS,
];

/// The sequence of an element; `None` where any order will do or nobody gets it wrong.
#[rustfmt::skip]
fn sequence(name: &str) -> Option<Sequence> {
    Some(match name {
        "presentation" => &[
            &["sldMasterIdLst"], &["notesMasterIdLst"], &["handoutMasterIdLst"], &["sldIdLst"], &["sldSz"],
            &["notesSz"], &["smartTags"], &["embeddedFontLst"], &["custShowLst"], &["photoAlbum"],
            &["custDataLst"], &["kinsoku"], &["defaultTextStyle"], &["modifyVerifier"], EXTENSIONS,
        ],
        "sldMaster" => &[
            &["cSld"], &["clrMap"], &["sldLayoutIdLst"], &["transition"], &["timing"], &["hf"],
            &["txStyles"], EXTENSIONS,
        ],
        "sldLayout" => &[&["cSld"], &["clrMapOvr"], &["transition"], &["timing"], &["hf"], EXTENSIONS],
        "sld" => &[&["cSld"], &["clrMapOvr"], &["transition"], &["timing"], EXTENSIONS],
        "notes" => &[&["cSld"], &["clrMapOvr"], EXTENSIONS],
        "notesMaster" => &[&["cSld"], &["clrMap"], &["hf"], &["notesStyle"], EXTENSIONS],
        "handoutMaster" => &[&["cSld"], &["clrMap"], &["hf"], EXTENSIONS],
        "txStyles" => &[&["titleStyle"], &["bodyStyle"], &["otherStyle"], EXTENSIONS],
        "cSld" => &[&["bg"], &["spTree"], &["custDataLst"], &["controls"], EXTENSIONS],
        "spTree" | "grpSp" => &[&["nvGrpSpPr"], &["grpSpPr"], SHAPES, EXTENSIONS],
        "sp" => &[&["nvSpPr"], &["spPr"], &["style"], &["txBody"], EXTENSIONS],
        "cxnSp" => &[&["nvCxnSpPr"], &["spPr"], &["style"], EXTENSIONS],
        "pic" => &[&["nvPicPr"], &["blipFill"], &["spPr"], &["style"], EXTENSIONS],
        "graphicFrame" => &[&["nvGraphicFramePr"], &["xfrm"], &["graphic"], EXTENSIONS],
        "nvSpPr" => &[&["cNvPr"], &["cNvSpPr"], &["nvPr"]],
        "nvPicPr" => &[&["cNvPr"], &["cNvPicPr"], &["nvPr"]],
        "nvGrpSpPr" => &[&["cNvPr"], &["cNvGrpSpPr"], &["nvPr"]],
        "nvGraphicFramePr" => &[&["cNvPr"], &["cNvGraphicFramePr"], &["nvPr"]],
        "cNvPr" => &[&["hlinkClick"], &["hlinkHover"], EXTENSIONS],
        "spPr" => &[
            &["xfrm"], &["custGeom", "prstGeom"], FILLS, &["ln"], EFFECTS, &["scene3d"], &["sp3d"],
            EXTENSIONS,
        ],
        "xfrm" => &[&["off"], &["ext"], &["chOff"], &["chExt"]],
        "ln" => &[
            FILLS, &["prstDash", "custDash"], &["round", "bevel", "miter"], &["headEnd"], &["tailEnd"],
            EXTENSIONS,
        ],
        "blipFill" => &[&["blip"], &["srcRect"], &["tile", "stretch"]],
        "txBody" => &[&["bodyPr"], &["lstStyle"], &["p"]],
        "bodyPr" => &[
            &["prstTxWarp"], &["noAutofit", "normAutofit", "spAutoFit"], &["scene3d"], &["sp3d", "flatTx"],
            EXTENSIONS,
        ],
        "lstStyle" | "titleStyle" | "bodyStyle" | "otherStyle" | "notesStyle" | "defaultTextStyle" => LEVELS,
        "p" => &[&["pPr"], &["r", "br", "fld", "m"], &["endParaRPr"]],
        "pPr" | "defPPr" | "lvl1pPr" | "lvl2pPr" | "lvl3pPr" | "lvl4pPr" | "lvl5pPr" | "lvl6pPr" | "lvl7pPr"
        | "lvl8pPr" | "lvl9pPr" => PARAGRAPH,
        "r" => &[&["rPr"], &["t"]],
        "fld" => &[&["rPr"], &["pPr"], &["t"]],
        "rPr" | "defRPr" | "endParaRPr" => RUN,
        "tbl" => &[&["tblPr"], &["tblGrid"], &["tr"]],
        "tblPr" => &[FILLS, EFFECTS, &["tableStyle", "tableStyleId"], EXTENSIONS],
        "tr" => &[&["tc"], EXTENSIONS],
        "tc" => &[&["txBody"], &["tcPr"], EXTENSIONS],
        "tcPr" => &[
            &["lnL"], &["lnR"], &["lnT"], &["lnB"], &["lnTlToBr"], &["lnBlToTr"], &["cell3D"], FILLS,
            &["headers"], EXTENSIONS,
        ],
        "theme" => &[
            &["themeElements"], &["objectDefaults"], &["extraClrSchemeLst"], &["custClrLst"], EXTENSIONS,
        ],
        "themeElements" => &[&["clrScheme"], &["fontScheme"], &["fmtScheme"], EXTENSIONS],
        "clrScheme" => COLOURS,
        "fontScheme" => &[&["majorFont"], &["minorFont"], EXTENSIONS],
        "majorFont" | "minorFont" => &[&["latin"], &["ea"], &["cs"], &["font"], EXTENSIONS],
        "fmtScheme" => &[&["fillStyleLst"], &["lnStyleLst"], &["effectStyleLst"], &["bgFillStyleLst"]],
        _ => return None,
    })
}

pub(super) fn check(part: &Part, problems: &mut Problems) {
    within(part, part.root(), problems);
}

/// What stands in extensions is theirs.
fn within(part: &Part, element: &Element, problems: &mut Problems) {
    if let Some((first, later)) = sequence(&element.name).and_then(|it| misordered(element, it)) {
        let (outer, first_name, name) = (&element.name, &first.name, &later.name);
        let message = format!("`{name}` stands behind `{first_name}` in `{outer}`; it must stand before it");
        // PptxGenJS writes it there, and PowerPoint opens its decks.
        let (code, way_out) = match name.as_str() {
            "notesMasterIdLst" => (Code::ForgivenDeck, SAVE),
            _ => (Code::WrongXml, REPAIR),
        };
        problems.push(part.document.problem(code, later, message).hint(way_out));
    }
    for child in children(element).into_iter().filter(|child| child.name != "extLst") {
        within(part, child, problems);
    }
}
