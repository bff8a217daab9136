//! Recordings, and the words that stand for them where nobody can watch or listen.

use super::{AssetPath, Prose, Text};

/// Endings of the pictures that may stand for a recording, the first that is there wins.
pub const POSTERS: [&str; 4] = ["svg", "png", "jpg", "jpeg"];

/// A video or audio file in its own paragraph. What belongs to it has its name with another ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording<T> {
    /// The file in the assets of its module or overlay.
    pub asset: AssetPath,
    /// What happens in it.
    pub alt: T,
    /// The picture that stands for it; a video has one.
    pub poster: Option<AssetPath>,
    /// What is said and heard while a video plays.
    pub captions: Vec<Cue<T>>,
    /// What is said and shown, to be read.
    pub transcript: Prose<T>,
}

/// A line under a video.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue<T> {
    /// Where it begins, in milliseconds.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// Its words.
    pub text: T,
}

/// A file of words beside a recording.
#[derive(Clone, Debug, PartialEq)]
pub enum Track {
    /// `talk.vtt`.
    Captions(Vec<Cue<Text>>),
    /// `talk.md`.
    Transcript(Prose<Text>),
}

impl<T> Recording<T> {
    /// A recording without what belongs to it.
    pub fn new(asset: AssetPath, alt: T) -> Self {
        Self { asset, alt, poster: None, captions: Vec::new(), transcript: Prose::empty() }
    }

    /// Its text units in reading order.
    pub fn texts(&self) -> Vec<&T> {
        let mut texts = vec![&self.alt];
        texts.extend(self.captions.iter().map(|cue| &cue.text));
        texts.extend(self.transcript.texts());
        texts
    }

    /// The recording with each text put through `change`.
    pub fn map<'a, U>(&'a self, change: &mut impl FnMut(&'a T) -> U) -> Recording<U> {
        Recording {
            asset: self.asset.clone(),
            alt: change(&self.alt),
            poster: self.poster.clone(),
            captions: self.captions.iter().map(|cue| cue.map(change)).collect(),
            transcript: self.transcript.map(change),
        }
    }

    /// The files that it is played and seen from.
    pub fn files(&self) -> impl Iterator<Item = &AssetPath> {
        std::iter::once(&self.asset).chain(&self.poster)
    }
}

impl<T> Cue<T> {
    /// The line with its text put through `change`.
    pub fn map<'a, U>(&'a self, change: &mut impl FnMut(&'a T) -> U) -> Cue<U> {
        Cue { start: self.start, end: self.end, text: change(&self.text) }
    }
}
