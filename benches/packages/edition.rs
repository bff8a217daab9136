//! The editions that benchmarks take.
#![allow(dead_code, reason = "each benchmark uses its own part")]

use std::path::Path;

use kitbag::load;
use kitbag::model::{Edition, Id};
use kitbag::pipeline::{self, Request, Sources};

/// The first edition of a target: of these modules, or of all where none are named.
pub(crate) fn first(root: &Path, target: &str, modules: &[&str]) -> Edition {
    all(root, target, modules).into_iter().next().expect("the module is sound")
}

/// The editions of a target: of these modules, or of all where none are named.
pub(crate) fn all(root: &Path, target: &str, modules: &[&str]) -> Vec<Edition> {
    let (workspace, loaded) = load::workspace(root).expect("the workspace can be read");
    let modules = modules.iter().filter_map(|id| Id::parse(id)).collect();
    let request = Request { targets: vec![target.to_owned()], modules, ..Request::default() };
    let (plans, _) = pipeline::plan(&workspace, &loaded, &request).expect("the target is there");
    let sources = Sources::of(&workspace, &plans);
    let editions = pipeline::editions(&sources, &plans.iter().collect::<Vec<_>>());
    let finished = editions.into_iter().flat_map(|target| target.editions);
    finished.map(|it| it.edition).collect()
}
