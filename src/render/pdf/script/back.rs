//! Behind the script: what is done in no section, what no participant gets, the quiz on slides, key points.

use super::section::quiz_slides;
use super::{KEY_POINTS, QUIZ};
use crate::model::{Activity, Case, Deck, Edition, Label, Prose, Quiz, RichText, Section, Tool, Visibility};
use crate::render::pdf::boxes::framed;
use crate::render::pdf::chapter::Chapter;
use crate::render::pdf::compose::{Heading, Look, Setter};
use crate::render::pdf::key_points::key_points;
use crate::render::pdf::strip::Strip;
use crate::render::pdf::tree::{NodeId, Role, Tree};
use crate::typeset::Milli;

/// The activities done in a section.
pub(super) fn activities_of<'a>(edition: &'a Edition, section: &Section) -> Vec<&'a Activity> {
    let find = |id| edition.activities.iter().find(|activity| &activity.id == id);
    section.activities.iter().filter_map(find).collect()
}

/// The activities that no section does.
pub(super) fn other_activities(edition: &Edition) -> Vec<&Activity> {
    let done = |activity: &&Activity| edition.sections.iter().any(|it| it.activities.contains(&activity.id));
    edition.activities.iter().filter(|activity| !done(activity)).collect()
}

/// The cases that no participant gets.
pub(super) fn own_cases(edition: &Edition) -> impl Iterator<Item = &Case> {
    edition.cases.iter().filter(|case| case.visibility == Visibility::Facilitator)
}

/// The tools that no participant gets.
pub(super) fn own_tools(edition: &Edition) -> impl Iterator<Item = &Tool> {
    edition.tools.iter().filter(|tool| tool.visibility == Visibility::Facilitator)
}

impl Setter<'_> {
    /// All that stands behind the script.
    pub(super) fn back(&mut self, deck: &Deck) {
        let edition = self.edition;
        for activity in other_activities(edition) {
            self.new_page();
            self.activity(activity, Tree::ROOT);
        }
        for case in own_cases(edition) {
            self.snugly(|it| {
                let parent = it.case(case);
                it.behind(&case.guidance, parent);
            });
        }
        for tool in own_tools(edition) {
            self.snugly(|it| {
                let parent = it.tool(tool);
                it.behind(&tool.guidance, parent);
            });
        }
        if let Some(quiz) = &edition.quiz {
            self.snugly(|it| it.quiz(quiz, deck));
        }
    }

    /// What the facilitator alone reads, behind what everybody does.
    fn behind(&mut self, guidance: &Prose<RichText>, parent: NodeId) {
        if !guidance.is_empty() {
            let strips = self.prose(self.sheet.full(), guidance, Look::BODY, (parent, 3));
            self.push(vec![Strip::gap(Milli::pt(12))]);
            self.push(strips);
        }
    }

    /// The quiz: how many questions it has, and those that are on slides.
    fn quiz(&mut self, quiz: &Quiz, deck: &Deck) {
        let title = self.label(Label::Quiz);
        let facts = [self.quiz_intro(quiz), self.label(Label::QuizApart)];
        let parent = self.chapter(&Chapter { facts: &facts, ..Chapter::plain(&title, QUIZ) });
        let numbers = quiz_slides(deck);
        let slides: Vec<_> = deck.slides.iter().filter(|it| numbers.contains(&it.number)).collect();
        self.on_screen(&slides, deck, parent);
    }

    /// The card of an activity.
    pub(super) fn activity(&mut self, activity: &Activity, above: NodeId) {
        let parent = self.tree.add(above, Role::Sect);
        let full = self.sheet.full();
        let inner = full.inset(Milli::pt(14), Milli::pt(14));
        let title = self.named(Label::Activity, &activity.title);
        let look = Look::of(Milli::pt(15)).bold().tight();
        let place = Some(activity.id.as_str());
        let mut strips = self.heading(inner, &title, &Heading { level: 3, look, parent, place });
        let mut facts: Vec<RichText> = self.handout_number(&activity.id).into_iter().collect();
        facts.extend(self.frame_of(activity));
        strips.extend(self.facts(inner, &facts, (Look::BODY.bold(), parent)));
        strips.push(Strip::glue(Milli::pt(6)));
        strips.extend(self.course_of(activity, inner, parent));
        strips.push(Strip::gap(Milli::pt(6)));
        strips.extend(self.prose(inner, &activity.guidance, Look::BODY, (parent, 3)));
        let mut framed = framed(strips, full, Milli(1500));
        framed.insert(0, Strip::gap(Milli::pt(18)));
        self.push(framed);
    }

    /// The key points, each with a box to tick.
    pub(super) fn checklist(&mut self) {
        let points = key_points(self.edition);
        if points.is_empty() {
            return;
        }
        let title = self.label(Label::KeyPoints);
        let parent = self.chapter(&Chapter::plain(&title, KEY_POINTS));
        self.ticks(&points, Look::of(Milli::pt(12)), parent);
    }
}
