//! `kitbag customise`.

use std::path::Path;

use clap::Args;

use super::report::Report;
use super::{Outcome, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::pipeline::{self, Customisation, Customised, Typed};

/// Copy a text into an overlay, to be edited there
///
/// The text is copied as it lies below the overlay: the base's, with the layers that the overlay
/// extends. Prose goes into a Markdown file, everything else into the entry that is added to the end
/// of `change:` in overlay.yaml; no other byte of that file changes.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The text: module/block, module/block#field, library/block or module#field
    #[arg(value_name = "ADDRESS")]
    pub(super) address: String,

    /// The overlay that gets the text, or one layer by its folder: lk, _shared/south-asia
    #[arg(short, long, value_name = "OVERLAY")]
    pub(super) overlay: String,

    /// Why the overlay says it differently
    #[arg(short, long, value_name = "WORDS")]
    pub(super) because: Option<String>,
}

/// Copies the text and says what to do next.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let written = customised(&root, &workspace, &loaded, arguments)
        .and_then(|customised| customised.changes.carry_out(&root).map(|()| customised));
    match written {
        Ok(customised) => {
            tell(&customised, arguments, report);
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

fn customised(
    root: &Path,
    workspace: &Workspace,
    loaded: &Problems,
    arguments: &Arguments,
) -> Result<Customised, Problems> {
    let layer = pipeline::layer_named(workspace, &arguments.overlay)?;
    let typed = Typed::read(&arguments.address)?;
    let because = arguments.because.clone();
    pipeline::customise(root, workspace, loaded, &Customisation { typed, layer, because })
}

fn tell(customised: &Customised, arguments: &Arguments, report: &Report) {
    let fields: Vec<_> = customised.fields.iter().map(|field| field.name()).collect();
    let address = arguments.address.split('#').next().unwrap_or(&arguments.address);
    report.line(format_args!("Copied {address} ({}) into {}", fields.join(", "), arguments.overlay));
    for file in &customised.files {
        report.line(format_args!("  {file}"));
    }
    let text = customised.files.last().map_or("", String::as_str);
    report.line(format_args!(
        "Now edit {text}, then see what differs: kitbag diff {} {address}",
        arguments.overlay
    ));
}
