//! How documents are printed: on which paper, how large, with how much ink, how bound.

/// Settings for paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print {
    /// The sheet.
    pub paper: Paper,
    /// The size of the type, also on slides.
    pub size: Size,
    /// How much ink is spent.
    pub ink: InkUse,
    /// Where sections, handouts and cases begin.
    pub section_start: SectionStart,
    /// Whether documents that are bound come as booklets, too.
    pub booklet: bool,
}

/// Sizes of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// To be read at arm's length by most people.
    Usual,
    /// Large print: at least 18 points on paper.
    Large,
}

/// How much ink a document takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InkUse {
    /// Rules, pale fills and small pictures of slides.
    Usual,
    /// No fills, thin rules, and slides without their pictures.
    Saver,
}

impl InkUse {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Usual, Self::Saver];

    /// The name in source files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Saver => "saver",
        }
    }
}

/// Where a section begins, as word processors call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionStart {
    /// On the next page.
    NextPage,
    /// On the front of a sheet.
    OddPage,
}

impl SectionStart {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::NextPage, Self::OddPage];

    /// The name in source files.
    pub fn name(self) -> &'static str {
        match self {
            Self::NextPage => "next-page",
            Self::OddPage => "odd-page",
        }
    }
}

/// Sheets of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the sheets' own")]
pub enum Paper {
    A4,
    Letter,
    Folio,
}

impl Paper {
    /// All sheets.
    pub const ALL: [Self; 3] = [Self::A4, Self::Letter, Self::Folio];

    /// Its name in source files.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
            Self::Folio => "Folio",
        }
    }

    /// The name of the next larger sheet that printers take, for what needs more room than a page. There is
    /// none of twice the size of Folio: where that is used, large printers are fed with A3.
    pub fn larger(self) -> &'static str {
        match self {
            Self::A4 | Self::Folio => "A3",
            Self::Letter => "Tabloid",
        }
    }

    /// Reads its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name() == name)
    }
}
