//! `kitbag new`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::report::Report;
use super::{Outcome, base, workspace};
use crate::diagnostic::Problems;
use crate::load::Workspace;
use crate::pipeline::starter::{self, Audience, Country, Organisation, Started};

/// Start a workspace, country, organisation, audience or module
///
/// Each writes a few small files that build at once. Comments in them tell what each line is for.
/// Nothing that is there already is replaced.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Start a workspace with a small module, or on a base that is elsewhere
    Workspace {
        /// Where; it is made if it is not there
        #[arg(value_name = "FOLDER", default_value = ".")]
        folder: PathBuf,

        /// Use this base instead of writing one: a folder that has series.yaml, or a zip of it
        #[arg(long, value_name = "FOLDER|ZIP")]
        base: Option<PathBuf>,
    },
    #[command(flatten)]
    Part(Part),
}

#[derive(Debug, Subcommand)]
enum Part {
    /// Start the overlay of a country
    Country {
        /// Its short name: kh
        #[arg(value_name = "NAME")]
        name: String,

        /// Its languages, the most used first: km,en
        #[arg(short, long, value_name = "LANGUAGE", value_delimiter = ',', required = true)]
        languages: Vec<String>,

        /// What people call it: "Cambodia"
        #[arg(short, long, value_name = "WORDS")]
        title: Option<String>,
    },
    /// Start the overlay of an organisation of a country
    Organisation {
        /// Its short name: lk-dmt
        #[arg(value_name = "NAME")]
        name: String,

        /// The overlay of its country: lk
        #[arg(short, long, value_name = "OVERLAY")]
        country: String,

        /// What people call it
        #[arg(short, long, value_name = "WORDS")]
        title: Option<String>,
    },
    /// Start the layer of an audience
    Audience {
        /// Its short name: youth
        #[arg(value_name = "NAME")]
        name: String,

        /// For this overlay alone; for every one where nothing is said
        #[arg(long, value_name = "OVERLAY")]
        overlay: Option<String>,

        /// What people call it: "Young people"
        #[arg(short, long, value_name = "WORDS")]
        title: Option<String>,
    },
    /// Start a module, the last of the series
    Module {
        /// Its short name: trust-by-design
        #[arg(value_name = "NAME")]
        name: String,

        /// What people call it
        #[arg(short, long, value_name = "WORDS")]
        title: Option<String>,
    },
}

/// Writes a starter.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    match &arguments.what {
        What::Workspace { folder, base } => {
            let root = directory.join(folder);
            let started = whole(directory, &root, base.as_deref()).map(|started| entered(folder, started));
            finish(&root, started, report)
        }
        What::Part(wanted) => match workspace::open(directory, report) {
            Ok((root, workspace, _)) => finish(&root, part(&root, &workspace, wanted), report),
            Err(outcome) => outcome,
        },
    }
}

fn whole(directory: &Path, root: &Path, base: Option<&Path>) -> Result<Started, Problems> {
    let base = base.map(|typed| base::sound(root, &directory.join(typed))).transpose()?;
    starter::workspace(root, base.as_ref().map(|(path, _)| path.as_str()))
}

/// The way into a workspace stands before what is typed there.
fn entered(folder: &Path, mut started: Started) -> Started {
    if folder != Path::new(".") {
        started.next.insert(0, format!("cd \"{}\"", folder.display()));
    }
    started
}

fn part(root: &Path, workspace: &Workspace, wanted: &Part) -> Result<Started, Problems> {
    match wanted {
        Part::Country { name, languages, title } => {
            starter::country(root, workspace, &Country { id: name, languages, title: title.as_deref() })
        }
        Part::Organisation { name, country, title } => {
            let wanted = Organisation { id: name, country, title: title.as_deref() };
            starter::organisation(root, workspace, &wanted)
        }
        Part::Audience { name, overlay, title } => {
            let wanted = Audience { id: name, overlay: overlay.as_deref(), title: title.as_deref() };
            starter::audience(root, workspace, &wanted)
        }
        Part::Module { name, title } => starter::module(root, workspace, name, title.as_deref()),
    }
}

/// Writes what was started, with the schemas to which it refers, and names the next commands.
fn finish(root: &Path, started: Result<Started, Problems>, report: &Report) -> Outcome {
    let written = started.and_then(|started| {
        started.changes.carry_out(root)?;
        starter::schemas().carry_out(&root.join(starter::SCHEMAS))?;
        Ok(started)
    });
    match written {
        Ok(Started { changes, next }) => {
            for line in changes.told() {
                report.line(line);
            }
            report.line(format_args!("Wrote {}/ for editors", starter::SCHEMAS));
            report.line("Next:");
            for command in next {
                report.line(format_args!("  {command}"));
            }
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}
