//! The tests before and after a series.

use super::{Id, Label};
use crate::diagnostic::Origin;

/// What `tests:` of `series.yaml` says: one list of questions, asked before and after.
#[derive(Clone, Debug)]
pub struct SeriesTests {
    /// Pass mark of the test after the series, in percent.
    pub pass: Option<u8>,
    /// Questions by module, in the order in which they are asked.
    pub questions: Vec<ModuleQuestions>,
}

/// Questions of one module.
#[derive(Clone, Debug)]
pub struct ModuleQuestions {
    /// The module, with its place.
    pub module: (Id, Origin),
    /// Its questions, each with its place.
    pub ids: Vec<(Id, Origin)>,
}

/// When a test is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeriesTest {
    /// Before the series: nothing is scored, and no answer is given away.
    Before,
    /// After it: scored, with feedback.
    After,
}

impl SeriesTest {
    /// Both, in the order in which they are taken.
    pub const ALL: [Self; 2] = [Self::Before, Self::After];

    /// What stands in the place of a module's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Before => "pretest",
            Self::After => "posttest",
        }
    }

    /// What stands in the place of a module's code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Before => "pre",
            Self::After => "post",
        }
    }

    /// Its title.
    pub fn title(self) -> Label {
        match self {
            Self::Before => Label::TestBefore,
            Self::After => Label::TestAfter,
        }
    }

    /// Its name as an id.
    pub fn id(self) -> Id {
        Id::parse(self.name()).expect("a plain word is an id")
    }

    /// Reads its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|test| test.name() == name)
    }
}
