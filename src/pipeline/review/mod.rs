//! The review document of a target.

mod chapters;
mod texts;

use super::plan::{Planned, Request};
use super::translatable::loose;
use super::{Sources, editions, plan, seen};
use crate::catalogue::Progress;
use crate::diagnostic::{Code, Diagnostic, Problems, Severity};
use crate::load::Workspace;
use crate::model::{Below, Id, Localized, Target};
use crate::render::review::{Review, Unit, page, words};

/// Which texts a review is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All.
    Whole,
    /// Those that nobody has reviewed since they changed.
    Changed,
}

/// A review document.
#[derive(Debug)]
pub struct ReviewDocument {
    /// The target.
    pub target: Target,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many texts it shows.
    pub shown: usize,
    /// How many it leaves out, since they have been reviewed.
    pub left_out: usize,
    /// Why some modules are not in it, or have no pictures.
    pub problems: Problems,
}

/// The review document of the one edition that `word` names, with all its modules or with `modules`.
///
/// Machine drafts are in its pictures and nothing is refused, whatever the overlay publishes: reviewers
/// read what is not published yet.
pub fn review(
    workspace: &Workspace,
    loaded: &Problems,
    word: &str,
    (modules, extent): (&[Id], Extent),
) -> Result<ReviewDocument, Problems> {
    let request = Request { targets: vec![word.to_owned()], modules: modules.to_vec(), ..Request::default() };
    let mut plans = [one(workspace, plan(workspace, loaded, &request)?, word)?];
    let publish = &mut plans[0].settings.publish;
    (publish.show_drafts, publish.below) = (Some(true), Some(Below::Draft));
    let sources = Sources::of(workspace, &plans);
    let planned = &plans[0];
    not_taught(planned, modules).unless_errors(())?;
    let made = editions(&sources, &[planned]).pop().expect("one target was planned");
    let heard = seen::of_target(&sources, planned);
    let beside = if modules.is_empty() { loose(workspace, &planned.layers) } else { Vec::new() };
    let units = texts::units(workspace, planned, texts::each_once(&heard, beside));
    let total = units.len();
    let units = units.into_iter().filter(|(unit, _)| is_shown(unit, extent));
    let chapters = chapters::chapters(&heard, &made.editions, units, &workspace.series.language);
    let shown = chapters.iter().flat_map(|it| &it.groups).map(|it| it.units.len()).sum();
    let left_out = total - shown;
    let unread = unread(planned, modules, &heard);
    let is_whole = unread.is_empty() && heard.len() == made.editions.len();
    let document = Review {
        target: &planned.target,
        series: words(&workspace.series.title.markup, &workspace.series.language),
        version: &workspace.series.version,
        labels: sources.labels(&planned.target.language),
        left_out: (extent == Extent::Changed).then_some(left_out),
        unread,
        chapters,
    };
    let bytes = page(&document);
    let problems = if is_whole { Problems::none() } else { errors([loaded, &made.problems]) };
    Ok(ReviewDocument { target: planned.target.clone(), bytes, shown, left_out, problems })
}

/// The one edition in a foreign language that a word names; an audience's only where the word says so.
fn one<'a>(
    workspace: &Workspace,
    (plans, problems): (Vec<Planned<'a>>, Problems),
    word: &str,
) -> Result<Planned<'a>, Problems> {
    if plans.is_empty() {
        return Err(problems);
    }
    let is_meant = |it: &Planned<'_>| it.target.audiences.is_empty() || it.target.to_string() == word;
    let is_foreign = |it: &Planned<'_>| it.target.language != workspace.series.language;
    let mut meant: Vec<_> = plans.into_iter().filter(|it| is_foreign(it) && is_meant(it)).collect();
    match (meant.pop(), meant.is_empty()) {
        (Some(planned), true) => Ok(planned),
        (None, _) => {
            let message = format!("`{word}` is in the language of the base: nothing of it is translated");
            let problem = Diagnostic::new(Code::UnknownTarget, message);
            Err(super::only(problem.hint("`kitbag translate coverage` names what is translated")))
        }
        (Some(last), false) => {
            let names: Vec<_> = meant.iter().chain([&last]).map(|it| format!("`{}`", it.target)).collect();
            let problem =
                Diagnostic::new(Code::SeveralEditions, format!("`{word}` is published in several languages"));
            Err(super::only(problem.hint(format!("name one of {}", names.join(", ")))))
        }
    }
}

/// The modules that somebody asked for and that the target does not teach.
fn not_taught(planned: &Planned<'_>, modules: &[Id]) -> Problems {
    let mut problems = Problems::none();
    for module in modules.iter().filter(|id| !planned.taught.contains(id)) {
        let message = format!("`{}` does not teach the module `{module}`", planned.target);
        let hint = "`kitbag list` names the modules of each overlay";
        problems.push(Diagnostic::new(Code::UnknownReference, message).hint(hint));
    }
    problems
}

/// The modules that should be in the document and could not be read.
fn unread(planned: &Planned<'_>, modules: &[Id], heard: &[Localized]) -> Vec<Id> {
    let asked = |id: &&Id| modules.is_empty() || modules.contains(id);
    let is_heard = |id: &Id| heard.iter().any(|it| it.root.id == *id);
    planned.taught.iter().filter(asked).filter(|id| !is_heard(id)).cloned().collect()
}

/// Whether a text is in the document. A translation in need of work has no reviewer: its text changed.
fn is_shown(unit: &Unit, extent: Extent) -> bool {
    match extent {
        Extent::Whole => true,
        Extent::Changed => unit.entry.as_ref().is_some_and(|entry| entry.progress() < Progress::Reviewed),
    }
}

/// The problems that keep a module from being read or its slides from being drawn.
fn errors(all: [&Problems; 2]) -> Problems {
    let mut problems = Problems::none();
    let errors = all.into_iter().flat_map(Problems::iter).filter(|it| it.severity == Severity::Error);
    errors.for_each(|it| problems.push(it.clone()));
    problems.in_source_order()
}
