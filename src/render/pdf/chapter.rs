//! Chapters: a rule, a title, facts about it in small; and lines that chapters of all documents have.

use super::compose::{Heading, Look, Setter, neutral};
use super::sheet::Column;
use super::strip::{After, Area, Ink, Item, Mark, Strip, stay};
use super::tree::{NodeId, Role, Tree};
use crate::model::{Label, Language, Link, List, ListItem, RichText, Run, Source};
use crate::typeset::Milli;

/// How a chapter begins.
pub(super) struct Chapter<'a> {
    /// What it is called by, as `Handout 2`; the foot of its pages says it again.
    pub(super) number: Option<RichText>,
    pub(super) title: &'a RichText,
    /// Facts about it.
    pub(super) facts: &'a [RichText],
    /// The key of its place.
    pub(super) place: &'a str,
}

impl<'a> Chapter<'a> {
    /// A chapter with a title alone.
    pub(super) fn plain(title: &'a RichText, place: &'a str) -> Self {
        Self { number: None, title, facts: &[], place }
    }
}

impl Setter<'_> {
    /// A chapter on a new page. What has a number is handed out by itself.
    pub(super) fn chapter(&mut self, chapter: &Chapter<'_>) -> NodeId {
        match chapter.number {
            Some(_) => self.new_section(),
            None => self.new_page(),
        }
        self.chapter_here(chapter)
    }

    /// A chapter where the page stands.
    pub(super) fn chapter_here(&mut self, chapter: &Chapter<'_>) -> NodeId {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let full = self.sheet.full();
        let rule = Area { x: full.x, y: Milli(0), width: full.width, height: Milli::pt(3) };
        let band = Strip::of(Milli::pt(9), vec![Item::Fill { area: rule, ink: Ink::BLACK }]);
        let mut strips = vec![Strip { after: After::Stay, ..band }];
        if let Some(number) = &chapter.number {
            strips.extend(self.paragraph(full, number, Look::of(Milli::pt(13)).bold(), parent));
        }
        let look = Look::of(Milli::pt(21)).bold().tight();
        let heading = Heading { level: 2, look, parent, place: Some(chapter.place) };
        strips.extend(self.heading(full, chapter.title, &heading));
        let look = Look::of(Milli::pt(10)).ink(Ink::SOFT);
        strips.extend(self.facts(full, chapter.facts, (look, parent)));
        stay(&mut strips);
        strips.push(Strip::glue(Milli::pt(12)));
        // In a chapter there is no slide on the screen.
        let slide = chapter.number.as_ref().map(RichText::to_plain).unwrap_or_default();
        strips[0].marks.push(Mark::Running { slide, clock: String::new() });
        self.push(strips);
        parent
    }

    /// A title with the label of its kind before it: `Case: The counter`.
    pub(super) fn named(&self, kind: Label, title: &RichText) -> RichText {
        let mut named = title.clone();
        let label = self.label(kind);
        if label.language == title.language {
            named.runs.insert(0, Run { text: format!("{}: ", label.to_plain()), ..plain() });
        }
        named
    }

    /// Texts with dots between them, on a new line where the language changes.
    pub(super) fn facts(
        &mut self,
        column: Column,
        texts: &[RichText],
        (look, parent): (Look, NodeId),
    ) -> Vec<Strip> {
        let mut strips = Vec::new();
        for same in texts.chunk_by(|a, b| a.language == b.language) {
            let words: Vec<_> = same.iter().map(RichText::to_plain).filter(|it| !it.is_empty()).collect();
            let line = RichText::plain(words.join(" · "), same[0].language.clone());
            strips.extend(self.paragraph(column, &line, look, parent));
        }
        strips
    }

    /// Where it was found, with addresses to follow.
    pub(super) fn sources(&mut self, sources: &[Source], column: Column, parent: NodeId) -> Vec<Strip> {
        if sources.is_empty() {
            return Vec::new();
        }
        let label = self.label(Label::Sources);
        let mut strips = self.lead(column, &label, parent);
        let items = sources.iter().map(|source| {
            let mut text = neutral(format!("{}. {}, {}. ", source.title, source.publisher, source.date));
            let mut address = plain();
            address.text.clone_from(&source.url);
            address.link = Some(Link::Web(source.url.clone()));
            text.runs.push(address);
            ListItem::new(text)
        });
        let list = List { ordered: false, items: items.collect() };
        strips.extend(self.list(column, &list, Look::of(Milli::pt(9)), parent));
        strips
    }

    /// The marks of a draft; empty for finished work.
    pub(super) fn marks(&self) -> Vec<RichText> {
        let fallback = Language::english().autonym();
        self.edition.marks().into_iter().map(|label| self.fill(label, &[("name", fallback)])).collect()
    }
}

/// A run without a look.
pub(super) fn plain() -> Run {
    Run { text: String::new(), bold: false, italic: false, link: None }
}
