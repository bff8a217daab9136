//! Pictures, decoded into what a page can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader};

use super::svg;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Asset, AssetPath, Media};

/// A picture ready to be drawn.
pub(super) enum Picture {
    /// Outlines in a box of this width and height, in the picture's own units.
    Drawing { width: f32, height: f32, marks: Vec<Drawn> },
    /// Points of colour.
    Pixels(Pixels),
}

/// Points of colour, row by row from the top, or the JPEG that holds them.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) grey: bool,
    pub(super) jpeg: bool,
    pub(super) bytes: Vec<u8>,
}

/// One mark of a drawing; coordinates from the top left corner.
pub(super) enum Drawn {
    /// An outline.
    Path(Path),
    /// What follows shows only inside these outlines, until the matching end.
    Clip(Vec<Segment>),
    /// The end of a clip.
    EndClip,
}

/// An outline with its colours.
pub(super) struct Path {
    pub(super) segments: Vec<Segment>,
    pub(super) fill: Option<([f32; 3], bool)>,
    pub(super) line: Option<Line>,
}

/// How an outline is drawn.
pub(super) struct Line {
    pub(super) colour: [f32; 3],
    pub(super) width: f32,
    /// Cap and join, numbered as in PDF (ISO 32000-1 §8.4.3).
    pub(super) cap: i64,
    pub(super) join: i64,
    pub(super) dashes: Vec<f32>,
}

/// One step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Segment {
    Move([f32; 2]),
    Line([f32; 2]),
    Curve([f32; 6]),
    Close,
}

/// Decodes the pictures that are shown.
pub(super) fn decode(
    assets: &BTreeMap<AssetPath, Asset>,
    shown: &BTreeSet<&AssetPath>,
) -> Result<BTreeMap<AssetPath, Picture>, Vec<Diagnostic>> {
    let mut pictures = BTreeMap::new();
    let mut problems = Vec::new();
    for (path, asset) in assets.iter().filter(|(path, _)| shown.contains(path)) {
        match one(asset) {
            Ok(picture) => drop(pictures.insert(path.clone(), picture)),
            Err(why) => problems.push(Diagnostic::new(Code::BadPicture, format!("{path}: {why}"))),
        }
    }
    if problems.is_empty() { Ok(pictures) } else { Err(problems) }
}

fn one(asset: &Asset) -> Result<Picture, String> {
    match asset.media {
        Media::Svg => svg::drawing(&asset.bytes),
        Media::Png => pixels(&asset.bytes, ImageFormat::Png).map(Picture::Pixels),
        Media::Jpeg => pixels(&asset.bytes, ImageFormat::Jpeg).map(Picture::Pixels),
        Media::Mp4 | Media::M4a | Media::Mp3 => Err("a recording, which cannot be printed".to_owned()),
    }
}

fn pixels(bytes: &[u8], format: ImageFormat) -> Result<Pixels, String> {
    let decoded = ImageReader::with_format(Cursor::new(bytes), format).decode();
    let decoded = decoded.map_err(|why| format!("not a picture that can be read: {why}"))?;
    let (width, height) = (decoded.width(), decoded.height());
    let grey = !decoded.color().has_color();
    if format == ImageFormat::Jpeg && colours(bytes) == Some(if grey { 1 } else { 3 }) {
        return Ok(Pixels { width, height, grey, jpeg: true, bytes: bytes.to_vec() });
    }
    let bytes = on_white(&decoded, grey);
    Ok(Pixels { width, height, grey, jpeg: false, bytes })
}

/// Colour components of a JPEG, from its frame header (ITU-T T.81 §B.2.2).
fn colours(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [0xFF, marker, high, low] = *bytes.get(at..at + 4)? else { return None };
        let is_frame = (0xC0..=0xCF).contains(&marker) && ![0xC4, 0xC8, 0xCC].contains(&marker);
        if is_frame {
            return bytes.get(at + 9).copied();
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}

/// Samples without transparency, which PDF/A-2 files of ours do not use.
fn on_white(picture: &DynamicImage, grey: bool) -> Vec<u8> {
    let blend = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).expect("a mean of two bytes is a byte")
    };
    if grey {
        picture.to_luma_alpha8().pixels().map(|it| blend(it.0[0], it.0[1])).collect()
    } else {
        let points = picture.to_rgba8();
        points.pixels().flat_map(|it| [0, 1, 2].map(|part| blend(it.0[part], it.0[3]))).collect()
    }
}
