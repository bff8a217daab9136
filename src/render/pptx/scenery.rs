//! What stands behind the slides of all decks of one look: masters, layouts, themes, views.

use super::MASTER;
use super::dress;
use super::faces;
use super::foreign;
use super::guid::guid;
use super::layout;
use super::locale::Locale;
use super::master::{self, Branded, Logo};
use super::media::Gallery;
use super::part::{self, relative};
use super::stage::{Setup, Stage};
use super::template::Values;
use crate::model::{
    Asset, Branding, ChosenTemplate, Deck, Edition, Grid, Language, RichText, Size, SlideLayout,
};
use crate::package::{Opc, Relationships, Shelf};

/// All of an edition and its deck on which a scenery depends: whatever draws one sees no more.
#[derive(Clone, PartialEq, Eq)]
pub struct Look<'a> {
    pub(super) language: &'a Language,
    pub(super) branding: &'a Branding,
    /// The file of the brand's logo.
    pub(super) logo: Option<&'a Asset>,
    /// The size of the type.
    size: Size,
    /// The places of all layouts.
    pub(super) grid: &'a Grid,
    footer: &'a RichText,
    /// What must be said about the readiness of the edition; `None` for finished ones.
    draft: Option<RichText>,
}

impl<'a> Look<'a> {
    /// The look of a deck.
    pub fn of(edition: &'a Edition, deck: &'a Deck) -> Self {
        let branding = &edition.branding;
        Self {
            language: edition.language(),
            branding,
            logo: branding.logo.as_ref().and_then(|(path, _)| edition.assets.get(path)),
            size: edition.print.size,
            grid: &deck.grid,
            footer: edition.footer(),
            draft: draft(edition, deck),
        }
    }

    pub(super) fn locale(&self) -> Locale<'a> {
        Locale::of(self.language)
    }

    pub(super) fn template(&self) -> Option<&'a ChosenTemplate> {
        self.branding.template.as_ref()
    }
}

/// The parts that decks of one look have alike, drawn and compressed once for all of them.
pub struct Scenery<'a> {
    pub(super) locale: Locale<'a>,
    pub(super) stage: Stage<'a>,
    pub(super) setup: Setup,
    pub(super) gallery: Gallery,
    pub(super) footer: &'a RichText,
    pub(super) draft: Option<RichText>,
    /// The GUID of the slide-number field.
    pub(super) field: String,
    /// The GUID of the style of tables.
    pub(super) table_style: String,
    parts: Opc,
    /// Relationships of slides and notes.
    pub(super) shelf: Shelf,
}

impl<'a> Scenery<'a> {
    /// Draws the scenery of a look.
    pub fn of(look: &Look<'a>) -> Self {
        let template = look.template();
        let mut parts = Opc::new();
        let usual_table = template.and_then(|it| it.template.paper.tables.as_ref());
        let mut scenery = Self {
            locale: look.locale(),
            stage: Stage::of(look),
            setup: Setup::of(template),
            gallery: Gallery::of(&mut parts, look),
            footer: look.footer,
            draft: look.draft.clone(),
            field: guid("slidenum"),
            table_style: usual_table.map_or_else(|| guid("table"), |(_, usual)| usual.clone()),
            parts: Opc::new(),
            shelf: Shelf::default(),
        };
        if template.is_none() {
            scenery.setup.fonts = faces::embed(&mut parts, look);
        }
        match &scenery.stage {
            Stage::Own(_) => scenery.add_masters(&mut parts, look),
            Stage::Foreign(foreign, _) => foreign.add(&mut parts),
        }
        add_static_parts(&mut parts, &Values::of(look), (&scenery.setup, template));
        Self { parts: parts.shared(), ..scenery }
    }

    /// A package that has the parts of the scenery and no slides.
    pub(super) fn package(&self) -> Opc {
        self.parts.clone()
    }

    /// The slide master and its layouts.
    fn add_masters(&self, opc: &mut Opc, look: &Look<'_>) {
        let mut relationships = Relationships::new();
        let mut layouts = Vec::new();
        for layout in SlideLayout::ALL {
            let path = dress::path(layout);
            layouts.push(relationships.add(part::TO_LAYOUT, relative(MASTER, &path)));
            let mut own = Relationships::new();
            own.add(part::TO_MASTER, relative(&path, MASTER));
            let shows_logo = layout == SlideLayout::Title;
            let branded = self.branded(look, shows_logo.then_some(&mut own));
            opc.part(&path, part::LAYOUT, layout::part(layout, &branded));
            opc.relate(&path, &own);
        }
        relationships.add(part::TO_THEME, "../theme/theme1.xml");
        let branded = self.branded(look, Some(&mut relationships));
        opc.part(MASTER, part::MASTER, master::part(&branded, &layouts));
        opc.relate(MASTER, &relationships);
    }

    /// What one part shows of the brand; the logo where the part's relationships are given.
    fn branded<'b>(&'b self, look: &Look<'b>, relationships: Option<&mut Relationships>) -> Branded<'b> {
        let logo = look.branding.logo.as_ref().zip(relationships);
        let logo = logo.and_then(|((path, alt), relationships)| {
            let stored = self.gallery.get(path)?;
            let (raster, vector) = stored.relate(relationships);
            Some(Logo { stored, alt, raster, vector })
        });
        Branded {
            locale: self.locale,
            size: look.size,
            draft: self.draft.clone(),
            logo,
            footer: self.footer,
            field: &self.field,
        }
    }
}

/// Themes, masters of notes and handouts, the parts that set up views, and what leads to the others: those
/// that a template has stay its own.
fn add_static_parts(opc: &mut Opc, values: &Values, (setup, template): (&Setup, Option<&ChosenTemplate>)) {
    let has = |path: &str| template.is_some_and(|chosen| chosen.template.parts.contains_key(path));
    let mut themes = foreign::free_paths(template, "ppt/theme/theme");
    let mut theme = |opc: &mut Opc| {
        let path = themes.next().expect("numbers have no end");
        opc.part(&path, part::THEME, values.fill("theme"));
        path
    };
    if template.is_none() {
        theme(opc);
    }
    for (path, kind, name) in [
        (&setup.notes, part::NOTES_MASTER, "notesMaster"),
        (&setup.handout, part::HANDOUT_MASTER, "handoutMaster"),
    ] {
        if !has(path) {
            let mut relationships = Relationships::new();
            relationships.add(part::TO_THEME, relative(path, &theme(opc)));
            opc.part(path, kind, values.fill(name));
            opc.relate(path, &relationships);
        }
    }
    if !has(&setup.tables) {
        opc.part(&setup.tables, part::TABLE_STYLES, values.fill("tableStyles"));
    }
    opc.part("ppt/presProps.xml", part::PRES_PROPS, values.fill("presProps"));
    opc.part("ppt/viewProps.xml", part::VIEW_PROPS, values.fill("viewProps"));
    let mut relationships = Relationships::new();
    relationships.add(part::TO_PRESENTATION, "ppt/presentation.xml");
    relationships.add(part::TO_CORE, "docProps/core.xml");
    relationships.add(part::TO_APP, "docProps/app.xml");
    relationships.add(part::TO_CUSTOM, "docProps/custom.xml");
    opc.relate("", &relationships);
}

/// What must be said about the readiness of the edition; `None` for finished ones.
fn draft(edition: &Edition, deck: &Deck) -> Option<RichText> {
    let labels = &edition.labels;
    let fallback = fallback_name(edition, deck);
    let marks = edition.marks();
    let language = labels.language_of(*marks.first()?);
    let marks: Vec<_> = marks.into_iter().map(|label| labels.fill(label, &[("name", &fallback)])).collect();
    Some(RichText::plain(marks.join(" · "), language))
}

/// The language that texts fell back to, in its own words.
fn fallback_name(edition: &Edition, deck: &Deck) -> String {
    let titles = deck.slides.iter().map(|slide| &slide.title.language);
    let other = titles.chain(edition.objectives.iter().map(|it| &it.text.language));
    let other = other.into_iter().find(|language| *language != edition.language());
    other.map_or_else(|| Language::english().autonym(), |language| language.autonym()).to_owned()
}
