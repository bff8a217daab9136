//! One slide: placeholders filled with words, a table or a picture.

use super::layout::slot_name;
use super::master;
use super::media::Gallery;
use super::part::{NAMESPACES, TO_LAYOUT, relative, slide_path};
use super::scenery::Scenery;
use super::shape::{Picture, Tree, contain};
use super::stage::{Holding, Stage};
use super::table::{self, Frame};
use super::text::{Ink, Links};
use crate::deck::geometry;
use crate::deck::table::columns_of_part;
use crate::model::{Content, Deck, Direction, Emu, Placed, PlannedSlide, Rect, SlideLayout, Turn};
use crate::package::{Relationships, Xml};

/// What all slides of a deck share.
pub(super) struct Shared<'a> {
    pub(super) deck: &'a Deck,
    pub(super) scenery: &'a Scenery<'a>,
    pub(super) gallery: Gallery,
}

/// The part of a slide, and its relationships: the layout first.
pub(super) fn part(slide: &PlannedSlide, shared: &Shared<'_>) -> (Vec<u8>, Relationships) {
    let mut relationships = Relationships::new();
    let layout = shared.scenery.stage.layout(slide.layout);
    relationships.add(TO_LAYOUT, relative(&slide_path(slide.number), &layout));
    let mut xml = Xml::document();
    xml.within("p:sld", &NAMESPACES, |xml| {
        xml.within("p:cSld", &[], |xml| {
            Tree::write(xml, |xml, tree| {
                let mut links = Links::new(shared.deck);
                let ink = Ink {
                    locale: shared.scenery.locale,
                    links: &mut links,
                    relationships: &mut relationships,
                };
                Sheet { slide, shared, ink }.shapes(xml, tree);
            });
        });
        xml.within("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
    });
    (xml.finish(), relationships)
}

/// A slide while it is written.
struct Sheet<'a, 'b> {
    slide: &'a PlannedSlide,
    shared: &'a Shared<'a>,
    ink: Ink<'a, 'b>,
}

impl Sheet<'_, '_> {
    fn shapes(&mut self, xml: &mut Xml, tree: &mut Tree) {
        let layout = self.slide.layout;
        let name = self.name("Title");
        let Holding { kind, levels } = self.shared.scenery.stage.title(layout);
        tree.placeholder(xml, (&name, kind), |xml| {
            let scale = self.slide.title_scale;
            scaled_body(xml, scale, |xml| self.ink.line(xml, &self.slide.title, levels));
        });
        for placed in &self.slide.placed {
            self.placed(xml, tree, placed);
        }
        self.small_print(xml, tree);
    }

    /// Names of shapes say which block they came from, so that edits can be traced back.
    fn name(&self, slot: &str) -> String {
        format!("{slot}: {}", self.slide.block)
    }

    fn placed(&mut self, xml: &mut Xml, tree: &mut Tree, placed: &Placed) {
        let layout = self.slide.layout;
        let Holding { kind, levels } = self.shared.scenery.stage.slot(layout, placed.slot);
        let name = self.name(slot_name(placed.slot));
        match &placed.content {
            Content::Text(texts) => tree.placeholder(xml, (&name, kind), |xml| {
                scaled_body(xml, placed.scale, |xml| self.ink.paragraphs(xml, texts, levels));
            }),
            Content::Table(table) => {
                let widths = columns_of_part(self.shared.deck, &self.slide.block, (table, placed.rect.width));
                let frame = Frame {
                    widths: &widths,
                    name: &name,
                    alt: &self.slide.title,
                    kind,
                    rect: self.shared.turned(placed.rect),
                    style: &self.shared.scenery.table_style,
                };
                table::write(xml, (&tree.next(), &frame, table), &mut self.ink);
            }
            Content::Picture(path, alt) => {
                let stored = self.shared.gallery.get(path).expect("an edition has every picture it shows");
                let (raster, vector) = stored.relate(self.ink.relationships);
                let room = self.shared.turned(placed.rect);
                let picture = Picture {
                    name: &name,
                    alt: alt.as_ref(),
                    kind: Some(kind),
                    rect: contain(room, stored.width, stored.height),
                    raster: &raster,
                    vector: vector.as_deref(),
                };
                tree.picture(xml, &picture);
            }
        }
    }

    fn small_print(&mut self, xml: &mut Xml, tree: &mut Tree) {
        let Scenery { stage, footer, field, locale, draft, .. } = self.shared.scenery;
        let layout = self.slide.layout;
        if let Some(Holding { kind, levels }) = stage.foot(layout, "ftr") {
            tree.placeholder(xml, ("Footer", kind), |xml| {
                body(xml, |xml| self.ink.line(xml, footer, levels));
            });
        }
        let number = stage.foot(layout, "sldNum").filter(|_| layout != SlideLayout::Title);
        if let Some(Holding { kind, .. }) = number {
            let digits = self.slide.number.to_string();
            tree.placeholder(xml, ("Slide number", kind), |xml| {
                body(xml, |xml| {
                    master::number_field(xml, &digits, (field, *locale));
                });
            });
        }
        if let (Stage::Foreign(..), Some(words)) = (stage, draft) {
            master::draft(xml, tree, (words, *locale, self.shared.strip()));
        }
    }
}

impl Shared<'_> {
    /// A place of the plan as it stands on the slide.
    fn turned(&self, rect: Rect) -> Rect {
        let grid = &self.deck.grid;
        match (self.scenery.locale.language.direction(), grid.turn) {
            (Direction::Rtl, Turn::Mirrored) => {
                Rect { x: Emu(grid.width.0 - rect.x.0 - rect.width.0), ..rect }
            }
            _ => rect,
        }
    }

    /// The strip across a slide of any width that says that a deck is a draft.
    fn strip(&self) -> Rect {
        Rect { width: self.deck.grid.width, ..geometry::DRAFT }
    }
}

/// The body of a placeholder that inherits everything.
fn body(xml: &mut Xml, paragraphs: impl FnOnce(&mut Xml)) {
    scaled_body(xml, 100, paragraphs);
}

/// The body of a placeholder whose type is smaller than its layout's; `scale` is in percent.
fn scaled_body(xml: &mut Xml, scale: u32, paragraphs: impl FnOnce(&mut Xml)) {
    xml.empty("p:spPr", &[]);
    xml.within("p:txBody", &[], |xml| {
        if scale == 100 {
            xml.empty("a:bodyPr", &[]);
        } else {
            let scale = (scale * 1000).to_string();
            xml.within("a:bodyPr", &[], |xml| xml.empty("a:normAutofit", &[("fontScale", &scale)]));
        }
        xml.empty("a:lstStyle", &[]);
        paragraphs(xml);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_title_says_its_scale() {
        let written = |scale| {
            let mut xml = Xml::document();
            xml.within("p:sp", &[], |xml| scaled_body(xml, scale, |_| {}));
            let text = String::from_utf8(xml.finish()).expect("XML is UTF-8");
            let from = text.find("<p:txBody>").expect("a body");
            text[from..].to_owned()
        };
        let rest = "<a:lstStyle/></p:txBody></p:sp>";
        assert_eq!(written(100), format!("<p:txBody><a:bodyPr/>{rest}"));
        let smaller = r#"<a:bodyPr><a:normAutofit fontScale="85000"/></a:bodyPr>"#;
        assert_eq!(written(85), format!("<p:txBody>{smaller}{rest}"));
    }
}
