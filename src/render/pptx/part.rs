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
pub(super) const TO_FONT: &str = relationship!("font");
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

/// The path of a part as seen from another one.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folders = |path: &'_ str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let (from, to) = (folders(from), folders(to));
    let alike = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let alike = alike.min(from.len() - 1).min(to.len() - 1);
    let up = std::iter::repeat_n("..".to_owned(), from.len() - 1 - alike);
    up.chain(to[alike..].iter().cloned()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn a_part_is_found_from_any_other() {
        let master = "ppt/slideMasters/slideMaster1.xml";
        assert_eq!(relative("ppt/presentation.xml", master), "slideMasters/slideMaster1.xml");
        assert_eq!(relative("ppt/slides/slide1.xml", master), "../slideMasters/slideMaster1.xml");
        assert_eq!(relative("a.xml", master), master);
        assert_eq!(relative(master, "b/c.xml"), "../../b/c.xml");
    }
}
