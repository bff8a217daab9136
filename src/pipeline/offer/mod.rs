//! `kitbag diff --offer`: what an overlay says, written as a change to the base modules that their
//! authors can review and take over.
//!
//! Edits that the base could take are put into a layer of their own, which is applied to the base alone.
//! Where the tree that comes out differs from the base's, the base's files are changed, and nothing else
//! in them.

mod documents;
mod letter;
mod names;
mod pages;
mod questions;
mod selection;
mod slides;
mod structure;
mod supplies;

use std::path::Path;

use crate::diagnostic::{Origin, Problems};
use crate::load::amend::Position;
use crate::load::{self, Files, Workspace};
use crate::model::{Block, Conditions, Field, Id, Layer, LayerName, Localized, Module, Text};
use crate::overlay::{self, Names};
use crate::pipeline::rehearsal::new_errors;
use crate::pipeline::{self, Request, with_threads};
use pages::Pages;

/// The name of the file that tells reviewers what is offered.
pub const OFFER: &str = "OFFER.md";

/// A change to the base modules.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its files by path below the folder of the offer: those of the base in their new form, the letter
    /// and the difference.
    pub files: Files,
    /// Edits that are offered.
    pub offered: usize,
    /// Edits that stay local.
    pub left: usize,
    /// What `check base` would say that it does not say today.
    pub problems: Problems,
}

/// A module without and with what is offered.
struct Pair<'a> {
    module: &'a Module,
    before: Localized,
    after: Localized,
}

impl Pair<'_> {
    fn folder(&self) -> String {
        format!("base-modules/{}", self.module.root.id)
    }

    /// A block as the base has it.
    fn old(&self, block: &Block<Text>) -> Option<&Block<Text>> {
        self.before.root.find(&block.id)
    }
}

/// Makes the offer of a layer. Nothing is written.
pub fn offer(
    root: &Path,
    workspace: &Workspace,
    loaded: &Problems,
    name: &LayerName,
) -> Result<Offer, Problems> {
    let layer = &workspace.layers[name];
    let mut selection = selection::select(workspace, layer);
    let pairs = pairs(workspace, &selection.layer)?;
    selection.leave_what_has_no_effect(&pairs);
    let mut pages = Pages::default();
    for pair in &pairs {
        slides::write(&mut pages, pair);
        documents::write(&mut pages, pair);
        structure::write(&mut pages, pair);
        questions::write(&mut pages, pair);
    }
    let supplies = supplies::add(&mut pages, workspace, (root, layer), &pairs)?;
    let mut files = pages.files(root)?;
    let problems = verify(root, loaded, &files);
    let patch = pages.patch();
    let letter = letter::letter(workspace, (layer, &selection), &pairs, &supplies);
    files.insert(OFFER.to_owned(), letter.into_bytes());
    files.insert("offer.diff".to_owned(), patch.into_bytes());
    let (offered, left) = (selection.offered.len(), selection.left.len());
    Ok(Offer { files, offered, left, problems })
}

/// Every module that the layer changes.
fn pairs<'a>(workspace: &'a Workspace, layer: &Layer) -> Result<Vec<Pair<'a>>, Problems> {
    let names = Names::of(workspace.modules.values(), &workspace.library);
    let mut pairs = Vec::new();
    for (id, _) in &workspace.series.modules {
        let Some(module) = workspace.modules.get(id) else { continue };
        let (before, _) = overlay::apply(module, &workspace.library, &[], &names)?;
        let (after, _) = overlay::apply(module, &workspace.library, &[layer], &names)?;
        pairs.push(Pair { module, before, after });
    }
    Ok(pairs)
}

/// The errors that `check base` would tell and does not tell today.
fn verify(root: &Path, loaded: &Problems, files: &Files) -> Problems {
    let told = match load::workspace_with(root, files) {
        Ok((workspace, told)) => check(&workspace, told),
        Err(told) => told,
    };
    let of_base = |origin: &Origin| origin.file.path.starts_with("base-modules/");
    let mut problems = Problems::none();
    for problem in new_errors(&told, loaded).iter().filter(|it| it.origin.as_ref().is_none_or(of_base)) {
        problems.push(problem.clone());
    }
    problems
}

fn check(workspace: &Workspace, told: Problems) -> Problems {
    let targets = vec!["base".to_owned()];
    let request = Request {
        targets,
        modules: Vec::new(),
        formats: Vec::new(),
        variant: None,
        paper: None,
        cohort: None,
        shard: None,
        conditions: Conditions::Applied,
    };
    match with_threads(0, || pipeline::build(workspace, told, &request, None, &|_| {})) {
        Ok(summary) => summary.problems,
        Err(problems) => problems,
    }
}

/// Whether two blocks have the same fields, their parts aside.
fn same(a: &Block<Text>, b: &Block<Text>) -> bool {
    differing(a, b).is_empty()
}

/// The fields in which two blocks differ.
fn differing(old: &Block<Text>, new: &Block<Text>) -> Vec<Field> {
    let fields = new.kind.fields().iter().map(|rule| rule.field);
    fields.filter(|field| old.value(*field) != new.value(*field)).collect()
}

/// Where a new item goes in a list of the base: behind the one that stands in front of it, or else in
/// front of the one behind it.
fn position<'a>(list: &[&'a Block<Text>], at: usize, name: impl Fn(&'a Id) -> &'a str) -> Position<'a> {
    match (at.checked_sub(1), list.get(at + 1)) {
        (Some(before), _) => Position::After(name(&list[before].id)),
        (None, Some(next)) => Position::Before(name(&next.id)),
        (None, None) => Position::Last,
    }
}
