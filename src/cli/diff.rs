//! `kitbag diff`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, offer, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::model::LayerName;
use crate::overlay::compare;
use crate::pipeline::{self, Difference, FieldTexts, Typed, What};

/// Show what an overlay says beside what lies below it
///
/// Lines that begin with - lie below the overlay, lines that begin with + are its own. Where what lies
/// below has changed since the author last looked, that is shown first. Blocks that the overlay adds,
/// moves, swaps or removes have a line each. Nothing is written, unless --offer asks for it.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Only this overlay, or one layer by its folder: lk, lk/audiences/youth, _shared/south-asia
    #[arg(value_name = "OVERLAY")]
    pub(super) overlay: Option<String>,

    /// Only this text: module, module/block, module/block#field or library/block
    #[arg(value_name = "ADDRESS")]
    pub(super) address: Option<String>,

    /// Write what the overlay says as a change to the base modules, for their authors to review
    #[arg(long, requires = "overlay", conflicts_with = "address")]
    pub(super) offer: bool,

    /// Write the offer to DIR [default: output/offers/OVERLAY]
    #[arg(long, value_name = "DIR", requires = "offer")]
    pub(super) output: Option<PathBuf>,
}

/// Compares, or writes an offer.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    if let Some(overlay) = arguments.overlay.as_deref().filter(|_| arguments.offer) {
        return offer::run(&root, (&workspace, &loaded), (overlay, arguments.output.as_deref()), report);
    }
    match tell(&workspace, arguments, report) {
        Ok(()) => Outcome::Fine,
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn tell(workspace: &Workspace, arguments: &Arguments, report: &Report) -> Result<(), Problems> {
    let layers: Vec<LayerName> = match &arguments.overlay {
        Some(word) => pipeline::layers_named(workspace, word)?,
        None => workspace.layers.keys().cloned().collect(),
    };
    let typed = arguments.address.as_deref().map(Typed::read).transpose()?;
    let mut nothing = true;
    for layer in layers {
        for difference in pipeline::differences(workspace, &layer, typed.as_ref())? {
            nothing = false;
            block(&difference, report);
        }
    }
    if nothing {
        report.line(match &arguments.address {
            Some(address) => format!("nothing differs in {address}"),
            None => "nothing differs".to_owned(),
        });
    }
    Ok(())
}

fn block(difference: &Difference, report: &Report) {
    let Difference { address, origin, because, what } = difference;
    match what {
        What::Block(words) => report.heading(address, &format!("{words}  {}", origin.place())),
        What::Field(_) => report.heading(address, &origin.place()),
    }
    if let Some(why) = because {
        report.line(format_args!("  because: {why}"));
    }
    if let What::Field(texts) = what {
        fields(texts, report);
    }
    report.line("");
}

fn fields(FieldTexts { then, below, yours }: &FieldTexts, report: &Report) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    if let Some(then) = then {
        report.line("  what lies below has changed since you looked:");
        report.comparison(&compare(&text(then), &text(below)));
        report.line("  yours, beside what lies below now:");
    }
    if below.as_ref() == Some(yours) {
        report.line("  the same as what lies below");
    } else {
        report.comparison(&compare(&text(below), yours));
    }
}
