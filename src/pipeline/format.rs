//! The kinds of artifact.

use crate::diagnostic::nearest;
use crate::model::{Edition, ScormVersion, Size};

/// One kind of output file of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the kinds' own")]
pub enum Format {
    Scorm12,
    Scorm2004,
    Scorm2004Fourth,
    Web,
    Script,
    ScriptBooklet,
    Handouts,
    HandoutsBooklet,
    Cases,
    CasesBooklet,
    Quiz,
    QuizKey,
    CheatSheet,
    Deck,
    Agenda,
    Checklist,
    SignIn,
    Forms,
    Certificates,
    Guide,
}

impl Format {
    /// All kinds.
    pub const ALL: [Self; 20] = [
        Self::Scorm12,
        Self::Scorm2004,
        Self::Scorm2004Fourth,
        Self::Web,
        Self::Script,
        Self::ScriptBooklet,
        Self::Handouts,
        Self::HandoutsBooklet,
        Self::Cases,
        Self::CasesBooklet,
        Self::Quiz,
        Self::QuizKey,
        Self::CheatSheet,
        Self::Deck,
        Self::Agenda,
        Self::Checklist,
        Self::SignIn,
        Self::Forms,
        Self::Certificates,
        Self::Guide,
    ];

    /// What is built where nobody asks for something else.
    pub fn usual() -> impl Iterator<Item = Self> {
        let booklets: Vec<_> = Self::ALL.into_iter().filter_map(Self::booklet).collect();
        let others = move |it: &Self| {
            !it.is_of_programmes()
                && !matches!(it, Self::Scorm2004Fourth | Self::Web)
                && !booklets.contains(it)
        };
        Self::ALL.into_iter().filter(others)
    }

    /// The same pages on sheets that are folded and stapled.
    pub fn booklet(self) -> Option<Self> {
        match self {
            Self::Script => Some(Self::ScriptBooklet),
            Self::Handouts => Some(Self::HandoutsBooklet),
            Self::Cases => Some(Self::CasesBooklet),
            _ => None,
        }
    }

    /// What is made of an edition where some kinds are asked for: those that suit it, each with its booklet where
    /// the overlay wants booklets.
    pub(super) fn of(edition: &Edition, asked: &[Self]) -> Vec<Self> {
        let booklets = asked.iter().filter_map(|it| it.booklet()).filter(|_| edition.print.booklet);
        let mut all: Vec<_> = asked.iter().copied().chain(booklets).filter(|it| it.suits(edition)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The name in file names and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorm12 => ScormVersion::V12.kind(),
            Self::Scorm2004 => ScormVersion::V2004Third.kind(),
            Self::Scorm2004Fourth => ScormVersion::V2004Fourth.kind(),
            Self::Web => "web",
            Self::Script => "script",
            Self::ScriptBooklet => "script-booklet",
            Self::Handouts => "handouts",
            Self::HandoutsBooklet => "handouts-booklet",
            Self::Cases => "cases",
            Self::CasesBooklet => "cases-booklet",
            Self::Quiz => "quiz",
            Self::QuizKey => "quiz-key",
            Self::CheatSheet => "cheat-sheet",
            Self::Deck => "deck",
            Self::Agenda => "agenda",
            Self::Checklist => "checklist",
            Self::SignIn => "sign-in",
            Self::Forms => "forms",
            Self::Certificates => "certificates",
            Self::Guide => "guide",
        }
    }

    /// Whether it is a course to click through.
    pub fn is_package(self) -> bool {
        self.version().is_some() || self == Self::Web
    }

    /// Whether something of this kind can be made of an edition. Large print does not go into booklets.
    pub fn suits(self, edition: &Edition) -> bool {
        let is_module = edition.is_module();
        let has_learners = edition.schedule.is_none() && edition.guide.is_none();
        let is_small = edition.print.size == Size::Usual;
        match self {
            Self::Scorm12 | Self::Scorm2004 | Self::Scorm2004Fourth | Self::Web => has_learners,
            Self::Script | Self::CheatSheet | Self::Deck => is_module,
            Self::Handouts => is_module && edition.has_handouts(),
            Self::Cases => edition.given_cases().next().is_some(),
            Self::ScriptBooklet => is_small && Self::Script.suits(edition),
            Self::HandoutsBooklet => is_small && Self::Handouts.suits(edition),
            Self::CasesBooklet => is_small && Self::Cases.suits(edition),
            Self::Quiz | Self::QuizKey => edition.quiz.is_some(),
            Self::Agenda | Self::Checklist | Self::SignIn | Self::Certificates => edition.schedule.is_some(),
            Self::Guide => edition.guide.is_some(),
            Self::Forms => edition.schedule.as_ref().is_some_and(|it| !it.forms.is_empty()),
        }
    }

    /// Whether it is made of the questions of a quiz, as tests of the series are.
    pub fn is_of_questions(self) -> bool {
        self.is_package() || matches!(self, Self::Quiz | Self::QuizKey)
    }

    /// Whether it is made of a programme.
    pub fn is_of_programmes(self) -> bool {
        matches!(self, Self::Agenda | Self::Checklist | Self::SignIn | Self::Forms | Self::Certificates)
    }

    /// Whether it is made of all modules of a target together.
    pub fn is_of_all_modules(self) -> bool {
        self.is_of_programmes() || self == Self::Guide
    }

    /// Whether it tells the pages of all other papers, so that it is made last.
    pub fn counts_papers(self) -> bool {
        self == Self::Checklist
    }

    /// Whether it is printed page by page for a course. Booklets say again what is printed so, and the guide is
    /// read before any course.
    pub fn is_printed(self) -> bool {
        self.extension() == "pdf"
            && self != Self::Guide
            && Self::ALL.into_iter().all(|it| it.booklet() != Some(self))
    }

    /// The edition of the standard that a package is made for.
    pub fn version(self) -> Option<ScormVersion> {
        ScormVersion::ALL.into_iter().find(|version| version.kind() == self.name())
    }

    /// The file extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Scorm12 | Self::Scorm2004 | Self::Scorm2004Fourth | Self::Web => "zip",
            Self::Deck => "pptx",
            Self::Script
            | Self::ScriptBooklet
            | Self::Handouts
            | Self::HandoutsBooklet
            | Self::Cases
            | Self::CasesBooklet
            | Self::Quiz
            | Self::QuizKey
            | Self::CheatSheet
            | Self::Agenda
            | Self::Checklist
            | Self::SignIn
            | Self::Forms
            | Self::Certificates
            | Self::Guide => "pdf",
        }
    }

    /// Reads a name; the error is the name that may have been meant.
    pub fn parse(name: &str) -> Result<Self, Option<&'static str>> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| nearest(name, Self::ALL.map(Self::name)))
    }
}
