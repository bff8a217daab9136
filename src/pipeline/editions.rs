//! From sources to editions: the line up to the planned slides, for a batch of targets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::guide;
use super::layered::{self, Layered, Layering};
use super::plan::Planned;
use super::programme;
use super::provenance::Provenance;
use super::publish::Short;
use super::seen::{self, Seen};
use super::series_tests;
use super::sources::{Sources, Voice};
use super::spoken::{self, Spoken};
use crate::deck;
use crate::diagnostic::{Code, Diagnostic, Problems, Severity};
use crate::load::Workspace;
use crate::model::{
    Asset, AssetPath, Deck, Edition, Fact, GlossaryTerm, Guide, Id, Layer, LayerName, Localized, Origins,
    PrintedPaper, Schedule, SeriesTest, Target, Template, Text, Timetable, glossary_of,
};
use crate::render::pptx;
use crate::resolve::{self, Context, Lengths, Loose, Outline, Places};
use crate::{overlay, translate};

/// One finished edition.
#[derive(Debug)]
pub struct Finished {
    /// Its words.
    pub edition: Edition,
    /// Its slides.
    pub deck: Deck,
    /// What it is made of.
    pub provenance: Provenance,
    /// Where its words were written.
    pub origins: Arc<Origins>,
}

impl Finished {
    /// The same with the pages of all papers in its schedule.
    pub(super) fn with_papers(&self, papers: Vec<PrintedPaper>) -> Self {
        let schedule = self.edition.schedule.clone().map(|schedule| Schedule { papers, ..schedule });
        let edition = Edition { schedule, ..self.edition.clone() };
        Self {
            edition,
            deck: Deck::default(),
            provenance: self.provenance.clone(),
            origins: Arc::clone(&self.origins),
        }
    }
}

/// The editions of one target and what was said about them.
#[derive(Debug)]
pub struct TargetEditions {
    /// The target.
    pub target: Target,
    /// Editions in the order of the series.
    pub editions: Vec<Finished>,
    /// What was finished for tests, the programme, the guide or a count of pages alone.
    pub rest: Vec<Finished>,
    /// Modules that could not be finished.
    pub failed: Vec<Id>,
    /// Modules that are not published: less of them is translated than the overlay asks for.
    pub refused: Vec<Id>,
    /// Problems of the target.
    pub problems: Problems,
}

impl TargetEditions {
    fn take(&mut self, module: &Id, result: Result<(Finished, Problems), Problems>) {
        match result {
            Ok((finished, problems)) => {
                self.problems.extend(problems);
                self.editions.push(finished);
            }
            Err(problems) => {
                self.problems.extend(problems);
                self.failed.push(module.clone());
            }
        }
    }

    /// Puts what nobody asked for apart: it was finished for what is made of several modules.
    fn keep_asked(&mut self, planned: &Planned<'_>) {
        let Planned { modules, tests, tested, programme, guide, .. } = planned;
        let is_asked = |id: &Id| {
            modules.contains(id)
                || tests.iter().any(|test| test.id() == *id)
                || programme.as_ref() == Some(id)
                || (*guide && *id == Guide::id())
        };
        let is_needed = |id: &Id| {
            tested.contains(id) || programme.is_some() || *guide || SeriesTest::parse(id.as_str()).is_some()
        };
        let finished = std::mem::take(&mut self.editions).into_iter();
        (self.editions, self.rest) = finished.partition(|it| is_asked(&it.edition.module));
        self.failed.retain(|id| is_asked(id) || !is_needed(id));
    }
}

/// Overlay, translate, resolve and plan every module of these targets. What several of them need
/// alike is done once.
pub fn editions<'a>(sources: &'a Sources<'a>, plans: &[&'a Planned<'a>]) -> Vec<TargetEditions> {
    let layering = Layering::of(sources, plans);
    let begun: Vec<_> = plans.iter().map(|planned| begin(sources, planned, &layering)).collect();
    let seen = seen::see(begun.iter().flatten().flat_map(Begun::seen).collect());
    let wanted = begun.iter().flatten().flat_map(Begun::wanted).collect();
    let spoken = spoken::speak(sources, wanted, &seen);
    let words = Words { seen: &seen, spoken: &spoken };
    let finish = |it: Result<Begun<'_, '_>, Box<TargetEditions>>| {
        it.map_or_else(|done| *done, |it| it.finish(sources, &words))
    };
    begun.into_par_iter().map(finish).collect()
}

/// What the targets of a batch say, shared by those that say it alike.
struct Words<'a, 'w> {
    seen: &'w BTreeMap<seen::Key<'a>, Seen>,
    spoken: &'w BTreeMap<spoken::Key<'a>, Spoken>,
}

/// A target whose layers are in, and the modules that are sound so far.
struct Begun<'a, 'l> {
    planned: &'a Planned<'a>,
    voice: Voice<'a>,
    sound: Vec<(layered::Key<'a>, &'l Layered)>,
    done: TargetEditions,
}

/// Looks at what layers made of the modules of a target; where the target as a whole is at fault, no
/// module is finished.
fn begin<'a, 'l>(
    sources: &'a Sources<'a>,
    planned: &'a Planned<'a>,
    layering: &'l Layering<'a>,
) -> Result<Begun<'a, 'l>, Box<TargetEditions>> {
    let mut done = TargetEditions {
        target: planned.target.clone(),
        editions: Vec::new(),
        rest: Vec::new(),
        failed: Vec::new(),
        refused: Vec::new(),
        problems: not_selected(sources.workspace, planned),
    };
    let mut sound = Vec::new();
    for id in &planned.taught {
        let key = layered::key(sources, planned, id);
        match layering.get(&key) {
            Some(Ok(layered)) => {
                done.problems.extend(layered.problems.clone());
                sound.push((key, layered));
            }
            Some(Err(problems)) => {
                done.problems.extend(problems.clone());
                done.failed.push(id.clone());
            }
            None => {}
        }
    }
    let workspace = sources.workspace;
    for module in sound.iter().filter_map(|((id, _), _)| workspace.modules.get(*id)) {
        done.problems.extend(overlay::rivals(module, &workspace.library, &planned.layers));
    }
    done.problems.extend(overlay::rival_settings(&planned.layers));
    let of_target = of_target(sources, planned, &sound);
    let stops = of_target.has_errors();
    done.problems.extend(of_target);
    if stops {
        let unfinished = sound.into_iter().map(|((id, _), _)| id).filter(|id| planned.modules.contains(id));
        done.failed.extend(unfinished.cloned());
        return Err(Box::new(done));
    }
    Ok(Begun { planned, voice: sources.voice(planned), sound, done })
}

/// What is wrong with a target whatever the module.
fn of_target(
    sources: &Sources<'_>,
    planned: &Planned<'_>,
    sound: &[(layered::Key<'_>, &Layered)],
) -> Problems {
    let mut problems = sources.strays(planned);
    let mut used: BTreeSet<String> = sound.iter().flat_map(|(_, layered)| &layered.used).cloned().collect();
    let facts = facts(sources, planned);
    let glossary = glossary(sources.workspace, &planned.layers);
    let series = &sources.workspace.series;
    let loose = resolve::loose_texts(series, &planned.settings, &facts, &glossary);
    resolve::used_in(loose.into_iter().map(|(_, text)| text), &mut used);
    problems.extend(resolve::uncleared(&facts));
    let told = |used: &BTreeSet<String>| {
        resolve::declared(&planned.settings, series, used, &planned.target.language)
    };
    let mut declared = told(&used);
    if declared.iter().any(|it| it.code == Code::UnusedVariable) {
        of_sisters(sources.workspace, planned, &mut used);
        declared = told(&used);
    }
    // Whether a variable is used cannot be said while a text is missing.
    let whole = planned.is_sound && !problems.has_errors() && sound.len() == planned.taught.len();
    let certain = declared.iter().filter(|it| whole || it.severity == Severity::Error);
    certain.for_each(|it| problems.push(it.clone()));
    problems
}

/// Names that other editions of the overlay use: in texts for its audiences and languages, and in those that
/// such texts replace.
fn of_sisters(workspace: &Workspace, planned: &Planned<'_>, used: &mut BTreeSet<String>) {
    let overlay = &planned.target.overlay;
    let is_kin = |name: &LayerName| match name {
        LayerName::Overlay(id) | LayerName::OverlayAudience(id, _) | LayerName::OverlayLanguage(id, _) => {
            id == overlay
        }
        LayerName::Audience(_) => true,
        LayerName::Base | LayerName::Shared(_) => false,
    };
    let kin = workspace.layers.values().filter(|layer| is_kin(&layer.name));
    kin.flat_map(|layer| &layer.edits).for_each(|edit| resolve::used_in_edit(&edit.action, used));
    let replaces = |layer: &&Layer| !matches!(layer.name, LayerName::Overlay(_) | LayerName::Shared(_));
    if planned.layers.iter().any(replaces) {
        let taught = planned.taught.iter().filter_map(|id| workspace.modules.get(id));
        taught.for_each(|module| resolve::used_placeholders(&module.root, used));
    }
}

impl<'a, 'l> Begun<'a, 'l> {
    /// The modules to build, and those on which tests, the programme and the guide rest.
    fn modules(&self) -> impl Iterator<Item = &(layered::Key<'a>, &'l Layered)> {
        let Planned { modules, tested, programme, guide, .. } = self.planned;
        let all = programme.is_some() || *guide;
        let needed = move |id: &Id| all || modules.contains(id) || tested.contains(id);
        self.sound.iter().filter(move |((id, _), _)| needed(id))
    }

    /// What the audiences of the target see: of every module, since links lead to all.
    fn seen(&self) -> impl Iterator<Item = (seen::Key<'a>, &'l Layered)> {
        self.sound.iter().map(|(key, layered)| (self.view(key), *layered))
    }

    fn view(&self, module: &layered::Key<'a>) -> seen::Key<'a> {
        (module.clone(), (&self.planned.target.audiences, self.planned.conditions))
    }

    /// What is to be translated for the target.
    fn wanted(&self) -> impl Iterator<Item = spoken::Key<'a>> {
        self.modules().map(|(key, _)| self.spoken(key))
    }

    fn spoken(&self, module: &layered::Key<'a>) -> spoken::Key<'a> {
        let Planned { target, conditions, .. } = self.planned;
        (module.clone(), (&target.audiences, *conditions), self.voice.clone())
    }

    /// The sections of every module that the target teaches, as its audiences see them.
    fn lengths(&self, words: &Words<'a, '_>) -> Lengths {
        let outline = |(key, _): &(layered::Key<'a>, &'l Layered)| match words.spoken.get(&self.spoken(key)) {
            Some((translated, ..)) => Outline::of(&translated.root),
            None => Outline::of(&words.seen[&self.view(key)].0.root),
        };
        self.sound.iter().map(outline).collect()
    }

    fn finish(mut self, sources: &Sources<'a>, words: &Words<'a, '_>) -> TargetEditions {
        let lengths = self.lengths(words);
        let plan = timetable_plan(sources.workspace, self.planned, &lengths);
        if lengths.len() == self.planned.taught.len() {
            self.done.problems.extend(resolve::judge(&plan));
        }
        let timetables = plan.timetables();
        let shown = self.sound.iter().map(|(key, _)| &words.seen[&self.view(key)].0);
        let series = sources.workspace.series.modules.iter().map(|(id, _)| id);
        let places = Places::new(series, &self.planned.taught, shown);
        let (layer_assets, templates) = (layer_assets(self.planned), templates(self.planned));
        let glossary = glossary(sources.workspace, &self.planned.layers);
        let texts = loose_texts(sources, self.planned, (&glossary, &places));
        let loose = loose(sources, &self.voice, &texts, &mut self.done.problems);
        let wanted: Vec<_> =
            self.modules().map(|(key, _)| (key.0, &words.spoken[&self.spoken(key)])).collect();
        let said = wanted.iter().map(|(id, spoken)| (*id, &spoken.0)).collect();
        let short = Short::of(self.planned, wanted.iter().copied());
        self.done.problems.extend(short.problems);
        self.done.refused.extend(short.refused);
        let beside = Beside {
            unfinished: &short.unfinished,
            lengths: &lengths,
            timetables: &timetables,
            layer_assets: &layer_assets,
            templates: &templates,
            loose: &loose,
            glossary: &glossary,
            places: &places,
        };
        let context = context(sources, self.planned, &beside);
        let refused = &self.done.refused;
        let finished: Vec<_> = wanted
            .into_par_iter()
            .filter(|(id, _)| !refused.contains(id))
            .map(|(id, spoken)| (id, edition(spoken, self.planned, &context)))
            .collect();
        for (id, result) in finished {
            self.done.take(id, result);
        }
        series_tests::add(&sources.workspace.series, self.planned, &said, &mut self.done);
        let written = |key: &layered::Key<'a>| &words.seen[&self.view(key)].0;
        let both =
            |(key, _): &(layered::Key<'a>, &'l Layered)| Some((key.0, (written(key), *said.get(key.0)?)));
        let both = self.sound.iter().filter_map(both).collect();
        programme::add(self.planned, &context, &both, &mut self.done);
        guide::add(self.planned, &context, &both, &mut self.done);
        self.done.keep_asked(self.planned);
        self.done
    }
}

/// The sections of a module as the audiences of a target see them.
pub(super) fn outline(localized: &Localized, planned: &Planned<'_>) -> Outline {
    let (shown, _) = overlay::for_audiences(localized.clone(), &planned.target.audiences);
    Outline::of(&shown.root)
}

/// What the times of a target depend on.
pub(super) fn timetable_plan<'a>(
    workspace: &'a Workspace,
    planned: &'a Planned<'_>,
    lengths: &'a Lengths,
) -> resolve::Plan<'a> {
    resolve::Plan {
        overlay: &planned.target.overlay,
        series: &workspace.series,
        settings: &planned.settings,
        lengths,
        variant: planned.variant,
    }
}

fn edition(
    (translated, _, found): &Spoken,
    planned: &Planned<'_>,
    context: &Context<'_>,
) -> Result<(Finished, Problems), Problems> {
    let mut problems = found.clone();
    match resolve::edition(translated, context) {
        Ok((edition, found)) => {
            problems.extend(found);
            let origins = Origins::of(&translated.root).with(context.loose.values());
            let deck = planned_deck(&edition, &origins, &mut problems);
            let provenance = Provenance::of(&edition, translated, planned);
            problems.unless_errors(Finished { edition, deck, provenance, origins: Arc::new(origins) })
        }
        Err(found) => {
            problems.extend(found);
            Err(problems)
        }
    }
}

/// The slides of an edition, on the layouts on which they will stand.
fn planned_deck(edition: &Edition, origins: &Origins, problems: &mut Problems) -> Deck {
    let (deck, overflows) = match pptx::grid(edition) {
        Some((grid, found)) => {
            problems.extend(found);
            deck::plan_on(edition, grid)
        }
        None => deck::plan(edition),
    };
    for overflow in overflows {
        problems.push(overflow.told(edition, origins));
    }
    deck
}

/// Edits in modules that the target does not teach: known to somebody who selects modules, and no
/// fault. A module that is none is one.
fn not_selected(workspace: &Workspace, planned: &Planned<'_>) -> Problems {
    let mut problems = Problems::none();
    for edit in planned.layers.iter().flat_map(|layer| &layer.edits) {
        let address = edit.action.address();
        let is_module = |id: &Id| workspace.series.modules.iter().any(|(it, _)| it == id);
        let left_out = address.module.as_ref().filter(|module| {
            planned.settings.modules.is_some() && !planned.taught.contains(module) && is_module(module)
        });
        if let Some(module) = left_out {
            let message =
                format!("the edit is in `{module}`, which `{}` does not teach", planned.target.overlay);
            problems.push(
                Diagnostic::new(Code::NotSelected, message)
                    .at(&address.origin)
                    .hint("add the module under `modules`, or leave the edit for later"),
            );
        }
    }
    problems
}

/// What one target computes once for all its modules.
pub(super) struct Beside<'a> {
    pub(super) unfinished: &'a BTreeSet<Id>,
    pub(super) lengths: &'a Lengths,
    pub(super) timetables: &'a [Timetable],
    pub(super) layer_assets: &'a BTreeMap<AssetPath, Asset>,
    pub(super) templates: &'a BTreeMap<AssetPath, Arc<Template>>,
    pub(super) loose: &'a Loose,
    pub(super) glossary: &'a [GlossaryTerm],
    pub(super) places: &'a Places,
}

/// What the words of a target depend on beside its modules.
pub(super) fn context<'a>(
    sources: &Sources<'a>,
    planned: &'a Planned<'a>,
    beside: &Beside<'a>,
) -> Context<'a> {
    let workspace = sources.workspace;
    Context {
        target: &planned.target,
        series: &workspace.series,
        settings: &planned.settings,
        facts: facts(sources, planned),
        glossary: beside.glossary,
        labels: sources.labels(&planned.target.language),
        loose: beside.loose,
        variant: planned.variant,
        paper: planned.paper,
        unfinished: beside.unfinished,
        mark: &planned.mark,
        conditions: planned.conditions,
        lengths: beside.lengths,
        timetables: beside.timetables,
        places: beside.places,
        cohort: planned.cohort.as_ref(),
        layer_assets: beside.layer_assets,
        templates: beside.templates,
    }
}

/// Facts, nearest layer first.
pub(super) fn facts<'a>(sources: &Sources<'a>, planned: &Planned<'a>) -> Vec<&'a Fact> {
    planned.layers.iter().rev().flat_map(|layer| &layer.facts).chain(&sources.workspace.facts).collect()
}

/// The glossary under some layers.
pub(super) fn glossary(workspace: &Workspace, layers: &[&Layer]) -> Vec<GlossaryTerm> {
    let of_layers = layers.iter().map(|layer| layer.glossary.as_slice());
    glossary_of(std::iter::once(workspace.glossary.as_slice()).chain(of_layers))
}

/// Texts beside the modules, each with its role.
pub(super) fn loose_texts<'t>(
    sources: &Sources<'t>,
    planned: &'t Planned<'t>,
    (glossary, places): (&'t [GlossaryTerm], &'t Places),
) -> Vec<(&'static str, &'t Text)> {
    let facts = facts(sources, planned);
    let mut texts = resolve::loose_texts(&sources.workspace.series, &planned.settings, &facts, glossary);
    texts.extend(places.titles());
    texts
}

/// Texts beside the modules in the language of the target.
pub(super) fn loose(
    sources: &Sources<'_>,
    voice: &Voice<'_>,
    texts: &[(&'static str, &Text)],
    problems: &mut Problems,
) -> Loose {
    let (translated, _, found) = translate::texts(texts, &sources.request(voice));
    problems.extend(found);
    texts.iter().map(|(role, text)| (*role, text.written().into_owned())).zip(translated).collect()
}

/// Pictures of the layers themselves; the nearest layer's wins.
fn layer_assets(planned: &Planned<'_>) -> BTreeMap<AssetPath, Asset> {
    let mut found = BTreeMap::new();
    for layer in &planned.layers {
        let own = layer.assets.iter().filter(|((owner, _), _)| *owner == layer.prefix);
        found.extend(own.map(|((_, path), asset)| (path.clone(), asset.clone())));
    }
    found
}

/// PowerPoint files of the layers; the nearest layer's wins.
fn templates(planned: &Planned<'_>) -> BTreeMap<AssetPath, Arc<Template>> {
    let mut found = BTreeMap::new();
    for layer in &planned.layers {
        let own = layer.templates.iter().filter(|((owner, _), _)| *owner == layer.prefix);
        found.extend(own.map(|((_, path), template)| (path.clone(), Arc::clone(template))));
    }
    found
}
