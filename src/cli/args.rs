//! What can be typed. The doc comments are the help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{Paper, Variant};

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

/// In which form problems and results are told
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    Text,
    Json,
    Sarif,
}

impl Command {
    /// The form that was asked for.
    pub(super) fn form(&self) -> Form {
        match self {
            Self::Build(arguments) if arguments.json => Form::Json,
            Self::Verify(arguments) if arguments.json => Form::Json,
            Self::Check(arguments) => arguments.format,
            Self::Translate(arguments) => arguments.form(),
            _ => Form::Text,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build SCORM packages, documents to print and decks
    Build(super::build::Arguments),
    /// Report problems without writing files
    Check(super::check::Arguments),
    /// Count what modules hold, and tell what is local and what is translated
    Content(super::content::Arguments),
    /// Copy a text into an overlay, to be edited there
    Customise(super::customise::Arguments),
    /// Show what an overlay says beside what lies below it
    Diff(super::diff::Arguments),
    /// List modules, overlays, targets and programmes
    List(super::list::Arguments),
    /// Show where words come from, or what a built file was made of
    Explain(super::explain::Arguments),
    /// Show what each overlay changes and whether it still fits
    Status(super::status::Arguments),
    /// Settle what changed below an overlay since its author looked
    Rebase(super::rebase::Arguments),
    Translate(super::translate::Arguments),
    New(super::new::Arguments),
    Base(super::base::Arguments),
    Pack(super::pack::Arguments),
    PrintPack(super::print_pack::Arguments),
    Unpack(super::unpack::Arguments),
    Verify(super::verify::Arguments),
    Doctor(super::doctor::Arguments),
    Template(super::template::Arguments),
    Schema(super::schema::Arguments),
}

#[derive(Debug, Args)]
pub(super) struct What {
    /// Targets: an overlay (lk), an edition (lk@si) or an audience's edition (lk@si+youth)
    #[arg(value_name = "TARGET")]
    pub(super) targets: Vec<String>,

    /// Only these modules, the tests `pretest` and `posttest`, or the programme of the target
    #[arg(short, long, value_name = "MODULE", value_delimiter = ',')]
    pub(super) module: Vec<String>,

    /// The length in which modules are taught, instead of the one that the target has
    #[arg(long)]
    pub(super) variant: Option<Length>,

    /// The sheet of paper to print on, instead of the one that the target has
    #[arg(long, ignore_case = true)]
    pub(super) paper: Option<Sheet>,
}

/// The lengths of modules
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Length {
    Express,
    Core,
    Deep,
}

impl From<Length> for Variant {
    fn from(length: Length) -> Self {
        match length {
            Length::Express => Self::Express,
            Length::Core => Self::Core,
            Length::Deep => Self::Deep,
        }
    }
}

/// Sheets of paper
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Sheet {
    #[value(name = "A4")]
    A4,
    #[value(name = "Letter")]
    Letter,
    #[value(name = "Folio")]
    Folio,
}

impl From<Sheet> for Paper {
    fn from(sheet: Sheet) -> Self {
        match sheet {
            Sheet::A4 => Self::A4,
            Sheet::Letter => Self::Letter,
            Sheet::Folio => Self::Folio,
        }
    }
}
