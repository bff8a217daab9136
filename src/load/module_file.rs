//! `module.yaml` and the files that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::body::Reader;
use super::decode::{self, Fields};
use super::document::{self, Need};
use super::slides::set;
use super::tree::Tree;
use super::yaml::{self, Node};
use super::{assets, fields, quiz, slides};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity, SourceFile, nearest};
use crate::model::{Block, Borrowed, Field, Id, Kind, Library, Module, Text, Value};

/// Folders and keys of the documents that sections use.
pub(super) const DOCUMENTS: [(Kind, &str, &str); 3] = [
    (Kind::Case, "cases", "case"),
    (Kind::Tool, "tools", "tool"),
    (Kind::Activity, "activities", "activity"),
];

/// Reads modules out of a tree.
pub(super) struct Intake<'a> {
    pub(super) tree: &'a mut Tree,
    pub(super) audiences: &'a BTreeSet<Id>,
    pub(super) problems: &'a mut Problems,
}

impl Intake<'_> {
    /// The library's cases, tools and activities.
    pub(super) fn library(&mut self, folder: &str) -> Library {
        let blocks = self.documents(folder).into_values().collect();
        let assets::Found { assets, tracks, .. } = assets::read(self.tree, folder, self.problems);
        Library { blocks, assets, tracks }
    }

    /// The module in `folder`.
    pub(super) fn module(&mut self, id: &Id, folder: &str, library: &Library) -> Option<Module> {
        let path = format!("{folder}/module.yaml");
        let file = self.tree.text(&path, self.problems);
        if file.is_none() && !self.tree.is_unusable(&path) {
            self.problems.push(
                Diagnostic::new(Code::MissingFile, format!("the file `{path}` is not there"))
                    .at(&Origin::of_path(&path))
                    .hint("each module has one, with its title, objectives and sections"),
            );
        }
        let file = file?;
        let root = yaml::required(&file, "title, code, summary and sections", self.problems)?;
        let mut map = Fields::of(&root, self.problems)?;
        let mut block = Block::new(id.clone(), Kind::Module, Origin::of_file(&file));
        fields::read(&mut block, &mut map, &[Field::Pass, Field::Draw], self.problems);
        fields::require_all(&block, self.problems);
        let objectives = map.get("objectives").map_or(&[][..], decode::items);
        block.children.extend(objectives.iter().filter_map(|node| self.objective(node)));
        let mut documents = self.documents(folder);
        let mut borrowed = Vec::new();
        let sections = map.need("sections", self.problems).map_or(&[][..], decode::items);
        let placed = BTreeSet::new();
        let mut reader = Sections {
            folder,
            documents: &mut documents,
            library,
            borrowed: &mut borrowed,
            placed,
            breaks: 0,
        };
        for node in sections {
            block.children.extend(reader.read(self, node));
        }
        self.unused(&documents);
        if let Some(node) = map.get("quiz") {
            self.quiz(&mut block, folder, node);
        }
        let renamed = self.renamed(map.get("renamed"));
        let removed = self.removed(map.get("removed"));
        map.finish(self.problems);
        let assets::Found { assets, tracks, .. } = assets::read(self.tree, folder, self.problems);
        Some(Module { root: block, borrowed, renamed, removed, assets, tracks })
    }

    fn objective(&mut self, node: &Node) -> Option<Block<Text>> {
        let mut map = Fields::of(node, self.problems)?;
        let id = map.need("id", self.problems).and_then(|node| decode::id(node, self.problems))?;
        let mut block = Block::new(id, Kind::Objective, fields::head(node));
        fields::read(&mut block, &mut map, &[], self.problems);
        fields::require_all(&block, self.problems);
        map.finish(self.problems);
        Some(block)
    }

    fn quiz(&mut self, block: &mut Block<Text>, folder: &str, node: &Node) {
        let Some(name) = decode::string(node, self.problems) else { return };
        let Some(file) = self.tree.named(&format!("{folder}/{name}"), &node.origin, self.problems) else {
            return;
        };
        if let Some(root) = yaml::required(&file, "questions", self.problems)
            && let Some(read) = quiz::quiz(&root, self.problems)
        {
            quiz::put(block, read);
        }
    }

    fn documents(&mut self, folder: &str) -> BTreeMap<Id, Block<Text>> {
        let mut found = BTreeMap::new();
        for (kind, sub, _) in DOCUMENTS {
            for path in self.tree.below(&format!("{folder}/{sub}")) {
                let Some(stem) = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")) else {
                    continue;
                };
                let Some(file) = self.tree.text(&path, self.problems) else { continue };
                match Id::parse(stem) {
                    Some(id) => {
                        let block = self.document(&file, id.clone(), kind);
                        found.insert(id, block);
                    }
                    None => self.problems.push(decode::bad_id(stem, &Origin::of_file(&file))),
                }
            }
        }
        found
    }

    fn document(&mut self, file: &Arc<SourceFile>, id: Id, kind: Kind) -> Block<Text> {
        let mut reader = Reader { file, audiences: self.audiences, problems: self.problems };
        document::document(&mut reader, id, kind, Need::Complete)
    }

    /// Slides of a file, each complete.
    pub(super) fn slides(&mut self, file: &Arc<SourceFile>) -> Vec<Block<Text>> {
        let mut reader = Reader { file, audiences: self.audiences, problems: self.problems };
        let slides = slides::slides(&mut reader);
        for slide in &slides {
            fields::require_all(slide, self.problems);
        }
        slides
    }

    fn unused(&mut self, documents: &BTreeMap<Id, Block<Text>>) {
        for block in documents.values() {
            self.problems.push(
                Diagnostic::new(
                    Code::StrayFile,
                    format!("no section uses the {} `{}`", block.kind, block.id),
                )
                .at(&block.origin)
                .hint(format!("add `{}: {}` to a section of module.yaml", block.kind, block.id)),
            );
        }
    }

    fn renamed(&mut self, node: Option<&Node>) -> BTreeMap<Id, (Id, Origin)> {
        let mut renamed = BTreeMap::new();
        for entry in node.map_or(&[][..], |node| decode::entries(node, self.problems)) {
            let to = decode::id(&entry.value, self.problems);
            match (Id::parse(&entry.key), to) {
                (Some(from), Some(to)) => {
                    renamed.insert(from, (to, entry.key_origin.clone()));
                }
                (None, _) => self.problems.push(decode::bad_id(&entry.key, &entry.key_origin)),
                _ => {}
            }
        }
        renamed
    }

    fn removed(&mut self, node: Option<&Node>) -> BTreeMap<Id, (String, Origin)> {
        let mut removed = BTreeMap::new();
        for entry in node.map_or(&[][..], |node| decode::entries(node, self.problems)) {
            let why = decode::string(&entry.value, self.problems);
            match (Id::parse(&entry.key), why) {
                (Some(id), Some(why)) => {
                    removed.insert(id, (why, entry.key_origin.clone()));
                }
                (None, _) => self.problems.push(decode::bad_id(&entry.key, &entry.key_origin)),
                _ => {}
            }
        }
        removed
    }
}

/// Reads the entries of `sections`.
struct Sections<'a> {
    folder: &'a str,
    documents: &'a mut BTreeMap<Id, Block<Text>>,
    library: &'a Library,
    borrowed: &'a mut Vec<Borrowed>,
    placed: BTreeSet<Id>,
    breaks: usize,
}

impl Sections<'_> {
    fn read(&mut self, intake: &mut Intake<'_>, node: &Node) -> Option<Block<Text>> {
        let mut map = Fields::of(node, intake.problems)?;
        if let Some(minutes) = map.get("break") {
            self.breaks += 1;
            let id = Id::parse(&format!("break-{}", self.breaks)).expect("a number makes a good id");
            let mut block = Block::new(id, Kind::Break, fields::head(node));
            let minutes = fields::minutes(minutes, intake.problems)?;
            set(&mut block, Field::Minutes, Value::Minutes(minutes), &fields::head(node));
            map.finish(intake.problems);
            return Some(block);
        }
        let id = map.need("id", intake.problems).and_then(|node| decode::id(node, intake.problems))?;
        let mut block = Block::new(id, Kind::Section, fields::head(node));
        fields::read(&mut block, &mut map, &[Field::Uses], intake.problems);
        fields::require_all(&block, intake.problems);
        if let Some(file) = map.get("file") {
            let name = decode::string(file, intake.problems).unwrap_or_default();
            let path = format!("{}/{name}", self.folder);
            if let Some(file) = intake.tree.named(&path, &file.origin, intake.problems) {
                let before = intake.problems.count(Severity::Error);
                block.children = intake.slides(&file);
                if block.children.is_empty() && intake.problems.count(Severity::Error) == before {
                    intake.problems.push(
                        Diagnostic::new(Code::EmptySlide, format!("`{path}` has no slide"))
                            .at(&Origin::of_file(&file))
                            .hint("a slide begins with `## Title {#id minutes=5}`"),
                    );
                }
            }
        }
        self.uses(intake, &mut block, &mut map);
        map.finish(intake.problems);
        Some(block)
    }

    /// The first use of a document puts it here; later ones refer to it.
    fn uses(&mut self, intake: &mut Intake<'_>, section: &mut Block<Text>, map: &mut Fields<'_>) {
        let mut again = Vec::new();
        for (kind, _, key) in DOCUMENTS {
            for node in map.get(key).map_or(&[][..], decode::items) {
                let Some(id) = decode::id(node, intake.problems) else { continue };
                if self.placed.contains(&id) {
                    again.push(id);
                } else if let Some(block) = self.documents.remove(&id) {
                    section.children.push(block);
                    self.placed.insert(id);
                } else if self.library.blocks.iter().any(|block| block.id == id && block.kind == kind) {
                    let before = self.borrowed.iter().filter(|other| other.section == section.id).count();
                    self.borrowed.push(Borrowed {
                        section: section.id.clone(),
                        block: id.clone(),
                        at: section.children.len() + before,
                    });
                    self.placed.insert(id);
                } else {
                    self.missing(intake, kind, &id, node);
                }
            }
        }
        if !again.is_empty() {
            let origin = section.origin.clone();
            set(section, Field::Uses, Value::Ids(again), &origin);
        }
    }

    fn missing(&self, intake: &mut Intake<'_>, kind: Kind, id: &Id, node: &Node) {
        let names = self.documents.keys().chain(self.library.blocks.iter().map(|block| &block.id));
        let near = nearest(id.as_str(), names.map(Id::as_str));
        intake.problems.push(
            Diagnostic::new(Code::UnknownReference, format!("no {kind} `{id}` in the module or the library"))
                .at(&node.origin)
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?"))),
        );
    }
}
