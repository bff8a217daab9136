//! The steps of a script. Every one carries its name as a word.

use crate::model::{Element, Label, Prose, RichText, Run, Step, StepKind};
use crate::render::pdf::boxes::card;
use crate::render::pdf::compose::{Look, Setter};
use crate::render::pdf::prose::bar;
use crate::render::pdf::sheet::Column;
use crate::render::pdf::strip::{After, Ink, Strip, baseline, flatten, height};
use crate::render::pdf::tree::{NodeId, Role};
use crate::typeset::Milli;

/// Smallest name of a step.
const SMALLEST: Milli = Milli::pt(6);

/// Between the bar and the words.
const INSET: Milli = Milli::pt(12);

impl Setter<'_> {
    /// One step: its name in the rail, its words in the column.
    pub(super) fn step(&mut self, step: &Step<RichText>, above: NodeId) -> Vec<Strip> {
        let parent = self.tree.add(above, Role::Div);
        let label = self.step_label(step, parent);
        let main = self.sheet.main();
        let inner = main.inset(INSET, Milli(0));
        let mut strips = match step.kind {
            StepKind::Say => self.prose(inner, &step.body, Look::SAY, (parent, 4)),
            StepKind::Ask => self.ask(inner, &step.body, parent),
            StepKind::KeyPoint => {
                let inner = inner.inset(Milli(0), INSET);
                self.prose(inner, &step.body, Look::of(Milli::pt(12)).bold(), (parent, 4))
            }
            _ => self.prose(inner, &step.body, Look::BODY, (parent, 4)),
        };
        strips = match step.kind {
            StepKind::KeyPoint => card(strips, main, Milli(1500)),
            _ => strips,
        };
        if let Some(last) = strips.last_mut() {
            last.after = After::Break;
        }
        named(&mut strips, label);
        match step.kind {
            StepKind::Say => bar(&mut strips, main.x, Milli(3500), Ink::BLACK),
            StepKind::WatchOut => {
                bar(&mut strips, main.x, Milli(900), Ink::BLACK);
                bar(&mut strips, main.x + Milli(2600), Milli(900), Ink::BLACK);
            }
            _ => {}
        }
        strips
    }

    /// The name, in capitals where the script has them, and the minutes, on one line if they fit: a
    /// second line in the rail would stand between the words of a reader that goes line by line.
    fn step_label(&mut self, step: &Step<RichText>, parent: NodeId) -> Strip {
        let rail = self.sheet.rail();
        let mut name = self.label(step.kind.label());
        name.runs[0].text = name.runs[0].text.to_uppercase();
        name.runs[0].bold = true;
        if let Some(minutes) = step.minutes {
            let minutes = self.minutes(minutes).to_plain();
            name.runs.push(Run { text: format!("  {minutes}"), bold: false, italic: false, link: None });
        }
        let mut size = Milli::pt(10);
        while size > SMALLEST && self.measure(&name, Look::of(size), rail.width).lines.len() > 1 {
            size -= Milli(500);
        }
        flatten(self.paragraph(rail, &name, Look::of(size), parent))
    }

    /// The question, the answers to expect, the way out of silence.
    fn ask(&mut self, column: Column, body: &Prose<RichText>, parent: NodeId) -> Vec<Strip> {
        let question = Look::of(Milli::pt(12)).bold();
        let mut strips: Vec<Strip> = Vec::new();
        for element in body.elements() {
            // The question is not asked on one page and answered on the next.
            if let [.., last] = strips.as_mut_slice() {
                last.after = After::Stay;
                strips.push(Strip::glue(Milli::pt(5)));
            }
            let prose = |element: &Element<RichText>| {
                let piece = crate::model::Piece::open(element.clone());
                Prose(vec![piece])
            };
            match element {
                Element::List(list) => {
                    let lead = self.label(Label::ExpectedAnswers);
                    strips.extend(self.lead(column, &lead, parent));
                    strips.extend(self.list(column, list, Look::BODY, parent));
                }
                Element::Quote(texts) => {
                    let lead = self.label(Label::IfSilence);
                    strips.extend(self.lead(column, &lead, parent));
                    for text in texts {
                        strips.extend(self.paragraph(column, text, Look::BODY, parent));
                    }
                }
                other => strips.extend(self.prose(column, &prose(other), question, (parent, 4))),
            }
        }
        strips
    }
}

/// Sets a label into the rail, on the baseline of the first words, and makes room for all of it.
pub(super) fn named(strips: &mut Vec<Strip>, label: Strip) {
    let mut above = Milli(0);
    let mut words = Milli(0);
    for strip in strips.iter() {
        if let Some(first) = baseline(&strip.items) {
            words = above + first;
            break;
        }
        above += strip.height;
    }
    let down = (words - baseline(&label.items).unwrap_or_default()).max(Milli(0));
    let missing = down + label.height - height(strips);
    let Some(first) = strips.first_mut() else {
        strips.push(label);
        return;
    };
    let items = label.items.into_iter().map(|item| item.moved(Milli(0), down));
    first.items.splice(0..0, items);
    if missing > Milli(0) {
        for strip in strips.iter_mut() {
            strip.after = After::Stay;
        }
        strips.push(Strip { space: false, ..Strip::gap(missing) });
    }
}
