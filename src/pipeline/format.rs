//! The kinds of artifact.

use crate::diagnostic::nearest;
use crate::model::{Edition, ScormVersion};

/// One kind of output file of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the kinds' own")]
pub enum Format {
    Scorm12,
    Scorm2004,
    Scorm2004Fourth,
    Web,
    Script,
    Handouts,
    Cases,
    Quiz,
    QuizKey,
    CheatSheet,
    Deck,
}

impl Format {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Scorm12,
        Self::Scorm2004,
        Self::Scorm2004Fourth,
        Self::Web,
        Self::Script,
        Self::Handouts,
        Self::Cases,
        Self::Quiz,
        Self::QuizKey,
        Self::CheatSheet,
        Self::Deck,
    ];

    /// What is built where nobody asks for something else.
    pub fn usual() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|it| !matches!(it, Self::Scorm2004Fourth | Self::Web))
    }

    /// The name in file names and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scorm12 => ScormVersion::V12.kind(),
            Self::Scorm2004 => ScormVersion::V2004Third.kind(),
            Self::Scorm2004Fourth => ScormVersion::V2004Fourth.kind(),
            Self::Web => "web",
            Self::Script => "script",
            Self::Handouts => "handouts",
            Self::Cases => "cases",
            Self::Quiz => "quiz",
            Self::QuizKey => "quiz-key",
            Self::CheatSheet => "cheat-sheet",
            Self::Deck => "deck",
        }
    }

    /// Whether it is a course to click through.
    pub fn is_package(self) -> bool {
        self.version().is_some() || self == Self::Web
    }

    /// Whether something of this kind can be made of an edition.
    pub fn suits(self, edition: &Edition) -> bool {
        let is_module = edition.test().is_none();
        match self {
            Self::Scorm12 | Self::Scorm2004 | Self::Scorm2004Fourth | Self::Web => true,
            Self::Script | Self::CheatSheet | Self::Deck => is_module,
            Self::Handouts => is_module && edition.has_handouts(),
            Self::Cases => edition.given_cases().next().is_some(),
            Self::Quiz | Self::QuizKey => edition.quiz.is_some(),
        }
    }

    /// Whether it is made of the questions of a quiz, as tests of the series are.
    pub fn is_of_questions(self) -> bool {
        self.is_package() || matches!(self, Self::Quiz | Self::QuizKey)
    }

    /// The edition of the standard that a package is made for.
    pub fn version(self) -> Option<ScormVersion> {
        ScormVersion::ALL.into_iter().find(|version| version.kind() == self.name())
    }

    /// The file extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Scorm12 | Self::Scorm2004 | Self::Scorm2004Fourth | Self::Web => "zip",
            Self::Script | Self::Handouts | Self::Cases | Self::Quiz | Self::QuizKey | Self::CheatSheet => {
                "pdf"
            }
            Self::Deck => "pptx",
        }
    }

    /// Reads a name; the error is the name that may have been meant.
    pub fn parse(name: &str) -> Result<Self, Option<&'static str>> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| nearest(name, Self::ALL.map(Self::name)))
    }
}
