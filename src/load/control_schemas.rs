//! The control schemas that `lms.schemas` of `kitbag.yaml` names: a folder for each kind of package, as
//! `scorm12`, with the files of that edition of the standard.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::source;
use super::tree::{Files, Tree};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{ControlSchemas, ScormVersion};

/// Largest schema: the longest of the standard's has a tenth of it.
const MAX_BYTES: usize = 512 << 10;

/// The file of SCORM 2004 that tells its two editions apart, by a word that the 4th brought.
const TELLING: &str = "adlcp_v1p3.xsd";

/// That word.
const FOURTH: &str = "minProgressMeasure";

/// Reads the sets of a folder; a set with a fault is told and left out.
pub(super) fn control_schemas(
    root: &Path,
    (folder, named): &(String, Origin),
    problems: &mut Problems,
) -> ControlSchemas {
    let place = root.join(folder);
    let mut tree = Tree::read(&place, folder, &Files::new(), problems);
    let mut sets = ControlSchemas::new();
    for version in ScormVersion::ALL {
        let own = format!("{folder}/{}", version.kind());
        if place.join(version.kind()).is_dir() {
            let mut set = Set { folder: own, version, tree: &mut tree, problems };
            sets.insert(version, set.read());
        }
    }
    misnamed(&tree, folder, problems);
    if sets.is_empty() {
        problems.push(nothing(folder, place.is_dir()).at(named));
    }
    sets
}

fn nothing(folder: &str, is_there: bool) -> Diagnostic {
    let message = if is_there {
        format!("the folder `{folder}` holds no control schemas")
    } else {
        format!("the folder `{folder}` is not there")
    };
    let [kind, ..] = ScormVersion::ALL;
    let (version, kind) = (kind.schema_version(), kind.kind());
    Diagnostic::new(Code::MissingFile, message)
        .hint(format!(
            "put the files of SCORM {version} into `{folder}/{kind}`; `kitbag doctor` names all kinds"
        ))
        .hint("or delete `schemas:` here: packages play without the files")
}

/// Folders that nobody reads because they are not called as a kind.
fn misnamed(tree: &Tree, folder: &str, problems: &mut Problems) {
    let kinds = ScormVersion::ALL.map(ScormVersion::kind);
    for name in tree.folders(folder).into_iter().filter(|name| !kinds.contains(&name.as_str())) {
        problems.push(
            Diagnostic::new(Code::StrayFile, format!("`{folder}/{name}` is named after no kind of package"))
                .at(&Origin::of_path(&format!("{folder}/{name}")))
                .hint(format!("the kinds are: {}; `scorm2004` is the 3rd Edition", kinds.join(", "))),
        );
    }
}

/// The files of one edition.
struct Set<'a> {
    folder: String,
    version: ScormVersion,
    tree: &'a mut Tree,
    problems: &'a mut Problems,
}

impl Set<'_> {
    fn read(&mut self) -> BTreeMap<&'static str, Arc<[u8]>> {
        let mut files = BTreeMap::new();
        let mut missing = Vec::new();
        for name in self.version.schemas() {
            let path = format!("{}/{name}", self.folder);
            match self.tree.bytes(&path) {
                Some(bytes) => {
                    self.judge(name, &path, &bytes);
                    files.insert(*name, bytes.into());
                }
                None if self.tree.is_unusable(&path) => {}
                None => missing.push(format!("`{name}`")),
            }
        }
        if !missing.is_empty() {
            self.problems.push(self.incomplete(&missing));
        }
        files
    }

    fn incomplete(&self, missing: &[String]) -> Diagnostic {
        let message = format!("`{}` lacks {}", self.folder, missing.join(", "));
        let version = self.version.schema_version();
        Diagnostic::new(Code::MissingFile, message)
            .at(&Origin::of_path(&self.folder))
            .hint(format!("copy the whole set of SCORM {version} there; sets of other editions do not fit"))
            .hint("or delete the folder: packages play without the files")
    }

    fn judge(&mut self, name: &str, path: &str, bytes: &[u8]) {
        if bytes.len() > MAX_BYTES {
            let message = format!("`{path}` has {} bytes; a schema has {MAX_BYTES} at most", bytes.len());
            let problem = Diagnostic::new(Code::TooLarge, message).at(&Origin::of_path(path));
            self.problems.push(problem.hint("copy the file of the standard itself"));
            return;
        }
        let Ok((file, _)) = source::decode(path, bytes).map_err(|found| self.problems.extend(found)) else {
            return;
        };
        for span in remote(&file.text) {
            let message = format!("`{name}` refers to a schema on the network");
            self.problems.push(
                Diagnostic::new(Code::ControlSchema, message)
                    .at(&Origin::new(&file, span.start, span.end))
                    .hint("write the name of the file that stands beside it, as `xml.xsd`, or take a copy of the schemas that does"),
            );
        }
        let is_fourth = file.text.contains(FOURTH);
        let wanted = self.version == ScormVersion::V2004Fourth;
        if self.version != ScormVersion::V12 && name == TELLING && is_fourth != wanted {
            let version = self.version.schema_version();
            let message = format!("`{path}` is not the file of SCORM {version}");
            self.problems
                .push(Diagnostic::new(Code::ControlSchema, message).at(&Origin::of_path(path)).hint(format!(
                "copy the whole set of SCORM {version} there; the sets of 2004 have the same names and differ"
            )));
        }
    }
}

/// Where imports name an address instead of a file: a validator without a network stops there.
fn remote(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('<').map(|open| at + open) {
        let (close, is_comment) = match text[open..].strip_prefix("<!--") {
            Some(rest) => (rest.find("-->").map(|end| open + 4 + end), true),
            None => (text[open..].find('>').map(|end| open + end), false),
        };
        let Some(close) = close else { break };
        let tag = &text[open + 1..close];
        if !is_comment && imports(tag) {
            found.extend(address(tag).map(|span| open + 1 + span.start..open + 1 + span.end));
        }
        at = close + 1;
    }
    found
}

fn imports(tag: &str) -> bool {
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    matches!(name.rsplit(':').next(), Some("import" | "include" | "redefine"))
}

/// The span of a `schemaLocation` with a scheme.
fn address(tag: &str) -> Option<Range<usize>> {
    let name = tag.find("schemaLocation")?;
    let open = name + tag[name..].find(['"', '\''])? + 1;
    let quote = tag[..open].chars().next_back()?;
    let end = open + tag[open..].find(quote)?;
    tag[open..end].contains("://").then_some(open..end)
}
