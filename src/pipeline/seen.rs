//! Modules as audiences see them. Targets share what they see alike.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::layered::{Key as Module, Layered};
use crate::diagnostic::Problems;
use crate::model::{Id, Localized};
use crate::overlay;

/// What is seen of a module depends on its layers and the audiences.
pub(super) type Key<'a> = (Module<'a>, &'a [Id]);

/// A filtered module and what was said about it.
pub(super) type Seen = (Localized, Problems);

/// Filters modules, each once.
pub(super) fn see<'a>(wanted: BTreeMap<Key<'a>, &Layered>) -> BTreeMap<Key<'a>, Seen> {
    let filtered = wanted.into_par_iter().map(|(key, layered)| {
        let seen = overlay::for_audiences(layered.localized.clone(), key.1);
        (key, seen)
    });
    filtered.collect()
}
