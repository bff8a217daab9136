//! Sections and breaks.

use super::slide::Head;
use super::step::named;
use super::{back, span};
use crate::model::{Deck, Edition, Id, Label, Link, PlannedSlide, Prose, RichText, Section, clock};
use crate::render::pdf::boxes::{card, framed};
use crate::render::pdf::compose::{Look, Setter};
use crate::render::pdf::contents::{Listed, NUMBER};
use crate::render::pdf::strip::{Area, Ink, Item, Mark, Strip, flatten, stay, together};
use crate::render::pdf::tree::{Goal, NodeId, Role, Tree};
use crate::typeset::Milli;

/// How many slides stand before those of the first section.
fn opening(deck: &Deck, edition: &Edition) -> usize {
    let ours = |id: &Id| edition.sections.iter().any(|section| &section.id == id);
    deck.sections
        .iter()
        .find(|section| ours(&section.id))
        .map_or(0, |section| section.first.min(deck.slides.len()))
}

/// Whether a section needs no page of its own: a break, or a plan without a script.
pub(super) fn follows(section: &Section) -> bool {
    section.is_break || (section.slides.is_empty() && section.activities.is_empty())
}

impl<'a> Setter<'a> {
    /// A section and what follows it on the same page, on a new page. `shown` counts the slides that were shown
    /// before; returns how many were shown then.
    pub(super) fn sections(&mut self, sections: &[Section], deck: &Deck, mut shown: usize) -> usize {
        self.new_section();
        if shown == 0 {
            shown = self.opening_slides(deck);
        }
        for (index, section) in sections.iter().enumerate() {
            if index > 0 {
                self.push(vec![Strip::gap(Milli::pt(18))]);
            }
            if section.is_break {
                self.pause(section);
            } else {
                shown = self.section(section, deck, shown);
            }
        }
        shown
    }

    /// The slides before the first section.
    fn opening_slides(&mut self, deck: &Deck) -> usize {
        let slides: Vec<_> = deck.slides.iter().take(opening(deck, self.edition)).collect();
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        self.on_screen(&slides, deck, parent);
        slides.len()
    }

    /// One section with its slides.
    fn section(&mut self, section: &Section, deck: &Deck, mut shown: usize) -> usize {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let opener: Vec<_> =
            deck.slides[shown..].iter().take_while(|slide| slide.block == section.id).collect();
        shown += opener.len();
        self.head(
            &Head {
                title: &section.title,
                place: section.id.as_str(),
                start: section.start,
                minutes: section.minutes,
                so_far: 0,
                slides: &opener,
                parent,
                chapter: true,
            },
            deck,
        );
        self.cut(section, parent);
        self.needed(section, parent);
        shown = self.slides(section, (deck, shown), parent);
        for activity in back::activities_of(self.edition, section) {
            self.activity(activity, parent);
        }
        self.guidance(section, parent);
        shown
    }

    /// The slides of a section from number `shown` on; returns how many were shown then.
    fn slides(&mut self, section: &Section, (deck, mut shown): (&Deck, usize), parent: NodeId) -> usize {
        for slide in &section.slides {
            let own = own(deck, slide, shown);
            self.between(&deck.slides[shown..own.start], deck, parent);
            let parts: Vec<_> = deck.slides[own.clone()].iter().collect();
            self.slide(slide, &parts, (deck, parent));
            shown = own.end;
        }
        let planned = deck.sections.iter().find(|it| it.id == section.id);
        let end = planned.map_or(shown, |it| it.first + it.count).clamp(shown, deck.slides.len());
        self.between(&deck.slides[shown..end], deck, parent);
        end
    }

    /// The slides behind the last section, but for those of the quiz.
    pub(super) fn closing(&mut self, deck: &Deck, shown: usize) {
        let quiz = quiz_slides(deck);
        let rest: Vec<_> = deck.slides.iter().skip(shown).filter(|it| !quiz.contains(&it.number)).collect();
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        if !rest.is_empty() {
            self.push(vec![Strip::gap(Milli::pt(16))]);
            self.on_screen(&rest, deck, parent);
        }
    }

    /// A break: a band across the page, on which nothing is said.
    fn pause(&mut self, section: &Section) {
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let full = self.sheet.full();
        let look = Look::of(Milli::pt(12));
        let time = self.figures(&span(section.start, section.minutes));
        let rail = self.sheet.rail().inset(Milli::pt(8), Milli(-12_000));
        let time = flatten(self.paragraph(rail, &time, look.bold(), parent));
        let minutes = self.minutes(section.minutes);
        let main = self.sheet.main().inset(Milli::pt(12), Milli::pt(12));
        let mut words = self.facts(main, &[section.title.clone(), minutes], (look, parent));
        named(&mut words, time);
        let mut strips = card(words, full, Milli(700));
        for strip in &mut strips {
            let area = Area { x: full.x, y: Milli(0), width: full.width, height: strip.height };
            strip.items.insert(0, Item::Fill { area, ink: Ink::PALE });
        }
        let running = Mark::Running { slide: section.title.to_plain(), clock: clock(section.start) };
        strips[0].marks.push(running);
        self.push(strips);
    }

    /// What to leave out when time runs short.
    fn cut(&mut self, section: &Section, parent: NodeId) {
        let Some(cut) = &section.cut else { return };
        let main = self.sheet.main();
        let inner = main.inset(Milli::pt(10), Milli::pt(10));
        let behind = self.label(Label::Behind);
        let mut strips = self.lead(inner, &behind, parent);
        strips.extend(self.paragraph(inner, cut, Look::BODY, parent));
        let mut strips = card(strips, main, Milli(700));
        strips.push(Strip::gap(Milli::pt(10)));
        self.push(strips);
    }

    /// The cases and tools that the section uses: by number where they are in documents of their own, else
    /// with a link to their page.
    fn needed(&mut self, section: &Section, parent: NodeId) {
        let main = self.sheet.main();
        let mut strips = Vec::new();
        for Needed { id, number, title, .. } in self.needs(section) {
            strips.extend(match number {
                Some(number) => self.facts(main, &[number, title.clone()], (Look::BODY.bold(), parent)),
                None => self.paragraph(main, &linked(title, id), Look::BODY, parent),
            });
        }
        if !strips.is_empty() {
            together(&mut strips);
            strips.push(Strip::gap(Milli::pt(10)));
            self.push(strips);
        }
    }

    /// What the facilitator alone reads beside the cases and sheets that participants get.
    fn guidance(&mut self, section: &Section, parent: NodeId) {
        let full = self.sheet.full();
        let inner = full.inset(Milli::pt(14), Milli::pt(14));
        for Needed { id, number, title, guidance } in self.needs(section) {
            let Some(number) = number.filter(|_| !guidance.is_empty()) else { continue };
            self.push(vec![Strip::gap(Milli::pt(14))]);
            if first_use(self.edition, id) != Some(&section.id) {
                let listed = Listed::numbered(Some(number), title, id);
                self.said_before(&listed.title, id, parent);
                continue;
            }
            let mut strips = self.facts(inner, &[number, title.clone()], (Look::BODY.bold(), parent));
            stay(&mut strips);
            strips.push(Strip::glue(Milli::pt(4)));
            strips.extend(self.prose(inner, guidance, Look::BODY, (parent, 4)));
            let mut strips = framed(strips, full, Milli(700));
            strips[0].marks.push(Mark::Place(guidance_place(id)));
            self.push(strips);
        }
    }

    /// The page on which an earlier section has the guidance for the same case or sheet.
    fn said_before(&mut self, title: &RichText, id: &Id, parent: NodeId) {
        let full = self.sheet.full();
        let inner = full.inset(Milli::pt(14), Milli::pt(14));
        let place = guidance_place(id);
        let node = self.tree.add(parent, Role::Paragraph);
        let link = self.tree.link(node, Goal::Place(place.clone()), title.to_plain());
        let words = inner.inset(Milli(0), NUMBER + Milli::pt(8));
        let mut strips = self.lines(words, title, Look::BODY.bold(), link);
        if let Some(last) = strips.last_mut() {
            self.lead_to(last, inner, (Look::BODY.bold(), link, &place));
        }
        self.push(card(strips, full, Milli(700)));
    }

    /// The cases and tools that a section uses.
    fn needs(&self, section: &Section) -> Vec<Needed<'a>> {
        let edition = self.edition;
        let cases = section.cases.iter().filter_map(|id| edition.cases.iter().find(|it| it.id == *id));
        let cases = cases.map(|case| Needed {
            id: &case.id,
            number: self.case_number(&case.id),
            title: &case.title,
            guidance: &case.guidance,
        });
        let tools = section.tools.iter().filter_map(|id| edition.tools.iter().find(|it| it.id == *id));
        let tools = tools.map(|tool| Needed {
            id: &tool.id,
            number: self.handout_number(&tool.id),
            title: &tool.title,
            guidance: &tool.guidance,
        });
        cases.chain(tools).collect()
    }

    /// Slides that nobody wrote a script for.
    fn between(&mut self, slides: &[PlannedSlide], deck: &Deck, parent: NodeId) {
        if !slides.is_empty() {
            self.push(vec![Strip::gap(Milli::pt(14))]);
            self.on_screen(&slides.iter().collect::<Vec<_>>(), deck, parent);
        }
    }
}

/// A case or a tool that a section uses.
struct Needed<'a> {
    id: &'a Id,
    /// `None` where participants do not get it.
    number: Option<RichText>,
    title: &'a RichText,
    guidance: &'a Prose<RichText>,
}

/// The first section that uses a case or a tool.
fn first_use<'e>(edition: &'e Edition, id: &Id) -> Option<&'e Id> {
    let uses = |section: &&Section| section.cases.contains(id) || section.tools.contains(id);
    edition.sections.iter().find(uses).map(|section| &section.id)
}

/// The key of the place of the guidance for a case or a tool. Ids never begin with `#`.
fn guidance_place(id: &Id) -> String {
    format!("#guidance-{id}")
}

/// A title that leads to its block.
pub(super) fn linked(title: &RichText, id: &Id) -> RichText {
    let mut title = title.clone();
    for run in &mut title.runs {
        run.link = Some(Link::Block(id.clone()));
    }
    title
}

/// The physical slides of an authored one, from `shown` on.
fn own(deck: &Deck, slide: &crate::model::Slide, shown: usize) -> std::ops::Range<usize> {
    let is_own = |it: &PlannedSlide| it.block == slide.id;
    match deck.slides[shown..].iter().position(is_own) {
        Some(first) => {
            let first = shown + first;
            let count = deck.slides[first..].iter().take_while(|it| is_own(it)).count();
            first..first + count
        }
        None => shown..shown,
    }
}

/// Numbers of the slides that show questions.
pub(super) fn quiz_slides(deck: &Deck) -> Vec<usize> {
    let sections = deck.sections.iter().filter(|it| it.id.as_str() == "quiz");
    sections.flat_map(|it| it.first + 1..=it.first + it.count).collect()
}
