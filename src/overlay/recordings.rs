//! What belongs to the recordings of a module: the files of the same name beside them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{
    Asset, AssetPath, Block, Element, Id, Layer, Library, Module, POSTERS, Prose, Recording, Sense, Text,
    Track, Value,
};

/// The files beside the recordings of a module, the nearest layer's in the place of those below.
pub(super) struct Beside<'a> {
    assets: &'a BTreeMap<AssetPath, Asset>,
    tracks: BTreeMap<&'a AssetPath, &'a Track>,
}

impl<'a> Beside<'a> {
    /// What a module and the library have, and what layers put in its place.
    pub(super) fn of(
        (module, library): (&'a Module, &'a Library),
        layers: &[&'a Layer],
        assets: &'a BTreeMap<AssetPath, Asset>,
    ) -> Self {
        let mut tracks: BTreeMap<_, _> = library.tracks.iter().chain(&module.tracks).collect();
        let owned = |owner: &Id| *owner == module.root.id || owner.as_str() == "library";
        for layer in layers {
            let here = layer.tracks.iter().filter(|((owner, _), _)| owned(owner));
            tracks.extend(here.map(|((_, path), track)| (path, track)));
        }
        Self { assets, tracks }
    }

    /// Gives every recording what belongs to it, and tells what is not there.
    pub(super) fn complete(&self, block: &mut Block<Text>, problems: &mut Problems) {
        for slot in block.slots.values_mut() {
            let Value::Prose(Prose(pieces)) = &mut slot.value else { continue };
            for piece in pieces {
                if let Element::Recording(recording) = &mut piece.element {
                    self.recording(recording, problems);
                }
            }
        }
        block.children.iter_mut().for_each(|child| self.complete(child, problems));
    }

    fn recording(&self, recording: &mut Recording<Text>, problems: &mut Problems) {
        let asset = recording.asset.clone();
        let posters = POSTERS.map(|ending| asset.beside(ending));
        recording.poster = posters.into_iter().find(|path| self.assets.contains_key(path));
        if let Some(Track::Captions(cues)) = self.tracks.get(&asset.beside("vtt")) {
            recording.captions.clone_from(cues);
        }
        if let Some(Track::Transcript(prose)) = self.tracks.get(&asset.beside("md")) {
            recording.transcript.clone_from(prose);
        }
        let Some(file) = self.assets.get(&asset) else { return };
        let is_video = file.media.sense() == Sense::Video;
        let lacks = [
            (is_video && recording.captions.is_empty(), "captions", "vtt", "WebVTT: what is said and heard, by time"),
            (recording.transcript.is_empty(), "transcript", "md", "Markdown: all that is said and shown"),
            (is_video && recording.poster.is_none(), "picture", "jpg", "a picture for paper and slides; .png and .svg will do"),
        ];
        for (_, what, ending, is) in lacks.into_iter().filter(|(lacks, ..)| *lacks) {
            let message = format!("the recording `{asset}` has no {what}");
            let hint = format!("put `{}` beside it: {is}", asset.beside(ending));
            problems.push(Diagnostic::new(Code::Unaccompanied, message).at(&recording.alt.origin).hint(hint));
        }
        if let Some(cue) = recording.captions.iter().find(|cue| cue.end > file.length + LEEWAY) {
            problems.push(
                Diagnostic::new(Code::BadCaptions, format!("this caption ends after `{asset}` does"))
                    .at(&cue.text.origin)
                    .hint("correct its times, or take the captions that were made for this recording"),
            );
        }
    }
}

/// By how many milliseconds a caption may outlast its recording: programs round up.
const LEEWAY: u32 = 1000;
