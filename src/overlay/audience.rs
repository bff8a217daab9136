//! The audience filter: the last act of the overlay stage, before translation.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{
    Absence, Block, Condition, Field, Id, Kind, Localized, Piece, Prose, Sourced, Step, Text, Touch, Value,
};

use super::minutes;

/// Keeps what these audiences may see. A block that had words and is left without any is dropped
/// with a notice; a quiz or a module left empty is an error. `only` hides where no audience is
/// given, `except` shows.
pub fn for_audiences(localized: Localized, audiences: &[Id]) -> (Localized, Problems) {
    let mut filter = Filter { audiences, problems: Problems::none() };
    let Localized { mut root, assets, mut absent } = localized;
    let all: Vec<Id> = root.walk().into_iter().map(|block| block.id.clone()).collect();
    let before = [Kind::Slide, Kind::Question].map(|kind| count(&root, kind));
    filter.block(&mut root);
    for (kind, before) in [Kind::Slide, Kind::Question].into_iter().zip(before) {
        if before > 0 && count(&root, kind) == 0 {
            filter.problems.push(
                Diagnostic::new(
                    Code::RequiredRemoved,
                    format!("no {kind} of module `{}` is left{}", root.id, filter.whom()),
                )
                .at(&root.origin)
                .hint("write at least one that every audience may see"),
            );
        }
    }
    let left: BTreeSet<&Id> = root.walk().into_iter().map(|block| &block.id).collect();
    absent.extend(all.into_iter().filter(|id| !left.contains(id)).map(|id| (id, Absence::Hidden)));
    (Localized { root, assets, absent }, filter.problems.in_source_order())
}

fn count(root: &Block<Text>, kind: Kind) -> usize {
    root.walk().iter().filter(|block| block.kind == kind).count()
}

struct Filter<'a> {
    audiences: &'a [Id],
    problems: Problems,
}

impl Filter<'_> {
    fn shows(&self, when: &[Condition]) -> bool {
        when.iter().all(|condition| condition.holds(self.audiences))
    }

    fn whom(&self) -> String {
        let names: Vec<_> = self.audiences.iter().map(|id| format!("`{id}`")).collect();
        if names.is_empty() {
            " without an audience".to_owned()
        } else {
            format!(" for {}", names.join(" and "))
        }
    }

    fn block(&mut self, block: &mut Block<Text>) {
        let slides = minutes::sum(block.children.iter());
        let rights = rights(block);
        let parts = block.children.len();
        let mut kept = Vec::new();
        for mut child in std::mem::take(&mut block.children) {
            if !self.shows(&child.when) {
                continue;
            }
            let full = is_full(&child);
            self.block(&mut child);
            if full && !is_full(&child) {
                self.drop(&child);
            } else {
                kept.push(child);
            }
        }
        block.children = kept;
        for slot in block.slots.values_mut() {
            self.value(&mut slot.value);
        }
        let left = minutes::sum(block.children.iter());
        if left != slides && block.children.len() < parts {
            shorten(block, left);
        }
        if rights > 0 && self::rights(block) == 0 {
            let message = format!("question `{}` has no right answer left{}", block.id, self.whom());
            self.problems.push(Diagnostic::new(Code::NoRightAnswer, message).at(&block.origin));
        }
    }

    fn drop(&mut self, block: &Block<Text>) {
        let message = format!("the {} `{}` is empty{} and was left out", block.kind, block.id, self.whom());
        self.problems.push(Diagnostic::new(Code::EmptyAfterFilter, message).at(&block.origin));
    }

    fn value(&self, value: &mut Value<Text>) {
        match value {
            Value::Prose(prose) => self.prose(prose),
            Value::Script(steps) => {
                steps.retain_mut(|step: &mut Step<Text>| {
                    let full = !step.body.is_empty();
                    self.prose(&mut step.body);
                    self.shows(&step.when) && !(full && step.body.is_empty())
                });
            }
            _ => {}
        }
    }

    fn prose(&self, prose: &mut Prose<Text>) {
        prose.0.retain(|piece: &Piece<Text>| self.shows(&piece.when));
    }
}

/// Whether a block has what makes its kind worth showing.
fn is_full(block: &Block<Text>) -> bool {
    let words = |field| match block.value(field) {
        Some(Value::Prose(prose)) => !prose.is_empty(),
        Some(Value::Script(steps)) => !steps.is_empty(),
        Some(Value::Asset(_)) => true,
        _ => false,
    };
    match block.kind {
        Kind::Slide => [Field::Body, Field::Picture, Field::Script].into_iter().any(words),
        Kind::Case | Kind::Tool | Kind::Activity => words(Field::Body),
        Kind::Section => !block.children.is_empty(),
        _ => true,
    }
}

fn rights(block: &Block<Text>) -> usize {
    block
        .of_kind(Kind::Option)
        .filter(|option| option.value(Field::Right) == Some(&Value::Flag(true)))
        .count()
}

/// Gives a section the minutes of the slides that are left.
fn shorten(section: &mut Block<Text>, core: u32) {
    let Some(Sourced { touch, .. }) = section.slots.get(&Field::Minutes) else { return };
    let because = Some("slides for other audiences are left out".to_owned());
    let touch = Touch { because, ..touch.clone() };
    minutes::stretch(section, core, touch);
}
