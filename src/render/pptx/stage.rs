//! On which layouts the slides of a deck stand: kitbag's own, or those of a country's template.

use super::MASTER;
use super::dress::{self, Kind};
use super::foreign::{Foreign, free_paths};
use super::levels::Levels;
use super::locale::Locale;
use super::master::MASTER_ID;
use super::scenery::Look;
use crate::model::{Bullets, ChosenTemplate, EmbeddedFont, Numbered, SlideLayout, Slot};

/// The layouts of a deck.
pub(super) enum Stage<'a> {
    /// kitbag's own.
    Own(Locale<'a>),
    /// Those of a template.
    Foreign(Box<Foreign<'a>>, Locale<'a>),
}

/// A placeholder, and what its levels give to paragraphs.
pub(super) struct Holding<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) levels: Levels,
}

/// The parts that a presentation has once.
pub(super) struct Setup {
    /// Number and path of each master.
    pub(super) masters: Vec<(u32, String)>,
    /// The theme of the first.
    pub(super) theme: String,
    pub(super) notes: String,
    pub(super) numbered_notes: Numbered,
    pub(super) handout: String,
    pub(super) tables: String,
    /// Typefaces that stand in the file.
    pub(super) fonts: Vec<EmbeddedFont>,
}

impl<'a> Stage<'a> {
    pub(super) fn of(look: &Look<'a>) -> Self {
        match look.template() {
            Some(chosen) => Self::Foreign(Box::new(Foreign::of(chosen, look)), look.locale()),
            None => Self::Own(look.locale()),
        }
    }

    /// The part of a layout.
    pub(super) fn layout(&self, layout: SlideLayout) -> String {
        match self {
            Self::Own(_) => dress::path(layout),
            Self::Foreign(foreign, _) => foreign.layout(layout).to_owned(),
        }
    }

    /// The title of a layout.
    pub(super) fn title(&self, layout: SlideLayout) -> Holding<'a> {
        let own = |levels| Holding { kind: dress::title_kind(layout), levels };
        match self {
            Self::Own(locale) => own(Levels::own(*locale, dress::title(layout).bullets)),
            Self::Foreign(foreign, locale) => match foreign.title(layout) {
                // A layout has one title: programs find it by its type, and some by its lack of a number.
                Some(holder) if foreign.is_theirs(layout) => Holding {
                    kind: Kind { name: &holder.kind, index: None },
                    levels: Levels::theirs(holder, foreign.hanging()),
                },
                Some(holder) => own(Levels::theirs(holder, foreign.hanging())),
                None => own(Levels::grafted(*locale, dress::title(layout).bullets, foreign.hanging())),
            },
        }
    }

    /// The placeholder of a slot.
    pub(super) fn slot(&self, layout: SlideLayout, slot: Slot) -> Holding<'a> {
        let own = |levels| Holding { kind: dress::kind(layout, slot), levels };
        let bullets = dress::slot(layout, slot).bullets;
        match self {
            Self::Own(locale) => own(Levels::own(*locale, bullets)),
            Self::Foreign(foreign, locale) => match foreign.holder(layout, slot) {
                Some(holder) => Holding {
                    kind: Kind { name: &holder.kind, index: holder.index },
                    levels: Levels::theirs(holder, foreign.hanging()),
                },
                None => own(Levels::grafted(*locale, bullets, foreign.hanging())),
            },
        }
    }

    /// The placeholder of footer (`ftr`) or slide number (`sldNum`); `None` where the layout has none.
    pub(super) fn foot(&self, layout: SlideLayout, kind: &'static str) -> Option<Holding<'a>> {
        match self {
            Self::Own(locale) => {
                let levels = Levels::own(*locale, Bullets::Hidden);
                Some(Holding { kind: dress::foot(kind), levels })
            }
            Self::Foreign(foreign, _) => {
                let holder = foreign.foot(layout, kind)?;
                let kind = if foreign.is_theirs(layout) {
                    Kind { name: &holder.kind, index: holder.index }
                } else {
                    dress::foot(kind)
                };
                Some(Holding { kind, levels: Levels::theirs(holder, foreign.hanging()) })
            }
        }
    }
}

impl Setup {
    pub(super) fn of(template: Option<&ChosenTemplate>) -> Self {
        let Some(chosen) = template else { return Self::own() };
        let free = |stem| free_paths(template, stem).next().expect("numbers have no end");
        let file = &chosen.template;
        let paper = &file.paper;
        let (notes, numbered_notes) =
            paper.notes.clone().unwrap_or_else(|| (free("ppt/notesMasters/notesMaster"), Numbered::Yes));
        Self {
            masters: file.masters.iter().map(|master| (master.id, master.path.clone())).collect(),
            theme: file.masters[0].theme.clone(),
            notes,
            numbered_notes,
            handout: paper.handout.clone().unwrap_or_else(|| free("ppt/handoutMasters/handoutMaster")),
            tables: paper.tables.as_ref().map_or_else(|| free("ppt/tableStyles"), |(path, _)| path.clone()),
            fonts: file.fonts.clone(),
        }
    }

    fn own() -> Self {
        Self {
            masters: vec![(MASTER_ID, MASTER.to_owned())],
            theme: "ppt/theme/theme1.xml".to_owned(),
            notes: "ppt/notesMasters/notesMaster1.xml".to_owned(),
            numbered_notes: Numbered::Yes,
            handout: "ppt/handoutMasters/handoutMaster1.xml".to_owned(),
            tables: "ppt/tableStyles.xml".to_owned(),
            fonts: Vec::new(),
        }
    }
}
