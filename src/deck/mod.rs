//! From the edition to its physical slides: layouts, fitting, splitting, numbers. Planned once, so
//! that the deck, its thumbnails and the script agree.

mod fit;
mod generated;
pub mod geometry;
mod measure;
mod overflow;
mod quiz;
mod seating;
mod sheet;
mod surplus;
pub mod table;
mod words;

use std::collections::BTreeSet;

use crate::model::{
    Content, Deck, DeckSection, Edition, Grid, Id, Label, Layout, PlannedSlide, RichText, Seat, Section,
    Slide, SlideText, Visibility,
};
use fit::fit;
use measure::Measure;
pub use overflow::Overflow;
use seating::seated;
use sheet::Sheet;

/// Questions of the quiz that are shown at the end.
const QUESTIONS: usize = 5;

/// Plans the slides of an edition on kitbag's own layouts; beside them, what fits no slide.
pub fn plan(edition: &Edition) -> (Deck, Vec<Overflow>) {
    plan_on(edition, geometry::grid(edition.language().script(), edition.print.size))
}

/// Plans the slides of an edition on the layouts of a template, as [`plan`] does.
pub fn plan_on(edition: &Edition, grid: Grid) -> (Deck, Vec<Overflow>) {
    let mut planner = Planner::new(edition, grid);
    planner.open_section(&edition.module, &edition.title);
    planner.show(vec![generated::title(edition)], Script::None);
    planner.show(vec![generated::agenda(edition)], Script::None);
    let mut firsts = Vec::new();
    for section in &edition.sections {
        firsts.push(planner.slides.len() + 1);
        if !section.is_break {
            planner.section(section);
        }
    }
    planner.quiz();
    planner.closing();
    planner.finish(&firsts)
}

/// Whether the first of the slides to come carries the script of its block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Carried,
    None,
}

struct Planner<'a> {
    edition: &'a Edition,
    measure: Measure,
    slides: Vec<PlannedSlide>,
    sections: Vec<DeckSection>,
    overflows: Vec<Overflow>,
}

impl<'a> Planner<'a> {
    fn new(edition: &'a Edition, grid: Grid) -> Self {
        Self {
            edition,
            measure: Measure::new(edition.language().script(), edition.print.size, grid),
            slides: Vec::new(),
            sections: Vec::new(),
            overflows: Vec::new(),
        }
    }

    fn open_section(&mut self, id: &Id, title: &RichText) {
        let first = self.slides.len();
        self.sections.push(DeckSection { id: id.clone(), title: title.clone(), first, count: 0 });
    }

    /// The slides of a section: its opening, the authored ones, then its cases and activities that
    /// no authored slide shows.
    fn section(&mut self, section: &Section) {
        let edition = self.edition;
        self.open_section(&section.id, &section.title);
        self.show(vec![generated::section(edition, section)], Script::Carried);
        let (mut cases, mut activities) = (section.cases.iter(), section.activities.iter());
        for slide in section.slides.iter().filter(|slide| slide.visibility == Visibility::Everyone) {
            let facts = match slide.layout {
                Layout::Case => self.case_facts(cases.next()),
                _ => self.activity_facts(slide, shown_activity(slide, &mut activities)),
            };
            let sheets = Sheet::of_slide(slide, &facts, &mut self.measure);
            self.show(sheets, Script::Carried);
        }
        for case in cases.filter_map(|id| edition.cases.iter().find(|it| &it.id == id)) {
            if case.visibility == Visibility::Everyone {
                let sheet = generated::case(edition, case, &mut self.measure);
                self.show(vec![sheet], Script::Carried);
            }
        }
        for activity in activities.filter_map(|id| edition.activities.iter().find(|it| &it.id == id)) {
            if activity.visibility == Visibility::Everyone {
                self.show(vec![generated::activity(edition, activity)], Script::Carried);
            }
        }
    }

    fn case_facts(&self, id: Option<&Id>) -> RichText {
        let cases = &self.edition.cases;
        let case = id.and_then(|id| cases.iter().find(|it| &it.id == id));
        let case = case.filter(|case| case.visibility == Visibility::Everyone);
        words::case_facts(self.edition, case.map(|case| case.outcome))
    }

    fn activity_facts(&self, slide: &Slide, id: Option<&Id>) -> RichText {
        let activities = &self.edition.activities;
        let activity = id.and_then(|id| activities.iter().find(|it| &it.id == id));
        let activity = activity.filter(|activity| activity.visibility == Visibility::Everyone);
        words::activity_facts(self.edition, activity, activity.map_or(slide.minutes, |it| it.minutes))
    }

    fn quiz(&mut self) {
        let edition = self.edition;
        let questions = edition.quiz.iter().flat_map(|quiz| &quiz.questions).take(QUESTIONS);
        let questions: Vec<_> = questions.collect();
        if questions.is_empty() {
            return;
        }
        let id = Id::parse("quiz").expect("`quiz` is an id");
        self.open_section(&id, &words::label(edition, Label::Quiz));
        for (question, number) in questions.iter().zip(1..) {
            let sheet = quiz::question(edition, question, (number, questions.len()));
            self.show(vec![sheet], Script::Carried);
        }
    }

    fn closing(&mut self) {
        let id = Id::parse("closing").expect("`closing` is an id");
        self.open_section(&id, &words::label(self.edition, Label::ThankYou));
        self.show(vec![generated::closing(self.edition)], Script::None);
    }

    /// Fits the sheets of one block and numbers their slides.
    fn show(&mut self, sheets: Vec<Sheet>, script: Script) {
        let mut parts = Vec::new();
        for sheet in sheets {
            let sheet = seated(sheet, &self.measure.grid);
            let fitted = fit(&sheet, &mut self.measure);
            let too_long = fitted.too_long.into_iter();
            let overflow = too_long.map(|(slot, surplus)| Overflow::of_slot(&sheet, slot, surplus));
            self.overflows.extend(overflow);
            for placed in fitted.parts {
                parts.push(PlannedSlide {
                    number: 0,
                    block: sheet.block.clone(),
                    part: (1, 1),
                    layout: sheet.layout,
                    title: sheet.title.clone(),
                    title_scale: 100,
                    placed,
                    carries_script: false,
                });
            }
        }
        let count = parts.len();
        for (mut slide, part) in parts.into_iter().zip(1..) {
            slide.number = self.slides.len() + 1;
            slide.part = (part, count);
            slide.title = fit::numbered(&slide.title, slide.part);
            slide.carries_script = part == 1 && script == Script::Carried;
            self.slides.push(slide);
        }
        let section = self.sections.last_mut().expect("a section is open while slides are shown");
        section.count += count;
    }

    /// Makes long titles smaller. Those that are too long even so are told, split ones once.
    fn scale_titles(&mut self) {
        for slide in &mut self.slides {
            let title = self.measure.grid.spread(slide.layout).title;
            let scale = self.measure.title_scale(&slide.title, title);
            slide.title_scale = scale.unwrap_or_else(|(smallest, surplus)| {
                if slide.part.0 == 1 {
                    self.overflows.push(Overflow::of_title(&slide.block, slide.layout, surplus));
                }
                smallest
            });
        }
    }

    /// Looks whether the footer fits on every slide.
    fn footer(&mut self) {
        let text = SlideText::plain(self.edition.footer().clone());
        let grid = &self.measure.grid;
        let mut seats: Vec<Seat> = Vec::new();
        for seat in self.slides.iter().filter_map(|slide| grid.spread(slide.layout).footer) {
            if !seats.contains(&seat) {
                seats.push(seat);
            }
        }
        let surplus = seats.into_iter().filter_map(|seat| fit::surplus(&text, seat, &mut self.measure)).max();
        self.overflows.extend(surplus.map(Overflow::of_footer));
    }

    /// Turns the agenda's indices of sections into slide numbers and makes titles unique.
    fn finish(mut self, firsts: &[usize]) -> (Deck, Vec<Overflow>) {
        let mut titles = BTreeSet::new();
        for slide in &mut self.slides {
            for placed in &mut slide.placed {
                if let Content::Text(texts) = &mut placed.content {
                    for text in texts {
                        text.jump = text.jump.map(|section| firsts[section]);
                    }
                }
            }
            let title = slide.title.clone();
            let mut copies = 1;
            while !titles.insert(slide.title.to_plain()) {
                copies += 1;
                slide.title = copy(&title, copies);
            }
        }
        self.scale_titles();
        self.footer();
        let deck = Deck { slides: self.slides, sections: self.sections, grid: self.measure.grid };
        (deck, self.overflows)
    }
}

/// The next activity of the section, where a slide shows one.
fn shown_activity<'a>(slide: &Slide, activities: &mut impl Iterator<Item = &'a Id>) -> Option<&'a Id> {
    if slide.layout == Layout::Activity { activities.next() } else { None }
}

/// A title that stands in the deck already.
fn copy(title: &RichText, copies: usize) -> RichText {
    let mut title = title.clone();
    let mut run = title.runs.last().expect("a title has words").clone();
    run.text = format!(" ({copies})");
    title.runs.push(run);
    title
}
