//! What is said about programmes: what does not fit, what is left out, what comes too early.

use super::cohort;
use super::timetable::{Plan, chosen, module_of};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Day, Held, Id, PlannedDay, Programme, Session, Taught, Variant, clock};

/// Minutes by which a prayer may move without a word.
const UNSAID: u32 = 15;

/// Judges the programme that a target holds; all of them where it has chosen none.
pub fn judge(plan: &Plan<'_>) -> Problems {
    let mut judge = Judge { plan, problems: Problems::none() };
    judge.selection();
    for programme in plan.held() {
        judge.left_out(programme);
        judge.order(programme);
        judge.evenings(programme);
        judge.days(programme);
    }
    judge.untaught();
    judge.cohorts();
    judge.problems
}

struct Judge<'a> {
    plan: &'a Plan<'a>,
    problems: Problems,
}

impl Judge<'_> {
    /// Modules that the target teaches before or without one that they build on.
    fn selection(&mut self) {
        let plan = self.plan;
        for (at, outline) in plan.lengths.iter().enumerate() {
            for (needed, required) in outline.requires.iter().filter(|(needed, _)| plan.is_listed(needed)) {
                let place = plan.lengths.iter().position(|it| it.id == *needed);
                let how = match place {
                    Some(place) if place < at => continue,
                    Some(_) => "before",
                    None => "without",
                };
                let module = &outline.id;
                match self.way_out(module, needed) {
                    Some((origin, hint)) => {
                        self.early(&format!("`{}`", plan.overlay), (module, how, needed), &origin, hint);
                    }
                    None => {
                        let list = "`modules:` in base-modules/series.yaml";
                        let hint = format!("put `{needed}` in front of `{module}` under {list}");
                        self.early("the series", (module, how, needed), required, hint);
                    }
                }
            }
        }
    }

    /// Where a selection of modules is mended, and how.
    fn way_out(&self, module: &Id, needed: &Id) -> Option<(Origin, String)> {
        let selection = self.plan.settings.modules.as_ref()?;
        if let Some(order) = &selection.order {
            let (_, origin) = order.iter().find(|(id, _)| id == module)?;
            return Some((origin.clone(), format!("write `{needed}` in front of `{module}`")));
        }
        match &selection.taught {
            Taught::All => None,
            Taught::Only(list) => {
                let (_, origin) = list.iter().find(|(id, _)| id == module)?;
                Some((origin.clone(), format!("write `{needed}` in front of `{module}`")))
            }
            Taught::Except(list) => {
                let (_, origin) = list.iter().find(|(id, _)| id == needed)?;
                Some((origin.clone(), format!("take `{needed}` out of `except:`, or add `{module}` to it")))
            }
        }
    }

    fn early(&mut self, who: &str, (module, how, needed): (&Id, &str, &Id), origin: &Origin, hint: String) {
        let message = format!("{who} teaches `{module}` {how} `{needed}`, on which it builds");
        self.problems.push(Diagnostic::new(Code::Prerequisite, message).at(origin).hint(hint));
    }

    /// Modules and days that the target does not teach: times close up.
    fn left_out(&mut self, programme: &Programme) {
        let overlay = self.plan.overlay;
        let variant = self.plan.variant_of(programme);
        for (day, number) in self.plan.days(programme).iter().zip(1..) {
            if !self.plan.holds(day, variant) {
                if !day.sessions.iter().filter_map(module_of).all(|id| self.plan.is_listed(id)) {
                    continue;
                }
                let why = if day.sessions.iter().filter_map(module_of).any(|id| self.plan.teaches(id)) {
                    "part 1 of its modules is the whole of them".to_owned()
                } else {
                    format!("`{overlay}` teaches none of its modules")
                };
                let message = format!("day {number} of `{}` is left out: {why}", programme.id);
                self.notice(
                    Code::SessionLeftOut,
                    message,
                    &day.origin,
                    "write `keep: true` to hold it all the same",
                );
                continue;
            }
            for session in &day.sessions {
                self.absent(session, programme, variant);
            }
        }
    }

    /// A session of a module that is not taught, or of a second part where the module has none.
    fn absent(&mut self, session: &Session, programme: &Programme, variant: Variant) {
        let Session::Module { id, origin, .. } = session else { return };
        if !self.plan.is_listed(id) || self.plan.has(session, variant) {
            return;
        }
        let overlay = self.plan.overlay;
        if self.plan.teaches(id) {
            let message = format!(
                "`{}` leaves out part 2 of `{id}`: its {} length has no break, so part 1 is the whole module",
                programme.id,
                variant.name()
            );
            let hint =
                "nothing need be done; for two parts give the break minutes, or teach a longer `variant:`";
            self.notice(Code::SessionLeftOut, message, origin, hint);
        } else {
            let message = format!("`{}` leaves out `{id}`, which `{overlay}` does not teach", programme.id);
            let hint = "to hold it, let the overlay teach the module: see its `modules:`";
            self.notice(Code::SessionLeftOut, message, origin, hint);
        }
    }

    fn notice(&mut self, code: Code, message: String, origin: &Origin, hint: &str) {
        self.problems.push(Diagnostic::new(code, message).at(origin).hint(hint));
    }

    /// Modules that a programme teaches before or without one that they build on.
    fn order(&mut self, programme: &Programme) {
        let plan = self.plan;
        let held = plan.held_days(programme, plan.variant_of(programme));
        let sessions: Vec<_> = held.flat_map(|day| &day.sessions).collect();
        let first = |id: &Id| sessions.iter().position(|it| module_of(it) == Some(id));
        for outline in plan.lengths {
            let Some(at) = first(&outline.id) else { continue };
            let Session::Module { origin, .. } = sessions[at] else { continue };
            for (needed, _) in outline.requires.iter().filter(|(needed, _)| plan.teaches(needed)) {
                let how = match first(needed) {
                    Some(place) if place < at => continue,
                    Some(_) => "before",
                    None => "without",
                };
                let hint = format!("put a session `{{ module: {needed} }}` in front of it");
                self.early(&format!("`{}`", programme.id), (&outline.id, how, needed), origin, hint);
            }
        }
    }

    /// Sessions with a time of their own that would end after dark.
    fn evenings(&mut self, programme: &Programme) {
        let Some((until, limit)) = &self.plan.settings.daylight_until else { return };
        let held = self.plan.held_days(programme, self.plan.variant_of(programme));
        let mut late = Vec::new();
        for session in held.flat_map(|day| &day.sessions) {
            let Session::Item { title, minutes, at: Some(at), origin, .. } = session else { continue };
            if !self.plan.is_in_daylight(*at, *minutes) {
                late.push((format!("“{}” ends at {}", title.markup, clock(at + minutes)), origin));
            }
        }
        if late.is_empty() {
            return;
        }
        let message = format!("`{}` leaves out what ends after {}", programme.id, clock(*until));
        let diagnostic = Diagnostic::new(Code::EveningLeftOut, message).at(limit);
        let diagnostic = late.iter().fold(diagnostic, |it, (words, origin)| it.also(words, origin));
        self.problems.push(diagnostic.hint("take `at:` out to hold a session in its turn during the day"));
    }

    fn days(&mut self, programme: &Programme) {
        let variant = self.plan.variant_of(programme);
        let timetable = self.plan.timetable(programme, variant);
        let written = self.plan.held_days(programme, variant);
        for (day, written) in timetable.days.iter().zip(written) {
            let name = format!("day {} of `{}`", day.number, programme.id);
            self.length(day, &name, programme);
            self.dusk(day, &name);
            self.overlaps(day, &name, written);
            self.prayers(day, &name);
        }
    }

    /// Whether all of a day fits the agenda's day or the programme's slot.
    fn length(&mut self, day: &PlannedDay, name: &str, programme: &Programme) {
        let total = day.end - day.start;
        let (code, limit, hint) = match (&programme.slot, &self.plan.settings.day_minutes) {
            (Some(slot), _) => (
                Code::SlotTooShort,
                slot,
                "shorten its sessions, move one to another slot, or set `slot-minutes:`",
            ),
            (None, Some(limit)) => {
                (Code::OverfullDay, limit, "leave a session out, shorten the breaks, or set `day-minutes:`")
            }
            (None, None) => return,
        };
        let (limit, origin) = limit;
        if total > *limit {
            let (over, holds) = (minutes(total - limit), holds(day));
            let message = format!("{name} is {over} too long, {total} instead of {limit}: {holds}");
            let hint = format!("{hint} to {total}");
            self.problems
                .push(Diagnostic::new(code, message).at(origin).also("the day", &day.origin).hint(hint));
        }
    }

    fn dusk(&mut self, day: &PlannedDay, name: &str) {
        let Some((until, origin)) = &self.plan.settings.daylight_until else { return };
        if day.end > *until {
            let late = minutes(day.end - until);
            let message = format!("{name} ends at {}, {late} after {}", clock(day.end), clock(*until));
            self.problems.push(
                Diagnostic::new(Code::AfterDark, message)
                    .at(origin)
                    .also("the day", &day.origin)
                    .hint("start earlier, shorten the breaks, or move a session to another day"),
            );
        }
    }

    /// Sessions with a time of their own at which others are still held.
    fn overlaps(&mut self, day: &PlannedDay, name: &str, written: &Day) {
        for session in &written.sessions {
            let Session::Item { title, minutes: length, at: Some(at), origin, .. } = session else {
                continue;
            };
            if *at < day.end && at + length > day.start && self.plan.is_in_daylight(*at, *length) {
                let message = format!(
                    "“{}” at {} meets other sessions: {name} lasts until {}",
                    title.markup,
                    clock(*at),
                    clock(day.end)
                );
                let hint = format!("write `at: \"{}\"` or later", clock(day.end));
                self.problems.push(Diagnostic::new(Code::SessionsMeet, message).at(origin).hint(hint));
            }
        }
    }

    /// Prayers that no border of sections is near to.
    fn prayers(&mut self, day: &PlannedDay, name: &str) {
        for sitting in &day.sittings {
            let Held::Prayer(title) = &sitting.what else { continue };
            let mut prayers = self.plan.settings.prayers.iter().flatten();
            let Some(prayer) = prayers.find(|it| it.title.origin == title.origin) else { continue };
            if sitting.start.abs_diff(prayer.at) > UNSAID {
                let message = format!(
                    "on {name} “{}” is held at {} instead of {}: no section is cut in two",
                    title.markup,
                    clock(sitting.start),
                    clock(prayer.at)
                );
                let hint = "move a session or a break so that one ends near that time";
                self.notice(Code::PrayerMoved, message, &prayer.origin, hint);
            }
        }
    }

    /// Cohorts that have other days than the programme of the target.
    fn cohorts(&mut self) {
        let plan = self.plan;
        let Some(main) = plan.programmes().first().copied() else { return };
        let timetable = plan.timetable(main, plan.variant);
        for cohort in &plan.settings.cohorts {
            self.problems.extend(cohort::check(cohort, &timetable));
        }
    }

    /// Modules of the target that no programme holds.
    fn untaught(&mut self) {
        let plan = self.plan;
        let held: Vec<_> =
            plan.held().into_iter().flat_map(|it| plan.days(it)).flat_map(|it| &it.sessions).collect();
        if !held.iter().filter_map(|session| module_of(session)).all(|id| plan.is_listed(id)) {
            return;
        }
        let chosen = chosen(plan.series, plan.settings);
        for outline in plan.lengths {
            if held.iter().any(|session| module_of(session) == Some(&outline.id)) {
                continue;
            }
            let (message, origin) = match (chosen, &plan.settings.programme) {
                (Some(programme), Some((_, origin))) => {
                    (format!("`{}` does not teach `{}`", programme.id, outline.id), origin)
                }
                _ => (format!("no programme teaches `{}`", outline.id), &outline.origin),
            };
            let hint = format!("add `- {{ module: {} }}` to a day of a programme", outline.id);
            self.notice(Code::Untaught, message, origin, &hint);
        }
    }
}

/// `Opening 45, why-digital 150`: what a day's minutes go to.
fn holds(day: &PlannedDay) -> String {
    let within = day.sittings.iter().filter(|it| it.start >= day.start && it.end() <= day.end);
    let word = |what: &Held| match what {
        Held::Item(title) | Held::Prayer(title) => title.markup.clone(),
        Held::Module { id, .. } => id.to_string(),
        Held::Meal(meal) => meal.name().to_lowercase(),
    };
    within.map(|it| format!("{} {}", word(&it.what), it.minutes)).collect::<Vec<_>>().join(", ")
}

fn minutes(count: u32) -> String {
    if count == 1 { "1 minute".to_owned() } else { format!("{count} minutes") }
}
