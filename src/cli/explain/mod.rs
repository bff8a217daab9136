//! `kitbag explain`.

mod artifact;
mod lines;

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::Workspace;
use crate::pipeline;

/// Show where words come from
///
/// For a target: who wrote a text, which layers changed it and why, its translation, the variables
/// and facts in it, and what is decided for its audiences. For a built file: what it was made of, and
/// with an address the same as for its target.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The edition, as lk@si, or a built file
    #[arg(value_name = "TARGET|FILE")]
    pub(super) what: String,

    /// The text: module/block#field, library/block#field or module#field; without a field, the whole
    /// block; for a module also the addresses of its blocks
    #[arg(value_name = "ADDRESS")]
    pub(super) address: Option<String>,

    /// The folder of built files, where a file is not in one
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(super) output: PathBuf,
}

/// Tells where the words of an address, or of a file, come from.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (root, workspace, _) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let told = match &arguments.address {
        _ if is_file(&arguments.what) => {
            artifact::explain(&workspace, &root.join(&arguments.output), (directory, arguments))
        }
        Some(address) => target(&workspace, &arguments.what, address),
        None => Err(without_address(&arguments.what)),
    };
    match told {
        Ok(lines) => {
            for line in lines {
                report.line(line);
            }
            Outcome::Fine
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// No target has a dot or a slash in its name, and every built file has.
fn is_file(what: &str) -> bool {
    what.contains(['.', '/', '\\'])
}

/// The lines about an address in a target.
fn target(workspace: &Workspace, target: &str, address: &str) -> Result<Vec<String>, Problems> {
    let targets = pipeline::targets(workspace, &[target.to_owned()])?;
    let Some(target) = targets.first() else { return Ok(Vec::new()) };
    let accounts = pipeline::explain(workspace, target, address)?;
    Ok(accounts.iter().flat_map(|account| lines::account(account, target)).collect())
}

fn without_address(target: &str) -> Problems {
    let mut problems = Problems::none();
    problems.push(
        Diagnostic::new(Code::MissingKey, format!("which text of `{target}` is to be explained?"))
            .hint(format!("name it: `kitbag explain {target} module/block#field`")),
    );
    problems
}
