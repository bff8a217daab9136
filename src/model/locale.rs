//! Languages and what follows from their script.

use std::fmt;
use std::sync::Arc;

use super::Pseudo;

/// A BCP 47 language tag as kitbag writes it: `en`, `si`, `fa-AF`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(Arc<str>);

/// The direction in which a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// The scripts that the bundled fonts cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the scripts' own")]
pub enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Bengali,
    Devanagari,
    Khmer,
    Lao,
    Myanmar,
    Sinhala,
    Tamil,
    Thai,
}

/// What one language needs on a page and a slide.
struct Row {
    tag: &'static str,
    name: &'static str,
    autonym: &'static str,
    script: Script,
    office: &'static str,
}

const fn row(
    tag: &'static str,
    name: &'static str,
    autonym: &'static str,
    script: Script,
    office: &'static str,
) -> Row {
    Row { tag, name, autonym, script, office }
}

/// Tag, English name, own name, script, tag inside Office files.
const LANGUAGES: &[Row] = &[
    row("ar", "Arabic", "العربية", Script::Arabic, "ar-SA"),
    row("bn", "Bengali", "বাংলা", Script::Bengali, "bn-BD"),
    row("en", "English", "English", Script::Latin, "en-GB"),
    row("es", "Spanish", "Español", Script::Latin, "es-ES"),
    row("fa-AF", "Dari", "دری", Script::Arabic, "prs-AF"),
    row("fil", "Filipino", "Filipino", Script::Latin, "fil-PH"),
    row("fr", "French", "Français", Script::Latin, "fr-FR"),
    row("hi", "Hindi", "हिन्दी", Script::Devanagari, "hi-IN"),
    row("id", "Indonesian", "Bahasa Indonesia", Script::Latin, "id-ID"),
    row("km", "Khmer", "ភាសាខ្មែរ", Script::Khmer, "km-KH"),
    row("lo", "Lao", "ລາວ", Script::Lao, "lo-LA"),
    row("my", "Burmese", "မြန်မာ", Script::Myanmar, "my-MM"),
    row("ne", "Nepali", "नेपाली", Script::Devanagari, "ne-NP"),
    row("ps", "Pashto", "پښتو", Script::Arabic, "ps-AF"),
    row("pt", "Portuguese", "Português", Script::Latin, "pt-PT"),
    row("ru", "Russian", "Русский", Script::Cyrillic, "ru-RU"),
    row("si", "Sinhala", "සිංහල", Script::Sinhala, "si-LK"),
    row("sw", "Swahili", "Kiswahili", Script::Latin, "sw-KE"),
    row("ta", "Tamil", "தமிழ்", Script::Tamil, "ta-LK"),
    row("th", "Thai", "ไทย", Script::Thai, "th-TH"),
    row("ur", "Urdu", "اردو", Script::Arabic, "ur-PK"),
    row("vi", "Vietnamese", "Tiếng Việt", Script::Latin, "vi-VN"),
];

/// Languages that nobody speaks and no workspace can name as one of its own. Their tags are for private
/// use everywhere (BCP 47 §2.2.4), and Office needs one that it knows.
const PSEUDO: &[Row] = &[
    row("en-XA", "English with accents", "Éñĝļîšĥ", Script::Latin, "en-GB"),
    row("en-XB", "English from right to left", "عنگليسه", Script::Arabic, "ar-SA"),
];

/// All tags, in order.
pub(super) const TAGS: [&str; LANGUAGES.len()] = {
    let mut tags = [""; LANGUAGES.len()];
    let mut at = 0;
    while at < tags.len() {
        tags[at] = LANGUAGES[at].tag;
        at += 1;
    }
    tags
};

impl Language {
    /// Reads a tag that kitbag knows; `None` for any other.
    pub fn parse(tag: &str) -> Option<Self> {
        LANGUAGES.iter().find(|row| row.tag == tag).map(|row| Self(row.tag.into()))
    }

    /// English, the language of the shipped base modules.
    pub fn english() -> Self {
        Self("en".into())
    }

    /// A language that nobody speaks.
    pub fn of(pseudo: Pseudo) -> Self {
        Self(pseudo.tag().into())
    }

    /// What is strange about the language; `None` for one that is spoken.
    pub fn pseudo(&self) -> Option<Pseudo> {
        Pseudo::parse(self.tag())
    }

    /// All tags, in order.
    pub fn tags() -> impl Iterator<Item = &'static str> {
        TAGS.into_iter()
    }

    /// The tag most like a word that is none: `ne` for `ne-NP` and `ne_NP`.
    pub fn nearest(word: &str) -> Option<&'static str> {
        let language = word.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let same = Self::tags().find(|tag| *tag == language);
        same.or_else(|| crate::diagnostic::nearest(word, Self::tags()))
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The English name.
    pub fn name(&self) -> &'static str {
        self.row().name
    }

    /// The name in the language itself.
    pub fn autonym(&self) -> &'static str {
        self.row().autonym
    }

    /// The script it is written in.
    pub fn script(&self) -> Script {
        self.row().script
    }

    /// The direction it is written in.
    pub fn direction(&self) -> Direction {
        self.script().direction()
    }

    /// The tag that Office files carry: Dari is `prs-AF` there.
    pub fn office_tag(&self) -> &'static str {
        self.row().office
    }

    fn row(&self) -> &'static Row {
        let mut rows = LANGUAGES.iter().chain(PSEUDO);
        rows.find(|row| row.tag == self.tag()).expect("a language is made of tags of the tables alone")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Script {
    /// Whether spaces stand between its words.
    pub fn has_spaces(self) -> bool {
        !matches!(self, Self::Khmer | Self::Thai | Self::Lao | Self::Myanmar)
    }

    /// The direction the script runs in.
    pub fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::Rtl,
            _ => Direction::Ltr,
        }
    }

    /// Line height as a multiple of the type size, in thousandths.
    pub fn line_height(self) -> u32 {
        match self {
            Self::Latin | Self::Cyrillic => 1400,
            Self::Tamil => 1320,
            Self::Sinhala => 1500,
            Self::Khmer | Self::Myanmar => 1700,
            _ => 1600,
        }
    }

    /// Type size as a multiple of the Latin size that looks equal, in thousandths.
    pub fn size_factor(self) -> u32 {
        match self {
            // The letters of Tamil and Sinhala are higher in the em than a Latin x, by 3 and 13 percent.
            Self::Latin | Self::Cyrillic | Self::Tamil | Self::Sinhala => 1000,
            Self::Arabic => 1150,
            _ => 1100,
        }
    }
}
