//! Paragraphs and runs.

use std::collections::BTreeMap;

use super::locale::Locale;
use super::part::{TO_SLIDE, TO_WEB};
use super::tongue::{Tongue, pieces};
use crate::model::{Deck, Language, Link, RichText, Run, SlideStyle, SlideText};
use crate::package::{Relationships, Xml};

/// Level of lead-ins in the styles of the master, from 0.
pub(super) const LEAD_IN: &str = "4";

/// Keeps the colour of a linked text (MS-ODRAWXML, hyperlink colour).
const LINK_COLOUR: &str = "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor";

/// The links of one slide, each target related once.
pub(super) struct Links<'a> {
    deck: &'a Deck,
    known: BTreeMap<String, String>,
}

/// Where a run leads, as a relationship.
struct Target {
    id: String,
    inside: bool,
}

impl<'a> Links<'a> {
    pub(super) fn new(deck: &'a Deck) -> Self {
        Self { deck, known: BTreeMap::new() }
    }

    /// The target of a link; `None` for blocks without a slide.
    fn of(&mut self, link: &Link, relationships: &mut Relationships) -> Option<Target> {
        match link {
            Link::Web(address) => {
                let add = || relationships.add_external(TO_WEB, address);
                let id = self.known.entry(address.clone()).or_insert_with(add).clone();
                Some(Target { id, inside: false })
            }
            Link::Block(block) => {
                let number = self.deck.slide_of(block)?.number;
                Some(self.slide(number, relationships))
            }
        }
    }

    fn slide(&mut self, number: usize, relationships: &mut Relationships) -> Target {
        let path = format!("slide{number}.xml");
        let id = self.known.entry(path.clone()).or_insert_with(|| relationships.add(TO_SLIDE, path)).clone();
        Target { id, inside: true }
    }
}

/// Writes the text of one slide.
pub(super) struct Ink<'a, 'b> {
    pub(super) locale: Locale<'a>,
    pub(super) links: &'b mut Links<'a>,
    pub(super) relationships: &'b mut Relationships,
}

impl Ink<'_, '_> {
    /// Paragraphs of a placeholder whose first level has bullets, or none.
    pub(super) fn paragraphs(&mut self, xml: &mut Xml, texts: &[SlideText], bullets: Bullets) {
        for (index, text) in texts.iter().enumerate() {
            xml.within("a:p", &[], |xml| {
                self.slide_properties(xml, (text, first_number(&texts[..=index])), bullets);
                self.runs(xml, &text.text);
                end(xml, &text.text.language);
            });
        }
    }

    /// One line that fills a placeholder.
    pub(super) fn line(&mut self, xml: &mut Xml, text: &RichText) {
        xml.within("a:p", &[], |xml| {
            let mut attributes = Vec::new();
            self.turn(&mut attributes, (&text.language, Bullets::Hidden));
            if !attributes.is_empty() {
                xml.empty("a:pPr", &attributes);
            }
            self.runs(xml, text);
            end(xml, &text.language);
        });
    }

    /// A paragraph of a table's cell, where direction is never inherited.
    pub(super) fn cell(&mut self, xml: &mut Xml, text: &RichText) {
        xml.within("a:p", &[], |xml| {
            let direction = Locale::of(&text.language).rtl();
            xml.empty("a:pPr", &[("algn", self.locale.start()), ("rtl", direction)]);
            self.runs(xml, text);
            end(xml, &text.language);
        });
    }

    /// Direction where a text runs against the slide. In bodies with bullets it also stands on its
    /// own side, as the bullets do; elsewhere it keeps the side of the slide.
    fn turn(
        &self,
        attributes: &mut Vec<(&'static str, &'static str)>,
        (language, bullets): (&Language, Bullets),
    ) {
        let own = Locale::of(language);
        let side = match bullets {
            Bullets::Shown => own.start(),
            Bullets::Hidden => self.locale.start(),
        };
        if own.rtl() != self.locale.rtl() {
            attributes.extend([("algn", side), ("rtl", own.rtl())]);
        }
    }

    fn slide_properties(&self, xml: &mut Xml, (text, first): (&SlideText, u32), bullets: Bullets) {
        let mut attributes = Vec::new();
        match (text.style, bullets) {
            (SlideStyle::Plain, Bullets::Shown) => attributes.extend([("marL", "0"), ("indent", "0")]),
            (SlideStyle::Bullet(2), _) => attributes.push(("lvl", "1")),
            (SlideStyle::Heading, _) => attributes.push(("lvl", LEAD_IN)),
            _ => {}
        }
        self.turn(&mut attributes, (&text.text.language, bullets));
        match (text.style, bullets) {
            (SlideStyle::Plain, Bullets::Shown) => {
                xml.within("a:pPr", &attributes, |xml| xml.empty("a:buNone", &[]));
            }
            (SlideStyle::Number(_), _) => xml.within("a:pPr", &attributes, |xml| {
                xml.empty("a:buFont", &[("typeface", "+mj-lt")]);
                let start = first.to_string();
                xml.empty("a:buAutoNum", &[("type", "arabicPeriod"), ("startAt", &start)]);
            }),
            _ if attributes.is_empty() => {}
            _ => xml.empty("a:pPr", &attributes),
        }
    }

    fn runs(&mut self, xml: &mut Xml, text: &RichText) {
        for run in &text.runs {
            let target = run.link.as_ref().and_then(|link| self.links.of(link, self.relationships));
            let target = target.as_ref();
            for (words, language) in pieces(&run.text, &text.language) {
                write_run(xml, words, &Look { language, run, target });
            }
        }
    }
}

/// Whether the first level of a placeholder has bullets in its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bullets {
    Shown,
    Hidden,
}

/// What a run looks like and where it leads.
struct Look<'a> {
    language: Tongue<'a>,
    run: &'a Run,
    target: Option<&'a Target>,
}

/// A bold run without a link, for notes.
pub(super) fn strong(xml: &mut Xml, words: &str, language: &Language) {
    let run = Run { text: String::new(), bold: true, italic: false, link: None };
    write_run(xml, words, &Look { language: Tongue::Of(language), run: &run, target: None });
}

/// Runs without links, for notes.
pub(super) fn unlinked(xml: &mut Xml, text: &RichText) {
    for run in &text.runs {
        for (words, language) in pieces(&run.text, &text.language) {
            write_run(xml, words, &Look { language, run, target: None });
        }
    }
}

/// The end of a paragraph carries its language, for what is typed after it.
pub(super) fn end(xml: &mut Xml, language: &Language) {
    xml.empty("a:endParaRPr", &Tongue::Of(language).attributes());
}

fn write_run(xml: &mut Xml, words: &str, look: &Look<'_>) {
    let mut attributes = look.language.attributes();
    if look.run.bold {
        attributes.push(("b", "1"));
    }
    if look.run.italic {
        attributes.push(("i", "1"));
    }
    xml.within("a:r", &[], |xml| {
        match look.target {
            Some(target) => xml.within("a:rPr", &attributes, |xml| link(xml, target)),
            None => xml.empty("a:rPr", &attributes),
        }
        xml.leaf("a:t", &[], words);
    });
}

fn link(xml: &mut Xml, target: &Target) {
    if !target.inside {
        return xml.empty("a:hlinkClick", &[("r:id", &target.id)]);
    }
    let attributes = [("r:id", target.id.as_str()), ("action", "ppaction://hlinksldjump")];
    xml.within("a:hlinkClick", &attributes, |xml| {
        xml.within("a:extLst", &[], |xml| {
            xml.within("a:ext", &[("uri", "{A12FA001-AC4F-418D-AE19-62706E023703}")], |xml| {
                xml.empty("ahyp:hlinkClr", &[("xmlns:ahyp", LINK_COLOUR), ("val", "tx")]);
            });
        });
    });
}

/// The number at which the list of the last text starts: items of the second level do not end it.
fn first_number(texts: &[SlideText]) -> u32 {
    let items = texts
        .iter()
        .rev()
        .take_while(|text| matches!(text.style, SlideStyle::Number(_) | SlideStyle::Bullet(2)));
    let numbers = items.filter_map(|text| match text.style {
        SlideStyle::Number(number) => Some(number),
        _ => None,
    });
    let mut first = None;
    for number in numbers {
        if first.is_some_and(|later| number >= later) {
            break;
        }
        first = Some(number);
    }
    first.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_starts_at_its_first_item_on_this_slide() {
        let text = |style| SlideText { style, ..SlideText::plain(RichText::plain("x", Language::english())) };
        let number = |n| text(SlideStyle::Number(n));
        let child = || text(SlideStyle::Bullet(2));
        let lists = [number(4), child(), number(5), text(SlideStyle::Plain), number(1), number(1), number(2)];
        let starts: Vec<u32> = (0..lists.len()).map(|last| first_number(&lists[..=last])).collect();
        assert_eq!(starts, [4, 4, 4, 1, 1, 1, 1]);
    }
}
