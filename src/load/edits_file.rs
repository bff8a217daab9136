//! The edits of `overlay.yaml`: change, add, move, remove, swap, with the Markdown they name.

use std::collections::{BTreeMap, BTreeSet};

use super::body::Reader;
use super::decode::{self, Fields};
use super::document::{self, Need};
use super::tree::Tree;
use super::yaml::Node;
use super::{fields, quiz, slides};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity, nearest};
use crate::model::{Action, Address, Block, Edit, Field, Id, Kind, Module, Place, Side, Sourced, Text};

/// The kind of every block that an edit may name: by module (or `library`) and id.
#[derive(Debug, Default)]
pub(super) struct Kinds(BTreeMap<(Option<Id>, Id), Kind>);

impl Kinds {
    /// Notes a block.
    pub(super) fn insert(&mut self, module: Option<&Id>, id: &Id, kind: Kind) {
        self.0.insert((module.cloned(), id.clone()), kind);
    }

    /// Notes the old ids of a module's blocks: edits that name them still mean these blocks.
    pub(super) fn insert_renamed(&mut self, module: &Module) {
        for old in module.renamed.keys() {
            let kind = module.current(old).and_then(|id| module.root.find(id)).map(|block| block.kind);
            if let Some(kind) = kind {
                self.0.entry((Some(module.root.id.clone()), old.clone())).or_insert(kind);
            }
        }
    }

    /// The kind of a block; blocks of the library count as the modules' that borrow them.
    fn of(&self, address: &Address) -> Option<Kind> {
        match &address.block {
            None => match &address.module {
                Some(id) => self.0.get(&(Some(id.clone()), id.clone())).copied(),
                None => Some(Kind::Module),
            },
            Some(id) => {
                let own = self.0.get(&(address.module.clone(), id.clone()));
                own.or_else(|| self.0.get(&(None, id.clone()))).copied()
            }
        }
    }
}

/// Reads the edits of one layer.
pub(super) struct Edits<'a> {
    pub(super) folder: &'a str,
    pub(super) tree: &'a mut Tree,
    pub(super) audiences: &'a BTreeSet<Id>,
    pub(super) kinds: &'a Kinds,
    pub(super) problems: &'a mut Problems,
}

/// The keys under which new blocks stand. Tool and objective are last: beside another of these keys
/// they are fields of it.
pub(super) const NEW: [Kind; 13] = [
    Kind::Section,
    Kind::Break,
    Kind::Slide,
    Kind::Case,
    Kind::Activity,
    Kind::Question,
    Kind::Option,
    Kind::Pair,
    Kind::Item,
    Kind::Dimension,
    Kind::Level,
    Kind::Tool,
    Kind::Objective,
];

/// Notes the blocks that a layer adds, before any layer is read: lower layers' blocks can then be
/// changed whatever the order of the folders.
pub(super) fn note_new(root: &Node, kinds: &mut Kinds) {
    let mut silent = Problems::none();
    let Some(mut map) = Fields::of(root, &mut silent) else { return };
    for node in map.get("add").map_or(&[][..], decode::items) {
        let Some(mut entry) = Fields::of(node, &mut silent) else { continue };
        let anchor = ["after", "before", "into"].into_iter().find_map(|key| entry.get(key));
        let address = anchor.and_then(|node| address(node, &mut silent));
        let named = NEW.into_iter().find_map(|kind| entry.get(kind.name()).map(|node| (kind, node)));
        let Some((kind, node)) = named else { continue };
        let id = decode::scalar(node).and_then(Id::parse);
        if let (Some(id), Some(address)) = (id, &address) {
            kinds.insert(address.module.as_ref(), &id, kind);
        }
    }
    for node in map.get("swap").map_or(&[][..], decode::items) {
        let Some(mut entry) = Fields::of(node, &mut silent) else { continue };
        let at = entry.get("at").and_then(|node| address(node, &mut silent));
        let stem = entry.get("with").and_then(decode::scalar).and_then(stem);
        if let (Some(at), Some(id)) = (at, stem)
            && let Some(kind) = kinds.of(&at)
        {
            kinds.insert(at.module.as_ref(), &id, kind);
        }
    }
}

/// The id that a file's name gives.
fn stem(path: &str) -> Option<Id> {
    path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).and_then(Id::parse)
}

/// Reads `module/block`, `library/block` or `module`.
pub(super) fn address(node: &Node, problems: &mut Problems) -> Option<Address> {
    let text = decode::scalar(node).unwrap_or_default();
    let (scope, block) = match text.split_once('/') {
        Some((scope, block)) => (scope, Some(block)),
        None => (text, None),
    };
    let module = if scope == "library" { Some(None) } else { Id::parse(scope).map(Some) };
    let block = block.map_or(Some(None), |block| Id::parse(block).map(Some));
    let (Some(module), Some(block)) = (module, block) else {
        problems.push(
            Diagnostic::new(Code::BadValue, format!("`{text}` is no address"))
                .at(&node.origin)
                .hint("an address is `module/block`, as `people-first/who-are-our-users`"),
        );
        return None;
    };
    Some(Address { module, block, origin: node.origin.clone() })
}

impl Edits<'_> {
    /// All edits, in the order of the file.
    pub(super) fn read(&mut self, map: &mut Fields<'_>) -> Vec<Edit> {
        let mut edits = Vec::new();
        for verb in ["change", "add", "move", "remove", "swap"] {
            for node in map.get(verb).map_or(&[][..], decode::items) {
                let before = self.problems.count(Severity::Error);
                let edit = self.edit(verb, node);
                debug_assert!(edit.is_some() || self.problems.count(Severity::Error) > before);
                edits.extend(edit);
            }
        }
        edits
    }

    fn edit(&mut self, verb: &str, node: &Node) -> Option<Edit> {
        let mut map = Fields::of(node, self.problems)?;
        let because = map.get("because").and_then(|node| decode::string(node, self.problems));
        let optional =
            map.get("optional").and_then(|node| decode::flag(node, self.problems)).unwrap_or(false);
        let action = match verb {
            "change" => self.change(&mut map),
            "add" => self.add(&mut map),
            "move" => self.relocate(&mut map),
            "remove" => self.at(&mut map).map(|at| Action::Remove { at }),
            _ => self.swap(&mut map),
        };
        map.finish(self.problems);
        Some(Edit { action: action?, because, optional, origin: fields::head(node) })
    }

    fn at(&mut self, map: &mut Fields<'_>) -> Option<Address> {
        map.need("at", self.problems).and_then(|node| address(node, self.problems))
    }

    fn place(&mut self, map: &mut Fields<'_>) -> Option<Place> {
        let sides = [("after", Side::After), ("before", Side::Before), ("into", Side::Into)];
        let found: Vec<_> =
            sides.iter().filter_map(|(key, side)| map.get(key).map(|node| (node, *side))).collect();
        match found.as_slice() {
            [(node, side)] => address(node, self.problems).map(|anchor| Place { anchor, side: *side }),
            _ => {
                let first = Origin::new(&map.origin().file, map.origin().start, map.origin().start + 1);
                self.problems.push(
                    Diagnostic::new(Code::MissingKey, "one of `after`, `before` and `into` says where")
                        .at(&first)
                        .hint("write `after: module/block`"),
                );
                None
            }
        }
    }

    fn relocate(&mut self, map: &mut Fields<'_>) -> Option<Action> {
        let at = self.at(map);
        let place = self.place(map);
        Some(Action::Move { at: at?, place: place? })
    }

    fn change(&mut self, map: &mut Fields<'_>) -> Option<Action> {
        let at = self.at(map)?;
        let Some(kind) = self.kinds.of(&at) else { return Some(self.unknown(at, map)) };
        let id = at.block.clone().or_else(|| at.module.clone())?;
        let mut block = Block::new(id.clone(), kind, at.origin.clone());
        let mut set = BTreeMap::new();
        let text = map.get("text").filter(|node| is_file(node));
        let without: &[Field] = if text.is_some() { &[Field::Text] } else { &[] };
        let before = self.problems.count(Severity::Error);
        fields::read(&mut block, map, without, self.problems);
        if let Some(node) = text {
            let written = self.written(node, kind, Some(&id), Need::Some)?;
            for (field, slot) in written.slots {
                self.twice(field, &block, &slot);
                set.insert(field, (slot.value, slot.touch.origin));
            }
        }
        for (field, slot) in block.slots {
            set.entry(field).or_insert((slot.value, slot.touch.origin));
        }
        // What could not be read is not told again as missing.
        if set.is_empty() && self.problems.count(Severity::Error) == before {
            self.problems.push(
                Diagnostic::new(Code::MissingKey, "the entry changes nothing")
                    .at(&at.origin)
                    .hint("add a field, as `title: …`, or `text:` with a Markdown file"),
            );
            return None;
        }
        (!set.is_empty()).then_some(Action::Change { at, fields: set })
    }

    /// A target that no file has is reported when the layer is applied, with what is near; its text
    /// is taken so that it does not count as stray.
    fn unknown(&mut self, at: Address, map: &mut Fields<'_>) -> Action {
        if let Some(node) = map.get("text").filter(|node| is_file(node))
            && let Some(path) = self.path(node)
        {
            self.tree.named(&path, &node.origin, self.problems);
        }
        map.ignore_rest();
        Action::Change { at, fields: BTreeMap::new() }
    }

    fn twice(&mut self, field: Field, yaml: &Block<Text>, markdown: &Sourced<Text>) {
        if let Some(other) = yaml.slots.get(&field) {
            self.problems.push(
                Diagnostic::new(Code::SetTwice, format!("`{field}` is set in the entry and in its text"))
                    .at(&markdown.touch.origin)
                    .also("first here", &other.touch.origin)
                    .hint("keep one of the two"),
            );
        }
    }

    fn add(&mut self, map: &mut Fields<'_>) -> Option<Action> {
        let place = self.place(map);
        let named = NEW.into_iter().find_map(|kind| map.get(kind.name()).map(|node| (kind, node)));
        let Some((kind, node)) = named else {
            let first = Origin::new(&map.origin().file, map.origin().start, map.origin().start + 1);
            self.problems.push(
                Diagnostic::new(Code::MissingKey, "the entry does not say what is added")
                    .at(&first)
                    .hint("write `slide: lk-name`, `case: lk-name`, `question: lk-name` …"),
            );
            return None;
        };
        let block = self.named_block(kind, node, map)?;
        Some(Action::Add { place: place?, block })
    }

    fn swap(&mut self, map: &mut Fields<'_>) -> Option<Action> {
        let at = self.at(map)?;
        let kind = self.kinds.of(&at).unwrap_or(Kind::Case);
        if let Some(node) = map.get(kind.name()) {
            let block = self.named_block(kind, node, map)?;
            return Some(Action::Swap { at, block });
        }
        let with = map.need("with", self.problems)?;
        let id = at.block.clone().or_else(|| at.module.clone())?;
        let written = self.written(with, kind, None, Need::Complete);
        let block = self.beside(written, &Block::new(id, kind, at.origin.clone()), map);
        Some(Action::Swap { at, block: block? })
    }

    /// A new block under the id that its entry gives. Without one nobody knows whose the other keys are.
    fn named_block(&mut self, kind: Kind, node: &Node, map: &mut Fields<'_>) -> Option<Block<Text>> {
        let Some(id) = decode::id(node, self.problems) else {
            map.ignore_rest();
            return None;
        };
        self.new_block(kind, id, map)
    }

    /// A block from a file with the fields that stand beside the file's name. They are read too where the
    /// file cannot be, or they would count as unknown.
    fn beside(
        &mut self,
        written: Option<Block<Text>>,
        blank: &Block<Text>,
        map: &mut Fields<'_>,
    ) -> Option<Block<Text>> {
        let was_read = written.is_some();
        let mut block = written.unwrap_or_else(|| blank.clone());
        fields::read(&mut block, map, &[Field::Text], self.problems);
        was_read.then_some(block)
    }

    /// A new block: its fields stand in the entry, its prose in the file that `text` names.
    fn new_block(&mut self, kind: Kind, id: Id, map: &mut Fields<'_>) -> Option<Block<Text>> {
        if kind == Kind::Question {
            return Some(quiz::question(id, map, self.problems));
        }
        let before = self.problems.count(Severity::Error);
        let mut blank = Block::new(id.clone(), kind, map.origin().clone());
        let block = match map.get("text").filter(|node| is_file(node)) {
            Some(node) => {
                let written = match kind {
                    Kind::Section => self.section(&id, node),
                    _ => self.written(node, kind, Some(&id), Need::Some),
                };
                self.beside(written, &blank, map)?
            }
            None => {
                fields::read(&mut blank, map, &[], self.problems);
                blank
            }
        };
        // What could not be read is not told again as missing.
        if self.problems.count(Severity::Error) == before {
            fields::require_all(&block, self.problems);
        }
        Some(block)
    }

    /// A section with the slides that a file holds.
    fn section(&mut self, id: &Id, node: &Node) -> Option<Block<Text>> {
        let path = self.path(node)?;
        let file = self.tree.named(&path, &node.origin, self.problems)?;
        let mut reader = Reader { file: &file, audiences: self.audiences, problems: self.problems };
        let mut block = Block::new(id.clone(), Kind::Section, node.origin.clone());
        block.children = slides::slides(&mut reader);
        Some(block)
    }

    fn path(&mut self, node: &Node) -> Option<String> {
        let name = decode::string(node, self.problems)?;
        if let Some(what) = office_file(&name) {
            self.tree.bytes(&format!("{}/{name}", self.folder));
            self.problems.push(no_markdown(&name, what, node));
            return None;
        }
        if name.split('/').any(|part| part.is_empty() || part.starts_with('.')) || name.contains('\\') {
            self.problems.push(
                Diagnostic::new(Code::BadPath, format!("`{name}` leads out of the overlay"))
                    .at(&node.origin)
                    .hint("name a file of the overlay, as `text/people-first/who.md`"),
            );
            return None;
        }
        Some(format!("{}/{name}", self.folder))
    }

    /// The block that a Markdown file holds.
    fn written(&mut self, node: &Node, kind: Kind, id: Option<&Id>, need: Need) -> Option<Block<Text>> {
        let path = self.path(node)?;
        let file = self.tree.named(&path, &node.origin, self.problems)?;
        let before = self.problems.count(Severity::Error);
        let mut reader = Reader { file: &file, audiences: self.audiences, problems: self.problems };
        if kind != Kind::Slide {
            let id = id.cloned().or_else(|| stem(&path)).or_else(|| {
                reader.problems.push(decode::bad_id(&path, &node.origin));
                None
            })?;
            return Some(document::document(&mut reader, id, kind, need));
        }
        let mut found = slides::slides(&mut reader);
        let at = id.map_or(Some(0), |id| found.iter().position(|slide| slide.id == *id));
        match at {
            Some(at) if found.len() == 1 => {
                let slide = found.remove(at);
                if need == Need::Complete {
                    fields::require_all(&slide, self.problems);
                }
                Some(slide)
            }
            // Why it has no slide was told.
            _ if found.is_empty() && self.problems.count(Severity::Error) > before => None,
            _ => {
                self.problems.push(wrong_slide(&path, id, &found, node));
                None
            }
        }
    }
}

/// Whether a value names a file rather than being the text itself.
fn is_file(node: &Node) -> bool {
    let is_name = |text: &str| !text.contains(char::is_whitespace) && office_file(text).is_some();
    decode::scalar(node).is_some_and(|text| text.ends_with(".md") || is_name(text))
}

/// What people call a file that is written in an office program.
fn office_file(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_lowercase().as_str() {
        "docx" | "doc" => Some("a Word file"),
        "odt" => Some("a file of LibreOffice Writer"),
        "rtf" => Some("a file in Rich Text Format"),
        "pdf" => Some("a PDF file"),
        _ => None,
    }
}

fn no_markdown(name: &str, what: &str, node: &Node) -> Diagnostic {
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    Diagnostic::new(Code::BadValue, format!("`{name}` is {what}; a file of Markdown text belongs here"))
        .at(&node.origin)
        .hint(format!("copy its words into a plain text file, save that as `{stem}.md` and name it here"))
}

fn wrong_slide(path: &str, id: Option<&Id>, found: &[Block<Text>], node: &Node) -> Diagnostic {
    let names: Vec<_> = found.iter().map(|slide| slide.id.as_str()).collect();
    let wanted = id.map_or("one slide".to_owned(), |id| format!("the slide `{id}`"));
    let has =
        if names.is_empty() { "it has none".to_owned() } else { format!("it has: {}", names.join(", ")) };
    let message = format!("`{path}` was expected to hold {wanted} alone; {has}");
    let near = id.and_then(|id| nearest(id.as_str(), names.iter().copied()));
    let problem = Diagnostic::new(Code::UnknownReference, message).at(&node.origin);
    match (id, near) {
        (Some(id), Some(near)) if found.len() == 1 => {
            problem.hint(format!("did you mean `{{#{id}}}` where the heading says `{{#{near}}}`?"))
        }
        _ => problem.hint("keep one slide in a file; its heading names it: `## Title {#id}`"),
    }
}
