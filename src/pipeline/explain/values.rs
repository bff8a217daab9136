//! The variables and facts that a text uses, and where each is set.

use crate::diagnostic::Origin;
use crate::markup;
use crate::model::{Assignment, Fact, Language, Text};
use crate::pipeline::editions;
use crate::pipeline::plan::Planned;
use crate::pipeline::sources::Sources;
use crate::resolve::Values;

/// A name between double braces and what stands for it.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What is printed; `None` where nothing may be.
    pub value: Option<String>,
    /// Everything that sets it, the nearest layer first.
    pub settings: Vec<Setting>,
}

/// One place that sets a name.
#[derive(Clone, Debug)]
pub struct Setting {
    /// What it sets, as written.
    pub words: String,
    /// Where.
    pub origin: Origin,
    /// What becomes of it.
    pub standing: Standing,
    /// The fact, where it is one.
    pub fact: Option<Fact>,
}

/// What becomes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is what is printed.
    InForce,
    /// A nearer layer's stands over it, or it is not for the target's language.
    Hidden,
    /// Nobody has cleared it.
    NotCleared,
}

/// Finds where values come from in one target.
pub(super) struct Finder<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) planned: &'a Planned<'a>,
    pub(super) values: &'a Values<'a>,
}

impl Finder<'_> {
    /// The names that some texts use, and those that their values use, each once.
    pub(super) fn names<'t>(&self, texts: impl Iterator<Item = &'t Text>) -> Vec<Named> {
        let mut open: Vec<String> = texts.flat_map(|text| names(&text.markup)).collect();
        open.reverse();
        let mut found: Vec<Named> = Vec::new();
        while let Some(name) = open.pop() {
            if found.iter().any(|known| known.name == name) {
                continue;
            }
            let settings = self.settings(&name);
            let in_force = settings.iter().find(|it| it.standing == Standing::InForce);
            open.extend(in_force.into_iter().flat_map(|it| names(&it.words)).rev());
            let value = self.values.get(&name).map(str::to_owned);
            found.push(Named { name, value, settings });
        }
        found
    }

    fn settings(&self, name: &str) -> Vec<Setting> {
        match name.strip_prefix("fact.") {
            Some(id) => self.facts(id),
            None => self.assignments(name),
        }
    }

    fn facts(&self, id: &str) -> Vec<Setting> {
        let all = editions::facts(self.sources, self.planned);
        let mut settings = Vec::new();
        let mut above = false;
        for fact in all.into_iter().filter(|fact| fact.id.as_str() == id) {
            let standing = match (fact.clearance.is_enough(), above) {
                (false, _) => Standing::NotCleared,
                (true, true) => Standing::Hidden,
                (true, false) => Standing::InForce,
            };
            above |= standing == Standing::InForce;
            let (words, origin) = (fact.text.markup.clone(), fact.origin.clone());
            settings.push(Setting { words, origin, standing, fact: Some(fact.clone()) });
        }
        settings
    }

    fn assignments(&self, name: &str) -> Vec<Setting> {
        let language = &self.planned.target.language;
        let layers = self.planned.layers.iter().rev();
        let set: Vec<_> = layers.filter_map(|layer| layer.settings.variables.get(name)).collect();
        let own = |it: &Assignment| it.by_language.get(language).or(it.value.as_ref()).cloned();
        let other =
            |it: &Assignment| self.others().find_map(|language| it.by_language.get(language)).cloned();
        let nearest = set.iter().position(|it| own(it).is_some());
        let nearest = nearest.or_else(|| set.iter().position(|it| other(it).is_some()));
        let mut settings = Vec::new();
        for (place, assignment) in set.into_iter().enumerate() {
            let Some(words) = own(assignment).or_else(|| other(assignment)) else { continue };
            let standing = if nearest == Some(place) { Standing::InForce } else { Standing::Hidden };
            settings.push(Setting { words, origin: assignment.origin.clone(), standing, fact: None });
        }
        if let Some(variable) = self.sources.workspace.series.variables.get(name)
            && let Some(words) = variable.default.clone()
        {
            let standing = if nearest.is_none() { Standing::InForce } else { Standing::Hidden };
            settings.push(Setting { words, origin: variable.origin.clone(), standing, fact: None });
        }
        settings
    }

    /// The languages tried after the target's own.
    fn others(&self) -> impl Iterator<Item = &Language> {
        let next = self.planned.settings.fallback.get(&self.planned.target.language);
        next.into_iter().flatten().chain([&self.sources.workspace.series.language])
    }
}

fn names(text: &str) -> Vec<String> {
    markup::placeholders(text).into_iter().map(|placeholder| placeholder.name).collect()
}
