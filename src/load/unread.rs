//! Why a layer is not there: its folder, or the file `overlay.yaml` in it, could not be used.

use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, Severity};

/// The file that makes a folder a layer.
const NAME: &str = "overlay.yaml";

/// The errors below `overlays`, of which those of a layer's own file tell why it is missing.
#[derive(Debug, Default)]
pub struct Unread(Vec<Diagnostic>);

impl Unread {
    /// Picks them out of all that was told.
    pub(super) fn of(problems: &Problems) -> Self {
        let errors = problems.iter().filter(|it| it.severity == Severity::Error);
        Self(errors.filter(|it| it.path().starts_with("overlays/")).cloned().collect())
    }

    /// Those of the layer in a folder, as `overlays/lk`: in its file, or in how the folder is called.
    pub fn in_folder(&self, folder: &str) -> Problems {
        let is_own = |path: &str| path == folder || file_in(folder, path).is_some_and(is_meant);
        let mut problems = Problems::none();
        self.0.iter().filter(|it| is_own(it.path())).for_each(|it| problems.push(it.clone()));
        problems
    }
}

/// Says that a folder has no file `overlay.yaml`, and which file there may be meant.
pub(super) fn without_file(folder: &str, tree: &Tree) -> Diagnostic {
    let below = tree.below(folder);
    let meant = below.iter().find(|path| file_in(folder, path).is_some_and(is_meant));
    match meant {
        Some(meant) => Diagnostic::new(Code::MissingFile, format!("`{meant}` is not called `{NAME}`"))
            .at(&Origin::of_path(meant))
            .hint(format!("rename it to `{NAME}`: under this name alone it is read")),
        None => {
            let path = format!("{folder}/{NAME}");
            Diagnostic::new(Code::MissingFile, format!("the file `{path}` is not there"))
                .at(&Origin::of_path(&path))
                .hint("a folder below `overlays` is a layer and needs it")
        }
    }
}

/// The name of a file that stands directly in a folder.
fn file_in<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    let name = path.strip_prefix(folder)?.strip_prefix('/')?;
    (!name.contains('/')).then_some(name)
}

/// Whether a name is `overlay.yaml`, whatever an editor made of its ending: `overlay.yml`,
/// `overlay.yaml.txt`.
fn is_meant(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.strip_suffix(".txt").unwrap_or(&name);
    matches!(stem, "overlay" | NAME | "overlay.yml")
}
