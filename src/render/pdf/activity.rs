//! What an activity is for, what it needs and how it goes: on its card in the script and on its handout.

use super::compose::{Look, Setter};
use super::sheet::Column;
use super::strip::Strip;
use super::tree::NodeId;
use crate::model::{Activity, Label, List, ListItem, RichText};
use crate::typeset::Milli;

impl Setter<'_> {
    /// How long it takes and who does it together.
    pub(super) fn frame_of(&self, activity: &Activity) -> [RichText; 2] {
        let minutes = self.minutes(activity.minutes);
        [minutes, activity.group.clone()]
    }

    /// Purpose, materials and steps.
    pub(super) fn course_of(&mut self, activity: &Activity, column: Column, parent: NodeId) -> Vec<Strip> {
        let purpose = self.label(Label::Purpose);
        let mut strips = self.lead(column, &purpose, parent);
        strips.extend(self.paragraph(column, &activity.purpose, Look::BODY, parent));
        if !activity.materials.is_empty() {
            strips.push(Strip::gap(Milli::pt(6)));
            let materials = self.label(Label::Materials);
            strips.extend(self.lead(column, &materials, parent));
            let items = activity.materials.iter().map(|it| ListItem::new(it.clone()));
            let list = List { ordered: false, items: items.collect() };
            strips.extend(self.list(column, &list, Look::BODY, parent));
        }
        strips.push(Strip::gap(Milli::pt(6)));
        strips.extend(self.prose(column, &activity.body, Look::BODY, (parent, 3)));
        strips
    }
}
