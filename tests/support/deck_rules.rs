//! Rules for decks that public validators do not know, over the parts of a package. Each fault is
//! one line.

#![allow(
    unreachable_pub,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "our own paths are lower case"
)]

use std::collections::{BTreeMap, BTreeSet};

use kitbag::package::Package;
use usvg::roxmltree::{Document, Node};

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a deck as text; pictures as empty ones.
pub type Parts = BTreeMap<String, String>;

/// The parts of a package.
pub fn parts(package: &Package) -> Parts {
    let text = |path: &str| match path.rsplit('.').next() {
        Some("xml" | "rels") => String::from_utf8(package.get(path).unwrap().to_vec()).unwrap(),
        _ => String::new(),
    };
    package.paths().map(|path| (path.to_owned(), text(path))).collect()
}

/// A relationship: kind without its family, target as a path; `None` for addresses outside.
struct Relation {
    id: String,
    kind: String,
    target: Option<String>,
}

/// Everything that is wrong.
pub fn faults(parts: &Parts) -> Vec<String> {
    let mut documents = BTreeMap::new();
    for (path, text) in parts.iter().filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".rels")) {
        match Document::parse(text) {
            Ok(document) => documents.insert(path.as_str(), document),
            Err(error) => return vec![format!("{path}: {error}")],
        };
    }
    let mut deck = Deck { parts, documents, faults: Vec::new() };
    deck.content_types();
    deck.relationships();
    deck.cardinality();
    deck.numbers();
    deck.sections();
    deck.properties();
    for path in deck.of("ppt/slides/") {
        deck.slide(&path);
    }
    for path in deck.of("ppt/slides/").into_iter().chain(deck.of("ppt/notesSlides/")) {
        deck.languages(&path);
    }
    deck.titles();
    deck.faults
}

struct Deck<'a> {
    parts: &'a Parts,
    documents: BTreeMap<&'a str, Document<'a>>,
    faults: Vec<String>,
}

fn all<'a>(document: &'a Document<'_>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

fn attribute(node: Node<'_, '_>, name: &str) -> String {
    node.attribute(name).unwrap_or_default().to_owned()
}

impl Deck<'_> {
    fn of(&self, folder: &str) -> Vec<String> {
        let inside = |path: &&&str| path.starts_with(folder) && !path.contains("/_rels/");
        self.documents.keys().filter(inside).map(|path| (*path).to_owned()).collect()
    }

    fn fault(&mut self, fault: String) {
        self.faults.push(fault);
    }

    fn relations(&self, part: &str) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let Some(document) = self.documents.get(path.trim_start_matches('/')) else { return vec![] };
        let relation = |node: Node<'_, '_>| {
            let external = node.attribute("TargetMode") == Some("External");
            let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
            let target = attribute(node, "Target");
            for step in target.split('/') {
                match step {
                    ".." => steps.truncate(steps.len() - 1),
                    _ => steps.push(step),
                }
            }
            let kind = attribute(node, "Type").rsplit('/').next().unwrap_or_default().to_owned();
            Relation { id: attribute(node, "Id"), kind, target: (!external).then(|| steps.join("/")) }
        };
        all(document, "Relationship").map(relation).collect()
    }

    fn content_types(&mut self) {
        let types = &self.documents["[Content_Types].xml"];
        let overrides: BTreeSet<String> =
            all(types, "Override").map(|it| attribute(it, "PartName")[1..].to_owned()).collect();
        let defaults: BTreeSet<String> = all(types, "Default").map(|it| attribute(it, "Extension")).collect();
        let missing = overrides.iter().filter(|path| !self.parts.contains_key(*path));
        let mut faults: Vec<String> = missing.map(|path| format!("{path}: Override without part")).collect();
        for path in self.parts.keys().filter(|path| *path != "[Content_Types].xml") {
            let extension = path.rsplit('.').next().unwrap();
            if extension == "xml" && !overrides.contains(path) {
                faults.push(format!("{path}: no Override"));
            }
            if !defaults.contains(extension) && !overrides.contains(path) {
                faults.push(format!("{path}: no content type"));
            }
        }
        self.faults.extend(faults);
    }

    fn relationships(&mut self) {
        let mut reached: BTreeSet<String> = BTreeSet::from(["[Content_Types].xml".to_owned()]);
        let sources: Vec<&str> = std::iter::once("").chain(self.documents.keys().copied()).collect();
        let mut faults = Vec::new();
        for part in sources {
            let relations = self.relations(part);
            let ids: BTreeSet<&str> = relations.iter().map(|it| it.id.as_str()).collect();
            if ids.len() < relations.len() {
                faults.push(format!("{part}: an id of a relationship stands twice"));
            }
            for target in relations.iter().filter_map(|it| it.target.as_ref()) {
                if !self.parts.contains_key(target) {
                    faults.push(format!("{part}: relationship to missing {target}"));
                }
                reached.insert(target.clone());
            }
            let Some(document) = self.documents.get(part) else { continue };
            let used = document.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
            for used in used.filter(|it| it.namespace() == Some(R) && !ids.contains(it.value())) {
                faults.push(format!("{part}: {} has no relationship", used.value()));
            }
        }
        let orphans = self.parts.keys().filter(|path| !path.ends_with(".rels") && !reached.contains(*path));
        faults.extend(orphans.map(|path| format!("{path}: nothing relates to it")));
        self.faults.extend(faults);
    }

    /// How many relationships of a kind each part has.
    fn cardinality(&mut self) {
        let rows: [(&str, &[&str]); 6] = [
            ("ppt/slides/", &["slideLayout"]),
            ("ppt/slideLayouts/", &["slideMaster"]),
            ("ppt/slideMasters/", &["theme"]),
            ("ppt/notesMasters/", &["theme"]),
            ("ppt/handoutMasters/", &["theme"]),
            ("ppt/notesSlides/", &["slide", "notesMaster"]),
        ];
        let mut themes = BTreeSet::new();
        for (folder, kinds) in rows {
            for path in self.of(folder) {
                let relations = self.relations(&path);
                for kind in kinds {
                    let count = relations.iter().filter(|it| it.kind == *kind).count();
                    if count != 1 {
                        self.fault(format!("{path}: {count} relationships of the kind {kind}"));
                    }
                }
                for theme in relations.into_iter().filter(|it| it.kind == "theme") {
                    if !themes.insert(theme.target.clone()) {
                        self.fault(format!("{path}: shares its theme"));
                    }
                }
            }
        }
    }

    fn numbers(&mut self) {
        let mut faults = Vec::new();
        for (path, document) in &self.documents {
            let mut seen = BTreeSet::new();
            for id in all(document, "cNvPr").map(|node| attribute(node, "id")) {
                if !seen.insert(id.clone()) {
                    faults.push(format!("{path}: shape {id} stands twice"));
                }
            }
        }
        let masters = all(&self.documents["ppt/presentation.xml"], "sldMasterId");
        let every = self.of("ppt/slideMasters/");
        let layouts = every.iter().flat_map(|path| all(&self.documents[path.as_str()], "sldLayoutId"));
        let mut seen = BTreeSet::new();
        for id in masters.chain(layouts).map(|node| attribute(node, "id")) {
            if !seen.insert(id.clone()) || id.parse::<u32>().unwrap() < 2_147_483_648 {
                faults.push(format!("master or layout {id}: not a number of its own from 2147483648"));
            }
        }
        let presentation = &self.documents["ppt/presentation.xml"];
        for (list, kind) in [("notesMasterId", "notesMaster"), ("handoutMasterId", "handoutMaster")] {
            let related = self.relations("ppt/presentation.xml").iter().filter(|it| it.kind == kind).count();
            if all(presentation, list).count() != related {
                faults.push(format!("{list}: not as many as relationships"));
            }
        }
        self.faults.extend(faults);
    }

    fn sections(&mut self) {
        let presentation = &self.documents["ppt/presentation.xml"];
        let ids = |parent: &'static str| -> Vec<String> {
            let inside = all(presentation, "sldId")
                .filter(|node| node.ancestors().any(|it| it.tag_name().name() == parent));
            inside.map(|node| attribute(node, "id")).collect()
        };
        let listed: Vec<String> = all(presentation, "sldIdLst")
            .find(|node| node.parent().is_some_and(|it| it.tag_name().name() == "presentation"))
            .unwrap()
            .children()
            .map(|node| attribute(node, "id"))
            .collect();
        if listed != ids("sectionLst") {
            self.fault("sections: not a partition of the slides".to_owned());
        }
    }

    fn properties(&mut self) {
        let core = self.documents["docProps/core.xml"].root_element();
        let names: Vec<&str> =
            core.children().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        if distinct.len() < names.len() || !distinct.contains("title") {
            self.fault("docProps/core.xml: no title, or an element twice".to_owned());
        }
    }

    fn slide(&mut self, path: &str) {
        let layout = self.relations(path).into_iter().find(|it| it.kind == "slideLayout");
        let layout = layout.and_then(|it| it.target).unwrap_or_default();
        let placeholders = |path: &str| -> Vec<(String, String)> {
            let nodes = self.documents.get(path).into_iter().flat_map(|it| all(it, "ph"));
            nodes.map(|node| (attribute(node, "type"), attribute(node, "idx"))).collect()
        };
        let offered = placeholders(&layout);
        let mut faults = Vec::new();
        for (kind, index) in placeholders(path).into_iter().filter(|it| !offered.contains(it)) {
            faults.push(format!("{path}: its layout has no placeholder {kind:?} {index:?}"));
        }
        for path in [path, &layout] {
            let mut numbers: Vec<String> = placeholders(path).into_iter().map(|(_, index)| index).collect();
            numbers.retain(|it| !it.is_empty());
            let distinct: BTreeSet<&String> = numbers.iter().collect();
            if distinct.len() < numbers.len() {
                faults.push(format!("{path}: placeholders with one number: {numbers:?}"));
            }
        }
        let document = &self.documents[path];
        for table in all(document, "tbl") {
            let count = |node: Node<'_, '_>, name: &str| {
                node.children().filter(|it| it.tag_name().name() == name).count()
            };
            let grid = table.children().find(|it| it.tag_name().name() == "tblGrid").unwrap();
            let columns = count(grid, "gridCol");
            for row in table.children().filter(|it| it.tag_name().name() == "tr") {
                if count(row, "tc") != columns {
                    faults
                        .push(format!("{path}: a row has {} cells for {columns} columns", count(row, "tc")));
                }
            }
        }
        for picture in all(document, "pic") {
            let decorative = picture.descendants().any(|it| it.tag_name().name() == "decorative");
            let named =
                picture.descendants().any(|it| it.attribute("descr").is_some_and(|it| !it.is_empty()));
            if decorative == named {
                faults.push(format!("{path}: a picture without alternative text"));
            }
        }
        for body in all(document, "txBody") {
            if body.children().all(|it| it.tag_name().name() != "p") {
                faults.push(format!("{path}: a text body without paragraph"));
            }
        }
        self.faults.extend(faults);
    }

    fn languages(&mut self, path: &str) {
        let document = &self.documents[path];
        let silent = all(document, "rPr").chain(all(document, "endParaRPr"));
        let bare =
            all(document, "r").filter(|it| it.first_child().is_none_or(|it| it.tag_name().name() != "rPr"));
        if silent.filter(|it| it.attribute("lang").is_none()).chain(bare).next().is_some() {
            self.fault(format!("{path}: text without a language"));
        }
    }

    fn titles(&mut self) {
        let mut seen = BTreeSet::new();
        for path in self.of("ppt/slides/") {
            let title = all(&self.documents[path.as_str()], "sp").find(|shape| {
                let kind = |it: &Node<'_, '_>| it.attribute("type").is_some_and(|it| it.ends_with("itle"));
                shape.descendants().any(|it| {
                    it.tag_name().name() == "ph" && kind(&it) && it.attribute("type") != Some("subTitle")
                })
            });
            let words: String = title
                .into_iter()
                .flat_map(|it| it.descendants())
                .filter(|it| it.tag_name().name() == "t")
                .filter_map(|it| it.text())
                .collect();
            if words.trim().is_empty() || !seen.insert(words.clone()) {
                self.fault(format!("{path}: title {words:?} is empty or stands twice"));
            }
        }
    }
}
