//! Variables: what a series declares and what layers set.

use std::collections::BTreeMap;

use super::{AssetPath, Date, Language, Reference};
use crate::diagnostic::Origin;

/// A declared variable.
#[derive(Clone, Debug)]
pub struct Variable {
    /// What it may hold.
    pub kind: VariableKind,
    /// What stands where no layer sets it.
    pub default: Option<String>,
    /// Where it is declared.
    pub origin: Origin,
}

/// Types of variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the values of `type`")]
pub enum VariableKind {
    Text,
    Number,
    Date,
    Url,
    Image,
}

/// A variable's value, for all languages or for each.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// For languages without one of their own.
    pub value: Option<String>,
    /// Per language.
    pub by_language: BTreeMap<Language, String>,
    /// Where it is set.
    pub origin: Origin,
}

impl VariableKind {
    /// Most digits of a number.
    const DIGITS: usize = 15;

    /// Whether a value is of this type.
    pub fn fits(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Number => is_number(value),
            Self::Date => Date::parse(value).is_some(),
            Self::Url => matches!(Reference::parse(value), Some(Reference::Web(_))),
            Self::Image => AssetPath::parse(value).is_some_and(|path| path.variable().is_none()),
        }
    }

    /// What a value of this type is.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Text => "words",
            Self::Number => "a number as 6 or 2.5",
            Self::Date => "a day as 2026-11-20",
            Self::Url => "an address that begins with https://, mailto: or tel:",
            Self::Image => "a picture as assets/logo.svg",
        }
    }
}

fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let parts = || digits.split('.');
    digits.len() <= VariableKind::DIGITS
        && parts().count() <= 2
        && parts().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}
