//! The cover of a document, or the head of its first page: what this is, for whom, from when, and how
//! finished.

use super::boxes::framed;
use super::chapter::plain;
use super::compose::{Heading, Look, Setter, neutral};
use super::contents::Listed;
use super::prose::contained;
use super::strip::{Area, Ink, Item, Owner, Strip, height, stay};
use super::tree::{NodeId, Role, Tree};
use crate::model::{Label, Link, RichText, Run, Size};
use crate::typeset::Milli;

/// Type sizes to try for the title.
const TITLES: [i64; 4] = [34, 29, 25, 22];
/// The same before large print makes them larger.
const LARGE_TITLES: [i64; 4] = [25, 22, 18, 16];
/// The tallest title: two lines of the largest type, or three of a smaller one.
const TITLE: Milli = Milli::pt(135);
/// Above the title, where the page has room.
const ABOVE: Milli = Milli::pt(110);
/// Above the title, and above the foot.
const LEAST: Milli = Milli::pt(16);

impl Setter<'_> {
    /// A page of its own.
    pub(super) fn cover(&mut self, kind: Label) {
        let parent = self.tree.add(Tree::ROOT, Role::Part);
        let head = self.origin(parent);
        let mut top = self.cover_title(kind, parent);
        top.extend(self.draft_marks(parent));
        let foot = self.imprint(parent);
        let free = self.sheet.body() - height(&head) - height(&top) - height(&foot) - LEAST;
        let above = free.clamp(LEAST, ABOVE);
        let below = (free - above).max(Milli(0)) + LEAST;
        self.push(head);
        self.push(vec![blank(above)]);
        self.push(top);
        self.push(vec![blank(below)]);
        self.push(foot);
    }

    /// The head of the first page of a short document.
    pub(super) fn masthead(&mut self, kind: Label) {
        let parent = self.tree.add(Tree::ROOT, Role::Part);
        let full = self.sheet.full();
        let edition = self.edition;
        let mut strips = self.origin(parent);
        strips.push(Strip::glue(Milli::pt(10)));
        let kind = self.label(kind);
        strips.extend(self.paragraph(full, &kind, Look::of(Milli::pt(15)).bold(), parent));
        strips.push(self.accent(Milli::pt(3)));
        let look = Look::of(Milli::pt(21)).bold().tight();
        strips.extend(self.heading(full, &edition.title, &Heading { level: 1, look, parent, place: None }));
        let facts = self.issue();
        strips.extend(self.facts(full, &facts, (Look::of(Milli::pt(10)), parent)));
        strips.extend(self.draft_marks(parent));
        stay(&mut strips);
        strips.push(Strip::glue(Milli::pt(14)));
        self.push(strips);
    }

    /// The first page of a document of several parts: what it is, what is in it, who made it.
    pub(super) fn first_page(&mut self, kind: Label, entries: &[Listed]) {
        self.masthead(kind);
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        self.listing(entries, parent);
        self.push(vec![Strip::gap(Milli::pt(20))]);
        let strips = self.licence(Look::of(Milli::pt(9)), parent);
        self.push(strips);
    }

    /// The number of the module, the version with its day and its hash, the language.
    pub(super) fn issue(&self) -> Vec<RichText> {
        let series = &self.edition.series;
        let language = self.edition.labels.language().clone();
        let mut facts: Vec<RichText> = self.module_number().into_iter().collect();
        facts.push(self.fill(Label::Version, &[("n", &series.version)]));
        facts.push(RichText::plain(&series.date_text, language.clone()));
        facts.push(RichText::plain(language.autonym(), language));
        facts.push(neutral(&self.edition.hash));
        facts
    }

    /// `Module 2`; tests and programmes have no number.
    pub(super) fn module_number(&self) -> Option<RichText> {
        let (place, _) = self.edition.place;
        self.edition.is_module().then(|| self.count(Label::Module, &[("n", place)]))
    }

    /// A bar in the colour of the country.
    fn accent(&self, height: Milli) -> Strip {
        let full = self.sheet.full();
        let rule = Area { x: full.x, y: Milli::pt(8), width: full.width, height };
        let ink = Ink(self.edition.branding.accent);
        Strip::of(height + Milli::pt(21), vec![Item::Fill { area: rule, ink }])
    }

    /// The country and the series.
    fn origin(&mut self, parent: NodeId) -> Vec<Strip> {
        let full = self.sheet.full();
        let edition = self.edition;
        let mut strips = Vec::new();
        if let Some((path, alt)) = &edition.branding.logo {
            strips.extend(self.logo(path, alt, parent));
        }
        if let Some(overlay) = &edition.series.overlay {
            strips.extend(self.paragraph(full, overlay, Look::of(Milli::pt(12)).bold(), parent));
        }
        if edition.title != edition.series.title {
            strips.extend(self.paragraph(full, &edition.series.title, Look::of(Milli::pt(12)), parent));
        }
        strips
    }

    pub(super) fn logo(
        &mut self,
        path: &crate::model::AssetPath,
        alt: &RichText,
        parent: NodeId,
    ) -> Vec<Strip> {
        let Some(asset) = self.edition.assets.get(path) else { return Vec::new() };
        let (width, height) = contained((asset.width, asset.height), Milli::pt(150), Milli::pt(56));
        let area = Area { x: self.sheet.full().x, y: Milli(0), width, height };
        let node = self.tree.add(parent, Role::Figure);
        self.tree.describe(node, alt.to_plain());
        let picture = Item::Picture { area, asset: path.clone(), owner: Owner::Node(node) };
        vec![Strip::of(height, vec![Item::Claim { area, node }, picture]), Strip::glue(Milli::pt(14))]
    }

    fn cover_title(&mut self, kind: Label, parent: NodeId) -> Vec<Strip> {
        let full = self.sheet.full();
        let edition = self.edition;
        let number = self.module_number();
        let kind = self.label(kind);
        let mut strips = self.paragraph(full, &kind, Look::of(Milli::pt(15)), parent);
        strips.push(self.accent(Milli::pt(5)));
        if let Some(number) = number {
            strips.extend(self.paragraph(full, &number, Look::of(Milli::pt(15)).bold(), parent));
        }
        let heading = Heading { level: 1, look: self.cover_look(), parent, place: None };
        strips.extend(self.heading(full, &edition.title, &heading));
        strips.push(Strip::glue(Milli::pt(10)));
        let summary = full.inset(Milli(0), Milli::pt(60));
        strips.extend(self.paragraph(summary, &edition.summary, self.summary_look(), parent));
        strips.push(Strip::glue(Milli::pt(16)));
        let language = edition.labels.language();
        let autonym = RichText::plain(language.autonym(), language.clone());
        strips.extend(self.paragraph(full, &autonym, Look::of(Milli::pt(13)).bold(), parent));
        strips
    }

    fn summary_look(&self) -> Look {
        match self.sheet.size {
            Size::Usual => Look::of(Milli::pt(13)),
            Size::Large => Look::BODY,
        }
    }

    /// The largest type in which the title is not too tall.
    fn cover_look(&mut self) -> Look {
        let edition = self.edition;
        let width = self.sheet.full().width;
        let sizes = match self.sheet.size {
            Size::Usual => TITLES,
            Size::Large => LARGE_TITLES,
        };
        let looks = sizes.map(|size| Look::of(Milli::pt(size)).bold().tight());
        let short = looks.iter().find(|look| self.measure(&edition.title, **look, width).height <= TITLE);
        *short.unwrap_or(&looks[looks.len() - 1])
    }

    /// What must be said about the readiness, in a frame.
    fn draft_marks(&mut self, parent: NodeId) -> Vec<Strip> {
        let marks = self.marks();
        if marks.is_empty() {
            return Vec::new();
        }
        let full = self.sheet.full();
        let inner = full.inset(Milli::pt(12), Milli::pt(12));
        let mut strips = Vec::new();
        for mark in &marks {
            strips.extend(self.paragraph(inner, mark, Look::of(Milli::pt(12)).bold(), parent));
        }
        let mut framed = framed(strips, full, Milli::pt(2));
        framed.insert(0, Strip::glue(Milli::pt(26)));
        framed
    }

    /// The version, and who made it under which licence.
    fn imprint(&mut self, parent: NodeId) -> Vec<Strip> {
        let full = self.sheet.full();
        let series = &self.edition.series;
        let language = self.edition.labels.language().clone();
        let look = Look::of(Milli::pt(10));
        let version = self.fill(Label::Version, &[("n", &series.version)]);
        let line = Area { x: full.x, y: Milli(0), width: full.width, height: Milli(500) };
        let rule = Strip::of(Milli::pt(8), vec![Item::Fill { area: line, ink: Ink::BLACK }]);
        let mut strips = vec![rule];
        strips.extend(self.paragraph(full, &version, look.bold(), parent));
        let date = RichText::plain(&series.date_text, language.clone());
        strips.extend(self.paragraph(full, &date, look, parent));
        let hash = neutral(&self.edition.hash);
        strips.extend(self.paragraph(full, &hash, look, parent));
        strips.extend(self.licence(look, parent));
        stay(&mut strips);
        strips
    }

    /// The licence, with its address, and the authors.
    pub(super) fn licence(&mut self, look: Look, parent: NodeId) -> Vec<Strip> {
        let full = self.sheet.full();
        let series = &self.edition.series;
        let mut licence = self.label(Label::Licence);
        licence.runs[0].text.push_str(": ");
        let link = Some(Link::Web(series.licence_url.clone()));
        licence.runs.push(Run { text: series.licence_name.clone(), link, ..plain() });
        let mut strips = self.paragraph(full, &licence, look, parent);
        let mut credits = self.label(Label::Credits);
        credits.runs[0].text.push_str(": ");
        credits.runs[0].text.push_str(&series.credits.join(" · "));
        strips.extend(self.paragraph(full, &credits, look, parent));
        strips
    }
}

/// Paper that stays empty.
pub(super) fn blank(height: Milli) -> Strip {
    Strip { space: false, ..Strip::glue(height) }
}
