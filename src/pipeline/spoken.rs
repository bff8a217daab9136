//! Modules in the words of their audiences and languages. Targets share what they would say alike.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::layered::{Key as Module, Layered};
use super::sources::{Sources, Voice};
use crate::diagnostic::Problems;
use crate::model::{Conditions, Id, Translated};
use crate::{overlay, translate};

/// Who reads a module, and what becomes of parts for others.
pub(super) type Readers<'a> = (&'a [Id], Conditions);

/// All that the words of a module depend on: its layers, its readers, its languages.
pub(super) type Key<'a> = (Module<'a>, Readers<'a>, Voice<'a>);

/// A translated module and what was said about it.
pub(super) type Spoken = (Translated, Problems);

/// Filters and translates modules, each once.
pub(super) fn speak<'a>(
    sources: &Sources<'a>,
    wanted: BTreeMap<Key<'a>, &Layered>,
) -> BTreeMap<Key<'a>, Spoken> {
    let said = wanted.into_par_iter().map(|(key, layered)| {
        let (_, (audiences, conditions), voice) = &key;
        let localized = layered.localized.clone();
        let (shown, mut problems) = match conditions {
            Conditions::Applied => overlay::for_audiences(localized, audiences),
            Conditions::Marked => (localized, Problems::none()),
        };
        let (translated, _, found) = translate::apply(&shown, &sources.request(voice));
        problems.extend(found);
        (key, (translated, problems))
    });
    said.collect()
}
