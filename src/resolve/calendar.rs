//! Days as each language writes them.

use crate::model::{Date, Language};

/// Names of the months, January first, for the languages that spell them out here.
const MONTHS: &[(&str, [&str; 12])] = &[
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
    let Some((tag, months)) = MONTHS.iter().find(|(tag, _)| *tag == language.tag()) else {
        return date.to_string();
    };
    let (day, month, year) = (date.day, months[usize::from(date.month) - 1], date.year);
    match *tag {
        "si" => format!("{year} {month} {day}"),
        _ => format!("{day} {month} {year}"),
    }
}
