//! Days as each language writes them.

use super::number;
use crate::model::{Date, Language, Writing};

/// Names of the months, January first, for the languages that spell them out here (CLDR; Sinhala and
/// Tamil as Sri Lanka writes them).
const MONTHS: &[(&str, [&str; 12])] = &[
    (
        "ar",
        [
            "يناير",
            "فبراير",
            "مارس",
            "أبريل",
            "مايو",
            "يونيو",
            "يوليو",
            "أغسطس",
            "سبتمبر",
            "أكتوبر",
            "نوفمبر",
            "ديسمبر",
        ],
    ),
    (
        "es",
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
    (
        "fa-AF",
        [
            "جنوری",
            "فبروری",
            "مارچ",
            "اپریل",
            "می",
            "جون",
            "جولای",
            "اگست",
            "سپتمبر",
            "اکتوبر",
            "نومبر",
            "دسمبر",
        ],
    ),
    (
        "fil",
        [
            "Enero",
            "Pebrero",
            "Marso",
            "Abril",
            "Mayo",
            "Hunyo",
            "Hulyo",
            "Agosto",
            "Setyembre",
            "Oktubre",
            "Nobyembre",
            "Disyembre",
        ],
    ),
    (
        "fr",
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
    ),
    (
        "ps",
        [
            "جنوري",
            "فبروري",
            "مارچ",
            "اپریل",
            "مۍ",
            "جون",
            "جولای",
            "اګست",
            "سېپتمبر",
            "اکتوبر",
            "نومبر",
            "دسمبر",
        ],
    ),
    (
        "en",
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    ),
    (
        "si",
        [
            "ජනවාරි",
            "පෙබරවාරි",
            "මාර්තු",
            "අප්\u{200D}රේල්",
            "මැයි",
            "ජූනි",
            "ජූලි",
            "අගෝස්තු",
            "සැප්තැම්බර්",
            "ඔක්තෝබර්",
            "නොවැම්බර්",
            "දෙසැම්බර්",
        ],
    ),
    (
        "ta",
        [
            "ஜனவரி",
            "பெப்ரவரி",
            "மார்ச்",
            "ஏப்ரல்",
            "மே",
            "ஜூன்",
            "ஜூலை",
            "ஆகஸ்ட்",
            "செப்டம்பர்",
            "ஒக்டோபர்",
            "நவம்பர்",
            "டிசம்பர்",
        ],
    ),
    ("km", ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"]),
];

/// A day with its month in words, or as `2026-11-20` where the months are not known.
pub(super) fn long(date: Date, language: &Language) -> String {
    let months = months(language);
    let Some(month) = months.get(usize::from(date.month) - 1) else { return date.to_string() };
    let [day, year] = [u16::from(date.day), date.year].map(|number| number::digits(number, language));
    pattern(language).replace("{day}", &day).replace("{month}", month).replace("{year}", &year)
}

/// How a language writes the days and numbers that only the learner's device knows.
pub(super) fn writing(language: &Language) -> Writing {
    let digits = (0..10).map(|digit| number::digits(digit, language)).collect();
    Writing { digits, decimal: number::decimal(language), day: pattern(language), months: months(language) }
}

fn months(language: &Language) -> Vec<String> {
    if let Some(pseudo) = language.pseudo() {
        return months(&Language::english()).iter().map(|month| pseudo.spelled(month)).collect();
    }
    let known = MONTHS.iter().find(|(tag, _)| *tag == language.tag());
    known.map(|(_, months)| months.map(str::to_owned).to_vec()).unwrap_or_default()
}

fn pattern(language: &Language) -> &'static str {
    match language.tag() {
        "si" => "{year} {month} {day}",
        "es" => "{day} de {month} de {year}",
        "fil" => "{month} {day}, {year}",
        _ => "{day} {month} {year}",
    }
}

#[cfg(test)]
mod tests {
    use super::long;
    use crate::model::{Date, Language, Pseudo};

    #[test]
    fn days_are_written_as_cldr_writes_them() {
        let day = Date::parse("2026-11-20").expect("it is a day");
        let shown = |tag: &str| long(day, &Language::parse(tag).expect("the table has the tag"));
        assert_eq!(
            ["en", "ar", "es", "fa-AF", "fil", "fr", "km", "ps", "si", "ta", "ru"].map(shown),
            [
                "20 November 2026",
                "20 نوفمبر 2026",
                "20 de noviembre de 2026",
                "۲۰ نومبر ۲۰۲۶",
                "Nobyembre 20, 2026",
                "20 novembre 2026",
                "20 វិច្ឆិកា 2026",
                "۲۰ نومبر ۲۰۲۶",
                "2026 නොවැම්බර් 20",
                "20 நவம்பர் 2026",
                "2026-11-20",
            ]
        );
        let strange = Pseudo::ALL.map(|pseudo| long(day, &Language::of(pseudo)));
        assert_eq!(strange, ["20 Ñöṽéɱƀéŕ 2026", "20 نوڤعمبعر 2026"]);
    }
}
