//! Sections, slides, cases, tools and activities of an edition.

use super::words::Words;
use super::{Context, calendar, ids_of};
use crate::model::schema::LAYOUTS;
use crate::model::{
    Activity, Block, Case, Date, Field, Kind, Label, LayerName, Layout, Local, Objective, Outcome, Picture,
    RichText, Section, Slide, Source, Step, Tool, TranslatedText, Value, Visibility,
};

/// The blocks of an edition; times are set later.
pub(super) struct Content {
    pub(super) sections: Vec<Section>,
    pub(super) cases: Vec<Case>,
    pub(super) tools: Vec<Tool>,
    pub(super) activities: Vec<Activity>,
}

/// Reads the parts of a module that its variant teaches.
pub(super) fn read(root: &Block<TranslatedText>, context: &Context<'_>, words: &mut Words<'_>) -> Content {
    let mut content =
        Content { sections: Vec::new(), cases: Vec::new(), tools: Vec::new(), activities: Vec::new() };
    for block in &root.children {
        match block.kind {
            Kind::Section => {
                content.sections.push(section(block, context, words));
                documents(block, context, words, &mut content);
            }
            Kind::Break => content.sections.push(pause(block, context)),
            _ => {}
        }
    }
    content
}

/// What participants can do afterwards.
pub(super) fn objectives(root: &Block<TranslatedText>, words: &mut Words<'_>) -> Vec<Objective> {
    let mut objectives = Vec::new();
    for block in root.of_kind(Kind::Objective) {
        objectives
            .extend(words.optional(block, Field::Text).map(|text| Objective { id: block.id.clone(), text }));
    }
    objectives
}

/// Minutes of a section or break in the variant.
pub(super) fn minutes(block: &Block<TranslatedText>, context: &Context<'_>) -> u32 {
    match block.value(Field::Minutes) {
        Some(Value::Minutes(minutes)) => minutes.of(context.variant),
        _ => 0,
    }
}

fn pause(block: &Block<TranslatedText>, context: &Context<'_>) -> Section {
    let words = context.labels.get(Label::Break);
    Section {
        id: block.id.clone(),
        title: RichText::plain(words, context.labels.language().clone()),
        minutes: minutes(block, context),
        start: 0,
        slides: Vec::new(),
        is_break: true,
        cut: None,
        cases: Vec::new(),
        tools: Vec::new(),
        activities: Vec::new(),
    }
}

fn section(block: &Block<TranslatedText>, context: &Context<'_>, words: &mut Words<'_>) -> Section {
    let total = minutes(block, context);
    let authored: Vec<u32> = block.of_kind(Kind::Slide).map(slide_minutes).collect();
    let shares = share(total, &authored);
    let mut slides = Vec::new();
    for (child, minutes) in block.of_kind(Kind::Slide).zip(shares) {
        let read = |words: &mut Words<'_>| slide(child, minutes, context, words);
        slides.push(words.read_by(Visibility::of(child), read));
    }
    let mut section = Section {
        id: block.id.clone(),
        title: words.field(block, Field::Title, &context.target.language),
        minutes: total,
        start: 0,
        slides,
        is_break: false,
        cut: words.read_by(Visibility::Facilitator, |words| words.optional(block, Field::Cut)),
        cases: ids_of(block, Kind::Case),
        tools: ids_of(block, Kind::Tool),
        activities: ids_of(block, Kind::Activity),
    };
    if let Some(Value::Ids(again)) = block.value(Field::Uses) {
        section.tools.extend(again.iter().cloned());
    }
    section
}

fn slide_minutes(block: &Block<TranslatedText>) -> u32 {
    block.value(Field::Minutes).and_then(Value::as_number).unwrap_or(0)
}

/// Shares `total` minutes out in proportion to what was authored, by largest remainder, so that the
/// parts always add up.
pub(super) fn share(total: u32, authored: &[u32]) -> Vec<u32> {
    let sum: u32 = authored.iter().sum();
    if sum == 0 {
        return authored.to_vec();
    }
    let mut shares: Vec<u32> = authored.iter().map(|minutes| total * minutes / sum).collect();
    let mut by_remainder: Vec<usize> = (0..authored.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(total * authored[*at] % sum));
    let left = total - shares.iter().sum::<u32>();
    for at in by_remainder.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    shares
}

fn slide(block: &Block<TranslatedText>, minutes: u32, context: &Context<'_>, words: &mut Words<'_>) -> Slide {
    let picture = match block.value(Field::Picture) {
        Some(Value::Asset(asset)) => {
            let asset = words.values.picture(asset).unwrap_or_else(|| asset.clone());
            Some(Picture { asset, alt: words.optional(block, Field::Alt) })
        }
        _ => None,
    };
    Slide {
        id: block.id.clone(),
        title: words.field(block, Field::Title, &context.target.language),
        layout: layout(block),
        minutes,
        start: 0,
        body: words.prose(block, Field::Body),
        picture,
        script: script(block, minutes, words),
        visibility: Visibility::of(block),
        local: local(block, context),
    }
}

/// The steps of a script, with the minutes that the slide has left for them.
fn script(block: &Block<TranslatedText>, minutes: u32, words: &mut Words<'_>) -> Vec<Step<RichText>> {
    let mut steps = words.script(block);
    for step in &mut steps {
        step.minutes = step.minutes.map(|own| stretched(own, minutes, slide_minutes(block)));
    }
    steps
}

/// Minutes of a part of something that took `from` and now takes `to`; never none.
fn stretched(minutes: u32, to: u32, from: u32) -> u32 {
    (minutes * to + from / 2).checked_div(from).map_or(minutes, |share| share.max(minutes.min(1)))
}

fn layout(block: &Block<TranslatedText>) -> Layout {
    const ALL: [Layout; 11] = [
        Layout::Bullets,
        Layout::TwoColumns,
        Layout::Comparison,
        Layout::Table,
        Layout::Picture,
        Layout::PictureText,
        Layout::Quote,
        Layout::Case,
        Layout::Activity,
        Layout::KeyPoints,
        Layout::Closing,
    ];
    let word = block.value(Field::Layout).and_then(Value::as_word).unwrap_or("bullets");
    let at = LAYOUTS.iter().position(|layout| *layout == word).unwrap_or(0);
    ALL[at]
}

/// The reason of the layer whose words these are. Nobody translates it: it is for whoever compares the two.
fn local(block: &Block<TranslatedText>, context: &Context<'_>) -> Option<Local> {
    let words = [Field::Title, Field::Body, Field::Script, Field::Picture];
    let touched = words.iter().filter_map(|field| block.slots.get(field)).map(|slot| &slot.touch);
    let mut local = touched.filter(|touch| touch.layer != LayerName::Base).peekable();
    local.peek()?;
    let because = local.find_map(|touch| touch.because.as_deref());
    let because = because.map(|it| RichText::plain(it, context.series.language.clone()));
    Some(Local { because, sources: Vec::new() })
}

fn documents(
    section: &Block<TranslatedText>,
    context: &Context<'_>,
    words: &mut Words<'_>,
    content: &mut Content,
) {
    let (total, core) = match section.value(Field::Minutes) {
        Some(Value::Minutes(minutes)) => (minutes.of(context.variant), minutes.core),
        _ => (0, 0),
    };
    for block in &section.children {
        words.read_by(Visibility::of(block), |words| match block.kind {
            Kind::Case => content.cases.push(case(block, context, words)),
            Kind::Tool => content.tools.push(tool(block, context, words)),
            Kind::Activity => {
                let mut activity = activity(block, context, words);
                activity.minutes = stretched(activity.minutes, total, core);
                content.activities.push(activity);
            }
            _ => {}
        });
    }
}

fn case(block: &Block<TranslatedText>, context: &Context<'_>, words: &mut Words<'_>) -> Case {
    let as_of = match block.value(Field::AsOf) {
        Some(Value::Date(date)) => *date,
        _ => context.series.date,
    };
    let (body, guidance) = words.document(block);
    Case {
        id: block.id.clone(),
        title: words.field(block, Field::Title, &context.target.language),
        outcome: match block.value(Field::Outcome).and_then(Value::as_word) {
            Some("success") => Outcome::Success,
            Some("failure") => Outcome::Failure,
            _ => Outcome::Mixed,
        },
        body,
        guidance,
        sources: sources(block),
        as_of,
        as_of_text: day(as_of, context),
        visibility: Visibility::of(block),
    }
}

fn day(date: Date, context: &Context<'_>) -> String {
    calendar::long(date, &context.target.language)
}

fn sources(block: &Block<TranslatedText>) -> Vec<Source> {
    match block.value(Field::Sources) {
        Some(Value::Sources(sources)) => sources.clone(),
        _ => Vec::new(),
    }
}

fn tool(block: &Block<TranslatedText>, context: &Context<'_>, words: &mut Words<'_>) -> Tool {
    let (body, guidance) = words.document(block);
    Tool {
        id: block.id.clone(),
        title: words.field(block, Field::Title, &context.target.language),
        purpose: words.field(block, Field::Purpose, &context.target.language),
        body,
        guidance,
        is_large: block.value(Field::Paper).and_then(Value::as_word) == Some("A3"),
        visibility: Visibility::of(block),
    }
}

fn activity(block: &Block<TranslatedText>, context: &Context<'_>, words: &mut Words<'_>) -> Activity {
    let materials = match block.value(Field::Materials) {
        Some(Value::Texts(texts)) => texts.iter().map(|text| words.rich(text)).collect(),
        _ => Vec::new(),
    };
    let (body, guidance) = words.document(block);
    Activity {
        id: block.id.clone(),
        title: words.field(block, Field::Title, &context.target.language),
        purpose: words.field(block, Field::Purpose, &context.target.language),
        group: words.field(block, Field::Group, &context.target.language),
        minutes: slide_minutes(block),
        materials,
        body,
        guidance,
        visibility: Visibility::of(block),
    }
}
