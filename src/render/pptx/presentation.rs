//! The presentation part: the lists of masters and slides, sizes, sections.

use std::collections::BTreeMap;

use super::guid::guid;
use super::locale::Locale;
use super::part::NAMESPACES;
use super::styles;
use crate::model::{Deck, Direction, Edition, SlideLayout, Slot};
use crate::package::Xml;

/// Number of the first slide; ECMA-376 part 1 §19.7.13 asks for 256 or more.
const FIRST_SLIDE: usize = 256;
/// The cuts of a typeface (ECMA-376 part 1 §19.2.1.9).
const CUTS: [(&str, &str); 4] =
    [("regular", "p:regular"), ("bold", "p:bold"), ("italic", "p:italic"), ("boldItalic", "p:boldItalic")];
const SECTIONS: &str = "http://schemas.microsoft.com/office/powerpoint/2010/main";

/// Relationships of the presentation.
pub(super) struct Related {
    /// Number and relationship of each master.
    pub(super) masters: Vec<(u32, String)>,
    pub(super) notes_master: String,
    pub(super) handout_master: String,
    pub(super) slides: Vec<String>,
    /// Typefaces in the file, each with the relationships of its cuts.
    pub(super) fonts: Vec<(String, BTreeMap<&'static str, String>)>,
}

/// The part.
pub(super) fn part(edition: &Edition, deck: &Deck, related: &Related) -> Vec<u8> {
    let locale = Locale::of(edition.language());
    let mut attributes = NAMESPACES.to_vec();
    if locale.language.direction() == Direction::Rtl {
        attributes.push(("rtl", "1"));
    }
    // Whoever edits needs letters that no slide has yet.
    attributes.push(if related.fonts.is_empty() {
        ("saveSubsetFonts", "1")
    } else {
        ("embedTrueTypeFonts", "1")
    });
    attributes.push(("autoCompressPictures", "0"));
    let mut xml = Xml::document();
    xml.within("p:presentation", &attributes, |xml| {
        masters(xml, related);
        listed(xml, related);
        let size = [deck.grid.width, deck.grid.height].map(|it| it.0.to_string());
        xml.empty("p:sldSz", &[("cx", &size[0]), ("cy", &size[1])]);
        xml.empty("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
        fonts(xml, related);
        let table = deck.grid.find(SlideLayout::Table, Slot::Body).expect("tables have a place");
        xml.within("p:defaultTextStyle", &[], |xml| styles::defaults(xml, locale, table.plain.size));
        if !deck.sections.is_empty() {
            sections(xml, edition, deck);
        }
    });
    xml.finish()
}

/// The slides; a file to start from has none.
fn listed(xml: &mut Xml, related: &Related) {
    if related.slides.is_empty() {
        return;
    }
    xml.within("p:sldIdLst", &[], |xml| {
        for (index, relationship) in related.slides.iter().enumerate() {
            xml.empty("p:sldId", &[("id", &slide_id(index)), ("r:id", relationship)]);
        }
    });
}

fn masters(xml: &mut Xml, related: &Related) {
    xml.within("p:sldMasterIdLst", &[], |xml| {
        for (id, relationship) in &related.masters {
            xml.empty("p:sldMasterId", &[("id", &id.to_string()), ("r:id", relationship)]);
        }
    });
    xml.within("p:notesMasterIdLst", &[], |xml| {
        xml.empty("p:notesMasterId", &[("r:id", &related.notes_master)]);
    });
    xml.within("p:handoutMasterIdLst", &[], |xml| {
        xml.empty("p:handoutMasterId", &[("r:id", &related.handout_master)]);
    });
}

/// Typefaces in the file, in the order of their cuts in the schema.
fn fonts(xml: &mut Xml, related: &Related) {
    if related.fonts.is_empty() {
        return;
    }
    xml.within("p:embeddedFontLst", &[], |xml| {
        for (typeface, cuts) in &related.fonts {
            xml.within("p:embeddedFont", &[], |xml| {
                xml.empty("p:font", &[("typeface", typeface)]);
                for (cut, element) in CUTS {
                    if let Some(relationship) = cuts.get(cut) {
                        xml.empty(element, &[("r:id", relationship)]);
                    }
                }
            });
        }
    });
}

fn sections(xml: &mut Xml, edition: &Edition, deck: &Deck) {
    xml.within("p:extLst", &[], |xml| {
        xml.within("p:ext", &[("uri", "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")], |xml| {
            xml.within("p14:sectionLst", &[("xmlns:p14", SECTIONS)], |xml| {
                for (section, number) in deck.sections.iter().zip(1..) {
                    let id = guid(&format!("{}/section-{number}-{}", edition.module, section.id));
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
