//! Which modules of a target are published, which as drafts, which not at all.

use std::collections::BTreeSet;

use super::plan::Planned;
use super::spoken::Spoken;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Below, Id};
use crate::translate::{self, Shortfall};

/// The modules of a target that fall short of what its overlay asks for.
#[derive(Debug, Default)]
pub(super) struct Short {
    /// Those that are built as drafts.
    pub(super) unfinished: BTreeSet<Id>,
    /// Those that are not built.
    pub(super) refused: BTreeSet<Id>,
    /// Why.
    pub(super) problems: Problems,
}

impl Short {
    /// Judges the modules of a target.
    pub(super) fn of<'s>(planned: &Planned<'_>, modules: impl Iterator<Item = (&'s Id, &'s Spoken)>) -> Self {
        let mut short = Self::default();
        let publish = &planned.settings.publish;
        for (id, (_, coverage, _)) in modules {
            let shortfalls = translate::shortfalls(coverage, publish, &planned.target.language);
            if shortfalls.is_empty() {
                continue;
            }
            let (list, code) = match publish.below {
                Some(Below::Refuse) => (&mut short.refused, Code::RefusedEdition),
                Some(Below::Draft) | None => (&mut short.unfinished, Code::DraftEdition),
            };
            list.insert(id.clone());
            for shortfall in &shortfalls {
                short.problems.push(told(code, planned, id, shortfall));
            }
        }
        short
    }
}

fn told(code: Code, planned: &Planned<'_>, module: &Id, shortfall: &Shortfall) -> Diagnostic {
    let Shortfall { share, wanted, done, total, origin } = shortfall;
    let target = &planned.target;
    let becomes = match code {
        Code::RefusedEdition => "not built",
        _ => "a draft",
    };
    let message = format!(
        "`{module}` of `{target}` is {becomes}: {done} of {total} {}, and {wanted} % are asked for",
        share.words()
    );
    let hint = format!("`kitbag translate check {target}` names what is missing");
    Diagnostic::new(code, message).at(origin).hint(hint)
}
