//! All papers of one edition for one cohort, as one zip for a print shop.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::artifact::{Artifact, render};
use super::editions::{Finished, TargetEditions, editions};
use super::papers::{self, Known};
use super::plan::{Planned, Request, plan};
use super::{Format, Sources, only, targets};
use crate::diagnostic::{Code, Diagnostic, Origin, Problems, nearest};
use crate::load::Workspace;
use crate::model::{Cohort, ControlSchemas, PrintedPaper, Target};
use crate::render::readme;
use crate::{overlay, package};

/// The page that says what is printed how often.
const LIST: &str = "READ-ME.html";

/// A zip and what is in it.
#[derive(Debug)]
pub struct PrintPack {
    /// The name of the file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is printed, each with its copies and the sheets that they take.
    pub papers: Vec<(PrintedPaper, usize)>,
    /// What was said on the way.
    pub problems: Problems,
}

/// The edition that a word names, if it names one.
pub fn one_target(workspace: &Workspace, word: &str) -> Result<Target, Problems> {
    let mut named = targets(workspace, &[word.to_owned()])?;
    named.retain(|target| target.audiences.is_empty() || target.to_string() == word);
    match named.as_slice() {
        [target] => Ok(target.clone()),
        _ => {
            let names: Vec<_> = named.iter().map(|target| format!("`{target}`")).collect();
            let message = format!("`{word}` is published in several languages");
            let problem = Diagnostic::new(Code::SeveralEditions, message);
            Err(only(problem.hint(format!("name one of {}", names.join(", ")))))
        }
    }
}

/// The cohort of a target's overlay that a name means; without a name the only one.
pub fn cohort_of(workspace: &Workspace, target: &Target, name: Option<&str>) -> Result<Cohort, Problems> {
    let layers = overlay::layers(target, &workspace.layers)?;
    let cohorts = overlay::settings(&layers).cohorts;
    let found = match name {
        Some(name) => cohorts.iter().find(|cohort| cohort.id.as_str() == name),
        None => Some(&cohorts).filter(|all| all.len() == 1).and_then(|all| all.first()),
    };
    if let Some(cohort) = found {
        return Ok(cohort.clone());
    }
    let message = match (name, cohorts.is_empty()) {
        (Some(name), _) => format!("`{}` has no cohort `{name}`", target.overlay),
        (None, true) => format!("`{}` has no cohort", target.overlay),
        (None, false) => format!("`{}` has several cohorts", target.overlay),
    };
    let names: Vec<_> = cohorts.iter().map(|cohort| cohort.id.as_str()).collect();
    let near = name.and_then(|name| nearest(name, names.iter().copied()));
    let hint = if names.is_empty() {
        "describe one under `cohorts:` in overlay.yaml, or name a file with `--cohort cohort.yaml`".to_owned()
    } else {
        format!("write `--cohort` with one of {}, or with a file that ends in .yaml", names.join(", "))
    };
    let problem = Diagnostic::new(Code::UnknownCohort, message);
    Err(only(problem.maybe_hint(near.map(|near| format!("did you mean `{near}`?"))).hint(hint)))
}

/// Says that a list has more names than a cohort has people.
pub fn more_names(names: &[(String, Origin)], cohort: &Cohort) -> Problems {
    let people = usize::try_from(cohort.people).expect("a cohort has few people");
    let Some((_, origin)) = names.get(people) else { return Problems::none() };
    let message = format!("the list has {} names, but `{}` has {people} people", names.len(), cohort.id);
    let problem = Diagnostic::new(Code::NamesAndPeople, message).at(origin);
    only(problem.also("its people", &cohort.origin).hint("raise `people:`, or delete names"))
}

/// Makes all papers of a target for a cohort; where one cannot be made, there is no pack.
pub fn print_pack(
    workspace: &Workspace,
    loaded: &Problems,
    target: &Target,
    cohort: &Cohort,
) -> Result<PrintPack, Problems> {
    let request = Request {
        targets: vec![target.to_string()],
        formats: Format::ALL.into_iter().filter(|format| format.is_printed()).collect(),
        cohort: Some(cohort.clone()),
        ..Request::default()
    };
    let (plans, problems) = plan(workspace, loaded, &request)?;
    let Some(planned) = plans.first() else {
        let mut said = problems;
        said.extend(loaded.clone());
        return Err(said.in_source_order());
    };
    let sources = Sources::of(workspace, &plans);
    let mut done = editions(&sources, &[planned]);
    let target = done.pop().expect("one plan gives the editions of one target");
    // What is wrong in other overlays keeps no pack of this one from being made.
    let mut said = target.problems.clone();
    said.extend(lacking(&target, planned, loaded));
    let (papers, files) = papers_of(&target, &mut said);
    let said = said.in_source_order();
    if said.has_errors() {
        return Err(said);
    }
    Ok(packed(&target, cohort, (papers, files), said))
}

/// Says what of a target cannot be printed, and what was wrong with the files.
fn lacking(target: &TargetEditions, planned: &Planned<'_>, loaded: &Problems) -> Problems {
    let unsound = planned.taught.iter().filter(|id| !planned.modules.contains(id));
    let lacking: Vec<_> =
        unsound.chain(&target.failed).chain(&target.refused).map(|id| format!("`{id}`")).collect();
    let name = &planned.target;
    let mut problems = Problems::none();
    if !lacking.is_empty() {
        let message = format!("`{name}` cannot be printed as a whole: it lacks {}", lacking.join(", "));
        problems.push(Diagnostic::new(Code::PackNotWhole, message).hint("mend what the other problems name"));
        problems.extend(loaded.clone());
    } else if planned.programme.is_none() {
        let message = format!("`{name}` cannot be printed for a cohort: there is no programme");
        let problem = Diagnostic::new(Code::PackNotWhole, message);
        problems.push(problem.hint("describe one under `programmes:` in base-modules/series.yaml"));
    }
    problems
}

/// Bytes by the names of files.
type Files = BTreeMap<String, Vec<u8>>;

/// Every paper with its file, the checklist last, since it tells the pages of the others.
fn papers_of(target: &TargetEditions, problems: &mut Problems) -> (Vec<PrintedPaper>, Files) {
    let each = target.editions.iter().flat_map(|finished| Format::ALL.map(|format| (finished, format)));
    let wanted = each.filter(|(finished, format)| format.is_printed() && format.suits(&finished.edition));
    let (late, early): (Vec<_>, Vec<_>) = wanted.partition(|(_, format)| format.counts_papers());
    let made = early.par_iter().map(|(finished, format)| render(finished, *format, &ControlSchemas::new()));
    let made: Vec<_> = made.collect();
    let mut artifacts: Vec<(&Finished, Artifact)> = Vec::new();
    for ((finished, _), made) in early.into_iter().zip(made) {
        match made {
            Ok(artifact) => artifacts.push((finished, artifact)),
            Err(found) => problems.extend(found),
        }
    }
    if problems.has_errors() {
        return (Vec::new(), Files::new());
    }
    let known: Vec<_> = artifacts.iter().map(|(finished, it)| Known::of(finished, it)).collect();
    let mut papers = match papers::of_target(target, &known) {
        Ok(papers) => papers,
        Err(found) => {
            problems.extend(found);
            return (Vec::new(), Files::new());
        }
    };
    for (finished, format) in late {
        match render(&finished.with_papers(papers.clone()), format, &ControlSchemas::new()) {
            Ok(artifact) => {
                papers.extend(papers::paper(finished, &Known::of(finished, &artifact)));
                artifacts.push((finished, artifact));
            }
            Err(found) => problems.extend(found),
        }
    }
    let named = |(_, artifact): (_, Artifact)| (papers::file(&artifact.path).to_owned(), artifact.bytes);
    (papers, artifacts.into_iter().map(named).collect())
}

fn packed(
    target: &TargetEditions,
    cohort: &Cohort,
    (papers, mut files): (Vec<PrintedPaper>, Files),
    problems: Problems,
) -> PrintPack {
    let programme = target.editions.iter().map(|it| &it.edition).find(|it| it.schedule.is_some());
    let programme = programme.expect("without a programme there is an error");
    let attendance = programme.schedule.as_ref().and_then(|it| it.attendance.as_ref());
    let attendance = attendance.expect("papers are made for a cohort");
    files.insert(LIST.to_owned(), readme::pack(programme, &papers));
    let counted = papers.into_iter().map(|paper| {
        let copies = paper.copies(attendance);
        (paper, copies)
    });
    PrintPack {
        name: format!("{}-{}-print-pack.zip", programme.target.slug(), cohort.id),
        bytes: package::pack(&files),
        papers: counted.collect(),
        problems,
    }
}
