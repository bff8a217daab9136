//! What other programs read: JSON and SARIF.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::path::Path;

use kitbag::diagnostic::Code;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use support::workspace::{Project, Run};

fn document(run: &Run) -> Value {
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

/// The small workspace with two faults, one of them with a second place, in a file that is not called as
/// programs like it.
fn faulty() -> Project {
    let project = Project::small();
    project.remove("overlays");
    project.edit("base-modules/queue/module.yaml", "02-close.md", "02 fermé.md");
    let slides = String::from_utf8(project.read("base-modules/queue/slides/02-close.md")).unwrap();
    let slides = slides.replace("Write down", "Être prêt, {{nobody}}: write down");
    project.write("base-modules/queue/slides/02 fermé.md", &slides);
    project.remove_file("base-modules/queue/slides/02-close.md");
    project.edit("base-modules/queue/quiz.yaml", "text: Nothing", "text: An hour of pay");
    project
}

#[test]
fn build_tells_every_artifact_as_json() {
    let project = Project::small();
    project.remove("overlays");
    let run = project.kitbag(&["build", "--json", "--format", "deck,script"]);
    assert_eq!(run.code, 0);
    let mut told = document(&run);
    for artifact in told["targets"][0]["modules"][0]["artifacts"].as_array_mut().unwrap() {
        let bytes = project.read(&format!("output/{}", artifact["path"].as_str().unwrap()));
        let sum = Sha256::digest(&bytes).iter().fold(String::new(), |sum, byte| sum + &format!("{byte:02x}"));
        assert_eq!(artifact["sha256"].take(), json!(sum));
        assert_eq!(artifact["bytes"].take(), json!(bytes.len()));
    }
    let artifacts = json!([
        { "kind": "script", "path": "base/en/base-en-queue-script.pdf", "bytes": null, "sha256": null, "pages": 7, "sheets": 4 },
        { "kind": "deck", "path": "base/en/base-en-queue-deck.pptx", "bytes": null, "sha256": null, "slides": 11 },
    ]);
    let expected = json!({
        "targets": [{ "target": "base@en", "modules": [{ "module": "queue", "artifacts": artifacts }] }],
        "counts": {
            "targets": 1, "editions": 1, "failed": 0, "artifacts": 2, "written": 2,
            "errors": 0, "warnings": 0, "notices": 0,
        },
        "problems": [],
    });
    assert_eq!(told, expected);
}

#[test]
fn a_dry_run_tells_the_same_but_what_was_written() {
    let project = Project::small();
    let dry = document(&project.kitbag(&["build", "--json", "--dry-run", "--format", "deck"]));
    assert!(!project.path("output").exists());
    let mut built = document(&project.kitbag(&["build", "--json", "--format", "deck"]));
    assert_eq!(built["counts"]["written"], json!(2));
    built["counts"]["written"] = json!(0);
    assert_eq!(dry, built);
}

#[test]
fn a_build_that_fails_tells_so_in_its_document() {
    let project = faulty();
    let run = project.kitbag(&["build", "--json"]);
    assert_eq!(run.code, 1);
    let told = document(&run);
    assert_eq!(
        told["targets"],
        json!([{ "target": "base@en", "modules": [{ "module": "queue", "artifacts": [] }] }])
    );
    assert_eq!((&told["counts"]["failed"], &told["counts"]["errors"]), (&json!(1), &json!(2)));
    let run = project.kitbag(&["build", "bse", "--json"]);
    assert_eq!(run.code, 2);
    let problem = json!({
        "code": "KB0213", "severity": "error", "message": "no target `bse`", "place": null, "related": [],
        "hints": ["did you mean `base`?", "`kitbag list` names them all"],
    });
    let counts = json!({ "errors": 1, "warnings": 0, "notices": 0 });
    assert_eq!(document(&run), json!({ "counts": counts, "problems": [problem] }));
}

#[test]
fn check_tells_problems_as_json() {
    let run = faulty().kitbag(&["check", "--format", "json"]);
    assert_eq!(run.code, 1);
    let file = "base-modules/queue/quiz.yaml";
    let span = |line, start, end| json!({ "file": file, "start": { "line": line, "column": start }, "end": { "line": line, "column": end } });
    let expected = json!({
        "counts": { "errors": 2, "warnings": 0, "notices": 0 },
        "problems": [
            {
                "code": "KB0702", "severity": "error", "message": "two options of `q-cost` have the same text",
                "place": span(9, 26, 40),
                "related": [{ "message": "first here", "place": span(8, 30, 44) }],
                "hints": ["change one of the two, or delete it"],
            },
            {
                "code": "KB0401", "severity": "error", "message": "no value for `nobody`",
                "place": {
                    "file": "base-modules/queue/slides/02 fermé.md",
                    "start": { "line": 3, "column": 12 }, "end": { "line": 3, "column": 22 },
                },
                "related": [],
                "hints": [
                    "declare it under `variables:` in base-modules/series.yaml and give it a value in the overlay",
                ],
            },
        ],
    });
    assert_eq!(document(&run), expected);
}

#[test]
fn check_tells_problems_as_sarif() {
    let run = faulty().kitbag(&["check", "--format", "sarif"]);
    assert_eq!(run.code, 1);
    let told = document(&run);
    assert_eq!(told["version"], "2.1.0");
    let rules = told["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().map(|rule| &rule["id"]).eq(Code::ALL.iter().map(|code| code.number())));
    let equal = rules.iter().position(|rule| rule["id"] == "KB0702").unwrap();
    let expected = json!({
        "id": "KB0702",
        "name": "EqualOptions",
        "shortDescription": { "text": "Two options with the same text." },
        "help": { "text": "The editions that it concerns are not built. Each result names a way out. All codes: docs/diagnostics.md" },
        "defaultConfiguration": { "level": "error" },
    });
    assert_eq!(rules[equal], expected);
    let quiz = |line, start, end| {
        json!({
            "artifactLocation": { "uri": "base-modules/queue/quiz.yaml", "uriBaseId": "WORKSPACE" },
            "region": {
                "startLine": line, "startColumn": start, "endLine": line, "endColumn": end,
                "snippet": { "text": "An hour of pay" },
            },
        })
    };
    let expected = json!({
        "ruleId": "KB0702", "ruleIndex": equal, "level": "error",
        "message": { "text": "Two options of `q-cost` have the same text.\nHint: change one of the two, or delete it" },
        "locations": [{ "physicalLocation": quiz(9, 26, 40) }],
        "relatedLocations": [
            { "id": 0, "message": { "text": "First here." }, "physicalLocation": quiz(8, 30, 44) },
        ],
    });
    let results = told["runs"][0]["results"].as_array().unwrap();
    assert_eq!((results.len(), &results[0]), (2, &expected));
    let place = &results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "base-modules/queue/slides/02%20ferm%C3%A9.md");
}

#[test]
fn documents_are_the_same_in_any_folder() {
    let (first, second) = (faulty(), faulty());
    assert_ne!(first.path(""), second.path(""));
    for form in ["json", "sarif"] {
        let [one, two] = [&first, &second].map(|project| project.kitbag(&["check", "--format", form]).stdout);
        assert_eq!(one, two);
        assert!(!one.contains(Path::new(&first.path("")).to_str().unwrap()));
    }
}
