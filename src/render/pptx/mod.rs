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
mod scenery;
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
pub use scenery::{Look, Scenery};

use crate::model::{Deck, Edition, EmbeddedFont, Numbered};
use crate::package::{Opc, Package, Relationships};
use part::relative;
use presentation::Related;
use slide::Shared;
use stage::Setup;

/// Where kitbag's own master stands.
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";

/// The parts of the deck of one edition.
pub fn deck(edition: &Edition, deck: &Deck) -> Package {
    deck_before(&Scenery::of(&Look::of(edition, deck)), edition, deck)
}

/// The parts of the deck of one edition before the scenery of its look, which other decks share.
pub fn deck_before(scenery: &Scenery<'_>, edition: &Edition, deck: &Deck) -> Package {
    let mut opc = scenery.package();
    let gallery = scenery.gallery.with_pictures(&mut opc, edition, deck);
    let notes = add_slides(&mut opc, edition, &Shared { deck, scenery, gallery });
    add_presentation(&mut opc, (edition, deck), &scenery.setup);
    add_properties(&mut opc, edition, (deck, notes));
    opc.finish()
}

/// The slides and their notes; the number of notes. Numbers and layouts alone make the relationships of most.
fn add_slides(opc: &mut Opc, edition: &Edition, shared: &Shared<'_>) -> usize {
    let Scenery { setup, field, locale, shelf, .. } = shared.scenery;
    let mut count = 0;
    for slide in &shared.deck.slides {
        let path = part::slide_path(slide.number);
        let (bytes, mut relationships) = slide::part(slide, shared);
        let leads_nowhere = relationships.count() == 1;
        let notes = script::notes(edition, slide);
        if !notes.is_empty() {
            count += 1;
            let name = format!("notesSlide{}.xml", slide.number);
            relationships.add(part::TO_NOTES_SLIDE, format!("../notesSlides/{name}"));
            let mut own = Relationships::new();
            let path = format!("ppt/notesSlides/{name}");
            own.add(part::TO_NOTES_MASTER, relative(&path, &setup.notes));
            own.add(part::TO_SLIDE, format!("../slides/slide{}.xml", slide.number));
            let number = (setup.numbered_notes == Numbered::Yes).then_some((slide.number, field.as_str()));
            let bytes = notes::part(&notes, *locale, number);
            opc.part(&path, part::NOTES_SLIDE, bytes);
            opc.relate_from(shelf, &path, &own);
        }
        opc.part(&path, part::SLIDE, bytes);
        if leads_nowhere {
            opc.relate_from(shelf, &path, &relationships);
        } else {
            opc.relate(&path, &relationships);
        }
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
    opc.part("docProps/core.xml", part::CORE, properties::core(edition));
    opc.part("docProps/app.xml", part::APP, properties::app(deck, notes));
    opc.part("docProps/custom.xml", part::CUSTOM, properties::custom(edition));
}
