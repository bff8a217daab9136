//! Words and prose as HTML, with the language of each text that is not in the page's own.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    AssetPath, Edition, Element, Figure, Id, Label, Language, Link, List, Picture, Prose, RichText, Run,
    Table,
};
use crate::render::html::{Html, direction};

/// Writes what an edition says, and remembers what it showed.
pub(super) struct Writer<'a> {
    pub(super) html: Html,
    pub(super) edition: &'a Edition,
    /// The screen that shows each block.
    pub(super) targets: &'a BTreeMap<Id, String>,
    /// The name of each picture inside the archive.
    pub(super) media: &'a BTreeMap<&'a AssetPath, String>,
    /// Pictures shown so far: no other is packed.
    pub(super) shown: BTreeSet<&'a AssetPath>,
    /// Languages of the texts that fell back so far.
    pub(super) foreign: BTreeSet<&'a Language>,
    /// The names of the tables on the screen so far.
    pub(super) tables: Vec<String>,
}

impl<'a> Writer<'a> {
    /// An element of one class that holds a text.
    pub(super) fn element(&mut self, name: &'static str, class: &str, text: &'a RichText) {
        if text.language != *self.edition.language() {
            self.foreign.insert(&text.language);
        }
        self.quoted(name, class, text);
    }

    /// As [`Writer::element`], for a text that is in another language on purpose.
    pub(super) fn quoted(&mut self, name: &'static str, class: &str, text: &RichText) {
        let mut attributes = Vec::new();
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        attributes.extend(self.language_of(&text.language));
        self.html.open(name, &attributes);
        for run in &text.runs {
            self.run(run);
        }
        self.html.close();
    }

    /// A text inside a line.
    pub(super) fn inline(&mut self, text: &'a RichText) {
        if text.language == *self.edition.language() {
            for run in &text.runs {
                self.run(run);
            }
        } else {
            self.element("span", "", text);
        }
    }

    /// Words of kitbag inside a line.
    pub(super) fn label(&mut self, label: Label) {
        self.filled(label, &[]);
    }

    /// As [`Writer::label`], with values.
    pub(super) fn filled(&mut self, label: Label, values: &[(&str, &str)]) {
        let labels = &self.edition.labels;
        let words = labels.fill(label, values);
        let language = labels.language_of(label);
        let attributes = self.language_of(&language);
        if attributes.is_empty() {
            self.html.text(&words);
        } else {
            self.html.leaf("span", &attributes, &words);
        }
    }

    /// As [`Writer::filled`], with numbers in the digits of the edition's language.
    pub(super) fn counted(&mut self, label: Label, numbers: &[(&str, usize)]) {
        let writing = &self.edition.writing;
        let written: Vec<_> = numbers.iter().map(|(name, number)| (*name, writing.number(*number))).collect();
        let values: Vec<_> = written.iter().map(|(name, number)| (*name, number.as_str())).collect();
        self.filled(label, &values);
    }

    /// `lang` and `dir` where a text is not in the page's language.
    pub(super) fn language_of<'l>(&self, language: &'l Language) -> Vec<(&'static str, &'l str)> {
        if language == self.edition.language() {
            return Vec::new();
        }
        vec![("lang", language.tag()), ("dir", direction(language))]
    }

    /// Prose; a column break between words makes two columns of it.
    pub(super) fn prose(&mut self, prose: &'a Prose<RichText>) {
        let top = prose.elements().filter_map(heading_level).min().unwrap_or(2);
        let elements: Vec<_> = prose.elements().collect();
        let columns = elements.split(|it| matches!(it, Element::ColumnBreak));
        let columns: Vec<_> = columns.filter(|column| !column.is_empty()).collect();
        if let [only] = columns.as_slice() {
            only.iter().for_each(|it| self.block(it, top));
            return;
        }
        self.html.open("div", &[("class", "columns")]);
        for column in columns {
            self.html.open("div", &[("class", "column")]);
            for element in column {
                self.block(element, top);
            }
            self.html.close();
        }
        self.html.close();
    }

    /// A block below the screen's `h1`: headings of level `top` are `h2`, so that none is skipped.
    fn block(&mut self, element: &'a Element<RichText>, top: u8) {
        match element {
            Element::Paragraph(text) => self.element("p", "", text),
            Element::Heading { level, text } => match level - top {
                0 => self.element("h2", "", text),
                1 => self.element("h3", "", text),
                _ => self.element("h4", "", text),
            },
            Element::List(list) => self.list(list),
            Element::Table(table) => self.table(table),
            Element::Quote(paragraphs) => {
                self.html.open("blockquote", &[]);
                for text in paragraphs {
                    self.element("p", "", text);
                }
                self.html.close();
            }
            Element::Figure(Figure { asset, alt }) => self.figure(asset, alt.as_ref()),
            Element::Recording(recording) => self.recording(recording),
            Element::ColumnBreak => {}
            Element::Mark(text) => self.element("p", "mark", text),
        }
    }

    fn list(&mut self, list: &'a List<RichText>) {
        self.html.open(if list.ordered { "ol" } else { "ul" }, &[]);
        for item in &list.items {
            self.html.open("li", &[]);
            self.inline(&item.text);
            if !item.children.is_empty() {
                self.html.open(if item.ordered { "ol" } else { "ul" }, &[]);
                item.children.iter().for_each(|child| self.element("li", "", child));
                self.html.close();
            }
            self.html.close();
        }
        self.html.close();
    }

    /// The name of a table: its heads, with a number where another one on the screen has the same.
    fn name(&mut self, table: &Table<RichText>) -> String {
        let heads = table.header.iter().map(RichText::to_plain).collect::<Vec<_>>().join(", ");
        let same = self.tables.iter().filter(|name| **name == heads).count();
        self.tables.push(heads.clone());
        if same == 0 { heads } else { format!("{heads} ({})", same + 1) }
    }

    /// Wide tables scroll inside a region of their own, which the keyboard can reach.
    fn table(&mut self, table: &'a Table<RichText>) {
        let label = self.name(table);
        let region = [("class", "table"), ("role", "region"), ("tabindex", "0"), ("aria-label", &*label)];
        self.html.open("div", &region);
        self.html.open("table", &[]);
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        table.header.iter().for_each(|text| self.cell(text, Some("col")));
        self.html.close();
        self.html.close();
        self.html.open("tbody", &[]);
        let rows_have_heads = table.header.first().is_some_and(RichText::is_empty);
        for row in &table.rows {
            self.html.open("tr", &[]);
            for (place, text) in row.iter().enumerate() {
                self.cell(text, (place == 0 && rows_have_heads).then_some("row"));
            }
            self.html.close();
        }
        self.html.close();
        self.html.close();
        self.html.close();
    }

    fn cell(&mut self, text: &'a RichText, scope: Option<&str>) {
        match scope {
            Some(scope) if !text.is_empty() => {
                self.html.open("th", &[("scope", scope)]);
                self.inline(text);
                self.html.close();
            }
            _ => self.element("td", "", text),
        }
    }

    /// A picture of a slide.
    pub(super) fn picture(&mut self, picture: &'a Picture) {
        self.figure(&picture.asset, picture.alt.as_ref());
    }

    fn figure(&mut self, asset: &'a AssetPath, alt: Option<&'a RichText>) {
        self.html.open("figure", &[]);
        self.image("", asset, alt);
        self.html.close();
    }

    /// A picture alone; pictures of screens that are not open wait until they are.
    pub(super) fn image(&mut self, class: &str, asset: &'a AssetPath, alt: Option<&'a RichText>) {
        let known = self.edition.assets.get_key_value(asset);
        let (path, picture) = known.expect("an edition holds every picture it shows");
        self.shown.insert(path);
        let (width, height) = (picture.width.to_string(), picture.height.to_string());
        let words = alt.map(RichText::to_plain).unwrap_or_default();
        let mut attributes = vec![("src", &*self.media[path]), ("alt", &words)];
        attributes.extend([("width", &*width), ("height", &height), ("loading", "lazy")]);
        if !class.is_empty() {
            attributes.push(("class", class));
        }
        if let Some(alt) = alt {
            attributes.extend(self.language_of(&alt.language));
        }
        self.html.void("img", &attributes);
    }

    fn run(&mut self, run: &Run) {
        let wrappers = [(run.bold, "b"), (run.italic, "i")];
        let link = self.open_link(run.link.as_ref());
        for (_, name) in wrappers.iter().filter(|(on, _)| *on) {
            self.html.open(name, &[]);
        }
        self.words(&run.text);
        wrappers.iter().filter(|(on, _)| *on).for_each(|_| self.html.close());
        if matches!(link, Opened::Web) {
            self.new_window();
        }
        if !matches!(link, Opened::Nothing) {
            self.html.close();
        }
    }

    /// Four or more underscores are a line to write on.
    fn words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find("____") {
            self.html.text(&rest[..at]);
            self.html.leaf("span", &[("class", "blank")], "");
            rest = rest[at..].trim_start_matches('_');
        }
        self.html.text(rest);
    }

    /// A block that learners do not have is no link.
    fn open_link(&mut self, link: Option<&Link>) -> Opened {
        match link {
            Some(Link::Web(address)) if address.starts_with("http") => {
                let attributes = [("href", &**address), ("target", "_blank"), ("rel", "noopener noreferrer")];
                self.html.open("a", &attributes);
                Opened::Web
            }
            Some(Link::Web(address)) => {
                self.html.open("a", &[("href", address)]);
                Opened::Here
            }
            Some(Link::Block(id)) => match self.targets.get(id) {
                Some(screen) => {
                    self.html.open("a", &[("href", &format!("#{screen}")), ("data-screen", screen)]);
                    Opened::Here
                }
                None => Opened::Nothing,
            },
            None => Opened::Nothing,
        }
    }

    /// A link to a page outside, with plain words.
    pub(super) fn web_link(&mut self, address: &str, words: &str) {
        let attributes =
            [("href", address), ("target", "_blank"), ("rel", "noopener noreferrer"), ("dir", "auto")];
        self.html.open("a", &attributes);
        self.html.text(words);
        self.new_window();
        self.html.close();
    }

    fn new_window(&mut self) {
        self.html.open("span", &[("class", "unseen")]);
        self.html.text(" (");
        self.label(Label::NewWindow);
        self.html.text(")");
        self.html.close();
    }
}

enum Opened {
    Web,
    Here,
    Nothing,
}

fn heading_level(element: &Element<RichText>) -> Option<u8> {
    match element {
        Element::Heading { level, .. } => Some(*level),
        _ => None,
    }
}
