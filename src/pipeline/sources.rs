//! What all editions of a build rest on, made once.

use std::collections::BTreeMap;

use super::plan::Planned;
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Date, Id, Labels, Language, Layer, LayerName};
use crate::overlay::{self, Names, Reach};
use crate::translate::{self, Index, Policy};

/// A workspace with all that is looked up in it again and again.
#[derive(Debug)]
pub struct Sources<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) names: Names,
    reaches: BTreeMap<&'a LayerName, Reach>,
    strays: BTreeMap<&'a LayerName, Problems>,
    indexes: BTreeMap<&'a File, Index<'a>>,
    labels: BTreeMap<Language, Labels>,
}

impl<'a> Sources<'a> {
    /// The sources of these targets.
    pub fn of(workspace: &'a Workspace, plans: &[Planned<'_>]) -> Self {
        let names = Names::of(workspace.modules.values(), &workspace.library);
        let strays = |layer: &'a Layer| (&layer.name, overlay::unknown_modules(&[layer], &names));
        let languages = plans.iter().map(|planned| &planned.target.language);
        Self {
            workspace,
            strays: workspace.layers.values().map(strays).collect(),
            reaches: workspace.layers.iter().map(|(name, layer)| (name, Reach::of(layer))).collect(),
            indexes: workspace.catalogues.iter().map(|(key, it)| (key, Index::of(it))).collect(),
            labels: languages.map(|it| (it.clone(), translate::shipped_labels(it))).collect(),
            names,
        }
    }

    /// The layers of a target that may change a module.
    pub(super) fn layers_of<'p>(&self, planned: &Planned<'p>, module: &Id) -> Vec<&'p Layer> {
        let covers = |layer: &&&Layer| self.reaches[&layer.name].covers(module);
        planned.layers.iter().filter(covers).copied().collect()
    }

    /// Edits of modules that the series does not have. While one of its modules cannot be read, nobody
    /// can say so.
    pub(super) fn strays(&self, planned: &Planned<'_>) -> Problems {
        let mut problems = Problems::none();
        let series = &self.workspace.series;
        if series.modules.iter().all(|(id, _)| self.workspace.modules.contains_key(id)) {
            planned.layers.iter().for_each(|layer| problems.extend(self.strays[&layer.name].clone()));
        }
        problems
    }

    /// kitbag's own words in the language of a target.
    pub(super) fn labels(&self, language: &Language) -> Labels {
        self.labels[language].clone()
    }

    /// How a target speaks.
    pub(super) fn voice<'p>(&'a self, planned: &'p Planned<'_>) -> Voice<'p>
    where
        'a: 'p,
    {
        let language = &planned.target.language;
        let fallback = planned.settings.fallback.get(language).into_iter().flatten();
        // What was written in another language than the base's may have been translated into the base's.
        let others = fallback.chain([&self.workspace.series.language]).filter(|it| *it != language);
        let tongues = std::iter::once(language).chain(others);
        Voice {
            tongues: tongues.map(|it| (it, self.files(planned, it))).collect(),
            policy: self.policy(planned),
        }
    }

    /// What may be shown, and from which day on a text is new to its translators. Today is the day of
    /// the series.
    fn policy(&self, planned: &Planned<'_>) -> Policy {
        let publish = &planned.settings.publish;
        let today = self.workspace.series.date.days();
        let recent_from =
            publish.grace_days.and_then(|days| Date::from_days(today.saturating_sub(u64::from(days))));
        Policy { show_drafts: publish.show_drafts.unwrap_or(false), recent_from }
    }

    /// The PO files of a target in one language: the nearest layer's first, the base's last.
    fn files(&'a self, planned: &Planned<'_>, language: &Language) -> Vec<&'a File> {
        let names = planned.layers.iter().rev().map(|layer| layer.name.clone()).chain([LayerName::Base]);
        let found = names.filter_map(|name| self.indexes.get_key_value(&(name, language.clone())));
        found.map(|(file, _)| *file).collect()
    }

    /// What a voice asks of the translations.
    pub(super) fn request<'v>(&'v self, voice: &Voice<'v>) -> translate::Request<'v> {
        let mut tongues = voice.tongues.iter().map(|(language, files)| translate::Tongue {
            language,
            indexes: files.iter().map(|file| &self.indexes[file]).collect(),
        });
        translate::Request {
            tongue: tongues.next().expect("a target has a language"),
            fallback: tongues.collect(),
            base_language: &self.workspace.series.language,
            policy: voice.policy,
        }
    }
}

/// A PO file: the layer whose texts it translates, and its language.
type File = (LayerName, Language);

/// All that the translation of a text depends on: the languages that are tried, each with its PO
/// files, and what may be shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Voice<'a> {
    tongues: Vec<(&'a Language, Vec<&'a File>)>,
    policy: Policy,
}
