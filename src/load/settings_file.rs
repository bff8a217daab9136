//! `kitbag.yaml`: what holds for the workspace on this machine, whatever its modules and overlays say.

use std::path::Path;
use std::sync::Arc;

use super::base::Base;
use super::decode::{self, Fields};
use super::yaml::Node;
use super::{disk, source, yaml};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};

/// The file.
pub const SETTINGS: &str = "kitbag.yaml";

/// What it says.
pub(super) struct Settings {
    /// Where the base is.
    pub(super) base: Base,
    /// The folder with control schemas for SCORM packages, and where it is named.
    pub(super) schemas: Option<(String, Origin)>,
}

/// Reads the file; a workspace without it has its own base and no control schemas.
pub(super) fn settings(root: &Path) -> Result<Settings, Problems> {
    let usual = Settings { base: Base::Own, schemas: None };
    let Some(bytes) = disk::present(root, SETTINGS)? else { return Ok(usual) };
    let (file, mut problems) = source::decode(SETTINGS, &bytes)?;
    let settings = said(&file, &mut problems).unwrap_or(usual);
    problems.unless_errors(settings).map(|(settings, _)| settings)
}

fn said(file: &Arc<SourceFile>, problems: &mut Problems) -> Option<Settings> {
    let root = yaml::parse(file, 0, file.text.len(), problems)?;
    let mut map = Fields::of(&root, problems)?;
    let base = map.get("base").and_then(|node| base(node, problems)).unwrap_or(Base::Own);
    let schemas = map.get("lms").and_then(|node| lms(node, problems));
    map.finish(problems);
    Some(Settings { base, schemas })
}

fn base(node: &Node, problems: &mut Problems) -> Option<Base> {
    let path = decode::string(node, problems)?;
    if path.contains(['\\', ':']) || path.starts_with('/') {
        problems.push(no_path(&path, node).hint(
            "write it with forward slashes, as `../central/base-modules`; `kitbag base set` writes it so",
        ));
    }
    Some(match Base::at(path.trim_end_matches('/')) {
        Base::Elsewhere { path, .. } => Base::Elsewhere { path, origin: node.origin.clone() },
        Base::Own => Base::Own,
    })
}

fn lms(node: &Node, problems: &mut Problems) -> Option<(String, Origin)> {
    let mut map = Fields::of(node, problems)?;
    let folder = map.get("schemas").and_then(|node| schemas(node, problems));
    map.finish(problems);
    folder
}

/// A folder inside the workspace, so that whoever takes the workspace along takes it too.
fn schemas(node: &Node, problems: &mut Problems) -> Option<(String, Origin)> {
    let path = decode::string(node, problems)?;
    let path = path.trim_end_matches('/');
    let inside = !path.contains(['\\', ':']) && path.split('/').all(|it| !matches!(it, "" | "." | ".."));
    if !inside {
        problems.push(
            no_path(path, node)
                .hint("name a folder inside the workspace, with forward slashes, as `scorm-schemas`"),
        );
    }
    inside.then(|| (path.to_owned(), node.origin.clone()))
}

fn no_path(path: &str, node: &Node) -> Diagnostic {
    Diagnostic::new(Code::BadPath, format!("`{path}` is no path from this folder")).at(&node.origin)
}
