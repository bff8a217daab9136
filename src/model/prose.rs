//! Running text, generic in its words: the same shape from the author's Markdown to the page.

use super::{AssetPath, Id, Label, Recording, Visibility};

/// Block-level content in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose<T>(pub Vec<Piece<T>>);

/// One element and whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<T> {
    /// The element.
    pub element: Element<T>,
    /// The audiences it is for: all must hold; empty means every audience.
    pub when: Vec<Condition>,
    /// Who may read it.
    pub visibility: Visibility,
}

impl<T> Piece<T> {
    /// An element that everybody reads.
    pub fn open(element: Element<T>) -> Self {
        Self { element, when: Vec::new(), visibility: Visibility::Everyone }
    }
}

/// `only` or `except` some audiences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Shown where the target names one of them.
    Only(Vec<Id>),
    /// Hidden where the target names one of them.
    Except(Vec<Id>),
}

/// What becomes of parts that are under conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conditions {
    /// What is not for the target's audiences is left out.
    Applied,
    /// Everything is shown and marked, for reviewers.
    Marked,
}

impl Condition {
    /// Whether these audiences see what it stands over; a single named one is enough.
    pub fn holds(&self, audiences: &[Id]) -> bool {
        let named = |ids: &[Id]| ids.iter().any(|id| audiences.contains(id));
        match self {
            Self::Only(ids) => named(ids),
            Self::Except(ids) => !named(ids),
        }
    }
}

/// One block-level element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element<T> {
    /// A paragraph.
    Paragraph(T),
    /// A heading inside the text; level 2 and below are written `##` and `###`.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its words.
        text: T,
    },
    /// A list.
    List(List<T>),
    /// A table with one header row.
    Table(Table<T>),
    /// Quoted paragraphs; inside an `ask` step, what to do in silence.
    Quote(Vec<T>),
    /// A picture in its own paragraph.
    Figure(Figure<T>),
    /// A video or audio file in its own paragraph.
    Recording(Recording<T>),
    /// The line `***` that splits a slide's body into two columns.
    ColumnBreak,
    /// A line that tells reviewers who sees what stands between it and the next; no author writes it.
    Mark(T),
}

/// A list of one or two levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<T> {
    /// Numbered from 1, or bulleted.
    pub ordered: bool,
    /// Items in order.
    pub items: Vec<ListItem<T>>,
}

/// An item and the items below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem<T> {
    /// Its words.
    pub text: T,
    /// Second level; empty for most.
    pub children: Vec<T>,
    /// Whether the second level is numbered from 1, too.
    pub ordered: bool,
}

impl<T> ListItem<T> {
    /// An item with nothing below it.
    pub fn new(text: T) -> Self {
        Self { text, children: Vec::new(), ordered: false }
    }
}

/// A table; each row has as many cells as the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    /// The header row.
    pub header: Vec<T>,
    /// The other rows.
    pub rows: Vec<Vec<T>>,
}

/// A picture and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<T> {
    /// The picture in the assets of its module or overlay.
    pub asset: AssetPath,
    /// What it shows; `None` marks it as decorative.
    pub alt: Option<T>,
}

/// One step of a facilitator script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<T> {
    /// What the trainer does with it.
    pub kind: StepKind,
    /// Minutes it takes, where the author says so.
    pub minutes: Option<u32>,
    /// The words. In `Ask`: paragraphs are the question, lists the expected answers, quotes the
    /// way out of silence.
    pub body: Prose<T>,
    /// All must hold.
    pub when: Vec<Condition>,
}

/// The kinds of script step, as fenced in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the fences' own")]
pub enum StepKind {
    Say,
    Do,
    Ask,
    ListenFor,
    WatchOut,
    KeyPoint,
    Transition,
}

impl StepKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Say, Self::Do, Self::Ask, Self::ListenFor, Self::WatchOut, Self::KeyPoint, Self::Transition];

    /// The fence's name, which is also the role of its texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Say => "say",
            Self::Do => "do",
            Self::Ask => "ask",
            Self::ListenFor => "listen-for",
            Self::WatchOut => "watch-out",
            Self::KeyPoint => "key-point",
            Self::Transition => "transition",
        }
    }

    /// The word that stands beside the step.
    pub fn label(self) -> Label {
        match self {
            Self::Say => Label::Say,
            Self::Do => Label::Do,
            Self::Ask => Label::Ask,
            Self::ListenFor => Label::ListenFor,
            Self::WatchOut => Label::WatchOut,
            Self::KeyPoint => Label::KeyPoint,
            Self::Transition => Label::Transition,
        }
    }
}

impl<T> Prose<T> {
    /// Prose without words.
    pub fn empty() -> Self {
        Self(Vec::new())
    }

    /// Its elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element<T>> {
        self.0.iter().map(|piece| &piece.element)
    }

    /// Its pictures.
    pub fn figures(&self) -> impl Iterator<Item = &Figure<T>> {
        self.elements().filter_map(|element| match element {
            Element::Figure(figure) => Some(figure),
            _ => None,
        })
    }

    /// Its recordings.
    pub fn recordings(&self) -> impl Iterator<Item = &Recording<T>> {
        self.elements().filter_map(|element| match element {
            Element::Recording(recording) => Some(recording),
            _ => None,
        })
    }

    /// The files of its pictures and recordings.
    pub fn files(&self) -> impl Iterator<Item = &AssetPath> {
        let figures = self.figures().map(|figure| &figure.asset);
        figures.chain(self.recordings().flat_map(Recording::files))
    }

    /// Whether nothing is there.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its text units in reading order.
    pub fn texts(&self) -> Vec<&T> {
        self.elements().flat_map(Element::texts).collect()
    }

    /// The text units that are read on a slide: not what is said in a recording.
    pub fn read_on_slide(&self) -> impl Iterator<Item = &T> {
        let seen = self.elements().filter(|element| !matches!(element, Element::Recording(_)));
        seen.flat_map(Element::texts)
    }
}

impl<T> Element<T> {
    /// Its text units in reading order.
    pub fn texts(&self) -> Vec<&T> {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } | Self::Mark(text) => vec![text],
            Self::List(list) => {
                list.items.iter().flat_map(|item| std::iter::once(&item.text).chain(&item.children)).collect()
            }
            Self::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).collect(),
            Self::Quote(paragraphs) => paragraphs.iter().collect(),
            Self::Figure(figure) => figure.alt.iter().collect(),
            Self::Recording(recording) => recording.texts(),
            Self::ColumnBreak => Vec::new(),
        }
    }

    /// The element with each text put through `change`.
    pub fn map<'a, U>(&'a self, change: &mut impl FnMut(&'a T) -> U) -> Element<U> {
        match self {
            Self::Paragraph(text) => Element::Paragraph(change(text)),
            Self::Heading { level, text } => Element::Heading { level: *level, text: change(text) },
            Self::List(list) => Element::List(list.map(change)),
            Self::Table(table) => Element::Table(Table {
                header: table.header.iter().map(&mut *change).collect(),
                rows: table.rows.iter().map(|row| row.iter().map(&mut *change).collect()).collect(),
            }),
            Self::Quote(paragraphs) => Element::Quote(paragraphs.iter().map(change).collect()),
            Self::Figure(figure) => {
                Element::Figure(Figure { asset: figure.asset.clone(), alt: figure.alt.as_ref().map(change) })
            }
            Self::Recording(recording) => Element::Recording(recording.map(change)),
            Self::ColumnBreak => Element::ColumnBreak,
            Self::Mark(text) => Element::Mark(change(text)),
        }
    }
}

impl<T> List<T> {
    fn map<'a, U>(&'a self, change: &mut impl FnMut(&'a T) -> U) -> List<U> {
        let mut item = |item: &'a ListItem<T>| ListItem {
            text: change(&item.text),
            children: item.children.iter().map(&mut *change).collect(),
            ordered: item.ordered,
        };
        List { ordered: self.ordered, items: self.items.iter().map(&mut item).collect() }
    }
}

impl<T> Step<T> {
    /// The step with each text put through `change`.
    pub fn map<U>(&self, change: &mut impl FnMut(&T) -> U) -> Step<U> {
        Step { kind: self.kind, minutes: self.minutes, body: self.body.map(change), when: self.when.clone() }
    }
}
