//! What the contents of the script list.

use super::back::{activities_of, other_activities, own_cases, own_tools};
use super::{KEY_POINTS, QUIZ};
use crate::model::Label;
use crate::render::pdf::compose::Setter;
use crate::render::pdf::contents::Listed;
use crate::render::pdf::key_points::key_points;

/// What the contents list, in order.
pub(super) fn entries(setter: &Setter<'_>) -> Vec<Listed> {
    let edition = setter.edition;
    let mut entries = Vec::new();
    let mut add = |place: &str, title, level| {
        entries.push(Listed { place: Some(place.to_owned()), title, level });
    };
    for section in edition.sections.iter().filter(|it| !it.is_break) {
        add(section.id.as_str(), section.title.clone(), 1);
        for slide in &section.slides {
            add(slide.id.as_str(), slide.title.clone(), 2);
        }
        for activity in activities_of(edition, section) {
            add(activity.id.as_str(), setter.named(Label::Activity, &activity.title), 2);
        }
    }
    for activity in other_activities(edition) {
        add(activity.id.as_str(), setter.named(Label::Activity, &activity.title), 1);
    }
    for case in own_cases(edition) {
        add(case.id.as_str(), setter.named(Label::Case, &case.title), 1);
    }
    for tool in own_tools(edition) {
        add(tool.id.as_str(), setter.named(Label::Tool, &tool.title), 1);
    }
    if edition.quiz.is_some() {
        add(QUIZ, setter.label(Label::Quiz), 1);
    }
    if !key_points(edition).is_empty() {
        add(KEY_POINTS, setter.label(Label::KeyPoints), 1);
    }
    entries
}
