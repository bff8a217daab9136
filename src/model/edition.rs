//! The finished words of one module for one target: all that the planner and the renderers see.
//!
//! Text here is final: layers are applied, translations are in, placeholders are filled. Blocks
//! that only the facilitator may read carry [`Visibility::Facilitator`] and never reach learners'
//! files or slides.

use std::collections::BTreeMap;

use super::{
    Asset, AssetPath, ChosenTemplate, Colour, Conditions, Date, Guide, Id, Label, Labels, Language, Print,
    Prose, Quiz, Recording, RichText, Schedule, Sense, SeriesTest, Step, Target, Variant, Writing,
};

/// One module, ready to be rendered.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What was asked for.
    pub target: Target,
    /// The module's id.
    pub module: Id,
    /// The length in which it is taught.
    pub variant: Variant,
    /// What is added to the names of its files where variant or paper are not those that the target
    /// has by itself: `-express-letter`.
    pub mark: String,
    /// The module's short code, two to four letters, and the overlay's; together with the
    /// language they tell packages apart.
    pub code: Code,
    /// Place in the series of this target, from 1, and the number of its modules.
    pub place: (usize, usize),
    /// The module's title.
    pub title: RichText,
    /// One or two sentences about it.
    pub summary: RichText,
    /// The series and who made it.
    pub series: Series,
    /// What must be said about its readiness, on every page, slide and screen.
    pub draft: Draft,
    /// Whether parts for other audiences are left out, or marked for reviewers.
    pub conditions: Conditions,
    /// First ten hexadecimal digits of the hash of everything in this edition.
    pub hash: String,
    /// Colours, logo and footer.
    pub branding: Branding,
    /// Settings for LMS packages.
    pub lms: Lms,
    /// Settings for paper.
    pub print: Print,
    /// kitbag's own words in the edition's language.
    pub labels: Labels,
    /// How its language writes what only the learner's device knows.
    pub writing: Writing,
    /// What participants can do afterwards.
    pub objectives: Vec<Objective>,
    /// Sections and breaks in order, with the times of the day.
    pub sections: Vec<Section>,
    /// Cases in order of first use.
    pub cases: Vec<Case>,
    /// Tools in order of first use.
    pub tools: Vec<Tool>,
    /// Activities in order of first use.
    pub activities: Vec<Activity>,
    /// The quiz, if the module has one.
    pub quiz: Option<Quiz>,
    /// Terms and their definitions, in the order of the glossary.
    pub glossary: Vec<Term>,
    /// The days of a programme; `None` for anything else.
    pub schedule: Option<Schedule>,
    /// What the guide of the series tells; `None` for anything else.
    pub guide: Option<Guide>,
    /// Every picture and recording that any block shows, by path.
    pub assets: BTreeMap<AssetPath, Asset>,
}

/// Short names inside identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Of the overlay, as `lk`.
    pub overlay: String,
    /// Of the module, as `wd`.
    pub module: String,
}

/// What every output says about the series.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its title.
    pub title: RichText,
    /// Its version.
    pub version: String,
    /// The day of its release, which outputs print.
    pub date: Date,
    /// That day in the edition's language.
    pub date_text: String,
    /// Name of the content's licence.
    pub licence_name: String,
    /// Address of the content's licence.
    pub licence_url: String,
    /// Authors of the base and of every layer in use.
    pub credits: Vec<String>,
    /// Name of the country or organisation of the overlay; `None` for the base.
    pub overlay: Option<RichText>,
}

/// Readiness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a mark of its own, in any combination")]
pub struct Draft {
    /// Whether the module itself is unfinished (`status: draft`).
    pub module: bool,
    /// Whether it shows machine translations that nobody has reviewed.
    pub translation: bool,
    /// Whether less of it is translated or reviewed than its overlay asks for.
    pub unfinished: bool,
    /// Whether some of its texts fell back to another language.
    pub fallback: bool,
}

/// The look of an overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branding {
    /// The main colour; white text on it has a contrast of at least 4.5:1.
    pub accent: Colour,
    /// A darker colour for titles on white.
    pub dark: Colour,
    /// A pale tint for bands and boxes, safe to print in grey.
    pub pale: Colour,
    /// The logo with its alternative text.
    pub logo: Option<(AssetPath, RichText)>,
    /// A line at the foot of slides and pages.
    pub footer: Option<RichText>,
    /// The PowerPoint file on which decks are made; `None` for kitbag's own layouts.
    pub template: Option<ChosenTemplate>,
    /// Where the typefaces of decks are.
    pub fonts: DeckFonts,
}

/// Where the typefaces of decks on kitbag's own layouts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeckFonts {
    /// On the machine that shows them.
    #[default]
    Device,
    /// In the file: those with which kitbag measures.
    Embedded,
}

impl DeckFonts {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Device, Self::Embedded];

    /// The word in `overlay.yaml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Embedded => "embedded",
        }
    }
}

/// Settings for LMS packages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lms {
    /// Pass mark in percent, 0 to 100.
    pub mastery: u8,
    /// Whether learners get a certificate to print.
    pub certificate: bool,
}

/// Who may read a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Everyone,
    /// The facilitator alone.
    Facilitator,
}

/// What participants can do afterwards.
#[derive(Clone, Debug)]
pub struct Objective {
    /// Its id.
    pub id: Id,
    /// Its words.
    pub text: RichText,
}

/// A section or a break.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// Its title; for a break, the label of a break.
    pub title: RichText,
    /// Minutes in the edition's variant.
    pub minutes: u32,
    /// Start, in minutes after midnight of its day.
    pub start: u32,
    /// Slides in order; empty in a break.
    pub slides: Vec<Slide>,
    /// Whether it is a break.
    pub is_break: bool,
    /// What to leave out when time runs short.
    pub cut: Option<RichText>,
    /// Cases discussed here.
    pub cases: Vec<Id>,
    /// Tools used here.
    pub tools: Vec<Id>,
    /// Activities done here.
    pub activities: Vec<Id>,
}

/// One slide as authored; the deck may split it into several physical ones.
#[derive(Clone, Debug)]
pub struct Slide {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// Its layout.
    pub layout: Layout,
    /// Minutes in the edition's variant.
    pub minutes: u32,
    /// Start, in minutes after midnight.
    pub start: u32,
    /// What stands on it.
    pub body: Prose<RichText>,
    /// The picture on it.
    pub picture: Option<Picture>,
    /// What the facilitator says and does.
    pub script: Vec<Step<RichText>>,
    /// Who may see it.
    pub visibility: Visibility,
    /// The overlay's own text: where it came from and as of when. `None` for base text.
    pub local: Option<Local>,
}

/// The layouts an author can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the attribute's own values")]
pub enum Layout {
    Bullets,
    TwoColumns,
    Comparison,
    Table,
    Picture,
    PictureText,
    Quote,
    Case,
    Activity,
    KeyPoints,
    Closing,
}

/// A picture on a slide.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The picture in [`Edition::assets`].
    pub asset: AssetPath,
    /// What it shows and why; `None` marks it as decorative.
    pub alt: Option<RichText>,
}

/// Says that a text is the country's own.
#[derive(Clone, Debug)]
pub struct Local {
    /// The reason the overlay gives, in the language of the base.
    pub because: Option<RichText>,
    /// Its sources, if it names any.
    pub sources: Vec<Source>,
}

/// Where a fact or case was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Title of the page or document.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published, as written.
    pub date: String,
    /// Its address.
    pub url: String,
}

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// How it ended.
    pub outcome: Outcome,
    /// The story, with headings of level 2.
    pub body: Prose<RichText>,
    /// What the facilitator alone reads beside it.
    pub guidance: Prose<RichText>,
    /// Where it was found.
    pub sources: Vec<Source>,
    /// The day on which the sources were seen to say so.
    pub as_of: Date,
    /// That day in the edition's language.
    pub as_of_text: String,
    /// Who may read it.
    pub visibility: Visibility,
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the front matter's own values")]
pub enum Outcome {
    Success,
    Failure,
    Mixed,
}

/// A printable sheet.
#[derive(Clone, Debug)]
pub struct Tool {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// What it is for.
    pub purpose: RichText,
    /// The sheet itself; a cell of four or more underscores is a line to write on.
    pub body: Prose<RichText>,
    /// What the facilitator alone reads beside it, such as fair answers.
    pub guidance: Prose<RichText>,
    /// Whether it needs [`Paper::larger`].
    pub is_large: bool,
    /// Who may read it.
    pub visibility: Visibility,
}

/// A group activity.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// What it is for.
    pub purpose: RichText,
    /// Group size in words.
    pub group: RichText,
    /// Minutes it takes.
    pub minutes: u32,
    /// What to bring.
    pub materials: Vec<RichText>,
    /// What participants do, with headings of level 2.
    pub body: Prose<RichText>,
    /// What the facilitator alone reads beside it: variants, debrief, what good looks like.
    pub guidance: Prose<RichText>,
    /// Who may read it.
    pub visibility: Visibility,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// The term in the base language.
    pub term: RichText,
    /// The agreed term in the edition's language, where it differs.
    pub translation: Option<RichText>,
    /// What it means.
    pub definition: RichText,
}

impl Edition {
    /// All slides with their sections, in order.
    pub fn slides(&self) -> impl Iterator<Item = (&Section, &Slide)> {
        self.sections.iter().flat_map(|section| section.slides.iter().map(move |slide| (section, slide)))
    }

    /// The cases that participants read.
    pub fn given_cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().filter(|it| it.visibility == Visibility::Everyone)
    }

    /// The tools that participants work with.
    pub fn given_tools(&self) -> impl Iterator<Item = &Tool> {
        self.tools.iter().filter(|it| it.visibility == Visibility::Everyone)
    }

    /// The activities whose cards participants get.
    pub fn given_activities(&self) -> impl Iterator<Item = &Activity> {
        self.activities.iter().filter(|it| it.visibility == Visibility::Everyone)
    }

    /// Whether participants get anything to keep.
    pub fn has_handouts(&self) -> bool {
        let mut activities = self.given_activities();
        self.given_tools().next().is_some() || activities.next().is_some() || !self.glossary.is_empty()
    }

    /// What stands at the foot of its slides.
    pub fn footer(&self) -> &RichText {
        self.branding.footer.as_ref().unwrap_or(&self.series.title)
    }

    /// Whether it is a copy for reviewers, which every page must say.
    pub fn is_review(&self) -> bool {
        self.conditions == Conditions::Marked
    }

    /// What every page must say about its readiness; empty for finished work.
    pub fn marks(&self) -> Vec<Label> {
        let Draft { module, translation, unfinished, fallback } = self.draft;
        let all = [
            (self.is_review(), Label::ReviewCopy),
            (module, Label::DraftModule),
            (unfinished, Label::DraftLanguage),
            (translation, Label::DraftTranslation),
            (fallback, Label::FallbackNote),
        ];
        all.into_iter().filter_map(|(shown, label)| shown.then_some(label)).collect()
    }

    /// A label with its numbers, in the digits of the language in which its words are.
    pub fn counted(&self, label: Label, numbers: &[(&str, usize)]) -> RichText {
        let own = self.labels.language_of(label) == *self.language();
        let digits = |number: usize| if own { self.writing.number(number) } else { number.to_string() };
        let written: Vec<_> = numbers.iter().map(|(name, number)| (*name, digits(*number))).collect();
        let values: Vec<_> = written.iter().map(|(name, number)| (*name, number.as_str())).collect();
        self.labels.text(label, &values)
    }

    /// A number of minutes: `5 min`.
    pub fn minutes(&self, minutes: u32) -> RichText {
        self.counted(Label::Minutes, &[("n", usize::try_from(minutes).expect("minutes are few"))])
    }

    /// What a recording is, how long it plays and where, for whoever sees its picture on paper.
    pub fn plays_online(&self, recording: &Recording<RichText>) -> RichText {
        let file = &self.assets[&recording.asset];
        let label = match file.media.sense() {
            Sense::Audio => Label::AudioOnline,
            Sense::Picture | Sense::Video => Label::VideoOnline,
        };
        self.labels.text(label, &[("n", &self.writing.playing_time(file.length))])
    }

    /// The test that it is, where it is no module.
    pub fn test(&self) -> Option<SeriesTest> {
        self.quiz.as_ref().and_then(|quiz| quiz.test)
    }

    /// Whether it is a module, and nothing that is made of several.
    pub fn is_module(&self) -> bool {
        self.test().is_none() && self.schedule.is_none() && self.guide.is_none()
    }

    /// The language of the edition.
    pub fn language(&self) -> &Language {
        &self.target.language
    }
}
