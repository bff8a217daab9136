//! Behind the script: activities, cases, tools, glossary, key points.

use super::boxes::framed;
use super::{GLOSSARY, KEY_POINTS};
use crate::model::{
    Activity, Case, Deck, Edition, Element, Label, Link, List, ListItem, Outcome, RichText, Section, Source,
    StepKind, Table, Tool,
};
use crate::render::pdf::compose::{Heading, Look, Setter, neutral};
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{Area, Ink, Item, Strip};
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

/// The key points of all scripts, in order.
fn key_points(edition: &Edition) -> Vec<&RichText> {
    let steps = edition.slides().flat_map(|(_, slide)| &slide.script);
    let points = steps.filter(|step| step.kind == StepKind::KeyPoint);
    points
        .flat_map(|step| step.body.elements())
        .filter_map(|element| match element {
            Element::Paragraph(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// Whether any script has a key point.
pub(super) fn has_key_points(edition: &Edition) -> bool {
    !key_points(edition).is_empty()
}

impl Setter<'_> {
    /// All that stands behind the script.
    pub(super) fn back(&mut self, deck: &Deck) {
        let edition = self.edition;
        for activity in other_activities(edition) {
            self.new_page();
            self.activity(activity, Tree::ROOT);
        }
        for case in &edition.cases {
            self.snugly(|it| it.case(case));
        }
        for tool in &edition.tools {
            self.snugly(|it| it.tool(tool));
        }
        if let Some(quiz) = &edition.quiz {
            self.snugly(|it| it.quiz(quiz, deck));
        }
        self.snugly(Self::glossary);
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
        let minutes = self.fill(Label::Minutes, &[("n", &activity.minutes.to_string())]);
        let look = Look::BODY.bold();
        strips.extend(self.facts(inner, &[minutes, activity.group.clone()], (look, parent)));
        strips.push(Strip::glue(Milli::pt(6)));
        let purpose = self.label(Label::Purpose);
        strips.extend(self.lead(inner, &purpose, parent));
        strips.extend(self.paragraph(inner, &activity.purpose, Look::BODY, parent));
        if !activity.materials.is_empty() {
            strips.push(Strip::gap(Milli::pt(6)));
            let materials = self.label(Label::Materials);
            strips.extend(self.lead(inner, &materials, parent));
            let items = activity.materials.iter().map(|it| ListItem { text: it.clone(), children: vec![] });
            let list = List { ordered: false, items: items.collect() };
            strips.extend(self.list(inner, &list, Look::BODY, parent));
        }
        strips.push(Strip::gap(Milli::pt(6)));
        strips.extend(self.prose(inner, &activity.body, Look::BODY, (parent, 4)));
        let mut framed = framed(strips, full, Milli(1500));
        framed.insert(0, Strip::gap(Milli::pt(18)));
        self.push(framed);
    }

    fn case(&mut self, case: &Case) {
        let outcome = self.label(match case.outcome {
            Outcome::Success => Label::Success,
            Outcome::Failure => Label::Failure,
            Outcome::Mixed => Label::Mixed,
        });
        let as_of = self.fill(Label::AsOf, &[("n", &case.as_of_text)]);
        let title = self.named(Label::Case, &case.title);
        let parent = self.chapter(&[outcome, as_of], &title, case.id.as_str());
        let full = self.sheet.full();
        let mut strips = self.prose(full, &case.body, Look::BODY, (parent, 3));
        strips.push(Strip::gap(Milli::pt(14)));
        strips.extend(self.sources(&case.sources, full, parent));
        self.push(strips);
    }

    /// Where it was found, with addresses to follow.
    pub(super) fn sources(&mut self, sources: &[Source], column: Column, parent: NodeId) -> Vec<Strip> {
        if sources.is_empty() {
            return Vec::new();
        }
        let label = self.label(Label::Sources);
        let mut strips = self.lead(column, &label, parent);
        let items = sources.iter().map(|source| {
            let mut text = neutral(format!("{}. {}, {}. ", source.title, source.publisher, source.date));
            let mut address = super::plain();
            address.text.clone_from(&source.url);
            address.link = Some(Link::Web(source.url.clone()));
            text.runs.push(address);
            ListItem { text, children: vec![] }
        });
        let list = List { ordered: false, items: items.collect() };
        strips.extend(self.list(column, &list, Look::of(Milli::pt(9)), parent));
        strips
    }

    fn tool(&mut self, tool: &Tool) {
        let title = self.named(Label::Tool, &tool.title);
        let parent = self.chapter(std::slice::from_ref(&tool.purpose), &title, tool.id.as_str());
        let strips = self.prose(self.sheet.full(), &tool.body, Look::BODY, (parent, 3));
        self.push(strips);
    }

    fn glossary(&mut self) {
        let terms = &self.edition.glossary;
        if terms.is_empty() {
            return;
        }
        let title = self.label(Label::Glossary);
        let parent = self.chapter(&[], &title, GLOSSARY);
        let rows = terms.iter().map(|term| {
            let mut name = term.translation.clone().unwrap_or_else(|| term.term.clone());
            for run in &mut name.runs {
                run.bold = true;
            }
            if term.translation.is_some() {
                let original = format!(" ({})", term.term.to_plain());
                name.runs.push(crate::model::Run { text: original, ..super::plain() });
            }
            vec![name, term.definition.clone()]
        });
        let header = vec![self.label(Label::Term), self.label(Label::Meaning)];
        let table = Table { header, rows: rows.collect() };
        let strips = self.table(self.sheet.full(), &table, Look::of(Milli::pt(10)), parent);
        self.push(strips);
    }

    /// The key points, each with a box to tick.
    pub(super) fn checklist(&mut self) {
        let points = key_points(self.edition);
        if points.is_empty() {
            return;
        }
        let title = self.label(Label::KeyPoints);
        let parent = self.chapter(&[], &title, KEY_POINTS);
        let list = self.tree.add(parent, Role::List);
        let full = self.sheet.full();
        for point in points {
            let item = self.tree.add(list, Role::Item);
            let body = self.tree.add(item, Role::Body);
            let mut strips =
                self.lines(full.inset(Milli::pt(24), Milli(0)), point, Look::of(Milli::pt(12)), body);
            let area = Area { x: full.x, y: Milli::pt(3), width: Milli::pt(12), height: Milli::pt(12) };
            if let Some(first) = strips.first_mut() {
                first.items.push(Item::Frame { area, weight: Milli(1000), ink: Ink::BLACK });
            }
            strips.push(Strip::gap(Milli::pt(8)));
            self.push(strips);
        }
    }
}
