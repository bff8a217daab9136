//! Which fields each kind of block has, what they hold and how they are spelt.

use super::{Field, Kind, Value, locale};

/// What a field holds and whether a block is complete without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The field.
    pub field: Field,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

/// What a field holds, and for texts the role that translators see as `msgctxt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text unit in a role.
    Text(&'static str),
    /// Several text units in a role.
    Texts(&'static str),
    /// Running text whose units share a role.
    Prose(&'static str),
    /// A script; each step's name is the role.
    Script,
    /// A whole number from 0 to 1000.
    Number,
    /// Minutes per variant, or one number for all.
    Minutes,
    /// `true` or `false`.
    Flag,
    /// A word of a closed vocabulary.
    OneOf(&'static [&'static str]),
    /// A plain value that is never translated.
    Plain,
    /// Plain values that are never translated.
    Plains,
    /// Ids.
    Ids,
    /// A day.
    Date,
    /// A picture of the module.
    Asset,
    /// Sources.
    Sources,
    /// A range of numbers with a unit.
    Range,
}

const fn must(field: Field, shape: Shape) -> Rule {
    Rule { field, shape, required: true }
}

const fn may(field: Field, shape: Shape) -> Rule {
    Rule { field, shape, required: false }
}

/// The values of `layout`.
pub const LAYOUTS: &[&str] = &[
    "bullets",
    "two-columns",
    "comparison",
    "table",
    "picture",
    "picture-text",
    "quote",
    "case",
    "activity",
    "key-points",
    "closing",
];

/// The values of `type` of a question.
pub const QUESTION_TYPES: &[&str] = &[
    "single",
    "multiple",
    "true-false",
    "matching",
    "ordering",
    "numeric",
    "short-text",
    "likert",
    "self-assessment",
];

/// The values of `outcome`.
pub const OUTCOMES: &[&str] = &["success", "failure", "mixed"];

/// The parts that a question of a type is made of, at least two of each.
pub fn parts_of(question_type: &str) -> &'static [Kind] {
    match question_type {
        "single" | "multiple" | "likert" => &[Kind::Option],
        "matching" => &[Kind::Pair],
        "ordering" => &[Kind::Item],
        "self-assessment" => &[Kind::Dimension, Kind::Level],
        _ => &[],
    }
}

const SENSITIVITY: Rule = may(Field::Sensitivity, Shape::OneOf(&["open", "restricted"]));

/// Text in another language than the base's, as an overlay brings it.
const LANG: Rule = may(Field::Lang, Shape::OneOf(&locale::TAGS));

const MODULE: &[Rule] = &[
    must(Field::Title, Shape::Text("module-title")),
    must(Field::Code, Shape::Plain),
    may(Field::Status, Shape::OneOf(&["final", "draft"])),
    must(Field::Summary, Shape::Text("summary")),
    may(Field::Pass, Shape::Number),
    may(Field::Draw, Shape::Number),
    may(Field::Glossary, Shape::Ids),
    may(Field::Requires, Shape::Ids),
];

const OBJECTIVE: &[Rule] = &[
    must(Field::Text, Shape::Text("objective")),
    may(Field::Inclusion, Shape::Flag),
    may(Field::Competencies, Shape::Ids),
    LANG,
];

const SECTION: &[Rule] = &[
    must(Field::Title, Shape::Text("section-title")),
    must(Field::Minutes, Shape::Minutes),
    may(Field::Cut, Shape::Text("cut")),
    may(Field::Uses, Shape::Ids),
    LANG,
];

const BREAK: &[Rule] = &[must(Field::Minutes, Shape::Minutes)];

const SLIDE: &[Rule] = &[
    must(Field::Title, Shape::Text("slide-title")),
    must(Field::Minutes, Shape::Number),
    may(Field::Layout, Shape::OneOf(LAYOUTS)),
    may(Field::Objective, Shape::Ids),
    may(Field::Body, Shape::Prose("slide-text")),
    may(Field::Picture, Shape::Asset),
    may(Field::Alt, Shape::Text("alt")),
    may(Field::Script, Shape::Script),
    SENSITIVITY,
    LANG,
];

const CASE: &[Rule] = &[
    must(Field::Title, Shape::Text("case-title")),
    must(Field::Outcome, Shape::OneOf(OUTCOMES)),
    may(Field::Sector, Shape::Plain),
    may(Field::Country, Shape::Plain),
    may(Field::Group, Shape::Plain),
    may(Field::Objective, Shape::Ids),
    must(Field::Body, Shape::Prose("case-text")),
    must(Field::Sources, Shape::Sources),
    must(Field::AsOf, Shape::Date),
    must(Field::ReviewBy, Shape::Date),
    must(Field::Confidence, Shape::OneOf(&["verified", "well-known", "uncertain"])),
    may(Field::Clearance, Shape::OneOf(&["none", "co", "hq"])),
    may(Field::ClearedBy, Shape::Plain),
    may(Field::ClearedOn, Shape::Date),
    SENSITIVITY,
    LANG,
];

const TOOL: &[Rule] = &[
    must(Field::Title, Shape::Text("tool-title")),
    must(Field::Purpose, Shape::Text("purpose")),
    may(Field::Paper, Shape::OneOf(&["A4", "A3"])),
    may(Field::Minutes, Shape::Number),
    must(Field::Body, Shape::Prose("tool-text")),
    SENSITIVITY,
    LANG,
];

const ACTIVITY: &[Rule] = &[
    must(Field::Title, Shape::Text("activity-title")),
    must(Field::Purpose, Shape::Text("purpose")),
    must(Field::Group, Shape::Text("group")),
    must(Field::Minutes, Shape::Number),
    may(Field::Objective, Shape::Ids),
    may(Field::Tool, Shape::Ids),
    may(Field::Materials, Shape::Texts("material")),
    must(Field::Body, Shape::Prose("activity-text")),
    SENSITIVITY,
    LANG,
];

const QUESTION: &[Rule] = &[
    must(Field::Type, Shape::OneOf(QUESTION_TYPES)),
    may(Field::Objective, Shape::Ids),
    must(Field::Stem, Shape::Text("stem")),
    may(Field::Answer, Shape::Range),
    may(Field::Accept, Shape::Plains),
    may(Field::FeedbackRight, Shape::Text("feedback")),
    may(Field::FeedbackWrong, Shape::Text("feedback")),
    LANG,
];

const OPTION: &[Rule] = &[
    must(Field::Text, Shape::Text("option")),
    may(Field::Right, Shape::Flag),
    may(Field::Feedback, Shape::Text("feedback")),
];

const PAIR: &[Rule] = &[
    must(Field::Left, Shape::Text("option")),
    must(Field::Right, Shape::Text("option")),
    may(Field::Feedback, Shape::Text("feedback")),
];

const ITEM: &[Rule] =
    &[must(Field::Text, Shape::Text("option")), may(Field::Feedback, Shape::Text("feedback"))];

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 14] = [
        Self::Module,
        Self::Objective,
        Self::Section,
        Self::Break,
        Self::Slide,
        Self::Case,
        Self::Tool,
        Self::Activity,
        Self::Question,
        Self::Option,
        Self::Pair,
        Self::Item,
        Self::Dimension,
        Self::Level,
    ];

    /// The fields it has, in the order in which they are explained.
    pub fn fields(self) -> &'static [Rule] {
        match self {
            Self::Module => MODULE,
            Self::Objective => OBJECTIVE,
            Self::Section => SECTION,
            Self::Break => BREAK,
            Self::Slide => SLIDE,
            Self::Case => CASE,
            Self::Tool => TOOL,
            Self::Activity => ACTIVITY,
            Self::Question => QUESTION,
            Self::Option => OPTION,
            Self::Pair => PAIR,
            Self::Item | Self::Dimension | Self::Level => ITEM,
        }
    }

    /// The rule of one field, if the kind has it.
    pub fn rule(self, field: Field) -> Option<&'static Rule> {
        self.fields().iter().find(|rule| rule.field == field)
    }

    /// The kinds of block that can hold it.
    pub fn parents(self) -> &'static [Self] {
        match self {
            Self::Module => &[],
            Self::Objective | Self::Section | Self::Break | Self::Question => &[Self::Module],
            Self::Slide | Self::Case | Self::Tool | Self::Activity => &[Self::Section],
            Self::Option | Self::Pair | Self::Item | Self::Dimension | Self::Level => &[Self::Question],
        }
    }

    /// Its name in messages and the key that adds one in an overlay.
    pub fn name(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Objective => "objective",
            Self::Section => "section",
            Self::Break => "break",
            Self::Slide => "slide",
            Self::Case => "case",
            Self::Tool => "tool",
            Self::Activity => "activity",
            Self::Question => "question",
            Self::Option => "option",
            Self::Pair => "pair",
            Self::Item => "item",
            Self::Dimension => "dimension",
            Self::Level => "level",
        }
    }
}

impl Field {
    /// Reads the name of a field of some kind.
    pub fn parse(name: &str, kind: Kind) -> Option<Self> {
        kind.fields().iter().map(|rule| rule.field).find(|field| field.name() == name)
    }

    /// Reads the name of a field of any kind.
    pub fn named(name: &str) -> Option<Self> {
        Kind::ALL.into_iter().find_map(|kind| Self::parse(name, kind))
    }

    /// Its key in source files and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Code => "code",
            Self::Status => "status",
            Self::Summary => "summary",
            Self::Text => "text",
            Self::Minutes => "minutes",
            Self::Layout => "layout",
            Self::Objective => "objective",
            Self::Inclusion => "inclusion",
            Self::Competencies => "competencies",
            Self::Body => "body",
            Self::Picture => "picture",
            Self::Alt => "alt",
            Self::Script => "script",
            Self::Cut => "cut",
            Self::Uses => "uses",
            Self::Outcome => "outcome",
            Self::Sector => "sector",
            Self::Country => "country",
            Self::Group => "group",
            Self::Sources => "sources",
            Self::AsOf => "as_of",
            Self::ReviewBy => "review_by",
            Self::Confidence => "confidence",
            Self::Clearance => "clearance",
            Self::ClearedBy => "cleared_by",
            Self::ClearedOn => "cleared_on",
            Self::Sensitivity => "sensitivity",
            Self::Purpose => "purpose",
            Self::Paper => "paper",
            Self::Tool => "tool",
            Self::Materials => "materials",
            Self::Type => "type",
            Self::Stem => "stem",
            Self::Answer => "answer",
            Self::Accept => "accept",
            Self::Right => "right",
            Self::Feedback => "feedback",
            Self::FeedbackRight => "feedback-right",
            Self::FeedbackWrong => "feedback-wrong",
            Self::Left => "left",
            Self::Pass => "pass",
            Self::Draw => "draw",
            Self::Glossary => "glossary",
            Self::Lang => "lang",
            Self::Requires => "requires",
        }
    }
}

impl<T> Value<T> {
    /// A plain word, where the value is one.
    pub fn as_word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// A number, where the value is one.
    pub fn as_number(&self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}
