//! `series.yaml` and `kitbag.yaml`.

use serde_json::{Value, json};

use super::form::{self, may, must};
use super::programme;
use crate::load::series_file::VARIABLE_KINDS;

/// `series.yaml`.
pub(super) fn series() -> Value {
    let licence = form::keys(vec![
        must("name", "Its name, as CC BY 4.0", form::text()),
        must("url", "Its address", form::text()),
    ]);
    form::keys(vec![
        must("title", "The title of the series", form::text()),
        must("version", "Its version; raise it with every release", form::text()),
        must("date", "The day of the release", form::date()),
        must("language", "The language in which the modules are written", form::language()),
        must("licence", "The licence of the content", licence),
        must("credits", "The authors", form::some(form::text())),
        must(
            "modules",
            "The folders of the modules, in the order in which they are taught",
            form::some(form::id()),
        ),
        may("changelog", "What each release changed, the newest first", form::some(release())),
        may(
            "audiences",
            "Groups of people for whom texts may differ, with their names",
            form::named(form::id(), form::text()),
        ),
        may(
            "competencies",
            "What the modules teach people to do, in plain words",
            form::named(form::id(), form::text()),
        ),
        may("variables", "Words that differ from country to country", form::named(json!({}), variable())),
        may("programmes", "Plans of delivery", form::some(programme::programme())),
        may("checklist", "What trainers do before, during and after a programme", programme::checklist()),
        may("forms", "Forms that participants fill in", form::some(programme::form_to_fill())),
        may("tests", "What is asked before and after the series", tests()),
    ])
}

fn tests() -> Value {
    let questions = form::named(form::id(), form::some(form::id()));
    form::keys(vec![
        may("pass", "The pass mark of the test after the series, in percent", form::number(100)),
        must("questions", "For each module the ids of questions in its quiz.yaml", questions),
    ])
}

fn release() -> Value {
    form::keys(vec![
        must("version", "The version", form::text()),
        must("date", "The day of the release", form::date()),
        must("changes", "What it changed, a sentence each", form::some(form::text())),
    ])
}

fn variable() -> Value {
    form::keys(vec![
        must("type", "What it may hold", form::one_of(&VARIABLE_KINDS.map(|(name, _)| name))),
        may("default", "What is printed where no overlay sets it", form::text()),
    ])
}

/// `kitbag.yaml`.
pub(super) fn settings() -> Value {
    let about = "A folder that has series.yaml, or a zip of it, as ../central/base-modules";
    let path = json!({ "type": "string", "pattern": "^[^/\\\\:][^\\\\:]*$" });
    let schemas = "A folder of the workspace with the control schemas of SCORM: scorm12, scorm2004 and \
                   scorm2004-4th, each with the files of that edition";
    let lms = form::keys(vec![may("schemas", schemas, path.clone())]);
    form::keys(vec![may("base", about, path), may("lms", "What holds for every LMS package", lms)])
}
