//! The numbers of handouts and cases: what is called 3 in one document is called 3 in all.

use std::collections::BTreeSet;

use super::compose::Setter;
use crate::model::{Activity, Edition, Id, Label, RichText, Tool};

/// A sheet for participants.
#[derive(Clone, Copy, Debug)]
pub(super) enum Handout<'a> {
    Tool(&'a Tool),
    Activity(&'a Activity),
}

impl<'a> Handout<'a> {
    /// The id of its block.
    pub(super) fn id(self) -> &'a Id {
        match self {
            Self::Tool(tool) => &tool.id,
            Self::Activity(activity) => &activity.id,
        }
    }

    /// Its title.
    pub(super) fn title(self) -> &'a RichText {
        match self {
            Self::Tool(tool) => &tool.title,
            Self::Activity(activity) => &activity.title,
        }
    }
}

/// What participants get, in the order in which it is handed out: with each section first the cards of its
/// activities, then its sheets.
pub(super) fn handouts(edition: &Edition) -> Vec<Handout<'_>> {
    let mut found: Vec<Handout<'_>> = Vec::new();
    let activity = |id: &Id| edition.given_activities().find(|it| it.id == *id);
    let tool = |id: &Id| edition.given_tools().find(|it| it.id == *id);
    for section in &edition.sections {
        let activities = section.activities.iter().filter_map(activity).map(Handout::Activity);
        let tools = section.tools.iter().filter_map(tool).map(Handout::Tool);
        found.extend(activities.chain(tools));
    }
    found.extend(edition.given_activities().map(Handout::Activity));
    found.extend(edition.given_tools().map(Handout::Tool));
    let mut seen = BTreeSet::new();
    found.retain(|it| seen.insert(it.id()));
    found
}

impl Setter<'_> {
    /// `Handout 2`, for a block that is one.
    pub(super) fn handout_number(&self, id: &Id) -> Option<RichText> {
        let at = self.handouts.iter().position(|it| it.id() == id)?;
        Some(self.count(Label::HandoutNumber, &[("n", at + 1)]))
    }

    /// `Case 2`, for a case that participants read.
    pub(super) fn case_number(&self, id: &Id) -> Option<RichText> {
        let at = self.edition.given_cases().position(|it| it.id == *id)?;
        Some(self.count(Label::CaseNumber, &[("n", at + 1)]))
    }
}
