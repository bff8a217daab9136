//! Decks as PowerPoint files (ECMA-376 PresentationML): placeholders only, so that a change of the
//! master reaches every slide; looks, sizes and positions live in master and layouts.

mod dress;
mod faces;
mod foreign;
mod guid;
mod layout;
mod levels;
mod locale;
mod master;
mod media;
mod notes;
mod part;
mod presentation;
mod properties;
mod raster;
mod script;
mod shape;
mod slide;
mod stage;
mod styles;
mod table;
mod template;
mod text;
mod tongue;

pub use foreign::{Cast, Casting, Lack, Role, grid};

use crate::model::{ChosenTemplate, Deck, Edition, EmbeddedFont, Language, Numbered, RichText, SlideLayout};
use crate::package::{Opc, Package, Relationships};
use guid::guid;
use locale::Locale;
use master::{Branded, Logo};
use media::Gallery;
use part::relative;
use presentation::Related;
use slide::Shared;
use stage::{Setup, Stage};
use template::Values;

/// Where kitbag's own master stands.
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";

/// The parts of the deck of one edition.
pub fn deck(edition: &Edition, deck: &Deck) -> Package {
    let mut opc = Opc::new();
    let locale = Locale::of(edition.language());
    let template = edition.branding.template.as_ref();
    let usual_table =
        template.and_then(|it| it.template.paper.tables.as_ref()).map(|(_, usual)| usual.clone());
    let shared = Shared {
        deck,
        locale,
        stage: Stage::of(edition, deck),
        gallery: Gallery::add(&mut opc, edition, deck),
        footer: edition.branding.footer.clone().unwrap_or_else(|| edition.series.title.clone()),
        draft: draft(edition, deck),
        field: guid(&edition.module, "slidenum"),
        table_style: usual_table.unwrap_or_else(|| guid(&edition.module, "table")),
    };
    let values = Values::of(edition, locale);
    let mut setup = Setup::of(template);
    if template.is_none() {
        setup.fonts = faces::embed(&mut opc, edition);
    }
    match &shared.stage {
        Stage::Own(_) => add_masters(&mut opc, edition, &shared),
        Stage::Foreign(foreign, _) => foreign.add(&mut opc),
    }
    add_static_parts(&mut opc, &values, (&setup, template));
    let notes = add_slides(&mut opc, edition, (&shared, &setup));
    add_presentation(&mut opc, (edition, deck), &setup);
    add_properties(&mut opc, edition, (deck, notes));
    opc.finish()
}

/// The slide master and its layouts.
fn add_masters(opc: &mut Opc, edition: &Edition, shared: &Shared<'_>) {
    let mut relationships = Relationships::new();
    let mut layouts = Vec::new();
    for layout in SlideLayout::ALL {
        let path = dress::path(layout);
        layouts.push(relationships.add(part::TO_LAYOUT, relative(MASTER, &path)));
        let mut own = Relationships::new();
        own.add(part::TO_MASTER, relative(&path, MASTER));
        let shows_logo = layout == SlideLayout::Title;
        let branded = branded(edition, shared, shows_logo.then_some(&mut own));
        opc.part(&path, part::LAYOUT, layout::part(layout, &branded));
        opc.relate(&path, &own);
    }
    relationships.add(part::TO_THEME, "../theme/theme1.xml");
    let branded = branded(edition, shared, Some(&mut relationships));
    opc.part(MASTER, part::MASTER, master::part(&branded, &layouts));
    opc.relate(MASTER, &relationships);
}

/// What one part shows of the brand; the logo where the part's relationships are given.
fn branded<'a>(
    edition: &'a Edition,
    shared: &'a Shared<'a>,
    relationships: Option<&mut Relationships>,
) -> Branded<'a> {
    let logo = edition.branding.logo.as_ref().zip(relationships);
    let logo = logo.and_then(|((path, alt), relationships)| {
        let stored = shared.gallery.get(path)?;
        let (raster, vector) = stored.relate(relationships);
        Some(Logo { stored, alt, raster, vector })
    });
    Branded {
        locale: shared.locale,
        size: edition.print.size,
        draft: shared.draft.clone(),
        logo,
        footer: &shared.footer,
        field: &shared.field,
    }
}

/// What must be said about the readiness of the edition; `None` for finished ones.
fn draft(edition: &Edition, deck: &Deck) -> Option<RichText> {
    let labels = &edition.labels;
    let fallback = fallback_name(edition, deck);
    let marks: Vec<_> =
        edition.marks().into_iter().map(|label| labels.fill(label, &[("name", &fallback)])).collect();
    (!marks.is_empty()).then(|| RichText::plain(marks.join(" · "), labels.language().clone()))
}

/// The language that texts fell back to, in its own words.
fn fallback_name(edition: &Edition, deck: &Deck) -> String {
    let titles = deck.slides.iter().map(|slide| &slide.title.language);
    let other = titles.chain(edition.objectives.iter().map(|it| &it.text.language));
    let other = other.into_iter().find(|language| *language != edition.language());
    other.map_or_else(|| Language::english().autonym(), |language| language.autonym()).to_owned()
}

/// Themes, masters of notes and handouts, and the parts that set up views: those that a template has
/// stay its own.
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
}

/// The slides and their notes; the number of notes.
fn add_slides(opc: &mut Opc, edition: &Edition, (shared, setup): (&Shared<'_>, &Setup)) -> usize {
    let mut count = 0;
    for slide in &shared.deck.slides {
        let path = part::slide_path(slide.number);
        let (bytes, mut relationships) = slide::part(slide, shared);
        let notes = script::notes(edition, slide);
        if !notes.is_empty() {
            count += 1;
            let name = format!("notesSlide{}.xml", slide.number);
            relationships.add(part::TO_NOTES_SLIDE, format!("../notesSlides/{name}"));
            let mut own = Relationships::new();
            let path = format!("ppt/notesSlides/{name}");
            own.add(part::TO_NOTES_MASTER, relative(&path, &setup.notes));
            own.add(part::TO_SLIDE, format!("../slides/slide{}.xml", slide.number));
            let number = (setup.numbered_notes == Numbered::Yes).then_some((slide.number, &*shared.field));
            let bytes = notes::part(&notes, shared.locale, number);
            opc.part(&path, part::NOTES_SLIDE, bytes);
            opc.relate(&path, &own);
        }
        opc.part(&path, part::SLIDE, bytes);
        opc.relate(&path, &relationships);
    }
    count
}

fn add_presentation(opc: &mut Opc, (edition, deck): (&Edition, &Deck), setup: &Setup) {
    const PATH: &str = "ppt/presentation.xml";
    let mut relationships = Relationships::new();
    let mut relate = |kind, path: &str| relationships.add(kind, relative(PATH, path));
    let masters = setup.masters.iter().map(|(id, path)| (*id, relate(part::TO_MASTER, path))).collect();
    let notes_master = relate(part::TO_NOTES_MASTER, &setup.notes);
    let handout_master = relate(part::TO_HANDOUT_MASTER, &setup.handout);
    let slides = deck.slides.iter();
    let slides = slides.map(|slide| relate(part::TO_SLIDE, &part::slide_path(slide.number))).collect();
    relate(part::TO_PRES_PROPS, "ppt/presProps.xml");
    relate(part::TO_VIEW_PROPS, "ppt/viewProps.xml");
    relate(part::TO_THEME, &setup.theme);
    relate(part::TO_TABLE_STYLES, &setup.tables);
    let font = |font: &EmbeddedFont| {
        let cuts = font.cuts.iter().map(|(cut, path)| (*cut, relate(part::TO_FONT, path))).collect();
        (font.typeface.clone(), cuts)
    };
    let fonts = setup.fonts.iter().map(font).collect();
    let related = Related { masters, notes_master, handout_master, slides, fonts };
    opc.part(PATH, part::PRESENTATION, presentation::part(edition, deck, &related));
    opc.relate(PATH, &relationships);
}

fn add_properties(opc: &mut Opc, edition: &Edition, (deck, notes): (&Deck, usize)) {
    let mut relationships = Relationships::new();
    relationships.add(part::TO_PRESENTATION, "ppt/presentation.xml");
    relationships.add(part::TO_CORE, "docProps/core.xml");
    relationships.add(part::TO_APP, "docProps/app.xml");
    relationships.add(part::TO_CUSTOM, "docProps/custom.xml");
    opc.relate("", &relationships);
    opc.part("docProps/core.xml", part::CORE, properties::core(edition));
    opc.part("docProps/app.xml", part::APP, properties::app(deck, notes));
    opc.part("docProps/custom.xml", part::CUSTOM, properties::custom(edition));
}
