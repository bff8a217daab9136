//! `kitbag diff --offer`.

use std::path::{Path, PathBuf};

use super::report::Report;
use super::{Outcome, workspace};
use crate::diagnostic::{Code, Diagnostic, Problems};
use crate::load::{self, Workspace};
use crate::pipeline::{self, Changes, Offer};

/// Writes what an overlay says as a change to the base modules.
pub(super) fn run(
    root: &Path,
    (workspace, loaded): (&Workspace, &Problems),
    (overlay, output): (&str, Option<&Path>),
    report: &Report,
) -> Outcome {
    let shown = output.map_or_else(|| PathBuf::from(format!("output/offers/{overlay}")), Path::to_owned);
    let written = pipeline::layer_named(workspace, overlay)
        .and_then(|layer| pipeline::offer(root, workspace, loaded, &layer))
        .and_then(|offer| {
            workspace::outside_of_sources(root, &shown)?;
            changes(&offer, &root.join(&shown), &shown)?.carry_out(&root.join(&shown)).map(|()| offer)
        });
    match written {
        Ok(offer) => {
            tell(&offer, &shown, report);
            report.problems(&offer.problems);
            if offer.problems.has_errors() { Outcome::ProblemsFound } else { Outcome::Fine }
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// The files of the offer; those of an earlier one go.
fn changes(offer: &Offer, folder: &Path, shown: &Path) -> Result<Changes, Problems> {
    let there = load::paths(folder, ".");
    let there: Vec<_> = there.iter().map(|path| path.trim_start_matches("./")).collect();
    if !there.is_empty() && !there.contains(&pipeline::OFFER) {
        let mut problems = Problems::none();
        let message = format!("`{}` holds files that are no offer", shown.display());
        problems
            .push(Diagnostic::new(Code::CannotWrite, message).hint("name another folder with `--output`"));
        return Err(problems);
    }
    let mut changes = Changes::default();
    for path in there {
        changes.delete(path);
    }
    for (path, bytes) in &offer.files {
        if let Some(link) = load::link_above(folder, path) {
            return Err(leads_elsewhere(&shown.join(link)));
        }
        changes.replace(path, bytes.as_slice());
    }
    Ok(changes)
}

fn leads_elsewhere(link: &Path) -> Problems {
    let mut problems = Problems::none();
    let message = format!("`{}` is a link to another place", link.display());
    problems.push(
        Diagnostic::new(Code::CannotWrite, message)
            .hint("delete the link, or name another folder with `--output`"),
    );
    problems
}

fn tell(offer: &Offer, folder: &Path, report: &Report) {
    let offered = if offer.offered == 1 { "1 edit".to_owned() } else { format!("{} edits", offer.offered) };
    let left = match offer.left {
        0 => String::new(),
        1 => ", 1 stays local".to_owned(),
        left => format!(", {left} stay local"),
    };
    report.line(format_args!("Offered {offered}{left}"));
    for path in offer.files.keys() {
        report.line(format_args!("  {}/{path}", folder.display()));
    }
    report.line(format_args!(
        "Read {}/{}, then send the folder to the authors of the base",
        folder.display(),
        pipeline::OFFER
    ));
}
