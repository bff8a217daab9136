//! How large recordings may be: many learners pay for them by the megabyte.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Asset, AssetPath, Block, TranslatedText};

/// The most megabytes of one recording where nobody says more.
const LARGEST: u32 = 8;

/// The most megabytes of all recordings of a module where nobody says more.
const ALL: u32 = 25;

/// A megabyte, as file managers count on most systems and networks everywhere.
const MEGABYTE: u64 = 1_000_000;

/// Tells which recordings of an edition are larger than its target allows.
pub(super) fn check(
    root: &Block<TranslatedText>,
    assets: &BTreeMap<AssetPath, Asset>,
    context: &Context<'_>,
    problems: &mut Problems,
) {
    let most = context.settings.recording_size.as_ref().map_or(LARGEST, |(most, _)| *most);
    let most_of_all = context.settings.recordings_size.as_ref().map_or(ALL, |(most, _)| *most);
    let played = played(root, assets);
    for (path, (bytes, origin)) in played.iter().filter(|(_, (bytes, _))| *bytes > u64::from(most) * MEGABYTE)
    {
        let message = format!("`{path}` has {} MB; a recording has {most} at most", tenths(*bytes));
        problems.push(too_large(message, ("recording", *bytes), origin));
    }
    let all: u64 = played.values().map(|(bytes, _)| bytes).sum();
    if all > u64::from(most_of_all) * MEGABYTE {
        let message = format!(
            "the recordings of `{}` have {} MB; those of a module have {most_of_all} at most",
            root.id,
            tenths(all)
        );
        problems.push(too_large(message, ("recordings", all), &root.origin));
    }
}

/// The bytes of each recording, and the block that shows it first.
fn played<'a>(
    root: &'a Block<TranslatedText>,
    assets: &BTreeMap<AssetPath, Asset>,
) -> BTreeMap<&'a AssetPath, (u64, &'a Origin)> {
    let mut played = BTreeMap::new();
    for slot in root.walk().into_iter().flat_map(|block| block.slots.values()) {
        for path in slot.value.assets().into_iter().filter(|path| path.is_recording()) {
            let Some(asset) = assets.get(path) else { continue };
            played.entry(path).or_insert((asset.bytes.len() as u64, &slot.touch.origin));
        }
    }
    played
}

fn too_large(message: String, (key, bytes): (&str, u64), at: &Origin) -> Diagnostic {
    let enough = bytes.div_ceil(MEGABYTE);
    Diagnostic::new(Code::LargeRecordings, message)
        .at(at)
        .hint("export with fewer pixels, for talk 640 by 360 is enough, or keep only what is needed")
        .hint(format!(
            "where learners can afford it, allow more in overlay.yaml: `lms: {{ {key}: {enough} }}`"
        ))
}

fn tenths(bytes: u64) -> String {
    let tenths = bytes.div_ceil(MEGABYTE / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}
