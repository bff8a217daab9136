//! What must be translated before a language is published.

use std::collections::BTreeMap;

use super::Language;
use crate::diagnostic::Origin;

/// What a layer says of publishing. A later layer wins key by key.
#[derive(Clone, Debug, Default)]
pub struct Publish {
    /// Whether machine drafts are shown; hidden where nobody says.
    pub show_drafts: Option<bool>,
    /// What becomes of editions that fall short.
    pub below: Option<Below>,
    /// What must be there of each module in any language.
    pub shares: Shares,
    /// What must be there in some languages, in the place of what holds for any.
    pub by_language: BTreeMap<Language, Shares>,
    /// How many days a new or changed text is not held against a language that was complete without
    /// it.
    pub grace_days: Option<u32>,
}

/// Least shares in percent, each with its place.
pub type Shares = BTreeMap<Share, (u8, Origin)>;

/// Of what there must be a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// Texts that are translated.
    All,
    /// Titles that are translated.
    Titles,
    /// Questions, answers and feedback that are translated.
    Quiz,
    /// What the trainer says and does that is translated.
    Script,
    /// Texts that a second person has read.
    Reviewed,
}

/// What becomes of an edition that falls short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// It is built, and every page says that it is a draft.
    Draft,
    /// It is not built.
    Refuse,
}

impl Share {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::All, Self::Titles, Self::Quiz, Self::Script, Self::Reviewed];

    /// Its key under `publish`.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "min",
            Self::Titles => "titles",
            Self::Quiz => "quiz",
            Self::Script => "script",
            Self::Reviewed => "reviewed",
        }
    }

    /// What it counts, as part of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "texts are translated",
            Self::Titles => "titles are translated",
            Self::Quiz => "texts of the quiz are translated",
            Self::Script => "texts of the script are translated",
            Self::Reviewed => "texts are reviewed",
        }
    }
}

impl Publish {
    /// The share that a language must reach.
    pub fn wanted(&self, share: Share, language: &Language) -> Option<&(u8, Origin)> {
        let own = self.by_language.get(language).and_then(|shares| shares.get(&share));
        own.or_else(|| self.shares.get(&share))
    }
}
