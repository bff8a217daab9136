//! Programmes as they are written, and the timetables that come of them.

use super::{Id, Text, Variant};
use crate::diagnostic::Origin;

/// A delivery plan.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// The length in which it teaches modules; `None` is that of the target.
    pub variant: Option<Variant>,
    /// Minutes of each meeting, where all have the same; `None` is the agenda's day.
    pub slot: Option<(u32, Origin)>,
    /// Its days or meetings.
    pub days: Vec<Day>,
    /// Where it stands.
    pub origin: Origin,
}

/// The role of the title of a programme.
pub const PROGRAMME_TITLE: &str = "programme-title";

/// The roles of the other texts of programmes.
const THEME: &str = "theme";
const SESSION: &str = "session";
const PRAYER: &str = "prayer";

impl Programme {
    /// Its texts, each with its role.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        std::iter::once((PROGRAMME_TITLE, &self.title)).chain(self.days.iter().flat_map(Day::texts))
    }
}

/// A day of a programme.
#[derive(Clone, Debug)]
pub struct Day {
    /// What the day is about.
    pub theme: Option<Text>,
    /// Whether it is held even if the target teaches none of its modules.
    pub keep: bool,
    /// Its sessions in order.
    pub sessions: Vec<Session>,
    /// Where it stands.
    pub origin: Origin,
}

impl Day {
    /// Its texts, each with its role.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let items = self.sessions.iter().filter_map(|session| match session {
            Session::Item { title, .. } => Some((SESSION, title)),
            Session::Module { .. } | Session::Break(_) => None,
        });
        self.theme.iter().map(|theme| (THEME, theme)).chain(items)
    }
}

/// One entry of a day.
#[derive(Clone, Debug)]
pub enum Session {
    /// Something with minutes of its own.
    Item {
        /// What it is.
        title: Text,
        /// How long it takes.
        minutes: u32,
        /// Held before the day's start, so that the day starts after it.
        before_start: bool,
        /// A fixed time, minutes after midnight.
        at: Option<u32>,
        /// Where it stands.
        origin: Origin,
    },
    /// A module, or one of its parts on either side of its break.
    Module {
        /// Which.
        id: Id,
        /// 1 or 2; `None` is the whole module.
        part: Option<u8>,
        /// Where it stands.
        origin: Origin,
    },
    /// Lunch or tea; the agenda says how long.
    Break(Meal),
}

/// Breaks whose length the agenda sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the values of `break`")]
pub enum Meal {
    Lunch,
    Tea,
}

impl Meal {
    /// What an agenda calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lunch => "Lunch",
            Self::Tea => "Tea",
        }
    }
}

/// A prayer at its time of the day; sessions flow around it.
#[derive(Clone, Debug)]
pub struct Prayer {
    /// What an agenda calls it.
    pub title: Text,
    /// Its time, minutes after midnight.
    pub at: u32,
    /// How long it takes.
    pub minutes: u32,
    /// Where it stands.
    pub origin: Origin,
}

impl Prayer {
    /// Its text with its role.
    pub fn text(&self) -> (&'static str, &Text) {
        (PRAYER, &self.title)
    }
}

/// A programme with the times that one target gives it.
#[derive(Clone, Debug)]
pub struct Timetable {
    /// The programme.
    pub programme: Id,
    /// Its title.
    pub title: Text,
    /// The length in which modules are taught.
    pub variant: Variant,
    /// The days that are held.
    pub days: Vec<PlannedDay>,
}

/// A day with its times.
#[derive(Clone, Debug)]
pub struct PlannedDay {
    /// Its number among the days that are held, from 1.
    pub number: usize,
    /// What it is about.
    pub theme: Option<Text>,
    /// What is held, in the order of the clock.
    pub sittings: Vec<Sitting>,
    /// Start of the day, minutes after midnight; what is held before it comes earlier.
    pub start: u32,
    /// End of what follows on the start, without what has a time of its own.
    pub end: u32,
    /// Where the day is written.
    pub origin: Origin,
}

/// Something that is held without interruption.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Start, minutes after midnight.
    pub start: u32,
    /// How long it takes.
    pub minutes: u32,
    /// What is held.
    pub what: Held,
    /// Whether it goes on after a prayer.
    pub continued: bool,
}

/// What is held.
#[derive(Clone, Debug)]
pub enum Held {
    /// Something of the programme's own.
    Item(Text),
    /// A module or a part of one.
    Module {
        /// Which.
        id: Id,
        /// 1 or 2; `None` is the whole module.
        part: Option<u8>,
        /// Its sections and breaks, each with its start.
        sections: Vec<(Id, u32)>,
    },
    /// Lunch or tea.
    Meal(Meal),
    /// A prayer.
    Prayer(Text),
}

impl Timetable {
    /// The texts that it shows, each with its role.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let days = self.days.iter().flat_map(|day| {
            let held = day.sittings.iter().filter_map(|sitting| sitting.what.text());
            day.theme().into_iter().chain(held)
        });
        std::iter::once(self.title()).chain(days)
    }

    /// Its title with its role.
    pub fn title(&self) -> (&'static str, &Text) {
        (PROGRAMME_TITLE, &self.title)
    }
}

impl PlannedDay {
    /// What it is about, with its role.
    pub fn theme(&self) -> Option<(&'static str, &Text)> {
        self.theme.as_ref().map(|theme| (THEME, theme))
    }
}

impl Held {
    /// Its own text with its role, if it has one.
    pub fn text(&self) -> Option<(&'static str, &Text)> {
        match self {
            Self::Item(title) => Some((SESSION, title)),
            Self::Prayer(title) => Some((PRAYER, title)),
            Self::Module { .. } | Self::Meal(_) => None,
        }
    }
}

impl Sitting {
    /// The module that is taught, if one is.
    pub fn module(&self) -> Option<&Id> {
        match &self.what {
            Held::Module { id, .. } => Some(id),
            Held::Item(_) | Held::Meal(_) | Held::Prayer(_) => None,
        }
    }

    /// When it ends, minutes after midnight.
    pub fn end(&self) -> u32 {
        self.start + self.minutes
    }
}

/// Minutes after midnight as `09:05`.
pub fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}
