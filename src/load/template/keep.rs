//! What decks take over of a template, and what they leave out.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Archive, Target, related};
use crate::model::{EmbeddedFont, LeftOut, TemplatePart};
use crate::package::{Element, Package};

/// Relationships of masters, layouts and themes that show something and do nothing.
const HARMLESS: [&str; 17] = [
    "audio",
    "chartColorStyle",
    "chartStyle",
    "diagramColors",
    "diagramData",
    "diagramDrawing",
    "diagramLayout",
    "diagramQuickStyle",
    "hdphoto",
    "image",
    "media",
    "slideLayout",
    "slideMaster",
    "tags",
    "theme",
    "themeOverride",
    "video",
];

/// The cuts of a typeface (ECMA-376 part 1 §19.2.1.9).
const CUTS: [&str; 4] = ["regular", "bold", "italic", "boldItalic"];

/// Where decks write parts of their own.
const OURS: [&str; 8] = [
    "[content_types].xml",
    "_rels/",
    "docprops/",
    "ppt/presentation.xml",
    "ppt/presprops.xml",
    "ppt/viewprops.xml",
    "ppt/slides/",
    "ppt/notesslides/",
];

/// Everything that the roots refer to, with their relationships, or all that speaks against it.
pub(super) fn closure(
    archive: &Archive,
    roots: Vec<String>,
) -> Result<BTreeMap<String, TemplatePart>, Vec<String>> {
    let (mut parts, mut faults) = (BTreeMap::new(), BTreeSet::new());
    let mut waiting = roots;
    while let Some(path) = waiting.pop() {
        if parts.contains_key(&path) {
            continue;
        }
        match part(archive, &path) {
            Ok((part, next)) => {
                parts.insert(path, part);
                waiting.extend(next);
            }
            Err(why) => {
                faults.extend(why);
            }
        }
    }
    if faults.is_empty() { Ok(parts) } else { Err(faults.into_iter().collect()) }
}

/// A part, and the parts to which it refers.
fn part(archive: &Archive, path: &str) -> Result<(TemplatePart, Vec<String>), Vec<String>> {
    let lower = path.to_lowercase();
    if !path.is_ascii() || path.len() > Package::MAX_PATH || OURS.iter().any(|ours| lower.starts_with(ours)) {
        return Err(vec![format!("its part `{path}` stands where no master, layout or picture does")]);
    }
    let one = |why| vec![why];
    let bytes = archive.bytes(path).ok_or_else(|| one(format!("it has no part `{path}`")))?;
    let content_type = archive.content_type(path);
    let content_type = content_type.ok_or_else(|| one(format!("nothing says what its part `{path}` is")))?;
    let (mut next, mut faults) = (Vec::new(), Vec::new());
    for relation in archive.relations(path).map_err(one)? {
        match (relation.kind.as_str(), relation.to) {
            (kind, Target::Part(part)) if HARMLESS.contains(&kind) => next.push(part),
            ("hyperlink", Target::Outside(address)) if is_link(&address) => {}
            (kind, Target::Part(_)) => {
                faults.push(format!("its part `{path}` holds what is not taken over: `{kind}`"));
            }
            (_, Target::Outside(address)) => {
                faults.push(format!("its part `{path}` shows what is not in the file: `{address}`"));
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let relationships = archive.relationships(path).map(Into::into);
    Ok((TemplatePart { content_type: content_type.to_owned(), bytes: bytes.into(), relationships }, next))
}

fn is_link(address: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Typefaces in the file.
pub(super) fn fonts(archive: &Archive, presentation: &Element) -> Vec<EmbeddedFont> {
    let listed = presentation.first("embeddedFontLst").into_iter().flat_map(Element::elements);
    let font = |entry: &Element| {
        let typeface = entry.first("font")?.attribute("typeface")?.to_owned();
        let cut = |name| {
            let cut = entry.first(name).filter(|cut| related(cut).is_some())?;
            Some((name, archive.target(archive.main(), cut).ok()?))
        };
        let cuts: BTreeMap<_, _> = CUTS.into_iter().filter_map(cut).collect();
        (!cuts.is_empty()).then_some(EmbeddedFont { typeface, cuts })
    };
    listed.filter_map(font).collect()
}

/// What of the file no deck gets.
pub(super) fn left_out(archive: &Archive) -> Vec<LeftOut> {
    let mut found = BTreeSet::new();
    for path in archive.paths() {
        let path = path.to_lowercase();
        let path = path.strip_prefix("ppt/").unwrap_or(&path);
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        found.extend(match (folder, name) {
            (_, name) if name.ends_with("vbaproject.bin") => Some(LeftOut::Macros),
            ("slides", _) => Some(LeftOut::Slides),
            ("comments" | "moderncomments", _) => Some(LeftOut::Comments),
            ("customxml", _) => Some(LeftOut::CustomData),
            ("tags", _) => Some(LeftOut::Tags),
            ("changesinfos", _) | (_, "revisioninfo.xml") => Some(LeftOut::History),
            ("docprops", name) if name.starts_with("thumbnail") => Some(LeftOut::Thumbnail),
            ("printersettings", _) => Some(LeftOut::PrinterSettings),
            _ => None,
        });
    }
    found.into_iter().collect()
}
