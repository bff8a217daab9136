//! Documents to print: pages of strips, written by printpdf, finished with structure, links and
//! metadata as PDF/UA-1 and PDF/A-2a.

mod activity;
mod agenda;
mod blanks;
mod boxes;
mod cases;
mod certificates;
mod chapter;
mod cheat_sheet;
mod checklist;
mod columns;
mod compose;
mod contents;
mod cover;
mod day;
mod finish;
mod fonts;
mod forms;
mod furniture;
mod groups;
mod guide;
mod handouts;
mod impose;
mod key_points;
mod numbers;
mod paginate;
mod picture;
mod press;
mod prose;
mod quiz;
mod saver;
mod script;
mod shapes;
mod sheet;
mod shorten;
mod sign_in;
mod squeeze;
mod strip;
mod svg;
mod table;
mod tree;
mod unset;
mod words;
mod write;

use compose::Setter;
use impose::{Binding, Imposition};
pub use unset::Unset;

use crate::diagnostic::Problems;
use crate::model::{Deck, Edition, Guide, InkUse, Label, Quiz, Schedule};

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The number of its pages.
    pub pages: usize,
    /// The number of sheets that they take when printed on both sides.
    pub sheets: usize,
    /// The names of the sheets, in the order in which they come.
    pub papers: Vec<&'static str>,
}

/// The facilitator script of a module. Like all documents, it is [`Unset`] where a character would stay
/// blank or a picture cannot be drawn.
pub fn script(edition: &Edition, deck: &Deck) -> Result<Document, Unset> {
    publish(edition, (Label::FacilitatorScript, Binding::Loose), |setter| script::compose(setter, deck))
}

/// The script as a booklet: two pages on each side of sheets that are folded and stapled.
pub fn script_booklet(edition: &Edition, deck: &Deck) -> Result<Document, Unset> {
    publish(edition, (Label::FacilitatorScript, Binding::Booklet), |setter| script::compose(setter, deck))
}

/// What participants get of a module: sheets to work with, cards of activities, terms.
pub fn handouts(edition: &Edition) -> Result<Document, Unset> {
    publish(edition, (Label::Handouts, Binding::Loose), handouts::compose)
}

/// The handouts as a booklet, without those that need larger sheets.
pub fn handouts_booklet(edition: &Edition) -> Result<Document, Unset> {
    publish(edition, (Label::Handouts, Binding::Booklet), handouts::compose)
}

/// The cases of a module, to read and to discuss.
pub fn cases(edition: &Edition) -> Result<Document, Unset> {
    publish(edition, (Label::Cases, Binding::Loose), cases::compose)
}

/// The cases as a booklet.
pub fn cases_booklet(edition: &Edition) -> Result<Document, Unset> {
    publish(edition, (Label::Cases, Binding::Booklet), cases::compose)
}

/// The questions of a quiz on paper.
pub fn quiz(edition: &Edition, quiz: &Quiz) -> Result<Document, Unset> {
    publish(edition, (Label::Quiz, Binding::Loose), |setter| quiz::compose(setter, quiz, quiz::Kind::Paper))
}

/// The right answers to the questions on paper.
pub fn quiz_key(edition: &Edition, quiz: &Quiz) -> Result<Document, Unset> {
    publish(edition, (Label::QuizKey, Binding::Loose), |setter| quiz::compose(setter, quiz, quiz::Kind::Key))
}

/// What a trainer glances at, on one page.
pub fn cheat_sheet(edition: &Edition) -> Result<Document, Unset> {
    publish(edition, (Label::CheatSheet, Binding::Loose), cheat_sheet::compose)
}

/// What is held when in a programme.
pub fn agenda(edition: &Edition, schedule: &Schedule) -> Result<Document, Unset> {
    publish(edition, (Label::Agenda, Binding::Loose), |setter| agenda::compose(setter, schedule))
}

/// What a trainer does before, during and after a programme, with the papers to print.
pub fn checklist(edition: &Edition, schedule: &Schedule) -> Result<Document, Unset> {
    publish(edition, (Label::Checklist, Binding::Loose), |setter| checklist::compose(setter, schedule))
}

/// A sheet for each day of a programme, on which participants write their names.
pub fn sign_in(edition: &Edition, schedule: &Schedule) -> Result<Document, Unset> {
    publish(edition, (Label::SignIn, Binding::Loose), |setter| sign_in::compose(setter, schedule))
}

/// The forms of a programme, to be filled in by hand.
pub fn forms(edition: &Edition, schedule: &Schedule) -> Result<Document, Unset> {
    publish(edition, (Label::Forms, Binding::Loose), |setter| forms::compose(setter, schedule))
}

/// A certificate for each name of a cohort, or one with a line for the name.
pub fn certificates(edition: &Edition, schedule: &Schedule) -> Result<Document, Unset> {
    publish(edition, (Label::Certificates, Binding::Loose), |setter| certificates::compose(setter, schedule))
}

/// What trainers read before they teach a series.
pub fn guide(edition: &Edition, guide: &Guide) -> Result<Document, Unset> {
    publish(edition, (Label::Guide, Binding::Loose), |setter| guide::compose(setter, guide))
}

fn publish<'a>(
    edition: &'a Edition,
    (kind, binding): (Label, Binding),
    compose: impl FnOnce(&mut Setter<'a>),
) -> Result<Document, Unset> {
    let mut setter = Setter::new(edition, binding);
    compose(&mut setter);
    let mut book = paginate::pages(std::mem::take(&mut setter.story), setter.sheet);
    furniture::add(&mut setter, &mut book);
    if edition.print.ink == InkUse::Saver {
        saver::save_ink(&mut book);
    }
    let mut unset = Unset { characters: std::mem::take(&mut setter.missing), pictures: Problems::none() };
    let pictures = picture::decode(&edition.assets, &book.pictures()).unwrap_or_else(|faults| {
        for fault in faults {
            unset.pictures.push(fault);
        }
        std::collections::BTreeMap::new()
    });
    if !unset.characters.is_empty() || unset.pictures.has_errors() {
        return Err(unset);
    }
    let title = format!("{} – {}", edition.title.to_plain(), edition.labels.get(kind));
    let imposition = Imposition::of(&book);
    let written = write::sides((&book, &imposition), &setter.tree, &pictures);
    let labels = imposition.names().map(|name| setter.digits(&name, edition.language())).collect();
    let sheets = if imposition.is_booklet() { imposition.sides.len() / 2 } else { book.sheets() };
    let about =
        finish::About { title: &title, tree: &setter.tree, book: &book, imposition: &imposition, labels };
    Ok(Document {
        bytes: finish::bytes(written, &about),
        pages: book.pages.len(),
        sheets,
        papers: book.papers(),
    })
}
