//! A small edition made by hand, with every kind of block, in five languages.

use std::collections::BTreeMap;

use kitbag::model::*;

/// The words that differ between the languages; numbers of the list are those of `text`.
const WORDS: &[(&str, [&str; 8])] = &[
    (
        "en",
        [
            "Start with people",
            "Who are our users?",
            "Residents and visitors come to the counter",
            "Colleagues in other ministries need our data",
            "Ask the room: who came to your counter this week? Listen to each answer before you go on.",
            "The person at the end of the line",
            "The office moved one form online and closed two counters; older people stopped coming.",
            "Which of these is a user of the service?",
        ],
    ),
    (
        "si",
        [
            "මිනිසුන්ගෙන් ආරම්භ කරන්න",
            "අපගේ පරිශීලකයන් කවුද?",
            "පදිංචිකරුවන් සහ අමුත්තන් කවුන්ටරයට පැමිණේ",
            "වෙනත් අමාත්‍යාංශවල සගයන්ට අපගේ දත්ත අවශ්‍ය වේ",
            "කණ්ඩායමෙන් අසන්න: මේ සතියේ ඔබේ කවුන්ටරයට පැමිණියේ කවුද? ඉදිරියට යාමට පෙර සෑම පිළිතුරකටම සවන් දෙන්න.",
            "පෝලිමේ අවසානයේ සිටින තැනැත්තා",
            "කාර්යාලය එක් පෝරමයක් අන්තර්ජාලයට ගෙන ගොස් කවුන්ටර දෙකක් වසා දැමීය; වැඩිහිටියන් පැමිණීම නතර විය.",
            "මින් සේවාවේ පරිශීලකයෙකු වන්නේ කවුද?",
        ],
    ),
    (
        "ta",
        [
            "மக்களிடமிருந்து தொடங்குங்கள்",
            "நமது பயனர்கள் யார்?",
            "குடியிருப்பாளர்களும் பார்வையாளர்களும் கருமபீடத்திற்கு வருகிறார்கள்",
            "மற்ற அமைச்சுகளில் உள்ள சக ஊழியர்களுக்கு நமது தரவு தேவை",
            "அறையில் கேளுங்கள்: இந்த வாரம் உங்கள் கருமபீடத்திற்கு யார் வந்தார்கள்? தொடரும் முன் ஒவ்வொரு பதிலையும் கேளுங்கள்.",
            "வரிசையின் முடிவில் இருப்பவர்",
            "அலுவலகம் ஒரு படிவத்தை இணையத்திற்கு மாற்றி இரண்டு கருமபீடங்களை மூடியது; முதியவர்கள் வருவதை நிறுத்தினர்.",
            "இவர்களில் சேவையின் பயனர் யார்?",
        ],
    ),
    (
        "km",
        [
            "ចាប់ផ្តើមពីប្រជាជន",
            "តើអ្នកប្រើប្រាស់របស់យើងជានរណា?",
            "ប្រជាពលរដ្ឋនិងភ្ញៀវមកកាន់បញ្ជរសេវា",
            "សហការីនៅក្រសួងផ្សេងទៀតត្រូវការទិន្នន័យរបស់យើង",
            "សូមសួរអ្នកចូលរួមទាំងអស់ថា តើនរណាបានមកបញ្ជររបស់អ្នកក្នុងសប្តាហ៍នេះ? សូមស្តាប់ចម្លើយនីមួយៗមុននឹងបន្តទៅមុខទៀត។",
            "មនុស្សនៅចុងជួរ",
            "ការិយាល័យបានដាក់ទម្រង់បែបបទមួយតាមអនឡាញ ហើយបិទបញ្ជរពីរ មនុស្សចាស់លែងមកទៀត។",
            "តើអ្នកណាជាអ្នកប្រើប្រាស់សេវានេះ?",
        ],
    ),
    (
        "fa-AF",
        [
            "از مردم آغاز کنید",
            "کاربران ما کی‌ها هستند؟",
            "باشندگان و مهمانان به پنجرهٔ خدمات می‌آیند",
            "همکاران در وزارت‌های دیگر به داده‌های ما نیاز دارند",
            "از حاضران بپرسید: این هفته چه کسی به پنجرهٔ شما آمد؟ پیش از ادامه دادن به هر پاسخ گوش بدهید (۳ دقیقه).",
            "شخصی که در پایان صف است",
            "اداره یک فورم را آنلاین ساخت و دو پنجره را بست؛ بزرگ‌سالان دیگر نیامدند.",
            "کدام یک کاربر خدمات است؟",
        ],
    ),
];

/// A picture with shapes, strokes, a transform and a text.
const PICTURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540"><rect width="960" height="540" fill="#ffffff"/><path d="M60 300 L900 300" stroke="#1f4e79" stroke-width="6" fill="none"/><circle cx="300" cy="300" r="90" fill="#dbe7f3" stroke="#1f4e79" stroke-width="4"/><g transform="translate(560 210)"><rect width="240" height="180" rx="16" fill="#1f4e79"/></g><text x="300" y="310" font-family="Noto Sans" font-size="32" text-anchor="middle" fill="#1a1a1a">Counter</text></svg>"##;

/// Days in the digits of Dari, or in those of English, and with the months' numbers.
fn writing(tag: &str) -> Writing {
    let (digits, decimal) = if tag == "fa-AF" { ("۰۱۲۳۴۵۶۷۸۹", '٫') } else { ("0123456789", '.') };
    Writing {
        digits: digits.to_owned(),
        decimal,
        day: "{day} {month} {year}",
        months: (1..=12).map(|month| format!("M{month}")).collect(),
    }
}

/// An id that is known to be one.
pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// Words with characters that nobody sees and that are part of the text: zero-width spaces between
/// Khmer words, joiners inside of Sinhala letters, non-joiners inside of Dari words.
#[allow(dead_code, reason = "not every test is about letters")]
pub const JOINED: &[(&str, &str)] = &[
    ("km", "ការ\u{200B}បម្លែង\u{200B}ឌីជីថល"),
    ("si", "ශ්\u{200D}රී ලංකාවේ ක්\u{200D}රියාවලිය"),
    ("fa-AF", "خدمت می\u{200C}شود"),
];

/// The sample edition with a title of [`JOINED`].
#[allow(dead_code, reason = "not every test is about letters")]
pub fn joined(tag: &str, words: &str) -> Edition {
    let mut edition = edition(tag);
    edition.title = RichText::plain(words, Language::parse(tag).unwrap());
    edition
}

/// The sample edition of `lk` in a language of [`WORDS`].
#[allow(clippy::too_many_lines, reason = "one literal from top to bottom")]
pub fn edition(tag: &str) -> Edition {
    let words = &WORDS.iter().find(|(language, _)| *language == tag).unwrap().1;
    let language = Language::parse(tag).unwrap();
    let text = |n: usize| RichText::plain(words[n], language.clone());
    let plain = |words: &str| RichText::plain(words, language.clone());
    let prose = |elements: Vec<Element<RichText>>| Prose(elements.into_iter().map(Piece::open).collect());
    let bullets = |numbers: &[usize]| {
        let items = numbers.iter().map(|n| ListItem::new(text(*n))).collect();
        Element::List(List { ordered: false, items })
    };
    let step = |kind, elements| Step { kind, minutes: None, body: prose(elements), when: vec![] };
    let picture = AssetPath::parse("assets/counter.svg").unwrap();
    let slide = |name: &str, layout, start, body, picture| Slide {
        id: id(name),
        title: plain(&format!("{} {name}", words[1])),
        layout,
        minutes: 5,
        start,
        body,
        picture,
        script: vec![
            step(StepKind::Say, vec![Element::Paragraph(text(4))]),
            Step { minutes: Some(3), ..step(StepKind::Do, vec![Element::Paragraph(text(6))]) },
            step(
                StepKind::Ask,
                vec![Element::Paragraph(text(1)), bullets(&[2, 3]), Element::Quote(vec![text(4)])],
            ),
            step(StepKind::ListenFor, vec![Element::Paragraph(text(3))]),
            step(StepKind::WatchOut, vec![Element::Paragraph(text(6))]),
            step(StepKind::KeyPoint, vec![Element::Paragraph(text(2))]),
            step(StepKind::Transition, vec![Element::Paragraph(text(5))]),
        ],
        visibility: Visibility::Everyone,
        local: None,
    };
    let cells = |numbers: &[usize]| numbers.iter().map(|n| text(*n)).collect::<Vec<_>>();
    let table = Element::Table(Table { header: cells(&[0, 5]), rows: vec![cells(&[2, 3]), cells(&[3, 2])] });
    let figure = Picture { asset: picture.clone(), alt: Some(text(5)) };
    let columns = prose(vec![bullets(&[2, 3]), Element::ColumnBreak, bullets(&[3, 2])]);
    let quote = prose(vec![Element::Quote(vec![text(6)])]);
    let slides = vec![
        slide("who-are-our-users", Layout::Bullets, 540, prose(vec![bullets(&[2, 3])]), None),
        slide("two-sides", Layout::TwoColumns, 545, columns, None),
        slide("in-a-table", Layout::Table, 550, prose(vec![table.clone()]), None),
        slide("the-counter", Layout::Picture, 555, Prose::empty(), Some(figure.clone())),
        slide("beside", Layout::PictureText, 560, prose(vec![bullets(&[2, 3])]), Some(figure)),
        slide("they-say", Layout::Quote, 565, quote, None),
        slide("the-case", Layout::Case, 570, prose(vec![Element::Paragraph(text(6))]), None),
        slide("remember", Layout::KeyPoints, 575, prose(vec![bullets(&[2, 3])]), None),
    ];
    let choice =
        |name: &str, n: usize, right| Choice { id: id(name), text: text(n), right, feedback: Some(text(4)) };
    let question = |name: &str, answer| Question {
        id: id(name),
        objective: Some(id("o1")),
        stem: text(7),
        answer,
        right: None,
        wrong: None,
    };
    let date = Date { year: 2026, month: 11, day: 20 };
    let section = |name: &str, n: usize, start, minutes, slides, is_break| Section {
        id: id(name),
        title: text(n),
        minutes,
        start,
        slides,
        is_break,
        cut: None,
        cases: vec![],
        tools: vec![],
        activities: vec![],
    };
    let mut users = section("users", 0, 540, 40, slides, false);
    users.cases = vec![id("end-of-the-line")];
    users.cut = Some(text(6));
    let asset =
        Asset { bytes: PICTURE.as_bytes().into(), media: Media::Svg, width: 960, height: 540, length: 0 };
    Edition {
        target: Target { overlay: id("lk"), language: language.clone(), audiences: vec![] },
        module: id("people-first"),
        code: Code { overlay: "lk".into(), module: "pf".into() },
        variant: Variant::Core,
        mark: String::new(),
        place: (2, 8),
        title: text(0),
        summary: text(6),
        series: Series {
            title: text(0),
            version: "0.1.0".into(),
            date,
            date_text: "20 Nov 2026".into(),
            licence_name: "CC BY 4.0".into(),
            licence_url: "https://creativecommons.org/licenses/by/4.0/".into(),
            credits: vec!["The kitbag contributors".into()],
            overlay: Some(RichText::plain("Sri Lanka", Language::english())),
        },
        draft: Draft { module: false, translation: tag != "en", unfinished: false, fallback: false },
        conditions: Conditions::Applied,
        hash: "0123456789".into(),
        branding: Branding {
            template: None,
            fonts: DeckFonts::default(),
            accent: Colour { red: 0x8d, green: 0x1b, blue: 0x3d },
            dark: Colour { red: 0x3a, green: 0x12, blue: 0x20 },
            pale: Colour { red: 0xf6, green: 0xea, blue: 0xee },
            logo: None,
            footer: Some(RichText::plain("kitbag", Language::english())),
        },
        lms: Lms { mastery: 70, certificate: true },
        print: Print {
            paper: Paper::A4,
            size: Size::Usual,
            ink: InkUse::Usual,
            section_start: SectionStart::NextPage,
            booklet: false,
        },
        labels: Labels::new(language.clone(), BTreeMap::new()),
        writing: writing(tag),
        objectives: vec![
            Objective { id: id("o1"), text: text(2) },
            Objective { id: id("o2"), text: text(3) },
        ],
        sections: vec![
            users,
            section("break", 5, 580, 10, vec![], true),
            section(
                "wrap",
                5,
                590,
                5,
                vec![slide("close", Layout::Closing, 590, prose(vec![bullets(&[2, 3])]), None)],
                false,
            ),
        ],
        cases: vec![Case {
            id: id("end-of-the-line"),
            title: text(5),
            outcome: Outcome::Failure,
            body: prose(vec![
                Element::Heading { level: 2, text: text(1) },
                Element::Paragraph(text(6)),
                table,
                Element::Paragraph(text(4)),
            ]),
            guidance: Prose::empty(),
            sources: vec![Source {
                title: "A report".into(),
                publisher: "An office".into(),
                date: "2020-01-05".into(),
                url: "https://example.org/report".into(),
            }],
            as_of: date,
            as_of_text: "20 Nov 2026".into(),
            visibility: Visibility::Everyone,
        }],
        tools: vec![Tool {
            id: id("journey-map"),
            title: text(1),
            purpose: text(2),
            body: prose(vec![Element::Paragraph(text(4)), bullets(&[2, 3])]),
            guidance: Prose::empty(),
            is_large: false,
            visibility: Visibility::Everyone,
        }],
        activities: vec![],
        quiz: Some(Quiz {
            test: None,
            draw: 2,
            questions: vec![
                question("q-user", Answer::Single(vec![choice("a", 2, true), choice("b", 6, false)])),
                question(
                    "q-all",
                    Answer::Multiple(vec![choice("a", 2, true), choice("b", 3, true), choice("c", 6, false)]),
                ),
            ],
        }),
        glossary: vec![],
        schedule: None,
        guide: None,
        assets: BTreeMap::from([(picture, asset)]),
    }
}
