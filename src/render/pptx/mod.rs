//! Decks as PowerPoint files (ECMA-376 PresentationML): placeholders only, so that a change of the
//! master reaches every slide; looks, sizes and positions live in master and layouts.

mod dress;
mod guid;
mod layout;
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
mod styles;
mod table;
mod template;
mod text;
mod tongue;

use crate::model::{Deck, Edition, Language, RichText, SlideLayout};
use crate::package::{Opc, Package, Relationships};
use guid::guid;
use locale::Locale;
use master::{Branded, Logo};
use media::Gallery;
use presentation::Related;
use slide::Shared;
use template::Values;

/// The parts of the deck of one edition.
pub fn deck(edition: &Edition, deck: &Deck) -> Package {
    let mut opc = Opc::new();
    let locale = Locale::of(edition.language());
    let shared = Shared {
        deck,
        locale,
        gallery: Gallery::add(&mut opc, edition, deck),
        footer: edition.branding.footer.clone().unwrap_or_else(|| edition.series.title.clone()),
        field: guid(&edition.module, "slidenum"),
        table_style: guid(&edition.module, "table"),
    };
    let values = Values::of(edition, locale);
    add_masters(&mut opc, edition, &shared);
    add_static_parts(&mut opc, &values);
    let notes = add_slides(&mut opc, edition, &shared);
    add_presentation(&mut opc, edition, deck);
    add_properties(&mut opc, edition, (deck, notes));
    opc.finish()
}

/// The slide master and its layouts.
fn add_masters(opc: &mut Opc, edition: &Edition, shared: &Shared<'_>) {
    let mut relationships = Relationships::new();
    let mut layouts = Vec::new();
    for layout in SlideLayout::ALL {
        let number = dress::number(layout);
        layouts.push(relationships.add(part::TO_LAYOUT, format!("../slideLayouts/slideLayout{number}.xml")));
        let path = format!("ppt/slideLayouts/slideLayout{number}.xml");
        let mut own = Relationships::new();
        own.add(part::TO_MASTER, "../slideMasters/slideMaster1.xml");
        let shows_logo = layout == crate::model::SlideLayout::Title;
        let branded = branded(edition, shared, shows_logo.then_some(&mut own));
        opc.part(&path, part::LAYOUT, layout::part(layout, &branded));
        opc.relate(&path, &own);
    }
    relationships.add(part::TO_THEME, "../theme/theme1.xml");
    let branded = branded(edition, shared, Some(&mut relationships));
    let path = "ppt/slideMasters/slideMaster1.xml";
    opc.part(path, part::MASTER, master::part(&branded, &layouts));
    opc.relate(path, &relationships);
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
        draft: draft(edition, shared.deck),
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

/// Themes, masters of notes and handouts, and the parts that set up views.
fn add_static_parts(opc: &mut Opc, values: &Values) {
    for number in 1..=3 {
        opc.part(&format!("ppt/theme/theme{number}.xml"), part::THEME, values.fill("theme"));
    }
    for (path, kind, name, theme) in [
        ("ppt/notesMasters/notesMaster1.xml", part::NOTES_MASTER, "notesMaster", "../theme/theme2.xml"),
        (
            "ppt/handoutMasters/handoutMaster1.xml",
            part::HANDOUT_MASTER,
            "handoutMaster",
            "../theme/theme3.xml",
        ),
    ] {
        let mut relationships = Relationships::new();
        relationships.add(part::TO_THEME, theme);
        opc.part(path, kind, values.fill(name));
        opc.relate(path, &relationships);
    }
    opc.part("ppt/presProps.xml", part::PRES_PROPS, values.fill("presProps"));
    opc.part("ppt/viewProps.xml", part::VIEW_PROPS, values.fill("viewProps"));
    opc.part("ppt/tableStyles.xml", part::TABLE_STYLES, values.fill("tableStyles"));
}

/// The slides and their notes; the number of notes.
fn add_slides(opc: &mut Opc, edition: &Edition, shared: &Shared<'_>) -> usize {
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
            own.add(part::TO_NOTES_MASTER, "../notesMasters/notesMaster1.xml");
            own.add(part::TO_SLIDE, format!("../slides/slide{}.xml", slide.number));
            let path = format!("ppt/notesSlides/{name}");
            let bytes = notes::part(&notes, shared.locale, (slide.number, &shared.field));
            opc.part(&path, part::NOTES_SLIDE, bytes);
            opc.relate(&path, &own);
        }
        opc.part(&path, part::SLIDE, bytes);
        opc.relate(&path, &relationships);
    }
    count
}

fn add_presentation(opc: &mut Opc, edition: &Edition, deck: &Deck) {
    let mut relationships = Relationships::new();
    let related = Related {
        master: relationships.add(part::TO_MASTER, "slideMasters/slideMaster1.xml"),
        notes_master: relationships.add(part::TO_NOTES_MASTER, "notesMasters/notesMaster1.xml"),
        handout_master: relationships.add(part::TO_HANDOUT_MASTER, "handoutMasters/handoutMaster1.xml"),
        slides: deck
            .slides
            .iter()
            .map(|slide| relationships.add(part::TO_SLIDE, format!("slides/slide{}.xml", slide.number)))
            .collect(),
    };
    relationships.add(part::TO_PRES_PROPS, "presProps.xml");
    relationships.add(part::TO_VIEW_PROPS, "viewProps.xml");
    relationships.add(part::TO_THEME, "theme/theme1.xml");
    relationships.add(part::TO_TABLE_STYLES, "tableStyles.xml");
    let path = "ppt/presentation.xml";
    opc.part(path, part::PRESENTATION, presentation::part(edition, deck, &related));
    opc.relate(path, &relationships);
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
