//! `series.yaml`.

use std::collections::BTreeMap;

use super::changelog_file;
use super::decode::{self, Fields};
use super::forms_file::forms;
use super::programme_file::{checklist, programmes};
use super::tests_file::tests;
use super::yaml::Node;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::model::{Competency, Id, Language, Pseudo, SeriesFile, Text, Variable, VariableKind};

/// Reads the file.
pub(super) fn series(root: &Node, problems: &mut Problems) -> Option<SeriesFile> {
    let mut map = Fields::of(root, problems)?;
    let title = map.need("title", problems).and_then(|node| decode::text(node, problems));
    let version = map.need("version", problems).and_then(|node| decode::string(node, problems));
    let date = map.need("date", problems).and_then(|node| decode::date(node, problems));
    let tag = map.need("language", problems);
    let language = tag.and_then(|node| language(node, problems));
    let licence = map.need("licence", problems).and_then(|node| licence(node, problems));
    let credits = map.need("credits", problems).map_or(&[][..], decode::items);
    let credits = credits.iter().filter_map(|node| decode::string(node, problems)).collect();
    let modules = map.need("modules", problems).map_or(&[][..], decode::items);
    let modules = placed_ids(modules, problems);
    let changelog = map.get("changelog");
    let releases = changelog.map(|node| changelog_file::releases(node, problems)).unwrap_or_default();
    let audiences = map.get("audiences").map(|node| audiences(node, problems)).unwrap_or_default();
    let competencies = map.get("competencies").map(|node| competencies(node, problems)).unwrap_or_default();
    let variables = map.get("variables").map(|node| variables(node, problems)).unwrap_or_default();
    let programmes = map.get("programmes").map(|node| programmes(node, problems)).unwrap_or_default();
    let checklist = map.get("checklist").map(|node| checklist(node, problems)).unwrap_or_default();
    let forms = map.get("forms").map(|node| forms(node, problems)).unwrap_or_default();
    let tests = map.get("tests").and_then(|node| tests(node, problems));
    map.finish(problems);
    if let (Some(node), Some(version)) = (changelog, &version) {
        changelog_file::check(&releases, version, node, problems);
    }
    let (licence_name, licence_url) = licence?;
    Some(SeriesFile {
        title: title?,
        version: version?,
        date: date?,
        changelog: releases,
        language: language?,
        licence_name,
        licence_url,
        credits,
        modules,
        audiences,
        variables,
        programmes,
        tests,
        checklist,
        forms,
        competencies,
        guide: Vec::new(),
        origin: Origin::of_file(&root.origin.file),
    })
}

/// Ids with their places.
pub(super) fn placed_ids(nodes: &[Node], problems: &mut Problems) -> Vec<(Id, Origin)> {
    let ids = nodes.iter().filter_map(|node| decode::id(node, problems).map(|id| (id, node.origin.clone())));
    ids.collect()
}

/// A language that kitbag knows.
pub(super) fn language(node: &Node, problems: &mut Problems) -> Option<Language> {
    let tag = decode::scalar(node).unwrap_or_default();
    let language = Language::parse(tag);
    if Pseudo::parse(tag).is_some() {
        problems.push(unspoken(tag, &node.origin));
    } else if language.is_none() {
        let near = Language::nearest(tag);
        problems.push(
            decode::bad_value(node, "a language tag")
                .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                .hint(format!("the tags are: {}", Language::tags().collect::<Vec<_>>().join(", "))),
        );
    }
    language
}

fn unspoken(tag: &str, origin: &Origin) -> Diagnostic {
    let message = format!("nobody speaks `{tag}`: no edition is published in it");
    Diagnostic::new(Code::UnspokenLanguage, message)
        .at(origin)
        .hint("delete it here; `kitbag translate pseudo` with the name of the overlay builds editions in it")
}

fn licence(node: &Node, problems: &mut Problems) -> Option<(String, String)> {
    let mut map = Fields::of(node, problems)?;
    let name = map.need("name", problems).and_then(|node| decode::string(node, problems));
    let url = map.need("url", problems).and_then(|node| decode::string(node, problems));
    map.finish(problems);
    Some((name?, url?))
}

fn audiences(node: &Node, problems: &mut Problems) -> BTreeMap<Id, Text> {
    let mut audiences = BTreeMap::new();
    for entry in decode::entries(node, problems) {
        match (Id::parse(&entry.key), decode::text(&entry.value, problems)) {
            (Some(id), Some(name)) => {
                audiences.insert(id, name);
            }
            (None, _) => problems.push(decode::bad_id(&entry.key, &entry.key_origin)),
            _ => {}
        }
    }
    audiences
}

fn competencies(node: &Node, problems: &mut Problems) -> Vec<Competency> {
    let mut competencies = Vec::new();
    for entry in decode::entries(node, problems) {
        match (Id::parse(&entry.key), decode::text(&entry.value, problems)) {
            (Some(id), Some(text)) => competencies.push(Competency { id, text }),
            (None, _) => problems.push(decode::bad_id(&entry.key, &entry.key_origin)),
            _ => {}
        }
    }
    competencies
}

/// The types of variables.
pub(super) const VARIABLE_KINDS: [(&str, VariableKind); 5] = [
    ("text", VariableKind::Text),
    ("number", VariableKind::Number),
    ("date", VariableKind::Date),
    ("url", VariableKind::Url),
    ("image", VariableKind::Image),
];

fn variables(node: &Node, problems: &mut Problems) -> BTreeMap<String, Variable> {
    let mut variables = BTreeMap::new();
    for entry in decode::entries(node, problems) {
        let placeholder = format!("{{{{{}}}}}", entry.key);
        if crate::markup::placeholders(&placeholder).is_empty() {
            problems.push(
                Diagnostic::new(Code::BadId, format!("`{}` is no name of a variable", entry.key))
                    .at(&entry.key_origin)
                    .hint("a name has letters, digits, `.`, `-` and `_`, as `country.name`"),
            );
            continue;
        }
        let Some(mut map) = Fields::of(&entry.value, problems) else { continue };
        let word = map.need("type", problems);
        let word =
            word.and_then(|node| decode::one_of(node, &VARIABLE_KINDS.map(|(name, _)| name), problems));
        let node = map.get("default");
        let default = node.and_then(|node| decode::string(node, problems));
        map.finish(problems);
        if let Some((_, kind)) = VARIABLE_KINDS.into_iter().find(|(name, _)| Some(*name) == word) {
            if let (Some(node), Some(value)) = (node, &default)
                && !kind.fits(value)
                && crate::markup::placeholders(value).is_empty()
            {
                let message = format!("`{value}` stands here where {} belongs", kind.expected());
                problems.push(
                    Diagnostic::new(Code::BadVariable, message)
                        .at(&node.origin)
                        .hint("write a value of the type, or another `type:`"),
                );
            }
            variables.insert(entry.key.clone(), Variable { kind, default, origin: entry.key_origin.clone() });
        }
    }
    variables
}
