//! How long the texts of a role may be.
//!
//! A title has a place of its own on a slide, so its limit follows from the place and from how wide
//! the letters of a script are. Other texts share their place with what stands around them; there
//! the growth that translations usually need is all that can be said.

use crate::deck::geometry::{self, Place};
use crate::model::{Language, Script, SlideLayout};

/// Part of a line that words fill before the next one has to begin below, in percent.
const FILLED: i64 = 90;

/// English Metric Units in a hundredth of a point.
const EMU: i64 = 127;

/// How many letters a translation may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// As many as its place has room for.
    Room(usize),
    /// As many as a translation of a text so long usually has.
    Growth(usize),
}

/// The limit of a role's texts that does not depend on the source text.
fn room(role: &str, language: &Language) -> Option<usize> {
    let layout = match role {
        "module-title" => SlideLayout::Title,
        "section-title" => SlideLayout::Section,
        "slide-title" => SlideLayout::Bullets,
        "case-title" => SlideLayout::Case,
        "activity-title" => SlideLayout::Activity,
        "stem" => SlideLayout::Quiz,
        super::role::ALT => return Some(125),
        _ => return None,
    };
    Some(capacity(geometry::title(layout), language.script()))
}

/// What translators are told of the limit of a role. That of alternative texts is in its note.
pub(super) fn note(role: &str, language: &Language) -> Option<String> {
    let most = room(role, language).filter(|_| role != super::role::ALT)?;
    Some(format!("At most {most} letters"))
}

/// The limit of a translation.
pub(super) fn of(role: &str, language: &Language, source: usize) -> Option<Limit> {
    let shares_its_place = matches!(role, "slide-text" | "option" | super::role::LABEL);
    let growth = || shares_its_place.then(|| grown(source)).flatten();
    room(role, language).map(Limit::Room).or_else(|| growth().map(Limit::Growth))
}

/// Letters that a title has room for in the smallest type that the deck sets it in.
fn capacity(place: Place, script: Script) -> usize {
    let scale = geometry::SCALES.last().copied().unwrap_or(100);
    let size = i64::from(geometry::scaled(place.size, script) * scale / 100) * EMU;
    let lines = place.rect.height.0 * 1000 / (size * i64::from(geometry::line_height(script)));
    let letters = place.rect.width.0 * 10 * FILLED / (size * i64::from(letter_width(script)));
    usize::try_from(lines * letters).expect("places have a size")
}

/// The width of a letter with all its signs in bold type, in thousandths of the type size, on
/// average over ordinary text.
fn letter_width(script: Script) -> u32 {
    match script {
        Script::Latin => 520,
        Script::Arabic => 410,
        Script::Bengali | Script::Devanagari => 700,
        Script::Khmer => 800,
        Script::Myanmar => 820,
        Script::Sinhala => 840,
        Script::Tamil => 1030,
        Script::Cyrillic | Script::Lao | Script::Thai => 600,
    }
}

/// How much longer than its source text a translation usually is at most, in percent, for source
/// texts up to so many letters (W3C, Text size in translation): short texts grow more.
const GROWTH: &[(usize, usize)] = &[(10, 300), (20, 200), (30, 180), (50, 160)];

/// How long a translation usually is at most; never less than that of a shorter text, and room for
/// a word in any case. `None` where the source text is a sentence, which has room to grow.
fn grown(source: usize) -> Option<usize> {
    let source = source.max(5);
    let own = GROWTH.iter().position(|(end, _)| source <= *end)?;
    let upto = |(end, percent): &(usize, usize)| source.min(*end) * percent / 100;
    GROWTH[..=own].iter().map(upto).max()
}

#[cfg(test)]
mod tests {
    use super::{capacity, grown, letter_width};
    use crate::deck::geometry::{self, Place};
    use crate::model::{Script, SlideLayout};
    use crate::translate::checks::letters_of;
    use crate::typeset::{Align, Direction, Lines, Milli, Paragraph, Span, Typesetter};

    /// The first sentence of the Universal Declaration of Human Rights.
    const SAMPLES: &[(Script, &str, &str)] = &[
        (Script::Latin, "en", "All human beings are born free and equal in dignity and rights."),
        (Script::Cyrillic, "ru", "Все люди рождаются свободными и равными в своем достоинстве и правах."),
        (Script::Arabic, "ar", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق."),
        (Script::Bengali, "bn", "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।"),
        (
            Script::Devanagari,
            "hi",
            "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
        ),
        (Script::Khmer, "km", "មនុស្សទាំងអស់កើតមកមានសេរីភាព និងភាពស្មើគ្នាក្នុងសិទ្ធិ និងសេចក្ដីថ្លៃថ្នូរ។"),
        (Script::Lao, "lo", "ມະນຸດທຸກຄົນເກີດມາມີກຽດສັກສີ ສິດທິ ເສລີພາບ ແລະຄວາມສະເໝີພາບເທົ່າທຽມກັນ"),
        (
            Script::Myanmar,
            "my",
            "လူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့်လည်းကောင်း၊ အခွင့်အရေးများဖြင့်လည်းကောင်း မွေးဖွားလာသူများဖြစ်သည်။",
        ),
        (Script::Sinhala, "si", "සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත. ගරුත්වයෙන් හා අයිතිවාසිකම්වලින් සමාන වෙති."),
        (
            Script::Tamil,
            "ta",
            "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும் உரிமைகளிலும் சமமானவர்கள்.",
        ),
        (Script::Thai, "th", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"),
    ];

    fn set(text: &str, tag: &str, size: Milli, width: Milli, script: Script) -> Lines {
        Typesetter::new().layout(&Paragraph {
            spans: vec![Span::bold(text)],
            size,
            line_height: geometry::line_height(script),
            width,
            direction: Direction::Ltr,
            align: Align::Start,
            locale: tag.to_owned(),
        })
    }

    #[test]
    fn t079_widths_of_letters_are_those_of_the_faces() {
        let mut measured = Vec::new();
        for (script, tag, sample) in SAMPLES {
            let width = set(sample, tag, Milli::pt(1000), Milli::pt(1_000_000), *script).width();
            let letters = i64::try_from(letters_of(sample)).expect("samples are short");
            let average = width.0 / 1000 / letters;
            if (average - i64::from(letter_width(*script))).abs() * 100 > average * 8 {
                measured.push((*script, average));
            }
        }
        assert_eq!(measured, []);
    }

    #[test]
    fn t079_titles_up_to_the_limit_fit_their_place_and_much_longer_ones_do_not() {
        for (script, tag, sample) in SAMPLES {
            let place = geometry::title(SlideLayout::Bullets);
            let most = capacity(place, *script);
            let heights =
                [most, most * 3 / 2].map(|letters| height(&of_length(sample, letters), tag, place, *script));
            let room = Milli(place.rect.height.0 * 10 / 127);
            assert!(
                heights[0] <= room && heights[1] > room,
                "{tag}: {most} letters are {heights:?} of {room:?}"
            );
        }
    }

    fn of_length(sample: &str, letters: usize) -> String {
        use unicode_segmentation::UnicodeSegmentation;
        let endless = format!("{sample} ").repeat(8);
        let mut text = String::new();
        for cluster in endless.graphemes(true) {
            if letters_of(&text) == letters {
                break;
            }
            text.push_str(cluster);
        }
        text
    }

    fn height(text: &str, tag: &str, place: Place, script: Script) -> Milli {
        let size = Milli(i64::from(geometry::scaled(place.size, script) * 80 / 100) * 10);
        set(text, tag, size, Milli(place.rect.width.0 * 10 / 127), script).height
    }

    #[test]
    fn short_texts_grow_more() {
        let grown = [4, 10, 11, 30, 31, 50, 51].map(grown);
        assert_eq!(grown, [Some(15), Some(30), Some(30), Some(54), Some(54), Some(80), None]);
    }
}
