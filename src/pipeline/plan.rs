//! What is to be built: targets, their layers, their modules.

use std::collections::BTreeSet;

use super::faults::Faults;
use super::unread::unread;
use super::{Format, Shard, guide, only, programme, series_tests};
use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::load::{Sums, Workspace};
use crate::model::{
    Cohort, Conditions, Guide, Id, Language, Layer, LayerName, Paper, Pseudo, SeriesTest, Settings, Target,
    Variant,
};
use crate::{overlay, resolve};

/// What somebody asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// `lk`, `lk@si`, `lk@si+youth`, `base@en`; empty means everything.
    pub targets: Vec<String>,
    /// Modules, `pretest` and `posttest`, programmes, `series` for the guide; empty means all that the target selects.
    pub modules: Vec<Id>,
    /// Kinds of artifact.
    pub formats: Vec<Format>,
    /// The length in which modules are taught; `None` takes each target's own.
    pub variant: Option<Variant>,
    /// The sheet of paper; `None` takes each target's own.
    pub paper: Option<Paper>,
    /// What becomes of parts for some audiences.
    pub conditions: Conditions,
    /// Those for whom papers of the programme are made; `None` makes them for nobody in particular.
    pub cohort: Option<Cohort>,
    /// The part of the targets that is built; `None` builds them all.
    pub shard: Option<Shard>,
}

impl Default for Request {
    /// Every target as it is, with no kinds of artifact.
    fn default() -> Self {
        Self {
            targets: Vec::new(),
            modules: Vec::new(),
            formats: Vec::new(),
            variant: None,
            paper: None,
            conditions: Conditions::Applied,
            cohort: None,
            shard: None,
        }
    }
}

impl Request {
    /// Whether a module or test is to be built.
    pub(super) fn asks_for(&self, id: &Id) -> bool {
        self.modules.is_empty() || self.modules.contains(id)
    }

    /// Whether nothing is asked for that is made of one module.
    fn is_of_all_modules(&self) -> bool {
        !self.formats.is_empty() && self.formats.iter().all(|format| format.is_of_all_modules())
    }
}

/// One target with all it depends on.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The target.
    pub target: Target,
    /// Its layers, lowest first.
    pub layers: Vec<&'a Layer>,
    /// What they set.
    pub settings: Settings,
    /// Every module it teaches, in order: times depend on them all.
    pub taught: Vec<Id>,
    /// Whether each of them was read without an error.
    pub is_sound: bool,
    /// The modules to build.
    pub modules: Vec<Id>,
    /// The tests of the series to build.
    pub tests: Vec<SeriesTest>,
    /// Tests that are made only because their pages are counted.
    pub counted: Vec<SeriesTest>,
    /// The modules from which tests take questions.
    pub tested: Vec<Id>,
    /// The programme to build; it rests on all modules that are taught.
    pub programme: Option<Id>,
    /// Whether the guide of the series is built; it rests on them, too.
    pub guide: bool,
    /// Those who take the programme, where papers are made for them.
    pub cohort: Option<Cohort>,
    /// What becomes of parts for some audiences.
    pub conditions: Conditions,
    /// The length in which modules are taught.
    pub variant: Variant,
    /// The sheet on which it is printed.
    pub paper: Paper,
    /// What is added to the names of files that are not as the target has them by itself.
    pub mark: String,
    /// Checksums of the sources.
    pub sums: &'a Sums,
}

/// Every target of a workspace: the base in its own language, each overlay in each of its languages,
/// and again for each of its audiences. Overlays whose layers do not resolve have none.
pub fn all_targets(workspace: &Workspace) -> Vec<Target> {
    let mut targets = vec![base_target(workspace)];
    for overlay in overlays(workspace) {
        let Ok(layers) = overlay::stack(overlay, &workspace.layers) else { continue };
        let settings = overlay::settings(&layers);
        for (language, _) in &settings.languages {
            let plain =
                Target { overlay: overlay.clone(), language: language.clone(), audiences: Vec::new() };
            targets.push(plain.clone());
            for (audience, _) in &settings.audiences {
                targets.push(Target { audiences: vec![audience.clone()], ..plain.clone() });
            }
        }
    }
    targets
}

fn overlays(workspace: &Workspace) -> impl Iterator<Item = &Id> {
    workspace.layers.keys().filter_map(|name| match name {
        LayerName::Overlay(id) => Some(id),
        _ => None,
    })
}

/// Why an overlay has no targets: layers that do not resolve, or no languages. Languages that could
/// not be read were told.
fn without_targets(workspace: &Workspace, overlay: &Id) -> Problems {
    let name = LayerName::Overlay(overlay.clone());
    let was_read = || !workspace.unread.in_folder(&name.to_string()).has_errors();
    match overlay::stack(overlay, &workspace.layers) {
        Ok(layers) if overlay::settings(&layers).languages.is_empty() && was_read() => only(
            Diagnostic::new(Code::MissingKey, format!("the overlay `{overlay}` is published in no language"))
                .at(&workspace.layers[&name].origin)
                .hint("add `languages: { list: [en] }` with its languages"),
        ),
        Ok(_) => Problems::none(),
        Err(found) => found,
    }
}

fn base_target(workspace: &Workspace) -> Target {
    let overlay = Id::parse("base").expect("a plain word is an id");
    Target { overlay, language: workspace.series.language.clone(), audiences: Vec::new() }
}

/// Each edition once more in the languages that nobody speaks: built only where it is named.
fn on_request(all: &[Target]) -> BTreeSet<Target> {
    let strange = |target: &Target| {
        Pseudo::ALL.map(|pseudo| Target { language: Language::of(pseudo), ..target.clone() })
    };
    all.iter().flat_map(strange).collect()
}

/// The targets that a request names. A bare overlay stands for all its languages.
pub fn targets(workspace: &Workspace, words: &[String]) -> Result<Vec<Target>, Problems> {
    let all = all_targets(workspace);
    if words.is_empty() {
        return Ok(all);
    }
    let mut problems = Problems::none();
    let mut found: BTreeSet<Target> = BTreeSet::new();
    let known = Known { strange: on_request(&all), usual: all };
    for word in words {
        match known.named(word, workspace) {
            Ok(targets) => found.extend(targets),
            Err(found) => problems.extend(found),
        }
    }
    problems.unless_errors(found.into_iter().collect()).map(|(targets, _)| targets)
}

/// What a word can name.
struct Known {
    usual: Vec<Target>,
    strange: BTreeSet<Target>,
}

impl Known {
    fn all(&self) -> impl Iterator<Item = &Target> {
        self.usual.iter().chain(&self.strange)
    }

    fn named(&self, word: &str, workspace: &Workspace) -> Result<Vec<Target>, Problems> {
        let exact: Vec<_> = self.all().filter(|target| target.to_string() == word).cloned().collect();
        if !exact.is_empty() {
            return Ok(exact);
        }
        let whole = self.usual.iter().filter(|target| target.overlay.as_str() == word);
        let whole: Vec<_> = whole.cloned().collect();
        if !whole.is_empty() {
            return Ok(whole);
        }
        self.stacked(word, workspace).map(|target| vec![target]).ok_or_else(|| {
            let names: BTreeSet<String> =
                self.all().flat_map(|target| [target.to_string(), target.overlay.to_string()]).collect();
            let near = nearest(word, names.iter().map(String::as_str)).map(str::to_owned);
            let absent = Diagnostic::new(Code::UnknownTarget, format!("no target `{word}`"))
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                .hint("`kitbag list` names them all");
            self.absent(word, workspace, absent)
        })
    }

    /// Why there is no such target: what is wrong with its overlay, where that has none at all.
    fn absent(&self, word: &str, workspace: &Workspace, absent: Diagnostic) -> Problems {
        let name = word.split('@').next().unwrap_or(word);
        if self.usual.iter().any(|target| target.overlay.as_str() == name) {
            return only(absent);
        }
        let overlay = overlays(workspace).find(|overlay| overlay.as_str() == name);
        match overlay.map(|overlay| without_targets(workspace, overlay)) {
            Some(found) if found.has_errors() => found,
            _ => unread(workspace, word, absent),
        }
    }

    /// `lk@si+youth+rural-women`: a known edition for audiences that the overlay does not list.
    fn stacked(&self, word: &str, workspace: &Workspace) -> Option<Target> {
        let (edition, audiences) = word.split_once('+')?;
        let known = self.all().find(|target| target.to_string() == edition)?;
        let audiences: Option<Vec<Id>> = audiences.split('+').map(Id::parse).collect();
        let audiences = audiences?;
        let declared = |id: &Id| workspace.series.audiences.contains_key(id);
        audiences.iter().all(declared).then(|| Target { audiences, ..known.clone() })
    }
}

/// Plans each target; those whose sources have errors are left out and their problems told.
pub fn plan<'a>(
    workspace: &'a Workspace,
    loaded: &Problems,
    request: &Request,
) -> Result<(Vec<Planned<'a>>, Problems), Problems> {
    let all = targets(workspace, &request.targets)?;
    let targets = request.shard.map_or(&all[..], |shard| shard.of(&all));
    let mut problems = unknown_modules(workspace, &request.modules);
    if problems.has_errors() {
        return Err(problems);
    }
    for overlay in overlays(workspace) {
        problems.extend(without_targets(workspace, overlay));
    }
    let faults = Faults::of(workspace, loaded);
    let mut plans = Vec::new();
    for target in targets {
        match planned(workspace, &faults, request, target.clone()) {
            Ok(planned) => plans.push(planned),
            Err(found) => problems.extend(found),
        }
    }
    Ok((plans, problems))
}

/// A single target with its layers, whatever is wrong elsewhere.
pub(super) fn single(workspace: &Workspace, target: Target) -> Result<Planned<'_>, Problems> {
    planned(workspace, &Faults::default(), &Request::default(), target)
}

fn unknown_modules(workspace: &Workspace, modules: &[Id]) -> Problems {
    let mut problems = Problems::none();
    let series = &workspace.series;
    let tests = series.tests.iter().flat_map(|_| SeriesTest::ALL).map(SeriesTest::id);
    let guide = series.has_guide().then(Guide::id);
    let others: Vec<Id> =
        tests.chain(series.programmes.iter().map(|it| it.id.clone())).chain(guide).collect();
    for id in modules.iter().filter(|id| !workspace.modules.contains_key(id) && !others.contains(id)) {
        let near = nearest(id.as_str(), workspace.modules.keys().chain(&others).map(Id::as_str));
        problems.push(
            Diagnostic::new(Code::UnknownReference, format!("no module `{id}`"))
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
        );
    }
    problems
}

fn planned<'a>(
    workspace: &'a Workspace,
    faults: &Faults,
    request: &Request,
    target: Target,
) -> Result<Planned<'a>, Problems> {
    let layers = overlay::layers(&target, &workspace.layers)?;
    let settings = overlay::settings(&layers);
    let taught = overlay::select(&workspace.series.modules, &settings)?;
    let (variant, paper, mark) = shape(workspace, request, &settings);
    let sound = |id: &&Id| workspace.modules.contains_key(*id) && !faults.hurt(id, &layers, &target.language);
    let alone = request.modules.is_empty() && request.is_of_all_modules();
    let asked = |id: &&Id| !alone && request.asks_for(id);
    let modules = taught.iter().filter(asked).filter(sound).cloned().collect();
    let mut tested: Vec<Id> = series_tests::tested(&workspace.series, &taught).cloned().collect();
    let whole = tested.iter().all(|id| sound(&id));
    let mut tests = series_tests::asked(&workspace.series, &taught, request);
    let mut counted = series_tests::counted(&workspace.series, &taught, request);
    counted.retain(|test| whole && !tests.contains(test));
    tests.retain(|_| whole);
    tested.retain(|_| !tests.is_empty() || !counted.is_empty());
    let programme = programme::asked(&workspace.series, &settings, request);
    let is_sound = taught.iter().all(|id| sound(&id));
    let programme = programme.filter(|_| is_sound);
    let guide = is_sound && guide::asked(&workspace.series, request);
    let (conditions, sums) = (request.conditions, &workspace.sums);
    Ok(Planned {
        target,
        layers,
        settings,
        taught,
        is_sound,
        modules,
        tests,
        counted,
        tested,
        programme,
        guide,
        cohort: request.cohort.clone(),
        conditions,
        variant,
        paper,
        mark,
        sums,
    })
}

/// Lays what was asked for over the target's own variant and paper, and names the difference.
fn shape(workspace: &Workspace, request: &Request, settings: &Settings) -> (Variant, Paper, String) {
    let programme = resolve::chosen(&workspace.series, settings).and_then(|it| it.variant);
    let usual = settings.variant.as_ref().map(|(variant, _)| *variant).or(programme).unwrap_or(Variant::Core);
    let variant = request.variant.unwrap_or(usual);
    let usual_paper = settings.paper.as_ref().map_or(Paper::A4, |(paper, _)| *paper);
    let paper = request.paper.unwrap_or(usual_paper);
    let variant_mark = (variant != usual).then(|| format!("-{}", variant.name()));
    let paper_mark = (paper != usual_paper).then(|| format!("-{}", paper.name().to_lowercase()));
    (variant, paper, variant_mark.into_iter().chain(paper_mark).collect())
}
