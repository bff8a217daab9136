//! The ordered list of layers for a target.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::model::{Id, Layer, LayerName, Target};

use super::settings::settings;

/// The layers of a target, lowest first: what the overlay extends (depth first, left to right, each
/// once), the country, the organisation; then for each audience the general one, the country's and
/// the organisation's; then the language tweaks. The overlay `base` has none of its own.
pub fn layers<'a>(target: &Target, all: &'a BTreeMap<LayerName, Layer>) -> Result<Vec<&'a Layer>, Problems> {
    let mut walk = Walk::of(&target.overlay, all);
    let overlays: Vec<Id> = walk.found.iter().filter_map(|layer| own(layer)).collect();
    if let Some(diagnostic) = unpublished(target, &walk.found) {
        walk.problems.push(diagnostic);
    }
    for audience in &target.audiences {
        walk.visit_named(&LayerName::Audience(audience.clone()));
        for id in &overlays {
            walk.visit_named(&LayerName::OverlayAudience(id.clone(), audience.clone()));
        }
    }
    for id in &overlays {
        walk.visit_named(&LayerName::OverlayLanguage(id.clone(), target.language.clone()));
    }
    walk.finish()
}

/// The layers of an overlay whatever the language and audience: itself and all it extends.
pub fn stack<'a>(overlay: &Id, all: &'a BTreeMap<LayerName, Layer>) -> Result<Vec<&'a Layer>, Problems> {
    Walk::of(overlay, all).finish()
}

/// The layers on which one layer stands when nobody names a target, itself last: what it extends; for
/// an audience's or a language's layer of an overlay also that overlay's, and the audience's general
/// layer.
pub fn home<'a>(name: &LayerName, all: &'a BTreeMap<LayerName, Layer>) -> Result<Vec<&'a Layer>, Problems> {
    let base = Id::parse("base").expect("a plain word is an id");
    let overlay = match name {
        LayerName::Overlay(id) | LayerName::OverlayAudience(id, _) | LayerName::OverlayLanguage(id, _) => id,
        LayerName::Base | LayerName::Shared(_) | LayerName::Audience(_) => &base,
    };
    let mut walk = Walk::of(overlay, all);
    if let LayerName::OverlayAudience(_, audience) = name {
        walk.visit_named(&LayerName::Audience(audience.clone()));
    }
    walk.visit_named(name);
    walk.finish()
}

fn own(layer: &Layer) -> Option<Id> {
    match &layer.name {
        LayerName::Overlay(id) => Some(id.clone()),
        _ => None,
    }
}

struct Walk<'a> {
    all: &'a BTreeMap<LayerName, Layer>,
    found: Vec<&'a Layer>,
    seen: BTreeSet<&'a LayerName>,
    open: Vec<&'a Layer>,
    problems: Problems,
}

impl<'a> Walk<'a> {
    /// Walks an overlay and all it extends; shared layers come before countries.
    fn of(overlay: &Id, all: &'a BTreeMap<LayerName, Layer>) -> Self {
        let mut walk = Self {
            all,
            found: Vec::new(),
            seen: BTreeSet::new(),
            open: Vec::new(),
            problems: Problems::none(),
        };
        if overlay.as_str() != "base" {
            match all.get(&LayerName::Overlay(overlay.clone())) {
                Some(layer) => walk.visit(layer),
                None => walk.problems.push(unknown_overlay(overlay, all)),
            }
        }
        walk.found.sort_by_key(|layer| own(layer).is_some());
        walk
    }

    fn finish(self) -> Result<Vec<&'a Layer>, Problems> {
        self.problems.in_source_order().unless_errors(self.found).map(|(found, _)| found)
    }

    fn visit_named(&mut self, name: &LayerName) {
        if let Some(layer) = self.all.get(name) {
            self.visit(layer);
        }
    }

    fn visit(&mut self, layer: &'a Layer) {
        if !self.seen.insert(&layer.name) {
            return;
        }
        self.open.push(layer);
        for (id, origin) in &layer.extends {
            match self.below(layer, id) {
                Some(next) if self.open.iter().any(|open| open.name == next.name) => {
                    let diagnostic = self.cycle(next, origin);
                    self.problems.push(diagnostic);
                }
                Some(next) => self.visit(next),
                None => {
                    let diagnostic = self.unknown(layer, id, origin);
                    self.problems.push(diagnostic);
                }
            }
        }
        self.open.pop();
        self.found.push(layer);
    }

    /// A shared layer, or for an organisation the overlay of its country.
    fn below(&self, layer: &Layer, id: &Id) -> Option<&'a Layer> {
        let country = || match layer.name {
            LayerName::Overlay(_) => self.all.get(&LayerName::Overlay(id.clone())),
            _ => None,
        };
        self.all.get(&LayerName::Shared(id.clone())).or_else(country)
    }

    fn cycle(&self, next: &Layer, origin: &Origin) -> Diagnostic {
        let from = self.open.iter().position(|open| open.name == next.name).unwrap_or_default();
        let names: Vec<_> =
            self.open[from..].iter().chain([&next]).map(|layer| layer.name.to_string()).collect();
        Diagnostic::new(
            Code::ExtendsCycle,
            format!("layers extend each other in a circle: {}", names.join(" → ")),
        )
        .at(origin)
        .hint("take one of them out of `extends`")
    }

    fn unknown(&self, layer: &Layer, id: &Id, origin: &Origin) -> Diagnostic {
        let extensible = |name: &'a LayerName| match (name, &layer.name) {
            (LayerName::Shared(id), _) => Some(id.as_str()),
            (LayerName::Overlay(id), LayerName::Overlay(own)) if id != own => Some(id.as_str()),
            _ => None,
        };
        let near = nearest(id.as_str(), self.all.keys().filter_map(extensible));
        Diagnostic::new(Code::UnknownLayer, format!("no layer `{id}` to extend"))
            .at(origin)
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint(format!("a layer that several extend stands in `overlays/_shared/{id}`"))
    }
}

fn unknown_overlay(overlay: &Id, all: &BTreeMap<LayerName, Layer>) -> Diagnostic {
    let overlays = all.keys().filter_map(|name| match name {
        LayerName::Overlay(id) => Some(id.as_str()),
        _ => None,
    });
    let near = nearest(overlay.as_str(), overlays.chain(["base"]));
    Diagnostic::new(Code::UnknownTarget, format!("no overlay `{overlay}`"))
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
        .hint("`kitbag list` shows all targets")
}

fn unpublished(target: &Target, found: &[&Layer]) -> Option<Diagnostic> {
    let languages = settings(found).languages;
    let (_, origin) = languages.first()?;
    if target.language.pseudo().is_some()
        || languages.iter().any(|(language, _)| language == &target.language)
    {
        return None;
    }
    let tags: Vec<_> = languages.iter().map(|(language, _)| format!("`{language}`")).collect();
    let message = format!("overlay `{}` is not published in `{}`", target.overlay, target.language);
    Some(
        Diagnostic::new(Code::UnknownTarget, message)
            .also("its languages", origin)
            .hint(format!("ask for one of {}, or add the language there", tags.join(", "))),
    )
}
