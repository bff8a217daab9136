//! Content types and relationship types of the parts (ECMA-376 part 1 §13, §15).

/// A content type of the Office family.
macro_rules! office {
    ($name:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.", $name, "+xml")
    };
}

/// A relationship type of the Office family.
macro_rules! relationship {
    ($name:literal) => {
        concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $name)
    };
}

pub(super) const PRESENTATION: &str = office!("presentationml.presentation.main");
pub(super) const MASTER: &str = office!("presentationml.slideMaster");
pub(super) const LAYOUT: &str = office!("presentationml.slideLayout");
pub(super) const SLIDE: &str = office!("presentationml.slide");
pub(super) const NOTES_MASTER: &str = office!("presentationml.notesMaster");
pub(super) const NOTES_SLIDE: &str = office!("presentationml.notesSlide");
pub(super) const HANDOUT_MASTER: &str = office!("presentationml.handoutMaster");
pub(super) const PRES_PROPS: &str = office!("presentationml.presProps");
pub(super) const VIEW_PROPS: &str = office!("presentationml.viewProps");
pub(super) const TABLE_STYLES: &str = office!("presentationml.tableStyles");
pub(super) const THEME: &str = office!("theme");
pub(super) const APP: &str = office!("extended-properties");
pub(super) const CUSTOM: &str = office!("custom-properties");
pub(super) const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

pub(super) const TO_PRESENTATION: &str = relationship!("officeDocument");
pub(super) const TO_APP: &str = relationship!("extended-properties");
pub(super) const TO_CUSTOM: &str = relationship!("custom-properties");
pub(super) const TO_CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
pub(super) const TO_MASTER: &str = relationship!("slideMaster");
pub(super) const TO_LAYOUT: &str = relationship!("slideLayout");
pub(super) const TO_SLIDE: &str = relationship!("slide");
pub(super) const TO_NOTES_MASTER: &str = relationship!("notesMaster");
pub(super) const TO_NOTES_SLIDE: &str = relationship!("notesSlide");
pub(super) const TO_HANDOUT_MASTER: &str = relationship!("handoutMaster");
pub(super) const TO_PRES_PROPS: &str = relationship!("presProps");
pub(super) const TO_VIEW_PROPS: &str = relationship!("viewProps");
pub(super) const TO_TABLE_STYLES: &str = relationship!("tableStyles");
pub(super) const TO_THEME: &str = relationship!("theme");
pub(super) const TO_IMAGE: &str = relationship!("image");
pub(super) const TO_WEB: &str = relationship!("hyperlink");

/// Namespaces of every part with shapes.
pub(super) const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];

/// The path of the slide with a number from 1.
pub(super) fn slide_path(number: usize) -> String {
    format!("ppt/slides/slide{number}.xml")
}
