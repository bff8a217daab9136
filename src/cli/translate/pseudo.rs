//! `kitbag translate pseudo`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::What;
use crate::cli::report::Report;
use crate::cli::{Outcome, build};
use crate::model::Pseudo;

/// Build an overlay in two languages that nobody speaks, before anybody translates it
///
/// In `en-XA` every letter has an accent and texts are longer, as translations are: what stands there in
/// plain letters is not translated, and what does not fit its place is told. In `en-XB` the letters are
/// Arabic and run from right to left.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The overlay, whichever of its editions is named; without one the base modules
    #[arg(value_name = "OVERLAY", default_value = "base", hide_default_value = true)]
    overlay: String,

    /// Only these modules
    #[arg(short, long, value_name = "MODULE", value_delimiter = ',')]
    module: Vec<String>,

    /// Only these kinds: scorm12, scorm2004, scorm2004-4th, web, script, script-booklet, handouts, handouts-booklet, cases, cases-booklet, quiz, quiz-key, cheat-sheet, deck
    #[arg(short, long, value_name = "KIND", value_delimiter = ',')]
    format: Vec<String>,

    /// Write to DIR
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
}

/// Builds what `kitbag build lk@en-XA lk@en-XB` builds.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let Arguments { overlay, module, format, output } = arguments;
    let overlay = overlay.split('@').next().expect("a text has a beginning");
    let targets = Pseudo::ALL.map(|pseudo| format!("{overlay}@{}", pseudo.tag()));
    let what = What { targets: targets.to_vec(), module: module.clone(), variant: None, paper: None };
    let arguments = build::Arguments {
        what,
        format: format.clone(),
        output: output.clone(),
        strict: false,
        flag: false,
        jobs: 0,
        dry_run: false,
        shard: None,
        json: false,
    };
    build::run(directory, &arguments, report)
}
