//! How much of each target is translated.

use rayon::prelude::*;

use super::{Planned, Request, Sources, plan, seen};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Below, Id, Localized, Target};
use crate::translate::{self, Coverage, Shortfall};

/// What there is of each module of a target in its language.
#[derive(Clone, Debug)]
pub struct TargetCoverage {
    /// The target.
    pub target: Target,
    /// Its modules in order.
    pub modules: Vec<ModuleCoverage>,
    /// What becomes of those that fall short.
    pub below: Below,
}

/// What there is of one module.
#[derive(Clone, Debug)]
pub struct ModuleCoverage {
    /// The module.
    pub module: Id,
    /// How much of it is translated.
    pub coverage: Coverage,
    /// The shares that it does not reach.
    pub shortfalls: Vec<Shortfall>,
}

/// The coverage of the targets that `words` name, of all without an audience where there are none.
/// Targets in the language of the base and in those that nobody speaks are left out: nobody translates
/// them.
pub fn coverage(
    workspace: &Workspace,
    loaded: &Problems,
    words: &[String],
) -> Result<Vec<TargetCoverage>, Problems> {
    let request = Request { targets: words.to_vec(), ..Request::default() };
    let (plans, problems) = plan(workspace, loaded, &request)?;
    if problems.has_errors() {
        return Err(problems);
    }
    let sources = Sources::of(workspace, &plans);
    let asked = |planned: &&Planned<'_>| !words.is_empty() || planned.target.audiences.is_empty();
    let foreign = |planned: &&Planned<'_>| {
        let language = &planned.target.language;
        *language != workspace.series.language && language.pseudo().is_none()
    };
    let wanted: Vec<_> = plans.iter().filter(asked).filter(foreign).collect();
    Ok(wanted.into_par_iter().map(|planned| of_target(&sources, planned)).collect())
}

fn of_target(sources: &Sources<'_>, planned: &Planned<'_>) -> TargetCoverage {
    let voice = sources.voice(planned);
    let request = sources.request(&voice);
    let publish = &planned.settings.publish;
    let module = |shown: &Localized| {
        let (_, coverage, _) = translate::apply(shown, &request);
        let shortfalls = translate::shortfalls(&coverage, publish, &planned.target.language);
        ModuleCoverage { module: shown.root.id.clone(), coverage, shortfalls }
    };
    let modules = seen::of_target(sources, planned).iter().map(module).collect();
    let below = publish.below.unwrap_or(Below::Draft);
    TargetCoverage { target: planned.target.clone(), modules, below }
}
