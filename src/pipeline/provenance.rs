//! What an artifact was made of: the side file that a build leaves beside each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::{self, Planned, Request};
use super::{Format, Sources, editions};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{
    Block, Conditions, Edition, Id, LayerName, Paper, State, Touch, Translated, TranslatedText, Variant,
};

/// What an artifact was made of. The artifact itself carries the hash of its edition alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The tool and its version.
    pub tool: String,
    /// The version of the series.
    pub series: String,
    /// The target.
    pub target: String,
    /// The module.
    pub module: String,
    /// The kind of artifact.
    pub kind: String,
    /// The length in which the module is taught.
    pub variant: String,
    /// The sheet of paper.
    pub paper: String,
    /// Whether it is a copy for reviewers.
    pub review: bool,
    /// The hash of the edition.
    pub edition: String,
    /// The base and the layers over it, lowest first.
    pub sources: Vec<Source>,
    /// The PO files whose words are shown.
    pub translations: Vec<Translation>,
    /// Blocks that a layer brought or changed, in the order of the module.
    pub local: Vec<Local>,
}

/// The base or a layer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its folder.
    pub name: String,
    /// SHA-256 over its files.
    pub sha256: String,
}

/// A PO file and how many texts are shown from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The file.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Texts that a second person has read.
    pub reviewed: usize,
    /// Texts that one person translated.
    pub translated: usize,
    /// Texts that a machine wrote.
    pub drafts: usize,
}

/// A block that is not as the base has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Local {
    /// Its id.
    pub block: String,
    /// The layers that had a hand in it, lowest first.
    pub layers: Vec<String>,
}

impl Provenance {
    /// What an edition is made of; the kind of artifact is still open.
    pub(super) fn of(edition: &Edition, translated: &Translated, planned: &Planned<'_>) -> Self {
        let sums = planned.sums;
        let base = Source { name: LayerName::Base.to_string(), sha256: sums.of_base(&edition.module) };
        let layers = planned.layers.iter();
        let layers = layers.map(|it| Source { name: it.name.to_string(), sha256: sums.of_layer(&it.name) });
        Self {
            tool: concat!("kitbag ", env!("CARGO_PKG_VERSION")).to_owned(),
            series: edition.series.version.clone(),
            target: edition.target.to_string(),
            module: edition.module.to_string(),
            kind: String::new(),
            variant: edition.variant.name().to_owned(),
            paper: edition.print.paper.name().to_owned(),
            review: edition.is_review(),
            edition: edition.hash.clone(),
            sources: std::iter::once(base).chain(layers).collect(),
            translations: translations(translated, planned),
            local: translated.root.walk().into_iter().filter_map(|block| local(block, planned)).collect(),
        }
    }

    /// Its JSON, for an artifact of one kind.
    pub(super) fn to_json(&self, kind: Format) -> String {
        let own = Self { kind: kind.name().to_owned(), ..self.clone() };
        let mut json = serde_json::to_string_pretty(&own).expect("it has only text and numbers");
        json.push('\n');
        json
    }

    /// What the same edition would be made of now; `None` where it cannot be built.
    pub fn now(&self, workspace: &Workspace) -> Option<Self> {
        let request = Request {
            targets: vec![self.target.clone()],
            modules: vec![Id::parse(&self.module)?],
            variant: Variant::parse(&self.variant),
            paper: Paper::parse(&self.paper),
            conditions: if self.review { Conditions::Marked } else { Conditions::Applied },
            ..Request::default()
        };
        let (plans, _) = plan::plan(workspace, &Problems::none(), &request).ok()?;
        let sources = Sources::of(workspace, &plans);
        let editions = editions(&sources, &plans.iter().collect::<Vec<_>>());
        let finished = editions.into_iter().flat_map(|target| target.editions).next()?;
        Some(Self { kind: self.kind.clone(), ..finished.provenance })
    }
}

fn translations(translated: &Translated, planned: &Planned<'_>) -> Vec<Translation> {
    let blocks = translated.root.walk();
    let texts = blocks.iter().flat_map(|block| block.slots.values()).flat_map(|slot| slot.value.texts());
    let mut files: BTreeMap<&str, Translation> = BTreeMap::new();
    for text in texts.filter(|text| text.state != State::Source) {
        let path = text.origin.file.path.as_str();
        let file = files.entry(path).or_insert_with(|| Translation {
            file: path.to_owned(),
            sha256: planned.sums.of_file(path),
            reviewed: 0,
            translated: 0,
            drafts: 0,
        });
        match text.state {
            State::Reviewed => file.reviewed += 1,
            State::Translated => file.translated += 1,
            State::MachineDraft => file.drafts += 1,
            State::Source => {}
        }
    }
    files.into_values().collect()
}

fn local(block: &Block<TranslatedText>, planned: &Planned<'_>) -> Option<Local> {
    let of_fields = block.slots.values().flat_map(|slot| {
        let hidden = slot.hidden.iter().map(|(_, touch)| touch);
        hidden.chain([&slot.touch])
    });
    let touches: Vec<&Touch> = block.placed.iter().chain(of_fields).collect();
    let had_a_hand = |name: &LayerName| touches.iter().any(|touch| touch.layer == *name);
    let layers = planned.layers.iter().filter(|layer| had_a_hand(&layer.name));
    let layers: Vec<String> = layers.map(|layer| layer.name.to_string()).collect();
    (!layers.is_empty()).then(|| Local { block: block.id.to_string(), layers })
}
