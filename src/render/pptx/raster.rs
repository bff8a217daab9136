//! The PNG that programs without SVG show.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::Tree;

use crate::model::Asset;
use crate::typeset::drawing;

/// Longest side of the PNG in pixels.
const LONGEST: u32 = 2400;

/// What was drawn of an SVG file.
type Drawing = Arc<OnceLock<Arc<[u8]>>>;

/// Drawings by the bytes of their files: most editions show the same pictures, and drawing one takes
/// longer than all else of a deck.
static DRAWN: LazyLock<Mutex<BTreeMap<Arc<[u8]>, Drawing>>> = LazyLock::new(Mutex::default);

/// An SVG picture at twice its size, or smaller where that is larger than a screen needs.
pub(super) fn png(asset: &Asset) -> Arc<[u8]> {
    let mut drawn = DRAWN.lock().expect("nothing fails while it is held");
    let drawing = Arc::clone(drawn.entry(Arc::clone(&asset.bytes)).or_default());
    drop(drawn);
    Arc::clone(drawing.get_or_init(|| draw(asset).into()))
}

fn draw(asset: &Asset) -> Vec<u8> {
    let tree = Tree::from_data(&asset.bytes, &drawing::options()).expect("load has parsed every SVG picture");
    let (width, height) = pixels(asset.width.max(1), asset.height.max(1));
    let mut pixmap = Pixmap::new(width, height).expect("neither side is zero");
    let size = tree.size();
    #[allow(clippy::cast_precision_loss, reason = "sides are at most 2400")]
    let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    pixmap.encode_png().expect("a pixmap can be written as PNG")
}

fn pixels(width: u32, height: u32) -> (u32, u32) {
    let longest = width.max(height);
    let target = longest.saturating_mul(2).min(LONGEST);
    let scale = |side: u32| {
        let side = u64::from(side) * u64::from(target) / u64::from(longest);
        u32::try_from(side.max(1)).expect("no longer than the longest side")
    };
    (scale(width), scale(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_doubled_up_to_the_limit() {
        assert_eq!(pixels(960, 540), (1920, 1080));
        assert_eq!(pixels(3000, 1500), (2400, 1200));
        assert_eq!(pixels(1, 900), (2, 1800));
        assert_eq!(pixels(1, 90_000), (1, 2400));
    }
}
