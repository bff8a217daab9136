//! One overlay in a zip: what `pack` writes and `unpack` reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::manifest::sha256;
use super::plan::all_targets;
use super::unread::unread;
use super::{Changes, only, starter};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::load::{self, Base, Workspace};
use crate::model::{Id, LayerName, SeriesFile, Target};
use crate::{overlay, package};

/// The list inside a pack.
const LIST: &str = "pack.json";

/// What people read inside a pack.
const NOTE: &str = "PACK.md";

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// The overlay.
    overlay: String,
    /// The version of the base that it was written for.
    base: String,
    /// SHA-256 of each file, by path.
    files: BTreeMap<String, String>,
}

/// A pack that was made.
#[derive(Debug)]
pub struct Packed {
    /// The zip.
    pub bytes: Vec<u8>,
    /// The overlay's files in it.
    pub files: Vec<String>,
}

/// Packs an overlay with every layer that one of its editions needs.
pub fn packed(root: &Path, workspace: &Workspace, name: &str) -> Result<Packed, Problems> {
    let overlay = known(workspace, name)?;
    let mut files = BTreeMap::new();
    for layer in needed(workspace, &overlay)? {
        for (path, bytes) in load::files(&root.join(&layer))? {
            files.insert(format!("{layer}/{path}"), bytes);
        }
    }
    let (mut files, _) = unfit(&files).unless_errors(files)?;
    let sums = files.iter().map(|(path, bytes)| (path.clone(), sha256(bytes)));
    let list =
        List { overlay: overlay.to_string(), base: workspace.series.version.clone(), files: sums.collect() };
    let paths = files.keys().cloned().collect();
    let mut json = serde_json::to_string_pretty(&list).expect("a list has only text");
    json.push('\n');
    files.insert(NOTE.to_owned(), starter::pack_note(&list.overlay, &workspace.series).into_bytes());
    files.insert(LIST.to_owned(), json.into_bytes());
    Ok(Packed { bytes: package::pack(&files), files: paths })
}

/// Files that the loader would refuse or pass over once they are unpacked, and programs.
fn unfit(files: &BTreeMap<String, Vec<u8>>) -> Problems {
    let mut problems = Problems::none();
    for problem in files.keys().filter_map(|path| load::unfit(path)) {
        problems.push(problem);
    }
    problems
}

fn known(workspace: &Workspace, name: &str) -> Result<Id, Problems> {
    let overlays = || {
        workspace.layers.keys().filter_map(|layer| match layer {
            LayerName::Overlay(id) => Some(id),
            _ => None,
        })
    };
    overlays().find(|id| id.as_str() == name).cloned().ok_or_else(|| {
        let near = nearest(name, overlays().map(Id::as_str));
        let absent = Diagnostic::new(Code::UnknownLayer, format!("no overlay `{name}`"))
            .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
            .hint("`kitbag list` names them all");
        unread(workspace, name, absent)
    })
}

/// The folders of all layers under the editions of an overlay, none of which lies in another.
fn needed(workspace: &Workspace, overlay: &Id) -> Result<BTreeSet<String>, Problems> {
    let mut names: BTreeSet<&LayerName> = BTreeSet::new();
    names.extend(overlay::stack(overlay, &workspace.layers)?.iter().map(|layer| &layer.name));
    let plain: Vec<_> =
        all_targets(workspace).into_iter().filter(|target| target.overlay == *overlay).collect();
    let of_stack = |name: &LayerName| names.contains(name);
    let adapted = workspace.layers.keys().filter_map(|name| match name {
        LayerName::OverlayAudience(id, audience) if of_stack(&LayerName::Overlay(id.clone())) => {
            Some(audience)
        }
        _ => None,
    });
    // Audiences that are built on request alone, but of which the overlay says something.
    let on_request: Vec<_> = adapted
        .flat_map(|audience| {
            plain.iter().map(|it| Target { audiences: vec![audience.clone()], ..it.clone() })
        })
        .collect();
    for target in plain.iter().chain(&on_request) {
        names.extend(overlay::layers(target, &workspace.layers)?.iter().map(|layer| &layer.name));
    }
    let whole =
        |name: &&&LayerName| !matches!(name, LayerName::OverlayAudience(..) | LayerName::OverlayLanguage(..));
    Ok(names.iter().filter(whole).map(ToString::to_string).collect())
}

/// The base as a zip: every file in the one folder `base-modules`.
pub fn packed_base(root: &Path, base: &Base) -> Result<Vec<u8>, Problems> {
    let files = load::base_files(root, base)?;
    Ok(package::pack(&files))
}

/// A pack that was opened and is what its list says.
#[derive(Debug)]
pub struct Parcel {
    name: String,
    list: List,
    files: BTreeMap<String, Vec<u8>>,
}

impl Parcel {
    /// Opens the pack that is called `name`.
    pub fn open(name: &str, bytes: &[u8]) -> Result<Self, Problems> {
        let mut files = package::unpack(name, bytes)?;
        let list = files.remove(LIST).and_then(|json| serde_json::from_slice::<List>(&json).ok());
        let list = list.filter(|list| Id::parse(&list.overlay).is_some());
        let Some(list) = list else {
            let hint = "`kitbag pack OVERLAY` makes such a zip; `kitbag base set` takes one of base modules";
            return Err(only(told(name, &format!("has no sound list `{LIST}`")).hint(hint)));
        };
        files.remove(NOTE);
        let mut problems = Problems::none();
        for why in differences(&list, &files) {
            problems.push(told(name, &why).hint("ask for it again: it was changed or cut off on its way"));
        }
        problems.unless_errors(Self { name: name.to_owned(), list, files }).map(|(parcel, _)| parcel)
    }

    /// The overlay that it holds.
    pub fn overlay(&self) -> &str {
        &self.list.overlay
    }
}

/// Says that there is no such file.
pub fn no_parcel(name: &str) -> Problems {
    let problem = Diagnostic::new(Code::MissingFile, format!("the file `{name}` is not there"));
    only(problem.hint("name the zip that `kitbag pack` wrote"))
}

fn told(name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(Code::BadPack, format!("`{name}` {why}")).at(&Origin::of_path(name))
}

/// Where list and files differ, and files that do not belong to overlays.
fn differences(list: &List, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, sum) in &list.files {
        match files.get(path) {
            Some(bytes) if sha256(bytes) == *sum => {}
            Some(_) => found.push(format!("holds a `{path}` that is not the one in its list")),
            None => found.push(format!("lacks `{path}`, which is in its list")),
        }
    }
    for path in files.keys() {
        if !list.files.contains_key(path) {
            found.push(format!("holds `{path}`, which is not in its list"));
        } else if !path.starts_with("overlays/") {
            found.push(format!("holds `{path}`, which is no file of an overlay"));
        }
    }
    found
}

/// What is done with files of the workspace that differ from those of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhereFilesDiffer {
    /// They stay, and nothing is unpacked.
    Refuse,
    /// They are replaced.
    Replace,
}

/// How a packed file stands to the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// There is no such file.
    New,
    /// It is there already.
    Equal,
    /// Another one is there and goes.
    Replaced,
}

/// What unpacking does.
#[derive(Debug)]
pub struct Unpacked {
    /// Each file, by path.
    pub files: BTreeMap<String, Same>,
    /// What is to be written.
    pub changes: Changes,
    /// Files of the same folders that the pack does not have.
    pub problems: Problems,
}

/// Compares a pack with the workspace in `root`.
pub fn unpacked(root: &Path, parcel: &Parcel, when: WhereFilesDiffer) -> Result<Unpacked, Problems> {
    let mut unpacked =
        Unpacked { files: BTreeMap::new(), changes: Changes::default(), problems: Problems::none() };
    let mut problems = unfit(&parcel.files);
    problems.extend(foreign(root, parcel));
    problems.extend(links(root, parcel));
    if problems.has_errors() {
        return Err(problems);
    }
    for (path, bytes) in &parcel.files {
        let same = match load::present(root, path)? {
            None => Same::New,
            Some(here) if here == *bytes => Same::Equal,
            Some(_) => Same::Replaced,
        };
        if same == Same::Replaced && when == WhereFilesDiffer::Refuse {
            problems.push(would_replace(path, &parcel.name));
        }
        if same != Same::Equal {
            unpacked.changes.replace(path, bytes.clone());
        }
        unpacked.files.insert(path.clone(), same);
    }
    unpacked.problems = beside(root, parcel)?;
    problems.unless_errors(unpacked).map(|(unpacked, _)| unpacked)
}

/// Files of overlays on which the packed one does not stand. Shared layers and audiences come along, since which
/// of them are needed follows from the sender's base, too.
fn foreign(root: &Path, parcel: &Parcel) -> Problems {
    let own = format!("overlays/{}/", parcel.list.overlay);
    let come_along = ["overlays/_shared/", "overlays/_audiences/", &own];
    let is_of_another = |path: &&String| !come_along.iter().any(|folder| path.starts_with(folder));
    let others: Vec<_> = parcel.files.keys().filter(is_of_another).collect();
    let mut problems = Problems::none();
    if others.is_empty() {
        return problems;
    }
    let extended = extended(root, parcel);
    for path in others.into_iter().filter(|path| !extended.iter().any(|folder| path.starts_with(folder))) {
        let overlay = &parcel.list.overlay;
        let why = format!("holds `{path}`, which belongs neither to `{overlay}` nor to what it extends");
        problems.push(
            told(&parcel.name, &why).hint("unpack nothing of it; ask who sent it for a pack of its own"),
        );
    }
    problems
}

/// The folders of all layers that the overlay of a pack extends, once it is unpacked.
fn extended(root: &Path, parcel: &Parcel) -> Vec<String> {
    let overlay = Id::parse(&parcel.list.overlay).expect("an open pack has a sound list");
    let Ok((workspace, _)) = load::workspace_with(root, &parcel.files) else { return Vec::new() };
    let stack = overlay::stack(&overlay, &workspace.layers).unwrap_or_default();
    stack.iter().map(|layer| format!("{}/", layer.name)).collect()
}

/// Folders here that are links to other places, through which files would be written.
fn links(root: &Path, parcel: &Parcel) -> Problems {
    let overlays = root.join("overlays");
    let inner = parcel.files.keys().filter_map(|path| path.strip_prefix("overlays/"));
    let found: BTreeSet<_> = inner.filter_map(|path| load::link_above(&overlays, path)).collect();
    let mut problems = Problems::none();
    for link in found {
        let path = format!("overlays/{}", link.display());
        problems.push(
            Diagnostic::new(Code::BadPath, format!("`{path}` is a link to another place"))
                .at(&Origin::of_path(&path))
                .hint("put the folder itself there"),
        );
    }
    problems
}

fn would_replace(path: &str, name: &str) -> Diagnostic {
    Diagnostic::new(Code::WouldReplace, format!("`{path}` differs from the one in `{name}`"))
        .at(&Origin::of_path(path))
        .hint("keep a copy of yours if it has work in it, then type the command again with `--force`")
}

/// Files of the overlay here that the pack does not have: they stay, and what is built may differ.
fn beside(root: &Path, parcel: &Parcel) -> Result<Problems, Problems> {
    let folder = format!("overlays/{}", parcel.list.overlay);
    let mut problems = Problems::none();
    for path in load::files(&root.join(&folder))?.into_keys().map(|path| format!("{folder}/{path}")) {
        if !parcel.files.contains_key(&path) {
            problems.push(
                Diagnostic::new(Code::StrayFile, format!("`{path}` is not in `{}` and stays", parcel.name))
                    .at(&Origin::of_path(&path))
                    .hint("delete it, or what is built here may differ from what the sender builds"),
            );
        }
    }
    Ok(problems)
}

/// Warns where a pack was made for another version of the base.
pub fn other_base(parcel: &Parcel, series: &SeriesFile) -> Problems {
    if parcel.list.base == series.version {
        return Problems::none();
    }
    let List { overlay, base, .. } = &parcel.list;
    let message =
        format!("`{overlay}` was packed on version {base} of the base; here it is {}", series.version);
    only(Diagnostic::new(Code::OtherBase, message).at(&Origin::of_path(&parcel.name)).hint(format!(
        "`kitbag status {overlay}` tells what no longer fits; ask the sender for the base, too"
    )))
}
