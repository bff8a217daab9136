//! The last words: variables and facts filled, times computed, rules checked. What comes out is an
//! [`Edition`].

mod agenda;
mod beside;
mod branding;
mod calendar;
mod check;
mod cohort;
mod content;
mod digest;
mod equipment;
mod facts;
mod flow;
mod guide;
mod marks;
mod number;
mod places;
mod programme;
mod programmes;
mod quiz;
mod recordings;
mod series_test;
mod taught;
mod template;
mod timetable;
mod values;
mod variable;
mod words;

pub use agenda::{Lengths, Outline, Stretch};
pub use check::{used_in, used_in_edit, used_placeholders};
pub use facts::uncleared;
pub use guide::{guide, texts as guide_texts};
pub use places::Places;
pub use programme::{Taught, programme};
pub use programmes::judge;
pub use series_test::Questionnaire;
pub use template::named_layouts;
pub use timetable::{Plan, chosen};
pub use values::Values;
pub use variable::declared;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{
    Asset, AssetPath, Block, Code as Codes, Cohort, Conditions, Date, Day, Draft, Edition, Fact, Field,
    GlossaryTerm, Id, InkUse, Kind, Labels, Lms, PROGRAMME_TITLE, Paper, Prayer, Print, Programme, RichText,
    SectionStart, Series, SeriesFile, Settings, Size, State, Target, Template, Term, Text, Timetable,
    Translated, TranslatedText, Value, Variant, Visibility,
};
use marks::Marks;
use words::{Blocks, Words};

/// Pass mark where nobody sets one.
const MASTERY: u8 = 70;

/// Translations of texts beside the modules, by role and source text.
pub type Loose = BTreeMap<(&'static str, String), TranslatedText>;

/// All that the words of one edition depend on beside the module itself.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// What was asked for.
    pub target: &'a Target,
    /// The series.
    pub series: &'a SeriesFile,
    /// The settings of all layers of the target.
    pub settings: &'a Settings,
    /// Facts, nearest layer first.
    pub facts: Vec<&'a Fact>,
    /// The glossary.
    pub glossary: &'a [GlossaryTerm],
    /// kitbag's own words.
    pub labels: Labels,
    /// Translations of [`loose_texts`].
    pub loose: &'a Loose,
    /// The length in which the module is taught.
    pub variant: Variant,
    /// The sheet on which it is printed.
    pub paper: Paper,
    /// Modules of which less is translated or reviewed than the overlay asks for.
    pub unfinished: &'a BTreeSet<Id>,
    /// What is added to the names of files, as [`Edition::mark`].
    pub mark: &'a str,
    /// What becomes of parts for some audiences.
    pub conditions: Conditions,
    /// The modules of the target, in order, with the lengths of their sections.
    pub lengths: &'a Lengths,
    /// Every programme with its times, the target's first.
    pub timetables: &'a [Timetable],
    /// What links between blocks can lead to.
    pub places: &'a Places,
    /// Those who take the programme, where papers are made for them.
    pub cohort: Option<&'a Cohort>,
    /// Pictures of the layers themselves, as logos.
    pub layer_assets: &'a BTreeMap<AssetPath, Asset>,
    /// PowerPoint files of the layers.
    pub templates: &'a BTreeMap<AssetPath, Arc<Template>>,
}

/// The texts beside the modules that an edition shows, each with its role.
pub fn loose_texts<'a>(
    series: &'a SeriesFile,
    settings: &'a Settings,
    facts: &[&'a Fact],
    glossary: &'a [GlossaryTerm],
) -> Vec<(&'static str, &'a Text)> {
    let mut texts = vec![("series-title", &series.title)];
    texts.extend(settings.title.iter().map(|title| ("overlay-title", title)));
    texts.extend(settings.footer.iter().map(|footer| ("footer", footer)));
    texts.extend(settings.logo.iter().map(|(_, alt)| ("alt", alt)));
    texts.extend(series.audiences.values().map(|name| ("audience", name)));
    texts.extend(series.programmes.iter().flat_map(Programme::texts));
    texts.extend(series.paper_texts());
    texts.extend(series.guide_texts());
    texts.extend(settings.programme_title.iter().map(|title| (PROGRAMME_TITLE, title)));
    texts.extend(settings.days.iter().flatten().flat_map(Day::texts));
    texts.extend(settings.prayers.iter().flatten().map(Prayer::text));
    texts.extend(facts.iter().map(|fact| ("fact", &fact.text)));
    texts.extend(glossary.iter().map(|term| ("definition", &term.definition)));
    texts
}

impl Context<'_> {
    /// A loose text in the language of the target, or as it was written.
    fn loose(&self, role: &'static str, text: &Text) -> TranslatedText {
        let found = self.loose.get(&(role, text.written().into_owned())).cloned();
        found.unwrap_or_else(|| TranslatedText {
            markup: text.markup.clone(),
            language: self.series.language.clone(),
            state: State::Source,
            origin: text.origin.clone(),
        })
    }
}

/// The finished edition of one module.
pub fn edition(translated: &Translated, context: &Context<'_>) -> Result<(Edition, Problems), Problems> {
    let mut problems = Problems::none();
    check::module(&translated.root, context, &mut problems);
    let (root, left_out) = taught::taught(&translated.root, context.variant);
    let root = &root;
    problems.extend(left_out);
    let values = Values::new(context);
    let Context { places, loose, target, variant, .. } = *context;
    let reader = Visibility::Everyone;
    let marks = (context.conditions == Conditions::Marked).then_some(Marks { context });
    let blocks = Blocks::of(&translated.root, root, variant);
    let mut words =
        Words { values: &values, blocks, places, loose, target, marks, reader, problems: Problems::none() };
    let mut content = content::read(root, context, &mut words);
    agenda::set_times(&mut content.sections, &root.id, context);
    let quiz = quiz::read(root, &mut words);
    let title = words.field(root, Field::Title, &context.target.language);
    let summary = words.field(root, Field::Summary, &context.target.language);
    let (branding, look) = branding::branding(context, &mut words);
    let objectives = content::objectives(root, &mut words);
    let glossary = glossary(root, context, &mut words);
    let series = series(context, &mut words);
    let mut assets = shown((root, &translated.assets), context, &mut words);
    problems.extend(words.problems);
    problems.extend(look);
    recordings::check(root, &assets, context, &mut problems);
    if let Some((logo, _)) = &branding.logo {
        assets.extend(context.layer_assets.get(logo).map(|asset| (logo.clone(), asset.clone())));
    }
    let place = context.lengths.iter().position(|it| it.id == root.id).map_or(1, |at| at + 1);
    let mut edition = Edition {
        target: context.target.clone(),
        module: root.id.clone(),
        variant: context.variant,
        mark: context.mark.to_owned(),
        code: codes(root, context),
        place: (place, context.lengths.len()),
        title,
        summary,
        series,
        draft: draft(root, context),
        conditions: context.conditions,
        hash: String::new(),
        branding,
        lms: Lms {
            mastery: mastery(root, context),
            certificate: context.settings.certificate.as_ref().is_none_or(|(wanted, _)| *wanted),
        },
        print: print(context),
        labels: context.labels.clone(),
        writing: calendar::writing(&context.target.language),
        objectives,
        sections: content.sections,
        cases: content.cases,
        tools: content.tools,
        activities: content.activities,
        quiz,
        glossary,
        schedule: None,
        guide: None,
        assets,
    };
    edition.hash = digest::of(&edition);
    problems.unless_errors(edition)
}

fn print(context: &Context<'_>) -> Print {
    let Settings { size, ink, section_start, booklet, .. } = context.settings;
    Print {
        paper: context.paper,
        size: size.as_ref().map_or(Size::Usual, |(size, _)| *size),
        ink: ink.as_ref().map_or(InkUse::Usual, |(ink, _)| *ink),
        section_start: section_start.as_ref().map_or(SectionStart::NextPage, |(start, _)| *start),
        booklet: booklet.as_ref().is_some_and(|(wanted, _)| *wanted),
    }
}

fn codes(root: &Block<TranslatedText>, context: &Context<'_>) -> Codes {
    let overlay = context.settings.code.as_ref().map(|(code, _)| code.clone());
    Codes {
        overlay: overlay.unwrap_or_else(|| context.target.overlay.to_string()),
        module: root.value(Field::Code).and_then(Value::as_word).unwrap_or_default().to_owned(),
    }
}

/// The quiz's own pass mark holds where no layer sets one.
fn mastery(root: &Block<TranslatedText>, context: &Context<'_>) -> u8 {
    let own = root.value(Field::Pass).and_then(Value::as_number).and_then(|n| u8::try_from(n).ok());
    context.settings.mastery.as_ref().map(|(mastery, _)| *mastery).or(own).unwrap_or(MASTERY)
}

fn series(context: &Context<'_>, words: &mut Words<'_>) -> Series {
    let SeriesFile { title, version, date, licence_name, licence_url, credits, .. } = context.series;
    let mut all = credits.clone();
    all.extend(context.settings.credits.iter().cloned());
    Series {
        title: words.rich(&context.loose("series-title", title)),
        version: version.clone(),
        date: *date,
        date_text: date_text(*date, context),
        licence_name: licence_name.clone(),
        licence_url: licence_url.clone(),
        credits: all,
        overlay: context
            .settings
            .title
            .as_ref()
            .map(|title| words.rich(&context.loose("overlay-title", title))),
    }
}

fn date_text(date: Date, context: &Context<'_>) -> String {
    calendar::long(date, &context.target.language)
}

fn draft(root: &Block<TranslatedText>, context: &Context<'_>) -> Draft {
    let blocks = root.walk();
    let texts = || blocks.iter().flat_map(|block| block.texts());
    Draft {
        module: root.value(Field::Status).and_then(Value::as_word) == Some("draft"),
        unfinished: context.unfinished.contains(&root.id),
        translation: texts().any(|text| text.state == State::MachineDraft),
        fallback: texts().any(|text| text.language != context.target.language),
    }
}

fn glossary(root: &Block<TranslatedText>, context: &Context<'_>, words: &mut Words<'_>) -> Vec<Term> {
    let Some(slot) = root.slots.get(&Field::Glossary) else { return Vec::new() };
    let Value::Ids(ids) = &slot.value else { return Vec::new() };
    let mut terms = Vec::new();
    for id in ids {
        let Some(term) = context.glossary.iter().find(|term| term.id == *id) else {
            let near =
                crate::diagnostic::nearest(id.as_str(), context.glossary.iter().map(|term| term.id.as_str()));
            words.problems.push(
                Diagnostic::new(Code::UnknownReference, format!("no term `{id}` in the glossary"))
                    .at(&slot.touch.origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
            );
            continue;
        };
        terms.push(said_term(term, context, words));
    }
    terms
}

/// A term in the words of the target.
fn said_term(term: &GlossaryTerm, context: &Context<'_>, words: &mut Words<'_>) -> Term {
    let language = &context.target.language;
    let agreed = term.translations.get(language).and_then(|wording| wording.words.first());
    let translation = agreed.map(|words| RichText::plain(words.clone(), language.clone()));
    Term {
        id: term.id.clone(),
        term: RichText::plain(term.term.markup.clone(), context.series.language.clone()),
        translation,
        definition: words.rich(&context.loose("definition", &term.definition)),
    }
}

/// The pictures that some block shows: the module's, and the layers' own that variables hold.
fn shown(
    (root, assets): (&Block<TranslatedText>, &BTreeMap<AssetPath, Asset>),
    context: &Context<'_>,
    words: &mut Words<'_>,
) -> BTreeMap<AssetPath, Asset> {
    let mut found = BTreeMap::new();
    let mut missing = BTreeSet::new();
    for slot in root.walk().iter().flat_map(|block| block.slots.values()) {
        let origin = &slot.touch.origin;
        for written in slot.value.assets() {
            words.check_picture(written, origin);
            let Some(path) = words.values.picture(written) else { continue };
            let own = assets.get(&path);
            match own.or_else(|| context.layer_assets.get(&path).filter(|_| written.variable().is_some())) {
                Some(asset) => {
                    found.insert(path, asset.clone());
                }
                None if missing.insert(path.clone()) => {
                    let told = missing_picture(&path, origin);
                    words.problems.push(told.maybe_hint(whereabouts(&path, (root, assets), context)));
                }
                None => {}
            }
        }
    }
    found
}

fn missing_picture(path: &AssetPath, origin: &Origin) -> Diagnostic {
    let what = if path.is_recording() { "recording" } else { "picture" };
    Diagnostic::new(Code::MissingFile, format!("the {what} `{path}` is not there")).at(origin)
}

/// Where a picture lies instead, or one of a near name.
fn whereabouts(
    path: &AssetPath,
    (root, assets): (&Block<TranslatedText>, &BTreeMap<AssetPath, Asset>),
    context: &Context<'_>,
) -> Option<String> {
    if context.layer_assets.contains_key(path) {
        let folder = format!("assets/{}", root.id);
        return Some(format!("it lies in the folder `assets` of an overlay: move it to `{folder}` there"));
    }
    let near = crate::diagnostic::nearest(path.as_str(), assets.keys().map(AssetPath::as_str));
    near.map(|near| format!("did you mean `{near}`?"))
}

/// The ids of blocks of one kind.
fn ids_of(block: &Block<TranslatedText>, kind: Kind) -> Vec<Id> {
    block.of_kind(kind).map(|child| child.id.clone()).collect()
}
