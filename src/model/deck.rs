//! The planned slides of an edition: final numbers, splits and geometry. The PPTX, the thumbnails
//! and slide numbers of the script all use this one plan.

use super::{AssetPath, Grid, Id, List, RichText, Table};

/// English Metric Units: 914,400 to the inch, 12,700 to the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Emu(pub i64);

impl Emu {
    /// Those in a hundredth of a point, the unit of type sizes.
    pub const PER_HUNDREDTH: i64 = 127;
}

/// A rectangle on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// Distance from the left edge.
    pub x: Emu,
    /// Distance from the top edge.
    pub y: Emu,
    /// Width.
    pub width: Emu,
    /// Height.
    pub height: Emu,
}

/// All physical slides of one edition.
#[derive(Clone, Debug, Default)]
pub struct Deck {
    /// Slides in order; `slides[i].number == i + 1`.
    pub slides: Vec<PlannedSlide>,
    /// An exact partition of the slides.
    pub sections: Vec<DeckSection>,
    /// The places to which they were fitted.
    pub grid: Grid,
}

/// A run of consecutive slides under one name.
#[derive(Clone, Debug)]
pub struct DeckSection {
    /// Id of the section it comes from.
    pub id: Id,
    /// Its title.
    pub title: RichText,
    /// Index of its first slide.
    pub first: usize,
    /// Number of its slides, at least one.
    pub count: usize,
}

/// One physical slide.
#[derive(Clone, Debug)]
pub struct PlannedSlide {
    /// From 1.
    pub number: usize,
    /// The block it shows; generated slides name the module, section, case, question they show.
    pub block: Id,
    /// Part and number of parts of a split slide; `(1, 1)` for most.
    pub part: (usize, usize),
    /// The layout of the master.
    pub layout: SlideLayout,
    /// Unique in the deck; a split slide carries its part.
    pub title: RichText,
    /// Its type size in percent of the layout's.
    pub title_scale: u32,
    /// Filled placeholders in reading order, without the title.
    pub placed: Vec<Placed>,
    /// Whether the script of the block belongs into the notes here (the first part only).
    pub carries_script: bool,
}

/// The layouts of the master, one per kind of slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the layouts' own")]
pub enum SlideLayout {
    Title,
    Agenda,
    Section,
    Bullets,
    TwoColumns,
    Comparison,
    Table,
    Picture,
    PictureText,
    Quote,
    Case,
    Activity,
    Quiz,
    KeyPoints,
    Closing,
}

impl SlideLayout {
    /// All layouts, in the order in which a master lists them.
    pub const ALL: [Self; 15] = [
        Self::Title,
        Self::Agenda,
        Self::Section,
        Self::Bullets,
        Self::TwoColumns,
        Self::Comparison,
        Self::Table,
        Self::Picture,
        Self::PictureText,
        Self::Quote,
        Self::Case,
        Self::Activity,
        Self::Quiz,
        Self::KeyPoints,
        Self::Closing,
    ];

    /// What overlays call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Agenda => "agenda",
            Self::Section => "section",
            Self::Bullets => "bullets",
            Self::TwoColumns => "two-columns",
            Self::Comparison => "comparison",
            Self::Table => "table",
            Self::Picture => "picture",
            Self::PictureText => "picture-text",
            Self::Quote => "quote",
            Self::Case => "case",
            Self::Activity => "activity",
            Self::Quiz => "quiz",
            Self::KeyPoints => "key-points",
            Self::Closing => "closing",
        }
    }
}

/// A placeholder with its content.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Which placeholder of the layout.
    pub slot: Slot,
    /// Its rectangle on the layout; whether right-to-left decks mirror it, the grid says.
    pub rect: Rect,
    /// Its type size in percent of the layout's.
    pub scale: u32,
    /// What is in it.
    pub content: Content,
}

/// Placeholders beside the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Under the title of the title slide.
    Subtitle,
    /// The main body, or the first column.
    Body,
    /// The second column.
    Second,
    /// Head of the first column of a comparison.
    FirstHead,
    /// Head of the second column of a comparison.
    SecondHead,
    /// A picture.
    Picture,
    /// A line of facts: minutes and group size of an activity, outcome of a case.
    Facts,
}

/// Where the words of a slot stand on a layout that lacks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// Above those of another slot.
    Before(Slot),
    /// Below them.
    After(Slot),
}

impl Slot {
    /// Where its words go on a layout that lacks it; `None` where the layout must have it.
    pub fn host(self, layout: SlideLayout) -> Option<Host> {
        use SlideLayout::{Activity, Case, Comparison, Quiz, Title};
        match (layout, self) {
            (Title, Self::Facts) => Some(Host::Before(Self::Subtitle)),
            (Case | Activity | Quiz, Self::Facts) | (Comparison, Self::FirstHead) => {
                Some(Host::Before(Self::Body))
            }
            (Comparison, Self::SecondHead) => Some(Host::Before(Self::Second)),
            (Case, Self::Second) => Some(Host::After(Self::Body)),
            _ => None,
        }
    }
}

/// What a placeholder holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Paragraphs and bullets.
    Text(Vec<SlideText>),
    /// A table.
    Table(Table<RichText>),
    /// A picture, contained in the rectangle; `None` alt marks it as decorative.
    Picture(AssetPath, Option<RichText>),
}

/// One paragraph on a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlideText {
    /// How it is set.
    pub style: SlideStyle,
    /// Its words.
    pub text: RichText,
    /// The slide number it leads to, in agendas.
    pub jump: Option<usize>,
}

/// How a paragraph on a slide is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlideStyle {
    /// A plain paragraph.
    Plain,
    /// A bullet of level 1 or 2.
    Bullet(u8),
    /// A numbered item, with its number.
    Number(u32),
    /// A numbered item of level 2, with its number.
    SecondNumber(u32),
    /// A lead-in in the accent colour.
    Heading,
}

impl SlideStyle {
    /// Whether it is for items below others.
    pub const fn is_second(self) -> bool {
        matches!(self, Self::Bullet(2) | Self::SecondNumber(_))
    }
}

impl SlideText {
    /// A plain paragraph.
    pub fn plain(text: RichText) -> Self {
        Self { style: SlideStyle::Plain, text, jump: None }
    }

    /// The items of a list as paragraphs.
    pub fn of_list(list: &List<RichText>) -> Vec<Self> {
        let mut texts = Vec::new();
        for (item, number) in list.items.iter().zip(1..) {
            let style = if list.ordered { SlideStyle::Number(number) } else { SlideStyle::Bullet(1) };
            texts.push(Self { style, text: item.text.clone(), jump: None });
            for (child, number) in item.children.iter().zip(1..) {
                let style =
                    if item.ordered { SlideStyle::SecondNumber(number) } else { SlideStyle::Bullet(2) };
                texts.push(Self { style, text: child.clone(), jump: None });
            }
        }
        texts
    }
}

impl Deck {
    /// The first physical slide of a block.
    pub fn slide_of(&self, block: &Id) -> Option<&PlannedSlide> {
        self.slides.iter().find(|slide| &slide.block == block)
    }
}
