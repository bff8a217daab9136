//! PowerPoint files of other people: kitbag's own, changed until it is somebody else's.
#![allow(unreachable_pub, clippy::unwrap_used, reason = "a test may panic, and has no API")]

use std::collections::BTreeMap;
use std::sync::Arc;

use kitbag::deck::geometry;
use kitbag::diagnostic::Problems;
use kitbag::model::{ChosenTemplate, Deck, Edition, Origins, Size, SlideLayout, Template};
use kitbag::package::{Package, pack};

use super::sample;

/// The master of the file.
pub const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
/// Its relationships.
pub const LINKS: &str = "ppt/slideMasters/_rels/slideMaster1.xml.rels";
/// Its presentation.
pub const PRESENTATION: &str = "ppt/presentation.xml";
/// The types of its parts.
pub const TYPES: &str = "[Content_Types].xml";

/// The parts of a file, all of them text.
#[derive(Clone)]
pub struct Foreign(pub BTreeMap<String, String>);

impl Foreign {
    /// All of kitbag's layouts and no slides.
    pub fn whole() -> Self {
        let edition = sample::edition("en");
        let grid = geometry::grid(edition.language().script(), Size::Usual);
        let package = kitbag::render::pptx::deck(&edition, &Deck { grid, ..Deck::default() });
        let text = |path: &str| String::from_utf8(package.get(path).unwrap().to_vec()).unwrap();
        Self(package.paths().map(|path| (path.to_owned(), text(path))).collect())
    }

    /// Some of them alone.
    pub fn with(layouts: &[SlideLayout]) -> Self {
        let mut file = Self::whole();
        for (number, layout) in (1..).zip(SlideLayout::ALL) {
            if !layouts.contains(&layout) {
                file.drop_layout(number);
            }
        }
        file
    }

    fn drop_layout(&mut self, number: u32) {
        let path = format!("ppt/slideLayouts/slideLayout{number}.xml");
        self.edit(
            MASTER,
            &format!("<p:sldLayoutId id=\"{}\" r:id=\"rId{number}\"/>", 2_147_483_648 + number),
            "",
        );
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout";
        let target = format!("../slideLayouts/slideLayout{number}.xml");
        let row = format!("<Relationship Id=\"rId{number}\" Type=\"{kind}\" Target=\"{target}\"/>");
        self.edit(LINKS, &row, "");
        self.forget(&path);
        self.0.remove(&format!("ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"));
    }

    /// Takes a part and its type away.
    pub fn forget(&mut self, path: &str) {
        self.0.remove(path).unwrap();
        let types = self.0.get_mut(TYPES).unwrap();
        let start = types.find(&format!("<Override PartName=\"/{path}\"")).unwrap();
        let end = start + types[start..].find("/>").unwrap() + 2;
        types.replace_range(start..end, "");
    }

    /// Adds a part of a type.
    pub fn add(&mut self, path: &str, content_type: &str, text: &str) {
        self.0.insert(path.to_owned(), text.to_owned());
        let row = format!("<Override PartName=\"/{path}\" ContentType=\"{content_type}\"/></Types>");
        self.edit(TYPES, "</Types>", &row);
    }

    /// Replaces a text that must be there, wherever it stands in a part.
    pub fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = self.0.get_mut(path).unwrap_or_else(|| panic!("no {path}"));
        assert!(text.contains(from), "{path} has no {from:?}");
        *text = text.replace(from, to);
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        pack(&self.0.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect())
    }

    /// The file as kitbag reads it.
    pub fn read(&self) -> Template {
        kitbag::load::template("overlays/lk/assets/deck.pptx", &self.bytes())
            .unwrap_or_else(|it| panic!("{it:?}"))
            .0
    }
}

/// The path of the part of one of kitbag's layouts.
pub fn part(layout: SlideLayout) -> String {
    let number = SlideLayout::ALL.iter().position(|it| *it == layout).unwrap() + 1;
    format!("ppt/slideLayouts/slideLayout{number}.xml")
}

/// An edition whose decks stand on a template, in which layouts are named for kinds of slide.
pub fn on(mut edition: Edition, template: Template, named: &[(SlideLayout, &str)]) -> Edition {
    let place = |name: &str| template.layouts.iter().position(|it| it.name == name).unwrap();
    let named = named.iter().map(|(layout, name)| (*layout, place(name))).collect();
    edition.branding.template = Some(ChosenTemplate { template: Arc::new(template), named });
    edition
}

/// The deck of an edition on its template, with all that is to be said.
pub fn built(edition: &Edition) -> (Deck, Package, Problems) {
    let (grid, mut problems) = kitbag::render::pptx::grid(edition).unwrap();
    let (deck, overflows) = kitbag::deck::plan_on(edition, grid);
    for overflow in overflows {
        problems.push(overflow.told(edition, &Origins::default()));
    }
    let package = kitbag::render::pptx::deck(edition, &deck);
    (deck, package, problems)
}
