//! `kitbag print-pack`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::report::Report;
use super::{Outcome, file, judged, workspace};
use crate::diagnostic::Problems;
use crate::load::{self, Workspace};
use crate::model::{Cohort, Label, Target};
use crate::pipeline::{self, PrintPack};
use crate::translate;

/// Write all papers of a course into a zip for a print shop, counted for those who take part
///
/// The zip holds every paper of the edition and a page that says how often each is printed and how many
/// sheets that takes. Where one paper cannot be made, nothing is written.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The edition: lk@si
    #[arg(value_name = "TARGET")]
    target: String,

    /// Those who take part: a file that ends in .yaml, or the name of a cohort in the overlay [default: the only one of the overlay]
    #[arg(long, value_name = "FILE|NAME")]
    cohort: Option<String>,

    /// The participants' names, for their certificates: a CSV file with a column `name`
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,

    /// Write to FILE [default: TARGET-COHORT-print-pack.zip]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Makes the pack and says what is in it.
pub(super) fn run(directory: &Path, arguments: &Arguments, report: &Report) -> Outcome {
    let (_, workspace, loaded) = match workspace::open(directory, report) {
        Ok(open) => open,
        Err(outcome) => return outcome,
    };
    let packed = described(directory, arguments, &workspace).and_then(|(target, cohort, mut found)| {
        let pack = pipeline::with_threads(0, || pipeline::print_pack(&workspace, &loaded, &target, &cohort));
        let pack = pack?;
        found.extend(pack.problems);
        Ok(PrintPack { problems: found, ..pack })
    });
    let written = packed.and_then(|pack| {
        let place = directory.join(arguments.output.as_deref().unwrap_or(Path::new(&pack.name)));
        file::write(&place, pack.bytes.clone()).map(|()| (pack, place))
    });
    match written {
        Ok((pack, place)) => {
            tell(&pack, report);
            report.line(format_args!("{} papers in {}", pack.papers.len(), file::shown(&place)));
            report.problems(&pack.problems);
            judged(&pack.problems, false)
        }
        Err(problems) => {
            report.problems(&problems);
            Outcome::CouldNotRun
        }
    }
}

/// The edition and the cohort that were named, with the names of its people.
fn described(
    directory: &Path,
    arguments: &Arguments,
    workspace: &Workspace,
) -> Result<(Target, Cohort, Problems), Problems> {
    let target = pipeline::one_target(workspace, &arguments.target)?;
    let is_file = |name: &&str| name.ends_with(".yaml") || name.ends_with(".yml");
    let (cohort, mut problems) = match arguments.cohort.as_deref() {
        Some(name) if is_file(&name) => load::cohort(name, &load::bytes(directory, name)?)?,
        name => (pipeline::cohort_of(workspace, &target, name)?, Problems::none()),
    };
    let Some(list) = &arguments.names else { return Ok((target, cohort, problems)) };
    let list = list.to_string_lossy();
    let labels = translate::shipped_labels(&target.language);
    let headings = ["name", labels.get(Label::Name)];
    let (names, found) = load::participants(&list, &load::bytes(directory, &list)?, &headings)?;
    problems.extend(found);
    problems.extend(pipeline::more_names(&names, &cohort));
    Ok((target, Cohort { names: names.into_iter().map(|(name, _)| name).collect(), ..cohort }, problems))
}

fn tell(pack: &PrintPack, report: &Report) {
    let mut all = 0;
    for (paper, copies) in &pack.papers {
        let sheets = paper.sheets * copies;
        all += sheets;
        report.line(format_args!("{copies:>4} × {:<52} {sheets:>5} {}", paper.file, sheets_word(sheets)));
    }
    report.line(format_args!("All papers together: {all} {}", sheets_word(all)));
}

fn sheets_word(count: usize) -> &'static str {
    if count == 1 { "sheet" } else { "sheets" }
}
