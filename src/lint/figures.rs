//! What a module holds, counted.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::balance::{cases, is_local};
use super::reading::{Reading, words};
use super::{in_base_language, plain};
use crate::markup;
use crate::model::{
    AssetPath, Block, Element, Fact, Field, Id, Kind, LayerName, Library, Localized, Minutes, Step, StepKind,
    Text, Value,
};

/// How many of some things are as they should be: `13/14`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Of {
    /// Those that are.
    pub some: usize,
    /// All of them.
    pub all: usize,
}

impl Of {
    fn count<T>(things: impl IntoIterator<Item = T>, is_so: impl Fn(&T) -> bool) -> Self {
        let mut of = Self::default();
        for thing in things {
            of.all += 1;
            of.some += usize::from(is_so(&thing));
        }
        of
    }
}

impl fmt::Display for Of {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.some, self.all))
    }
}

/// The figures of one module under some layers.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The module.
    pub module: Id,
    /// Minutes of all its sections and breaks.
    pub minutes: Minutes,
    /// Sections whose slides add up to their minutes, of those that have slides.
    pub adding_up: Of,
    /// Its slides.
    pub slides: usize,
    /// The words of the slide that has most.
    pub most_words: usize,
    /// Its pictures; some are not borrowed from the library.
    pub pictures: Of,
    /// Words of its scripts.
    pub script_words: usize,
    /// Words that the trainer says.
    pub say_words: usize,
    /// Questions to the room that have expected answers.
    pub answered: Of,
    /// Questions to the room that say what to do in silence.
    pub silence: Of,
    /// How everything that it says reads.
    pub reading: Reading,
    /// Objectives that a slide, an activity, a question serves.
    pub served: [Of; 3],
    /// Objectives that build a competency.
    pub competent: Of,
    /// Those that build none.
    pub without_competency: Vec<Id>,
    /// Objectives about those who are left out.
    pub inclusion: usize,
    /// Questions by type.
    pub questions: BTreeMap<String, usize>,
    /// Answers that have feedback.
    pub feedback: Of,
    /// Cases by outcome.
    pub cases: BTreeMap<String, usize>,
    /// Cases that name where they were found.
    pub sourced_cases: Of,
    /// Activities.
    pub activities: usize,
    /// Tools.
    pub tools: usize,
    /// Terms of the glossary.
    pub terms: usize,
    /// Facts in use that name where they were found.
    pub facts: Of,
    /// Blocks of which a layer says something.
    pub changed: usize,
    /// Cases from the country.
    pub local_cases: Of,
    /// Cases from elsewhere and slots for the country that it leaves as they are.
    pub not_local: Vec<Id>,
}

/// What a module is counted with.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// From which pictures are borrowed.
    pub library: &'a Library,
    /// The facts of all layers.
    pub facts: Vec<&'a Fact>,
    /// The overlays among the layers.
    pub overlays: BTreeSet<&'a Id>,
}

impl Figures {
    /// Counts a module.
    pub fn of(localized: &Localized, around: &Surroundings<'_>) -> Self {
        let root = &localized.root;
        let blocks = root.walk();
        let spoken = in_base_language(root);
        let slides: Vec<_> = of_kind(&blocks, Kind::Slide).collect();
        let of = |kind: StepKind| steps(&spoken).filter(move |step| step.kind == kind);
        let asks: Vec<_> = of(StepKind::Ask).collect();
        let has = |step: &Step<Text>, is: fn(&Element<Text>) -> bool| step.body.elements().any(is);
        Self {
            module: root.id.clone(),
            minutes: minutes(root),
            adding_up: adding_up(root),
            slides: slides.len(),
            most_words: slides.iter().map(|slide| slide_words(slide)).max().unwrap_or_default(),
            pictures: pictures(&blocks, around.library),
            script_words: steps(&spoken).map(step_words).sum(),
            say_words: of(StepKind::Say).map(step_words).sum(),
            answered: Of::count(&asks, |ask| has(ask, |it| matches!(it, Element::List(_)))),
            silence: Of::count(&asks, |ask| has(ask, |it| matches!(it, Element::Quote(_)))),
            reading: reading(&spoken),
            served: [Kind::Slide, Kind::Activity, Kind::Question].map(|kind| served(root, &blocks, kind)),
            competent: Of::count(root.of_kind(Kind::Objective), |it| builds(it)),
            without_competency: root
                .of_kind(Kind::Objective)
                .filter(|it| !builds(it))
                .map(|it| it.id.clone())
                .collect(),
            inclusion: root
                .of_kind(Kind::Objective)
                .filter(|it| it.value(Field::Inclusion) == Some(&Value::Flag(true)))
                .count(),
            questions: by_word(root.of_kind(Kind::Question), Field::Type),
            feedback: feedback(root),
            cases: by_word(cases(root), Field::Outcome),
            sourced_cases: Of::count(
                cases(root),
                |case| matches!(case.value(Field::Sources), Some(Value::Sources(sources)) if !sources.is_empty()),
            ),
            activities: of_kind(&blocks, Kind::Activity).count(),
            tools: of_kind(&blocks, Kind::Tool).count(),
            terms: ids(root, Field::Glossary).len(),
            facts: facts(&blocks, &around.facts),
            changed: root.children.iter().map(changed).sum(),
            local_cases: Of::count(cases(root), |case| is_local(case, &around.overlays)),
            not_local: not_local(root, &around.overlays),
        }
    }
}

fn of_kind<'a>(blocks: &[&'a Block<Text>], kind: Kind) -> impl Iterator<Item = &'a Block<Text>> {
    blocks.iter().copied().filter(move |block| block.kind == kind)
}

fn ids(block: &Block<Text>, field: Field) -> &[Id] {
    match block.value(field) {
        Some(Value::Ids(ids)) => ids,
        _ => &[],
    }
}

/// Whether an objective builds a competency.
fn builds(objective: &Block<Text>) -> bool {
    !ids(objective, Field::Competencies).is_empty()
}

fn by_word<'a>(blocks: impl Iterator<Item = &'a Block<Text>>, field: Field) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in blocks.filter_map(|block| block.value(field)?.as_word()) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

fn minutes(root: &Block<Text>) -> Minutes {
    let mut sum = Minutes { express: 0, core: 0, deep: 0 };
    for block in &root.children {
        if let Some(Value::Minutes(Minutes { express, core, deep })) = block.value(Field::Minutes) {
            sum = Minutes { express: sum.express + express, core: sum.core + core, deep: sum.deep + deep };
        }
    }
    sum
}

fn adding_up(root: &Block<Text>) -> Of {
    let with_slides = root.of_kind(Kind::Section).filter(|it| it.of_kind(Kind::Slide).next().is_some());
    Of::count(with_slides, |section| {
        let slides =
            section.of_kind(Kind::Slide).filter_map(|slide| slide.value(Field::Minutes)?.as_number());
        let sum: u32 = slides.sum();
        matches!(section.value(Field::Minutes), Some(Value::Minutes(minutes)) if minutes.core == sum)
    })
}

fn slide_words(slide: &Block<Text>) -> usize {
    match slide.value(Field::Body) {
        Some(Value::Prose(body)) => {
            body.read_on_slide().map(|text| text.markup.split_whitespace().count()).sum()
        }
        _ => 0,
    }
}

fn pictures(blocks: &[&Block<Text>], library: &Library) -> Of {
    let slots = blocks.iter().flat_map(|block| block.slots.values());
    let shown: BTreeSet<&AssetPath> =
        slots.flat_map(|slot| slot.value.assets()).filter(|path| !path.is_recording()).collect();
    Of::count(shown, |path| !library.assets.contains_key(*path))
}

fn steps<'a>(blocks: &[&'a Block<Text>]) -> impl Iterator<Item = &'a Step<Text>> {
    let scripts = blocks.iter().filter_map(|block| match block.value(Field::Script) {
        Some(Value::Script(steps)) => Some(steps),
        _ => None,
    });
    scripts.flatten()
}

fn step_words(step: &Step<Text>) -> usize {
    step.body.texts().into_iter().map(|text| words(&plain(text))).sum()
}

fn reading(blocks: &[&Block<Text>]) -> Reading {
    let mut reading = Reading::default();
    for text in blocks.iter().flat_map(|it| it.texts()) {
        reading.add(&plain(text));
    }
    reading
}

fn served(root: &Block<Text>, blocks: &[&Block<Text>], kind: Kind) -> Of {
    let served: BTreeSet<&Id> = of_kind(blocks, kind).flat_map(|it| ids(it, Field::Objective)).collect();
    Of::count(root.of_kind(Kind::Objective), |objective| served.contains(&objective.id))
}

/// Of questions that are judged: each option, pair or item, and where there are none the right answer and
/// the wrong one.
fn feedback(root: &Block<Text>) -> Of {
    let judged = root.of_kind(Kind::Question).filter(|question| {
        !matches!(question.value(Field::Type).and_then(Value::as_word), Some("likert" | "self-assessment"))
    });
    let answers = judged.flat_map(|question| {
        let of_all = [Field::FeedbackRight, Field::FeedbackWrong].map(|it| question.slots.contains_key(&it));
        let own = |part: &Block<Text>| part.slots.contains_key(&Field::Feedback) || of_all == [true, true];
        if question.children.is_empty() {
            of_all.to_vec()
        } else {
            question.children.iter().map(own).collect()
        }
    });
    Of::count(answers, |has| *has)
}

fn facts(blocks: &[&Block<Text>], known: &[&Fact]) -> Of {
    let texts = blocks.iter().flat_map(|it| it.texts());
    let names = texts.flat_map(|text| markup::placeholders(&text.markup));
    let used: BTreeSet<String> =
        names.filter_map(|it| it.name.strip_prefix("fact.").map(str::to_owned)).collect();
    Of::count(used, |name| known.iter().any(|fact| fact.id.as_str() == name && !fact.source.title.is_empty()))
}

/// The parts of a question count with it.
fn changed(block: &Block<Text>) -> usize {
    let touched = |block: &Block<Text>| block.slots.values().any(|it| it.touch.layer != LayerName::Base);
    match block.kind {
        Kind::Question => usize::from(block.walk().into_iter().any(touched)),
        _ => usize::from(touched(block)) + block.children.iter().map(changed).sum::<usize>(),
    }
}

/// What is left for a country to fill: slides whose ids say so, and cases.
fn not_local(root: &Block<Text>, overlays: &BTreeSet<&Id>) -> Vec<Id> {
    let slots =
        root.walk().into_iter().filter(|it| it.kind == Kind::Slide && it.id.as_str().starts_with("local-"));
    let left = slots.filter(|slide| changed(slide) == 0);
    left.chain(cases(root).filter(|case| !is_local(case, overlays))).map(|block| block.id.clone()).collect()
}
