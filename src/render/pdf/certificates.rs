//! Certificates of participation: a page for each name, laid across.

use super::compose::{Heading, Look, Setter};
use super::cover::blank;
use super::furniture::Furniture;
use super::sheet::Column;
use super::squeeze::Closeness;
use super::strip::{After, Area, Ink, Item, Strip, beside, flatten, height};
use super::tree::{NodeId, Role, Tree};
use crate::model::{Attendance, Label, RichText, Schedule, Size};
use crate::typeset::{Align, Milli};

/// Type sizes to try for a name, so that it takes one line if it can.
const NAMES: [i64; 5] = [34, 29, 25, 21, 18];

/// From the edge of the page to the frame.
const EDGE: Milli = Milli::pt(30);

/// Between the frame and the words at either side.
const INSIDE: Milli = Milli::pt(30);

/// Most signatures beside each other.
const SIGNATURES: usize = 3;

/// Sets a page for each name; without names one with a line to write it on.
pub(super) fn compose(setter: &mut Setter<'_>, schedule: &Schedule) {
    setter.sheet = setter.sheet.turned();
    setter.sheet.use_whole_page();
    setter.furniture = Furniture::None;
    let names: Vec<Option<&str>> = match &schedule.attendance {
        Some(attendance) if !attendance.names.is_empty() => {
            attendance.names.iter().map(|name| Some(name.as_str())).collect()
        }
        _ => vec![None],
    };
    for (index, name) in names.into_iter().enumerate() {
        if index > 0 {
            setter.new_page();
        }
        setter.on_one_page(schedule, name);
    }
}

impl Setter<'_> {
    /// A certificate, closer where it would need a second page.
    fn on_one_page(&mut self, schedule: &Schedule, name: Option<&str>) {
        let before = self.draft();
        for closeness in Closeness::ALL {
            self.discard(before);
            self.set_closer(closeness, &|it| it.certificate(schedule, name));
            if self.extent(before).0 == 1 {
                break;
            }
        }
    }

    /// Large words in the middle, which large print does not make larger.
    fn display(&self, points: i64) -> Look {
        let size = match self.sheet.size {
            Size::Usual => points,
            Size::Large => (points - 9).max(11),
        };
        Look::of(Milli::pt(size)).bold().align(Align::Center)
    }

    fn certificate(&mut self, schedule: &Schedule, name: Option<&str>) {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let column = self.sheet.full().inset(INSIDE, INSIDE);
        let edition = self.edition;
        let mut head = self.middle_logo(parent);
        let small = Look::of(Milli::pt(13)).align(Align::Center);
        for words in edition.series.overlay.iter().chain([&edition.series.title]) {
            head.extend(self.paragraph(column, words, small, parent));
        }
        let mut body = self.certified(column, name, parent);
        body.extend(self.when_and_where(schedule, column, parent));
        let foot = self.signatures(schedule.attendance.as_ref(), column, parent);
        let frame = self.frame();
        let free = (self.sheet.body() - height(&head) - height(&body) - height(&foot)).max(Milli(0));
        let mut strips = vec![frame, blank(free / 4)];
        strips.extend(head);
        strips.push(blank(free / 4));
        strips.extend(body);
        strips.push(blank(free / 3));
        strips.extend(foot);
        for strip in &mut strips {
            strip.after = After::Stay;
        }
        if let Some(last) = strips.last_mut() {
            last.after = After::Break;
        }
        self.push(strips);
    }

    /// What it is, for whom, and for which course.
    fn certified(&mut self, column: Column, name: Option<&str>, parent: NodeId) -> Vec<Strip> {
        let title = self.label(Label::Certificate);
        let look = self.display(22);
        let heading = |look| Heading { level: 1, look, parent, place: None };
        let mut strips = match name {
            Some(_) => self.paragraph(column, &title, look, parent),
            None => self.heading(column, &title, &heading(look)),
        };
        strips.push(Strip::glue(Milli::pt(18)));
        match name {
            Some(name) => {
                let name = RichText::plain(name, self.edition.labels.language().clone());
                let look = self.look_of_name(&name, column);
                strips.extend(self.heading(column, &name, &heading(look)));
            }
            None => strips.push(line_for(column.inset(column.width / 6, column.width / 6))),
        }
        strips.push(Strip::glue(Milli::pt(12)));
        let words = self.label(Label::HasTakenPart);
        let middle = Look::of(Milli::pt(14)).align(Align::Center);
        strips.extend(self.paragraph(column, &words, middle, parent));
        strips.push(Strip::glue(Milli::pt(8)));
        let course = self.display(20);
        let title = self.edition.title.clone();
        strips.extend(self.paragraph(column, &title, course, parent));
        strips
    }

    fn middle_logo(&mut self, parent: NodeId) -> Vec<Strip> {
        let edition = self.edition;
        let Some((path, alt)) = &edition.branding.logo else { return Vec::new() };
        let mut strips = self.logo(path, alt, parent);
        let full = self.sheet.full();
        for strip in &mut strips {
            let width = strip.items.iter().find_map(|item| match item {
                Item::Picture { area, .. } => Some(area.width),
                _ => None,
            });
            let right = width.map_or(Milli(0), |width| (full.width - width) / 2);
            strip.items =
                std::mem::take(&mut strip.items).into_iter().map(|it| it.moved(right, Milli(0))).collect();
        }
        strips
    }

    /// The largest type in which a name takes one line, or the smallest.
    fn look_of_name(&mut self, name: &RichText, column: Column) -> Look {
        let looks = NAMES.map(|size| self.display(size));
        self.one_line_look(name, &looks, column.width).unwrap_or(looks[looks.len() - 1])
    }

    /// From the first to the last date, and the place.
    fn when_and_where(&mut self, schedule: &Schedule, column: Column, parent: NodeId) -> Vec<Strip> {
        let look = Look::of(Milli::pt(13)).align(Align::Center);
        let mut dates = schedule.days.iter().filter_map(|day| day.date.as_ref());
        let mut lines = Vec::new();
        if let Some(first) = dates.next() {
            lines.push(match dates.next_back() {
                Some(last) => {
                    let words = format!("{} – {}", first.to_plain(), last.to_plain());
                    RichText::plain(words, first.language.clone())
                }
                None => first.clone(),
            });
        }
        lines.extend(schedule.attendance.as_ref().and_then(|it| it.venue.clone()));
        let mut strips = vec![Strip::glue(Milli::pt(8))];
        for line in lines {
            strips.extend(self.paragraph(column, &line, look, parent));
        }
        strips
    }

    /// A line for each trainer, and that it is no qualification.
    fn signatures(&mut self, attendance: Option<&Attendance>, column: Column, parent: NodeId) -> Vec<Strip> {
        let language = self.edition.labels.language().clone();
        let trainers = attendance.map(|it| it.trainers.as_slice()).unwrap_or_default();
        let mut names: Vec<RichText> =
            trainers.iter().take(SIGNATURES).map(|name| RichText::plain(name, language.clone())).collect();
        if names.is_empty() {
            names.push(self.label(Label::Signature));
        }
        let count = i64::try_from(names.len()).expect("there are few signatures");
        let gap = Milli::pt(30);
        let width = ((column.width - gap * (count - 1)) / count).min(column.width * 2 / 5);
        let taken = width * count + gap * (count - 1);
        let mut x = column.x + (column.width - taken) / 2;
        let small = Look::of(Milli::pt(10)).align(Align::Center);
        let mut row = Strip::of(Milli(0), Vec::new());
        for name in &names {
            let place = Column { x, width };
            let mut strips = vec![line_for(place)];
            strips.extend(self.paragraph(place, name, small, parent));
            row = beside(row, flatten(strips));
            x += width + gap;
        }
        let mut notes = vec![self.label(Label::NoQualification)];
        notes.extend(self.marks());
        let mut strips = vec![row, Strip::glue(Milli::pt(10))];
        for note in notes {
            strips.extend(self.paragraph(
                column,
                &note,
                Look { align: Align::Center, ..Look::SMALL },
                parent,
            ));
        }
        strips
    }

    /// The frame around the page, in the colour of the country.
    fn frame(&self) -> Strip {
        let sheet = &self.sheet;
        let area = Area {
            x: EDGE,
            y: EDGE - sheet.top,
            width: sheet.width - EDGE * 2,
            height: sheet.height - EDGE * 2,
        };
        let ink = Ink(self.edition.branding.accent);
        Strip::of(Milli(0), vec![Item::Frame { area, weight: Milli::pt(2), ink }])
    }
}

/// Room to write above a line.
fn line_for(Column { x, width }: Column) -> Strip {
    let rule = Area { x, y: Milli::pt(30), width, height: Milli(700) };
    Strip::of(Milli::pt(34), vec![Item::Fill { area: rule, ink: Ink::BLACK }])
}
