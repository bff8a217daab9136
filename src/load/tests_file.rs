//! `tests:` of `series.yaml`.

use super::decode::{self, Fields};
use super::series_file::placed_ids;
use super::yaml::Node;
use super::{names, workspace::Workspace};
use crate::diagnostic::{Code, Diagnostic, Problems, nearest};
use crate::model::{Id, Kind, ModuleQuestions, SeriesTests};

pub(super) fn tests(node: &Node, problems: &mut Problems) -> Option<SeriesTests> {
    let mut map = Fields::of(node, problems)?;
    let pass = map.get("pass").and_then(|node| decode::number(node, 100, problems));
    let pass = pass.and_then(|number| u8::try_from(number).ok());
    let questions = map.need("questions", problems).map(|node| questions(node, problems));
    map.finish(problems);
    Some(SeriesTests { pass, questions: questions? })
}

fn questions(node: &Node, problems: &mut Problems) -> Vec<ModuleQuestions> {
    let mut found = Vec::new();
    for entry in decode::entries(node, problems) {
        let Some(module) = Id::parse(&entry.key) else {
            problems.push(decode::bad_id(&entry.key, &entry.key_origin));
            continue;
        };
        let mut ids = placed_ids(decode::items(&entry.value), problems);
        names::listed_once(&mut ids, "question", problems);
        found.push(ModuleQuestions { module: (module, entry.key_origin.clone()), ids });
    }
    found
}

/// Tells modules and questions that are not there.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) {
    let Workspace { series, modules, .. } = workspace;
    for named in series.tests.iter().flat_map(|it| &it.questions) {
        let ModuleQuestions { module: (id, origin), ids } = named;
        if let Some(problem) = names::no_module(series, id, origin) {
            problems.push(problem.hint("the modules are listed under `modules:`"));
            continue;
        }
        let Some(module) = modules.get(id) else { continue };
        let known: Vec<&str> = module.root.of_kind(Kind::Question).map(|block| block.id.as_str()).collect();
        for (question, origin) in ids.iter().filter(|(question, _)| !known.contains(&question.as_str())) {
            let near = nearest(question.as_str(), known.iter().copied());
            problems.push(
                Diagnostic::new(Code::UnknownReference, format!("no question `{question}` in `{id}`"))
                    .at(origin)
                    .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
                    .hint(format!("the questions stand in base-modules/{id}/quiz.yaml")),
            );
        }
    }
}
