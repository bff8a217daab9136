//! Numbers as each language writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::Locale;

use crate::model::Language;

/// A number with the separators and digits of a language (CLDR); what is none stays as it is.
pub(super) fn written(value: &str, language: &Language) -> String {
    let Ok(number) = value.parse::<Decimal>() else { return value.to_owned() };
    formatted(&number, language, DecimalFormatterOptions::default())
}

/// A number in the digits of a language, without separators, as days and years are written.
pub(super) fn digits(number: u16, language: &Language) -> String {
    formatted(&number.into(), language, GroupingStrategy::Never.into())
}

/// The sign before decimals.
pub(super) fn decimal(language: &Language) -> char {
    let one_and_a_half = written("1.5", language);
    one_and_a_half.chars().nth(1).expect("a digit, the sign and a digit")
}

fn formatted(number: &Decimal, language: &Language, options: DecimalFormatterOptions) -> String {
    let locale = language.tag().parse::<Locale>().expect("the table holds tags of BCP 47");
    let formatter = DecimalFormatter::try_new(locale.into(), options);
    formatter.expect("the root locale stands for those without data").format(number).to_string()
}

#[cfg(test)]
mod tests {
    use super::{decimal, written};
    use crate::model::Language;

    #[test]
    fn t059_separators_and_digits_are_those_of_the_language() {
        let shown = |tag: &str| written("1234567.50", &Language::parse(tag).expect("the table has the tag"));
        assert_eq!(
            ["en", "si", "ta", "km", "es", "fr", "hi", "bn", "fa-AF", "ar"].map(shown),
            [
                "1,234,567.50",
                "1,234,567.50",
                "12,34,567.50",
                "1,234,567.50",
                "1.234.567,50",
                "1\u{202f}234\u{202f}567,50",
                "12,34,567.50",
                "১২,৩৪,৫৬৭.৫০",
                "۱٬۲۳۴٬۵۶۷٫۵۰",
                "1,234,567.50",
            ]
        );
        assert_eq!(written("-6", &Language::english()), "-6");
        let sign = |tag: &str| decimal(&Language::parse(tag).expect("the table has the tag"));
        assert_eq!(["en", "es", "fr", "bn", "fa-AF"].map(sign), ['.', ',', ',', '.', '٫']);
    }
}
