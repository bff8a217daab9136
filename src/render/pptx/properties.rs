//! Document properties: what the file is, and what it was made from.

use crate::model::{Deck, Edition};
use crate::package::Xml;

/// The only format of custom properties (ECMA-376 part 1 §22.3.2.2).
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

const CORE: [(&str, &str); 4] = [
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// `docProps/core.xml`. Its dates are the day of the series, not of the build.
pub(super) fn core(edition: &Edition) -> Vec<u8> {
    let series = &edition.series;
    let day = format!("{}T00:00:00Z", series.date);
    let mut xml = Xml::document();
    xml.within("cp:coreProperties", &CORE, |xml| {
        xml.leaf("dc:title", &[], &edition.title.to_plain());
        xml.leaf("dc:subject", &[], &series.title.to_plain());
        xml.leaf("dc:creator", &[], &series.credits.join("; "));
        xml.leaf("dc:description", &[], &edition.summary.to_plain());
        xml.leaf("dc:language", &[], edition.language().office_tag());
        xml.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day);
        xml.leaf("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day);
        xml.leaf("cp:version", &[], &series.version);
    });
    xml.finish()
}

/// `docProps/app.xml`.
pub(super) fn app(deck: &Deck, notes: usize) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut xml = Xml::document();
    xml.within("Properties", &[("xmlns", namespace)], |xml| {
        xml.leaf("TotalTime", &[], "0");
        xml.leaf("Application", &[], "kitbag");
        xml.leaf("PresentationFormat", &[], format(deck));
        xml.leaf("Slides", &[], &deck.slides.len().to_string());
        xml.leaf("Notes", &[], &notes.to_string());
        // A constant of the form XX.YYYY: the program's own version would change the bytes.
        xml.leaf("AppVersion", &[], "16.0000");
    });
    xml.finish()
}

/// The name of the size of the slides.
fn format(deck: &Deck) -> &'static str {
    let (width, height) = (deck.grid.width.0, deck.grid.height.0);
    if width * 9 == height * 16 {
        "Widescreen"
    } else if width * 3 == height * 4 {
        "On-screen Show (4:3)"
    } else {
        "Custom"
    }
}

/// `docProps/custom.xml`: provenance.
pub(super) fn custom(edition: &Edition) -> Vec<u8> {
    let values = [
        ("ModuleId", edition.module.to_string()),
        ("Target", edition.target.to_string()),
        ("BaseVersion", edition.series.version.clone()),
        ("EditionHash", edition.hash.clone()),
    ];
    let mut xml = Xml::document();
    let namespaces = [
        ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
        ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    ];
    xml.within("Properties", &namespaces, |xml| {
        for ((name, value), number) in values.iter().zip(2..) {
            let number = number.to_string();
            let attributes = [("fmtid", FORMAT), ("pid", number.as_str()), ("name", name)];
            xml.within("property", &attributes, |xml| xml.leaf("vt:lpwstr", &[], value));
        }
    });
    xml.finish()
}
