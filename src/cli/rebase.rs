//! `kitbag rebase`.

use std::path::Path;

use clap::Args;

use super::report::Report;
use super::{Outcome, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::pipeline::{self, Rebase, Settlement, Way};

/// Settle what changed below an overlay since its author looked
///
/// `kitbag status` and `kitbag diff` show what changed. With addresses, only those edits are settled.
/// Texts and the lock are written; overlay.yaml keeps every byte but the old names of blocks. What
/// cannot be merged goes into overlay.conflicts.md beside it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The overlay, or one layer by its folder: lk, _shared/south-asia
    #[arg(value_name = "OVERLAY")]
    pub(super) overlay: String,

    /// Only these edits: module/block or module/block#field
    #[arg(value_name = "ADDRESS")]
    pub(super) addresses: Vec<String>,

    #[command(flatten)]
    pub(super) way: Ways,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag, and only one can be given")]
pub(super) struct Ways {
    /// Keep the overlay's texts as they are
    #[arg(long)]
    keep: bool,

    /// Put what lies below now in their place
    #[arg(long)]
    take: bool,

    /// Put what changed below into them
    #[arg(long)]
    merge: bool,

    /// Agree to all that lies below now, also below edits that no lock knows
    #[arg(long)]
    accept: bool,
}

impl Ways {
    fn chosen(&self) -> Way {
        match self {
            Self { keep: true, .. } => Way::Keep,
            Self { take: true, .. } => Way::Take,
            Self { merge: true, .. } => Way::Merge,
            Self { .. } => Way::Accept,
        }
    }
}

/// Settles, writes and tells.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    match rebase(&root, &workspace, arguments) {
        Ok(rebases) => {
            let mut problems = Problems::none();
            for rebase in rebases {
                tell(&rebase, report);
                problems.extend(rebase.problems);
            }
            report.problems(&problems);
            // A conflict is a warning to a build, and to a rebase work that is left.
            if problems.iter().next().is_some() { Outcome::ProblemsFound } else { Outcome::Fine }
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn rebase(root: &Path, workspace: &Workspace, arguments: &Arguments) -> Result<Vec<Rebase>, Problems> {
    let layers = pipeline::layers_named(workspace, &arguments.overlay)?;
    pipeline::unknown_addresses(workspace, &layers, &arguments.addresses)?;
    let way = arguments.way.chosen();
    let rebases: Vec<_> = layers
        .iter()
        .map(|name| pipeline::rebase(root, workspace, (name, &arguments.addresses), way))
        .collect::<Result<_, _>>()?;
    for rebase in &rebases {
        rebase.changes.carry_out(root)?;
    }
    Ok(rebases)
}

fn tell(rebase: &Rebase, report: &Report) {
    for (touched, settlement, origin) in &rebase.rows {
        report.line(format_args!("{:<10} {:<52} {}", word(*settlement), touched.to_string(), origin.place()));
    }
    for (address, origin) in &rebase.renamed {
        report.line(format_args!("{:<10} {address:<52} {}", "renamed", origin.place()));
    }
    if rebase.changes.is_empty() {
        report.line(format_args!("{}: nothing was written", pipeline::short(&rebase.layer)));
    }
    for line in rebase.changes.told() {
        report.line(line);
    }
}

fn word(settlement: Settlement) -> &'static str {
    match settlement {
        Settlement::Kept => "kept",
        Settlement::Taken => "taken",
        Settlement::Merged => "merged",
        Settlement::Equal => "equal",
        Settlement::Accepted => "accepted",
        Settlement::Conflict => "conflict",
        Settlement::Refused => "refused",
    }
}
