//! Layers: what overlays say, each thing with its place.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{
    Asset, AssetPath, Assignment, Block, Cohort, Colour, Day, DeckFonts, Fact, Field, GlossaryTerm, Id,
    InkUse, Language, Paper, Prayer, Publish, SectionStart, Size, SlideLayout, Template, Text, Track, Value,
    Variant,
};
use crate::diagnostic::Origin;

/// The name of a layer; orders and prints as its folder does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LayerName {
    /// The base modules.
    Base,
    /// `overlays/_shared/<name>`.
    Shared(Id),
    /// `overlays/<id>`: a country or an organisation.
    Overlay(Id),
    /// `overlays/_audiences/<audience>`.
    Audience(Id),
    /// `overlays/<id>/audiences/<audience>`.
    OverlayAudience(Id, Id),
    /// `overlays/<id>/languages/<language>`.
    OverlayLanguage(Id, Language),
}

impl fmt::Display for LayerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base => f.write_str("base-modules"),
            Self::Shared(id) => write!(f, "overlays/_shared/{id}"),
            Self::Overlay(id) => write!(f, "overlays/{id}"),
            Self::Audience(id) => write!(f, "overlays/_audiences/{id}"),
            Self::OverlayAudience(id, audience) => write!(f, "overlays/{id}/audiences/{audience}"),
            Self::OverlayLanguage(id, language) => write!(f, "overlays/{id}/languages/{language}"),
        }
    }
}

impl LayerName {
    /// The layer whose folder holds a file.
    pub fn holding(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        let id = |name: &str| Id::parse(name);
        let found = match parts.as_slice() {
            ["overlays", "_shared", name, ..] => id(name).map(Self::Shared),
            ["overlays", "_audiences", name, ..] => id(name).map(Self::Audience),
            ["overlays", name, "audiences", audience, ..] => {
                id(name).zip(id(audience)).map(|(name, audience)| Self::OverlayAudience(name, audience))
            }
            ["overlays", name, "languages", tag, ..] => {
                id(name).zip(Language::parse(tag)).map(|(name, tag)| Self::OverlayLanguage(name, tag))
            }
            ["overlays", name, ..] => id(name).map(Self::Overlay),
            _ => None,
        };
        found.unwrap_or(Self::Base)
    }
}

/// One `overlay.yaml` with the files it names.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Which layer it is.
    pub name: LayerName,
    /// The prefix of new ids: the overlay's, shared layer's or audience's name.
    pub prefix: Id,
    /// Layers it stands on, in order, each with its place.
    pub extends: Vec<(Id, Origin)>,
    /// What it sets for whole targets.
    pub settings: Settings,
    /// What it does to blocks, in the order of the file.
    pub edits: Vec<Edit>,
    /// Its facts.
    pub facts: Vec<Fact>,
    /// Its glossary.
    pub glossary: Vec<GlossaryTerm>,
    /// Its pictures and recordings: by module and path.
    pub assets: BTreeMap<(Id, AssetPath), Asset>,
    /// The words beside recordings, its own or those below: by module and path.
    pub tracks: BTreeMap<(Id, AssetPath), Track>,
    /// Its PowerPoint files: by module, which is its own name, and path.
    pub templates: BTreeMap<(Id, AssetPath), Arc<Template>>,
    /// The start of its `overlay.yaml`.
    pub origin: Origin,
}

/// What a layer sets for whole targets. A later layer wins key by key.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Two or three letters for identifiers.
    pub code: Option<(String, Origin)>,
    /// The country's or organisation's name.
    pub title: Option<Text>,
    /// Languages it publishes, and what each falls back to before the base language.
    pub languages: Vec<(Language, Origin)>,
    /// For a language, the languages tried after it.
    pub fallback: BTreeMap<Language, Vec<Language>>,
    /// What must be translated, and what is shown until it is.
    pub publish: Publish,
    /// Audiences for which targets are built.
    pub audiences: Vec<(Id, Origin)>,
    /// Modules that are taught and their order; `None` takes all in the order of the series.
    pub modules: Option<Selection>,
    /// The percent of cases that are to be the overlay's own or from its country.
    pub local_cases: Option<(u8, Origin)>,
    /// Values of variables.
    pub variables: BTreeMap<String, Assignment>,
    /// Main colour.
    pub accent: Option<(Colour, Origin)>,
    /// Logo and its alternative text.
    pub logo: Option<(AssetPath, Text)>,
    /// Line at the foot.
    pub footer: Option<Text>,
    /// The PowerPoint file on which decks are made.
    pub template: Option<(AssetPath, Origin)>,
    /// Where the typefaces of decks are.
    pub fonts: Option<(DeckFonts, Origin)>,
    /// The names of its layouts for some kinds of slide.
    pub layouts: BTreeMap<SlideLayout, (String, Origin)>,
    /// Start of a day, minutes after midnight.
    pub start: Option<u32>,
    /// Minutes of lunch.
    pub lunch: Option<u32>,
    /// Minutes of a tea break.
    pub tea: Option<u32>,
    /// Minutes of a day, breaks included.
    pub day_minutes: Option<(u32, Origin)>,
    /// Prayers, around which sessions flow.
    pub prayers: Option<Vec<Prayer>>,
    /// The time by which everybody must be on the way home, minutes after midnight.
    pub daylight_until: Option<(u32, Origin)>,
    /// The programme that is held.
    pub programme: Option<(Id, Origin)>,
    /// The title of the programme with the days of the overlay.
    pub programme_title: Option<Text>,
    /// Days in the place of those that the programme has.
    pub days: Option<Vec<Day>>,
    /// Cohorts, each of which takes the programme.
    pub cohorts: Vec<Cohort>,
    /// The length in which modules are taught.
    pub variant: Option<(Variant, Origin)>,
    /// Pass mark in percent.
    pub mastery: Option<(u8, Origin)>,
    /// Whether learners get a certificate to print.
    pub certificate: Option<(bool, Origin)>,
    /// The most megabytes of one recording.
    pub recording_size: Option<(u32, Origin)>,
    /// The most megabytes of all recordings of a module.
    pub recordings_size: Option<(u32, Origin)>,
    /// Sheet of paper.
    pub paper: Option<(Paper, Origin)>,
    /// Size of the type on paper and slides.
    pub size: Option<(Size, Origin)>,
    /// How much ink documents take.
    pub ink: Option<(InkUse, Origin)>,
    /// Where sections, handouts and cases begin.
    pub section_start: Option<(SectionStart, Origin)>,
    /// Whether documents that are bound come as booklets, too.
    pub booklet: Option<(bool, Origin)>,
    /// Credits of this layer.
    pub credits: Vec<String>,
}

/// Which modules are taught, and in what order.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Which.
    pub taught: Taught,
    /// All of them in another order than that of `taught`.
    pub order: Option<Vec<(Id, Origin)>>,
}

/// Which modules are taught.
#[derive(Clone, Debug)]
pub enum Taught {
    /// The whole series.
    All,
    /// These, in this order.
    Only(Vec<(Id, Origin)>),
    /// All but these.
    Except(Vec<(Id, Origin)>),
}

/// One entry of `change:`, `add:`, `move:`, `remove:` or `swap:`.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What is done.
    pub action: Action,
    /// The author's reason.
    pub because: Option<String>,
    /// Whether a missing target is accepted.
    pub optional: bool,
    /// The entry.
    pub origin: Origin,
}

/// The five verbs.
#[derive(Clone, Debug)]
pub enum Action {
    /// Sets fields of a block.
    Change {
        /// The block.
        at: Address,
        /// New values, each with its place.
        fields: BTreeMap<Field, (Value<Text>, Origin)>,
    },
    /// Puts a new block beside another.
    Add {
        /// Where.
        place: Place,
        /// The block.
        block: Block<Text>,
    },
    /// Takes a block elsewhere.
    Move {
        /// The block.
        at: Address,
        /// Where to.
        place: Place,
    },
    /// Takes a block out.
    Remove {
        /// The block.
        at: Address,
    },
    /// Puts a new block in the place of another, references included.
    Swap {
        /// The block that goes.
        at: Address,
        /// The block that comes.
        block: Block<Text>,
    },
}

impl Action {
    /// The block that it names first: its target, or the anchor of a new block.
    pub fn address(&self) -> &Address {
        match self {
            Self::Change { at, .. } | Self::Move { at, .. } | Self::Remove { at } | Self::Swap { at, .. } => {
                at
            }
            Self::Add { place, .. } => &place.anchor,
        }
    }

    /// Its verb.
    pub fn verb(&self) -> Verb {
        match self {
            Self::Change { .. } => Verb::Change,
            Self::Add { .. } => Verb::Add,
            Self::Move { .. } => Verb::Move,
            Self::Remove { .. } => Verb::Remove,
            Self::Swap { .. } => Verb::Swap,
        }
    }
}

/// The verbs by name, for provenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the keys of overlay.yaml")]
pub enum Verb {
    Base,
    Change,
    Add,
    Move,
    Remove,
    Swap,
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Base => "base",
            Self::Change => "change",
            Self::Add => "add",
            Self::Move => "move",
            Self::Remove => "remove",
            Self::Swap => "swap",
        })
    }
}

/// Who set a value or placed a block.
#[derive(Clone, Debug)]
pub struct Touch {
    /// The layer.
    pub layer: LayerName,
    /// Its verb.
    pub verb: Verb,
    /// Its reason.
    pub because: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Touch {
    /// As the base wrote it.
    pub fn base(origin: &Origin) -> Self {
        Self { layer: LayerName::Base, verb: Verb::Base, because: None, origin: origin.clone() }
    }
}

/// Names a block: `people-first/welcome`, `library/journey-map`, or a module alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The module, or `None` for the library.
    pub module: Option<Id>,
    /// The block, or `None` for the module itself.
    pub block: Option<Id>,
    /// Where the address is written.
    pub origin: Origin,
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.module {
            Some(module) => write!(f, "{module}")?,
            None => f.write_str("library")?,
        }
        match &self.block {
            Some(block) => write!(f, "/{block}"),
            None => Ok(()),
        }
    }
}

/// A place relative to a block.
#[derive(Clone, Debug)]
pub struct Place {
    /// The block.
    pub anchor: Address,
    /// On which side of it.
    pub side: Side,
}

/// Sides of an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// In front of it and of what earlier layers put there.
    Before,
    /// Behind it and behind what earlier layers put there.
    After,
    /// Inside it, as its last part.
    Into,
}
