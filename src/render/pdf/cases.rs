//! The case pack: each case with its questions to discuss and its sources, on a page of its own.

use super::chapter::Chapter;
use super::compose::{Look, Setter};
use super::contents::Listed;
use super::strip::Strip;
use super::tree::NodeId;
use crate::model::{Case, Label, Outcome};
use crate::typeset::Milli;

/// Sets all cases behind a page that lists them.
pub(super) fn compose(setter: &mut Setter<'_>) {
    let cases: Vec<&Case> = setter.edition.given_cases().collect();
    let listed = |case: &&Case| Listed::numbered(setter.case_number(&case.id), &case.title, &case.id);
    let listed: Vec<Listed> = cases.iter().map(listed).collect();
    setter.places.extend(listed.iter().filter_map(|entry| entry.place.clone()));
    setter.first_page(Label::Cases, &listed);
    for case in cases {
        setter.snugly(|it| it.case(case));
    }
}

impl Setter<'_> {
    /// A case with its outcome, its day and its sources.
    pub(super) fn case(&mut self, case: &Case) -> NodeId {
        let outcome = self.label(match case.outcome {
            Outcome::Success => Label::Success,
            Outcome::Failure => Label::Failure,
            Outcome::Mixed => Label::Mixed,
        });
        let as_of = self.fill(Label::AsOf, &[("n", &case.as_of_text)]);
        let parent = self.chapter(&Chapter {
            number: self.case_number(&case.id),
            title: &case.title,
            facts: &[outcome, as_of],
            place: case.id.as_str(),
        });
        let full = self.sheet.full();
        let mut strips = self.prose(full, &case.body, Look::BODY, (parent, 3));
        strips.push(Strip::gap(Milli::pt(14)));
        strips.extend(self.sources(&case.sources, full, parent));
        self.push(strips);
        parent
    }
}
