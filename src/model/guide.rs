//! The facilitator's guide of a series: its chapters as they are written, and what a target makes of them.

use super::{Id, Minutes, Prose, RichText, ScheduledDay, Text};
use crate::diagnostic::Origin;

/// A chapter of `guide.md`.
#[derive(Clone, Debug)]
pub struct GuideChapter {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// Its body.
    pub body: Prose<Text>,
    /// What its author wants translators to know.
    pub notes: Vec<String>,
    /// Where its id stands.
    pub origin: Origin,
}

impl GuideChapter {
    /// The role of titles.
    pub const TITLE: &'static str = "guide-title";
    /// The role of all other texts.
    pub const TEXT: &'static str = "guide-text";

    /// Its texts, each with its role.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let body = self.body.texts().into_iter().map(|text| (Self::TEXT, text));
        std::iter::once((Self::TITLE, &self.title)).chain(body)
    }
}

/// Something that a series teaches people to do; objectives of its modules build it.
#[derive(Clone, Debug)]
pub struct Competency {
    /// Its id.
    pub id: Id,
    /// Its words.
    pub text: Text,
}

impl Competency {
    /// Its text with its role.
    pub fn text(&self) -> (&'static str, &Text) {
        ("competency", &self.text)
    }
}

/// The guide in the words of a target.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The chapters that its authors wrote.
    pub chapters: Vec<SaidChapter>,
    /// The modules that the target teaches, in order.
    pub modules: Vec<GuidedModule>,
    /// The programmes, that of the target first.
    pub programmes: Vec<GuidedProgramme>,
    /// The competencies that the modules build.
    pub competencies: Vec<GuidedCompetency>,
}

impl Guide {
    /// What stands in the names of its files in the place of a module.
    pub const NAME: &'static str = "series";

    /// That name.
    pub fn id() -> Id {
        Id::parse(Self::NAME).expect("a plain word is an id")
    }
}

/// A chapter in the words of a target.
#[derive(Clone, Debug)]
pub struct SaidChapter {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// Its body, with headings of level 3.
    pub body: Prose<RichText>,
}

/// What the guide tells of a module.
#[derive(Clone, Debug)]
pub struct GuidedModule {
    /// Its id.
    pub id: Id,
    /// Its place among those that the target teaches, from 1.
    pub place: usize,
    /// Its title.
    pub title: RichText,
    /// One or two sentences about it.
    pub summary: RichText,
    /// What participants can do afterwards.
    pub objectives: Vec<RichText>,
    /// Minutes of all its sections and breaks.
    pub minutes: Minutes,
}

/// What the guide tells of a programme.
#[derive(Clone, Debug)]
pub struct GuidedProgramme {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// The days that are held.
    pub days: Vec<ScheduledDay>,
}

/// A competency in the words of a target.
#[derive(Clone, Debug)]
pub struct GuidedCompetency {
    /// Its words.
    pub words: RichText,
    /// The objectives that build it, each with the place and the title of its module.
    pub built_by: Vec<(usize, RichText, RichText)>,
}
