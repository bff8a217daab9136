//! The quiz of an edition: questions of every type.

use super::{Id, Label, RichText, SeriesTest};

/// The quiz.
#[derive(Clone, Debug)]
pub struct Quiz {
    /// How many questions one attempt draws.
    pub draw: usize,
    /// The bank, in order.
    pub questions: Vec<Question>,
    /// The test that it is, where it is not a module's own. Its ids then begin with those of modules.
    pub test: Option<SeriesTest>,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// The objective it tests.
    pub objective: Option<Id>,
    /// The words of the question.
    pub stem: RichText,
    /// What is answered and how it is judged.
    pub answer: Answer,
    /// After a right answer, where not given per option.
    pub right: Option<RichText>,
    /// After a wrong answer, where not given per option.
    pub wrong: Option<RichText>,
}

/// The question types.
#[derive(Clone, Debug)]
pub enum Answer {
    /// One right choice.
    Single(Vec<Choice>),
    /// All right choices and no other.
    Multiple(Vec<Choice>),
    /// True or false.
    TrueFalse(bool),
    /// Each left side has one right side.
    Matching(Vec<Pair>),
    /// Items in the right order.
    Ordering(Vec<Item>),
    /// A number from `min` to `max`.
    Numeric {
        /// Smallest right number, as written.
        min: String,
        /// Largest right number, as written.
        max: String,
        /// Unit that stands beside the field.
        unit: Option<RichText>,
    },
    /// A word or two, compared without case and outer space.
    ShortText(Vec<String>),
    /// An opinion; not scored.
    Likert(Vec<Item>),
    /// A level for each dimension; not scored.
    SelfAssessment {
        /// What is assessed.
        dimensions: Vec<Item>,
        /// From lowest to highest.
        levels: Vec<Item>,
    },
}

/// An option of a single or multiple choice.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its id, unique in its question.
    pub id: Id,
    /// Its words.
    pub text: RichText,
    /// Whether it is right.
    pub right: bool,
    /// Said after it was chosen.
    pub feedback: Option<RichText>,
}

/// Two sides that belong together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Its id, unique in its question.
    pub id: Id,
    /// The side that stands still.
    pub left: RichText,
    /// The side that is matched to it.
    pub right: RichText,
    /// Said when it was matched wrongly.
    pub feedback: Option<RichText>,
}

/// Something with an id and words.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id, unique in its question.
    pub id: Id,
    /// Its words.
    pub text: RichText,
    /// Said about it.
    pub feedback: Option<RichText>,
}

impl Answer {
    /// Whether it is right or wrong: opinions and self-assessments are asked, never scored.
    pub fn is_scored(&self) -> bool {
        !matches!(self, Self::Likert(_) | Self::SelfAssessment { .. })
    }

    /// What the learner is asked to do.
    pub fn instruction(&self) -> Label {
        match self {
            Self::Single(_) | Self::TrueFalse(_) => Label::ChooseOne,
            Self::Multiple(_) => Label::ChooseAll,
            Self::Matching(_) => Label::MatchEach,
            Self::Ordering(_) => Label::PutInOrder,
            Self::Numeric { .. } => Label::TypeNumber,
            Self::ShortText(_) => Label::TypeWords,
            Self::Likert(_) | Self::SelfAssessment { .. } => Label::NotScored,
        }
    }
}

/// The order in which slides and papers show texts whose places would tell the answer: by their words, or
/// backwards where that would be the order given.
pub fn mixed(texts: &[&RichText]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|at| texts[*at].to_plain());
    if order.is_sorted() {
        order.reverse();
    }
    order
}
