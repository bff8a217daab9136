//! MP3 (ISO/IEC 11172-3 and 13818-3, layer III): frames behind each other.

use super::Facts;

/// Kilobits a second by the index in the head of a frame, for MPEG 1.
const RATES: [u32; 15] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

/// The same for MPEG 2 and 2.5.
const LOW_RATES: [u32; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/// Fewest frames that are taken for sound: two heads may stand in a text by chance.
const FEWEST: usize = 3;

/// A frame by its head.
struct Frame {
    bytes: usize,
    samples: u32,
    /// Samples a second.
    pace: u32,
}

/// What a file says of itself.
pub(super) fn facts(bytes: &[u8]) -> Result<Facts, String> {
    let mut at = tag(bytes);
    let (mut frames, mut microseconds) = (0, 0);
    while let Some(frame) = frame(bytes.get(at..).unwrap_or_default()) {
        frames += 1;
        microseconds += u64::from(frame.samples) * 1_000_000 / u64::from(frame.pace);
        at += frame.bytes;
    }
    if frames < FEWEST {
        return Err("its content is not MP3".to_owned());
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let is_tag = [&b"TAG"[..], b"APETAGEX", b"LYRICSBEGIN"].iter().any(|tag| rest.starts_with(tag));
    if at > bytes.len() || !(is_tag || rest.iter().all(|byte| *byte == 0)) {
        return Err("it was cut off, or it is damaged".to_owned());
    }
    Ok(Facts { length: microseconds / 1000, width: 0, height: 0 })
}

/// The length of the tag at the start, where titles and pictures of a cover stand.
fn tag(bytes: &[u8]) -> usize {
    match bytes.get(..10) {
        Some([b'I', b'D', b'3', _, _, _, size @ ..]) => {
            10 + size.iter().fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7F))
        }
        _ => 0,
    }
}

fn frame(bytes: &[u8]) -> Option<Frame> {
    let [first, second, third, _] = *bytes.first_chunk()?;
    if first != 0xFF || second & 0xE6 != 0xE2 {
        return None;
    }
    let version = second >> 3 & 3;
    let halved = match version {
        3 => 0,
        2 => 1,
        0 => 2,
        _ => return None,
    };
    let rates = if version == 3 { RATES } else { LOW_RATES };
    let rate = *rates.get(usize::from(third >> 4)).filter(|rate| **rate > 0)?;
    let pace = [44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))? >> halved;
    let samples = if version == 3 { 1152 } else { 576 };
    let padding = u32::from(third >> 1 & 1);
    Some(Frame { bytes: (samples / 8 * rate * 1000 / pace + padding) as usize, samples, pace })
}
