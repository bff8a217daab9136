//! Paragraphs and runs.

use std::collections::BTreeMap;

use super::locale::{Locale, is_complex};
use super::part::{TO_SLIDE, TO_WEB};
use crate::model::{Deck, Direction, Language, Link, RichText, Run, SlideStyle, SlideText};
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
                let jump = text.jump.map(|number| self.links.slide(number, self.relationships));
                self.runs(xml, &text.text, jump.as_ref());
                end(xml, &text.text.language);
            });
        }
    }

    /// One line that fills a placeholder.
    pub(super) fn line(&mut self, xml: &mut Xml, text: &RichText) {
        xml.within("a:p", &[], |xml| {
            let mut attributes = Vec::new();
            self.turn(&mut attributes, &text.language);
            if !attributes.is_empty() {
                xml.empty("a:pPr", &attributes);
            }
            self.runs(xml, text, None);
            end(xml, &text.language);
        });
    }

    /// A paragraph of a table's cell, where direction is never inherited.
    pub(super) fn cell(&mut self, xml: &mut Xml, text: &RichText) {
        xml.within("a:p", &[], |xml| {
            let own = Locale::of(&text.language);
            xml.empty("a:pPr", &[("algn", own.start()), ("rtl", own.rtl())]);
            self.runs(xml, text, None);
            end(xml, &text.language);
        });
    }

    /// Direction and alignment where a text runs against the slide.
    fn turn(&self, attributes: &mut Vec<(&'static str, &'static str)>, language: &Language) {
        if language.direction() != self.locale.language.direction() {
            let own = Locale::of(language);
            attributes.extend([("algn", own.start()), ("rtl", own.rtl())]);
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
        self.turn(&mut attributes, &text.text.language);
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

    fn runs(&mut self, xml: &mut Xml, text: &RichText, jump: Option<&Target>) {
        for run in &text.runs {
            let own = run.link.as_ref().and_then(|link| self.links.of(link, self.relationships));
            let target = own.as_ref().or(jump);
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

/// The language of some characters.
#[derive(Clone, Copy)]
enum Tongue<'a> {
    Of(&'a Language),
    /// Latin words inside text that runs from right to left.
    Latin,
}

impl Tongue<'_> {
    fn attributes(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Latin => vec![("lang", "en-US")],
            Self::Of(language) if is_complex(language.script()) => {
                vec![("lang", language.office_tag()), ("altLang", "en-US")]
            }
            Self::Of(language) => vec![("lang", language.office_tag())],
        }
    }
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

/// Cuts right-to-left text so that Latin words have runs of their own: PowerPoint orders the
/// punctuation beside them by the language of the run.
fn pieces<'a>(words: &'a str, language: &'a Language) -> Vec<(&'a str, Tongue<'a>)> {
    if language.direction() == Direction::Ltr {
        return vec![(words, Tongue::Of(language))];
    }
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let end = start + latin_length(&rest[start..]);
        if start > 0 {
            pieces.push((&rest[..start], Tongue::Of(language)));
        }
        pieces.push((&rest[start..end], Tongue::Latin));
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        pieces.push((rest, Tongue::Of(language)));
    }
    pieces
}

/// The bytes up to the last Latin letter or digit before anything else than ASCII.
fn latin_length(words: &str) -> usize {
    let ascii = words.find(|c: char| !c.is_ascii()).unwrap_or(words.len());
    words[..ascii].rfind(|c: char| c.is_ascii_alphanumeric()).map_or(0, |last| last + 1)
}
