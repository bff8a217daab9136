//! SCORM and web packages.

use kitbag::model::{ControlSchemas, ScormVersion};
use kitbag::package::Package;
use kitbag::render::{scorm, web};

use crate::support::sample::edition;
use crate::told::{Change, changed, parts, says, sealed, told};
use Change::{Each, Named, Text, With, Without};

fn course(tag: &str, version: ScormVersion) -> Package {
    scorm::package(&edition(tag), version, &ControlSchemas::new()).unwrap()
}

#[test]
fn good_courses_have_no_problem() {
    for tag in ["en", "si", "km", "fa-AF"] {
        for version in ScormVersion::ALL {
            assert_eq!(told("a.zip", &course(tag, version).seal()), "", "{tag} {version:?}");
        }
        assert_eq!(told("a.zip", &web::package(&edition(tag)).unwrap().seal()), "", "{tag}");
    }
}

/// What each change to a good course makes it say.
fn catches(name: &str, version: ScormVersion, rows: &[(&'static str, Change)]) {
    let whole = parts(&course("en", version));
    let cases: Vec<_> =
        rows.iter().map(|(rule, change)| (*rule, told("a.zip", &sealed(&changed(&whole, change))))).collect();
    says(name, &cases);
}

const MANIFEST: &str = "imsmanifest.xml";

#[test]
fn courses_of_scorm_12() {
    let title = "<title>Start with people</title><adlcp:masteryscore>70</adlcp:masteryscore>";
    catches(
        "scorm12",
        ScormVersion::V12,
        &[
            ("the manifest is in a folder", Named(MANIFEST, "course/imsmanifest.xml")),
            ("the manifest is in capitals", Named(MANIFEST, "IMSMANIFEST.XML")),
            ("the manifest is no XML", Text(MANIFEST, "</manifest>", "")),
            ("the manifest is of something else", Each(MANIFEST, "manifest", "other")),
            ("no edition that is known", Text(MANIFEST, ">1.2<", "> 1.2<")),
            ("no edition", Each(MANIFEST, "schemaversion", "other")),
            ("resources before organizations", Text(MANIFEST, "</metadata>", "</metadata><resources/>")),
            (
                "an identifier is taken",
                Text(MANIFEST, "identifier=\"item-people-first\"", "identifier=\"org\""),
            ),
            (
                "an identifier begins with a digit",
                Text(MANIFEST, "identifier=\"item-people-first\"", "identifier=\"1 item\""),
            ),
            ("no organization", Each(MANIFEST, "organizations", "others")),
            ("the organization is not there", Text(MANIFEST, "default=\"org\"", "default=\"other\"")),
            ("an item has no title", Text(MANIFEST, title, "<adlcp:masteryscore>70</adlcp:masteryscore>")),
            ("a title is 0", Text(MANIFEST, title, "<title>0</title>")),
            ("a pass mark is none", Text(MANIFEST, "masteryscore>70<", "masteryscore>170<")),
            ("a pass mark is 0", Text(MANIFEST, "masteryscore>70<", "masteryscore>0<")),
            (
                "a title behind the pass mark",
                Text(MANIFEST, title, "<adlcp:masteryscore>70</adlcp:masteryscore><title>Start</title>"),
            ),
            (
                "a resource is not there",
                Text(MANIFEST, "identifierref=\"res-people-first\"", "identifierref=\"other\""),
            ),
            ("a resource opens nothing", Text(MANIFEST, " href=\"index.html\">", ">")),
            ("a resource records nothing", Text(MANIFEST, " adlcp:scormtype=\"sco\"", "")),
            ("a resource of the other edition", Text(MANIFEST, "adlcp:scormtype", "adlcp:scormType")),
            ("a resource is neither", Text(MANIFEST, "\"sco\"", "\"SCO\"")),
            ("a base", Text(MANIFEST, "<resource ", "<resource xml:base=\"./\" ")),
            (
                "what a resource needs is not there",
                Text(MANIFEST, "</resource>", "<dependency identifierref=\"other\"/></resource>"),
            ),
            ("the page is not there", Without("index.html")),
            ("a file is written otherwise", Named("course.js", "Course.js")),
            ("the page is not listed", Text(MANIFEST, "<file href=\"index.html\"/>", "")),
            ("a file is not listed", With("more.html", "")),
            ("names that servers change", With("a&b.html", "")),
            ("what a Mac adds", With("__MACOSX/index.html", "")),
            ("what servers run", With("install.php", "")),
            ("a blank in a name", With("my page.html", "")),
        ],
    );
}

#[test]
fn courses_of_scorm_2004() {
    let threshold = "<adlcp:completionThreshold>0.5</adlcp:completionThreshold></item>";
    catches(
        "scorm2004",
        ScormVersion::V2004Fourth,
        &[
            ("no default", Text(MANIFEST, " default=\"org\"", "")),
            ("a pass mark in percent", Text(MANIFEST, "Measure>0.70<", "Measure>70<")),
            ("a threshold of the 3rd Edition", Text(MANIFEST, "</item>", threshold)),
        ],
    );
}
