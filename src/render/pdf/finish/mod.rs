//! The finishing pass: structure, outline, links and metadata on top of the written pages.

mod annotation;
mod icc;
mod metadata;
mod numbering;
mod outline;
mod structure;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::impose::Imposition;
use super::paginate::Book;
use super::tree::Tree;
use super::write::Written;
use crate::model::Direction;
use crate::package::Deflate;

/// What the whole document says about itself.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) tree: &'a Tree,
    pub(super) book: &'a Book,
    pub(super) imposition: &'a Imposition,
    /// What viewers call each side.
    pub(super) labels: Vec<String>,
}

/// The bytes of the file: PDF 1.7 that claims PDF/UA-1 and PDF/A-2a.
pub(super) fn bytes(written: Written, about: &About<'_>) -> Vec<u8> {
    let Written { mut file, events, subsets } = written;
    file.version = "1.7".into();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (name, map) in subsets {
        map_codes(&mut file, &name, map);
    }
    for page in &pages {
        if let Ok(page) = file.get_dictionary_mut(*page) {
            page.remove(b"Annots");
            page.set("Tabs", "S");
        }
    }
    let structure = structure::add(&mut file, &pages, &events, about);
    let outline = outline::add(&mut file, &pages, about);
    let catalog = catalog(&mut file, about, structure, outline);
    let root = file.add_object(catalog);
    file.trailer.set("Root", root);
    let info = file.add_object(metadata::info(about.title));
    file.trailer.set("Info", info);
    numbering::renumber(&mut file);
    compress(&mut file);
    let id = Object::String(identity(&file), lopdf::StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).expect("a vector takes any number of bytes");
    bytes
}

fn catalog(
    file: &mut Document,
    about: &About<'_>,
    structure: ObjectId,
    outline: Option<ObjectId>,
) -> Dictionary {
    let old = file.catalog().cloned().unwrap_or_default();
    let direction = match about.tree.language().direction() {
        Direction::Ltr => "L2R",
        Direction::Rtl => "R2L",
    };
    let xmp = file.add_object(metadata::xmp(about.title, about.tree.language().tag()));
    let profile = Stream::new(dictionary! { "N" => 3 }, icc::srgb());
    let profile = file.add_object(profile);
    let mut viewer = dictionary! { "DisplayDocTitle" => true, "Direction" => direction };
    if about.imposition.is_booklet() {
        viewer.set("Duplex", "DuplexFlipShortEdge");
    }
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "PageLayout" => "OneColumn",
        "PageMode" => if outline.is_some() { "UseOutlines" } else { "UseNone" },
        "Lang" => metadata::words(about.tree.language().tag()),
        "StructTreeRoot" => structure,
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => viewer,
        "Metadata" => xmp,
        "OutputIntents" => vec![Object::Dictionary(metadata::output_intent(profile))],
        "PageLabels" => dictionary! { "Nums" => page_labels(&about.labels) },
    };
    if let Ok(pages) = old.get(b"Pages") {
        catalog.set("Pages", pages.clone());
    }
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    catalog
}

/// Names of pages (ISO 32000-1 §12.4.2): counted by viewers, or one by one where they count otherwise.
fn page_labels(labels: &[String]) -> Vec<Object> {
    let counted = labels.iter().zip(1..).all(|(label, number)| *label == number.to_string());
    if counted {
        return vec![0.into(), dictionary! { "S" => "D" }.into()];
    }
    let each = (0i64..).zip(labels);
    each.flat_map(|(side, label)| [side.into(), dictionary! { "P" => metadata::words(label) }.into()])
        .collect()
}

/// Gives the descendant of the font called `name` its map from codes to glyphs.
fn map_codes(file: &mut Document, name: &str, map: Vec<u8>) {
    let stream = file.add_object(Stream::new(Dictionary::new(), map));
    for object in file.objects.values_mut() {
        let Ok(font) = object.as_dict_mut() else { continue };
        let is_ours = font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|it| it == name.as_bytes());
        if !is_ours {
            continue;
        }
        let Ok(descendants) = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut) else {
            continue;
        };
        for descendant in descendants.iter_mut().filter_map(|it| it.as_dict_mut().ok()) {
            descendant.set("CIDToGIDMap", stream);
        }
    }
}

/// Compresses what is not yet and becomes smaller by it. lopdf would do it at the highest level, which takes several
/// times as long for a few bytes less.
fn compress(file: &mut Document) {
    let mut deflate = Deflate::default();
    let streams = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter")) {
        let bytes = deflate.zlib(&stream.content);
        if bytes.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(bytes);
        }
    }
}

/// Sixteen bytes that change whenever a page, font or picture does.
fn identity(file: &Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for (id, object) in &file.objects {
        if let Ok(stream) = object.as_stream() {
            hash.update(id.0.to_be_bytes());
            hash.update(&stream.content);
        }
    }
    hash.finalize()[..16].to_vec()
}

/// A length in thousandths of a point.
#[allow(clippy::cast_precision_loss, reason = "lengths on a page have at most 24 significant bits")]
fn length(thousandths: i64) -> Object {
    Object::Real(thousandths as f32 / 1000.0)
}
