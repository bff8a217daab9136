//! Documents to print: pages of strips, written by printpdf, finished with structure, links and
//! metadata as PDF/UA-1 and PDF/A-2a.

mod activity;
mod blanks;
mod boxes;
mod cases;
mod chapter;
mod cheat_sheet;
mod compose;
mod contents;
mod cover;
mod finish;
mod fonts;
mod furniture;
mod groups;
mod handouts;
mod key_points;
mod numbers;
mod paginate;
mod picture;
mod prose;
mod quiz;
mod script;
mod shapes;
mod sheet;
mod squeeze;
mod strip;
mod svg;
mod table;
mod tree;
mod write;

use std::collections::BTreeSet;

use compose::Setter;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Deck, Edition, Label, Quiz};

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

/// The facilitator script of a module. Like all documents, it fails with [`Code::MissingGlyph`] where a
/// character would stay blank and with [`Code::BadPicture`] where a picture cannot be drawn.
pub fn script(edition: &Edition, deck: &Deck) -> Result<Document, Problems> {
    publish(edition, Label::FacilitatorScript, |setter| script::compose(setter, deck))
}

/// What participants get of a module: sheets to work with, cards of activities, terms.
pub fn handouts(edition: &Edition) -> Result<Document, Problems> {
    publish(edition, Label::Handouts, handouts::compose)
}

/// The cases of a module, to read and to discuss.
pub fn cases(edition: &Edition) -> Result<Document, Problems> {
    publish(edition, Label::Cases, cases::compose)
}

/// The questions of a quiz on paper.
pub fn quiz(edition: &Edition, quiz: &Quiz) -> Result<Document, Problems> {
    publish(edition, Label::Quiz, |setter| quiz::compose(setter, quiz, quiz::Kind::Paper))
}

/// The right answers to the questions on paper.
pub fn quiz_key(edition: &Edition, quiz: &Quiz) -> Result<Document, Problems> {
    publish(edition, Label::QuizKey, |setter| quiz::compose(setter, quiz, quiz::Kind::Key))
}

/// What a trainer glances at, on one page.
pub fn cheat_sheet(edition: &Edition) -> Result<Document, Problems> {
    publish(edition, Label::CheatSheet, cheat_sheet::compose)
}

fn publish<'a>(
    edition: &'a Edition,
    kind: Label,
    compose: impl FnOnce(&mut Setter<'a>),
) -> Result<Document, Problems> {
    let mut setter = Setter::new(edition);
    compose(&mut setter);
    let mut book = paginate::pages(std::mem::take(&mut setter.story), setter.sheet);
    furniture::add(&mut setter, &mut book);
    let mut problems = Problems::none();
    if !setter.missing.is_empty() {
        problems.push(missing(edition, &setter.missing));
    }
    let pictures = picture::decode(&edition.assets, &book.pictures()).unwrap_or_else(|faults| {
        for fault in faults {
            problems.push(fault);
        }
        std::collections::BTreeMap::new()
    });
    if problems.has_errors() {
        return Err(problems);
    }
    let title = format!("{} – {}", edition.title.to_plain(), edition.labels.get(kind));
    let written = write::pages(&book.pages, &setter.tree, &pictures);
    let about = finish::About { title: &title, tree: &setter.tree, book: &book };
    Ok(Document {
        bytes: finish::bytes(written, &about),
        pages: book.pages.len(),
        sheets: book.sheets(),
        papers: book.papers(),
    })
}

fn missing(edition: &Edition, chars: &BTreeSet<char>) -> Diagnostic {
    let named: Vec<String> = chars.iter().map(|c| format!("U+{:04X} `{c}`", u32::from(*c))).collect();
    let message =
        format!("{} of {}: no bundled font has {}", edition.module, edition.target, named.join(", "));
    Diagnostic::new(Code::MissingGlyph, message).hint("write these characters in another way")
}
