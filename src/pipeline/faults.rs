//! Which modules of which targets depend on files with errors.

use std::collections::BTreeSet;

use crate::diagnostic::{Problems, Severity};
use crate::load::Workspace;
use crate::model::{Id, Language, Layer, LayerName};

/// What the files with errors belong to, each with the language of a PO file.
#[derive(Debug, Default)]
pub(super) struct Faults(BTreeSet<(Owner, Option<String>)>);

/// What a file belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Module(Id),
    Layer(LayerName),
    /// A file of the base, or a control schema, that every module depends on.
    Base,
}

impl Faults {
    /// The owners of all files with errors. A layer that could not be read at all has no targets to
    /// hurt.
    pub(super) fn of(workspace: &Workspace, loaded: &Problems) -> Self {
        let errors = loaded.iter().filter(|it| it.severity == Severity::Error);
        let paths: BTreeSet<&str> =
            errors.filter_map(|it| it.origin.as_ref()).map(|origin| origin.file.path.as_str()).collect();
        let layers: Vec<_> = workspace.layers.keys().map(|name| (name.to_string(), name)).collect();
        let owned = |path: &str| Some((owner(path, workspace, &layers)?, language(path)));
        Self(paths.into_iter().filter_map(owned).collect())
    }

    /// Whether an error was found in a file that this module of a target depends on.
    pub(super) fn hurt(&self, module: &Id, layers: &[&Layer], language: &Language) -> bool {
        self.0.iter().any(|(owner, tag)| {
            tag.as_ref().is_none_or(|tag| tag == language.tag())
                && match owner {
                    Owner::Module(id) => id == module,
                    Owner::Layer(name) => layers.iter().any(|layer| layer.name == *name),
                    Owner::Base => true,
                }
        })
    }
}

fn owner(path: &str, workspace: &Workspace, layers: &[(String, &LayerName)]) -> Option<Owner> {
    let Some(rest) = path.strip_prefix("base-modules/") else {
        // The longest folder that holds the path: an audience's lies in its overlay's.
        let holds = |(folder, _): &&(String, _)| {
            path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        let holder = layers.iter().filter(holds).max_by_key(|(folder, _)| folder.len());
        let everybody = (!path.starts_with("overlays/")).then_some(Owner::Base);
        return holder.map(|(_, name)| Owner::Layer((*name).clone())).or(everybody);
    };
    let folder = rest.split('/').next().and_then(Id::parse);
    let of_series = |id: &Id| workspace.series.modules.iter().any(|(it, _)| it == id);
    Some(folder.filter(of_series).map_or(Owner::Base, Owner::Module))
}

/// The language of a PO file.
fn language(path: &str) -> Option<String> {
    let (_, file) = path.split_once("/i18n/")?;
    file.strip_suffix(".po").map(str::to_owned)
}
