//! Modules as trees of blocks: one shape for everything with an id, so that a verb of an overlay
//! means the same on a slide, a question or a case.
//!
//! ```text
//! module ─┬─ objective
//!         ├─ section ─┬─ slide
//!         │           └─ case, tool, activity
//!         ├─ break
//!         └─ question ── option, pair, item, dimension, level
//! ```

use std::collections::BTreeMap;
use std::fmt;

use super::{AssetPath, Condition, Date, Id, Language, Piece, Prose, Source, Step, Text, Touch};
use crate::diagnostic::Origin;

/// A block: its fields by name and its parts in order.
#[derive(Clone, Debug)]
pub struct Block<T> {
    /// Unique in the module (or the library). Options and their like are named after their
    /// question: `q-steps-need`.
    pub id: Id,
    /// What it is.
    pub kind: Kind,
    /// Where it was declared.
    pub origin: Origin,
    /// Its fields.
    pub slots: BTreeMap<Field, Sourced<T>>,
    /// Its parts.
    pub children: Vec<Block<T>>,
    /// The audiences it is for; all must hold.
    pub when: Vec<Condition>,
    /// Which layers put it here or moved it, oldest first.
    pub placed: Vec<Touch>,
    /// Notes to translators.
    pub notes: Vec<String>,
}

/// The kinds of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the words of the design")]
pub enum Kind {
    Module,
    Objective,
    Section,
    Break,
    Slide,
    Case,
    Tool,
    Activity,
    Question,
    Option,
    Pair,
    Item,
    Dimension,
    Level,
}

/// The fields of all kinds. [`Kind::fields`] says which a kind has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the keys of the source files")]
pub enum Field {
    Title,
    Code,
    Status,
    Summary,
    Text,
    Minutes,
    Layout,
    Objective,
    Inclusion,
    Competencies,
    Body,
    Picture,
    Alt,
    Script,
    Cut,
    Uses,
    Outcome,
    Sector,
    Country,
    Group,
    Sources,
    AsOf,
    ReviewBy,
    Confidence,
    Clearance,
    ClearedBy,
    ClearedOn,
    Sensitivity,
    Purpose,
    Paper,
    Tool,
    Materials,
    Type,
    Stem,
    Answer,
    Accept,
    Right,
    Feedback,
    FeedbackRight,
    FeedbackWrong,
    Left,
    Pass,
    Draw,
    Glossary,
    Lang,
    Requires,
}

/// A field's value and where it came from.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// The value that is in force.
    pub value: Value<T>,
    /// Who set it.
    pub touch: Touch,
    /// Values of lower layers that it hides, oldest first.
    pub hidden: Vec<(Value<Text>, Touch)>,
}

/// The values that fields take.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<T> {
    /// One text unit.
    Text(T),
    /// Several text units, as the materials of an activity.
    Texts(Vec<T>),
    /// Running text.
    Prose(Prose<T>),
    /// A facilitator script.
    Script(Vec<Step<T>>),
    /// A whole number.
    Number(u32),
    /// Minutes per variant.
    Minutes(Minutes),
    /// Yes or no.
    Flag(bool),
    /// A word of a closed vocabulary, or a plain value that is never translated.
    Word(String),
    /// Plain values that are never translated: accepted answers.
    Words(Vec<String>),
    /// Names of blocks or terms.
    Ids(Vec<Id>),
    /// A day.
    Date(Date),
    /// A picture.
    Asset(AssetPath),
    /// Where it was found.
    Sources(Vec<Source>),
    /// A range of right numbers, as written, and its unit.
    Range {
        /// Smallest.
        min: String,
        /// Largest.
        max: String,
        /// Unit.
        unit: Option<T>,
    },
}

/// Minutes of a section in each variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// About 90 minutes a module.
    pub express: u32,
    /// 150 minutes a module.
    pub core: u32,
    /// 210 minutes a module.
    pub deep: u32,
}

/// The lengths in which a module is taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the keys of the source files")]
pub enum Variant {
    Express,
    Core,
    Deep,
}

impl Variant {
    /// All lengths, the shortest first.
    pub const ALL: [Self; 3] = [Self::Express, Self::Core, Self::Deep];

    /// Its key in source files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Express => "express",
            Self::Core => "core",
            Self::Deep => "deep",
        }
    }

    /// Reads its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.name() == name)
    }
}

impl Minutes {
    /// Minutes in a variant.
    pub fn of(self, variant: Variant) -> u32 {
        match variant {
            Variant::Express => self.express,
            Variant::Core => self.core,
            Variant::Deep => self.deep,
        }
    }
}

impl<T> Value<T> {
    /// Its text units in reading order.
    pub fn texts(&self) -> Vec<&T> {
        match self {
            Self::Text(text) => vec![text],
            Self::Texts(texts) => texts.iter().collect(),
            Self::Prose(prose) => prose.texts(),
            Self::Script(steps) => steps.iter().flat_map(|step| step.body.texts()).collect(),
            Self::Range { unit, .. } => unit.iter().collect(),
            _ => Vec::new(),
        }
    }
}

impl<T> Value<T> {
    /// The files of the pictures and recordings that it shows.
    pub fn assets(&self) -> Vec<&AssetPath> {
        match self {
            Self::Asset(path) => vec![path],
            Self::Prose(prose) => prose.files().collect(),
            Self::Script(steps) => steps.iter().flat_map(|step| step.body.files()).collect(),
            _ => Vec::new(),
        }
    }
}

impl<T> Sourced<T> {
    /// A value set once.
    pub fn new(value: Value<T>, touch: Touch) -> Self {
        Self { value, touch, hidden: Vec::new() }
    }
}

impl<T> Block<T> {
    /// A block without fields and parts.
    pub fn new(id: Id, kind: Kind, origin: Origin) -> Self {
        Self {
            id,
            kind,
            origin,
            slots: BTreeMap::new(),
            children: Vec::new(),
            when: Vec::new(),
            placed: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The value of a field.
    pub fn value(&self, field: Field) -> Option<&Value<T>> {
        self.slots.get(&field).map(|slot| &slot.value)
    }

    /// Its own text units, field by field.
    pub fn texts(&self) -> impl Iterator<Item = &T> {
        self.slots.values().flat_map(|slot| slot.value.texts())
    }

    /// The language that it says its words are in, where that is not the base's.
    pub fn language(&self) -> Option<Language> {
        self.value(Field::Lang).and_then(Value::as_word).and_then(Language::parse)
    }

    /// The block and all below it, parents first.
    pub fn walk(&self) -> Vec<&Self> {
        let mut found = vec![self];
        for child in &self.children {
            found.extend(child.walk());
        }
        found
    }

    /// A block at or below this one.
    pub fn find(&self, id: &Id) -> Option<&Self> {
        if &self.id == id {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(id))
    }

    /// A block at or below this one, to change.
    pub fn find_mut(&mut self, id: &Id) -> Option<&mut Self> {
        if &self.id == id {
            return Some(self);
        }
        self.children.iter_mut().find_map(|child| child.find_mut(id))
    }

    /// Parts of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.kind == kind)
    }
}

impl<T> Prose<T> {
    /// Prose in which each text was put through `change`.
    pub fn map<'a, U>(&'a self, change: &mut impl FnMut(&'a T) -> U) -> Prose<U> {
        let piece = |piece: &'a Piece<T>, change: &mut _| Piece {
            element: piece.element.map(change),
            when: piece.when.clone(),
            visibility: piece.visibility,
        };
        Prose(self.0.iter().map(|it| piece(it, change)).collect())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
