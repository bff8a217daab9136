//! What an artifact was made of: the side file that a build leaves beside each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::{self, Planned, Request};
use super::series_tests::Said;
use super::{Format, Sources, editions};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{
    Block, Conditions, Edition, Id, Kind, LayerName, Paper, SeriesTests, State, Touch, Translated,
    TranslatedText, Variant,
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
        let blocks = translated.root.walk();
        let local = blocks.iter().filter_map(|block| local(block.id.to_string(), &[block], planned));
        Self {
            translations: translations(texts(&blocks), planned),
            local: local.collect(),
            ..Self::over(edition, &[&edition.module], planned)
        }
    }

    /// What a test is made of: questions of several modules, so each is told by its address.
    pub(super) fn of_test(
        edition: &Edition,
        tests: &SeriesTests,
        (planned, said): (&Planned<'_>, &Said<'_>),
    ) -> Self {
        let asked = tests.questions.iter().filter_map(|named| Some((named, *said.get(&named.module.0)?)));
        let questions = asked.flat_map(|(named, translated)| {
            let module = &named.module.0;
            let questions = translated.root.of_kind(Kind::Question);
            let asked = questions.filter(|block| named.ids.iter().any(|(id, _)| *id == block.id));
            asked.map(move |block| (format!("{module}/{}", block.id), block.walk()))
        });
        let questions: Vec<_> = questions.collect();
        let blocks: Vec<_> = questions.iter().flat_map(|(_, blocks)| blocks).copied().collect();
        let local = questions.iter().filter_map(|(address, blocks)| local(address.clone(), blocks, planned));
        Self {
            translations: translations(texts(&blocks), planned),
            local: local.collect(),
            ..Self::over(edition, &planned.tested.iter().collect::<Vec<_>>(), planned)
        }
    }

    /// What is made of all modules of a target: these words, and the modules themselves.
    pub(super) fn of_all_modules<'w>(
        edition: &Edition,
        words: impl Iterator<Item = &'w TranslatedText>,
        planned: &Planned<'_>,
    ) -> Self {
        Self {
            translations: translations(words, planned),
            ..Self::over(edition, &planned.taught.iter().collect::<Vec<_>>(), planned)
        }
    }

    /// What is known of an edition by itself, and the files that it rests on.
    fn over(edition: &Edition, modules: &[&Id], planned: &Planned<'_>) -> Self {
        let sums = planned.sums;
        let base = Source { name: LayerName::Base.to_string(), sha256: sums.of_base(modules) };
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
            translations: Vec::new(),
            local: Vec::new(),
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
            formats: vec![Format::parse(&self.kind).ok()?],
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

fn texts<'w>(blocks: &[&'w Block<TranslatedText>]) -> impl Iterator<Item = &'w TranslatedText> {
    blocks.iter().flat_map(|block| block.texts())
}

fn translations<'w>(
    texts: impl Iterator<Item = &'w TranslatedText>,
    planned: &Planned<'_>,
) -> Vec<Translation> {
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

/// A block under a name, with what stands in it as far as it is given.
fn local(block: String, parts: &[&Block<TranslatedText>], planned: &Planned<'_>) -> Option<Local> {
    let of_fields = parts.iter().flat_map(|part| part.slots.values()).flat_map(|slot| {
        let hidden = slot.hidden.iter().map(|(_, touch)| touch);
        hidden.chain([&slot.touch])
    });
    let touches: Vec<&Touch> = parts.iter().flat_map(|part| &part.placed).chain(of_fields).collect();
    let had_a_hand = |name: &LayerName| touches.iter().any(|touch| touch.layer == *name);
    let layers = planned.layers.iter().filter(|layer| had_a_hand(&layer.name));
    let layers: Vec<String> = layers.map(|layer| layer.name.to_string()).collect();
    (!layers.is_empty()).then_some(Local { block, layers })
}
