//! What large workspaces cost: CPU seconds of the stages before rendering beside the cost of copying the
//! tree, how they grow, and the memory of builds with more and more targets. Linux only.
//!
//! `make bench` runs it. One thread does all the measured work.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints and writes its workspaces"
)]

mod clock;
mod workload;

use std::path::Path;
use std::process::Command;

use kitbag::load::{self, Workspace};
use kitbag::model::{Block, Conditions, Edition, Id, Layer, Localized, Module, Paper, Target, Text, Variant};
use kitbag::overlay::{self, Names};
use kitbag::pipeline::{self, Format, Request};
use kitbag::resolve::{self, Context, Outline, Places};
use kitbag::translate::{self, Index, Policy, Tongue};
use tempfile::TempDir;

/// Blocks and layers that must be resolved in [`LIMIT`] seconds.
const FULL: (usize, usize) = (10_000, 20);

/// CPU seconds that [`FULL`] may take to its edition.
const LIMIT: f64 = 1.0;

fn main() {
    let arguments: Vec<_> = std::env::args().collect();
    match arguments.iter().position(|word| word == "--memory") {
        Some(at) => memory_of(Path::new(&arguments[at + 1])),
        None => pipeline::with_threads(1, || {
            let full = stages();
            status();
            memory();
            let (blocks, layers) = FULL;
            assert!(full < LIMIT, "{blocks} blocks x {layers} layers take {full:.2} s, {LIMIT} s or more");
        }),
    }
}

/// Growth with blocks and with layers; the seconds that [`FULL`] takes to its edition.
fn stages() -> f64 {
    println!("CPU seconds, medians of five; the floor copies the module once a layer\n");
    println!(
        "{:>7} {:>6} {:>6} {:>7} {:>8} {:>6} {:>8} {:>6}",
        "blocks", "layers", "edits", "floor", "overlay", "ratio", "edition", "ratio"
    );
    let (blocks, layers) = FULL;
    let sizes = [1_000, 2_000, 5_000].map(|blocks| (blocks, layers));
    let heights = [1, 5, 10].map(|layers| (blocks, layers));
    for size in sizes.into_iter().chain(heights) {
        stage(size);
    }
    stage(FULL)
}

/// One size: how long the overlay stage takes, and the way from the module to the edition.
fn stage((blocks, layers): (usize, usize)) -> f64 {
    let folder = TempDir::new().expect("there is room for a workspace");
    workload::deep(folder.path(), blocks, layers);
    let workspace = open(folder.path());
    let ground = Ground::of(&workspace);
    let copy =
        || (0..ground.layers.len()).map(|_| ground.module.root.clone()).map(|it| count(&it)).sum::<usize>();
    let copies = ground.layers.len() * count(&ground.module.root);
    let seconds = clock::medians(&mut [
        &mut || assert_eq!(copy(), copies, "a copy is whole"),
        &mut || drop(ground.localized()),
        &mut || drop(ground.edition()),
    ]);
    let [floor, overlay, edition] = seconds[..] else { unreachable!("three works have three medians") };
    let blocks = count(&ground.localized().root);
    let edits: usize = ground.layers.iter().map(|layer| layer.edits.len()).sum();
    println!(
        "{blocks:>7} {layers:>6} {edits:>6} {floor:>7.3} {overlay:>8.3} {:>6.1} {edition:>8.3} {:>6.1}",
        overlay / floor,
        edition / floor
    );
    edition
}

fn count(root: &Block<Text>) -> usize {
    root.walk().len()
}

/// The module and what it is resolved with.
struct Ground<'a> {
    workspace: &'a Workspace,
    module: &'a Module,
    names: Names,
    target: Target,
    layers: Vec<&'a Layer>,
    index: Index<'a>,
}

impl<'a> Ground<'a> {
    fn of(workspace: &'a Workspace) -> Self {
        let target =
            pipeline::targets(workspace, &["lk@si".to_owned()]).expect("the workload has it").remove(0);
        let (_, catalogue) = workspace.catalogues.iter().next().expect("the workload is translated");
        Self {
            workspace,
            module: workspace.modules.values().next().expect("the workload has a module"),
            names: Names::of(workspace.modules.values(), &workspace.library),
            layers: overlay::layers(&target, &workspace.layers).expect("the layers resolve"),
            index: Index::of(catalogue),
            target,
        }
    }

    fn localized(&self) -> Localized {
        overlay::apply(self.module, &self.workspace.library, &self.layers, &self.names)
            .expect("no edit is at fault")
            .0
    }

    /// From the module to its finished words.
    fn edition(&self) -> Edition {
        let series = &self.workspace.series;
        let settings = overlay::settings(&self.layers);
        let tongue = Tongue { language: &self.target.language, indexes: vec![&self.index] };
        let (base_language, policy) = (&series.language, Policy { show_drafts: true, recent_from: None });
        let request = translate::Request { tongue, fallback: Vec::new(), base_language, policy };
        let localized = self.localized();
        let (shown, _) = overlay::for_audiences(localized, &self.target.audiences);
        let id = &self.module.root.id;
        let lengths = vec![Outline::of(&shown.root)];
        let (overlay, variant) = (&self.target.overlay, Variant::Core);
        let plan = resolve::Plan { overlay, series, settings: &settings, lengths: &lengths, variant };
        let timetables = plan.timetables();
        let places = Places::new([id], std::slice::from_ref(id), [&shown]);
        let (translated, ..) = translate::apply(&shown, &request);
        let lengths = vec![Outline::of(&translated.root)];
        let context = Context {
            target: &self.target,
            series,
            settings: &settings,
            facts: Vec::new(),
            glossary: &[],
            labels: translate::shipped_labels(&self.target.language),
            loose: &resolve::Loose::new(),
            variant,
            paper: Paper::A4,
            unfinished: &std::collections::BTreeSet::new(),
            mark: "",
            conditions: Conditions::Applied,
            lengths: &lengths,
            timetables: &timetables,
            cohort: None,
            places: &places,
            layer_assets: &std::collections::BTreeMap::new(),
            templates: &std::collections::BTreeMap::new(),
        };
        resolve::edition(&translated, &context).expect("nothing is at fault").0
    }
}

fn open(root: &Path) -> Workspace {
    let (workspace, problems) = load::workspace(root).expect("the workload can be read");
    assert!(!problems.has_errors(), "the workload is sound");
    workspace
}

/// Reading the workspace and telling what became of each edit.
fn status() {
    println!(
        "\nCPU seconds of `kitbag status lk`, medians of five\n\n{:>7} {:>6} {:>7} {:>7}",
        "blocks", "layers", "reading", "status"
    );
    for (blocks, layers) in [(1_000, 20), (5_000, 20), (10_000, 5), FULL] {
        let folder = TempDir::new().expect("there is room for a workspace");
        workload::deep(folder.path(), blocks, layers);
        let workspace = open(folder.path());
        let overlay = Id::parse("lk").expect("a plain word is an id");
        let seconds = clock::medians(&mut [&mut || drop(open(folder.path())), &mut || {
            pipeline::status(&workspace, &overlay).expect("the layers resolve");
        }]);
        println!("{blocks:>7} {layers:>6} {:>7.3} {:>7.3}", seconds[0], seconds[1]);
    }
}

/// Builds of the same module for more and more targets, each in a process of its own.
fn memory() {
    println!(
        "\nPeak memory of a build that writes nothing, in MiB\n\n{:>7} {:>7} {:>7}",
        "targets", "reading", "build"
    );
    for countries in [1, 10, 100] {
        let folder = TempDir::new().expect("there is room for a workspace");
        workload::wide(folder.path(), countries);
        let program = std::env::current_exe().expect("the program knows where it stands");
        let run =
            Command::new(program).arg("--memory").arg(folder.path()).output().expect("it can run itself");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        println!(
            "{:>7} {}",
            countries * workload::LANGUAGES.len(),
            String::from_utf8_lossy(&run.stdout).trim_end()
        );
    }
}

fn memory_of(root: &Path) {
    let (workspace, loaded) = load::workspace(root).expect("the workload can be read");
    let reading = clock::peak();
    let request = Request { formats: Format::usual().collect(), ..Request::default() };
    let built = pipeline::with_threads(0, || pipeline::build(&workspace, loaded, &request, None, &|_| {}));
    let summary = built.expect("the targets are known");
    assert!(!summary.problems.has_errors(), "every target is built");
    assert!(summary.rows.iter().all(|row| !row.made.is_empty()), "every target has artifacts");
    println!("{reading:>7.0} {:>7.0}", clock::peak());
}
