//! The slide master, and what layouts share with it: marks, logo, footer, number.

use super::dress::Kind;
use super::locale::Locale;
use super::media::Stored;
use super::part::NAMESPACES;
use super::shape::{Picture, Tree, contain, frame, rectangle, solid};
use super::styles;
use super::text::{end, strong, unlinked};
use crate::deck::geometry::{self, SMALL, scaled};
use crate::model::{Emu, Rect, RichText, Size, SlideLayout, Slot};
use crate::package::Xml;

/// Number of the master; layouts follow (one space of numbers, ECMA-376 part 1 §19.7.3).
pub(super) const MASTER_ID: u32 = 2_147_483_648;
/// Amber behind the draft mark and the brown upon it, 7.6:1, the same for every brand.
const DRAFT_FILL: &str = "FFEFB8";
const DRAFT_TEXT: &str = "5C4400";

/// What the master and the layouts with shapes of their own show alike.
pub(super) struct Branded<'a> {
    pub(super) locale: Locale<'a>,
    /// The size of the type.
    pub(super) size: Size,
    /// The draft mark; `None` for finished editions.
    pub(super) draft: Option<RichText>,
    /// The logo and the relationships of its files.
    pub(super) logo: Option<Logo<'a>>,
    pub(super) footer: &'a RichText,
    /// The GUID of the slide-number field.
    pub(super) field: &'a str,
}

/// The logo inside one part.
pub(super) struct Logo<'a> {
    pub(super) stored: &'a Stored,
    pub(super) alt: &'a RichText,
    pub(super) raster: String,
    pub(super) vector: Option<String>,
}

impl Branded<'_> {
    /// The strip that says that the deck is a draft.
    pub(super) fn draft(&self, xml: &mut Xml, tree: &mut Tree) {
        if let Some(words) = &self.draft {
            draft(xml, tree, (words, self.locale, geometry::DRAFT));
        }
    }

    /// The large logo on a white card of the title slide.
    pub(super) fn card(&self, xml: &mut Xml, tree: &mut Tree, layout: SlideLayout) {
        let Some(logo) = &self.logo else { return };
        if layout == SlideLayout::Title {
            let card = self.locale.mirror(geometry::CARD);
            tree.block(xml, "Logo card", (card, "bg1"));
            let room = shrink(card, Emu(110_000));
            logo.write(xml, tree, contain(room, logo.stored.width, logo.stored.height));
        }
    }
}

impl Logo<'_> {
    fn write(&self, xml: &mut Xml, tree: &mut Tree, rect: Rect) {
        let picture = Picture {
            name: "Logo",
            alt: Some(self.alt),
            kind: None,
            rect,
            raster: &self.raster,
            vector: self.vector.as_deref(),
        };
        tree.picture(xml, &picture);
    }
}

/// A strip that says that a deck is a draft.
pub(super) fn draft(xml: &mut Xml, tree: &mut Tree, (words, locale, rect): (&RichText, Locale<'_>, Rect)) {
    let id = tree.next();
    xml.within("p:sp", &[], |xml| {
        xml.within("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", &id), ("name", "Draft mark")]);
            xml.empty("p:cNvSpPr", &[("txBox", "1")]);
            xml.empty("p:nvPr", &[("userDrawn", "1")]);
        });
        xml.within("p:spPr", &[], |xml| {
            frame(xml, "a:xfrm", rect);
            rectangle(xml);
            solid(xml, DRAFT_FILL);
        });
        xml.within("p:txBody", &[], |xml| {
            body_properties(xml, Emu(0), "ctr");
            xml.within("a:lstStyle", &[], |xml| {
                let size = scaled(SMALL, locale.script()).to_string();
                let attributes = [("algn", "ctr"), ("rtl", locale.rtl())];
                xml.within("a:lvl1pPr", &attributes, |xml| {
                    xml.within("a:defRPr", &[("sz", &size)], |xml| solid(xml, DRAFT_TEXT));
                });
            });
            xml.within("a:p", &[], |xml| {
                xml.empty("a:pPr", &[("algn", "ctr"), ("rtl", locale.rtl())]);
                strong(xml, &words.to_plain(), &words.language);
                end(xml, &words.language);
            });
        });
    });
}

/// A rectangle without a border of `by` on each side.
fn shrink(rect: Rect, by: Emu) -> Rect {
    Rect {
        x: Emu(rect.x.0 + by.0),
        y: Emu(rect.y.0 + by.0),
        width: Emu(rect.width.0 - 2 * by.0),
        height: Emu(rect.height.0 - 2 * by.0),
    }
}

/// The part of the master; `layouts` are the relationships of its layouts.
pub(super) fn part(branded: &Branded<'_>, layouts: &[String]) -> Vec<u8> {
    let mut xml = Xml::document();
    let locale = branded.locale;
    xml.within("p:sldMaster", &NAMESPACES, |xml| {
        xml.within("p:cSld", &[], |xml| {
            background(xml, "bg1");
            Tree::write(xml, |xml, tree| {
                tree.block(xml, "Accent bar", (locale.mirror(geometry::BAR), "accent1"));
                tree.block(xml, "Footer line", (locale.mirror(geometry::LINE), "D0D0D0"));
                if let Some(logo) = &branded.logo {
                    let room = locale.mirror(geometry::LOGO);
                    logo.write(xml, tree, contain(room, logo.stored.width, logo.stored.height));
                }
                branded.draft(xml, tree);
                placeholders(xml, tree, branded);
            });
        });
        xml.empty("p:clrMap", &COLOUR_MAP);
        xml.within("p:sldLayoutIdLst", &[], |xml| {
            for (id, relationship) in (MASTER_ID + 1..).zip(layouts) {
                xml.empty("p:sldLayoutId", &[("id", &id.to_string()), ("r:id", relationship)]);
            }
        });
        xml.empty("p:hf", &[("hdr", "0"), ("dt", "0")]);
        xml.within("p:txStyles", &[], |xml| styles::text_styles(xml, locale));
    });
    xml.finish()
}

fn placeholders(xml: &mut Xml, tree: &mut Tree, branded: &Branded<'_>) {
    let body = geometry::find(SlideLayout::Bullets, Slot::Body, branded.size).expect("bullets have a body");
    let title = geometry::title(SlideLayout::Bullets);
    let rows = [
        ("Title", Kind { name: "title", index: None }, title, "ctr"),
        ("Body", Kind { name: "body", index: Some(1) }, body, "t"),
    ];
    for (name, kind, place, anchor) in rows {
        tree.placeholder(xml, (name, kind), |xml| {
            xml.within("p:spPr", &[], |xml| {
                frame(xml, "a:xfrm", branded.locale.mirror(place.rect));
                rectangle(xml);
            });
            xml.within("p:txBody", &[], |xml| {
                body_properties(xml, place.inset, anchor);
                xml.empty("a:lstStyle", &[]);
                prompt(xml, name, branded.locale);
            });
        });
    }
    small_print(xml, tree, (branded, ["tx1", "tx1"], [3, 4]));
}

/// The usual map of colours.
const COLOUR_MAP: [(&str, &str); 12] = [
    ("bg1", "lt1"),
    ("tx1", "dk1"),
    ("bg2", "lt2"),
    ("tx2", "dk2"),
    ("accent1", "accent1"),
    ("accent2", "accent2"),
    ("accent3", "accent3"),
    ("accent4", "accent4"),
    ("accent5", "accent5"),
    ("accent6", "accent6"),
    ("hlink", "hlink"),
    ("folHlink", "folHlink"),
];

/// A background in one colour.
pub(super) fn background(xml: &mut Xml, colour: &str) {
    xml.within("p:bg", &[], |xml| {
        xml.within("p:bgPr", &[], |xml| {
            solid(xml, colour);
            xml.empty("a:effectLst", &[]);
        });
    });
}

/// Insets, anchor and autofit of a placeholder.
pub(super) fn body_properties(xml: &mut Xml, inset: Emu, anchor: &str) {
    let inset = inset.0.to_string();
    let attributes = [
        ("lIns", inset.as_str()),
        ("tIns", inset.as_str()),
        ("rIns", inset.as_str()),
        ("bIns", inset.as_str()),
        ("anchor", anchor),
    ];
    xml.within("a:bodyPr", &attributes, |xml| xml.empty("a:normAutofit", &[]));
}

/// The words in an empty placeholder of a layout.
pub(super) fn prompt(xml: &mut Xml, words: &str, locale: Locale<'_>) {
    xml.within("a:p", &[], |xml| {
        xml.within("a:r", &[], |xml| {
            xml.empty("a:rPr", &[("lang", "en-US")]);
            xml.leaf("a:t", &[], words);
        });
        end(xml, locale.language);
    });
}

/// Footer and number, with the numbers of their placeholders.
pub(super) fn small_print(
    xml: &mut Xml,
    tree: &mut Tree,
    (branded, colours, [footer, number]): (&Branded<'_>, [&str; 2], [u32; 2]),
) {
    let locale = branded.locale;
    let kind = |name, index| Kind { name, index: Some(index) };
    let line = |xml: &mut Xml, rect, (align, colour): (&str, &str)| {
        xml.within("p:spPr", &[], |xml| {
            frame(xml, "a:xfrm", locale.mirror(rect));
            rectangle(xml);
        });
        xml.open("p:txBody", &[]);
        body_properties(xml, Emu(0), "ctr");
        xml.within("a:lstStyle", &[], |xml| {
            let size = scaled(SMALL, locale.script()).to_string();
            xml.within("a:lvl1pPr", &[("algn", align), ("rtl", locale.rtl())], |xml| {
                xml.within("a:defRPr", &[("sz", &size)], |xml| solid(xml, colour));
            });
        });
    };
    tree.placeholder(xml, ("Footer", kind("ftr", footer)), |xml| {
        line(xml, geometry::FOOTER, (locale.start(), colours[0]));
        xml.within("a:p", &[], |xml| {
            // LibreOffice takes the look of footers from a run of the layout, if there is one.
            xml.empty("a:pPr", &[("algn", locale.start()), ("rtl", locale.rtl())]);
            unlinked(xml, branded.footer);
            end(xml, locale.language);
        });
        xml.close();
    });
    tree.placeholder(xml, ("Slide number", kind("sldNum", number)), |xml| {
        line(xml, geometry::NUMBER, (locale.end(), colours[1]));
        number_field(xml, "‹#›", (branded.field, locale));
        xml.close();
    });
}

/// The paragraph of the slide number with its cached digits.
pub(super) fn number_field(xml: &mut Xml, digits: &str, (id, locale): (&str, Locale<'_>)) {
    xml.within("a:p", &[], |xml| {
        xml.within("a:fld", &[("id", id), ("type", "slidenum")], |xml| {
            xml.empty("a:rPr", &[("lang", locale.language.office_tag())]);
            xml.leaf("a:t", &[], digits);
        });
        end(xml, locale.language);
    });
}
