//! Decks.

use kitbag::model::Edition;
use kitbag::package::Package;

use crate::support::crowded::crowded;
use crate::support::sample::edition;
use crate::told::{Change, changed, parts, says, sealed, told};
use Change::{Bytes, Each, Named, Text, With, Without};

const TAGS: [&str; 5] = ["en", "si", "ta", "km", "fa-AF"];

fn package(edition: &Edition) -> Package {
    let (deck, _) = kitbag::deck::plan(edition);
    kitbag::render::pptx::deck(edition, &deck)
}

#[test]
fn good_decks_of_every_language_have_no_problem() {
    for tag in TAGS {
        for edition in [edition(tag), crowded(tag)] {
            assert_eq!(told("a.pptx", &package(&edition).seal()), "", "{tag}");
        }
    }
}

/// What each change to a good deck makes it say.
fn catches(name: &str, rows: &[(&'static str, Change)]) {
    let whole = parts(&package(&crowded("en")));
    let cases: Vec<_> = rows
        .iter()
        .map(|(rule, change)| (*rule, told("a.pptx", &sealed(&changed(&whole, change)))))
        .collect();
    says(name, &cases);
}

const TYPES: &str = "[Content_Types].xml";
const PRESENTATION: &str = "ppt/presentation.xml";
const PRESENTATION_RELS: &str = "ppt/_rels/presentation.xml.rels";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const MASTER_RELS: &str = "ppt/slideMasters/_rels/slideMaster1.xml.rels";
const LAYOUT: &str = "ppt/slideLayouts/slideLayout4.xml";
const LAYOUT_RELS: &str = "ppt/slideLayouts/_rels/slideLayout4.xml.rels";
const THEME: &str = "ppt/theme/theme1.xml";
const SLIDE: &str = "ppt/slides/slide3.xml";
const SLIDE_RELS: &str = "ppt/slides/_rels/slide3.xml.rels";
const AGENDA: &str = "ppt/slides/slide2.xml";
const TABLE: &str = "ppt/slides/slide6.xml";
const PICTURE: &str = "ppt/slides/slide7.xml";
const NOTES: &str = "ppt/notesSlides/notesSlide4.xml";
const NOTES_RELS: &str = "ppt/notesSlides/_rels/notesSlide4.xml.rels";

#[test]
fn parts_and_relationships() {
    catches(
        "parts",
        &[
            ("a part is no XML", Text(SLIDE, "</p:sld>", "")),
            (
                "a part has entities",
                Text(
                    SLIDE,
                    "?><p:sld",
                    "?><!DOCTYPE p:sld [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p:sld",
                ),
            ),
            ("a part is in no encoding", Bytes(SLIDE, b"<p:sld a=\"\xFF\"/>")),
            ("there is no presentation", Without(PRESENTATION)),
            ("a presentation of another kind", Text(TYPES, "presentation.main", "other.main")),
            ("a part has no content type", Text(TYPES, "Extension=\"png\"", "Extension=\"gif\"")),
            ("a slide has no Override", Text(TYPES, "/ppt/slides/slide3.xml", "/ppt/slides/slide33.xml")),
            ("an Override is written otherwise", Text(TYPES, "/ppt/presProps.xml", "/ppt/presprops.xml")),
            ("a part has two content types", Text(TYPES, "/ppt/slides/slide3.xml", "/ppt/slides/slide4.xml")),
            ("nothing leads to a part", Text(PRESENTATION_RELS, "viewProps.xml", "presProps.xml")),
            ("relationships without their part", Without(SLIDE)),
            ("a relationship leads to nothing", Text(PRESENTATION_RELS, "presProps.xml", "other.xml")),
            ("a part is written otherwise", Named("ppt/presProps.xml", "ppt/PresProps.xml")),
            ("a reference has no relationship", Text(AGENDA, "r:id=\"rId2\"", "r:id=\"rId99\"")),
            ("an id of a relationship stands twice", Text(SLIDE_RELS, "Id=\"rId2\"", "Id=\"rId1\"")),
            ("the package has no main part", Text("_rels/.rels", "/officeDocument\"", "/other\"")),
        ],
    );
}

#[test]
fn masters_layouts_and_notes() {
    catches(
        "masters",
        &[
            ("a slide has no layout", Text(SLIDE_RELS, "/slideLayout\"", "/other\"")),
            ("a layout has no master", Text(LAYOUT_RELS, "/slideMaster\"", "/other\"")),
            ("a master has no theme", Text(MASTER_RELS, "/theme\"", "/other\"")),
            (
                "two masters share a theme",
                Text("ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2", "theme1"),
            ),
            ("a notes page has no master", Text(NOTES_RELS, "/notesMaster\"", "/other\"")),
            ("a notes page belongs to another slide", Text(NOTES_RELS, "slide4.xml", "slide3.xml")),
            (
                "a slide has two notes pages",
                Text(
                    SLIDE_RELS,
                    "</Relationships>",
                    "<Relationship Id=\"rId98\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide\" Target=\"../notesSlides/notesSlide4.xml\"/></Relationships>",
                ),
            ),
            ("a list leads to another kind of part", Text(PRESENTATION, "r:id=\"rId4\"", "r:id=\"rId1\"")),
            (
                "the notes master does not stand in its list",
                Text(PRESENTATION, "<p:notesMasterId r:id=\"rId2\"/>", ""),
            ),
            (
                "there are two handout masters",
                Text(
                    PRESENTATION,
                    "<p:handoutMasterId r:id=\"rId3\"/>",
                    "<p:handoutMasterId r:id=\"rId3\"/><p:handoutMasterId r:id=\"rId3\"/>",
                ),
            ),
            (
                "there is no master",
                Text(PRESENTATION, "<p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/>", ""),
            ),
            (
                "a layout does not stand in its list",
                Text(MASTER, "<p:sldLayoutId id=\"2147483652\" r:id=\"rId4\"/>", ""),
            ),
        ],
    );
}

#[test]
fn numbers_and_sections() {
    catches(
        "numbers",
        &[
            ("two slides have one number", Text(PRESENTATION, "<p:sldId id=\"257\"", "<p:sldId id=\"256\"")),
            ("the number of a slide is too small", Text(PRESENTATION, "id=\"257\"", "id=\"17\"")),
            ("a layout has the number of the master", Text(MASTER, "2147483649", "2147483648")),
            ("the number of a layout is too small", Text(MASTER, "2147483649", "256")),
            ("two shapes have one number", Text(SLIDE, "id=\"3\"", "id=\"2\"")),
            ("a shape has no number", Text(SLIDE, "id=\"3\" name", "id=\"\" name")),
            (
                "a section has a slide that is not there",
                Text(PRESENTATION, "<p14:sldId id=\"258\"/>", "<p14:sldId id=\"999\"/>"),
            ),
            (
                "a slide stands in two sections",
                Text(
                    PRESENTATION,
                    "<p14:sldId id=\"258\"/>",
                    "<p14:sldId id=\"258\"/><p14:sldId id=\"257\"/>",
                ),
            ),
            (
                "two sections have one identifier",
                Text(
                    PRESENTATION,
                    "A0C33D2C-F57C-513A-87C8-46368F9993A5",
                    "FE309174-4395-521D-B8A5-38583BDF3A1E",
                ),
            ),
        ],
    );
}

#[test]
fn elements_and_values() {
    catches(
        "xml",
        &[
            (
                "the list of handout masters stands behind the size of notes",
                Text(
                    PRESENTATION,
                    "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>",
                    "<p:notesSz cx=\"6858000\" cy=\"9144000\"/><p:handoutMasterIdLst/>",
                ),
            ),
            (
                "the list of notes masters stands behind that of slides",
                Text(PRESENTATION, "</p:sldIdLst>", "</p:sldIdLst><p:notesMasterIdLst/>"),
            ),
            (
                "a presentation has no size of notes",
                Text(PRESENTATION, "<p:notesSz cx=\"6858000\" cy=\"9144000\"/>", ""),
            ),
            (
                "properties of a paragraph stand behind its runs",
                Text(
                    NOTES,
                    "<a:endParaRPr lang=\"en-GB\"/></a:p></p:txBody></p:sp></p:spTree>",
                    "<a:pPr algn=\"l\"/></a:p></p:txBody></p:sp></p:spTree>",
                ),
            ),
            (
                "a fill stands behind a face",
                Text(MASTER, "<a:cs typeface=\"+mj-cs\"/>", "<a:cs typeface=\"+mj-cs\"/><a:noFill/>"),
            ),
            ("properties of a cell stand before its text", Text(TABLE, "<a:tc>", "<a:tc><a:tcPr/>")),
            ("a frame has no place", Each(TABLE, "p:xfrm", "p:other")),
            ("a frame has the place of a shape", Each(TABLE, "p:xfrm", "a:xfrm")),
            ("a master maps no colours", Each(MASTER, "<p:clrMap ", "<p:other ")),
            ("a theme has no face for text", Each(THEME, "a:minorFont", "a:other")),
            (
                "a theme has too few lines",
                Text(
                    THEME,
                    "<a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>",
                    "",
                ),
            ),
            ("a text has no paragraph", Each(SLIDE, "a:p>", "a:other>")),
            (
                "a row has fewer cells than the grid columns",
                Text(TABLE, "</a:tblGrid>", "<a:gridCol w=\"1\"/></a:tblGrid>"),
            ),
            ("a colour has a #", Text(THEME, "val=\"FFFFFF\"", "val=\"#FFFFFF\"")),
            ("a size of type is no whole number", Text(MASTER, "sz=\"1000\"", "sz=\"1000.5\"")),
            ("a length is negative", Text(TABLE, "<a:ext cx=\"1", "<a:ext cx=\"-1")),
            (
                "a slide is too large",
                Text(PRESENTATION, "<p:sldSz cx=\"12192000\"", "<p:sldSz cx=\"912192000\""),
            ),
            ("a field has no GUID", Text(SLIDE, "<a:fld id=\"{", "<a:fld id=\"")),
            (
                "a GUID has small letters",
                Text(
                    "ppt/tableStyles.xml",
                    "styleId=\"{",
                    "styleId=\"{abcdefab-0000-5000-8000-000000000000}\" other=\"{",
                ),
            ),
            ("a property stands twice", Each("docProps/core.xml", "dc:subject", "dc:title")),
            ("a date is of no kind", Text("docProps/core.xml", " xsi:type=\"dcterms:W3CDTF\"", "")),
            ("a number of a property is taken", Text("docProps/custom.xml", "pid=\"3\"", "pid=\"2\"")),
            ("a property is of no family", Text("docProps/custom.xml", "D5CDD505", "D5CDD506")),
        ],
    );
}

#[test]
fn people() {
    catches(
        "people",
        &[
            ("a slide has no title", Text(AGENDA, "<a:t>Agenda</a:t>", "<a:t> </a:t>")),
            ("two slides have one title", Text(AGENDA, "<a:t>Agenda</a:t>", "<a:t>Start with people</a:t>")),
            ("a picture has no words", Text(PICTURE, " descr=", " title=")),
            (
                "a picture has the name of a file",
                Text(PICTURE, " descr=\"", " descr=\"counter.png\" title=\""),
            ),
            ("a table has no words", Text(TABLE, " descr=", " title=")),
            ("a table has no header", Text(TABLE, " firstRow=\"1\"", "")),
            (
                "the title is not read first",
                Text(
                    SLIDE,
                    "</p:grpSpPr>",
                    "</p:grpSpPr><p:sp><p:nvSpPr><p:cNvPr id=\"90\" name=\"Note\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>",
                ),
            ),
            ("text has no language", Each(NOTES, " lang=\"en-GB\"", "")),
            ("a placeholder is not on the layout", Text(SLIDE, "idx=\"1\"", "idx=\"77\"")),
            ("two placeholders of a layout have one number", Text(LAYOUT, "idx=\"11\"", "idx=\"1\"")),
            ("two placeholders of a slide have one number", Text(SLIDE, "idx=\"12\"", "idx=\"11\"")),
            (
                "titles are pale",
                Text(THEME, "<a:dk2><a:srgbClr val=\"3A1220\"/>", "<a:dk2><a:srgbClr val=\"DDDDDD\"/>"),
            ),
            (
                "links are pale",
                Text(THEME, "<a:hlink><a:srgbClr val=\"8D1B3D\"/>", "<a:hlink><a:srgbClr val=\"DDDDDD\"/>"),
            ),
            ("the deck has no title", Each("docProps/core.xml", "dc:title", "dc:subtitle")),
            ("the deck has no properties", Text("_rels/.rels", "metadata/core-properties", "metadata/other")),
        ],
    );
}

#[test]
fn what_powerpoint_takes_is_no_problem() {
    let whole = parts(&package(&crowded("en")));
    let alternatives = "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"p14\"><p:transition/></mc:Choice><mc:Fallback><p:transition/></mc:Fallback></mc:AlternateContent>";
    let mut parts = changed(&whole, &Text(SLIDE, "</p:clrMapOvr>", "</p:clrMapOvr>ALTERNATIVES"));
    let text = String::from_utf8(parts[SLIDE].clone()).unwrap().replace("ALTERNATIVES", alternatives);
    let utf16 = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes);
    parts.insert(SLIDE.to_owned(), utf16.collect());
    for (rule, change) in [
        (
            "an empty link",
            Text(
                AGENDA,
                "r:id=\"rId2\" action=\"ppaction://hlinksldjump\"",
                "r:id=\"\" action=\"ppaction://noaction\"",
            ),
        ),
        ("a picture that is lost", Text(PRESENTATION_RELS, "Target=\"viewProps.xml\"", "Target=\"NULL\"")),
        (
            "a path from the top",
            Text(PRESENTATION_RELS, "Target=\"viewProps.xml\"", "Target=\"/ppt/viewProps.xml\""),
        ),
        ("what was thrown away", With("[trash]/0000.dat", "")),
    ] {
        let mut parts = changed(&parts, &change);
        if rule == "a picture that is lost" {
            parts = changed(&parts, &Without("ppt/viewProps.xml"));
            parts = changed(
                &parts,
                &Text(
                    TYPES,
                    "<Override PartName=\"/ppt/viewProps.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml\"/>",
                    "",
                ),
            );
        }
        assert_eq!(told("a.pptx", &sealed(&parts)), "", "{rule}");
    }
}
