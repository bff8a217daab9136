//! Notes pages: the script under a picture of its slide.

use super::dress::Kind;
use super::locale::Locale;
use super::master::number_field;
use super::part::NAMESPACES;
use super::script::Note;
use super::shape::{Tree, ph};
use super::text::{end, strong, unlinked};
use crate::package::Xml;

/// Space above cue words in hundredths of a point.
const CUE_GAP: &str = "900";
/// Indent of list items in EMU, half of that of items below them.
const INDENT: &str = "228600";

/// The part of a notes page; `number` is that of the slide and the GUID of its field, where pages show
/// it.
pub(super) fn part(notes: &[Note], locale: Locale<'_>, number: Option<(usize, &str)>) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.within("p:notes", &NAMESPACES, |xml| {
        xml.within("p:cSld", &[], |xml| {
            Tree::write(xml, |xml, tree| {
                picture_of_slide(xml, &tree.next());
                tree.placeholder(xml, ("Notes", Kind { name: "body", index: Some(1) }), |xml| {
                    body(xml, |xml| notes.iter().for_each(|note| paragraph(xml, note, locale)));
                });
                if let Some((number, field)) = number {
                    let kind = Kind { name: "sldNum", index: Some(5) };
                    tree.placeholder(xml, ("Slide number", kind), |xml| {
                        body(xml, |xml| number_field(xml, &number.to_string(), (field, locale)));
                    });
                }
            });
        });
        xml.within("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
    });
    xml.finish()
}

fn picture_of_slide(xml: &mut Xml, id: &str) {
    xml.within("p:sp", &[], |xml| {
        xml.within("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", "Slide image")]);
            xml.within("p:cNvSpPr", &[], |xml| {
                xml.empty("a:spLocks", &[("noGrp", "1"), ("noRot", "1"), ("noChangeAspect", "1")]);
            });
            xml.within("p:nvPr", &[], |xml| ph(xml, Kind { name: "sldImg", index: None }));
        });
        xml.empty("p:spPr", &[]);
    });
}

fn body(xml: &mut Xml, paragraphs: impl FnOnce(&mut Xml)) {
    xml.empty("p:spPr", &[]);
    xml.within("p:txBody", &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.empty("a:lstStyle", &[]);
        paragraphs(xml);
    });
}

/// Direction stands on every paragraph: LibreOffice does not inherit it from the notes master.
fn paragraph(xml: &mut Xml, note: &Note, locale: Locale<'_>) {
    let (Note::Heading(text) | Note::Text(text) | Note::Item { text, .. }) = note;
    let language = &text.language;
    let own = Locale::of(language);
    let side = match note {
        Note::Item { .. } => own.start(),
        _ => locale.start(),
    };
    xml.within("a:p", &[], |xml| {
        // LibreOffice would hang the lines of every paragraph.
        let mut attributes = match note {
            Note::Item { level: 2, .. } => vec![("marL", "457200"), ("indent", "-228600"), ("lvl", "1")],
            Note::Item { .. } => vec![("marL", INDENT), ("indent", "-228600")],
            _ => vec![("marL", "0"), ("indent", "0")],
        };
        attributes.extend([("algn", side), ("rtl", own.rtl())]);
        xml.within("a:pPr", &attributes, |xml| match note {
            Note::Item { ordered: true, .. } => {
                xml.empty("a:buFont", &[("typeface", "+mj-lt")]);
                xml.empty("a:buAutoNum", &[("type", "arabicPeriod")]);
            }
            Note::Item { level, .. } => {
                xml.empty("a:buFont", &[("typeface", "Arial")]);
                xml.empty("a:buChar", &[("char", if *level == 1 { "•" } else { "–" })]);
            }
            Note::Heading(_) => {
                xml.within("a:spcBef", &[], |xml| xml.empty("a:spcPts", &[("val", CUE_GAP)]));
            }
            Note::Text(_) => {}
        });
        match note {
            Note::Heading(_) => strong(xml, &text.to_plain(), language),
            Note::Text(_) | Note::Item { .. } => unlinked(xml, text),
        }
        end(xml, language);
    });
}
