//! Programmes become timetables: every time of the day computed from the agenda, the modules that the
//! target teaches and the minutes of their sections.

use super::agenda::{Lengths, START, Stretch};
use super::flow::{self, Chunk, Substance};
use crate::model::{
    Day, Held, Id, Meal, PlannedDay, Programme, SeriesFile, Session, Settings, Sitting, Text, Timetable,
    Variant,
};

/// Minutes of lunch where the agenda sets none.
const LUNCH: u32 = 60;

/// Minutes of tea where the agenda sets none.
const TEA: u32 = 20;

/// All that timetables of a target depend on.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The overlay of the target.
    pub overlay: &'a Id,
    /// The series.
    pub series: &'a SeriesFile,
    /// The settings of all layers of the target.
    pub settings: &'a Settings,
    /// The modules that the target teaches, in order, with the lengths of their sections.
    pub lengths: &'a Lengths,
    /// The length in which modules are taught.
    pub variant: Variant,
}

/// The programme that a target has chosen.
pub fn chosen<'a>(series: &'a SeriesFile, settings: &Settings) -> Option<&'a Programme> {
    let (id, _) = settings.programme.as_ref()?;
    series.programmes.iter().find(|programme| programme.id == *id)
}

impl<'a> Plan<'a> {
    /// All programmes, the target's first; its overlay may have put other days into it.
    pub(super) fn programmes(&self) -> Vec<&'a Programme> {
        let chosen = chosen(self.series, self.settings);
        let others = self.series.programmes.iter().filter(|it| chosen.is_none_or(|first| first.id != it.id));
        chosen.into_iter().chain(others).collect()
    }

    /// The programmes that the target may hold: the chosen one, or all where none is chosen.
    pub(super) fn held(&self) -> Vec<&'a Programme> {
        chosen(self.series, self.settings).map_or_else(|| self.programmes(), |it| vec![it])
    }

    /// Whether it is the programme that the target holds: the chosen one, or the first.
    pub fn is_main(&self, programme: &Id) -> bool {
        self.programmes().first().is_some_and(|first| first.id == *programme)
    }

    /// The days of a programme, in the words of the overlay that chose it.
    pub(super) fn days(&self, programme: &'a Programme) -> &'a [Day] {
        match &self.settings.days {
            Some(days) if self.is_main(&programme.id) => days,
            _ => &programme.days,
        }
    }

    /// The length in which a programme is taught: where the target has chosen it, the target's.
    pub(super) fn variant_of(&self, programme: &Programme) -> Variant {
        let chosen = self.settings.programme.as_ref().is_some_and(|(id, _)| *id == programme.id);
        programme.variant.filter(|_| !chosen).unwrap_or(self.variant)
    }

    /// Whether the series has a module; others were told when the files were read.
    pub(super) fn is_listed(&self, module: &Id) -> bool {
        self.series.modules.iter().any(|(id, _)| id == module)
    }

    pub(super) fn teaches(&self, module: &Id) -> bool {
        self.lengths.iter().any(|it| it.id == *module)
    }

    /// The days of a programme that are held: those that name no module, one that is taught, or are kept
    /// whatever is taught.
    pub(super) fn held_days(
        &self,
        programme: &'a Programme,
        variant: Variant,
    ) -> impl Iterator<Item = &'a Day> {
        self.days(programme).iter().filter(move |day| self.holds(day, variant))
    }

    pub(super) fn holds(&self, day: &Day, variant: Variant) -> bool {
        let mut modules = day.sessions.iter().filter(|it| module_of(it).is_some()).peekable();
        day.keep || modules.peek().is_none() || modules.any(|it| self.has(it, variant))
    }

    /// Whether there is such a session: its module is taught, and is split if it asks for the second part.
    pub(super) fn has(&self, session: &Session, variant: Variant) -> bool {
        match session {
            Session::Module { id, part, .. } => {
                self.teaches(id) && (part.is_none_or(|part| part == 1) || self.is_split(id, variant))
            }
            Session::Item { .. } | Session::Break(_) => true,
        }
    }

    /// A day as a length of the modules has it: without sessions that are not taught, and where a module is
    /// not split, its first part is the whole.
    fn taught(&self, day: &Day, variant: Variant) -> Day {
        let sessions = day.sessions.iter().filter(|it| self.has(it, variant)).cloned();
        let whole = |session| match session {
            Session::Module { id, origin, .. } if !self.is_split(&id, variant) => {
                Session::Module { id, part: None, origin }
            }
            session => session,
        };
        Day { sessions: sessions.map(whole).collect(), ..day.clone() }
    }

    /// Whether an item with a time of its own is over before dark.
    pub(super) fn is_in_daylight(&self, at: u32, minutes: u32) -> bool {
        self.settings.daylight_until.as_ref().is_none_or(|(until, _)| at + minutes <= *until)
    }

    /// Every programme with the times of the target, in the length that an edition has.
    pub fn timetables(&self) -> Vec<Timetable> {
        self.programmes().into_iter().map(|it| self.timetable(it, self.variant)).collect()
    }

    /// Every programme with the times of the target, each in the length in which it is taught.
    pub fn offered(&self) -> Vec<Timetable> {
        self.programmes().into_iter().map(|it| self.timetable(it, self.variant_of(it))).collect()
    }

    /// One programme with the times of the target.
    pub(super) fn timetable(&self, programme: &'a Programme, variant: Variant) -> Timetable {
        let days = self.held_days(programme, variant).zip(1..);
        let days = days.map(|(day, number)| self.day(day, number, variant)).collect();
        Timetable { programme: programme.id.clone(), title: self.title(programme).clone(), variant, days }
    }

    /// The title of a programme, in the words of the overlay that chose it.
    fn title(&self, programme: &'a Programme) -> &'a Text {
        match &self.settings.programme_title {
            Some(title) if self.is_main(&programme.id) => title,
            _ => &programme.title,
        }
    }

    fn day(&self, written: &Day, number: usize, variant: Variant) -> PlannedDay {
        let start = self.settings.start.unwrap_or(START);
        let day = &self.taught(written, variant);
        let mut chunks = self.chunks(day, variant);
        if day.sessions.len() < written.sessions.len() {
            chunks = flow::without_loose_meals(chunks);
        }
        let prayers = self.settings.prayers.as_deref().unwrap_or_default();
        let chunks = flow::with_prayers(chunks, start, prayers);
        let end = start + chunks.iter().map(|chunk| chunk.minutes).sum::<u32>();
        let mut sittings = before(day, start);
        sittings.extend(self.flow(day, &chunks, start));
        sittings.extend(self.at_their_times(day));
        sittings.sort_by_key(|sitting| sitting.start);
        PlannedDay { number, theme: day.theme.clone(), sittings, start, end, origin: day.origin.clone() }
    }

    /// What follows on the start of a day.
    fn chunks(&self, day: &Day, variant: Variant) -> Vec<Chunk> {
        let mut chunks = Vec::new();
        for (number, session) in day.sessions.iter().enumerate() {
            let session_chunk = |minutes, what| Chunk { minutes, session: Some(number), what };
            match session {
                Session::Item { before_start: true, .. } | Session::Item { at: Some(_), .. } => {}
                Session::Item { minutes, .. } => chunks.push(session_chunk(*minutes, Substance::Item)),
                Session::Break(meal) => {
                    chunks.push(session_chunk(self.meal(*meal), Substance::Meal(*meal)));
                }
                Session::Module { id, part, .. } => {
                    let stretches = self.stretches(id, *part, variant).into_iter();
                    chunks.extend(
                        stretches.map(|(id, minutes)| session_chunk(minutes, Substance::Section(id.clone()))),
                    );
                }
            }
        }
        chunks.retain(|chunk| chunk.minutes > 0);
        chunks
    }

    fn meal(&self, meal: Meal) -> u32 {
        match meal {
            Meal::Lunch => self.settings.lunch.unwrap_or(LUNCH),
            Meal::Tea => self.settings.tea.unwrap_or(TEA),
        }
    }

    /// The sections and breaks of a module or one of its parts. The first break ends the first part
    /// and belongs to neither.
    fn stretches(&self, module: &Id, part: Option<u8>, variant: Variant) -> Vec<(&'a Id, u32)> {
        let all: Vec<&Stretch> = self.whole(module, variant).collect();
        let split = all.iter().position(|stretch| stretch.is_break).unwrap_or(all.len());
        let taught = match part {
            Some(1) => &all[..split],
            Some(_) => all.get(split + 1..).unwrap_or_default(),
            None => &all[..],
        };
        taught.iter().map(|stretch| (&stretch.id, stretch.minutes.of(variant))).collect()
    }

    fn whole(&self, module: &Id, variant: Variant) -> impl Iterator<Item = &'a Stretch> {
        let outline = self.lengths.iter().find(|it| it.id == *module);
        let stretches = outline.map_or(&[][..], |it| &it.stretches);
        stretches.iter().filter(move |it| it.minutes.of(variant) > 0)
    }

    /// Whether a module has a break in this length, which makes two parts of it.
    pub(super) fn is_split(&self, module: &Id, variant: Variant) -> bool {
        self.whole(module, variant).any(|stretch| stretch.is_break)
    }

    /// Sittings in order; one session is one sitting unless a prayer interrupts it.
    fn flow(&self, day: &Day, chunks: &[Chunk], start: u32) -> Vec<Sitting> {
        let mut sittings: Vec<Sitting> = Vec::new();
        let mut clock = start;
        let mut begun = None;
        let mut last = None;
        for chunk in chunks {
            match (chunk.session.filter(|it| last == Some(*it)), sittings.last_mut()) {
                (Some(_), Some(sitting)) => extend(sitting, chunk, clock),
                _ => {
                    let continued = chunk.session.is_some() && chunk.session == begun;
                    let what = self.what(chunk, day, clock);
                    sittings.push(Sitting { start: clock, minutes: chunk.minutes, what, continued });
                }
            }
            begun = chunk.session.or(begun);
            last = chunk.session;
            clock += chunk.minutes;
        }
        sittings
    }

    fn what(&self, chunk: &Chunk, day: &Day, clock: u32) -> Held {
        let session = chunk.session.map(|number| &day.sessions[number]);
        match (&chunk.what, session) {
            (Substance::Section(section), Some(Session::Module { id, part, .. })) => {
                Held::Module { id: id.clone(), part: *part, sections: vec![(section.clone(), clock)] }
            }
            (_, Some(Session::Item { title, .. })) => Held::Item(title.clone()),
            (Substance::Meal(meal), _) => Held::Meal(*meal),
            (Substance::Prayer(number), _) => {
                let prayers = self.settings.prayers.as_deref().unwrap_or_default();
                Held::Prayer(prayers[*number].title.clone())
            }
            _ => unreachable!("sections are made of modules, items of items"),
        }
    }

    /// Evening sessions and the like, unless it is dark by then.
    fn at_their_times(&self, day: &Day) -> Vec<Sitting> {
        let sitting = |session: &Session| match session {
            Session::Item { title, minutes, at: Some(at), before_start: false, .. }
                if self.is_in_daylight(*at, *minutes) =>
            {
                Some(item(title, *at, *minutes))
            }
            _ => None,
        };
        day.sessions.iter().filter_map(sitting).collect()
    }
}

/// What is held before the start of a day, so that the last of it ends there.
fn before(day: &Day, start: u32) -> Vec<Sitting> {
    let mut clock = start;
    let mut sittings = Vec::new();
    for session in day.sessions.iter().rev() {
        if let Session::Item { title, minutes, before_start: true, .. } = session {
            clock = clock.saturating_sub(*minutes);
            sittings.push(item(title, clock, *minutes));
        }
    }
    sittings
}

fn item(title: &Text, start: u32, minutes: u32) -> Sitting {
    Sitting { start, minutes, what: Held::Item(title.clone()), continued: false }
}

fn extend(sitting: &mut Sitting, chunk: &Chunk, clock: u32) {
    sitting.minutes += chunk.minutes;
    if let (Held::Module { sections, .. }, Substance::Section(id)) = (&mut sitting.what, &chunk.what) {
        sections.push((id.clone(), clock));
    }
}

/// The module that a session teaches.
pub(super) fn module_of(session: &Session) -> Option<&Id> {
    match session {
        Session::Module { id, .. } => Some(id),
        _ => None,
    }
}
