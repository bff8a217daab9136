//! Paragraphs and runs.

use std::collections::BTreeMap;

use super::levels::Levels;
use super::locale::Locale;
use super::part::{TO_SLIDE, TO_WEB};
use super::tongue::{Tongue, pieces};
use crate::model::{Deck, Language, Link, RichText, Run, SlideStyle, SlideText};
use crate::package::{Relationships, Xml};

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
    /// Paragraphs of a placeholder.
    pub(super) fn paragraphs(&mut self, xml: &mut Xml, texts: &[SlideText], levels: Levels) {
        for (index, text) in texts.iter().enumerate() {
            let SlideText { style, text, .. } = text;
            let number = first_number(&texts[..=index]);
            xml.within("a:p", &[], |xml| {
                levels.paragraph(xml, (*style, number), (&text.language, self.locale));
                if *style == SlideStyle::Heading && !levels.lead_in() {
                    self.runs(xml, &emboldened(text));
                } else {
                    self.runs(xml, text);
                }
                end(xml, &text.language);
            });
        }
    }

    /// One line that fills a placeholder.
    pub(super) fn line(&mut self, xml: &mut Xml, text: &RichText, levels: Levels) {
        xml.within("a:p", &[], |xml| {
            levels.line(xml, (&text.language, self.locale));
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

/// What a run looks like and where it leads.
struct Look<'a> {
    language: Tongue<'a>,
    run: &'a Run,
    target: Option<&'a Target>,
}

/// A lead-in for levels that do not make it one.
fn emboldened(text: &RichText) -> RichText {
    let mut text = text.clone();
    for run in &mut text.runs {
        run.bold = true;
    }
    text
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

/// The number at which the list of the last text starts: items of the second level do not end the first.
fn first_number(texts: &[SlideText]) -> u32 {
    let is_inner = texts.last().is_some_and(|text| text.style.is_second());
    let items = texts.iter().rev().map(|text| text.style);
    let items =
        items.take_while(|style| style.is_second() || (!is_inner && matches!(style, SlideStyle::Number(_))));
    let numbers = items.filter_map(|style| match style {
        SlideStyle::Number(number) if !is_inner => Some(number),
        SlideStyle::SecondNumber(number) if is_inner => Some(number),
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
        assert_eq!(starts, [4, 1, 4, 1, 1, 1, 1]);
        let inner = |n| text(SlideStyle::SecondNumber(n));
        let lists = [inner(3), inner(4), number(2), inner(1), inner(2), number(3)];
        let starts: Vec<u32> = (0..lists.len()).map(|last| first_number(&lists[..=last])).collect();
        assert_eq!(starts, [3, 3, 2, 1, 1, 2]);
    }
}
