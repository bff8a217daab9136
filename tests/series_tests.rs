//! Tests before and after a series: the same questions of its modules, in packages of their own.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and uses the disk")]

mod support;

use std::collections::BTreeMap;

use support::says::says;
use support::workspace::{Project, without_time};

const SERIES: &str = "base-modules/series.yaml";

/// A second question, and a third that the tests do not ask.
const QUESTIONS: &str = "
  - id: q-often
    type: true-false
    objective: o1
    stem: Most people come twice.
    answer: true
    feedback: { right: They come twice., wrong: Look at the slide again. }
  - id: q-mood
    type: likert
    stem: How do you feel in a queue?
    options:
      - { id: bad, text: Bad }
      - { id: good, text: Good }
";

/// The small workspace with tests of two of its questions.
fn project() -> Project {
    let project = Project::small();
    let quiz = String::from_utf8(project.read("base-modules/queue/quiz.yaml")).unwrap();
    project.write("base-modules/queue/quiz.yaml", &(quiz + QUESTIONS.trim_start_matches('\n')));
    let series = String::from_utf8(project.read(SERIES)).unwrap();
    project.write(SERIES, &(series + "tests:\n  pass: 50\n  questions: { queue: [q-often, q-cost] }\n"));
    project
}

/// The entries of a package, as text.
fn entries(project: &Project, path: &str) -> BTreeMap<String, String> {
    let bytes = project.read(&format!("output/{path}"));
    let unpacked = kitbag::package::unpack(path, &bytes).unwrap();
    unpacked.into_iter().map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// What `course.js` says of a quiz.
fn quiz(entries: &BTreeMap<String, String>) -> serde_json::Value {
    let script = entries["course.js"].trim_start_matches("window.course = ").trim_end_matches(";\n");
    let course: serde_json::Value = serde_json::from_str(script).unwrap();
    course["quiz"].clone()
}

fn asked(quiz: &serde_json::Value) -> Vec<&str> {
    quiz["questions"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect()
}

#[test]
fn a_build_makes_both_tests_as_packages_and_on_paper() {
    let project = project();
    let run = project.kitbag(&["build", "lk"]);
    assert_eq!(run.stderr, "");
    assert_eq!(
        without_time(&run.stdout),
        "Built  lk@en/queue                  scorm12 (17 files), scorm2004 (17 files), script (7 pages = 4 sheets), handouts (3 pages = 2 sheets), cases (2 pages = 1 sheet), quiz (1 page), quiz-key (1 page), cheat-sheet (1 page), deck (13 slides)\n\
         Built  lk@en/pretest                scorm12 (16 files), scorm2004 (16 files), quiz (1 page), quiz-key (1 page)\n\
         Built  lk@en/posttest               scorm12 (16 files), scorm2004 (16 files), quiz (1 page), quiz-key (1 page)\n\
         SCORM packages hold no control schemas: `kitbag doctor` says what that means\n\
         17 files in output\n"
    );
    assert!(project.path("output/lk/en/lk-en-pretest-scorm12.zip").exists());
    let web = project.kitbag(&["build", "lk", "--format", "web,deck", "--module", "posttest"]);
    assert_eq!(
        without_time(&web.stdout),
        "Built  lk@en/posttest               web (14 files)\n1 file in output\n",
        "{}",
        web.stderr
    );
    says("list-tests", &project.kitbag(&["list"]));
}

#[test]
fn the_same_questions_are_asked_before_and_after_under_the_names_of_their_module() {
    let project = project();
    project.kitbag(&["build", "lk", "--format", "scorm12"]);
    let [before, after] =
        ["pretest", "posttest"].map(|test| entries(&project, &format!("lk/en/lk-en-{test}-scorm12.zip")));
    let (asked_before, asked_after) = (quiz(&before), quiz(&after));
    assert_eq!(asked(&asked_before), ["queue-q-often", "queue-q-cost"]);
    assert_eq!(asked_before["questions"], asked_after["questions"]);
    assert_eq!(asked_before["questions"][0]["objective"], "queue-o1");
    assert!(before["course.js"].contains(r#""prefix":"""#));
    let module = entries(&project, "lk/en/lk-en-queue-scorm12.zip");
    assert!(module["course.js"].contains(r#""prefix":"queue-""#));
}

#[test]
fn the_test_before_scores_nothing_and_gives_nothing_away() {
    let project = project();
    project.kitbag(&["build", "lk", "--format", "scorm12,scorm2004"]);
    let of = |name: &str| entries(&project, &format!("lk/en/lk-en-{name}.zip"));
    let (before, after) = (of("pretest-scorm12"), of("posttest-scorm12"));
    for words in ["They come twice.", "Look at the slide again.", "It costs an hour.", "data-feedback"] {
        assert!(!before["index.html"].contains(words), "{words}");
        assert!(after["index.html"].contains(words), "{words}");
    }
    assert!(before["index.html"].contains("Nothing here is scored."));
    assert!(!before["index.html"].contains("id=\"certificate\""));
    assert!(after["index.html"].contains("id=\"certificate\""));
    assert!(!before["imsmanifest.xml"].contains("masteryscore"));
    assert!(after["imsmanifest.xml"].contains("<adlcp:masteryscore>50</adlcp:masteryscore>"));
    assert!(!of("pretest-scorm2004")["imsmanifest.xml"].contains("minNormalizedMeasure"));
    let (silent, told) = (quiz(&before), quiz(&after));
    assert_eq!((silent["silent"].as_bool(), silent["pass"].as_u64()), (Some(true), None));
    assert_eq!((told["silent"].as_bool(), told["pass"].as_u64()), (None, Some(50)));
}

#[test]
fn packages_of_tests_are_told_apart_within_15_characters() {
    let project = project();
    project.kitbag(&["build", "--format", "scorm12"]);
    let identifier = |path: &str| {
        let manifest = entries(&project, path).remove("imsmanifest.xml").unwrap();
        manifest.split("identifier=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let names =
        ["lk/en/lk-en-pretest", "lk/en/lk-en-posttest", "lk/en/lk-en-queue", "base/en/base-en-pretest"];
    let all = names.map(|name| identifier(&format!("{name}-scorm12.zip")));
    assert_eq!(all, ["en-lk-pre-pretest", "en-lk-post-posttest", "en-lk-qu-queue", "en-base-pre-pretest"]);
    let mut starts: Vec<_> = all.iter().map(|it| &it[..it.len().min(15)]).collect();
    starts.dedup();
    assert_eq!(starts.len(), 4);
}

#[test]
fn what_layers_do_to_a_question_they_do_to_the_tests() {
    let project = project();
    let overlay = String::from_utf8(project.read("overlays/lk/overlay.yaml")).unwrap();
    let changed =
        "  - at: queue/q-cost\n    stem: What does an hour in a queue cost a farmer?\n    because: Farmers\n";
    let removed = "remove:\n  - at: queue/q-often\n    because: Nobody comes twice\n";
    project.write("overlays/lk/overlay.yaml", &(overlay + changed + removed));
    let run = project.kitbag(&["build", "--format", "web"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lk = entries(&project, "lk/en/lk-en-posttest-web.zip");
    assert_eq!(asked(&quiz(&lk)), ["queue-q-cost"]);
    assert!(lk["index.html"].contains("cost a farmer?"));
    let base = entries(&project, "base/en/base-en-posttest-web.zip");
    assert_eq!(asked(&quiz(&base)), ["queue-q-often", "queue-q-cost"]);
    let explained = project.kitbag(&["explain", "output/lk/en/lk-en-posttest-web.zip"]);
    assert!(explained.stdout.contains("\n  queue/q-cost  overlays/lk\n"), "{}", explained.stdout);
    assert!(!explained.stdout.contains("changed since"), "{}", explained.stdout);
}

#[test]
fn files_of_tests_go_when_the_series_has_none() {
    let project = project();
    project.kitbag(&["build", "--format", "scorm12"]);
    let path = project.path("output/lk/en/lk-en-pretest-scorm12.zip");
    assert!(path.exists());
    let series = String::from_utf8(project.read(SERIES)).unwrap();
    project.write(SERIES, series.split("tests:").next().unwrap());
    project.kitbag(&["build", "lk", "--format", "scorm12"]);
    assert!(!path.exists());
    assert!(project.path("output/base/en/base-en-pretest-scorm12.zip").exists());
    let unknown = project.kitbag(&["build", "--module", "pretest"]);
    assert!(unknown.stderr.contains("no module `pretest`"), "{}", unknown.stderr);
}

#[test]
fn a_module_with_errors_stops_the_tests_and_leaves_their_files() {
    let project = project();
    project.kitbag(&["build", "lk", "--format", "scorm12"]);
    project.edit(
        "base-modules/queue/quiz.yaml",
        "stem: Most people come twice.",
        "stem: Most {{people}} come.",
    );
    let run = project.kitbag(&["build", "lk", "--format", "scorm12"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("Failed lk@en/pretest\nFailed lk@en/posttest\n"), "{}", run.stdout);
    assert!(project.path("output/lk/en/lk-en-pretest-scorm12.zip").exists());
}

#[test]
fn names_that_are_not_there_are_told_with_those_that_are_near() {
    let project = project();
    project.edit(
        SERIES,
        "{ queue: [q-often, q-cost] }",
        "{ queue: [q-oftn, q-cost, q-cost], quay: [q-cost] }",
    );
    project.edit(SERIES, "pass: 50", "pass: 120");
    says("tests-typos", &project.kitbag(&["check"]));
}
