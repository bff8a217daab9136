//! The learner's player: one page, its style, its scripts and the pictures it shows.

mod certificate;
mod content;
mod course;
mod keeping;
mod key;
mod notes;
mod page;
mod question;
mod recording;
mod result;
mod screen;
mod state;
mod style;
mod writer;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AssetPath, Edition};
use crate::render::html::Html;
use course::Course;
use screen::Screens;
use writer::Writer;

pub use result::scored;

/// With whom the player speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Driver {
    /// An LMS through the SCORM 1.2 API.
    Scorm12,
    /// An LMS through the API of SCORM 2004.
    Scorm2004,
    /// Nobody: results are not recorded.
    Preview,
}

/// The files of a player and what a packager must know of them.
pub struct Player {
    /// Paths and bytes, `index.html` among them.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// The longest state that the player can store, in ASCII characters.
    pub worst_state: usize,
}

impl Driver {
    /// The scripts beside `course.js`, in the order in which they run.
    fn scripts(self) -> Vec<(&'static str, &'static str)> {
        let session = ("session.js", include_str!("files/session.js"));
        let mut scripts = vec![
            ("device.js", include_str!("files/device.js")),
            ("state.js", include_str!("files/state.js")),
        ];
        match self {
            Self::Scorm12 => {
                scripts.extend([session, ("driver-scorm12.js", include_str!("files/driver-scorm12.js"))]);
            }
            Self::Scorm2004 => {
                scripts.extend([session, ("driver-scorm2004.js", include_str!("files/driver-scorm2004.js"))]);
            }
            Self::Preview => scripts.push(("driver-preview.js", include_str!("files/driver-preview.js"))),
        }
        scripts.extend([
            ("answer.js", include_str!("files/answer.js")),
            ("quiz.js", include_str!("files/quiz.js")),
            ("notes.js", include_str!("files/notes.js")),
            ("certificate.js", include_str!("files/certificate.js")),
            ("navigation.js", include_str!("files/navigation.js")),
            ("player.js", include_str!("files/player.js")),
        ]);
        scripts
    }
}

/// The player of an edition. Restricted blocks and the facilitator's script are not in it.
pub fn player(edition: &Edition, driver: Driver) -> Player {
    let screens = Screens::of(edition);
    let course = Course::of(edition, &screens);
    let targets = screens.of_blocks(edition);
    let media = media(edition);
    let writer = Writer {
        html: Html::default(),
        edition,
        targets: &targets,
        media: &media,
        shown: BTreeSet::new(),
        foreign: BTreeSet::new(),
    };
    let (index, shown) = page::index(writer, &screens, driver);
    let mut parts = BTreeMap::from([
        ("index.html".to_owned(), index.into_bytes()),
        ("course.js".to_owned(), course.script().into_bytes()),
        ("player.css".to_owned(), style::sheet(edition).into_bytes()),
        ("player-icon.svg".to_owned(), style::icon(edition).into_bytes()),
    ]);
    parts.extend(driver.scripts().into_iter().map(|(name, text)| (name.to_owned(), text.into())));
    if shown.iter().any(|path| path.is_recording()) {
        let files = [recording::SCRIPT, recording::STYLE];
        parts.extend(files.map(|(name, text)| (name.to_owned(), text.into())));
    }
    parts.extend(shown.into_iter().map(|path| (media[path].clone(), edition.assets[path].bytes.to_vec())));
    Player { parts, worst_state: state::worst_case(&course) }
}

/// A name for each picture: one folder, no base name twice, an extension that says the format.
fn media(edition: &Edition) -> BTreeMap<&AssetPath, String> {
    let mut taken = BTreeSet::from(["media/player-icon.svg".to_owned()]);
    let mut names = BTreeMap::new();
    for (path, asset) in &edition.assets {
        let flat = path.as_str().trim_start_matches("assets/").replace('/', "-");
        let stem = flat.rsplit_once('.').map_or(&*flat, |(stem, _)| stem);
        let extension = asset.media.extension();
        let mut candidates = std::iter::once(format!("media/{stem}.{extension}"))
            .chain((2..).map(|n| format!("media/{stem}-{n}.{extension}")));
        let name = candidates.find(|name| !taken.contains(name)).expect("numbers do not end");
        taken.insert(name.clone());
        names.insert(path, name);
    }
    names
}
