//! The review document: every text of a target beside its translation, slides as they will look, boxes
//! to tick. One HTML file that needs nothing else: no network, no script, no other file.

mod head;
mod page;
mod picture;
mod unit;
mod voice;

use crate::catalogue::Entry;
use crate::diagnostic::Diagnostic;
use crate::markup::inlines;
use crate::model::{Deck, Edition, Id, Kind, Labels, Language, Link, RichText, Run, Target};

pub use page::page;

/// What a reviewer of a language reads.
#[derive(Debug)]
pub struct Review<'a> {
    /// The target whose texts it holds.
    pub target: &'a Target,
    /// The title of the series.
    pub series: RichText,
    /// Its version.
    pub version: &'a str,
    /// kitbag's own words in the language of the target.
    pub labels: Labels,
    /// How many texts are left out because they have been reviewed; `None` where nobody asked for that.
    pub left_out: Option<usize>,
    /// Modules whose texts could not be read.
    pub unread: Vec<Id>,
    /// Modules and what stands beside them, in order.
    pub chapters: Vec<Chapter<'a>>,
}

/// A module, or the texts beside the modules.
#[derive(Debug)]
pub struct Chapter<'a> {
    /// The module's place in the target and its title as its author wrote it; `None` for the texts beside
    /// the modules.
    pub title: Option<(usize, RichText)>,
    /// The slides as they will look; `None` where there are none.
    pub slides: Option<(&'a Edition, &'a Deck)>,
    /// Its texts in order.
    pub groups: Vec<Group>,
}

/// The texts of one block that is read as a whole.
#[derive(Debug)]
pub struct Group {
    /// The block; `None` for texts that belong to none.
    pub block: Option<(Kind, Id)>,
    /// Where it is: `queue/who-waits`.
    pub address: String,
    /// Its texts that are shown.
    pub units: Vec<Unit>,
}

/// One text.
#[derive(Debug)]
pub struct Unit {
    /// From 1, counted over all texts of the target, whichever are shown.
    pub number: usize,
    /// Where it is said: the layer where that is not the base, and the address.
    pub places: Vec<String>,
    /// What its role is.
    pub about: &'static str,
    /// The words of its author.
    pub source: RichText,
    /// What the PO files have for it; `None` where its author wrote it in the language of the target.
    pub entry: Option<Entry>,
    /// What its author wants translators to know.
    pub notes: Vec<String>,
    /// What a second reading found in the translation.
    pub problems: Vec<Diagnostic>,
}

/// The words of one text unit, placeholders still open. A link without words shows where it leads.
pub fn words(markup: &str, language: &Language) -> RichText {
    let run = |inline: crate::markup::Inline| {
        let text = match &inline.link {
            Some(address) if inline.text.is_empty() => address.clone(),
            _ => inline.text,
        };
        Run { text, bold: inline.bold, italic: inline.italic, link: inline.link.map(Link::Web) }
    };
    RichText { runs: inlines(markup).into_iter().map(run).collect(), language: language.clone() }
}
