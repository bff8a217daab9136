//! The structure tree: what a screen reader walks through. Order is the order of writing.

use crate::model::Language;

/// A structure type (ISO 32000-1 §14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    Part,
    Sect,
    Div,
    Heading(u8),
    Paragraph,
    /// A list with bullets.
    List,
    /// A list with numbers.
    Numbered,
    Item,
    Label,
    Body,
    Table,
    Row,
    HeadCell,
    Cell,
    Figure,
    Quote,
    Contents,
    ContentsItem,
    Reference,
    Link,
}

impl Role {
    /// The name in the file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Part => "Part",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::Paragraph => "P",
            Self::List | Self::Numbered => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::HeadCell => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Quote => "BlockQuote",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
        }
    }
}

/// The number of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeId(pub(super) usize);

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// An address.
    Web(String),
    /// A place of this document, by key.
    Place(String),
}

/// One element.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    /// `None` for the root alone.
    pub(super) parent: Option<NodeId>,
    /// Where it differs from the document's language.
    pub(super) language: Option<Language>,
    /// What a figure shows, or what a link is called.
    pub(super) alt: Option<String>,
    /// Where a link leads.
    pub(super) goal: Option<Goal>,
}

/// All elements; those that nothing was written for are left out of the file.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    language: Language,
}

impl Tree {
    /// The element that holds all others.
    pub(super) const ROOT: NodeId = NodeId(0);

    /// A tree with its root alone.
    pub(super) fn new(language: Language) -> Self {
        let root = Node { role: Role::Document, parent: None, language: None, alt: None, goal: None };
        Self { nodes: vec![root], language }
    }

    /// A new element under `parent`.
    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node { role, parent: Some(parent), language: None, alt: None, goal: None });
        NodeId(self.nodes.len() - 1)
    }

    /// Notes the language of an element's words.
    pub(super) fn speak(&mut self, node: NodeId, language: &Language) {
        if *language != self.language {
            self.nodes[node.0].language = Some(language.clone());
        }
    }

    /// Says in words what an element shows.
    pub(super) fn describe(&mut self, node: NodeId, words: String) {
        self.nodes[node.0].alt = Some(words);
    }

    /// A link under `parent`.
    pub(super) fn link(&mut self, parent: NodeId, goal: Goal, words: String) -> NodeId {
        let id = self.add(parent, Role::Link);
        self.nodes[id.0].goal = Some(goal);
        self.nodes[id.0].alt = Some(words);
        id
    }

    /// An element.
    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    /// How many elements there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Takes out the elements from number `len` on.
    pub(super) fn split_off(&mut self, len: usize) -> Vec<Node> {
        self.nodes.split_off(len)
    }

    /// Puts elements there again that were taken out.
    pub(super) fn extend(&mut self, nodes: Vec<Node>) {
        self.nodes.extend(nodes);
    }

    /// The language of the document.
    pub(super) fn language(&self) -> &Language {
        &self.language
    }
}
