//! Which screens an edition has for learners, in order.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Activity, Case, Edition, Id, Label, Question, Quiz, RichText, Section, Slide, Tool, Visibility,
};

/// One screen.
pub(super) struct Screen<'a> {
    /// Neutral to the language and stable: kind and block id.
    pub(super) id: String,
    pub(super) page: Page<'a>,
}

/// What a screen shows.
#[derive(Clone, Copy)]
pub(super) enum Page<'a> {
    Start,
    Slide(&'a Section, &'a Slide),
    Case(&'a Case),
    Tool(&'a Tool),
    Activity(&'a Activity),
    Glossary,
    Quiz(&'a Quiz),
    Question(&'a Question),
    Result(&'a Quiz),
    Certificate,
}

/// Screens under one heading of the outline.
pub(super) struct Group<'a> {
    pub(super) title: Heading<'a>,
    pub(super) screens: Vec<Screen<'a>>,
}

/// The heading of a group.
#[derive(Clone, Copy)]
pub(super) enum Heading<'a> {
    Text(&'a RichText),
    Label(Label),
}

/// All screens that learners may see.
pub(super) struct Screens<'a>(pub(super) Vec<Group<'a>>);

impl<'a> Screens<'a> {
    pub(super) fn of(edition: &'a Edition) -> Self {
        let mut found = Finder { edition, placed: BTreeSet::new() };
        let mut groups = vec![group(Heading::Label(Label::Start), vec![screen("start", Page::Start)])];
        for section in &edition.sections {
            groups.push(group(Heading::Text(&section.title), found.section(section)));
        }
        let rest = |label, screens| group(Heading::Label(label), screens);
        groups.push(rest(Label::Case, found.cases(|_| true)));
        groups.push(rest(Label::Tool, found.tools(|_| true)));
        groups.push(rest(Label::Activity, found.activities(|_| true)));
        if !edition.glossary.is_empty() {
            groups.push(rest(Label::Glossary, vec![screen("glossary", Page::Glossary)]));
        }
        groups.extend(edition.quiz.as_ref().map(|quiz| rest(Label::Quiz, quiz_screens(quiz))));
        if edition.lms.certificate {
            groups.push(rest(Label::Certificate, vec![screen("certificate", Page::Certificate)]));
        }
        groups.retain(|group| !group.screens.is_empty());
        Self(groups)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Screen<'a>> {
        self.0.iter().flat_map(|group| &group.screens)
    }

    /// The screen that shows each block; questions are reached through the quiz, as an attempt may
    /// not hold them.
    pub(super) fn of_blocks(&self, edition: &Edition) -> BTreeMap<Id, String> {
        let mut blocks = BTreeMap::new();
        for Screen { id, page } in self.iter() {
            let block = match page {
                Page::Slide(section, slide) => {
                    blocks.entry(section.id.clone()).or_insert_with(|| id.clone());
                    &slide.id
                }
                Page::Case(case) => &case.id,
                Page::Tool(tool) => &tool.id,
                Page::Activity(activity) => &activity.id,
                Page::Question(question) => {
                    blocks.insert(question.id.clone(), "quiz".to_owned());
                    continue;
                }
                Page::Start | Page::Glossary | Page::Quiz(_) | Page::Result(_) | Page::Certificate => {
                    continue;
                }
            };
            blocks.insert(block.clone(), id.clone());
        }
        blocks.extend(edition.objectives.iter().map(|it| (it.id.clone(), "start".to_owned())));
        blocks.extend(edition.glossary.iter().map(|it| (it.id.clone(), "glossary".to_owned())));
        blocks
    }
}

/// Places every case, tool and activity once: where it is used first.
struct Finder<'a> {
    edition: &'a Edition,
    placed: BTreeSet<&'a Id>,
}

impl<'a> Finder<'a> {
    fn section(&mut self, section: &'a Section) -> Vec<Screen<'a>> {
        let visible = section.slides.iter().filter(|slide| slide.visibility == Visibility::Everyone);
        let mut screens: Vec<_> = visible
            .map(|slide| screen(&format!("slide-{}", slide.id), Page::Slide(section, slide)))
            .collect();
        screens.extend(self.cases(|id| section.cases.contains(id)));
        screens.extend(self.tools(|id| section.tools.contains(id)));
        screens.extend(self.activities(|id| section.activities.contains(id)));
        screens
    }

    fn cases(&mut self, wanted: impl Fn(&Id) -> bool) -> Vec<Screen<'a>> {
        let visible = self.edition.cases.iter().filter(|it| it.visibility == Visibility::Everyone);
        let here = visible.filter(|it| wanted(&it.id) && self.placed.insert(&it.id));
        here.map(|it| screen(&format!("case-{}", it.id), Page::Case(it))).collect()
    }

    fn tools(&mut self, wanted: impl Fn(&Id) -> bool) -> Vec<Screen<'a>> {
        let visible = self.edition.tools.iter().filter(|it| it.visibility == Visibility::Everyone);
        let here = visible.filter(|it| wanted(&it.id) && self.placed.insert(&it.id));
        here.map(|it| screen(&format!("tool-{}", it.id), Page::Tool(it))).collect()
    }

    fn activities(&mut self, wanted: impl Fn(&Id) -> bool) -> Vec<Screen<'a>> {
        let visible = self.edition.activities.iter().filter(|it| it.visibility == Visibility::Everyone);
        let here = visible.filter(|it| wanted(&it.id) && self.placed.insert(&it.id));
        here.map(|it| screen(&format!("activity-{}", it.id), Page::Activity(it))).collect()
    }
}

fn quiz_screens(quiz: &Quiz) -> Vec<Screen<'_>> {
    let questions = quiz.questions.iter();
    let mut screens = vec![screen("quiz", Page::Quiz(quiz))];
    screens.extend(questions.map(|it| screen(&format!("question-{}", it.id), Page::Question(it))));
    screens.push(screen("result", Page::Result(quiz)));
    screens
}

fn group<'a>(title: Heading<'a>, screens: Vec<Screen<'a>>) -> Group<'a> {
    Group { title, screens }
}

fn screen<'a>(id: &str, page: Page<'a>) -> Screen<'a> {
    Screen { id: id.to_owned(), page }
}
