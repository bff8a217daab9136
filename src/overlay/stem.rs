//! Layers onto one module, a layer at a time: lists of layers that begin alike share their beginning.

use crate::diagnostic::Problems;
use crate::model::{Layer, Library, Localized, Module};

use super::absent::absent;
use super::assets;
use super::draft::Draft;
use super::names::Names;
use super::recordings::Beside;

/// A module with the first of its layers in. A copy costs little: it shares every block that no
/// later layer touches.
#[derive(Clone)]
pub struct Stem<'a> {
    library: &'a Library,
    layers: Vec<&'a Layer>,
    draft: Draft<'a>,
}

impl<'a> Stem<'a> {
    /// A module without layers. `names` serves suggestions.
    pub fn new(module: &'a Module, library: &'a Library, names: &'a Names) -> Self {
        Self { library, layers: Vec::new(), draft: Draft::new(module, library, names) }
    }

    /// The same with one more layer; one that is there already changes nothing.
    #[must_use]
    pub fn with(mut self, layer: &'a Layer) -> Self {
        if self.layers.iter().all(|below| below.name != layer.name) {
            super::pass(&mut self.draft, layer);
            self.layers.push(layer);
        }
        self
    }

    /// The module as it stands now.
    pub(super) fn draft(&self) -> &Draft<'a> {
        &self.draft
    }

    /// The localized module. The marks of audiences stay; [`super::for_audiences`] is next.
    pub fn finish(self) -> Result<(Localized, Problems), Problems> {
        let absent = absent(&self.draft);
        let Self { library, layers, mut draft } = self;
        let module = draft.module;
        let mut problems = std::mem::take(&mut draft.problems);
        let mut root = draft.into_root();
        let assets = assets::merge((module, library), &layers, &root, &mut problems);
        Beside::of((module, library), &layers, &assets).complete(&mut root, &mut problems);
        problems.in_source_order().unless_errors(Localized { root, assets, absent })
    }
}
