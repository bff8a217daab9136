//! `kitbag customise`: the text of a block goes into an overlay, to be edited there.

use std::path::Path;

use serde_yaml::Value as Yaml;

use super::Changes;
use super::address::{Typed, one, under};
use super::lock::{Settled, lock_text};
use super::rehearsal;
use crate::diagnostic::{Code, Diagnostic, Origin, Problems};
use crate::load::{self, Files, Workspace, amend};
use crate::model::{Action, Address, Block, Edit, Field, Id, Layer, LayerName, Text, Touched};
use crate::overlay;

/// What is to be copied, and where to.
#[derive(Clone, Debug)]
pub struct Customisation {
    /// The text.
    pub typed: Typed,
    /// The layer that it is copied into.
    pub layer: LayerName,
    /// The author's reason.
    pub because: Option<String>,
}

/// What will be written.
#[derive(Clone, Debug)]
pub struct Customised {
    /// The files.
    pub changes: Changes,
    /// The fields that the overlay has of its own then.
    pub fields: Vec<Field>,
    /// The overlay's file and, where there is one, the text to edit.
    pub files: Vec<String>,
}

/// Copies a text as it lies below an overlay. Nothing is written yet, but what would be was read back:
/// it holds one edit more, which sets what is there already.
pub fn customise(
    root: &Path,
    workspace: &Workspace,
    loaded: &Problems,
    asked: &Customisation,
) -> Result<Customised, Problems> {
    let home = overlay::home(&asked.layer, &workspace.layers)?;
    let (own, below) = home.split_last().expect("a layer is the last of those that it stands on");
    let at = &asked.typed.address;
    brought(own, at)?;
    let block = under(workspace, below, at)?;
    let fields = match &asked.typed.field {
        Some(name) => vec![overlay::field_named(&block, name).map_err(one)?],
        None => overlay::usual(&block),
    };
    untouched(own, at, &fields)?;
    let block = without_title(own, at, block);
    let copy = overlay::copy(&block, &fields);
    let place = format!("text/{}/{}.md", scope(at), block.id);
    let entry = copy.entry(&at.to_string(), &place, asked.because.as_deref());
    let mut files = Files::from([entered(root, own, &entry)?]);
    if let Some(page) = copy.page {
        files.insert(new_file(root, own, &place)?, page.into_bytes());
    }
    let after = verified(root, (workspace, loaded), (own, &files), (&block, &fields))?;
    let lock = locked(&after, own, at, &fields)?;
    let mut changes = Changes::default();
    for (path, bytes) in &files {
        if path.ends_with(".md") {
            changes.create(path, bytes.as_slice());
        } else {
            changes.replace(path, bytes.as_slice());
        }
    }
    let lock_file = format!("{}/{}", own.name, load::LOCK);
    changes.replace(lock_file, lock);
    Ok(Customised { changes, fields, files: files.into_keys().collect() })
}

fn scope(at: &Address) -> &str {
    at.module.as_ref().map_or("library", Id::as_str)
}

/// Refuses blocks that the overlay itself brings: they are its own already.
fn brought(own: &Layer, at: &Address) -> Result<(), Problems> {
    for edit in overlay::edits_of(own, at) {
        let (Action::Add { block, .. } | Action::Swap { block, .. }) = &edit.action else { continue };
        if let Some(block) = at.block.as_ref().and_then(|id| block.find(id)) {
            let message = format!("`{at}` is a block of {} itself", own.name);
            return Err(one(Diagnostic::new(Code::OwnBlock, message)
                .at(&block.origin)
                .hint(format!("edit it there: {}", block.origin.place()))));
        }
    }
    Ok(())
}

/// Refuses fields that the overlay sets already, and blocks that it takes away.
fn untouched(own: &Layer, at: &Address, fields: &[Field]) -> Result<(), Problems> {
    let mut problems = Problems::none();
    for edit in overlay::edits_of(own, at) {
        match &edit.action {
            Action::Change { fields: set, .. } => {
                let twice = fields.iter().filter_map(|field| Some((field, &set.get(field)?.1)));
                for (field, origin) in twice {
                    problems.push(customised(own, &format!("{at}#{field}"), origin));
                }
            }
            Action::Swap { .. } | Action::Remove { .. } => problems.push(
                Diagnostic::new(Code::Customised, format!("{} {}s `{at}`", own.name, edit.action.verb()))
                    .at(&edit.origin)
                    .hint("delete that entry first, if the block is to be changed instead"),
            ),
            Action::Add { .. } | Action::Move { .. } => {}
        }
    }
    if problems.has_errors() { Err(problems) } else { Ok(()) }
}

/// The heading of a text repeats the title, unless the overlay sets the title elsewhere.
fn without_title(own: &Layer, at: &Address, mut block: Block<Text>) -> Block<Text> {
    let sets = |edit: &&Edit| matches!(&edit.action, Action::Change { fields, .. } if fields.contains_key(&Field::Title));
    if overlay::edits_of(own, at).iter().any(sets) {
        block.slots.remove(&Field::Title);
    }
    block
}

fn customised(own: &Layer, address: &str, origin: &Origin) -> Diagnostic {
    Diagnostic::new(Code::Customised, format!("{} has its own `{address}` already", own.name))
        .at(origin)
        .hint(format!("edit it there: {}", origin.place()))
}

/// The overlay's file with one more entry of `change`.
fn entered(root: &Path, own: &Layer, entry: &Yaml) -> Result<(String, Vec<u8>), Problems> {
    let path = format!("{}/overlay.yaml", own.name);
    let old = &own.origin.file.text;
    let new = amend::insert(old, &["change"], amend::Position::Last, entry).ok_or_else(|| {
        one(Diagnostic::new(Code::CannotAmend, format!("no entry can be put into `change` of `{path}`"))
            .at(&own.origin)
            .hint("write `change:` as a list, each entry behind a dash: `- at: module/block`"))
    })?;
    let raw = load::bytes(root, &path)?;
    Ok((path, load::keep(&raw, &new)))
}

/// A path of the overlay where no file is yet.
fn new_file(root: &Path, own: &Layer, place: &str) -> Result<String, Problems> {
    let path = format!("{}/{place}", own.name);
    if load::bytes(root, &path).is_err() {
        return Ok(path);
    }
    Err(one(Diagnostic::new(Code::CannotWrite, format!("`{path}` is there already"))
        .at(&Origin::of_path(&path))
        .hint(
            "if it holds your text, name it under `text:` in an entry of `change`; else rename or delete it",
        )))
}

/// The lock of the layer with what lies below the new edit.
fn locked(after: &Workspace, own: &Layer, at: &Address, fields: &[Field]) -> Result<String, Problems> {
    let touched = |field| Touched { module: at.module.clone(), block: at.block.clone(), field: Some(field) };
    let these = fields.iter().copied().chain([Field::Title]).map(touched).collect();
    lock_text(after, &own.name, &Settled::These(these))
}

/// Reads the workspace as it would be: everything that was sound still is, and the one edit more sets
/// what lies below.
fn verified(
    root: &Path,
    (workspace, loaded): (&Workspace, &Problems),
    (own, files): (&Layer, &Files),
    (block, fields): (&Block<Text>, &[Field]),
) -> Result<Workspace, Problems> {
    let after = rehearsal::with(root, (workspace, loaded), &own.name, files)?;
    let edits: Vec<&Edit> = after.layers.get(&own.name).into_iter().flat_map(|layer| &layer.edits).collect();
    let changes = |edit: &&&Edit| matches!(edit.action, Action::Change { .. });
    let one_more = edits.len() == own.edits.len() + 1;
    let set = edits.iter().rfind(changes).map(|edit| &edit.action);
    let equal = |field: &Field| match set {
        Some(Action::Change { fields, .. }) => {
            fields.get(field).map(|(value, _)| value) == block.value(*field)
        }
        _ => false,
    };
    if one_more && fields.iter().all(equal) {
        return Ok(after);
    }
    Err(one(Diagnostic::new(
        Code::Internal,
        format!("the copy of `{}` does not read as its original", block.id),
    )
    .hint("nothing was written; please report it with the text of the block")))
}
