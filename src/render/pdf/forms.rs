//! Forms of a programme, to be filled in by hand: marks in a table, words on lines.

use super::blanks::line;
use super::chapter::{Chapter, plain};
use super::compose::{Heading, Look, Setter, neutral};
use super::strip::{Strip, stay, together};
use super::tree::NodeId;
use crate::model::{Form, FormAnswer, FormQuestion, Label, RichText, Run, Schedule, ScheduledDay, Table};
use crate::typeset::Milli;

/// The marks.
const MARKS: [u8; 5] = [1, 2, 3, 4, 5];

/// The height of a cell to tick.
const ROOM: Milli = Milli::pt(20);

/// Sets all forms, each on pages of its own.
pub(super) fn compose(setter: &mut Setter<'_>, schedule: &Schedule) {
    let mut forms = schedule.forms.iter();
    if let Some(first) = forms.next() {
        setter.snugly(|it| {
            it.masthead(Label::Forms);
            it.form(first, &schedule.days);
        });
    }
    for form in forms {
        setter.new_page();
        setter.snugly(|it| it.form(form, &schedule.days));
    }
}

impl Setter<'_> {
    fn form(&mut self, form: &Form<RichText>, days: &[ScheduledDay]) {
        let facts: Vec<_> = form.purpose.iter().cloned().collect();
        let place = form.id.as_str();
        let parent = self.chapter_here(&Chapter { facts: &facts, ..Chapter::plain(&form.title, place) });
        if !form.each_day {
            self.questions(form, parent);
            return;
        }
        for day in days {
            let (number, title) = self.day_title(day);
            let look = Look::of(Milli::pt(13)).bold();
            let full = self.sheet.full();
            let mut strips = vec![Strip::gap(Milli::pt(8))];
            if let Some(number) = number {
                strips.extend(self.paragraph(full, &number, Look::of(Milli::pt(10)), parent));
            }
            strips.extend(self.heading(full, &title, &Heading { level: 3, look, parent, place: None }));
            strips.push(Strip::glue(Milli::pt(4)));
            stay(&mut strips[1..]);
            self.push(strips);
            self.questions(form, parent);
        }
    }

    /// Questions that are answered with a mark stand in one table.
    fn questions(&mut self, form: &Form<RichText>, parent: NodeId) {
        let numbered: Vec<_> = (1..).zip(&form.questions).collect();
        for same in numbered.chunk_by(|(_, a), (_, b)| is_mark(a) == is_mark(b)) {
            if is_mark(same[0].1) {
                self.marks_to_tick(form, same, parent);
            } else {
                for (number, question) in same {
                    self.words_to_write((*number, question), parent);
                }
            }
        }
    }

    fn marks_to_tick(
        &mut self,
        form: &Form<RichText>,
        questions: &[(usize, &FormQuestion<RichText>)],
        parent: NodeId,
    ) {
        let full = self.sheet.full();
        if let Some((low, high)) = &form.scale {
            for (mark, words) in [(MARKS[0], low), (MARKS[MARKS.len() - 1], high)] {
                let mut line = words.clone();
                let text = self.digits(&format!("{mark} = "), &words.language);
                line.runs.insert(0, Run { text, bold: true, ..plain() });
                let mut strips = self.paragraph(full, &line, Look::of(Milli::pt(10)), parent);
                stay(&mut strips);
                self.push(strips);
            }
            self.push(vec![Strip::glue(Milli::pt(4))]);
        }
        let mut header = vec![self.label(Label::Question)];
        header.extend(MARKS.map(|mark| self.figures(&mark.to_string())));
        let rows = questions.iter().map(|(number, question)| {
            let mut row = vec![self.with_number(*number, &question.text)];
            row.extend(MARKS.map(|_| neutral("")));
            row
        });
        let table = Table { header, rows: rows.collect() };
        self.room = Some(ROOM);
        let strips = self.table(full, &table, Look::BODY, parent);
        self.room = None;
        self.push(strips);
        self.push(vec![Strip::gap(Milli::pt(10))]);
    }

    fn words_to_write(&mut self, (number, question): (usize, &FormQuestion<RichText>), parent: NodeId) {
        let FormAnswer::Lines(lines) = question.answer else { return };
        let full = self.sheet.full();
        let question = self.with_number(number, &question.text);
        let mut strips = self.paragraph(full, &question, Look::BODY, parent);
        strips.extend((0..lines).map(|_| line(full)));
        together(&mut strips);
        strips.push(Strip::gap(Milli::pt(10)));
        self.push(strips);
    }

    /// `2. The words`.
    fn with_number(&self, number: usize, text: &RichText) -> RichText {
        let mut numbered = text.clone();
        let text = self.digits(&format!("{number}. "), &text.language);
        numbered.runs.insert(0, Run { text, ..plain() });
        numbered
    }
}

fn is_mark(question: &FormQuestion<RichText>) -> bool {
    question.answer == FormAnswer::Mark
}
