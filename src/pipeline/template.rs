//! Templates of decks: kitbag's own layouts to start from, and how another file would be used.

use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{ChosenTemplate, Deck, Draft, Edition, Template};
use crate::render::pptx;
use crate::{overlay, resolve};

use super::plan::{self, Request};
use super::{Format, Sources, editions};

/// A deck without slides on kitbag's layouts, in the look of an overlay, or of `base`.
pub fn template(workspace: &Workspace, name: &str) -> Result<Vec<u8>, Problems> {
    let mut edition = edition(workspace, name)?;
    edition.draft = Draft { module: false, translation: false, unfinished: false, fallback: false };
    let grid = crate::deck::geometry::grid(edition.language().script(), edition.print.size);
    let deck = Deck { grid, ..Deck::default() };
    Ok(pptx::deck(&edition, &deck).seal())
}

/// The first edition of an overlay that can be made, as if it had no template: the one that it names may
/// be the one that is to be written.
fn edition(workspace: &Workspace, name: &str) -> Result<Edition, Problems> {
    let targets = super::targets(workspace, &[name.to_owned()])?;
    let first = targets.first().expect("a name stands for a target").to_string();
    let request = Request { targets: vec![first], formats: vec![Format::Deck], ..Request::default() };
    let (mut plans, mut problems) = plan::plan(workspace, &Problems::none(), &request)?;
    for planned in &mut plans {
        planned.settings.template = None;
        planned.settings.layouts.clear();
    }
    let sources = Sources::of(workspace, &plans);
    for done in editions(&sources, &plans.iter().collect::<Vec<_>>()) {
        if let Some(finished) = done.editions.into_iter().next() {
            return Ok(finished.edition);
        }
        problems.extend(done.problems);
    }
    Err(problems)
}

/// A file as an overlay would use it, with the layouts that the overlay names.
pub fn chosen(
    workspace: &Workspace,
    template: Template,
    name: &str,
) -> Result<(ChosenTemplate, Problems), Problems> {
    let targets = super::targets(workspace, &[name.to_owned()])?;
    let target = targets.first().expect("a name stands for a target");
    let settings = overlay::settings(&overlay::stack(&target.overlay, &workspace.layers)?);
    let (named, problems) = resolve::named_layouts(&template, &settings);
    Ok((ChosenTemplate { template: template.into(), named }, problems))
}
