//! Rules that a finished module keeps.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::markup;
use crate::model::{
    Action, AssetPath, Block, Field, Id, Kind, LayerName, Minutes, Text, TranslatedText, Value,
};

/// Most words on a slide, its title left out.
const SLIDE_WORDS: usize = 40;

/// Checks a module whose words are in the language of its target.
pub(super) fn module(root: &Block<TranslatedText>, context: &Context<'_>, problems: &mut Problems) {
    for section in root.of_kind(Kind::Section) {
        minutes(section, problems);
        for slide in section.of_kind(Kind::Slide) {
            shown(slide, problems);
            words(slide, context, problems);
        }
    }
    for question in root.of_kind(Kind::Question) {
        options(question, problems);
    }
    objectives(root, problems);
    competencies(root, context, problems);
}

/// In the base, the slides of a section add up to its core minutes. Under an overlay the section
/// follows its slides, which the overlay stage has seen to.
fn minutes(section: &Block<TranslatedText>, problems: &mut Problems) {
    let Some(slot) = section.slots.get(&Field::Minutes) else { return };
    let Value::Minutes(Minutes { core, .. }) = slot.value else { return };
    let slides = section.of_kind(Kind::Slide).filter_map(|slide| slide.value(Field::Minutes)?.as_number());
    let sum: u32 = slides.sum();
    if section.of_kind(Kind::Slide).next().is_some() && slot.touch.layer == LayerName::Base && sum != core {
        problems.push(
            Diagnostic::new(
                Code::Minutes,
                format!("the slides of the section `{}` take {sum} minutes, the section {core}", section.id),
            )
            .at(&slot.touch.origin)
            .hint("change the section's core minutes, or those of its slides"),
        );
    }
}

fn shown(slide: &Block<TranslatedText>, problems: &mut Problems) {
    let has = |field| slide.slots.contains_key(&field);
    if !has(Field::Body) && !has(Field::Picture) {
        problems.push(
            Diagnostic::new(Code::EmptySlide, format!("the slide `{}` has nothing on it", slide.id))
                .at(&slide.origin)
                .hint("add a few bullets or a picture under its heading"),
        );
    }
}

/// The limit is for words in the base language: others need more, or fewer.
fn words(slide: &Block<TranslatedText>, context: &Context<'_>, problems: &mut Problems) {
    let Some(Value::Prose(body)) = slide.value(Field::Body) else { return };
    let texts: Vec<_> = body.read_on_slide().collect();
    if texts.iter().any(|text| text.language != context.series.language) {
        return;
    }
    let count: usize = texts.iter().map(|text| text.markup.split_whitespace().count()).sum();
    if count > SLIDE_WORDS {
        problems.push(
            Diagnostic::new(
                Code::SlideWords,
                format!("the slide `{}` has {count} words, at most {SLIDE_WORDS} are read from the back of a room", slide.id),
            )
            .at(&slide.origin)
            .hint("move what is said into the script"),
        );
    }
}

fn options(question: &Block<TranslatedText>, problems: &mut Problems) {
    let mut seen: BTreeMap<&str, &Origin> = BTreeMap::new();
    for option in question.of_kind(Kind::Option) {
        let Some(Value::Text(text)) = option.value(Field::Text) else { continue };
        if let Some(first) = seen.insert(&text.markup, &text.origin) {
            problems.push(
                Diagnostic::new(
                    Code::EqualOptions,
                    format!("two options of `{}` have the same text", question.id),
                )
                .at(&text.origin)
                .also("first here", first)
                .hint("change one of the two, or delete it"),
            );
        }
        let scored =
            matches!(question.value(Field::Type).and_then(Value::as_word), Some("single" | "multiple"));
        if scored && !option.slots.contains_key(&Field::Feedback) {
            problems.push(
                Diagnostic::new(Code::MissingFeedback, format!("the option `{}` has no feedback", option.id))
                    .at(&text.origin)
                    .hint("say in a sentence why it is right or wrong"),
            );
        }
    }
}

/// Every objective of a finished module has a slide and a question.
fn objectives(root: &Block<TranslatedText>, problems: &mut Problems) {
    if root.value(Field::Status).and_then(Value::as_word) == Some("draft") {
        return;
    }
    let covered = |kind: Kind| -> BTreeSet<Id> {
        let blocks = root.walk().into_iter().filter(|block| block.kind == kind);
        let ids = blocks.filter_map(|block| match block.value(Field::Objective) {
            Some(Value::Ids(ids)) => Some(ids.clone()),
            _ => None,
        });
        ids.flatten().collect()
    };
    let (slides, questions, activities) =
        (covered(Kind::Slide), covered(Kind::Question), covered(Kind::Activity));
    for objective in root.of_kind(Kind::Objective) {
        let lacks: Vec<_> = [("slide", &slides), ("activity", &activities), ("question", &questions)]
            .into_iter()
            .filter(|(_, covered)| !covered.contains(&objective.id))
            .map(|(name, _)| name)
            .collect();
        if !lacks.is_empty() {
            problems.push(
                Diagnostic::new(
                    Code::Uncovered,
                    format!("the objective `{}` has no {}", objective.id, lacks.join(" and no ")),
                )
                .at(&objective.origin)
                .hint(format!("put `objective={}` on one that serves it", objective.id)),
            );
        }
    }
}

/// Objectives build competencies that the series names.
fn competencies(root: &Block<TranslatedText>, context: &Context<'_>, problems: &mut Problems) {
    let known: Vec<&str> = context.series.competencies.iter().map(|it| it.id.as_str()).collect();
    for slot in root.of_kind(Kind::Objective).filter_map(|it| it.slots.get(&Field::Competencies)) {
        let Value::Ids(ids) = &slot.value else { continue };
        for id in ids.iter().filter(|id| !known.contains(&id.as_str())) {
            let near = nearest(id.as_str(), known.iter().copied());
            problems.push(
                Diagnostic::new(Code::UnknownReference, format!("no competency `{id}` in the series"))
                    .at(&slot.touch.origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint("competencies are declared under `competencies:` in base-modules/series.yaml"),
            );
        }
    }
}

/// The names that placeholders of texts beside the modules use.
pub fn used_in<'a>(texts: impl Iterator<Item = &'a Text>, used: &mut BTreeSet<String>) {
    let named = texts.flat_map(|text| markup::placeholders(&text.markup));
    used.extend(named.map(|placeholder| placeholder.name));
}

/// The names that placeholders of a module use.
pub fn used_placeholders(root: &Block<Text>, used: &mut BTreeSet<String>) {
    for slot in root.walk().iter().flat_map(|block| block.slots.values()) {
        used_in_value(&slot.value, used);
    }
}

/// The names that placeholders of an edit's own texts use.
pub fn used_in_edit(action: &Action, used: &mut BTreeSet<String>) {
    match action {
        Action::Change { fields, .. } => fields.values().for_each(|(value, _)| used_in_value(value, used)),
        Action::Add { block, .. } | Action::Swap { block, .. } => used_placeholders(block, used),
        Action::Move { .. } | Action::Remove { .. } => {}
    }
}

fn used_in_value(value: &Value<Text>, used: &mut BTreeSet<String>) {
    used_in(value.texts().into_iter(), used);
    let pictures = value.assets().into_iter().filter_map(AssetPath::variable);
    used.extend(pictures.map(str::to_owned));
}
