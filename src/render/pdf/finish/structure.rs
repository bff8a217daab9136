//! The structure tree and its inverse, the parent tree (ISO 32000-1 §14.7).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{About, annotation, length, metadata};
use crate::render::pdf::tree::{NodeId, Role, Tree};
use crate::render::pdf::write::{Corners, Event};

/// Adds the structure of all pages and the annotations of links; returns the root.
pub(super) fn add(
    file: &mut Document,
    pages: &[ObjectId],
    events: &[Vec<Event>],
    about: &About<'_>,
) -> ObjectId {
    let mut builder = Builder::new(file, about.tree);
    // Of each side the owners of its marks, by number, and its links.
    let mut parents: Vec<BTreeMap<usize, Object>> = vec![BTreeMap::new(); pages.len()];
    let mut annotations: Vec<Vec<Object>> = vec![Vec::new(); pages.len()];
    let mut links: Vec<ObjectId> = Vec::new();
    for (number, events) in events.iter().enumerate() {
        let (side, _) = about.imposition.find(number);
        let page = &pages[side];
        for event in annotation::joined(events) {
            match event {
                Event::Content(node, mark) => {
                    parents[side].insert(mark, builder.content(node, *page, mark));
                }
                Event::Claim(node, corners) => builder.claim(node, corners),
                Event::Link(node, corners) => {
                    let element = builder.attach(node);
                    let key = pages.len() + links.len();
                    links.push(element);
                    let annotation = annotation::link(about, pages, node, (corners, key));
                    let annotation = builder.file.add_object(annotation);
                    builder.refer(node, *page, annotation);
                    annotations[side].push(Object::Reference(annotation));
                }
            }
        }
    }
    for ((page, annotations), key) in pages.iter().zip(annotations).zip(0i64..) {
        if let Ok(page) = builder.file.get_dictionary_mut(*page) {
            page.set("StructParents", key);
            if !annotations.is_empty() {
                page.set("Annots", annotations);
            }
        }
    }
    let parents = parents.into_iter().map(|owners| owners.into_values().collect()).collect();
    builder.close(parents, links)
}

struct Builder<'a> {
    file: &'a mut Document,
    tree: &'a Tree,
    root: ObjectId,
    /// Per node, once something was written for it or below it.
    elements: Vec<Option<Element>>,
}

struct Element {
    id: ObjectId,
    kids: Vec<Object>,
    page: Option<ObjectId>,
    corners: Option<Corners>,
}

impl<'a> Builder<'a> {
    fn new(file: &'a mut Document, tree: &'a Tree) -> Self {
        let root = file.new_object_id();
        let elements = (0..tree.len()).map(|_| None).collect();
        Self { file, tree, root, elements }
    }

    /// The element of a node, which is put behind its elder siblings when it is first asked for.
    fn attach(&mut self, node: NodeId) -> ObjectId {
        if let Some(element) = &self.elements[node.0] {
            return element.id;
        }
        let id = self.file.new_object_id();
        self.elements[node.0] = Some(Element { id, kids: Vec::new(), page: None, corners: None });
        if let Some(parent) = self.tree.node(node).parent {
            self.attach(parent);
            self.element(parent).kids.push(Object::Reference(id));
        }
        id
    }

    fn element(&mut self, node: NodeId) -> &mut Element {
        self.elements[node.0].as_mut().expect("an element is attached before it is used")
    }

    fn content(&mut self, node: NodeId, page: ObjectId, mark: usize) -> Object {
        let mark = i64::try_from(mark).expect("a page has few marks");
        let id = self.attach(node);
        let element = self.element(node);
        let is_here = *element.page.get_or_insert(page) == page;
        let elsewhere = || dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => mark }.into();
        element.kids.push(if is_here { mark.into() } else { elsewhere() });
        Object::Reference(id)
    }

    fn claim(&mut self, node: NodeId, corners: Corners) {
        self.attach(node);
        self.element(node).corners = Some(corners);
    }

    fn refer(&mut self, node: NodeId, page: ObjectId, annotation: ObjectId) {
        let reference = dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => annotation };
        self.element(node).kids.push(reference.into());
    }

    fn close(mut self, parents: Vec<Vec<Object>>, links: Vec<ObjectId>) -> ObjectId {
        let mut numbers: Vec<Object> = Vec::new();
        let next = parents.len() + links.len();
        let pages = parents.into_iter().map(Object::Array);
        for (key, value) in (0i64..).zip(pages.chain(links.into_iter().map(Object::Reference))) {
            numbers.extend([key.into(), value]);
        }
        let parent_tree = self.file.add_object(dictionary! { "Nums" => numbers });
        let document = self.attach(Tree::ROOT);
        for index in 0..self.elements.len() {
            if let Some(dict) = self.dictionary(NodeId(index)) {
                let id = self.attach(NodeId(index));
                self.file.set_object(id, dict);
            }
        }
        let root = dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document,
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => i64::try_from(next).expect("a file has few pages and links"),
        };
        self.file.set_object(self.root, root);
        self.root
    }

    fn dictionary(&self, id: NodeId) -> Option<Dictionary> {
        let (node, element) = (self.tree.node(id), self.elements[id.0].as_ref()?);
        let above = node.parent.and_then(|parent| self.elements[parent.0].as_ref());
        let mut dict = dictionary! {
            "Type" => "StructElem",
            "S" => node.role.name(),
            "P" => above.map_or(self.root, |element| element.id),
            "K" => element.kids.clone(),
        };
        if let Some(page) = element.page {
            dict.set("Pg", page);
        }
        if let Some(language) = &node.language {
            dict.set("Lang", metadata::words(language.tag()));
        }
        if let Some(alt) = node.alt.as_ref().filter(|_| node.role == Role::Figure) {
            dict.set("Alt", metadata::words(alt));
        }
        if let Some(attributes) = attributes(node.role, element.corners) {
            dict.set("A", attributes);
        }
        Some(dict)
    }
}

/// Attributes of a role (ISO 32000-1 §14.8.5).
fn attributes(role: Role, corners: Option<Corners>) -> Option<Dictionary> {
    match role {
        Role::HeadCell => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::List => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::Numbered => Some(dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
        Role::Figure => {
            let corners: Vec<Object> = corners?.into_iter().map(length).collect();
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners })
        }
        _ => None,
    }
}
