//! Recordings: checked by content, and copied as they are.
//!
//! Four numbers are read of each, and whether browsers know its codecs. Crates for these formats
//! decode sound or stop before H.264; none tells both in both.

mod mp3;
mod mp4;

use crate::model::{Asset, Media};

/// What to do about a file that is not used.
pub(super) const WAY_OUT: &str =
    "export it anew: a video as MP4 with H.264 and AAC, audio as MP3 or as M4A with AAC";

/// Endings of recordings that cameras and recorders write and that not every browser plays.
const FOREIGN: [&str; 12] =
    ["3gp", "aac", "avi", "flac", "m4v", "mkv", "mov", "ogg", "opus", "wav", "webm", "wmv"];

/// Whether the file has the name of a recording that is not played.
pub(super) fn is_foreign(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| FOREIGN.contains(&ending))
}

/// What is known of a recording.
#[derive(Debug, PartialEq, Eq)]
struct Facts {
    /// How long it plays, in milliseconds.
    length: u64,
    width: u32,
    height: u32,
}

/// The recording in these bytes, or why they are none that every browser plays.
pub(super) fn recording(bytes: Vec<u8>, media: Media) -> Result<Asset, String> {
    if bytes.is_empty() {
        return Err("it is empty".to_owned());
    }
    let Facts { length, width, height } = match media {
        Media::Mp3 => mp3::facts(&bytes)?,
        _ => mp4::facts(&bytes, media.sense())?,
    };
    let length = u32::try_from(length).map_err(|_| "it plays for weeks".to_owned())?;
    if length == 0 {
        return Err("it does not say how long it plays".to_owned());
    }
    Ok(Asset { bytes: bytes.into(), media, width, height, length })
}
