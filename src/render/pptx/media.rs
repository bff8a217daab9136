//! Pictures as parts: each once, with a PNG beside each SVG.

use std::collections::{BTreeMap, BTreeSet};

use super::part::TO_IMAGE;
use super::raster;
use super::scenery::Look;
use crate::model::{Asset, AssetPath, ChosenTemplate, Content, Deck, Edition, Media};
use crate::package::{Opc, Relationships};

/// The pictures of one deck, or those that decks of one look share.
#[derive(Clone)]
pub(super) struct Gallery {
    stored: BTreeMap<AssetPath, Stored>,
}

/// A picture inside the package.
#[derive(Clone)]
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
    /// The logo, which a template has itself.
    pub(super) fn of(opc: &mut Opc, look: &Look<'_>) -> Self {
        let mut gallery = Self { stored: BTreeMap::new() };
        if let (None, Some((path, _)), Some(asset)) = (look.template(), &look.branding.logo, look.logo) {
            let name = names(None).next().expect("numbers have no end");
            gallery.stored.insert(path.clone(), store(opc, &name, asset));
        }
        gallery
    }

    /// The same with every picture that a deck shows.
    pub(super) fn with_pictures(&self, opc: &mut Opc, edition: &Edition, deck: &Deck) -> Self {
        let mut gallery = self.clone();
        let mut names = names(edition.branding.template.as_ref()).skip(self.stored.len());
        for path in shown(deck) {
            if !gallery.stored.contains_key(path)
                && let Some(asset) = edition.assets.get(path)
            {
                let name = names.next().expect("numbers have no end");
                gallery.stored.insert(path.clone(), store(opc, &name, asset));
            }
        }
        gallery
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

/// Names of files that a template has not taken.
fn names(template: Option<&ChosenTemplate>) -> impl Iterator<Item = String> {
    let parts = template.into_iter().flat_map(|chosen| chosen.template.parts.keys());
    let stem = |path: &String| path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem).to_lowercase();
    let taken: BTreeSet<String> = parts.map(stem).collect();
    let names = (1..).map(|number| format!("image{number}"));
    names.filter(move |name| !taken.contains(&format!("ppt/media/{name}")))
}

fn shown(deck: &Deck) -> impl Iterator<Item = &AssetPath> {
    let placed = deck.slides.iter().flat_map(|slide| &slide.placed);
    placed.filter_map(|placed| match &placed.content {
        Content::Picture(path, _) => Some(path),
        _ => None,
    })
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
