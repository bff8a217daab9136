//! The guide for trainers: the chapters of its authors, then what follows from the modules.

use super::chapter::Chapter;
use super::compose::{Heading, Look, Setter, neutral};
use super::contents::Listed;
use super::handouts::GLOSSARY;
use super::strip::{Strip, stay};
use super::tree::NodeId;
use super::words::from_to;
use crate::model::{
    Guide, GuidedCompetency, GuidedModule, GuidedProgramme, Label, List, ListItem, Occasion, RichText,
    SaidChapter, ScheduledDay, Table,
};
use crate::typeset::Milli;

/// Keys of places that are no blocks. Ids never begin with `#`.
const MODULES: &str = "#modules";
const PROGRAMMES: &str = "#programmes";
const COMPETENCIES: &str = "#competencies";
const CREDITS: &str = "#credits";

/// Words in tables.
const LOOK: Look = Look::of(Milli::pt(10));

/// Sets the whole guide.
pub(super) fn compose(setter: &mut Setter<'_>, guide: &Guide) {
    let listed = entries(setter, guide);
    setter.places.extend(listed.iter().filter_map(|entry| entry.place.clone()));
    setter.snugly(|it| it.cover(Label::Guide));
    setter.snugly(|it| it.contents(&listed));
    if !guide.chapters.is_empty() {
        setter.new_page();
        setter.snugly(|it| it.chapters(&guide.chapters));
    }
    setter.snugly(|it| it.modules(&guide.modules));
    if !guide.programmes.is_empty() {
        setter.snugly(|it| it.programmes(&guide.programmes));
    }
    if !guide.competencies.is_empty() {
        setter.snugly(|it| it.competencies(&guide.competencies));
    }
    setter.snugly(|it| {
        it.glossary();
        it.credits();
    });
}

/// What the contents list, in order.
fn entries(setter: &Setter<'_>, guide: &Guide) -> Vec<Listed> {
    let mut entries = Vec::new();
    let mut add = |place: String, title: RichText, level| {
        entries.push(Listed { place: Some(place), title, level });
    };
    for chapter in &guide.chapters {
        add(chapter_place(chapter), chapter.title.clone(), 1);
    }
    add(MODULES.to_owned(), setter.label(Label::Modules), 1);
    for module in &guide.modules {
        add(module.id.to_string(), module.title.clone(), 2);
    }
    if !guide.programmes.is_empty() {
        add(PROGRAMMES.to_owned(), setter.label(Label::Programmes), 1);
    }
    for programme in &guide.programmes {
        add(programme_place(programme), programme.title.clone(), 2);
    }
    if !guide.competencies.is_empty() {
        add(COMPETENCIES.to_owned(), setter.label(Label::Competencies), 1);
    }
    if !setter.edition.glossary.is_empty() {
        add(GLOSSARY.to_owned(), setter.label(Label::Glossary), 1);
    }
    add(CREDITS.to_owned(), setter.label(Label::CreditsAndLicence), 1);
    entries
}

/// Chapters, programmes and modules may have the same ids.
fn chapter_place(chapter: &SaidChapter) -> String {
    format!("#chapter-{}", chapter.id)
}

fn programme_place(programme: &GuidedProgramme) -> String {
    format!("#programme-{}", programme.id)
}

impl Setter<'_> {
    fn chapters(&mut self, chapters: &[SaidChapter]) {
        for chapter in chapters {
            let place = chapter_place(chapter);
            let parent = self.chapter_here(&Chapter::plain(&chapter.title, &place));
            let strips = self.prose(self.sheet.full(), &chapter.body, Look::BODY, (parent, 3));
            self.push(strips);
            self.push(vec![Strip::gap(Milli::pt(20))]);
        }
    }

    /// Begins a chapter that follows from the modules.
    fn told(&mut self, label: Label, place: &str) -> NodeId {
        let title = self.label(label);
        self.chapter(&Chapter::plain(&title, place))
    }

    /// A title inside such a chapter, with facts about it above.
    fn item_of_guide(
        &mut self,
        number: Option<RichText>,
        title: &RichText,
        (place, parent): (Option<&str>, NodeId),
    ) {
        let full = self.sheet.full();
        let mut strips = vec![Strip::gap(Milli::pt(12))];
        if let Some(number) = number {
            let mut line = self.paragraph(full, &number, LOOK, parent);
            stay(&mut line);
            strips.extend(line);
        }
        let look = Look::of(Milli::pt(13)).bold();
        strips.extend(self.heading(full, title, &Heading { level: 3, look, parent, place }));
        strips.push(Strip::glue(Milli::pt(3)));
        self.push(strips);
    }

    fn modules(&mut self, modules: &[GuidedModule]) {
        let parent = self.told(Label::Modules, MODULES);
        let header = [Label::Part, Label::Topic, Label::Express, Label::Core, Label::Deep];
        let header = header.into_iter().map(|label| self.label(label)).collect();
        let row = |module: &GuidedModule| {
            let minutes = module.minutes;
            let number = self.count(Label::Module, &[("n", module.place)]);
            let times = [minutes.express, minutes.core, minutes.deep].map(|it| self.minutes(it));
            [number, module.title.clone()].into_iter().chain(times).collect()
        };
        let table = Table { header, rows: modules.iter().map(row).collect() };
        let strips = self.table(self.sheet.full(), &table, LOOK, parent);
        self.push(strips);
        for module in modules {
            self.module_of_guide(module, parent);
        }
    }

    fn module_of_guide(&mut self, module: &GuidedModule, parent: NodeId) {
        let full = self.sheet.full();
        let number = self.count(Label::Module, &[("n", module.place)]);
        self.item_of_guide(Some(number), &module.title, (Some(module.id.as_str()), parent));
        let strips = self.paragraph(full, &module.summary, Look::BODY, parent);
        self.push(strips);
        if module.objectives.is_empty() {
            return;
        }
        self.push(vec![Strip::gap(Milli::pt(4))]);
        let objectives = self.label(Label::Objectives);
        let strips = self.lead(full, &objectives, parent);
        self.push(strips);
        let items = module.objectives.iter().map(|it| ListItem::new(it.clone()));
        let list = List { ordered: true, items: items.collect() };
        let strips = self.list(full, &list, Look::BODY, parent);
        self.push(strips);
    }

    fn programmes(&mut self, programmes: &[GuidedProgramme]) {
        let parent = self.told(Label::Programmes, PROGRAMMES);
        for programme in programmes {
            self.item_of_guide(None, &programme.title, (Some(&programme_place(programme)), parent));
            let header = [Label::Part, Label::Topic, Label::Session, Label::Time];
            let header = header.into_iter().map(|label| self.label(label)).collect();
            let rows = programme.days.iter().map(|day| self.day_of_guide(day)).collect();
            let strips = self.table(self.sheet.full(), &Table { header, rows }, LOOK, parent);
            self.push(strips);
        }
    }

    /// A day: its number, what it is about, its modules, from when to when it lasts.
    fn day_of_guide(&self, day: &ScheduledDay) -> Vec<RichText> {
        let mut places: Vec<usize> = day.entries.iter().filter_map(|it| module_place(&it.what)).collect();
        places.dedup();
        let modules: Vec<_> =
            places.iter().map(|place| self.count(Label::Module, &[("n", *place)])).collect();
        let modules = match modules.first() {
            Some(first) => {
                let words: Vec<_> = modules.iter().map(RichText::to_plain).collect();
                RichText::plain(words.join(", "), first.language.clone())
            }
            None => neutral("–"),
        };
        let time = day.span().map_or_else(|| neutral("–"), |span| self.figures(&from_to(span)));
        let theme = day.theme.clone().unwrap_or_else(|| neutral("–"));
        vec![self.count(Label::DayNumber, &[("n", day.number)]), theme, modules, time]
    }

    /// For each competency the modules that build it, with the objectives that do.
    fn competencies(&mut self, competencies: &[GuidedCompetency]) {
        let parent = self.told(Label::Competencies, COMPETENCIES);
        for competency in competencies {
            self.item_of_guide(None, &competency.words, (None, parent));
            let header = [Label::Part, Label::Topic, Label::Objective];
            let header = header.into_iter().map(|label| self.label(label)).collect();
            let row = |(place, title, objective): &(usize, RichText, RichText)| {
                vec![self.count(Label::Module, &[("n", *place)]), title.clone(), objective.clone()]
            };
            let rows = competency.built_by.iter().map(row).collect();
            let strips = self.table(self.sheet.full(), &Table { header, rows }, LOOK, parent);
            self.push(strips);
        }
    }

    fn credits(&mut self) {
        let title = self.label(Label::CreditsAndLicence);
        self.push(vec![Strip::gap(Milli::pt(24))]);
        let parent = self.chapter_here(&Chapter::plain(&title, CREDITS));
        let strips = self.licence(Look::BODY, parent);
        self.push(strips);
    }
}

/// The place of the module that is taught, if one is.
fn module_place(what: &Occasion) -> Option<usize> {
    match what {
        Occasion::Module { place, .. } => Some(*place),
        Occasion::Item(_) | Occasion::Meal(_) | Occasion::Prayer(_) => None,
    }
}
