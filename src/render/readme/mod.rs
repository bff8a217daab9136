//! `READ-ME-FIRST.html`: what each file of an overlay's folder is for, how to print it, how to upload it and
//! how to replace it. One HTML file that needs nothing else, once over in each language of the folder.

mod pack;
mod page;
mod part;
mod platform;

use crate::model::{Label, Labels, Language};

pub use pack::pack;
pub use page::page;

/// What must be said in one language of an overlay's folder.
#[derive(Debug)]
pub struct Part<'a> {
    /// The country or organisation; `None` for the base.
    pub overlay: Option<Words>,
    /// The title of the series.
    pub series: Words,
    /// kitbag's own words in that language.
    pub labels: &'a Labels,
    /// Editions of the language, the one for everybody first.
    pub editions: Vec<Edition>,
}

/// Words and their language.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Words {
    pub text: String,
    pub language: Language,
}

/// The files for one group of learners.
#[derive(Debug)]
pub struct Edition {
    /// The audiences it is for; `None` for everybody.
    pub audiences: Option<Words>,
    /// Its modules in order.
    pub modules: Vec<Module>,
}

/// The files of one module.
#[derive(Debug)]
pub struct Module {
    /// Its place, from 1; `None` for what is no module.
    pub place: Option<usize>,
    /// Its title.
    pub title: Words,
    /// The version of the series.
    pub version: String,
    /// What the files say about their readiness.
    pub marks: Vec<Label>,
    /// Its files.
    pub files: Vec<File>,
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// Its path from the folder of the overlay.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What a file is, in the order in which files are listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the kinds' own")]
pub enum Kind {
    Scorm12,
    Scorm2004,
    Scorm2004Fourth,
    Web,
    /// So many pages on paper of these names.
    Printed {
        what: Printed,
        pages: usize,
        sheets: usize,
        paper: String,
    },
    Deck {
        slides: usize,
    },
}

/// What is printed, in the order in which it is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the kinds' own")]
pub enum Printed {
    Script,
    ScriptBooklet,
    CheatSheet,
    Handouts,
    HandoutsBooklet,
    Cases,
    CasesBooklet,
    Quiz,
    QuizKey,
    Agenda,
    Checklist,
    SignIn,
    Forms,
    Certificates,
    Guide,
}

impl Printed {
    fn name(self) -> Label {
        match self {
            Self::Script | Self::ScriptBooklet => Label::FacilitatorScript,
            Self::CheatSheet => Label::CheatSheet,
            Self::Handouts | Self::HandoutsBooklet => Label::Handouts,
            Self::Cases | Self::CasesBooklet => Label::Cases,
            Self::Quiz => Label::Quiz,
            Self::QuizKey => Label::QuizKey,
            Self::Agenda => Label::Agenda,
            Self::Checklist => Label::Checklist,
            Self::SignIn => Label::SignIn,
            Self::Forms => Label::Forms,
            Self::Certificates => Label::Certificates,
            Self::Guide => Label::Guide,
        }
    }

    fn use_of_it(self) -> Label {
        match self {
            Self::ScriptBooklet | Self::HandoutsBooklet | Self::CasesBooklet => Label::TakeBooklet,
            Self::Script => Label::TakeScript,
            Self::CheatSheet => Label::TakeCheatSheet,
            Self::Handouts => Label::TakeHandouts,
            Self::Cases => Label::TakeCases,
            Self::Quiz => Label::TakeQuiz,
            Self::QuizKey => Label::TakeQuizKey,
            Self::Agenda => Label::TakeAgenda,
            Self::Checklist => Label::TakeChecklist,
            Self::SignIn => Label::TakeSignIn,
            Self::Forms => Label::TakeForms,
            Self::Certificates => Label::TakeCertificates,
            Self::Guide => Label::TakeGuide,
        }
    }
}

impl Kind {
    fn name(&self) -> Label {
        match self {
            Self::Scorm12 => Label::CourseScorm12,
            Self::Scorm2004 => Label::CourseScorm2004,
            Self::Scorm2004Fourth => Label::CourseScorm2004Fourth,
            Self::Web => Label::CourseWeb,
            Self::Printed { what, .. } => what.name(),
            Self::Deck { .. } => Label::SlideDeck,
        }
    }

    fn use_of_it(&self) -> Label {
        match self {
            Self::Scorm12 => Label::TakeScorm12,
            Self::Scorm2004 | Self::Scorm2004Fourth => Label::TakeScorm2004,
            Self::Web => Label::TakeWeb,
            Self::Printed { what, .. } => what.use_of_it(),
            Self::Deck { .. } => Label::TakeDeck,
        }
    }

    fn is_script(&self) -> bool {
        matches!(self, Self::Printed { what: Printed::Script, .. })
    }

    fn is_booklet(&self) -> bool {
        matches!(self, Self::Printed { what, .. } if what.use_of_it() == Label::TakeBooklet)
    }

    fn is_for_a_platform(&self) -> bool {
        matches!(self, Self::Scorm12 | Self::Scorm2004 | Self::Scorm2004Fourth)
    }
}

impl Part<'_> {
    fn kinds(&self) -> impl Iterator<Item = &Kind> {
        let modules = self.editions.iter().flat_map(|edition| &edition.modules);
        modules.flat_map(|module| &module.files).map(|file| &file.kind)
    }
}
