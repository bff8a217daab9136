//! What a learning platform knows a course by stays the same when the course is built anew.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use support::workspace::Project;

const SLIDES: &str = "base-modules/queue/slides/01-waiting.md";
const QUIZ: &str = "base-modules/queue/quiz.yaml";

const SLIDE: &str = "## A new slide {#new-slide minutes=2 objective=o1}\n\n- It is new\n\n::: say\nIt was not there.\n:::\n\n";
const QUESTION: &str = "  - id: q-new
    type: true-false
    objective: o1
    stem: This question is new.
    answer: true
    feedback: { right: It is., wrong: It is new. }
";

/// Manifest and `course.js` of each package of the small workspace.
fn built(project: &Project) -> Vec<(String, Value)> {
    let run = project.kitbag(&["build", "lk", "--format", "scorm12,scorm2004,scorm2004-4th"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let read = |kind: &str| {
        let bytes = project.read(&format!("output/lk/en/lk-en-queue-{kind}.zip"));
        let mut entries = kitbag::package::unpack(kind, &bytes).unwrap();
        let mut text = |name: &str| String::from_utf8(entries.remove(name).unwrap()).unwrap();
        let (manifest, script) = (text("imsmanifest.xml"), text("course.js"));
        let json = script.trim_start_matches("window.course = ").trim_end_matches(";\n");
        (manifest, serde_json::from_str(json).unwrap())
    };
    ["scorm12", "scorm2004", "scorm2004-4th"].map(read).into()
}

/// The values of attributes that name things, in order.
fn names(manifest: &str) -> Vec<&str> {
    let names = ["identifier=\"", "identifierref=\"", "default=\"", "objectiveID=\""];
    let values = names.iter().flat_map(|name| manifest.split(name).skip(1));
    values.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The short code that a learner's state has for each screen, question and part of one.
fn codes(course: &Value) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![(String::new(), course)];
    while let Some((above, value)) = open.pop() {
        let id = value["id"].as_str().map_or(above.clone(), |id| format!("{above}/{id}"));
        if let Some(key) = value["key"].as_str() {
            found.insert(id.clone(), key.to_owned());
        }
        match value {
            Value::Array(items) => open.extend(items.iter().map(|item| (id.clone(), item))),
            Value::Object(fields) => open.extend(fields.values().map(|field| (id.clone(), field))),
            _ => {}
        }
    }
    found
}

#[test]
fn a_rebuild_keeps_every_name_that_records_hang_on() {
    let project = Project::small();
    let before = built(&project);
    project.edit(SLIDES, "minutes=6", "minutes=4");
    project.edit(SLIDES, "## ", &format!("{SLIDE}## "));
    project.edit(QUIZ, "stem: What does an hour in a queue cost?", "stem: What is an hour in a queue worth?");
    project.edit(QUIZ, "text: An hour of pay", "text: A part of the pay");
    project.edit(QUIZ, "  - id: q-cost\n", &format!("{QUESTION}  - id: q-cost\n"));
    project.edit("base-modules/queue/module.yaml", "title: ", "title: Now ");
    project.edit("base-modules/series.yaml", "version: 1.0.0", "version: 1.1.0");
    let after = built(&project);
    for ((old, old_course), (new, new_course)) in before.iter().zip(&after) {
        assert_ne!(old, new);
        assert_eq!(names(old), names(new));
        assert_eq!(old_course["prefix"], new_course["prefix"]);
        let (old, new) = (codes(old_course), codes(new_course));
        let kept: BTreeMap<_, _> = new
            .iter()
            .filter(|(id, _)| old.contains_key(*id))
            .map(|(id, key)| (id.clone(), key.clone()))
            .collect();
        assert_eq!(kept, old);
        let added: BTreeSet<&str> =
            new.keys().filter(|id| !old.contains_key(*id)).map(String::as_str).collect();
        assert_eq!(added, ["/q-new", "/slide-new-slide"].into());
    }
}
