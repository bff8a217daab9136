//! Places for answers: boxes, lines and grids. Nothing here tells what is right.

use super::letter;
use crate::model::{Answer, Item as Named, Label, RichText, Table, mixed};
use crate::render::pdf::blanks::line;
use crate::render::pdf::compose::{Look, Setter, neutral};
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{Area, Ink, Item, Strip, beside, stay};
use crate::render::pdf::tree::{NodeId, Role};
use crate::typeset::Milli;

/// A box to put a cross into.
const TICK: Milli = Milli::pt(12);
/// A box to write a letter or a number into.
const CELL: Milli = Milli::pt(26);
/// Between two answers.
const GAP: Milli = Milli::pt(5);

impl Setter<'_> {
    /// What a participant writes on.
    pub(super) fn answers(&mut self, answer: &Answer, column: Column, parent: NodeId) -> Vec<Strip> {
        match answer {
            Answer::Single(choices) | Answer::Multiple(choices) => {
                let texts: Vec<_> = choices.iter().map(|it| &it.text).collect();
                let numbered = self.numbered(&texts);
                self.boxes(&numbered, TICK, (column, parent))
            }
            Answer::TrueFalse(_) => {
                let words = [Label::True, Label::False].map(|label| self.label(label));
                let numbered = self.numbered(&[&words[0], &words[1]]);
                self.boxes(&numbered, TICK, (column, parent))
            }
            Answer::Matching(pairs) => {
                let (left, right): (Vec<_>, Vec<_>) = pairs.iter().map(|it| (&it.left, &it.right)).unzip();
                let numbered = self.numbered(&left);
                let mut strips = self.boxes(&numbered, CELL, (column, parent));
                stay(&mut strips);
                strips.extend(self.lettered(&right, (column, parent)));
                strips
            }
            Answer::Ordering(items) => {
                let texts: Vec<_> = items.iter().map(|it| &it.text).collect();
                let shown: Vec<_> = mixed(&texts).into_iter().map(|at| texts[at]).collect();
                let shown: Vec<_> = shown.into_iter().zip(0..).map(|(text, at)| (letter(at), text)).collect();
                self.boxes(&shown, CELL, (column, parent))
            }
            Answer::Numeric { unit, .. } => {
                let blank = RichText { runs: Vec::new(), ..neutral("") };
                let unit = unit.as_ref().unwrap_or(&blank);
                self.short_line(unit, column, parent)
            }
            Answer::ShortText(_) => vec![line(column)],
            Answer::Likert(levels) => self.grid(&[], levels, (column, parent)),
            Answer::SelfAssessment { dimensions, levels } => self.grid(dimensions, levels, (column, parent)),
        }
    }

    /// Answers with the numbers of the slide, by which the room calls them.
    fn numbered<'t>(&self, texts: &[&'t RichText]) -> Vec<(String, &'t RichText)> {
        texts.iter().zip(1..).map(|(text, number)| (self.item_number(number, text), *text)).collect()
    }

    /// Answers with a box before each.
    fn boxes(
        &mut self,
        answers: &[(String, &RichText)],
        width: Milli,
        (column, parent): (Column, NodeId),
    ) -> Vec<Strip> {
        let list = self.tree.add(parent, Role::List);
        let rest = column.inset(width + Milli::pt(8), Milli(0));
        let mut strips = Vec::new();
        for (label, text) in answers {
            let mut answer = self.labelled(rest, label, text, (Look::BODY, list)).strips;
            let height = TICK.max(width.min(Milli::pt(20)));
            if let Some(first) = answer.first_mut() {
                let down = (height + Milli::pt(2) - first.height).max(Milli(0));
                let mut lowered = first.clone().lowered(down);
                let area = Area { x: column.x, y: lowered.height - height, width, height };
                lowered.items.push(Item::Frame { area, weight: Milli(800), ink: Ink::BLACK });
                *first = lowered;
            }
            strips.extend(answer);
            strips.push(Strip::gap(GAP));
        }
        strips
    }

    /// What letters stand for, in an order that does not tell the answer.
    fn lettered(&mut self, texts: &[&RichText], (column, parent): (Column, NodeId)) -> Vec<Strip> {
        let list = self.tree.add(parent, Role::List);
        let mut strips = vec![Strip::glue(GAP)];
        for (place, at) in mixed(texts).into_iter().enumerate() {
            strips.extend(self.labelled(column, &letter(place), texts[at], (Look::BODY, list)).strips);
            strips.push(Strip::gap(Milli::pt(2)));
        }
        strips
    }

    /// A line for a number, and its unit.
    fn short_line(&mut self, unit: &RichText, column: Column, parent: NodeId) -> Vec<Strip> {
        let (number, rest) = column.split(Milli::pt(110), Milli::pt(8));
        let mut written = line(number);
        if !unit.is_empty() {
            let words = self.paragraph(rest, unit, Look::BODY, parent);
            if let [word] = words.as_slice() {
                let down = (written.height - word.height).max(Milli(0));
                written = beside(written, word.clone().lowered(down));
            } else {
                return std::iter::once(written).chain(words).collect();
            }
        }
        vec![written]
    }

    /// A table whose empty cells are ticked: a row for each dimension, or one for all.
    fn grid(&mut self, rows: &[Named], levels: &[Named], (column, parent): (Column, NodeId)) -> Vec<Strip> {
        let empty = neutral("");
        let mut header: Vec<RichText> = levels.iter().map(|it| it.text.clone()).collect();
        let cells = vec![empty.clone(); levels.len()];
        let rows = match rows {
            [] => vec![cells],
            rows => {
                header.insert(0, empty);
                let row =
                    |it: &Named| std::iter::once(it.text.clone()).chain(cells.iter().cloned()).collect();
                rows.iter().map(row).collect()
            }
        };
        self.table(column, &Table { header, rows }, Look::of(Milli::pt(10)), parent)
    }
}
