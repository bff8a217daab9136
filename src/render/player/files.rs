//! The styles and scripts that players have alike.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Driver;
use crate::model::AssetPath;
use crate::package::SharedPart;
use crate::render::html::FACES;

/// A file, and which players have it.
struct File {
    part: SharedPart,
    needed: Needed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Always,
    InAnLms,
    With(Driver),
    ForRecordings,
}

/// In the order in which the page names them, which is the one in which scripts run.
static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let file = |needed, name, text: &str| File { part: SharedPart::new(name, text), needed };
    vec![
        file(Needed::Always, "player.css", &format!("{FACES}\n{}", include_str!("files/player.css"))),
        file(Needed::ForRecordings, "recordings.css", include_str!("files/recordings.css")),
        file(Needed::Always, "device.js", include_str!("files/device.js")),
        file(Needed::Always, "state.js", include_str!("files/state.js")),
        file(Needed::InAnLms, "session.js", include_str!("files/session.js")),
        file(Needed::With(Driver::Scorm12), "driver-scorm12.js", include_str!("files/driver-scorm12.js")),
        file(
            Needed::With(Driver::Scorm2004),
            "driver-scorm2004.js",
            include_str!("files/driver-scorm2004.js"),
        ),
        file(Needed::With(Driver::Preview), "driver-preview.js", include_str!("files/driver-preview.js")),
        file(Needed::Always, "answer.js", include_str!("files/answer.js")),
        file(Needed::Always, "quiz.js", include_str!("files/quiz.js")),
        file(Needed::Always, "notes.js", include_str!("files/notes.js")),
        file(Needed::Always, "certificate.js", include_str!("files/certificate.js")),
        file(Needed::Always, "navigation.js", include_str!("files/navigation.js")),
        file(Needed::Always, "player.js", include_str!("files/player.js")),
        file(Needed::ForRecordings, "recordings.js", include_str!("files/recordings.js")),
    ]
});

/// The files of a player with a driver that shows some pictures and recordings.
pub(super) fn parts(
    driver: Driver,
    shown: &BTreeSet<&AssetPath>,
) -> impl Iterator<Item = SharedPart> + use<> {
    let recordings = shown.iter().any(|path| path.is_recording());
    let needs = move |needed| match needed {
        Needed::Always => true,
        Needed::InAnLms => driver != Driver::Preview,
        Needed::With(its) => its == driver,
        Needed::ForRecordings => recordings,
    };
    FILES.iter().filter(move |file| needs(file.needed)).map(|file| file.part.clone())
}
