//! Pictures and recordings, and the paths by which texts refer to them.

use std::fmt;
use std::sync::Arc;

use super::Id;

/// A path below the folder of a module or overlay: `assets/queue.svg`. Forward slashes, no `..`,
/// never absolute, only `[a-z0-9._/-]`; or a
/// placeholder, `{{seal}}`, that stands for such a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetPath(Arc<str>);

impl AssetPath {
    /// Longest path that fits into archives beside the names of folders.
    pub const MAX: usize = 80;

    /// Reads a path; `None` where it breaks the rule of [`AssetPath`].
    pub fn parse(text: &str) -> Option<Self> {
        if placeholder(text).is_some() {
            return Some(Self(text.into()));
        }
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._/-".contains(&b);
        let segments = || text.split('/');
        let well_formed = segments().all(|s| !s.is_empty() && !s.starts_with('.') && !s.ends_with('.'));
        let inside = segments().count() > 1 && text.starts_with("assets/");
        (text.len() <= Self::MAX && text.bytes().all(allowed) && well_formed && inside)
            .then(|| Self(text.into()))
    }

    /// The variable that holds the path, where it is not written out.
    pub fn variable(&self) -> Option<&str> {
        placeholder(&self.0)
    }

    /// The format that the name tells.
    pub fn media(&self) -> Option<Media> {
        let (_, extension) = self.0.rsplit_once('.')?;
        let known = Media::ALL.into_iter().find(|media| media.extension() == extension);
        known.or((extension == "jpeg").then_some(Media::Jpeg))
    }

    /// Whether the name is that of a recording.
    pub fn is_recording(&self) -> bool {
        self.media().is_some_and(|media| media.sense() != Sense::Picture)
    }

    /// The file of the same name with another ending: `assets/talk.vtt` beside `assets/talk.mp4`.
    #[must_use]
    pub fn beside(&self, extension: &str) -> Self {
        Self(format!("{}.{extension}", self.stem()).into())
    }

    /// Whether it is the poster or the words of a recording, which have its name but for the ending.
    pub fn belongs_to(&self, recording: &Self) -> bool {
        recording.is_recording() && !self.is_recording() && self.stem() == recording.stem()
    }

    /// Where a layer has its own file for one of a module: `assets/queue/talk.mp4`.
    pub fn in_layer(&self, module: &Id) -> String {
        self.0.replacen('/', &format!("/{module}/"), 1)
    }

    fn stem(&self) -> &str {
        self.0.rsplit_once('.').map_or(&self.0, |(stem, _)| stem)
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file, without its folders.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().expect("a split has a last part")
    }
}

fn placeholder(text: &str) -> Option<&str> {
    let name = text.strip_prefix("{{")?.strip_suffix("}}")?;
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    (name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(is_name)).then_some(name)
}

/// A file's bytes, checked at load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its bytes; those of a picture without metadata.
    pub bytes: Arc<[u8]>,
    /// Its format.
    pub media: Media,
    /// Width in pixels (SVG: in its own units, rounded); none in a file that is only heard.
    pub width: u32,
    /// Height in the same unit.
    pub height: u32,
    /// How long a recording plays, in milliseconds; none for pictures.
    pub length: u32,
}

/// Formats of pictures and recordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the formats' own")]
pub enum Media {
    Svg,
    Png,
    Jpeg,
    Mp4,
    M4a,
    Mp3,
}

/// What one does with a file of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Looks at it.
    Picture,
    /// Watches it and listens to it.
    Video,
    /// Listens to it.
    Audio,
}

impl Media {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Svg, Self::Png, Self::Jpeg, Self::Mp4, Self::M4a, Self::Mp3];

    /// The usual file extension.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Mp4 => "mp4",
            Self::M4a => "m4a",
            Self::Mp3 => "mp3",
        }
    }

    /// Its name on the web.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Mp4 => "video/mp4",
            Self::M4a => "audio/mp4",
            Self::Mp3 => "audio/mpeg",
        }
    }

    /// What one does with it.
    pub fn sense(self) -> Sense {
        match self {
            Self::Svg | Self::Png | Self::Jpeg => Sense::Picture,
            Self::Mp4 => Sense::Video,
            Self::M4a | Self::Mp3 => Sense::Audio,
        }
    }
}

impl fmt::Display for AssetPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
