//! The lock of a layer, as kitbag writes it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::drift::subjects;
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::{Agreed, Field, Fingerprint, LayerName, Lock, Touched};
use crate::overlay::{Agreement, Subject};

/// What stands at the top of every lock.
const HEAD: &str = "\
# Written by kitbag, for kitbag: what lay below each text of this overlay when its author last looked.
# Keep it beside overlay.yaml and do not edit it. `kitbag status` compares, `kitbag rebase` writes it.
";

/// Which agreements a new lock takes from what lies below now.
#[derive(Clone, Debug)]
pub enum Settled {
    /// All of them.
    All,
    /// Those of these things; all others stay as the old lock has them.
    These(BTreeSet<Touched>),
}

/// The text of a layer's lock. Entries that belong to no edit are left out.
pub fn lock_text(workspace: &Workspace, name: &LayerName, settled: &Settled) -> Result<String, Problems> {
    let subjects = subjects(workspace, name)?;
    let old = workspace.locks.get(name);
    let entries = subjects.iter().filter_map(|subject| {
        let now = match settled {
            Settled::All => true,
            Settled::These(these) => these.contains(&subject.current) || these.contains(&subject.written),
        };
        if now {
            return Some(Entry::new(&subject.current, subject.below.as_deref(), &workspace.series.version));
        }
        match subject.agreement(old) {
            Agreement::Untracked => None,
            Agreement::Agreed => {
                let version = agreed(old, subject).map_or(&workspace.series.version, |it| &it.version);
                Some(Entry::new(&subject.current, subject.below.as_deref(), version))
            }
            Agreement::Changed(then) => {
                Some(Entry::new(&subject.current, then.text.as_deref(), &then.version))
            }
        }
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by(|a, b| (&a.at, a.field).cmp(&(&b.at, b.field)));
    let file = File { lock: 1, agreed: entries };
    let yaml = serde_yaml::to_string(&file).expect("a lock has only text and numbers");
    Ok(format!("{HEAD}{yaml}"))
}

fn agreed<'a>(lock: Option<&'a Lock>, subject: &Subject) -> Option<&'a Agreed> {
    let agreed = &lock?.agreed;
    agreed.get(&subject.current).or_else(|| agreed.get(&subject.written))
}

#[derive(Serialize)]
struct File<'a> {
    lock: u32,
    agreed: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    base: &'a str,
    below: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(touched: &Touched, text: Option<&'a str>, version: &'a str) -> Self {
        Self {
            at: touched.address(),
            field: touched.field.map(Field::name),
            base: version,
            below: Fingerprint::of(text).as_str().to_owned(),
            text,
        }
    }
}
