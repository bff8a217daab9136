//! An XLIFF document that came back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::inline::{self, Numbers};
use super::{SEAL, id, progress};
use crate::catalogue::{Entry, Place};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::interchange::Returned;
use crate::package::{self, Element};

pub(crate) fn read(file: &Arc<SourceFile>) -> (Returned, Problems) {
    let mut reader =
        Reader { file, returned: Returned::default(), seen: BTreeMap::new(), problems: Problems::none() };
    match package::read_xml(&file.text) {
        Ok(root) => reader.document(&root),
        Err(malformed) => {
            let message = format!("the file cannot be read as XML: {}", malformed.why);
            let origin = Origin::new(file, malformed.at, malformed.at);
            let problem = Diagnostic::new(Code::BadDelivery, message).at(&origin);
            reader.problems.push(problem.hint("ask for the file again, as the translation program wrote it"));
        }
    }
    (reader.returned, reader.problems)
}

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    returned: Returned,
    seen: BTreeMap<String, Origin>,
    problems: Problems,
}

impl Reader<'_> {
    fn document(&mut self, root: &Element) {
        let version = root.attribute("version").unwrap_or_default();
        if root.name != "xliff" || !version.starts_with("1.") {
            let message = match root.name.as_str() {
                "xliff" => format!("the file is XLIFF {version}; 1.2 was expected"),
                name => format!("the file begins with `<{name}>`; `<xliff>` was expected"),
            };
            let problem = Diagnostic::new(Code::BadDelivery, message).at(&self.first_tag(root));
            return self.problems.push(problem.hint("export XLIFF 1.2 from the translation program"));
        }
        for file in root.all("file") {
            self.head(file);
            for body in file.all("body") {
                self.units(body);
            }
        }
    }

    /// For which target and language a file is; all files of a document are for the same.
    fn head(&mut self, file: &Element) {
        let origin = self.first_tag(file);
        // Some programs write the name of a file into `original`, which says nothing to us.
        let is_ours =
            |name: &str, value: &str| !value.is_empty() && (name != "original" || value.contains('@'));
        let said = |name: &str| file.attribute(name).filter(|value| is_ours(name, value));
        for (name, known) in
            [("original", &mut self.returned.target), ("target-language", &mut self.returned.language)]
        {
            match (said(name), known) {
                (Some(value), known @ None) => *known = Some((value.to_owned(), origin.clone())),
                (Some(value), Some((known, first))) if value != known => {
                    let message = format!("this `<file>` is for `{value}`, the first one for `{known}`");
                    let problem = Diagnostic::new(Code::OtherTarget, message).at(&origin);
                    self.problems.push(
                        problem
                            .also("the first one", first)
                            .hint("keep each target in a document of its own"),
                    );
                }
                _ => {}
            }
        }
    }

    /// The units of a body or of a group in it.
    fn units(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "group" => self.units(element),
                "trans-unit" => self.unit(element),
                _ => {}
            }
        }
    }

    fn unit(&mut self, unit: &Element) {
        let Some(element) = unit.first("source") else {
            let problem = Diagnostic::new(Code::BadDelivery, "a unit without `<source>`");
            let problem = problem.at(&self.first_tag(unit));
            return self.problems.push(problem.hint("copy the unit from the file that was sent out"));
        };
        let source = element.text();
        let name = unit.attribute("id").unwrap_or_default();
        let role = name.rsplit_once('-').map_or("", |(role, _)| role);
        if id(role, &source) != name {
            let problem = Diagnostic::new(
                Code::NotOurs,
                "the source text of this unit is not the one that was sent out",
            );
            let problem = problem.at(&self.origin(element));
            return self.problems.push(
                problem.hint("keep `<source>` and the unit's `id` as they are in the file that was sent out"),
            );
        }
        if let Some(first) = self.seen.insert(name.to_owned(), self.origin(element)) {
            let problem = Diagnostic::new(Code::DuplicateMessage, "this unit stands twice");
            let problem = problem.at(&self.origin(element)).also("the first one", &first);
            return self.problems.push(problem.hint("delete one of the two"));
        }
        let entry = self.entry(unit, role, source);
        self.returned.catalogue.entries.push(entry);
    }

    fn entry(&self, unit: &Element, role: &str, source: String) -> Entry {
        let place = self.origin(unit.first("source").unwrap_or(unit));
        let target = unit.first("target");
        let notes = |from: &str| {
            let notes = unit.all("note").filter(|note| note.attribute("from") == Some(from));
            notes.map(Element::text).collect::<Vec<_>>()
        };
        let mut entry = Entry {
            comments: notes("translator"),
            extracted: notes(SEAL),
            context: Some(role.to_owned()),
            place: Some(Place {
                source: place.clone(),
                target: target.map_or(place, |target| self.origin(target)),
            }),
            ..Entry::default()
        };
        if let Some(target) = target {
            entry.target = inline::text(target, &Numbers::of(&source));
            if !entry.target.is_empty() {
                let said = progress(target.attribute("state"), target.attribute("state-qualifier"));
                let reviewer = notes("reviewer");
                entry.mark(said, reviewer.first().map_or("", String::as_str));
            }
        }
        entry.source = source;
        entry
    }

    fn origin(&self, element: &Element) -> Origin {
        Origin::new(self.file, element.span.start, element.span.end)
    }

    /// The first tag of an element, whose end may be far away.
    fn first_tag(&self, element: &Element) -> Origin {
        let start = element.span.start;
        let length = self.file.text[start..element.span.end].find('>').map_or(1, |at| at + 1);
        Origin::new(self.file, start, start + length)
    }
}
