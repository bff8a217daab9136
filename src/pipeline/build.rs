//! The whole line from sources to bytes, in parallel over ordered lists.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::Format;
use super::plan::Planned;
use crate::deck;
use crate::diagnostic::{Code, Diagnostic, Problems, Severity};
use crate::load::Workspace;
use crate::model::{
    Asset, AssetPath, Deck, Edition, Fact, Id, Language, LayerName, Localized, Target, Variant,
};
use crate::package::Package;
use crate::render::{pdf, pptx, scorm, web};
use crate::resolve::{self, Context, Lengths, Loose};
use crate::{overlay, translate};

/// Stack of a worker: deep Markdown and pictures recurse, and an overflow would end the process.
const STACK: usize = 16 << 20;

/// One finished edition.
#[derive(Debug)]
pub struct Finished {
    /// Its words.
    pub edition: Edition,
    /// Its slides.
    pub deck: Deck,
}

/// The editions of one target and what was said about them.
#[derive(Debug)]
pub struct TargetEditions {
    /// The target.
    pub target: Target,
    /// Editions in the order of the series.
    pub editions: Vec<Finished>,
    /// Modules that could not be finished.
    pub failed: Vec<Id>,
    /// Problems of the target.
    pub problems: Problems,
}

/// The bytes of one output file.
#[derive(Debug)]
pub struct Artifact {
    /// Below the output folder, with forward slashes.
    pub path: String,
    /// The kind.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Pages of a document, slides of a deck, entries of a package.
    pub size: Size,
}

/// What an artifact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are what is counted")]
pub enum Size {
    Pages(usize),
    Slides(usize),
    Entries(usize),
}

/// Runs `work` with the given number of threads; 0 takes one per core.
pub fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
    pool.expect("threads can be started").install(work)
}

/// Overlay, translate, resolve and plan every module of every target.
pub fn editions(workspace: &Workspace, plans: &[Planned<'_>], variant: Variant) -> Vec<TargetEditions> {
    plans.par_iter().map(|planned| target_editions(workspace, planned, variant)).collect()
}

fn target_editions(workspace: &Workspace, planned: &Planned<'_>, variant: Variant) -> TargetEditions {
    let names = overlay::Names::of(workspace.modules.values(), &workspace.library);
    let localized: Vec<_> = planned
        .taught
        .par_iter()
        .filter_map(|id| {
            let module = workspace.modules.get(id)?;
            Some((id.clone(), overlay::apply(module, &workspace.library, &planned.layers, &names)))
        })
        .collect();
    let mut done = TargetEditions {
        target: planned.target.clone(),
        editions: Vec::new(),
        failed: Vec::new(),
        problems: Problems::none(),
    };
    done.problems.extend(not_selected(planned));
    let mut of_target = Problems::none();
    // An edit of a module that could not be read is not at fault.
    if workspace.series.modules.iter().all(|(id, _)| workspace.modules.contains_key(id)) {
        of_target.extend(overlay::unknown_modules(&planned.layers, &names));
    }
    let mut sound = Vec::new();
    let mut used = BTreeSet::new();
    for (id, result) in localized {
        match result {
            Ok((localized, problems)) => {
                done.problems.extend(problems);
                resolve::used_placeholders(&localized.root, &mut used);
                sound.push((id, localized));
            }
            Err(problems) => {
                done.problems.extend(problems);
                done.failed.push(id);
            }
        }
    }
    let declared = resolve::declared(&planned.settings, &workspace.series, &used);
    // Whether a variable is used cannot be said while a module is missing.
    let whole = sound.len() == planned.taught.len();
    let certain = declared.iter().filter(|it| whole || it.severity == Severity::Error);
    certain.for_each(|it| of_target.push(it.clone()));
    if of_target.has_errors() {
        done.failed.extend(sound.into_iter().map(|(id, _)| id).filter(|id| planned.modules.contains(id)));
        done.problems.extend(of_target);
        return done;
    }
    done.problems.extend(of_target);
    finish(workspace, planned, variant, sound, &mut done);
    done
}

/// Edits in modules that the target does not teach: known to somebody who selects modules, and no
/// fault.
fn not_selected(planned: &Planned<'_>) -> Problems {
    let mut problems = Problems::none();
    for edit in planned.layers.iter().flat_map(|layer| &layer.edits) {
        let address = edit.action.address();
        let left_out = address
            .module
            .as_ref()
            .filter(|module| planned.settings.modules.is_some() && !planned.taught.contains(module));
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

fn finish(
    workspace: &Workspace,
    planned: &Planned<'_>,
    variant: Variant,
    sound: Vec<(Id, Localized)>,
    done: &mut TargetEditions,
) {
    let lengths: Lengths = sound
        .iter()
        .map(|(id, localized)| (id.clone(), resolve::stretches(&localized.root, variant)))
        .collect();
    let layer_assets = layer_assets(planned);
    let request = request(workspace, planned);
    let loose = loose(workspace, planned, &request, &mut done.problems);
    let beside = Beside { variant, lengths: &lengths, layer_assets: &layer_assets, loose: &loose };
    let context = context(workspace, planned, &beside);
    let wanted: Vec<_> = sound.into_iter().filter(|(id, _)| planned.modules.contains(id)).collect();
    let finished: Vec<_> = wanted
        .into_par_iter()
        .map(|(id, localized)| (id, edition(localized, planned, &request, &context)))
        .collect();
    for (id, result) in finished {
        match result {
            Ok((finished, problems)) => {
                done.problems.extend(problems);
                done.editions.push(finished);
            }
            Err(problems) => {
                done.problems.extend(problems);
                done.failed.push(id);
            }
        }
    }
}

/// What one target computes once for all its modules.
struct Beside<'a> {
    variant: Variant,
    lengths: &'a Lengths,
    layer_assets: &'a BTreeMap<AssetPath, Asset>,
    loose: &'a Loose,
}

fn context<'a>(workspace: &'a Workspace, planned: &'a Planned<'_>, beside: &Beside<'a>) -> Context<'a> {
    Context {
        target: &planned.target,
        series: &workspace.series,
        settings: &planned.settings,
        facts: facts(workspace, planned),
        glossary: &workspace.glossary,
        labels: translate::shipped_labels(&planned.target.language),
        loose: beside.loose,
        variant: beside.variant,
        lengths: beside.lengths,
        layer_assets: beside.layer_assets,
    }
}

/// Facts, nearest layer first.
fn facts<'a>(workspace: &'a Workspace, planned: &Planned<'a>) -> Vec<&'a Fact> {
    planned.layers.iter().rev().flat_map(|layer| &layer.facts).chain(&workspace.facts).collect()
}

/// Texts beside the modules in the language of the target.
fn loose(
    workspace: &Workspace,
    planned: &Planned<'_>,
    request: &translate::Request<'_>,
    problems: &mut Problems,
) -> Loose {
    let facts = facts(workspace, planned);
    let texts = resolve::loose_texts(&workspace.series, &planned.settings, &facts, &workspace.glossary);
    let (translated, _, found) = translate::texts(&texts, request);
    problems.extend(found);
    texts.iter().map(|(role, text)| (*role, text.markup.clone())).zip(translated).collect()
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

/// The languages that are tried, each with its PO files: the nearest layer's first, the base's last.
pub(super) fn request<'a>(workspace: &'a Workspace, planned: &'a Planned<'_>) -> translate::Request<'a> {
    let language = &planned.target.language;
    let fallback = planned.settings.fallback.get(language).into_iter().flatten();
    translate::Request {
        tongue: tongue(workspace, planned, language),
        fallback: fallback.map(|other| tongue(workspace, planned, other)).collect(),
        base_language: &workspace.series.language,
        policy: translate::Policy { show_drafts: planned.settings.show_drafts.unwrap_or(false) },
    }
}

fn tongue<'a>(
    workspace: &'a Workspace,
    planned: &Planned<'_>,
    language: &'a Language,
) -> translate::Tongue<'a> {
    let names = planned.layers.iter().rev().map(|layer| layer.name.clone()).chain([LayerName::Base]);
    let catalogues = names.filter_map(|name| workspace.catalogues.get(&(name, language.clone()))).collect();
    translate::Tongue { language, catalogues }
}

fn edition(
    localized: Localized,
    planned: &Planned<'_>,
    request: &translate::Request<'_>,
    context: &Context<'_>,
) -> Result<(Finished, Problems), Problems> {
    let replaced = overlay::replacements(&localized, &planned.layers);
    let (shown, mut problems) = overlay::for_audiences(localized, &planned.target.audiences);
    let (translated, _, found) = translate::apply(&shown, request);
    problems.extend(found);
    match resolve::edition(&translated, context, &replaced) {
        Ok((edition, found)) => {
            problems.extend(found);
            let (deck, found) = deck::plan(&edition);
            problems.extend(found);
            problems.unless_errors(Finished { edition, deck })
        }
        Err(found) => {
            problems.extend(found);
            Err(problems)
        }
    }
}

/// Renders one artifact. A fault of ours is told as one and stops nothing else.
pub fn render(finished: &Finished, format: Format) -> Result<Artifact, Problems> {
    let path = path(&finished.edition, format);
    let rendered = catch_unwind(AssertUnwindSafe(|| bytes(finished, format)));
    let (bytes, size) = rendered.unwrap_or_else(|_| {
        let mut problems = Problems::none();
        problems.push(
            Diagnostic::new(Code::Internal, format!("`{path}` could not be made: a fault of kitbag itself"))
                .hint("please report it with the files of the module and the overlay"),
        );
        Err(problems)
    })?;
    Ok(Artifact { path, format, bytes, size })
}

fn bytes(finished: &Finished, format: Format) -> Result<(Vec<u8>, Size), Problems> {
    let Finished { edition, deck } = finished;
    let sealed = |package: Package| {
        let size = Size::Entries(package.paths().count());
        (package.seal(), size)
    };
    match format {
        Format::Scorm12 => scorm::package(edition, scorm::Version::V12, None).map(sealed),
        Format::Scorm2004 => scorm::package(edition, scorm::Version::V2004Third, None).map(sealed),
        Format::Scorm2004Fourth => scorm::package(edition, scorm::Version::V2004Fourth, None).map(sealed),
        Format::Web => web::package(edition).map(sealed),
        Format::Script => {
            pdf::script(edition, deck).map(|document| (document.bytes, Size::Pages(document.pages)))
        }
        Format::Deck => Ok((pptx::deck(edition, deck).seal(), Size::Slides(deck.slides.len()))),
    }
}

/// Where an artifact stands below the output folder.
pub fn path(edition: &Edition, format: Format) -> String {
    let Edition { target, module, .. } = edition;
    let (name, extension) = (format.name(), format.extension());
    format!("{}/{}/{}-{module}-{name}.{extension}", target.overlay, target.edition(), target.slug())
}
