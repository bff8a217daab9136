//! Video and audio with their words.

use super::writer::Writer;
use crate::model::{AssetPath, Edition, Label, Recording, RichText, Sense};

impl<'a> Writer<'a> {
    /// A recording, the picture that is printed in its place, and what is said in it. Nothing is
    /// fetched before the learner plays it.
    pub(super) fn recording(&mut self, recording: &'a Recording<RichText>) {
        self.html.open("figure", &[("class", "recording")]);
        self.played(recording);
        if let Some(poster) = &recording.poster {
            self.image("poster", poster, Some(&recording.alt));
        }
        self.captions(recording);
        self.html.open("figcaption", &[]);
        self.inline(&recording.alt);
        self.html.text(" · ");
        let edition = self.edition;
        let time = edition.writing.playing_time(edition.assets[&recording.asset].length);
        self.filled(Label::Minutes, &[("n", &time)]);
        self.html.close();
        self.html.open("details", &[("class", "transcript")]);
        self.html.open("summary", &[]);
        self.label(Label::Transcript);
        self.html.close();
        self.prose(&recording.transcript);
        self.html.close();
        self.html.close();
    }

    fn played(&mut self, recording: &'a Recording<RichText>) {
        let (path, file) = known(self.edition, &recording.asset);
        self.shown.insert(path);
        let name = recording.alt.to_plain();
        let mut attributes = vec![("src", &*self.media[path]), ("controls", ""), ("preload", "none")];
        attributes.push(("aria-label", &name));
        attributes.extend(self.language_of(&recording.alt.language));
        let (width, height) = (file.width.to_string(), file.height.to_string());
        let element = match file.media.sense() {
            Sense::Audio => "audio",
            Sense::Picture | Sense::Video => {
                attributes.extend([("width", &*width), ("height", &height), ("playsinline", "")]);
                "video"
            }
        };
        self.html.leaf(element, &attributes, "");
    }

    /// The lines under a video. The page holds them, since browsers refuse files of captions where a
    /// course is opened from a folder.
    fn captions(&mut self, recording: &'a Recording<RichText>) {
        let Some(first) = recording.captions.first() else { return };
        let name = self.edition.labels.get(Label::Captions);
        let tag = first.text.language.tag();
        self.html.open("ol", &[("class", "captions"), ("hidden", ""), ("lang", tag), ("data-name", name)]);
        for cue in &recording.captions {
            let (start, end) = (cue.start.to_string(), cue.end.to_string());
            self.html.leaf("li", &[("data-start", &start), ("data-end", &end)], &cue.text.to_plain());
        }
        self.html.close();
    }
}

fn known<'a>(edition: &'a Edition, path: &AssetPath) -> (&'a AssetPath, &'a crate::model::Asset) {
    edition.assets.get_key_value(path).expect("an edition holds every recording it shows")
}
