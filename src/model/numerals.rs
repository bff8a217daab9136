//! The digits in which languages count.

use super::Language;

/// Digits, by CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the digits' own")]
pub enum Numerals {
    Latin,
    Bengali,
    Devanagari,
    Myanmar,
    Persian,
}

impl Numerals {
    /// The name that BCP 47 and browsers know them by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::Bengali => "beng",
            Self::Devanagari => "deva",
            Self::Myanmar => "mymr",
            Self::Persian => "arabext",
        }
    }

    /// A whole number, without separators.
    pub fn write(self, number: u32) -> String {
        let zero = match self {
            Self::Latin => '0',
            Self::Bengali => '০',
            Self::Devanagari => '०',
            Self::Myanmar => '၀',
            Self::Persian => '۰',
        };
        let digit = |latin: u8| char::from_u32(u32::from(zero) + u32::from(latin - b'0'));
        number.to_string().bytes().map(|it| digit(it).expect("ten digits stand in a row")).collect()
    }
}

impl Language {
    /// The digits in which the language counts.
    pub fn numerals(&self) -> Numerals {
        match self.tag() {
            "bn" => Numerals::Bengali,
            "ne" => Numerals::Devanagari,
            "my" => Numerals::Myanmar,
            "fa-AF" | "ps" => Numerals::Persian,
            _ => Numerals::Latin,
        }
    }
}
