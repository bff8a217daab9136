//! Plans, builds and writes. The only place with threads, the only place that writes the disk.

mod address;
mod agenda;
mod artifact;
mod batch;
mod belonging;
mod changes;
mod content;
mod coverage;
mod customise;
mod difference;
mod doctor;
mod drift;
mod editions;
mod explain;
mod faults;
mod format;
mod guide;
mod inspect;
mod layered;
mod lock;
mod manifest;
mod of_modules;
mod offer;
mod paper;
mod papers;
mod parcel;
mod plan;
mod print_pack;
mod programme;
mod proofread;
mod provenance;
mod publish;
mod readme;
mod rebase;
mod rehearsal;
mod rename;
mod review;
mod sceneries;
mod seen;
mod series_tests;
mod settings;
mod shard;
mod sources;
mod spoken;
pub mod starter;
mod status;
pub mod template;
mod translatable;
mod translators;
mod unread;
mod update;
mod verify;
mod write;

pub use address::Typed;
pub use agenda::{Agenda, agendas};
pub use artifact::{Artifact, Size, path, render};
pub use batch::{Made, Row, with_threads};
pub use changes::Changes;
pub use content::{Content, contents, lint};
pub use coverage::{ModuleCoverage, TargetCoverage, coverage};
pub use customise::{Customisation, Customised, customise};
pub use difference::{Difference, FieldTexts, What, differences};
pub use doctor::{Finding, Have, Topic, doctor};
pub use drift::{drift, layer_named, layers_named, short, subjects};
pub use editions::{Finished, TargetEditions, editions};
pub use explain::{Account, FieldAccount, Named, Presence, Setting, Standing, explain};
pub use format::Format;
pub use inspect::{expired, stale};
pub use lock::{Settled, lock_text};
pub use manifest::{About, Entry, Manifest, Words};
pub use offer::{OFFER, Offer, offer};
pub use parcel::{
    Packed, Parcel, Same, Unpacked, WhereFilesDiffer, no_parcel, other_base, packed, packed_base, unpacked,
};
pub use plan::{Planned, Request, all_targets, plan, targets};
pub use print_pack::{PrintPack, cohort_of, more_names, one_target, print_pack};
pub use proofread::{po_files_of, proofread};
pub use provenance::{Local, Provenance, Source, Translation};
pub use rebase::{Rebase, Settlement, Way, rebase, unknown_addresses};
pub use review::{Extent, ReviewDocument, review};
pub use settings::set_base;
pub use shard::Shard;
pub use sources::Sources;
pub use status::{StatusRow, rivals, status};
pub use translatable::{Translatable, messages_of, owner, po_path, translatables};
pub use translators::{Import, incoming, outgoing, translated_target};
pub use unread::unread;
pub use update::{Update, update};
pub use verify::{Verified, verify};
pub use write::{Known, Output, Staged, known};

use std::path::Path;

use batch::{Outcome, Sink};
use belonging::Belonging;

use crate::diagnostic::{Diagnostic, Problems};
use crate::load::Workspace;

/// What a build did.
#[derive(Debug, Default)]
pub struct Summary {
    /// Every edition that was asked for, in order, with its artifacts.
    pub rows: Vec<Row>,
    /// Files written.
    pub written: usize,
    /// All problems, once each, in source order.
    pub problems: Problems,
}

/// Loads nothing and reads nothing: takes a workspace through the line, a batch of targets at a time,
/// and, with an output folder, writes what comes out. `done` is called for every artifact, from any
/// thread.
pub fn build(
    workspace: &Workspace,
    loaded: Problems,
    request: &Request,
    output: Option<&Path>,
    done: &(dyn Fn(&str) + Sync),
) -> Result<Summary, Problems> {
    let (plans, mut problems) = plan(workspace, &loaded, request)?;
    let layers = plans.iter().flat_map(|planned| &planned.layers).map(|layer| layer.name.clone()).collect();
    problems.extend(drift(workspace, &loaded, &layers));
    problems.extend(loaded);
    let mut folder = output.map(Output::open).transpose().map_err(only)?;
    let sources = Sources::of(workspace, &plans);
    let Outcome { rows, staged, refused, problems: found } =
        batch::run(&sources, &plans, request, &Sink { folder: folder.as_ref(), done });
    problems.extend(unread::without_echoes(&found, workspace, &problems));
    let mut summary = Summary { rows, ..Summary::default() };
    if let Some(folder) = &mut folder {
        let belonging = Belonging::of(workspace, &plans, (request, &refused), &problems);
        let (written, found) = folder.commit(staged, |entry| belonging.holds(entry), workspace);
        summary.written = written;
        problems.extend(found);
    }
    summary.problems = problems.in_source_order();
    Ok(summary)
}

fn only(problem: Diagnostic) -> Problems {
    let mut problems = Problems::none();
    problems.push(problem);
    problems
}
