//! Courses for an LMS and courses without one: the manifest, the files that it lists, and the names
//! that servers take.

mod file;
mod item;
mod manifest;
mod resource;

use super::archive;
use super::document::Document;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::package::{ArchiveEntry, ArchiveReader, Holds, Packing};

/// The entry by which an LMS knows a SCORM package.
pub(super) const MANIFEST: &str = "imsmanifest.xml";

/// The page with which a course begins that has no manifest.
pub(super) const PAGE: &str = "index.html";

/// What an LMS needs, and what makes the package.
const PUBLISH: &str =
    "build the course again; if it is not kitbag's, publish it again from the program that made it";

/// What some LMSs trip over.
const UPLOAD: &str = "most LMSs take it all the same: upload it to the one it is meant for, play it and look at the \
                      result that is kept";

/// Looks at a SCORM package.
pub(super) fn scorm(name: &str, reader: &mut ArchiveReader<'_>) -> Problems {
    let mut problems = Problems::none();
    if reader.entries().first().is_some_and(|entry| entry.path != MANIFEST) {
        let message = format!("`{MANIFEST}` is not the first entry of `{name}`");
        problems.push(archive::uncommon(name, message));
    }
    let paths = paths(reader);
    let contents = archive::contents(name, reader, |path| path == MANIFEST, &mut problems);
    streamed(name, reader, &mut problems);
    file::names(name, &paths, &mut problems);
    let Some(bytes) = contents.as_ref().and_then(|contents| contents.get(MANIFEST)) else { return problems };
    match Document::read(name, MANIFEST, bytes) {
        Ok(document) => {
            manifest::check(&manifest::Package { document: &document, paths: &paths }, &mut problems);
        }
        Err(problem) => problems.push(problem),
    }
    problems
}

/// Looks at a course that is unpacked and opened without an LMS.
pub(super) fn web(name: &str, reader: &mut ArchiveReader<'_>) -> Problems {
    let mut problems = Problems::none();
    let paths = paths(reader);
    archive::contents(name, reader, |_| false, &mut problems);
    file::names(name, &paths, &mut problems);
    problems
}

/// Where the manifest is not at the top of an archive: its path.
pub(super) fn misplaced(reader: &ArchiveReader<'_>) -> Option<String> {
    let ends = |path: &str| path.rsplit('/').next().is_some_and(|it| it.eq_ignore_ascii_case(MANIFEST));
    reader.entries().iter().find(|entry| ends(&entry.path)).map(|entry| entry.path.clone())
}

/// A package with a manifest that no LMS looks at.
pub(super) fn refused(name: &str, path: &str) -> Diagnostic {
    let message =
        format!("`{path}` is not read by an LMS: it must be called `{MANIFEST}` and stand at the top");
    Diagnostic::new(Code::BrokenPackage, message).at(&Origin::of_path(name)).hint(
        "pack the files again from inside their folder, so that the manifest stands at the top of the zip",
    )
}

fn paths(reader: &ArchiveReader<'_>) -> Vec<String> {
    let files = reader.entries().iter().filter(|entry| entry.holds == Holds::File);
    files.map(|entry| entry.path.clone()).collect()
}

/// Java's reader of streams refuses what is stored with its length behind it.
fn streamed(name: &str, reader: &ArchiveReader<'_>, problems: &mut Problems) {
    let is_refused = |it: &&ArchiveEntry| it.has_descriptor && it.packing == Packing::Stored;
    if let Some(entry) = reader.entries().iter().find(is_refused) {
        let message = format!(
            "`{}` is stored with its length behind it, which LMSs written in Java refuse",
            entry.path
        );
        problems.push(archive::refusal(name, message));
    }
}
