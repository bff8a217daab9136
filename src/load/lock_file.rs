//! `overlay.lock.yaml`. The tool alone writes it, so what is not as the tool writes it is told and not
//! trusted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::decode::{self, Fields};
use super::edits_file::address;
use super::fields::head;
use super::yaml::{self, Node};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, SourceFile};
use crate::model::{Agreed, Field, Fingerprint, Lock, Touched};

/// The name of the file, in the folder of its layer.
pub const LOCK: &str = "overlay.lock.yaml";

/// The version of the file's form.
const FORM: &str = "1";

/// Reads a lock; entries that were edited by hand count as missing.
pub(super) fn lock(file: &Arc<SourceFile>, problems: &mut Problems) -> Option<Lock> {
    let root = yaml::required(file, "`lock` and `agreed`", problems)?;
    let mut map = Fields::of(&root, problems)?;
    let form = map.need("lock", problems)?;
    if decode::scalar(form) != Some(FORM) {
        problems.push(
            decode::bad_value(form, &format!("the form `{FORM}`"))
                .hint("a newer kitbag wrote this lock; use that one"),
        );
        return None;
    }
    let entries = map.get("agreed").map_or(&[][..], decode::items);
    map.finish(problems);
    let mut agreed = BTreeMap::new();
    for node in entries {
        match entry(node) {
            Some((touched, it)) => {
                agreed.insert(touched, it);
            }
            None => problems.push(edited(node)),
        }
    }
    Some(Lock { agreed, origin: Origin::of_file(file) })
}

/// An entry, if its text still has its fingerprint.
fn entry(node: &Node) -> Option<(Touched, Agreed)> {
    let mut silent = Problems::none();
    let mut map = Fields::of(node, &mut silent)?;
    let at = map.need("at", &mut silent).and_then(|node| address(node, &mut silent))?;
    let field = match map.get("field").and_then(decode::scalar) {
        Some(name) => Some(Field::named(name)?),
        None => None,
    };
    let version = map.need("base", &mut silent).and_then(decode::scalar)?.to_owned();
    let below = map.need("below", &mut silent).and_then(decode::scalar)?;
    // An empty text is a text: only a key that is not there stands for nothing.
    let nothing = Fingerprint::of(None);
    let text = map.get("text").and_then(decode::scalar).map(str::to_owned);
    let text = text.or_else(|| (below != nothing.as_str()).then(String::new));
    map.finish(&mut silent);
    let sound = Fingerprint::of(text.as_deref()).as_str() == below && !silent.has_errors();
    let touched = Touched { module: at.module, block: at.block, field };
    sound.then(|| (touched, Agreed { text, version, origin: head(node) }))
}

fn edited(node: &Node) -> Diagnostic {
    Diagnostic::new(Code::EditedLock, "this entry of the lock is not as kitbag wrote it and is not trusted")
        .at(&head(node))
        .hint("look at the text below with `kitbag diff`, then let `kitbag rebase OVERLAY --accept` write the lock anew")
}
