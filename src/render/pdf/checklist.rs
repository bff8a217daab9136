//! The trainer's checklist: what to do when, what to print, what to bring, and how much of it.

use super::chapter::{Chapter, plain};
use super::compose::{Heading, Look, Setter, neutral};
use super::strip::Strip;
use super::tree::{NodeId, Role, Tree};
use crate::model::{
    Attendance, Equipment, Label, Material, Per, RichText, Run, Schedule, ScheduledStage, Stage, Table,
};
use crate::typeset::Milli;

/// Words in tables.
const LOOK: Look = Look::of(Milli::pt(10));

/// Sets all stages, with the papers to print in the first and the materials in the second.
pub(super) fn compose(setter: &mut Setter<'_>, schedule: &Schedule) {
    setter.snugly(|it| it.checklist_of(schedule));
}

impl Setter<'_> {
    fn checklist_of(&mut self, schedule: &Schedule) {
        self.masthead(Label::Checklist);
        if let Some(attendance) = &schedule.attendance {
            self.attendance(attendance);
        }
        for stage in &schedule.stages {
            let parent = self.stage(stage);
            match stage.stage {
                Stage::TwoWeeksBefore => self.papers(schedule, parent),
                Stage::OneWeekBefore => self.materials(schedule, parent),
                Stage::OnTheDay | Stage::OneWeekAfter => {}
            }
            self.push(vec![Strip::gap(Milli::pt(16))]);
        }
        let parent = self.tree.add(Tree::ROOT, Role::Sect);
        let strips = self.licence(Look::of(Milli::pt(9)), parent);
        self.push(strips);
    }

    fn stage(&mut self, stage: &ScheduledStage) -> NodeId {
        let label = match stage.stage {
            Stage::TwoWeeksBefore => Label::TwoWeeksBefore,
            Stage::OneWeekBefore => Label::OneWeekBefore,
            Stage::OnTheDay => Label::OnTheDay,
            Stage::OneWeekAfter => Label::OneWeekAfter,
        };
        let title = self.label(label);
        let place = format!("#{}", stage.stage.name());
        let facts: Vec<_> = stage.date.iter().cloned().collect();
        let parent = self.chapter_here(&Chapter { facts: &facts, ..Chapter::plain(&title, &place) });
        let tasks: Vec<&RichText> = stage.tasks.iter().collect();
        if !tasks.is_empty() {
            self.ticks(&tasks, Look::BODY, parent);
        }
        parent
    }

    fn small_title(&mut self, label: Label, parent: NodeId) {
        let title = self.label(label);
        let look = Look::of(Milli::pt(13)).bold();
        self.push(vec![Strip::gap(Milli::pt(8))]);
        let heading = Heading { level: 3, look, parent, place: None };
        let strips = self.heading(self.sheet.full(), &title, &heading);
        self.push(strips);
        self.push(vec![Strip::glue(Milli::pt(4))]);
    }

    /// Each document with its pages and, for a cohort, its copies and what they cost in sheets.
    fn papers(&mut self, Schedule { papers, attendance, .. }: &Schedule, parent: NodeId) {
        if papers.is_empty() {
            return;
        }
        self.small_title(Label::PapersToPrint, parent);
        let mut header = vec![Label::Document, Label::Topic, Label::Pages, Label::SheetsOfCopy];
        if attendance.is_some() {
            header.extend([Label::Copies, Label::SheetsInAll]);
        }
        let header = header.into_iter().map(|label| self.label(label)).collect();
        let rows = papers.iter().map(|paper| {
            let name = self.label(paper.kind);
            let mut row =
                vec![name, paper.title.clone(), self.number(paper.pages), self.number(paper.sheets)];
            if let Some(attendance) = attendance {
                let copies = paper.copies(attendance);
                row.extend([self.number(copies), self.number(paper.sheets * copies)]);
            }
            row
        });
        let table = Table { header, rows: rows.collect() };
        let strips = self.table(self.sheet.full(), &table, LOOK, parent);
        self.push(strips);
        if let Some(attendance) = attendance {
            let all: usize = papers.iter().map(|paper| paper.sheets * paper.copies(attendance)).sum();
            self.bold_line(Label::AllSheets, &[("n", all)], parent);
        }
    }

    fn bold_line(&mut self, label: Label, numbers: &[(&str, usize)], parent: NodeId) {
        let line = self.count(label, numbers);
        self.push(vec![Strip::glue(Milli::pt(6))]);
        let strips = self.paragraph(self.sheet.full(), &line, Look::BODY.bold(), parent);
        self.push(strips);
    }

    /// What each activity needs, with the number for the whole cohort.
    fn materials(&mut self, schedule: &Schedule, parent: NodeId) {
        if schedule.equipment.is_empty() {
            return;
        }
        let attendance = schedule.attendance.as_ref();
        self.small_title(Label::Materials, parent);
        if let Some(attendance) = attendance {
            let each = usize::try_from(attendance.group_size).expect("groups are small");
            let counted = self.count(Label::CountedFor, &[("n", attendance.count(Per::Person)), ("m", each)]);
            let strips = self.paragraph(self.sheet.full(), &counted, LOOK, parent);
            self.push(strips);
            self.push(vec![Strip::glue(Milli::pt(4))]);
        }
        for of_module in schedule.equipment.chunk_by(|a, b| a.module == b.module) {
            self.materials_of_module(of_module, attendance, parent);
        }
    }

    fn materials_of_module(&mut self, all: &[Equipment], attendance: Option<&Attendance>, parent: NodeId) {
        let full = self.sheet.full();
        let look = Look::of(Milli::pt(11)).bold();
        let heading = Heading { level: 4, look, parent, place: None };
        self.push(vec![Strip::gap(Milli::pt(6))]);
        let strips = self.heading(full, &all[0].module_title, &heading);
        self.push(strips);
        self.push(vec![Strip::glue(Milli::pt(3))]);
        let mut header = vec![Label::Activity, Label::Materials];
        header.extend(attendance.map(|_| Label::HowMany));
        let header = header.into_iter().map(|label| self.label(label)).collect();
        let rows = all.iter().flat_map(|of_activity| {
            of_activity.materials.iter().map(|material| {
                let mut row = vec![of_activity.activity.clone(), material.text.clone()];
                row.extend(attendance.map(|attendance| self.how_many(material, attendance)));
                row
            })
        });
        let table = Table { header, rows: rows.collect() };
        let strips = self.table(full, &table, LOOK, parent);
        self.push(strips);
    }

    /// `30 × 6 = 180`, or a dash where nobody has said for whom it is.
    fn how_many(&self, material: &Material, attendance: &Attendance) -> RichText {
        let Some((each, per)) = material.each else { return neutral("–") };
        let each = usize::try_from(each).expect("nobody writes so large a number");
        let count = attendance.count(per);
        let mut sum = self.figures(&format!("{each} × {count} = "));
        let text = self.digits(&(each * count).to_string(), &sum.language);
        sum.runs.push(Run { text, bold: true, ..plain() });
        sum
    }

    fn number(&self, number: usize) -> RichText {
        self.figures(&number.to_string())
    }
}
