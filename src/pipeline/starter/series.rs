//! Starters of the base: a workspace with a small module, and one more module.

use std::path::Path;

use serde_json::json;

use super::{Started, fill, name, scalar, settings};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{self, Workspace};
use crate::pipeline::{Changes, only};

/// Files that are written as they are, by their path in the workspace.
const FILES: [(&str, &str); 3] = [
    (".gitignore", include_str!("../../../assets/starters/workspace/gitignore")),
    ("output/README.md", include_str!("../../../assets/starters/workspace/output/README.md")),
    ("overlays/README.md", include_str!("../../../assets/starters/workspace/overlays/README.md")),
];

/// The module that a new workspace has.
const EXAMPLE: [(&str, &str); 7] = [
    ("module.yaml", include_str!("../../../assets/starters/workspace/base-modules/shorter-form/module.yaml")),
    ("quiz.yaml", include_str!("../../../assets/starters/workspace/base-modules/shorter-form/quiz.yaml")),
    (
        "slides/01-the-form.md",
        include_str!("../../../assets/starters/workspace/base-modules/shorter-form/slides/01-the-form.md"),
    ),
    (
        "slides/02-strike-out.md",
        include_str!("../../../assets/starters/workspace/base-modules/shorter-form/slides/02-strike-out.md"),
    ),
    (
        "cases/two-stamps.md",
        include_str!("../../../assets/starters/workspace/base-modules/shorter-form/cases/two-stamps.md"),
    ),
    (
        "activities/red-pen.md",
        include_str!("../../../assets/starters/workspace/base-modules/shorter-form/activities/red-pen.md"),
    ),
    (
        "tools/question-table.md",
        include_str!("../../../assets/starters/workspace/base-modules/shorter-form/tools/question-table.md"),
    ),
];

/// Starts a workspace in `root`, on the base at the path `base` or with one of its own.
pub fn workspace(root: &Path, base: Option<&str>) -> Result<Started, Problems> {
    for mark in [load::SERIES, load::SETTINGS] {
        if root.join(mark).exists() {
            return Err(only(
                Diagnostic::new(Code::NameTaken, format!("`{}` is a workspace already", root.display()))
                    .hint("name another folder, or go on with this one: `kitbag list` tells what is in it"),
            ));
        }
    }
    let mut changes = Changes::default();
    for (path, text) in FILES {
        changes.create(path, text);
    }
    match base {
        Some(base) => changes.create(load::SETTINGS, settings(base)),
        None => {
            changes.create(load::SERIES, fill("series", &json!({ "title": "Our training series" })));
            for (path, text) in EXAMPLE {
                changes.create(format!("base-modules/shorter-form/{path}"), text);
            }
        }
    }
    let next = ["check", "build base", "new country lk --languages si,ta,en --title \"Sri Lanka\""];
    Ok(Started { changes, next: next.map(|words| format!("kitbag {words}")).into() })
}

/// Starts a module and adds it to the series.
pub fn module(
    root: &Path,
    workspace: &Workspace,
    word: &str,
    title: Option<&str>,
) -> Result<Started, Problems> {
    let id = name::id(word, "a module", &load::SHARED).map_err(only)?;
    super::layer::own_base(workspace, &format!("a module `{id}` belongs to the base"))?;
    let folder = format!("base-modules/{id}");
    name::free(root, &folder).map_err(only)?;
    let title = title.map_or_else(|| name::words(&id), str::to_owned);
    let places = json!({ "title": scalar(&title), "code": name::module_code(workspace, &id) });
    let mut changes = Changes::default();
    changes.create(format!("{folder}/module.yaml"), fill("module", &places));
    changes.create(format!("{folder}/slides/01-begin.md"), fill("slides", &places));
    changes.create(format!("{folder}/quiz.yaml"), fill("quiz", &places));
    let series = load::bytes(root, load::SERIES)?;
    changes.replace(load::SERIES, load::with_module(&series, &id)?);
    let next = vec![format!("kitbag check base --module {id}"), format!("kitbag build base --module {id}")];
    Ok(Started { changes, next })
}
