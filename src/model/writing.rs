//! How a language writes numbers and days that only the learner's device knows.

/// Digits and days of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Its digits, zero first.
    pub digits: String,
    /// A day with `{day}`, `{month}` and `{year}`.
    pub day: &'static str,
    /// The names of the months, January first; empty where a day is written as `2026-11-20`.
    pub months: Vec<String>,
}

impl Writing {
    /// A whole number in the digits of the language.
    pub fn number(&self, number: usize) -> String {
        let place =
            |digit: char| digit.to_digit(10).and_then(|value| self.digits.chars().nth(value as usize));
        number.to_string().chars().map(|digit| place(digit).unwrap_or(digit)).collect()
    }
}
