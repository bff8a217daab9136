//! What belongs to the recordings of a module: the files of the same name beside them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
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
        for (what, ending, is) in lacks(recording, file.media.sense()) {
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

/// What a recording needs and does not have: its name, the ending of its file, what that holds.
fn lacks(
    recording: &Recording<Text>,
    sense: Sense,
) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let is_video = sense == Sense::Video;
    let needs = [
        (is_video && recording.captions.is_empty(), ("captions", "vtt", "WebVTT, what is said and heard")),
        (recording.transcript.is_empty(), ("transcript", "md", "Markdown, all that is said and shown")),
        (is_video && recording.poster.is_none(), ("poster", "jpg", "a picture of it, also .png or .svg")),
    ];
    needs.into_iter().filter_map(|(lacks, what)| lacks.then_some(what))
}

/// Tells that a layer brings another recording, and nobody above other words for it.
pub(super) fn kept_words(
    (module, library, below): (&Module, &Library, &[&Layer]),
    above: &[&Layer],
    (owner, path): (&Id, &AssetPath),
    problems: &mut Problems,
) {
    let among = |layers: &[&Layer], file: &AssetPath| {
        layers.iter().any(|layer| layer.tracks.contains_key(&(owner.clone(), file.clone())))
    };
    let was_there = |file: &AssetPath| {
        [&module.tracks, &library.tracks].iter().any(|tracks| tracks.contains_key(file)) || among(below, file)
    };
    let files = ["vtt", "md"].map(|ending| path.beside(ending)).into_iter();
    for file in files.filter(|file| was_there(file) && !among(above, file)) {
        let layer = &above[0].name;
        let in_layer = |path: &AssetPath| format!("{layer}/{}", path.in_layer(owner));
        problems.push(
            Diagnostic::new(Code::KeptAlt, format!("{layer} replaces `{path}`, but keeps the old `{file}`"))
                .at(&Origin::of_path(&in_layer(path)))
                .hint(format!("put the words of the new recording into `{}`", in_layer(&file))),
        );
    }
}

/// By how many milliseconds a caption may outlast its recording: programs round up.
const LEEWAY: u32 = 1000;
