//! Text that fits no slide.

use super::sheet::Sheet;
use super::surplus::Surplus;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Content, Edition, Id, Origins, SlideLayout, Slot};

/// A text that is too long for its place on any slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow {
    text: Excess,
    surplus: Surplus,
}

/// Which text is too long.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Excess {
    /// The title of a slide of a block.
    Title(Id, SlideLayout),
    /// A text in a slot of it.
    Slot(Id, SlideLayout, Slot),
    /// A row of a table of it.
    Row(Id),
    /// What stands at the foot of all slides.
    Footer,
}

impl Overflow {
    pub(super) fn of_title(block: &Id, layout: SlideLayout, surplus: Surplus) -> Self {
        Self { text: Excess::Title(block.clone(), layout), surplus }
    }

    pub(super) fn of_slot(sheet: &Sheet, slot: Slot, surplus: Surplus) -> Self {
        let holds_table =
            sheet.contents.iter().any(|it| matches!(it, (at, Content::Table(_)) if *at == slot));
        let block = sheet.block.clone();
        let text = if holds_table { Excess::Row(block) } else { Excess::Slot(block, sheet.layout, slot) };
        Self { text, surplus }
    }

    pub(super) fn of_footer(surplus: Surplus) -> Self {
        Self { text: Excess::Footer, surplus }
    }

    /// The warning, at the place where the text was written.
    pub fn told(&self, edition: &Edition, origins: &Origins) -> Diagnostic {
        let Self { text, surplus } = self;
        let (module, target) = (&edition.module, &edition.target);
        let (what, count, words) = (text.name(), surplus.told(), &surplus.begins);
        let (place, origin) = match text.block() {
            Some(block) => (format!("{module}/{block}"), origins.of_words(block, words)),
            None => (module.to_string(), origins.of_words_beside(words)),
        };
        let message = format!("`{place} of {target}`: {what} is {count} too long for its place on a slide");
        let warning = Diagnostic::new(Code::SlideOverflow, message).hint(text.way_out(edition));
        match origin {
            Some(origin) => warning.at(&origin),
            None => warning,
        }
    }
}

impl Excess {
    fn block(&self) -> Option<&Id> {
        match self {
            Self::Title(block, _) | Self::Slot(block, ..) | Self::Row(block) => Some(block),
            Self::Footer => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Title(..) => "the title",
            Self::Slot(_, _, Slot::Facts) => "the line of facts",
            Self::Slot(_, _, Slot::FirstHead | Slot::SecondHead) => "the head of a column",
            Self::Slot(..) => "a paragraph",
            Self::Row(_) => "a row of the table",
            Self::Footer => "the footer",
        }
    }

    fn way_out(&self, edition: &Edition) -> &'static str {
        match self {
            Self::Title(_, SlideLayout::Agenda | SlideLayout::Closing) => OWN,
            Self::Slot(_, layout, Slot::Facts) if *layout != SlideLayout::Title => OWN,
            _ if edition.language().pseudo().is_some() => {
                "leave room for languages that need it: shorten the text here, or split the slide there"
            }
            Self::Footer => "shorten `footer` under `branding`, or the title of the series that stands there",
            _ => "shorten it, or move what is too much into the script",
        }
    }
}

/// The way out where nobody but kitbag wrote the words.
const OWN: &str =
    "these are kitbag's own words in this language: look whether the slide can stay so, and tell us";
