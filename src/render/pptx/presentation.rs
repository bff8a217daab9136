//! The presentation part: the lists of masters and slides, sizes, sections.

use super::guid::guid;
use super::locale::Locale;
use super::master::MASTER_ID;
use super::part::NAMESPACES;
use super::styles;
use crate::model::{Deck, Direction, Edition};
use crate::package::Xml;

/// Number of the first slide; ECMA-376 part 1 §19.7.13 asks for 256 or more.
const FIRST_SLIDE: usize = 256;
const SECTIONS: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";

/// Relationships of the presentation.
pub(super) struct Related {
    pub(super) master: String,
    pub(super) notes_master: String,
    pub(super) handout_master: String,
    pub(super) slides: Vec<String>,
}

/// The part.
pub(super) fn part(edition: &Edition, deck: &Deck, related: &Related) -> Vec<u8> {
    let locale = Locale::of(edition.language());
    let mut attributes = NAMESPACES.to_vec();
    if locale.language.direction() == Direction::Rtl {
        attributes.push(("rtl", "1"));
    }
    attributes.extend([("saveSubsetFonts", "1"), ("autoCompressPictures", "0")]);
    let mut xml = Xml::document();
    xml.within("p:presentation", &attributes, |xml| {
        masters(xml, related);
        xml.within("p:sldIdLst", &[], |xml| {
            for (index, relationship) in related.slides.iter().enumerate() {
                xml.empty("p:sldId", &[("id", &slide_id(index)), ("r:id", relationship)]);
            }
        });
        let size = [deck.width, deck.height].map(|it| it.0.to_string());
        xml.empty("p:sldSz", &[("cx", &size[0]), ("cy", &size[1])]);
        xml.empty("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
        xml.within("p:defaultTextStyle", &[], |xml| styles::defaults(xml, locale));
        sections(xml, edition, deck);
    });
    xml.finish()
}

fn masters(xml: &mut Xml, related: &Related) {
    xml.within("p:sldMasterIdLst", &[], |xml| {
        xml.empty("p:sldMasterId", &[("id", &MASTER_ID.to_string()), ("r:id", &related.master)]);
    });
    xml.within("p:notesMasterIdLst", &[], |xml| {
        xml.empty("p:notesMasterId", &[("r:id", &related.notes_master)]);
    });
    xml.within("p:handoutMasterIdLst", &[], |xml| {
        xml.empty("p:handoutMasterId", &[("r:id", &related.handout_master)]);
    });
}

fn sections(xml: &mut Xml, edition: &Edition, deck: &Deck) {
    xml.within("p:extLst", &[], |xml| {
        xml.within("p:ext", &[("uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")], |xml| {
            xml.within("p14:sectionLst", &[("xmlns:p14", SECTIONS)], |xml| {
                for (section, number) in deck.sections.iter().zip(1..) {
                    let id = guid(&edition.module, &format!("section-{number}-{}", section.id));
                    let name = section.title.to_plain();
                    xml.within("p14:section", &[("name", &name), ("id", &id)], |xml| {
                        xml.within("p14:sldIdLst", &[], |xml| {
                            for index in section.first..section.first + section.count {
                                xml.empty("p14:sldId", &[("id", &slide_id(index))]);
                            }
                        });
                    });
                }
            });
        });
    });
}

fn slide_id(index: usize) -> String {
    (FIRST_SLIDE + index).to_string()
}
