//! A country's own PowerPoint file: what decks keep of it, and where text can stand on its layouts.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Colour, Direction, Emu, Inset, Rect, SlideLayout};

/// A PowerPoint file on which decks are made.
#[derive(Clone, PartialEq, Eq)]
pub struct Template {
    /// Where it was read.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Width of its slides.
    pub width: Emu,
    /// Height of its slides.
    pub height: Emu,
    /// Parts that decks take over as they are, with the relationships of each, by path.
    pub parts: BTreeMap<String, TemplatePart>,
    /// Its masters, at least one.
    pub masters: Vec<TemplateMaster>,
    /// The layouts of all masters, in their order.
    pub layouts: Vec<TemplateLayout>,
    /// The masters of its paper.
    pub paper: PaperMasters,
    /// Typefaces that stand in it.
    pub fonts: Vec<EmbeddedFont>,
    /// What decks do not take over.
    pub left_out: Vec<LeftOut>,
}

/// A part that decks take over.
#[derive(Clone, PartialEq, Eq)]
pub struct TemplatePart {
    /// What it is.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Its relationships, as they are written; `None` where it has none.
    pub relationships: Option<Arc<[u8]>>,
}

/// Parts of which a template has one at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperMasters {
    /// The master of notes, and whether it shows the number of the slide.
    pub notes: Option<(String, Numbered)>,
    /// The master of handouts.
    pub handout: Option<String>,
    /// The styles of tables, and the GUID of the one that is usual.
    pub tables: Option<(String, String)>,
}

/// Whether pages show the number of their slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Numbered {
    Yes,
    No,
}

/// A master.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateMaster {
    /// Its part.
    pub path: String,
    /// The part of its theme.
    pub theme: String,
    /// Its number.
    pub id: u32,
    /// Its title.
    pub title: Option<Holder>,
    /// Its body.
    pub body: Option<Holder>,
}

/// A layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateLayout {
    /// Its part.
    pub path: String,
    /// Its number.
    pub id: u32,
    /// Which master it belongs to.
    pub master: usize,
    /// The name that PowerPoint shows.
    pub name: String,
    /// The name by which a pasted slide finds it.
    pub matching_name: Option<String>,
    /// The type that other programs know it by.
    pub kind: Option<String>,
    /// Placeholders in which text can stand, in order.
    pub holders: Vec<Holder>,
    /// The colour behind them, where it is a plain one.
    pub background: Option<Colour>,
}

/// A placeholder, with all that it inherits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its type; empty for content of any kind.
    pub kind: String,
    /// Its number.
    pub index: Option<u32>,
    /// Where it stands.
    pub rect: Rect,
    /// Space between the rectangle and its text.
    pub inset: Inset,
    /// How its first two levels are set.
    pub levels: [HolderLevel; 2],
}

/// How a level of a placeholder is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolderLevel {
    /// Type size in hundredths of a point.
    pub size: u32,
    /// Space above in hundredths of a point.
    pub gap: u32,
    /// The distance of lines in percent of the face's own.
    pub spacing: u32,
    /// How far its text stands from the side.
    pub margin: Emu,
    /// Whether it has a bullet.
    pub bullets: Bullets,
    /// The side on which it stands.
    pub align: Align,
    /// Where it runs.
    pub direction: Direction,
    /// Its colour, where it is a plain one.
    pub colour: Option<Colour>,
}

/// Whether a level of a placeholder has bullets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Bullets {
    Shown,
    Hidden,
}

/// The side on which text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// On the left.
    Left,
    /// On the right.
    Right,
    /// In the middle, or on both sides.
    Between,
}

/// A typeface that stands in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedFont {
    /// Its name.
    pub typeface: String,
    /// The parts of its cuts by the name of the cut: `regular`, `bold`, `italic`, `boldItalic`.
    pub cuts: BTreeMap<&'static str, String>,
}

/// What decks do not take over from a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum LeftOut {
    Macros,
    Slides,
    Comments,
    CustomData,
    Tags,
    History,
    Thumbnail,
    PrinterSettings,
}

/// A template as an overlay uses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenTemplate {
    /// The file.
    pub template: Arc<Template>,
    /// The layouts that the overlay names for some kinds of slide, by place among the template's.
    pub named: BTreeMap<SlideLayout, usize>,
}

impl LeftOut {
    /// In a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Macros => "macros",
            Self::Slides => "slides",
            Self::Comments => "comments",
            Self::CustomData => "data of document libraries",
            Self::Tags => "tags of add-ins",
            Self::History => "the history of revisions",
            Self::Thumbnail => "the thumbnail",
            Self::PrinterSettings => "printer settings",
        }
    }
}

impl fmt::Debug for Template {
    /// Its fingerprint: editions are compared by what they print, and a file may have megabytes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Template").field(&self.sha256).finish()
    }
}
