//! Marks of a copy for reviewers: lines around each part that not everybody sees.

use super::Context;
use crate::model::{Condition, Element, Id, Label, Piece, Prose, RichText, Run, Step};

/// Sets marks in the words of one edition.
pub(super) struct Marks<'a> {
    pub(super) context: &'a Context<'a>,
}

/// The two ends of a marked part.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

impl Marks<'_> {
    /// The prose with a line before and behind each part that is under conditions.
    pub(super) fn prose(&self, prose: &Prose<RichText>) -> Prose<RichText> {
        let mut marked = Vec::new();
        for part in prose.0.chunk_by(|a, b| a.when == b.when) {
            let when = &part[0].when;
            let ends = [End::First, End::Last].map(|end| (!when.is_empty()).then(|| self.mark(when, end)));
            let [first, last] = ends;
            marked.extend(first);
            marked.extend(part.iter().cloned());
            marked.extend(last);
        }
        Prose(marked)
    }

    /// The steps with a line at the top and at the end of each run that is under conditions.
    pub(super) fn script(&self, mut steps: Vec<Step<RichText>>) -> Vec<Step<RichText>> {
        for run in steps.chunk_by_mut(|a, b| a.when == b.when) {
            let when = run[0].when.clone();
            if when.is_empty() {
                continue;
            }
            run[0].body.0.insert(0, self.mark(&when, End::First));
            run[run.len() - 1].body.0.push(self.mark(&when, End::Last));
        }
        steps
    }

    fn mark(&self, when: &[Condition], end: End) -> Piece<RichText> {
        let labels = &self.context.labels;
        let whom: Vec<String> = when.iter().map(|condition| self.whom(condition)).collect();
        let whom = whom.join(" · ");
        let shown = when.iter().all(|condition| condition.holds(&self.context.target.audiences));
        let words = match end {
            End::Last => labels.fill(Label::MarkEnd, &[("name", &whom)]),
            End::First if shown => whom,
            End::First => format!("{whom} · {}", labels.get(Label::MarkLeftOut)),
        };
        let run = Run { text: format!("[{words}]"), bold: true, italic: false, link: None };
        let text = RichText { runs: vec![run], language: labels.language_of(Label::MarkEnd) };
        Piece::open(Element::Mark(text))
    }

    fn whom(&self, condition: &Condition) -> String {
        let (label, ids) = match condition {
            Condition::Only(ids) => (Label::MarkOnly, ids),
            Condition::Except(ids) => (Label::MarkExcept, ids),
        };
        let names: Vec<String> = ids.iter().map(|id| self.name(id)).collect();
        self.context.labels.fill(label, &[("name", &names.join(", "))])
    }

    fn name(&self, audience: &Id) -> String {
        let name = self.context.series.audiences.get(audience);
        name.map_or(audience.to_string(), |name| self.context.loose("audience", name).markup)
    }
}
