//! Pictures as parts: each once, with a PNG beside each SVG.

use std::collections::{BTreeMap, BTreeSet};

use super::part::TO_IMAGE;
use super::raster;
use crate::model::{Asset, AssetPath, Content, Deck, Edition, Media};
use crate::package::{Opc, Relationships};

/// The pictures of one deck.
pub(super) struct Gallery {
    stored: BTreeMap<AssetPath, Stored>,
}

/// A picture inside the package.
pub(super) struct Stored {
    /// File name of the PNG or JPEG.
    raster: String,
    /// File name of the SVG, where there is one.
    vector: Option<String>,
    /// Width, in the unit of the height.
    pub(super) width: u32,
    /// Height.
    pub(super) height: u32,
}

impl Gallery {
    /// Adds every picture that the deck shows, and the logo, which a template has itself.
    pub(super) fn add(opc: &mut Opc, edition: &Edition, deck: &Deck) -> Self {
        let mut stored: BTreeMap<AssetPath, Stored> = BTreeMap::new();
        let mut names = names(edition);
        for path in shown(edition, deck) {
            if !stored.contains_key(path)
                && let Some(asset) = edition.assets.get(path)
            {
                let name = names.next().expect("numbers have no end");
                stored.insert(path.clone(), store(opc, &name, asset));
            }
        }
        Self { stored }
    }

    pub(super) fn get(&self, path: &AssetPath) -> Option<&Stored> {
        self.stored.get(path)
    }
}

impl Stored {
    /// Relates a part one folder below `ppt` to the files: the raster one, the vector one.
    pub(super) fn relate(&self, relationships: &mut Relationships) -> (String, Option<String>) {
        let mut to = |name: &String| relationships.add(TO_IMAGE, format!("../media/{name}"));
        (to(&self.raster), self.vector.as_ref().map(to))
    }
}

/// Names of files that the edition's template has not taken.
fn names(edition: &Edition) -> impl Iterator<Item = String> {
    let parts = edition.branding.template.iter().flat_map(|chosen| chosen.template.parts.keys());
    let stem = |path: &String| path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem).to_lowercase();
    let taken: BTreeSet<String> = parts.map(stem).collect();
    let names = (1..).map(|number| format!("image{number}"));
    names.filter(move |name| !taken.contains(&format!("ppt/media/{name}")))
}

fn shown<'a>(edition: &'a Edition, deck: &'a Deck) -> impl Iterator<Item = &'a AssetPath> {
    let shows_logo = edition.branding.template.is_none();
    let logo = edition.branding.logo.iter().filter(move |_| shows_logo).map(|(path, _)| path);
    let placed = deck.slides.iter().flat_map(|slide| &slide.placed);
    logo.chain(placed.filter_map(|placed| match &placed.content {
        Content::Picture(path, _) => Some(path),
        _ => None,
    }))
}

fn store(opc: &mut Opc, name: &str, asset: &Asset) -> Stored {
    let mut add = |extension, content_type, bytes: &[u8]| {
        let file = format!("{name}.{extension}");
        opc.media(&format!("ppt/media/{file}"), extension, content_type, bytes);
        file
    };
    let (raster, vector) = match asset.media {
        Media::Svg => {
            let png = add("png", "image/png", &raster::png(asset));
            (png, Some(add("svg", "image/svg+xml", &asset.bytes)))
        }
        media => (add(media.extension(), media.mime(), &asset.bytes), None),
    };
    Stored { raster, vector, width: asset.width, height: asset.height }
}
