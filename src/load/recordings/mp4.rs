//! MP4 and M4A (ISO/IEC 14496-12): boxes inside boxes.

use super::Facts;
use crate::model::Sense;

/// A box: its type and what is in it.
type Part<'a> = (&'a [u8], &'a [u8]);

/// Most boxes beside each other. A film has some ten.
const MOST_PARTS: usize = 10_000;

/// A track that is seen or heard.
#[derive(Default)]
struct Track {
    handler: [u8; 4],
    codec: [u8; 4],
    width: u32,
    height: u32,
}

/// What a file that is to be watched or heard says of itself.
pub(super) fn facts(bytes: &[u8], sense: Sense) -> Result<Facts, String> {
    if bytes.get(4..8) != Some(b"ftyp") {
        return Err("its content is not MP4".to_owned());
    }
    let all = parts(bytes)?;
    let movie =
        inner(&all, b"moov").ok_or("it was cut off: the part that says how to play it is not there")?;
    let movie = parts(movie)?;
    let header = inner(&movie, b"mvhd").ok_or("it does not say how long it plays")?;
    let tracks = movie.iter().filter(|(name, _)| *name == b"trak");
    let tracks: Vec<Track> = tracks.map(|(_, inside)| track(inside)).collect::<Result<_, _>>()?;
    check(&tracks, sense)?;
    let seen = tracks.iter().find(|track| &track.handler == b"vide");
    let (width, height) = seen.map_or((0, 0), |track| (track.width, track.height));
    Ok(Facts { length: length(header).ok_or("it does not say how long it plays")?, width, height })
}

/// Whether every browser knows what is seen and heard.
fn check(tracks: &[Track], sense: Sense) -> Result<(), String> {
    for Track { handler, codec, .. } in tracks {
        let (what, known) = match handler {
            b"vide" => ("pictures", matches!(codec, b"avc1" | b"avc3")),
            b"soun" => ("sound", codec == b"mp4a"),
            _ => continue,
        };
        if !known {
            let codec = String::from_utf8_lossy(codec);
            return Err(format!("its {what} are in `{}`, which not every browser plays", codec.trim()));
        }
    }
    let has = |handler| tracks.iter().any(|track| &track.handler == handler);
    match sense {
        Sense::Video if !has(b"vide") => Err("nothing is to be seen in it".to_owned()),
        Sense::Audio if has(b"vide") => Err("it is a video; its name must end in .mp4".to_owned()),
        Sense::Audio if !has(b"soun") => Err("nothing is to be heard in it".to_owned()),
        _ => Ok(()),
    }
}

fn track(inside: &[u8]) -> Result<Track, String> {
    let inside = parts(inside)?;
    let mut track = Track::default();
    let Some(media) = inner(&inside, b"mdia") else { return Ok(track) };
    let media = parts(media)?;
    if let Some(handler) = inner(&media, b"hdlr").and_then(|it| it.get(8..12)) {
        track.handler.copy_from_slice(handler);
    }
    let Some(about) = inner(&media, b"minf") else { return Ok(track) };
    let about = parts(about)?;
    let Some(samples) = inner(&about, b"stbl") else { return Ok(track) };
    let samples = parts(samples)?;
    let Some(entry) = inner(&samples, b"stsd").and_then(|it| it.get(8..)) else { return Ok(track) };
    if let Some(codec) = entry.get(4..8) {
        track.codec.copy_from_slice(codec);
    }
    let side = |at: usize| entry.get(at..at + 2).map_or(0, |b| u32::from(u16::from_be_bytes([b[0], b[1]])));
    (track.width, track.height) = (side(32), side(34));
    Ok(track)
}

/// Milliseconds, out of a movie header of either version.
fn length(header: &[u8]) -> Option<u64> {
    let (scale, duration) = match header.first()? {
        0 => (number(header, 12, 4)?, number(header, 16, 4)?),
        _ => (number(header, 20, 4)?, number(header, 24, 8)?),
    };
    duration.checked_mul(1000)?.checked_div(scale)
}

fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + width)?;
    Some(bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

fn inner<'a>(parts: &[Part<'a>], name: &[u8]) -> Option<&'a [u8]> {
    parts.iter().find(|(found, _)| *found == name).map(|(_, inside)| *inside)
}

/// The boxes that fill these bytes.
fn parts(mut bytes: &[u8]) -> Result<Vec<Part<'_>>, String> {
    let cut_off = || "it was cut off, or it is damaged".to_owned();
    let mut found = Vec::new();
    while !bytes.is_empty() && found.len() < MOST_PARTS {
        let name = bytes.get(4..8).ok_or_else(cut_off)?;
        let (head, size) = match number(bytes, 0, 4).ok_or_else(cut_off)? {
            0 => (8, bytes.len() as u64),
            1 => (16, number(bytes, 8, 8).ok_or_else(cut_off)?),
            size => (8, size),
        };
        let size = usize::try_from(size).map_err(|_| cut_off())?;
        found.push((name, bytes.get(head..size).ok_or_else(cut_off)?));
        bytes = &bytes[size..];
    }
    Ok(found)
}
