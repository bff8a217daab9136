//! The papers of a target, counted: what is printed for whom, and on how many sheets.

use super::Format;
use super::artifact::{Artifact, Size, path, render};
use super::editions::{Finished, TargetEditions};
use crate::diagnostic::Problems;
use crate::model::{ControlSchemas, Edition, Label, Per, PrintedPaper, SeriesTest, Sides};

/// A paper that was made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) finished: &'a Finished,
    pub(super) format: Format,
    pub(super) size: Size,
    /// The names of the sheets.
    pub(super) sheet: &'a str,
}

impl<'a> Known<'a> {
    /// What is known of an artifact.
    pub(super) fn of(finished: &'a Finished, artifact: &'a Artifact) -> Self {
        Self { finished, format: artifact.format, size: artifact.size, sheet: &artifact.paper }
    }
}

/// All papers of a target but its checklists, in the order in which they are needed. Those that were
/// made count as they are; the others are made to be counted.
pub(super) fn of_target(target: &TargetEditions, known: &[Known<'_>]) -> Result<Vec<PrintedPaper>, Problems> {
    let mut papers = Vec::new();
    let mut all: Vec<&Finished> = target.editions.iter().chain(&target.rest).collect();
    all.sort_by_key(|it| order(it));
    for finished in all {
        let formats = Format::ALL.into_iter().filter(|it| it.is_printed() && !it.counts_papers());
        for format in formats.filter(|it| it.suits(&finished.edition)) {
            let made = known.iter().find(|it| std::ptr::eq(it.finished, finished) && it.format == format);
            match made {
                Some(known) => papers.extend(paper(finished, known)),
                None => {
                    let artifact = render(finished, format, &ControlSchemas::new())?;
                    papers.extend(paper(finished, &Known::of(finished, &artifact)));
                }
            }
        }
    }
    Ok(papers)
}

/// What is told of one paper.
pub(super) fn paper(finished: &Finished, known: &Known<'_>) -> Option<PrintedPaper> {
    let Size::Pages { pages, sheets } = known.size else { return None };
    let edition = &finished.edition;
    let (kind, per, sides) = printed(known.format, edition)?;
    Some(PrintedPaper {
        kind,
        title: edition.title.clone(),
        file: file(&path(edition, known.format)).to_owned(),
        sheet: known.sheet.to_owned(),
        pages,
        sheets: if sides == Sides::One { pages } else { sheets },
        per,
        sides: if pages == 1 { Sides::One } else { sides },
    })
}

/// What it is, for whom, and on which sides of the paper; `None` for what is not printed.
fn printed(format: Format, edition: &Edition) -> Option<(Label, Per, Sides)> {
    Some(match format {
        Format::Script => (Label::FacilitatorScript, Per::Trainer, Sides::Both),
        Format::CheatSheet => (Label::CheatSheet, Per::Trainer, Sides::Both),
        Format::Handouts => (Label::Handouts, Per::Person, Sides::Both),
        Format::Cases => (Label::Cases, Per::Person, Sides::Both),
        Format::Quiz => (Label::Quiz, Per::Person, Sides::Both),
        Format::QuizKey => (Label::QuizKey, Per::Trainer, Sides::Both),
        Format::Agenda => (Label::Agenda, Per::Everyone, Sides::Both),
        Format::Checklist => (Label::Checklist, Per::Trainer, Sides::Both),
        Format::SignIn => (Label::SignIn, Per::Course, Sides::Both),
        Format::Forms => (Label::Forms, Per::Person, Sides::Both),
        Format::Certificates if has_names(edition) => (Label::Certificates, Per::Course, Sides::One),
        Format::Certificates => (Label::Certificates, Per::Person, Sides::One),
        Format::ScriptBooklet
        | Format::HandoutsBooklet
        | Format::CasesBooklet
        | Format::Guide
        | Format::Scorm12
        | Format::Scorm2004
        | Format::Scorm2004Fourth
        | Format::Web
        | Format::Deck => return None,
    })
}

/// Whether each certificate has a name of its own.
fn has_names(edition: &Edition) -> bool {
    let attendance = edition.schedule.as_ref().and_then(|schedule| schedule.attendance.as_ref());
    attendance.is_some_and(|it| !it.names.is_empty())
}

/// The name of a file without its folders.
pub(super) fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The programme, the test before it, modules in their order, the test after it.
fn order(finished: &Finished) -> (usize, usize) {
    let edition = &finished.edition;
    match edition.test() {
        _ if edition.schedule.is_some() => (0, 0),
        Some(SeriesTest::Before) => (1, 0),
        None => (2, edition.place.0),
        Some(SeriesTest::After) => (3, 0),
    }
}
