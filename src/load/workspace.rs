//! The whole workspace: base modules, overlays, translations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::base::{self, Base};
use super::body::Reader;
use super::control_schemas::control_schemas;
use super::decode::Fields;
use super::edits_file::{self, Edits, Kinds};
use super::module_file::Intake;
use super::settings_file::{Settings, settings};
use super::sums::Sums;
use super::tree::{Files, Tree};
use super::unread::{self, Unread};
use super::yaml::{self, Node};
use super::{
    assets, facts_file, facts_in_use, glossary_file, guide_file, ids, lock_file, names, overlay_file,
    pictures, series_file,
};
use crate::catalogue::{self, Catalogue};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile, nearest};
use crate::model::{
    AssetPath, ControlSchemas, Fact, GlossaryTerm, Id, Language, Layer, LayerName, Library, Lock, Module,
    SeriesFile,
};

/// Everything that was read.
#[derive(Debug)]
pub struct Workspace {
    /// Where the base modules are.
    pub base: Base,
    /// `series.yaml`.
    pub series: SeriesFile,
    /// Modules by id.
    pub modules: BTreeMap<Id, Module>,
    /// Blocks that several modules use.
    pub library: Library,
    /// Facts of the base.
    pub facts: Vec<Fact>,
    /// The glossary of the base.
    pub glossary: Vec<GlossaryTerm>,
    /// All layers.
    pub layers: BTreeMap<LayerName, Layer>,
    /// Translations: by the layer whose texts they translate, and language.
    pub catalogues: BTreeMap<(LayerName, Language), Catalogue>,
    /// What authors of layers last saw below their edits.
    pub locks: BTreeMap<LayerName, Lock>,
    /// Layers with a file of [`CONFLICTS`].
    pub unsettled: BTreeSet<LayerName>,
    /// Checksums of all files.
    pub sums: Sums,
    /// Control schemas that go into SCORM packages.
    pub schemas: ControlSchemas,
    /// Why layers may be missing.
    pub unread: Unread,
}

/// The file in the folder of a layer that holds what a rebase could not merge.
pub const CONFLICTS: &str = "overlay.conflicts.md";

/// Reads the workspace in `root`. Problems that leave the rest usable stand beside the workspace;
/// the layers and modules they belong to are then incomplete and must not be built.
pub fn workspace(root: &Path) -> Result<(Workspace, Problems), Problems> {
    workspace_with(root, &Files::new())
}

/// Reads the workspace in `root` as if the files `laid` stood there: what would become of it if they
/// were written.
pub fn workspace_with(root: &Path, laid: &Files) -> Result<(Workspace, Problems), Problems> {
    read(root, settings(root)?, laid)
}

/// Reads the workspace in `root` as if its base were another one.
pub fn on_base(root: &Path, place: Base) -> Result<(Workspace, Problems), Problems> {
    read(root, Settings { base: place, ..settings(root)? }, &Files::new())
}

fn read(root: &Path, settings: Settings, laid: &Files) -> Result<(Workspace, Problems), Problems> {
    let Settings { base: place, schemas } = settings;
    let mut problems = Problems::none();
    let mut base = base::tree(root, &place, laid, &mut problems);
    if base.is_empty() && problems.has_errors() {
        return Err(problems);
    }
    let Some(mut series) = series(&mut base, &mut problems) else { return Err(problems) };
    names::listed_once(&mut series.modules, "module", &mut problems);
    names::reserved(&mut series, &mut problems);
    let audiences: BTreeSet<Id> = series.audiences.keys().cloned().collect();
    if let Some(file) = base.text("base-modules/guide.md", &mut problems) {
        let mut reader = Reader { file: &file, audiences: &audiences, problems: &mut problems };
        series.guide = guide_file::chapters(&mut reader);
    }
    let mut intake = Intake { tree: &mut base, audiences: &audiences, problems: &mut problems };
    let library = intake.library("base-modules/library");
    let modules = modules(&mut intake, &series, &library);
    ids::check(&modules, &library, &mut problems);
    let facts = yaml_file(&mut base, "base-modules/facts.yaml", &mut problems);
    let facts = facts.map(|root| facts_file::facts(&root, &mut problems)).unwrap_or_default();
    let glossary = base.text("base-modules/glossary.csv", &mut problems);
    let glossary =
        glossary.map(|file| glossary_file::terms(&file, &|_| false, &mut problems)).unwrap_or_default();
    let mut catalogues = BTreeMap::new();
    po_files(&mut base, "base-modules", &LayerName::Base, &mut catalogues, &mut problems);
    base.report_strays(&mut problems);
    let mut tree = Tree::read(&root.join("overlays"), "overlays", laid, &mut problems);
    let mut reader = Layers {
        tree: &mut tree,
        audiences: &audiences,
        kinds: kinds(&modules, &library),
        catalogues: &mut catalogues,
        glossary: &glossary,
        locks: BTreeMap::new(),
        unsettled: BTreeSet::new(),
    };
    let layers = reader.read(&mut problems);
    let (locks, unsettled) = (reader.locks, reader.unsettled);
    tree.report_strays(&mut problems);
    let schemas = schemas.map(|named| control_schemas(root, &named, &mut problems)).unwrap_or_default();
    let mut sums = base.sums;
    sums.extend(tree.sums);
    let mut workspace = Workspace {
        base: place,
        series,
        modules,
        library,
        facts,
        glossary,
        layers,
        catalogues,
        locks,
        unsettled,
        sums,
        schemas,
        unread: Unread::default(),
    };
    names::check(&workspace, &mut problems);
    facts_in_use::check(&workspace, &mut problems);
    pictures::check(&workspace, &mut problems);
    workspace.unread = Unread::of(&problems);
    Ok((workspace, problems))
}

fn series(base: &mut Tree, problems: &mut Problems) -> Option<SeriesFile> {
    const PATH: &str = "base-modules/series.yaml";
    let Some(file) = base.text(PATH, problems) else {
        if base.is_unusable(PATH) {
            return None;
        }
        problems.push(
            Diagnostic::new(Code::MissingFile, format!("the file `{PATH}` is not there"))
                .hint("it names the modules, the audiences and the variables of the series"),
        );
        return None;
    };
    let keys = "title, version, date, language, licence, credits and modules";
    let root = yaml::required(&file, keys, problems)?;
    series_file::series(&root, problems)
}

fn yaml_file(tree: &mut Tree, path: &str, problems: &mut Problems) -> Option<Node> {
    let file = tree.text(path, problems)?;
    yaml::required(&file, "a list of facts", problems)
}

fn modules(intake: &mut Intake<'_>, series: &SeriesFile, library: &Library) -> BTreeMap<Id, Module> {
    let folders = intake.tree.folders("base-modules");
    let mut modules = BTreeMap::new();
    for (id, origin) in &series.modules {
        let folder = format!("base-modules/{id}");
        if folders.iter().any(|folder| folder == id.as_str()) {
            let module = intake.module(id, &folder, library);
            if module.is_none() {
                intake.tree.pass_over(&folder);
            }
            modules.extend(module.map(|module| (id.clone(), module)));
        } else {
            let near = nearest(id.as_str(), folders.iter().map(String::as_str));
            intake.problems.push(
                Diagnostic::new(Code::UnknownReference, format!("no folder `base-modules/{id}`"))
                    .at(origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
            );
        }
    }
    unlisted(intake, series, &folders);
    modules
}

/// Folders of modules that the series does not list: told once, not for each file.
fn unlisted(intake: &mut Intake<'_>, series: &SeriesFile, folders: &[String]) {
    for name in folders {
        let folder = format!("base-modules/{name}");
        let file = format!("{folder}/module.yaml");
        let listed = series.modules.iter().any(|(id, _)| id.as_str() == name);
        if !listed && intake.tree.below(&folder).contains(&file) {
            intake.problems.push(
                Diagnostic::new(Code::StrayFile, format!("the series does not list the module `{name}`"))
                    .at(&Origin::of_path(&file))
                    .hint("add it to `modules:` in base-modules/series.yaml, or delete its folder"),
            );
            intake.tree.pass_over(&folder);
        }
    }
}

fn kinds(modules: &BTreeMap<Id, Module>, library: &Library) -> Kinds {
    let mut kinds = Kinds::default();
    let roots = modules.iter().map(|(id, module)| (Some(id), &module.root));
    for (module, root) in roots.chain(library.blocks.iter().map(|block| (None, block))) {
        for block in root.walk() {
            kinds.insert(module, &block.id, block.kind);
        }
    }
    for module in modules.values() {
        kinds.insert_renamed(module);
    }
    kinds
}

fn po_files(
    tree: &mut Tree,
    folder: &str,
    layer: &LayerName,
    catalogues: &mut BTreeMap<(LayerName, Language), Catalogue>,
    problems: &mut Problems,
) {
    for path in tree.below(&format!("{folder}/i18n")) {
        let Some(tag) = path.rsplit('/').next().and_then(|name| name.strip_suffix(".po")) else { continue };
        let Some(language) = Language::parse(tag) else {
            let message = format!("`{path}` is named after no language that kitbag knows");
            let tags = Language::tags().collect::<Vec<_>>().join(", ");
            problems.push(
                Diagnostic::new(Code::BadPath, message)
                    .at(&Origin::of_path(&path))
                    .hint(format!("the languages are: {tags}")),
            );
            tree.bytes(&path);
            continue;
        };
        if let Some(file) = tree.text(&path, problems) {
            let (catalogue, found) = catalogue::parse(&file);
            problems.extend(found);
            catalogues.insert((layer.clone(), language), catalogue);
        }
    }
}

/// Reads every layer below `overlays`.
struct Layers<'a> {
    tree: &'a mut Tree,
    audiences: &'a BTreeSet<Id>,
    kinds: Kinds,
    catalogues: &'a mut BTreeMap<(LayerName, Language), Catalogue>,
    /// That of the base.
    glossary: &'a [GlossaryTerm],
    locks: BTreeMap<LayerName, Lock>,
    unsettled: BTreeSet<LayerName>,
}

impl Layers<'_> {
    fn read(&mut self, problems: &mut Problems) -> BTreeMap<LayerName, Layer> {
        let mut files = Vec::new();
        let names = self.names(problems);
        self.misplaced(&names, problems);
        for (name, folder) in names {
            let path = format!("{folder}/overlay.yaml");
            let Some(file) = self.tree.text(&path, problems) else {
                if !self.tree.is_unusable(&path) {
                    problems.push(unread::without_file(&folder, self.tree));
                }
                self.tree.pass_over(&folder);
                continue;
            };
            let root = yaml::required(&file, "at least `overlay` with the folder's name", problems);
            if let Some(root) = &root {
                edits_file::note_new(root, &mut self.kinds);
            }
            files.push((name, folder, file, root));
        }
        let mut layers = BTreeMap::new();
        for (name, folder, file, root) in files {
            let layer = self.layer(&name, &folder, &file, root.as_ref(), problems);
            if layer.is_none() {
                self.tree.pass_over(&folder);
            }
            layers.extend(layer.map(|layer| (name, layer)));
        }
        layers
    }

    /// Files `overlay.yaml` in folders that are no layers: nobody would apply them.
    fn misplaced(&mut self, names: &[(LayerName, String)], problems: &mut Problems) {
        for path in self.tree.below("overlays") {
            let Some(folder) = path.strip_suffix("/overlay.yaml") else { continue };
            if names.iter().any(|(_, known)| known == folder) {
                continue;
            }
            self.tree.bytes(&path);
            problems.push(
                Diagnostic::new(
                    Code::MisplacedLayer,
                    format!("the folder `{folder}` is no place for a layer"),
                )
                .at(&Origin::of_path(&path))
                .hint(
                    "layers stand in overlays/NAME, overlays/_shared/NAME, overlays/_audiences/AUDIENCE, \
                         overlays/NAME/audiences/AUDIENCE and overlays/NAME/languages/LANGUAGE",
                ),
            );
        }
    }

    /// Every folder that is a layer.
    fn names(&mut self, problems: &mut Problems) -> Vec<(LayerName, String)> {
        let mut names = Vec::new();
        let mut ids = |tree: &Tree, folder: &str| -> Vec<Id> {
            let mut found = Vec::new();
            for name in tree.folders(folder) {
                match Id::parse(&name) {
                    Some(id) => found.push(id),
                    None if name.starts_with('_') => {}
                    None => {
                        let path = format!("{folder}/{name}");
                        let message = format!("the folder `{path}` is not named by an id");
                        problems.push(Diagnostic::new(Code::BadId, message).at(&Origin::of_path(&path)));
                    }
                }
            }
            found
        };
        for id in ids(self.tree, "overlays/_shared") {
            names.push((LayerName::Shared(id.clone()), format!("overlays/_shared/{id}")));
        }
        for id in ids(self.tree, "overlays/_audiences") {
            names.push((LayerName::Audience(id.clone()), format!("overlays/_audiences/{id}")));
        }
        for id in ids(self.tree, "overlays") {
            let folder = format!("overlays/{id}");
            for audience in ids(self.tree, &format!("{folder}/audiences")) {
                let name = LayerName::OverlayAudience(id.clone(), audience.clone());
                names.push((name, format!("{folder}/audiences/{audience}")));
            }
            for tag in self.tree.folders(&format!("{folder}/languages")) {
                if let Some(language) = Language::parse(&tag) {
                    names.push((
                        LayerName::OverlayLanguage(id.clone(), language),
                        format!("{folder}/languages/{tag}"),
                    ));
                }
            }
            names.push((LayerName::Overlay(id), folder));
        }
        names
    }

    fn layer(
        &mut self,
        name: &LayerName,
        folder: &str,
        file: &Arc<SourceFile>,
        root: Option<&Node>,
        problems: &mut Problems,
    ) -> Option<Layer> {
        let prefix = prefix(name);
        let root = root?;
        let mut map = Fields::of(root, problems)?;
        overlay_file::check_name(&mut map, (name, &prefix), problems);
        let extends = overlay_file::extends(&mut map, problems);
        let settings = overlay_file::settings(&mut map, problems);
        let mut reader =
            Edits { folder, tree: self.tree, audiences: self.audiences, kinds: &self.kinds, problems };
        let edits = reader.read(&mut map);
        map.finish(problems);
        let facts = yaml_file(self.tree, &format!("{folder}/facts.yaml"), problems);
        let facts = facts.map(|root| facts_file::facts(&root, problems)).unwrap_or_default();
        let glossary = self.glossary(folder, problems);
        po_files(self.tree, folder, name, self.catalogues, problems);
        self.written_by_kitbag(name, folder, problems);
        let assets::Found { assets, tracks, templates } = assets::read(self.tree, folder, problems);
        Some(Layer {
            name: name.clone(),
            extends,
            settings,
            edits,
            facts,
            glossary,
            assets: owned(assets, &prefix),
            tracks: owned(tracks, &prefix),
            templates: owned(templates, &prefix),
            prefix,
            origin: Origin::of_file(file),
        })
    }

    /// Its own terms, and its own words for terms of the base.
    fn glossary(&mut self, folder: &str, problems: &mut Problems) -> Vec<GlossaryTerm> {
        let file = self.tree.text(&format!("{folder}/glossary.csv"), problems);
        let known = |id: &Id| self.glossary.iter().any(|entry| entry.id == *id);
        file.map(|file| glossary_file::terms(&file, &known, problems)).unwrap_or_default()
    }

    /// The lock, and what a rebase left.
    fn written_by_kitbag(&mut self, name: &LayerName, folder: &str, problems: &mut Problems) {
        if let Some(file) = self.tree.text(&format!("{folder}/{}", lock_file::LOCK), problems) {
            let lock = lock_file::lock(&file, problems);
            self.locks.extend(lock.map(|lock| (name.clone(), lock)));
        }
        if self.tree.bytes(&format!("{folder}/{CONFLICTS}")).is_some() {
            self.unsettled.insert(name.clone());
        }
    }
}

/// Files of a layer by the module that they belong to and their path in it.
type Owned<T> = BTreeMap<(Id, AssetPath), T>;

/// `assets/<module>/<file>` replaces or joins the module's `assets/<file>`; files directly in `assets`
/// are the layer's own, as its logo, and stand under its own name.
fn owned<T>(files: BTreeMap<AssetPath, T>, own: &Id) -> Owned<T> {
    let mut found = BTreeMap::new();
    for (path, file) in files {
        let rest = path.as_str().strip_prefix("assets/").expect("asset paths begin so");
        let owner = rest.split_once('/').and_then(|(module, rest)| Some((Id::parse(module)?, rest)));
        let key = match owner {
            Some((module, rest)) => AssetPath::parse(&format!("assets/{rest}")).map(|path| (module, path)),
            None => Some((own.clone(), path)),
        };
        found.extend(key.map(|key| (key, file)));
    }
    found
}

fn prefix(name: &LayerName) -> Id {
    match name {
        LayerName::Base => Id::parse("base").expect("a plain word is an id"),
        LayerName::Shared(id)
        | LayerName::Overlay(id)
        | LayerName::Audience(id)
        | LayerName::OverlayAudience(id, _)
        | LayerName::OverlayLanguage(id, _) => id.clone(),
    }
}
