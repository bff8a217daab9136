//! The learner's player: one page, its style, its scripts and the pictures it shows.

mod certificate;
mod content;
mod course;
mod files;
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
use crate::package::Package;
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
    /// The files, `index.html` among them.
    pub package: Package,
    /// The longest state that the player can store, in ASCII characters.
    pub worst_state: usize,
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
        tables: Vec::new(),
    };
    let (index, shown) = page::index(writer, &screens, driver);
    let mut package = Package::new();
    package.add("index.html", index);
    package.add("course.js", course.script());
    package.add("brand.css", style::brand(edition));
    package.add("player-icon.svg", style::icon(edition));
    files::parts(driver, &shown).for_each(|part| package.share(part));
    for path in shown {
        package.add(media[path].as_str(), &edition.assets[path].bytes[..]);
    }
    Player { package, worst_state: state::worst_case(&course) }
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
