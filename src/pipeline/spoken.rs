//! Modules in the languages of targets. Targets share what they would say alike.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::layered::Key as Module;
use super::seen::{self, Seen};
use super::sources::{Sources, Voice};
use crate::diagnostic::Problems;
use crate::model::{Conditions, Id, Translated};
use crate::translate::{self, Coverage};

/// Who reads a module, and what becomes of parts for others.
pub(super) type Readers<'a> = (&'a [Id], Conditions);

/// All that the words of a module depend on: its layers, its readers, its languages.
pub(super) type Key<'a> = (Module<'a>, Readers<'a>, Voice<'a>);

/// A translated module, how much of it is, and what was said about it.
pub(super) type Spoken = (Translated, Coverage, Problems);

/// Translates modules, each once.
pub(super) fn speak<'a>(
    sources: &Sources<'a>,
    wanted: BTreeSet<Key<'a>>,
    seen: &BTreeMap<seen::Key<'a>, Seen>,
) -> BTreeMap<Key<'a>, Spoken> {
    let said = wanted.into_par_iter().map(|key| {
        let (module, readers, voice) = &key;
        let (shown, problems) = &seen[&(module.clone(), *readers)];
        let mut problems = problems.clone();
        let (translated, coverage, found) = translate::apply(shown, &sources.request(voice));
        problems.extend(found);
        (key, (translated, coverage, problems))
    });
    said.collect()
}
