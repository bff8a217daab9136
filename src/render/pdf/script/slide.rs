//! One slide: its head with clock and picture, then the steps.

use super::{front, span};
use crate::model::{Deck, Edition, Label, Local, PlannedSlide, RichText, Size, Slide, StepKind, clock};
use crate::render::pdf::boxes::card;
use crate::render::pdf::compose::{Heading, Look, Setter};
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{
    After, Area, Ink, Item, Mark, Strip, beside, flatten, height, stay, together,
};
use crate::render::pdf::tree::{NodeId, Role};
use crate::typeset::Milli;

/// Between two steps.
const STEP_GAP: Milli = Milli::pt(10);

/// What the head of a section or slide says.
pub(super) struct Head<'a> {
    pub(super) title: &'a RichText,
    pub(super) place: &'a str,
    /// Minutes after midnight.
    pub(super) start: u32,
    pub(super) minutes: u32,
    /// Minutes from the start of the module to the end of this, breaks included.
    pub(super) so_far: u32,
    pub(super) slides: &'a [&'a PlannedSlide],
    pub(super) parent: NodeId,
    /// The head of a section.
    pub(super) chapter: bool,
}

impl Setter<'_> {
    /// A slide and its script.
    pub(super) fn slide(&mut self, slide: &Slide, parts: &[&PlannedSlide], (deck, above): (&Deck, NodeId)) {
        let parent = self.tree.add(above, Role::Sect);
        self.push(vec![Strip::gap(Milli::pt(20))]);
        self.head(
            &Head {
                title: &slide.title,
                place: slide.id.as_str(),
                start: slide.start,
                minutes: slide.minutes,
                so_far: so_far(self.edition, slide),
                slides: parts,
                parent,
                chapter: false,
            },
            deck,
        );
        if let Some(local) = &slide.local {
            self.local(local, parent);
        }
        for (index, step) in slide.script.iter().enumerate() {
            let mut strips = self.step(step, parent);
            // The head and the first thing to do never part.
            if index == 0 && height(&strips) < self.sheet.body() / 6 {
                together(&mut strips);
            }
            // A transition alone on a page would be overlooked.
            let before_last = slide.script.get(index + 1).is_some_and(|it| it.kind == StepKind::Transition);
            if let Some(last) = strips.last_mut().filter(|_| before_last) {
                last.after = After::Stay;
            }
            self.push(strips);
            self.push(vec![if before_last { Strip::glue(STEP_GAP) } else { Strip::gap(STEP_GAP) }]);
        }
        self.recordings(slide, parent);
    }

    /// The words of the recordings on a slide, whose pictures are in its thumbnail.
    fn recordings(&mut self, slide: &Slide, parent: NodeId) {
        for recording in slide.body.recordings() {
            let strips = self.said(self.sheet.main(), recording, (parent, 4));
            self.push(strips);
            self.push(vec![Strip::gap(STEP_GAP)]);
        }
    }

    /// The head: clock in the rail, number and title in the column, the slide at its end.
    pub(super) fn head(&mut self, head: &Head<'_>, deck: &Deck) {
        let full = self.sheet.full();
        let weight = if head.chapter { Milli::pt(3) } else { Milli(800) };
        let line = Area { x: full.x, y: Milli(0), width: full.width, height: weight };
        let ruled = Strip::of(Milli::pt(9), vec![Item::Fill { area: line, ink: Ink::BLACK }]);
        let number = head.slides.first().zip(head.slides.last());
        let number = number.map(|(first, last)| self.slide_number((first.number, last.number), deck));
        let main = self.sheet.main();
        let words = match (head.slides, self.sheet.size) {
            ([], _) | (_, Size::Large) => main,
            _ => main.inset(Milli(0), self.sheet.thumb() + Milli::pt(14)),
        };
        let mut title = self.head_title(head, number.as_ref(), words);
        // A title that fills half a page is no column beside a picture.
        let above =
            if height(&title) > self.sheet.body() / 2 { std::mem::take(&mut title) } else { Vec::new() };
        let rail = flatten(self.clock(head));
        let mut band = beside(flatten(title), rail);
        if let Some(first) = head.slides.first() {
            band = self.with_thumb(band, first, (deck, head.parent));
        }
        band.marks.push(Mark::Running {
            slide: number.as_ref().map(RichText::to_plain).unwrap_or_default(),
            clock: clock(head.start),
        });
        let mut strips = vec![ruled];
        strips.extend(above);
        strips.push(band);
        if let [ruled, band] = strips.as_slice() {
            strips = vec![flatten(vec![ruled.clone(), band.clone()])];
        }
        stay(&mut strips);
        strips.push(Strip::glue(Milli::pt(10)));
        self.push(strips);
        if head.slides.len() > 1 {
            self.on_screen(&head.slides[1..], deck, head.parent);
        }
    }

    /// The head with the picture of its slide: at the end of the column, in large print below the
    /// title.
    fn with_thumb(&mut self, band: Strip, slide: &PlannedSlide, (deck, parent): (&Deck, NodeId)) -> Strip {
        let main = self.sheet.main();
        let width = self.sheet.thumb();
        match self.sheet.size {
            Size::Usual => {
                let column = Column { x: main.x + main.width - width, width };
                beside(band, self.thumb(slide, deck, column, parent))
            }
            Size::Large => {
                let thumb = self.thumb(slide, deck, Column { width, ..main }, parent);
                flatten(vec![band, Strip::glue(Milli::pt(6)), thumb])
            }
        }
    }

    fn head_title(&mut self, head: &Head<'_>, number: Option<&RichText>, column: Column) -> Vec<Strip> {
        let (level, size) = if head.chapter { (2, 21) } else { (3, 15) };
        let look = Look::of(Milli::pt(size)).bold().tight();
        let heading = Heading { level, look, parent: head.parent, place: Some(head.place) };
        let mut strips = Vec::new();
        if let Some(number) = number {
            let look = Look::of(Milli(9500)).bold().ink(Ink::SOFT);
            strips.extend(self.paragraph(column, number, look, head.parent));
            strips.push(Strip::glue(Milli::pt(1)));
        }
        strips.extend(self.heading(column, head.title, &heading));
        stay(&mut strips);
        strips
    }

    /// Planned times and an empty box for the actual one.
    fn clock(&mut self, head: &Head<'_>) -> Vec<Strip> {
        let rail = self.sheet.rail();
        let parent = head.parent;
        let time = self.figures(&span(head.start, head.minutes));
        let mut strips = self.paragraph(rail, &time, Look::of(Milli(11_500)).bold(), parent);
        let minutes = self.minutes(head.minutes);
        strips.extend(self.paragraph(rail, &minutes, Look::of(Milli::pt(10)), parent));
        if head.chapter {
            return strips;
        }
        let language = self.edition.labels.language_of(Label::RunningTotal);
        let [so_far, all] = [head.so_far, front::minutes(self.edition)]
            .map(|minutes| self.digits(&minutes.to_string(), &language));
        let total = self.fill(Label::RunningTotal, &[("n", &so_far), ("m", &all)]);
        strips.extend(self.paragraph(rail, &total, Look::SMALL, parent));
        strips.push(Strip::glue(Milli::pt(6)));
        let actual = self.label(Label::Actual);
        strips.extend(self.paragraph(rail, &actual, Look::SMALL, parent));
        let area = Area { x: rail.x, y: Milli::pt(1), width: Milli::pt(62), height: Milli::pt(20) };
        let frame = Item::Frame { area, weight: Milli(700), ink: Ink::BLACK };
        strips.push(Strip::of(Milli::pt(24), vec![frame]));
        strips
    }

    /// Says that these words are the country's own, and where they come from.
    fn local(&mut self, local: &Local, parent: NodeId) {
        let main = self.sheet.main();
        let inner = main.inset(Milli::pt(10), Milli::pt(10));
        let label = self.label(Label::Local);
        let mut strips = self.lead(inner, &label, parent);
        if let Some(because) = &local.because {
            strips.extend(self.paragraph(inner, because, Look::of(Milli::pt(10)), parent));
        }
        strips.extend(self.sources(&local.sources, inner, parent));
        let mut strips = card(strips, main, Milli(700));
        stay(&mut strips);
        strips.push(Strip::glue(Milli::pt(10)));
        self.push(strips);
    }
}

/// Minutes from the start of the module to the end of a slide. Summed up, because a module that is
/// taught on two days has its clock set anew.
fn so_far(edition: &Edition, slide: &Slide) -> u32 {
    let mut before = 0;
    for section in &edition.sections {
        if section.slides.iter().any(|it| it.id == slide.id) {
            return before + slide.start.saturating_sub(section.start) + slide.minutes;
        }
        before += section.minutes;
    }
    before
}
