//! How a language writes numbers and days that only the learner's device knows.

/// Digits and days of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Its digits, zero first.
    pub digits: String,
    /// What stands before the decimals of a number.
    pub decimal: char,
    /// A day with `{day}`, `{month}` and `{year}`.
    pub day: &'static str,
    /// The names of the months, January first; empty where a day is written as `2026-11-20`.
    pub months: Vec<String>,
}

impl Writing {
    /// A whole number in the digits of the language.
    pub fn number(&self, number: usize) -> String {
        self.digits(&number.to_string())
    }

    /// Minutes and seconds of a recording, as `2:30`.
    pub fn playing_time(&self, milliseconds: u32) -> String {
        let seconds = (milliseconds.saturating_add(500) / 1000).max(1);
        self.digits(&format!("{}:{:02}", seconds / 60, seconds % 60))
    }

    /// What is written with other digits in the digits of the language.
    pub fn digits(&self, written: &str) -> String {
        let place =
            |digit: char| digit.to_digit(10).and_then(|value| self.digits.chars().nth(value as usize));
        written.chars().map(|digit| place(digit).unwrap_or(digit)).collect()
    }
}
