//! Pictures and recordings: checked by content; pictures are freed of metadata.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, ImageResult, Limits};

use super::tree::Tree;
use super::{captions, recordings, template};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Asset, AssetPath, Media, Template, Track};
use crate::typeset::drawing;

/// Largest side of a picture in pixels.
const MAX_SIDE: u32 = 12_000;

/// Most pixels of a picture: a page at 600 dots per inch has 35 million.
const MAX_PIXELS: u64 = 40_000_000;

/// Most memory that decoding one picture may take.
const MAX_MEMORY: u64 = 256 << 20;

/// The quality of a photo that is written anew, of 100: cameras use 90 to 95.
const QUALITY: u8 = 92;

/// Largest SVG.
const MAX_SVG: usize = 1 << 20;

/// Most elements of an SVG. A drawing for a slide has some hundred.
const MAX_ELEMENTS: usize = 4000;

/// Most attributes of one element: reading them takes the square of their number.
const MAX_ATTRIBUTES: usize = 200;

/// The most megabytes that a picture has without a warning: a photograph that fills a page has one.
const MUCH: usize = 3;

/// A megabyte, as file managers count on most systems and networks everywhere.
const MEGABYTE: usize = 1_000_000;

/// What stands in a folder `assets`.
#[derive(Default)]
pub(super) struct Found {
    /// Pictures and recordings.
    pub(super) assets: BTreeMap<AssetPath, Asset>,
    /// The words beside recordings.
    pub(super) tracks: BTreeMap<AssetPath, Track>,
    /// PowerPoint files of an overlay, on which its decks are made.
    pub(super) templates: BTreeMap<AssetPath, Arc<Template>>,
}

/// Takes every file below `folder/assets`.
pub(super) fn read(tree: &mut Tree, folder: &str, problems: &mut Problems) -> Found {
    let mut found = Found::default();
    for path in tree.below(&format!("{folder}/assets")) {
        let Some(name) = AssetPath::parse(&path[folder.len() + 1..]) else {
            tree.bytes(&path);
            problems.push(
                Diagnostic::new(Code::BadPath, format!("the name of `{path}` cannot be used in packages"))
                    .at(&Origin::of_path(&path))
                    .hint("use lower-case letters, digits, `-`, `_` and `.` only"),
            );
            continue;
        };
        if captions::is_track(&path) {
            let file = tree.text(&path, problems);
            found.tracks.extend(file.map(|file| (name, captions::track(&file, problems))));
            continue;
        }
        let bytes = tree.bytes(&path).expect("the path was just listed");
        if folder.starts_with("overlays/") && template::is_template(&path) {
            match template::template(&path, &bytes) {
                Ok((template, told)) => {
                    found.templates.insert(name, Arc::new(template));
                    problems.extend(told);
                }
                Err(told) => problems.extend(told),
            }
            continue;
        }
        let size = bytes.len();
        match asset((&path, &name), bytes, problems) {
            Ok(asset) => {
                if !name.is_recording() && size > MUCH * MEGABYTE {
                    problems.push(heavy(&path, size));
                }
                found.assets.insert(name, asset);
            }
            Err(why) => problems.push(unusable(&path, &name, &why)),
        }
    }
    found
}

/// Why a file cannot be used.
#[derive(Debug)]
enum Unusable {
    /// It has more pixels than are read.
    TooLarge(String),
    /// Another program has to write it.
    Bad(String),
}

impl From<String> for Unusable {
    fn from(why: String) -> Self {
        Self::Bad(why)
    }
}

fn unusable(path: &str, name: &AssetPath, why: &Unusable) -> Diagnostic {
    let recording = name.is_recording() || recordings::is_foreign(path);
    let (code, why, hint) = match why {
        Unusable::TooLarge(why) => (Code::BadPicture, why, SMALLER),
        Unusable::Bad(why) if recording => (Code::BadRecording, why, recordings::WAY_OUT),
        Unusable::Bad(why) => {
            (Code::BadPicture, why, "save it anew as a plain SVG, PNG or JPEG from the program that drew it")
        }
    };
    Diagnostic::new(code, format!("`{path}` cannot be used: {why}")).at(&Origin::of_path(path)).hint(hint)
}

/// The way out for a picture with more pixels than anybody sees.
const SMALLER: &str = "make it smaller: 3000 pixels on its longer side fill a page";

fn heavy(path: &str, size: usize) -> Diagnostic {
    let (whole, tenth) = (size / MEGABYTE, size % MEGABYTE * 10 / MEGABYTE);
    let message = format!("`{path}` has {whole}.{tenth} MB, and every learner loads it; {MUCH} are enough");
    Diagnostic::new(Code::HeavyPicture, message)
        .at(&Origin::of_path(path))
        .hint(SMALLER)
        .hint("save a photograph as JPEG")
}

/// The path of a picture that is no recording.
pub(super) fn picture_path(path: &str, origin: &Origin, problems: &mut Problems) -> Option<AssetPath> {
    let found = AssetPath::parse(path).filter(|path| !path.is_recording());
    if found.is_none() {
        problems.push(bad_path(path, origin));
    }
    found
}

/// A path that a text names but that cannot be one.
pub(super) fn bad_path(path: &str, origin: &Origin) -> Diagnostic {
    let problem = Diagnostic::new(Code::BadPath, format!("`{path}` is no path of a picture")).at(origin);
    if path.starts_with("http") {
        return problem.hint("put the picture into the folder `assets`: kits work without a network");
    }
    problem.hint("write it as `assets/file.svg`, with lower-case letters, digits, `-`, `_` and `.`")
}

fn asset(
    (path, name): (&str, &AssetPath),
    bytes: Vec<u8>,
    problems: &mut Problems,
) -> Result<Asset, Unusable> {
    match name.media() {
        Some(Media::Svg) => Ok(svg(path, bytes, problems)?),
        Some(Media::Png) => raster(&bytes, ImageFormat::Png, Media::Png),
        Some(Media::Jpeg) => raster(&bytes, ImageFormat::Jpeg, Media::Jpeg),
        Some(media @ (Media::Mp4 | Media::M4a | Media::Mp3)) => Ok(recordings::recording(bytes, media)?),
        None => {
            Err(Unusable::Bad("pictures are .svg, .png or .jpg, videos .mp4, audio .mp3 or .m4a".to_owned()))
        }
    }
}

fn raster(bytes: &[u8], format: ImageFormat, media: Media) -> Result<Asset, Unusable> {
    if image::guess_format(bytes).ok() != Some(format) {
        return Err(Unusable::Bad(format!("its content is not {}", media.extension().to_uppercase())));
    }
    let size = ImageReader::with_format(Cursor::new(bytes), format).into_dimensions();
    let (width, height) = size.map_err(|error| error.to_string())?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Unusable::TooLarge(format!(
            "it has {width} by {height} pixels; at most {} million are read",
            MAX_PIXELS / 1_000_000
        )));
    }
    let (picture, orientation) = decoded(bytes, format).map_err(|error| error.to_string())?;
    let bytes = match media {
        Media::Jpeg if orientation == Orientation::NoTransforms => without_metadata(bytes),
        Media::Jpeg => jpeg(&picture).map_err(|error| error.to_string())?,
        _ => {
            let mut clean = Cursor::new(Vec::new());
            let eight_bit = if picture.color().has_alpha() {
                DynamicImage::from(picture.to_rgba8())
            } else {
                DynamicImage::from(picture.to_rgb8())
            };
            eight_bit.write_to(&mut clean, format).map_err(|error| error.to_string())?;
            clean.into_inner()
        }
    };
    Ok(Asset { bytes: bytes.into(), media, width: picture.width(), height: picture.height(), length: 0 })
}

/// The pixels of a picture, upright, and how they had to be turned for that.
fn decoded(bytes: &[u8], format: ImageFormat) -> ImageResult<(DynamicImage, Orientation)> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    limits.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok((picture, orientation))
}

/// A photo that was turned, written anew.
fn jpeg(picture: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    Ok(bytes)
}

/// A JPEG without its APP1 to APP13, APP15 and comment segments (ITU-T T.81 §B.1.1.4), which hold
/// places, names and previews.
fn without_metadata(bytes: &[u8]) -> Vec<u8> {
    let mut clean = bytes[..2].to_vec();
    let mut at = 2;
    while at + 4 <= bytes.len() && bytes[at] == 0xFF {
        let marker = bytes[at + 1];
        let length = 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        if marker == 0xDA || at + length > bytes.len() {
            break;
        }
        if !matches!(marker, 0xE1..=0xED | 0xEF | 0xFE) {
            clean.extend_from_slice(&bytes[at..at + length]);
        }
        at += length;
    }
    clean.extend_from_slice(&bytes[at..]);
    clean
}

fn svg(path: &str, bytes: Vec<u8>, problems: &mut Problems) -> Result<Asset, String> {
    if bytes.len() > MAX_SVG {
        return Err(format!("it has {} bytes; at most {MAX_SVG} are read", bytes.len()));
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| "its content is not SVG".to_owned())?;
    if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return Err("a line `<!DOCTYPE …>` is not used here".to_owned());
    }
    if text.split('<').any(|tag| tag.matches("=\"").count() + tag.matches("='").count() > MAX_ATTRIBUTES) {
        return Err(format!("an element has more than {MAX_ATTRIBUTES} attributes"));
    }
    let document = usvg::roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    if document.descendants().any(|node| node.is_pi()) {
        return Err("instructions as `<?xml-stylesheet …?>` are not used here".to_owned());
    }
    let elements = document.descendants().filter(usvg::roxmltree::Node::is_element);
    let count = elements.clone().count();
    if count > MAX_ELEMENTS {
        return Err(format!("it has {count} elements; at most {MAX_ELEMENTS} are drawn"));
    }
    for node in elements {
        refuse_active(&node)?;
    }
    let drawn = usvg::Tree::from_str(text, &drawing::options()).map_err(|error| error.to_string())?;
    let size = drawn.size().to_int_size();
    let (width, height) = (size.width(), size.height());
    if width.max(height) > MAX_UNITS {
        return Err(format!("its size is {width} by {height}; at most {MAX_UNITS} units are drawn"));
    }
    tell_drawn(path, &drawn, problems);
    Ok(Asset { bytes: bytes.into(), media: Media::Svg, width, height, length: 0 })
}

/// Largest side of an SVG in its own units.
const MAX_UNITS: u32 = 100_000;

/// Says what of a drawing nobody will see.
fn tell_drawn(path: &str, drawn: &usvg::Tree, problems: &mut Problems) {
    let boxes: Vec<String> =
        drawing::boxes(drawn).into_iter().map(|c| format!("U+{:04X} `{c}`", u32::from(c))).collect();
    if !boxes.is_empty() {
        let message = format!("in decks and documents `{path}` has boxes in place of {}", boxes.join(", "));
        problems.push(Diagnostic::new(Code::BoxedWords, message).at(&Origin::of_path(path)).hint(
            "give the words of each script a `<text>` of their own, or turn them into outlines in the program that drew it",
        ));
    }
    if !drawn.root().has_children() {
        let message = format!("nothing is drawn in `{path}`");
        let hint = "draw what it is to show, or delete it";
        problems.push(Diagnostic::new(Code::NothingDrawn, message).at(&Origin::of_path(path)).hint(hint));
    }
}

/// What a drawing is made of. Filters, patterns and masks may take minutes to draw, and scripts,
/// animations, foreign content and references to files have no place in a kit.
const ELEMENTS: &[&str] = &[
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "metadata",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "switch",
    "text",
    "textPath",
    "title",
    "tspan",
];

/// Refuses elements that are not known to be harmless, and references out of the file. What drawing
/// programs note in names of their own is passed over: nothing shows it.
fn refuse_active(node: &usvg::roxmltree::Node<'_, '_>) -> Result<(), String> {
    const SVG: &str = "http://www.w3.org/2000/svg";
    const SHOWN_BY_BROWSERS: &str = "http://www.w3.org/1999/xhtml";
    let name = node.tag_name().name();
    let space = node.tag_name().namespace();
    if space == Some(SHOWN_BY_BROWSERS) || (space == Some(SVG) && !ELEMENTS.contains(&name)) {
        return Err(format!("an element `<{name}>` is not used here"));
    }
    for attribute in node.attributes() {
        let value = attribute.value();
        if attribute.name().starts_with("on") {
            return Err(format!("an attribute `{}` would run a script", attribute.name()));
        }
        if attribute.name() == "href" && !value.starts_with('#') {
            return Err(format!("it refers to `{value}`"));
        }
        if let Some(address) = foreign_address(value) {
            return Err(format!("it refers to `{address}`"));
        }
    }
    Ok(())
}

/// The address in `url(…)` that is not one inside the file.
fn foreign_address(value: &str) -> Option<&str> {
    let addresses = value.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap_or(rest));
    addresses
        .map(|address| address.trim().trim_matches(['"', '\'']))
        .find(|address| !address.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photo that is red on the left and blue on the right, as a camera writes it that was held in an orientation.
    fn photo(orientation: u8) -> Vec<u8> {
        let colour = |x, _| image::Rgb(if x < 16 { [255, 0, 0] } else { [0, 0, 255] });
        let picture = DynamicImage::from(image::RgbImage::from_fn(32, 16, colour));
        let plain = jpeg(&picture).expect("it can be written");
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
        let mut photo = plain[..2].to_vec();
        photo.extend([0xFF, 0xE1, 0, 36]);
        photo.extend(exif);
        photo.extend([orientation, 0, 0, 0, 0, 0, 0]);
        photo.extend(&plain[2..]);
        photo
    }

    /// Width, height, and whether the first and the last point are red.
    fn seen(orientation: u8) -> (u32, u32, bool, bool) {
        let asset = raster(&photo(orientation), ImageFormat::Jpeg, Media::Jpeg).expect("it is a photo");
        let (picture, left) = decoded(&asset.bytes, ImageFormat::Jpeg).expect("it stays a photo");
        assert_eq!(left, Orientation::NoTransforms);
        let (width, height) = (picture.width(), picture.height());
        assert_eq!((width, height), (asset.width, asset.height));
        let picture = picture.to_rgb8();
        let is_red = |x, y| picture.get_pixel(x, y).0[0] > 128;
        (width, height, is_red(0, 0), is_red(width - 1, height - 1))
    }

    #[test]
    fn photos_are_turned_as_the_camera_says() {
        let seen: Vec<_> = (1..=8).map(seen).collect();
        let (across, turned) = ((32, 16, true, false), (32, 16, false, true));
        let (upright, head_down) = ((16, 32, true, false), (16, 32, false, true));
        assert_eq!(seen, [across, turned, turned, across, upright, upright, head_down, head_down]);
    }

    #[test]
    fn a_photo_that_stands_upright_keeps_its_bytes_but_for_what_the_camera_notes() {
        let photo = photo(1);
        let asset = raster(&photo, ImageFormat::Jpeg, Media::Jpeg).expect("it is a photo");
        assert_eq!(*asset.bytes, [&photo[..2], &photo[40..]].concat());
    }
}
