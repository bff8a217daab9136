//! A module in its four states before the finished edition: as written, with its layers, with its
//! translation.

use std::collections::BTreeMap;

use super::{
    Asset, AssetPath, Block, Competency, Date, Form, GuideChapter, Id, Programme, SeriesTests, Stage, Text,
    Touch, Track, TranslatedText, Variable,
};
use crate::diagnostic::Origin;

/// A module as the central team wrote it. Cases and tools of the library that its sections use
/// stand in the library alone.
#[derive(Clone, Debug)]
pub struct Module {
    /// The module itself; its id is the folder's name.
    pub root: Block<Text>,
    /// Blocks of the library that sections use, in order of use.
    pub borrowed: Vec<Borrowed>,
    /// Old ids and their new ones, with their places.
    pub renamed: BTreeMap<Id, (Id, Origin)>,
    /// Ids that are gone and the guidance for those who used them.
    pub removed: BTreeMap<Id, (String, Origin)>,
    /// Its pictures and recordings.
    pub assets: BTreeMap<AssetPath, Asset>,
    /// The words beside its recordings.
    pub tracks: BTreeMap<AssetPath, Track>,
}

impl Module {
    /// The id that an old one leads to through `renamed:`; `None` where it leads nowhere.
    pub fn current<'a>(&'a self, old: &'a Id) -> Option<&'a Id> {
        let mut id = old;
        for _ in 0..=self.renamed.len() {
            match self.renamed.get(id) {
                Some((next, _)) => id = next,
                None => return Some(id),
            }
        }
        None
    }
}

/// A block of the library in a section.
#[derive(Clone, Debug)]
pub struct Borrowed {
    /// The section.
    pub section: Id,
    /// The block.
    pub block: Id,
    /// Its place among the parts of the section, the borrowed ones before it counted.
    pub at: usize,
}

/// Cases and tools that several modules use.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Its blocks, by id.
    pub blocks: Vec<Block<Text>>,
    /// Its pictures and recordings.
    pub assets: BTreeMap<AssetPath, Asset>,
    /// The words beside its recordings.
    pub tracks: BTreeMap<AssetPath, Track>,
}

/// A module with its layers in, in the source language, placeholders still open. Borrowed blocks
/// of the library stand in their sections.
#[derive(Clone, Debug)]
pub struct Localized {
    /// The module.
    pub root: Block<Text>,
    /// Its pictures and recordings, the overlay's in the place of the base's.
    pub assets: BTreeMap<AssetPath, Asset>,
    /// Blocks that are not in it, and why.
    pub absent: BTreeMap<Id, Absence>,
}

/// Why a block that the module or one of its layers once had is not there.
#[derive(Clone, Debug)]
pub enum Absence {
    /// The base calls it by another id now.
    Renamed(Id),
    /// Another block took its place.
    Swapped(Id),
    /// The base or a layer took it out.
    Removed(Touch),
    /// It is not cleared.
    NotCleared,
    /// The target's audience does not see it.
    Hidden,
}

/// A localized module in the language of its target.
#[derive(Clone, Debug)]
pub struct Translated {
    /// The module.
    pub root: Block<TranslatedText>,
    /// Its pictures and recordings.
    pub assets: BTreeMap<AssetPath, Asset>,
}

/// `series.yaml`.
#[derive(Clone, Debug)]
pub struct SeriesFile {
    /// Title of the series.
    pub title: Text,
    /// Its version.
    pub version: String,
    /// The day of its release.
    pub date: Date,
    /// What each release changed, newest first; empty where the series keeps no list.
    pub changelog: Vec<Release>,
    /// The language of the base texts.
    pub language: super::Language,
    /// Name of the content's licence.
    pub licence_name: String,
    /// Its address.
    pub licence_url: String,
    /// Authors.
    pub credits: Vec<String>,
    /// Modules in order, each with its place.
    pub modules: Vec<(Id, Origin)>,
    /// The closed vocabulary of audiences with their names.
    pub audiences: BTreeMap<Id, Text>,
    /// Declared variables.
    pub variables: BTreeMap<String, Variable>,
    /// Delivery plans.
    pub programmes: Vec<Programme>,
    /// What is asked before and after the series.
    pub tests: Option<SeriesTests>,
    /// What trainers do before, during and after a programme.
    pub checklist: BTreeMap<Stage, Vec<Text>>,
    /// Forms that participants fill in.
    pub forms: Vec<Form<Text>>,
    /// What the modules teach people to do, in order.
    pub competencies: Vec<Competency>,
    /// The chapters of `guide.md`; empty where there is none.
    pub guide: Vec<GuideChapter>,
    /// The start of the file.
    pub origin: Origin,
}

impl SeriesFile {
    /// The texts of checklist and forms, which all programmes share, each with its role.
    pub fn paper_texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let tasks = self.checklist.values().flatten().map(|task| ("task", task));
        tasks.chain(self.forms.iter().flat_map(Form::texts))
    }

    /// The texts of the guide and the competencies, each with its role.
    pub fn guide_texts(&self) -> impl Iterator<Item = (&'static str, &Text)> {
        let chapters = self.guide.iter().flat_map(GuideChapter::texts);
        chapters.chain(self.competencies.iter().map(Competency::text))
    }

    /// Whether there is anything to tell in a guide.
    pub fn has_guide(&self) -> bool {
        !self.guide.is_empty() || !self.competencies.is_empty()
    }
}

/// One release of the series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its version.
    pub version: String,
    /// Its day.
    pub date: Date,
    /// What it changed, a sentence each.
    pub changes: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl SeriesFile {
    /// The releases after `version`, newest first; `None` where the changelog does not have it.
    pub fn since(&self, version: &str) -> Option<&[Release]> {
        let at = self.changelog.iter().position(|release| release.version == version)?;
        Some(&self.changelog[..at])
    }
}
