//! Pages become PDF objects. The one file that knows printpdf.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, Mm, Op, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem, XObject, XObjectId,
};

use super::fonts::{Fonts, Subset};
use super::groups::{Group, Shown, groups};
use super::impose::{Imposition, Side};
use super::paginate::Book;
use super::picture::{Picture, Pixels};
use super::shapes::{Flip, Operator, fill_colour};
use super::strip::{Area, Ink, Item, Owner};
use super::tree::{NodeId, Role, Tree};
use crate::model::AssetPath;
use crate::typeset::{FaceId, GlyphRun, Milli};

/// What was written on a page, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A marked-content sequence and its number among those of the side.
    Content(NodeId, usize),
    /// An element and the box it fills.
    Claim(NodeId, Corners),
    /// A place to click.
    Link(NodeId, Corners),
}

/// Left, bottom, right and top, in thousandths of a point from the bottom left corner of the page.
pub(super) type Corners = [i64; 4];

/// The objects of a document, without structure, and what the structure is made of.
pub(super) struct Written {
    pub(super) file: lopdf::Document,
    /// Of each page, in the order in which pages are read.
    pub(super) events: Vec<Vec<Event>>,
    pub(super) subsets: Vec<(String, Vec<u8>)>,
}

/// Writes all sides of a book.
pub(super) fn sides(
    (book, imposition): (&Book, &Imposition),
    tree: &Tree,
    pictures: &BTreeMap<AssetPath, Picture>,
) -> Written {
    let mut document = PdfDocument::new("");
    let mut fonts = Fonts::default();
    let mut events = vec![Vec::new(); book.pages.len()];
    for side in &imposition.sides {
        let mut pen = Pen::new(tree, side.height, pictures, &mut fonts);
        for placed in &side.pages {
            for item in &book.pages[placed.page].items {
                pen.item(&placed.item(item));
            }
            pen.close();
            events[placed.page] = std::mem::take(&mut pen.events);
        }
        document.pages.push(blank(side, pen.ops));
    }
    for (index, picture) in pictures.values().enumerate() {
        if let Picture::Pixels(pixels) = picture {
            document.resources.xobjects.map.insert(XObjectId(image_name(index)), image(pixels));
        }
    }
    let mut subsets = Vec::new();
    let mut specimens = Vec::new();
    for subset in fonts.subsets() {
        subsets.push((subset.name.clone(), subset.cid_to_gid.clone()));
        specimens.extend(specimen(&subset));
        document.resources.fonts.map.insert(font_id(subset.face.id), PdfFont::new(embedded(subset)));
    }
    document.pages.push(PdfPage::new(Mm(1.0), Mm(1.0), specimens));
    // `secure` would drop the path operators; compression comes after the finishing pass.
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    drop_last_page(&mut file);
    Written { file, events, subsets }
}

/// Shows every code of a face once. printpdf learns from pages what codes stand for, one by one; ours show many at
/// once, which it does not read, so a last page tells it and is taken out again.
fn specimen(subset: &Subset) -> [Op; 2] {
    let font = PdfFontHandle::External(font_id(subset.face.id));
    let codes = (1..).zip(&subset.texts).map(|(code, text)| Codepoint::with_cid(code, 0.0, text.clone()));
    [Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items: vec![TextItem::GlyphIds(codes.collect())] }]
}

fn drop_last_page(file: &mut lopdf::Document) {
    let root = file.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference);
    let pages = root.and_then(|root| file.get_dictionary_mut(root)).expect("printpdf writes a tree of pages");
    let kids = pages.get_mut(b"Kids").and_then(Object::as_array_mut).expect("it has pages");
    kids.pop();
    let count = i64::try_from(kids.len()).expect("pages can be counted");
    pages.set("Count", count);
}

/// What glyphs are in the array of a text operator: a number that moves the pen, and codes.
fn shown(Shown { kern, codes, .. }: Shown) -> Vec<DictItem> {
    let codes = DictItem::String { data: codes, literal: true };
    if kern == 0 { vec![codes] } else { vec![DictItem::Int(kern), codes] }
}

fn blank(side: &Side, ops: Vec<Op>) -> PdfPage {
    let whole = || Rect {
        x: Pt(0.0),
        y: Pt(0.0),
        width: pt(side.width),
        height: pt(side.height),
        mode: None,
        winding_order: None,
    };
    PdfPage { media_box: whole(), trim_box: whole(), crop_box: whole(), ops }
}

fn font_id(face: FaceId) -> FontId {
    FontId(format!("F{:03}", face.0))
}

fn image_name(index: usize) -> String {
    format!("I{index:03}")
}

fn embedded(subset: Subset) -> ParsedFont {
    let face = subset.face;
    let metrics = FontMetrics { ascent: face.ascent, descent: face.descent };
    let name = Some(subset.name);
    let mut font = ParsedFont::with_glyph_data(
        subset.program,
        0,
        name,
        BTreeMap::new(),
        subset.widths,
        face.units_per_em,
        metrics,
    );
    let [x_min, y_min, x_max, y_max] = face.bounds;
    let described = &mut font.pdf_font_metrics;
    (described.x_min, described.y_min, described.x_max, described.y_max) = (x_min, y_min, x_max, y_max);
    described.us_weight_class = if face.bold { 700 } else { 400 };
    font
}

fn image(pixels: &Pixels) -> XObject {
    let count = |value: u32| DictItem::Int(value.into());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), count(pixels.width)),
        ("Height".to_owned(), count(pixels.height)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("ColorSpace".to_owned(), name(if pixels.grey { "DeviceGray" } else { "DeviceRGB" })),
    ]);
    if pixels.jpeg {
        dict.insert("Filter".to_owned(), name("DCTDecode"));
    }
    let stream = ExternalStream { dict, content: pixels.bytes.clone(), compress: !pixels.jpeg };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

/// Thousandths, as a whole number where they are one.
#[allow(clippy::cast_precision_loss, reason = "lengths on a page have at most 24 significant bits")]
fn number(thousandths: i64) -> DictItem {
    match thousandths % 1000 {
        0 => DictItem::Int(thousandths / 1000),
        _ => DictItem::Real(thousandths as f32 / 1000.0),
    }
}

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
}

#[allow(clippy::cast_precision_loss, reason = "lengths on a page have at most 24 significant bits")]
fn pt(length: Milli) -> Pt {
    Pt(length.0 as f32 / 1000.0)
}

/// Writes the content of one page and keeps its marked content in order.
struct Pen<'a> {
    tree: &'a Tree,
    flip: Flip,
    pictures: &'a BTreeMap<AssetPath, Picture>,
    fonts: &'a mut Fonts,
    ops: Vec<Op>,
    events: Vec<Event>,
    marked: usize,
    open: Option<Owner>,
    ink: Option<Ink>,
    font: Option<(FaceId, Milli)>,
    rise: Milli,
}

impl<'a> Pen<'a> {
    fn new(
        tree: &'a Tree,
        height: Milli,
        pictures: &'a BTreeMap<AssetPath, Picture>,
        fonts: &'a mut Fonts,
    ) -> Self {
        let (ops, events) = (Vec::new(), Vec::new());
        let flip = Flip(height);
        Self {
            tree,
            flip,
            pictures,
            fonts,
            ops,
            events,
            marked: 0,
            open: None,
            ink: None,
            font: None,
            rise: Milli(0),
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text { x, baseline, runs, owners, ink, .. } => {
                self.text((*x, *baseline), runs, owners, *ink);
            }
            Item::Fill { area, ink } => {
                let shape = vec![fill_colour(*ink), self.flip.rectangle(*area), ("f", vec![])];
                self.paint(Owner::Ornament, shape);
            }
            Item::Frame { area, weight, ink } => {
                self.paint(Owner::Ornament, self.flip.frame(*area, *weight, *ink));
            }
            Item::Dots { x, width, y } => self.paint(Owner::Ornament, self.flip.dots(*x, *width, *y)),
            Item::Picture { area, asset, owner } => self.picture(*area, asset, *owner),
            Item::Claim { area, node } => {
                self.close();
                let top = self.flip.0 - area.y;
                let corners = [area.x.0, (top - area.height).0, (area.x + area.width).0, top.0];
                self.events.push(Event::Claim(*node, corners));
            }
            Item::PageNumber { .. } => unreachable!("page numbers are set before pages are written"),
        }
    }

    /// Paints shapes; colours of text are set anew afterwards.
    fn paint(&mut self, owner: Owner, operators: Vec<Operator>) {
        self.own(owner);
        self.ink = None;
        for (key, numbers) in operators {
            let mut value: Vec<DictItem> = numbers.into_iter().map(number).collect();
            if key == "d" {
                value = vec![DictItem::Array(value), DictItem::Int(0)];
            }
            self.operate(key, value);
        }
    }

    fn picture(&mut self, area: Area, asset: &AssetPath, owner: Owner) {
        match self.pictures.get(asset) {
            Some(Picture::Drawing { width, height, marks }) => {
                self.paint(owner, self.flip.drawing(area, (*width, *height), marks));
            }
            Some(Picture::Pixels(_)) => {
                self.own(owner);
                let index = self.pictures.keys().position(|path| path == asset).unwrap_or(0);
                let bottom = self.flip.0 - area.y - area.height;
                let matrix = [area.width.0, 0, 0, area.height.0, area.x.0, bottom.0];
                let matrix = matrix.into_iter().map(number).collect();
                self.ops.push(Op::SaveGraphicsState);
                self.operate("cm", matrix);
                self.operate("Do", vec![name(&image_name(index))]);
                self.ops.push(Op::RestoreGraphicsState);
            }
            None => {}
        }
    }

    fn set_ink(&mut self, ink: Ink) {
        if self.ink != Some(ink) {
            self.ink = Some(ink);
            let (key, numbers) = fill_colour(ink);
            let value = numbers.into_iter().map(number).collect();
            self.operate(key, value);
        }
    }

    /// Goes on in the owner's marked content, or opens it.
    fn own(&mut self, owner: Owner) {
        if self.open == Some(owner) {
            return;
        }
        self.close();
        match owner {
            Owner::Node(node) => self.begin(node, None),
            Owner::Ornament => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".into() }),
            Owner::Head => self.begin_furniture("Header"),
            Owner::Foot => self.begin_furniture("Footer"),
        }
        self.open = Some(owner);
    }

    fn begin(&mut self, node: NodeId, actual: Option<&str>) {
        let mark = i64::try_from(self.marked).expect("a page has few marks");
        let mut map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(mark))]);
        if let Some(words) = actual {
            let mut data = vec![0xFE, 0xFF];
            data.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
            map.insert("ActualText".to_owned(), DictItem::String { data, literal: true });
        }
        let tag = if actual.is_some() { "Span" } else { self.tree.node(node).role.name() };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
        self.events.push(Event::Content(node, self.marked));
        self.marked += 1;
    }

    fn begin_furniture(&mut self, subtype: &str) {
        let map =
            BTreeMap::from([("Type".to_owned(), name("Pagination")), ("Subtype".to_owned(), name(subtype))]);
        let properties = DictItem::Dict { map };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Artifact".into(), properties });
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn text(&mut self, (x, baseline): (Milli, Milli), runs: &[GlyphRun], owners: &[Owner], ink: Ink) {
        for run in runs {
            let owner = owners.get(run.span).copied().unwrap_or(Owner::Ornament);
            for group in groups(run, self.fonts) {
                if let (Owner::Node(node), Some(words)) = (owner, &group.actual) {
                    self.close();
                    self.begin(node, Some(words));
                    self.show(run, (x, baseline), (group, ink));
                    self.ops.push(Op::EndMarkedContent);
                } else {
                    self.own(owner);
                    self.show(run, (x, baseline), (group, ink));
                }
            }
            if let Owner::Node(node) = owner {
                self.click(node, run, (x, baseline));
            }
        }
    }

    /// One text object. The pen goes to its first glyph; from there kerns move it, and the rise of the text does
    /// (ISO 32000-1 §9.3.7).
    fn show(&mut self, run: &GlyphRun, (x, baseline): (Milli, Milli), (group, ink): (Group, Ink)) {
        self.set_ink(ink);
        self.ops.push(Op::StartTextSection);
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            let font = PdfFontHandle::External(font_id(run.face));
            self.ops.push(Op::SetFont { font, size: pt(run.size) });
        }
        self.operate("Td", vec![number((x + group.x).0), number((self.flip.0 - baseline).0)]);
        let mut pieces = group.shown.into_iter().peekable();
        while let Some(first) = pieces.next() {
            let rise = first.rise;
            if self.rise != rise {
                self.rise = rise;
                self.operate("Ts", vec![number(rise.0)]);
            }
            let mut items = shown(first);
            while let Some(next) = pieces.next_if(|next| next.rise == rise) {
                items.extend(shown(next));
            }
            self.operate("TJ", vec![DictItem::Array(items)]);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn operate(&mut self, key: &str, value: Vec<DictItem>) {
        self.ops.push(Op::Unknown { key: key.to_owned(), value });
    }

    /// A place to click over a run that belongs to a link; links in running text are underlined.
    fn click(&mut self, node: NodeId, run: &GlyphRun, (x, baseline): (Milli, Milli)) {
        let link = self.tree.node(node);
        if link.goal.is_none() {
            return;
        }
        let (left, right) = (x + run.x, x + run.x + run.width);
        let bottom = self.flip.0 - baseline - run.size.scaled(280);
        let top = bottom + run.size.scaled(1250);
        self.events.push(Event::Link(node, [left.0, bottom.0, right.0, top.0]));
        let listed = link.parent.is_some_and(|it| self.tree.node(it).role == Role::Reference);
        if !listed {
            let y = baseline + run.size.scaled(130);
            let area = Area { x: left, y, width: run.width, height: Milli(500) };
            self.item(&Item::Fill { area, ink: Ink::SOFT });
        }
    }
}
