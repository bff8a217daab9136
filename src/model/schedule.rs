//! A programme in the words and with the times of one target: what an edition is made of that is no
//! module.

use super::{Form, Id, Label, Meal, RichText};

/// What is held when.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The days that are held.
    pub days: Vec<ScheduledDay>,
    /// Who takes part; `None` where nobody has said it.
    pub attendance: Option<Attendance>,
    /// What the trainer does before, during and after.
    pub stages: Vec<ScheduledStage>,
    /// What the activities need, in the order of the days.
    pub equipment: Vec<Equipment>,
    /// What participants fill in.
    pub forms: Vec<Form<RichText>>,
    /// What is printed, once all of it has been counted.
    pub papers: Vec<PrintedPaper>,
}

/// Those who take a programme together.
#[derive(Clone, Debug)]
pub struct Attendance {
    /// Who they are.
    pub group: RichText,
    /// Where they meet.
    pub venue: Option<RichText>,
    /// How many there are.
    pub people: u32,
    /// How many of them work in one group.
    pub group_size: u32,
    /// Who trains them.
    pub trainers: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
}

/// For whom something is brought or printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Per {
    Person,
    Pair,
    Group,
    Trainer,
    Everyone,
    Course,
}

impl Attendance {
    /// How many of them there are.
    pub fn count(&self, per: Per) -> usize {
        let [people, group] =
            [self.people, self.group_size].map(|it| usize::try_from(it).expect("a cohort has few people"));
        match per {
            Per::Person => people,
            Per::Pair => people.div_ceil(2),
            Per::Group => people.div_ceil(group),
            Per::Trainer => self.trainers.len().max(1),
            Per::Everyone => people + self.count(Per::Trainer),
            Per::Course => 1,
        }
    }
}

/// When the trainer does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Stage {
    TwoWeeksBefore,
    OneWeekBefore,
    OnTheDay,
    OneWeekAfter,
}

impl Stage {
    /// All of them in order.
    pub const ALL: [Self; 4] =
        [Self::TwoWeeksBefore, Self::OneWeekBefore, Self::OnTheDay, Self::OneWeekAfter];

    /// The key in `series.yaml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::TwoWeeksBefore => "two-weeks-before",
            Self::OneWeekBefore => "one-week-before",
            Self::OnTheDay => "on-the-day",
            Self::OneWeekAfter => "one-week-after",
        }
    }
}

/// What is done at one time.
#[derive(Clone, Debug)]
pub struct ScheduledStage {
    /// When.
    pub stage: Stage,
    /// Its date in the edition's language, where dates are known.
    pub date: Option<RichText>,
    /// What is done.
    pub tasks: Vec<RichText>,
}

/// What one activity needs.
#[derive(Clone, Debug)]
pub struct Equipment {
    /// The module in which it is done.
    pub module: Id,
    /// The title of the module.
    pub module_title: RichText,
    /// The title of the activity.
    pub activity: RichText,
    /// The things.
    pub materials: Vec<Material>,
}

/// Something that is brought.
#[derive(Clone, Debug)]
pub struct Material {
    /// What it is.
    pub text: RichText,
    /// How many for each person, pair or group, where its author says so.
    pub each: Option<(u32, Per)>,
}

/// One day.
#[derive(Clone, Debug)]
pub struct ScheduledDay {
    /// Its number, from 1.
    pub number: usize,
    /// Its date in the edition's language.
    pub date: Option<RichText>,
    /// What it is about.
    pub theme: Option<RichText>,
    /// What is held, in the order of the clock.
    pub entries: Vec<Entry>,
}

/// Something that is held without interruption.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Start, minutes after midnight.
    pub start: u32,
    /// How long it takes.
    pub minutes: u32,
    /// What is held.
    pub what: Occasion,
    /// Whether it goes on after a prayer.
    pub continued: bool,
}

/// What is held.
#[derive(Clone, Debug)]
pub enum Occasion {
    /// Something of the programme's own.
    Item(RichText),
    /// A module or a part of one.
    Module {
        /// Its place among the modules of the target, from 1.
        place: usize,
        /// Its title.
        title: RichText,
        /// 1 or 2; `None` is the whole module.
        part: Option<u8>,
    },
    /// Lunch or tea.
    Meal(Meal),
    /// A prayer.
    Prayer(RichText),
}

impl Entry {
    /// When it ends, minutes after midnight.
    pub fn end(&self) -> u32 {
        self.start + self.minutes
    }
}

impl ScheduledDay {
    /// When the first of it begins and the last of it ends, minutes after midnight.
    pub fn span(&self) -> Option<(u32, u32)> {
        let start = self.entries.iter().map(|entry| entry.start).min()?;
        let end = self.entries.iter().map(Entry::end).max()?;
        Some((start, end))
    }
}

/// A document as it is printed for a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedPaper {
    /// What it is.
    pub kind: Label,
    /// The title of its module, test or programme.
    pub title: RichText,
    /// The name of its file.
    pub file: String,
    /// The names of the sheets of paper.
    pub sheet: String,
    /// The pages of one copy.
    pub pages: usize,
    /// The sheets of one copy.
    pub sheets: usize,
    /// Who gets a copy.
    pub per: Per,
    /// The sides that are printed on.
    pub sides: Sides,
}

/// On which sides of a sheet something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Sides {
    One,
    Both,
}

impl PrintedPaper {
    /// How many copies a cohort needs.
    pub fn copies(&self, attendance: &Attendance) -> usize {
        attendance.count(self.per)
    }
}
