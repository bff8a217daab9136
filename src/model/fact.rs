//! Facts: what may be wrong next year, each with its source.

use super::{Block, Date, Field, Id, Source, Text, Value, Visibility};
use crate::diagnostic::Origin;

/// A number, law or institution with its source.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Used as `{{fact.id}}`.
    pub id: Id,
    /// What is printed.
    pub text: Text,
    /// Where it was found.
    pub source: Source,
    /// When the source was seen to say so.
    pub as_of: Date,
    /// When somebody must look again.
    pub review_by: Date,
    /// `verified`, `well-known` or `uncertain`.
    pub confidence: String,
    /// Whether somebody must agree that it is shown, and who did.
    pub clearance: Clearance,
    /// Who may read it.
    pub visibility: Visibility,
    /// Where it stands.
    pub origin: Origin,
}

/// Whether somebody must agree before something is shown, and who did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clearance {
    /// Nobody is asked.
    NotNeeded,
    /// This office has not agreed yet: `co` or `hq`.
    Missing(String),
    /// This office has agreed.
    Given {
        /// `co` or `hq`.
        office: String,
        /// Who said so.
        by: String,
        /// When.
        on: Date,
    },
}

impl Clearance {
    /// The clearance that three keys of a source file make: an office that is named without who
    /// agreed and when has not agreed.
    pub fn new(office: Option<&str>, by: Option<String>, on: Option<Date>) -> Self {
        match (office, by, on) {
            (None | Some("none"), _, _) => Self::NotNeeded,
            (Some(office), Some(by), Some(on)) => Self::Given { office: office.to_owned(), by, on },
            (Some(office), _, _) => Self::Missing(office.to_owned()),
        }
    }

    /// Whether it may be shown.
    pub fn is_enough(&self) -> bool {
        !matches!(self, Self::Missing(_))
    }
}

impl Visibility {
    /// The word of `sensitivity`, or none.
    pub fn of_word(word: Option<&str>) -> Self {
        if word == Some("restricted") { Self::Facilitator } else { Self::Everyone }
    }

    /// Who may read a block.
    pub fn of<T>(block: &Block<T>) -> Self {
        Self::of_word(block.value(Field::Sensitivity).and_then(Value::as_word))
    }
}
