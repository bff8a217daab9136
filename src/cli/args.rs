//! What can be typed. The doc comments are the help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Build country editions of training kits
#[derive(Debug, Parser)]
#[command(name = "kitbag", version, max_term_width = 100)]
pub(super) struct Cli {
    /// Run as if started in DIR
    #[arg(short = 'C', long, value_name = "DIR", default_value = ".", global = true)]
    pub(super) directory: PathBuf,

    /// Colour the output
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(super) color: When,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// When to use colours
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build SCORM packages, facilitator scripts and decks
    Build(Build),
    /// Report problems without writing files
    Check(Check),
    /// List modules, overlays, targets and programmes
    List,
    /// Show where a text comes from
    Explain(Explain),
    /// Show what each overlay changes and whether it still fits
    Status(Status),
}

/// Build SCORM packages, facilitator scripts and decks
///
/// Without targets, every edition of the workspace is built. Files that are complete replace those of
/// the last build; where an edition has errors, the last build's files stay.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) what: What,

    /// Write to DIR
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(super) output: PathBuf,

    /// Treat warnings as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// Work on N artifacts at once; 0 takes one per core
    #[arg(short, long, value_name = "N", default_value_t = 0)]
    pub(super) jobs: usize,

    /// Build, check and count, but write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// Report problems without writing files
///
/// Says everything that `build` would say about the same targets.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) what: What,

    /// Treat warnings as errors
    #[arg(long)]
    pub(super) strict: bool,

    /// Compare the review dates of facts and cases with this day instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct What {
    /// Targets: an overlay (lk), an edition (lk@si) or an audience's edition (lk@si+youth)
    #[arg(value_name = "TARGET")]
    pub(super) targets: Vec<String>,

    /// Only these modules
    #[arg(short, long, value_name = "MODULE", value_delimiter = ',')]
    pub(super) module: Vec<String>,

    /// Only these kinds: scorm12, scorm2004, scorm2004-4th, web, script, deck
    #[arg(short, long, value_name = "KIND", value_delimiter = ',')]
    pub(super) format: Vec<String>,
}

/// Show where a text comes from
///
/// An address is module/block#field, library/block#field or module#field. Without a field, all
/// fields of the block are explained.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The edition: lk@si
    #[arg(value_name = "TARGET")]
    pub(super) target: String,

    /// The text: why-digital/welcome#title
    #[arg(value_name = "ADDRESS")]
    pub(super) address: String,
}

/// Show what each overlay changes and whether it still fits
#[derive(Debug, Args)]
pub(super) struct Status {
    /// Only this overlay
    #[arg(value_name = "OVERLAY")]
    pub(super) overlay: Option<String>,
}
