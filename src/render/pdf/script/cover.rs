//! The cover: what this is, for whom, from when, and how finished.

use crate::model::{Label, Language, Link, RichText, Size};
use crate::render::pdf::compose::{Heading, Look, Setter, neutral};
use crate::render::pdf::prose::contained;
use crate::render::pdf::strip::{After, Area, Ink, Item, Owner, Strip, height};
use crate::render::pdf::tree::{NodeId, Role, Tree};
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
    /// The cover page.
    pub(super) fn cover(&mut self) {
        let parent = self.tree.add(Tree::ROOT, Role::Part);
        let head = self.cover_head(parent);
        let mut top = self.cover_title(parent);
        top.extend(self.draft_marks(parent));
        let foot = self.cover_foot(parent);
        let free = self.sheet.body() - height(&head) - height(&top) - height(&foot) - LEAST;
        let above = free.clamp(LEAST, ABOVE);
        let below = (free - above).max(Milli(0)) + LEAST;
        self.push(head);
        self.push(vec![blank(above)]);
        self.push(top);
        self.push(vec![blank(below)]);
        self.push(foot);
    }

    fn cover_head(&mut self, parent: NodeId) -> Vec<Strip> {
        let full = self.sheet.full();
        let edition = self.edition;
        let mut strips = Vec::new();
        if let Some((path, alt)) = &edition.branding.logo {
            strips.extend(self.logo(path, alt, parent));
        }
        if let Some(overlay) = &edition.series.overlay {
            strips.extend(self.paragraph(full, overlay, Look::of(Milli::pt(12)).bold(), parent));
        }
        strips.extend(self.paragraph(full, &edition.series.title, Look::of(Milli::pt(12)), parent));
        strips
    }

    fn logo(&mut self, path: &crate::model::AssetPath, alt: &RichText, parent: NodeId) -> Vec<Strip> {
        let Some(asset) = self.edition.assets.get(path) else { return Vec::new() };
        let (width, height) = contained((asset.width, asset.height), Milli::pt(150), Milli::pt(56));
        let area = Area { x: self.sheet.full().x, y: Milli(0), width, height };
        let node = self.tree.add(parent, Role::Figure);
        self.tree.describe(node, alt.to_plain());
        let picture = Item::Picture { area, asset: path.clone(), owner: Owner::Node(node) };
        vec![Strip::of(height, vec![Item::Claim { area, node }, picture]), Strip::glue(Milli::pt(14))]
    }

    fn cover_title(&mut self, parent: NodeId) -> Vec<Strip> {
        let full = self.sheet.full();
        let edition = self.edition;
        let number = self.fill(Label::Module, &[("n", &edition.place.0.to_string())]);
        let kind = self.label(Label::FacilitatorScript);
        let mut strips = self.paragraph(full, &kind, Look::of(Milli::pt(15)), parent);
        let rule = Area { x: full.x, y: Milli::pt(8), width: full.width, height: Milli::pt(5) };
        let ink = Ink(edition.branding.accent);
        strips.push(Strip::of(Milli::pt(26), vec![Item::Fill { area: rule, ink }]));
        strips.extend(self.paragraph(full, &number, Look::of(Milli::pt(15)).bold(), parent));
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
        let mut framed = super::boxes::framed(strips, full, Milli::pt(2));
        framed.insert(0, Strip::glue(Milli::pt(26)));
        framed
    }

    /// The marks of a draft; empty for finished work.
    pub(in crate::render::pdf) fn marks(&self) -> Vec<RichText> {
        let fallback = Language::english().autonym();
        self.edition.marks().into_iter().map(|label| self.fill(label, &[("name", fallback)])).collect()
    }

    fn cover_foot(&mut self, parent: NodeId) -> Vec<Strip> {
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
        let mut licence = self.label(Label::Licence);
        licence.runs[0].text.push_str(": ");
        let mut name = super::plain();
        name.text.clone_from(&series.licence_name);
        name.link = Some(Link::Web(series.licence_url.clone()));
        licence.runs.push(name);
        strips.extend(self.paragraph(full, &licence, look, parent));
        let mut credits = self.label(Label::Credits);
        credits.runs[0].text.push_str(": ");
        credits.runs[0].text.push_str(&series.credits.join(" · "));
        strips.extend(self.paragraph(full, &credits, look, parent));
        for strip in &mut strips {
            strip.after = After::Stay;
        }
        strips
    }
}

/// Paper that stays empty.
fn blank(height: Milli) -> Strip {
    Strip { space: false, ..Strip::glue(height) }
}
