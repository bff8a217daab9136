//! Which facts are in force: the nearest layer's that may be shown.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{Fact, Id};

/// The fact in force under each id; `facts` have the nearest layer's first.
pub(super) fn in_force<'a>(facts: &[&'a Fact]) -> BTreeMap<&'a Id, &'a Fact> {
    let cleared = facts.iter().rev().filter(|fact| fact.clearance.is_enough());
    cleared.map(|fact| (&fact.id, *fact)).collect()
}

/// Facts that are left out because nobody has cleared them, and what stands in their place.
pub fn uncleared(facts: &[&Fact]) -> Problems {
    let mut problems = Problems::none();
    for (place, fact) in facts.iter().enumerate().filter(|(_, fact)| !fact.clearance.is_enough()) {
        let below =
            facts[place + 1..].iter().find(|below| below.id == fact.id && below.clearance.is_enough());
        let message = match below {
            Some(_) => format!("the fact `{}` is not cleared; the one below stays", fact.id),
            None => format!("the fact `{}` is not cleared and was left out", fact.id),
        };
        let mut notice = Diagnostic::new(Code::NotCleared, message).at(&fact.origin);
        if let Some(below) = below {
            notice = notice.also("this one stays", &below.origin);
        }
        problems.push(notice.hint("set `cleared_by` and `cleared_on` when it is"));
    }
    problems
}
