//! From an edition to the bytes of its files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Serialize};

use super::Format;
use super::editions::Finished;
use super::sceneries::Sceneries;
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::model::{ControlSchemas, Edition, Id, ScormVersion, Target};
use crate::package::Package;
use crate::render::{pdf, scorm, web};

/// The bytes of one output file.
#[derive(Debug)]
pub struct Artifact {
    /// Below the output folder, with forward slashes.
    pub path: String,
    /// The kind.
    pub format: Format,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Pages of a document, slides of a deck, entries of a package.
    pub size: Size,
    /// The sheets of paper it is made for.
    pub paper: String,
    /// What it was made of, as JSON.
    pub provenance: String,
}

/// What an artifact counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are what is counted")]
pub enum Size {
    Pages { pages: usize, sheets: usize },
    Slides(usize),
    Entries(usize),
}

/// Renders one artifact; SCORM packages take those control schemas in that are theirs. A fault of ours is
/// told as one and stops nothing else.
pub fn render(finished: &Finished, format: Format, schemas: &ControlSchemas) -> Result<Artifact, Problems> {
    render_before(&Sceneries::default(), finished, format, schemas)
}

/// Renders one artifact, as [`render`] does; a deck before the scenery of its look.
pub(super) fn render_before(
    sceneries: &Sceneries<'_>,
    finished: &Finished,
    format: Format,
    schemas: &ControlSchemas,
) -> Result<Artifact, Problems> {
    let path = path(&finished.edition, format);
    let rendered = catch_unwind(AssertUnwindSafe(|| bytes(sceneries, finished, format, schemas)));
    let (bytes, size, paper) = rendered.unwrap_or_else(|_| {
        let mut problems = Problems::none();
        problems.push(
            Diagnostic::new(Code::Internal, format!("`{path}` could not be made: a fault of kitbag itself"))
                .hint("please report it with the files of the module and the overlay"),
        );
        Err(problems)
    })?;
    Ok(Artifact { path, format, bytes, size, paper, provenance: finished.provenance.to_json(format) })
}

fn bytes(
    sceneries: &Sceneries<'_>,
    finished: &Finished,
    format: Format,
    schemas: &ControlSchemas,
) -> Result<(Vec<u8>, Size, String), Problems> {
    let Finished { edition, deck, origins, .. } = finished;
    let paper = || edition.print.paper.name().to_owned();
    let sealed = |package: Package| {
        let size = Size::Entries(package.paths().count());
        (package.seal(), size, paper())
    };
    let printed = |document: Result<pdf::Document, pdf::Unset>| {
        let pdf::Document { bytes, pages, sheets, papers } =
            document.map_err(|unset| unset.told(edition, origins))?;
        Ok((bytes, Size::Pages { pages, sheets }, papers.join(", ")))
    };
    let quiz = || edition.quiz.as_ref().expect("the kind suits the edition");
    let schedule = || edition.schedule.as_ref().expect("the kind suits the edition");
    let guide = || edition.guide.as_ref().expect("the kind suits the edition");
    let scorm = |version| scorm::package(edition, version, schemas).map(sealed);
    match format {
        Format::Scorm12 => scorm(ScormVersion::V12),
        Format::Scorm2004 => scorm(ScormVersion::V2004Third),
        Format::Scorm2004Fourth => scorm(ScormVersion::V2004Fourth),
        Format::Web => web::package(edition).map(sealed),
        Format::Script => printed(pdf::script(edition, deck)),
        Format::ScriptBooklet => printed(pdf::script_booklet(edition, deck)),
        Format::Handouts => printed(pdf::handouts(edition)),
        Format::HandoutsBooklet => printed(pdf::handouts_booklet(edition)),
        Format::Cases => printed(pdf::cases(edition)),
        Format::CasesBooklet => printed(pdf::cases_booklet(edition)),
        Format::Quiz => printed(pdf::quiz(edition, quiz())),
        Format::QuizKey => printed(pdf::quiz_key(edition, quiz())),
        Format::CheatSheet => printed(pdf::cheat_sheet(edition)),
        Format::Agenda => printed(pdf::agenda(edition, schedule())),
        Format::Checklist => printed(pdf::checklist(edition, schedule())),
        Format::SignIn => printed(pdf::sign_in(edition, schedule())),
        Format::Forms => printed(pdf::forms(edition, schedule())),
        Format::Certificates => printed(pdf::certificates(edition, schedule())),
        Format::Guide => printed(pdf::guide(edition, guide())),
        Format::Deck => Ok((sceneries.deck(edition, deck).seal(), Size::Slides(deck.slides.len()), paper())),
    }
}

/// Where an artifact stands below the output folder.
pub fn path(edition: &Edition, format: Format) -> String {
    let flag = if edition.is_review() { "-flag" } else { "" };
    place(&edition.target, &edition.module, format, &format!("{}{flag}", edition.mark))
}

/// Where an artifact of a target stands, with what is added to its kind.
pub(super) fn place(target: &Target, module: &Id, format: Format, mark: &str) -> String {
    let (name, extension) = (format.name(), format.extension());
    format!("{}/{}/{}-{module}-{name}{mark}.{extension}", target.overlay, target.edition(), target.slug())
}
