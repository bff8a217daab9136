//! Handouts: what participants get, to read and to fill in by hand. Each begins on a page of its own.

use super::chapter::{Chapter, plain};
use super::compose::{Look, Setter};
use super::contents::Listed;
use super::impose::Binding;
use super::numbers::Handout;
use super::sheet::Sheet;
use super::tree::NodeId;
use crate::model::{Activity, Label, Run, Table, Tool};
use crate::typeset::Milli;

/// The key of the place of the terms. Ids never begin with `#`.
pub(super) const GLOSSARY: &str = "#glossary";

/// Sets all handouts behind a page that lists them.
pub(super) fn compose(setter: &mut Setter<'_>) {
    let handouts = setter.handouts.clone();
    let listed = entries(setter, &handouts);
    setter.places.extend(listed.iter().filter_map(|entry| entry.place.clone()));
    setter.first_page(Label::Handouts, &listed);
    for handout in handouts {
        match handout {
            Handout::Tool(tool) if tool.is_large => setter.canvas(tool),
            Handout::Tool(tool) => setter.worksheet(tool),
            Handout::Activity(activity) => setter.snugly(|it| it.activity_sheet(activity)),
        }
    }
    setter.snugly(Setter::glossary);
}

fn entries(setter: &Setter<'_>, handouts: &[Handout<'_>]) -> Vec<Listed> {
    let listed = |it: &Handout<'_>| {
        let mut entry = Listed::numbered(setter.handout_number(it.id()), it.title(), it.id());
        if matches!(it, Handout::Tool(tool) if tool.is_large) {
            let text = format!(" ({})", setter.edition.print.paper.larger());
            entry.title.runs.push(Run { text, ..plain() });
            // A sheet that is folded in the middle of a booklet is no canvas.
            entry.place = entry.place.filter(|_| setter.sheet.binding == Binding::Loose);
        }
        entry
    };
    let mut entries: Vec<_> = handouts.iter().map(listed).collect();
    if !setter.edition.glossary.is_empty() {
        entries.push(Listed {
            place: Some(GLOSSARY.to_owned()),
            title: setter.label(Label::Glossary),
            level: 1,
        });
    }
    entries
}

impl Setter<'_> {
    /// A sheet to fill in.
    fn worksheet(&mut self, tool: &Tool) {
        self.snugly(|it| it.roomily(|it| it.tool(tool)));
    }

    /// A sheet to fill in on larger paper: across where that takes one page, else upright. Booklets have none.
    fn canvas(&mut self, tool: &Tool) {
        if self.sheet.binding == Binding::Booklet {
            return;
        }
        let across = Sheet::larger(self.edition);
        let before = self.draft();
        let (pages, _) = self.on(across, |it| {
            it.worksheet(tool);
            it.extent(before)
        });
        if pages > 1 {
            self.discard(before);
            self.on(across.turned(), |it| it.worksheet(tool));
        }
    }

    /// A sheet to work with.
    pub(super) fn tool(&mut self, tool: &Tool) -> NodeId {
        let mut number = self.handout_number(&tool.id);
        let paper = self.sheet.paper;
        if let Some(number) = number.as_mut().filter(|_| paper != self.edition.print.paper.name()) {
            number.runs.push(Run { text: format!(" · {paper}"), ..plain() });
        }
        let parent = self.chapter(&Chapter {
            number,
            title: &tool.title,
            facts: std::slice::from_ref(&tool.purpose),
            place: tool.id.as_str(),
        });
        let strips = self.prose(self.sheet.full(), &tool.body, Look::BODY, (parent, 3));
        self.push(strips);
        parent
    }

    fn activity_sheet(&mut self, activity: &Activity) {
        let parent = self.chapter(&Chapter {
            number: self.handout_number(&activity.id),
            title: &activity.title,
            facts: &self.frame_of(activity),
            place: activity.id.as_str(),
        });
        let strips = self.course_of(activity, self.sheet.full(), parent);
        self.push(strips);
    }

    /// The terms with their meanings, if there are any.
    pub(super) fn glossary(&mut self) {
        let terms = &self.edition.glossary;
        if terms.is_empty() {
            return;
        }
        let title = self.label(Label::Glossary);
        let parent = self.chapter(&Chapter::plain(&title, GLOSSARY));
        let rows = terms.iter().map(|term| {
            let mut name = term.translation.clone().unwrap_or_else(|| term.term.clone());
            for run in &mut name.runs {
                run.bold = true;
            }
            if term.translation.is_some() {
                let original = format!(" ({})", term.term.to_plain());
                name.runs.push(Run { text: original, ..plain() });
            }
            vec![name, term.definition.clone()]
        });
        let header = vec![self.label(Label::Term), self.label(Label::Meaning)];
        let table = Table { header, rows: rows.collect() };
        let look = Look::of(Milli::pt(10));
        let strips = self.table(self.sheet.full(), &table, look, parent);
        self.push(strips);
    }
}
